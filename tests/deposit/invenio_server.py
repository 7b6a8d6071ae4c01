"""A small repository that answers as an InvenioRDM was seen to, and goes wrong at the request that a test names."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

TOKEN = "t0ken"


@dataclass
class Repository:
    """Drafts and records by identifier; ``fault`` happens at the request ``at``, counted from 0, once."""

    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    published: int = 0
    requests: list[str] = field(default_factory=list)
    fault: str = ""
    at: int = -1

    def answer(self, method: str, path: str, data: bytes) -> tuple[int, Any]:
        parts = [unquote(part) for part in path.removeprefix("/api/records").strip("/").split("/") if part]
        value = json.loads(data) if data[:1] in (b"{", b"[") and not path.endswith("/content") else None
        match (method, *parts):
            case ("POST",):
                return self._new(value, "")
            case ("POST", identifier, "versions") if identifier in self.records:
                return self._new(None, identifier)
            case ("GET", identifier) if identifier in self.records:
                return 200, self.records[identifier]["value"]
            case (_, identifier, "draft", *rest) if identifier in self.drafts:
                return self._draft(method, identifier, rest, value, data)
        return 404, {"message": "not found"}

    def _new(self, value: dict[str, Any] | None, parent: str) -> tuple[int, Any]:
        identifier = f"r{len(self.drafts) + len(self.records) + 1}"
        self.drafts[identifier] = {"value": value or {}, "files": {}}
        self.parents[identifier] = parent
        return 201, {"id": identifier, "errors": _errors(value) if value else []}

    def _draft(self, method: str, identifier: str, rest: list[str], value: Any, data: bytes) -> tuple[int, Any]:
        draft = self.drafts[identifier]
        files = draft["files"]
        match (method, *rest):
            case ("GET",):
                return 200, {"id": identifier}
            case ("PUT",):
                draft["value"] = value
                return 200, {"id": identifier, "errors": _errors(value)}
            case ("GET", "files"):
                return 200, {"entries": list(files.values())}
            case ("POST", "files"):
                if any(each["key"] in files for each in value):
                    return 400, {"message": "file already exists"}
                files |= {each["key"]: {"key": each["key"], "status": "pending"} for each in value}
                return 201, {"entries": list(files.values())}
            case ("GET", "files", key) if key in files:
                return 200, files[key]
            case ("DELETE", "files", key) if key in files:
                del files[key]
                return 204, None
            case ("PUT", "files", key, "content") if key in files and files[key]["status"] == "pending":
                files[key]["data"] = data.hex()
                return 200, files[key]
            case ("POST", "files", key, "commit") if key in files and files[key]["status"] == "pending":
                content = bytes.fromhex(files[key]["data"])
                files[key] |= {"status": "completed", "checksum": f"md5:{hashlib.md5(content).hexdigest()}"}
                return 200, files[key]
            case ("POST", "actions", "publish"):
                if not files or any(each["status"] != "completed" for each in files.values()):
                    return 400, {"message": "files are missing", "errors": []}
                self.records[identifier] = self.drafts.pop(identifier)
                self.published += 1
                return 202, {"id": identifier}
        return 400, {"message": "not possible"}


def _errors(value: dict[str, Any]) -> list[dict[str, Any]]:
    title = value.get("metadata", {}).get("title", "")
    return [] if len(title) >= 3 else [{"field": "metadata.title", "messages": ["Shorter than 3."]}]


def _by_bearer(headers: Any) -> bool:
    return bool(headers.get("Authorization") == f"Bearer {TOKEN}")


@contextmanager
def serving(repository: Any) -> Iterator[str]:
    """The address at which a repository answers, on this machine.

    It has ``requests``, a ``fault`` that happens ``at`` one of them, and ``answer(method, path, data)``, or ``told``
    with the headers, too; ``opened`` says whether these have the token.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            number = len(repository.requests)
            repository.requests.append(f"{self.command} {self.path}")
            fault = repository.fault if number == repository.at else ""
            if fault == "cut before":
                self.close_connection = True
                return self.connection.close()
            if getattr(repository, "opened", _by_bearer)(self.headers) is False or fault == "401":
                return self._send(401, {"message": "unauthorized"})
            if fault.isdigit():
                return self._send(int(fault), {"message": "later"})
            if fault == "wrong bytes" and data:
                data = b"?" + data[1:]
            told = getattr(repository, "told", None)
            if told is not None:
                status, value = told(self.command, self.path, data, self.headers)
            else:
                status, value = repository.answer(self.command, self.path, data)
            if fault == "cut after":
                self.close_connection = True
                return self.connection.close()
            return self._send(status, value)

        def _send(self, status: int, value: Any) -> None:
            headers = {}
            if isinstance(value, tuple):
                value, headers = value
            data = b"" if value is None else value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            for name, text in headers.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = _handle  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
