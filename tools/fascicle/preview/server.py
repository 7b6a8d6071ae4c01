"""The server of a preview: files of the site, to this machine alone, with a script that keeps pages up to date.

A browser on this machine shows pages of others too, which may ask for whatever address they like: so a request must
name this server, and whatever it asks for, nothing is written.
"""

from __future__ import annotations

import json
import mimetypes
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import Final
from urllib.parse import unquote, urlsplit

from fascicle.model.errors import UsageError
from fascicle.preview.rebuild import PageFindings

HOST: Final = "127.0.0.1"
_OURS: Final = "/@preview/"
_FILES: Final = {"preview.js": "text/javascript", "preview.css": "text/css"}
_HEAD: Final = (
    b'<link rel="stylesheet" href="/@preview/preview.css"><script src="/@preview/preview.js" defer></script></head>'
)
_PAUSE: Final = 10.0  # seconds after which a browser is told that it is not forgotten


class PreviewServer(ThreadingHTTPServer):
    """Serves a site; :meth:`built` tells all open pages that it is another."""

    daemon_threads = True

    def __init__(self, site: Path, port: int) -> None:
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            hint = "choose another one with --port; 0 takes any that is free"
            raise UsageError(f"cannot use port {port}: {error.strerror}", hint=hint) from error
        self.site = site
        self.number = 0
        self.findings = PageFindings()
        self.changed = Condition()
        self.closing = False

    @property
    def address(self) -> str:
        """Where to look."""
        return f"http://{HOST}:{self.server_port}/"

    def built(self, findings: PageFindings) -> None:
        """The site has been made anew, or could not be."""
        with self.changed:
            self.findings = findings
            self.number += 1
            self.changed.notify_all()

    def shutdown(self) -> None:
        """End, and let go of the pages that wait."""
        with self.changed:
            self.closing = True
            self.changed.notify_all()
        super().shutdown()


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nobody wants to read what browsers ask for."""

    def do_HEAD(self) -> None:
        """The same without the file."""
        self.do_GET()

    def do_GET(self) -> None:
        """Send a file of the site, or what the script of a preview asks for."""
        if self.headers.get("Host") not in {f"{name}:{self.server.server_port}" for name in (HOST, "localhost")}:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = unquote(urlsplit(self.path).path)
        if path == f"{_OURS}events":
            self._tell()
        elif path.startswith(f"{_OURS}findings/"):
            self._send(self._findings(path.rpartition("/")[2]), "application/json")
        elif path.removeprefix(_OURS) in _FILES and path.startswith(_OURS):
            name = path.removeprefix(_OURS)
            self._send((Path(__file__).parent / name).read_bytes(), _FILES[name])
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        site = self.server.site.resolve()
        file = (site / (path.lstrip("/") or "index.html")).resolve()
        if not file.is_relative_to(site) or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        tag = sha256(data).hexdigest()
        if file.suffix == ".html":
            data = data.replace(b"</head>", _HEAD, 1)
        self._send(data, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, tag)

    def _findings(self, page: str) -> bytes:
        found = self.server.findings
        own = found.by_page.get(page, []) + (found.by_page.get("", []) if page in ("", "index") else [])
        elsewhere = {name: len(rows) for name, rows in found.by_page.items() if name and name != page}
        told = {"number": self.server.number, "error": found.error, "findings": own, "elsewhere": elsewhere}
        return json.dumps(told, ensure_ascii=False).encode("utf-8")

    def _send(self, data: bytes, kind: str, tag: str = "") -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        if tag:
            self.send_header("ETag", f'"{tag}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell(self) -> None:
        """Events, one for each time that the site is made anew, until the browser has gone."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        server, seen = self.server, -1
        try:
            while not server.closing:
                with server.changed:
                    if server.number == seen:
                        server.changed.wait(_PAUSE)
                    number = server.number
                self.wfile.write(f"data: {number}\n\n".encode() if number != seen else b": still here\n\n")
                self.wfile.flush()
                seen = number
        except OSError:  # the browser has gone
            return
