"""Judges a crate by roc-validator without a network; run by the interpreter of `.venv-referees`.

    python crates.py FOLDER CACHE

The validator asks w3id.org for the context of RO-Crate. That of its Python library is put into the cache instead: it is
of version 1.3, which has all terms of 1.2. Prints the findings as JSON, a list of severity, message and entity.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import requests
import requests_cache
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse


class _Context(BaseAdapter):
    """Answers every request with the context."""

    def send(self, request: Any, *_: Any, **__: Any) -> requests.Response:
        data = (resources.files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()
        headers = {"Content-Type": "application/ld+json"}
        answer = requests.Response()
        answer.status_code, answer.url, answer.request = 200, request.url, request
        answer.headers.update(headers)
        answer.raw = HTTPResponse(
            body=io.BytesIO(data), status=200, headers=headers, preload_content=False, request_method="GET",
            request_url=request.url,
        )  # fmt: skip
        return answer

    def close(self) -> None:
        """Nothing."""


def main(folder: str, cache: str) -> None:
    session = requests_cache.CachedSession(cache, expire_after=-1)
    session.mount("https://w3id.org/", _Context())
    for version in ("1.1", "1.2", "1.3"):
        session.get(f"https://w3id.org/ro/crate/{version}/context")
    report = Path(cache).with_suffix(".json")
    command = [
        str(Path(sys.executable).with_name("rocrate-validator")),
        "-y",
        "--disable-color",
        "validate",
        "--offline",
    ]
    options = ["--cache-path", cache, "-p", "ro-crate-1.2", "-l", "recommended", "--no-paging", "-f", "json"]
    subprocess.run([*command, *options, "-o", str(report), folder], capture_output=True, check=False)
    found = json.loads(report.read_bytes())["issues"]
    print(json.dumps([[each["severity"], each["message"], each.get("violatingEntity")] for each in found]))


if __name__ == "__main__":
    main(*sys.argv[1:])
