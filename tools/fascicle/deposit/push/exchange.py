"""Requests to a repository: what fails for the moment is tried again, what fails for good is told with what it says."""

from __future__ import annotations

import base64
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fascicle.model.errors import EngineError
from fascicle.model.shown import shown

_TRIES = 5
_WAIT = 1.0  # seconds before the second try; each further one waits twice as long
_LONGEST_WAIT = 60.0
_FOR_THE_MOMENT = frozenset({429, 500, 502, 503, 504})
_TIMEOUT = 60.0  # seconds in which a server must say something
_PIECE = 1 << 20  # bytes
_MOST_SAID = 300  # characters of a server's words that a message shows


@dataclass(frozen=True)
class Reply:
    """An answer: its status, what its JSON says, if it is such, its bytes, its headers by names in small letters."""

    status: int
    value: Any
    data: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusedError(EngineError):
    """A repository refuses a request with a ``status``."""

    status = 0


class Scheme(Enum):
    """How a repository wants to see the token."""

    BEARER = "bearer"
    DATAVERSE = "dataverse"
    BASIC = "basic"  # the token is a name, a colon and a password

    def header(self, token: str) -> dict[str, str]:
        """The header that opens the repository."""
        if self is Scheme.DATAVERSE:
            return {"X-Dataverse-key": token}
        if self is Scheme.BASIC and ":" in token:
            return {"Authorization": f"Basic {base64.b64encode(token.encode('utf-8')).decode('ascii')}"}
        return {"Authorization": f"Bearer {token}"}


@dataclass(frozen=True)
class Upload:
    """A file on its way, piece by piece, between what comes before and behind it."""

    path: Path
    before: bytes = b""
    after: bytes = b""

    def __len__(self) -> int:
        return len(self.before) + self.path.stat().st_size + len(self.after)

    def __iter__(self) -> Iterator[bytes]:
        yield self.before
        with self.path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece
        yield self.after


Content = Mapping[str, Any] | list[Any] | Path | Upload | bytes | None


@dataclass(frozen=True)
class Exchange:
    """A repository's interface at an address, with the token that opens it; ``pause`` waits between two tries.

    The token is sent to the host of the address and to no other, and stands in no message.
    """

    address: str
    token: str
    pause: Callable[[float], None] = time.sleep
    scheme: Scheme = Scheme.BEARER

    def call(self, method: str, path: str, content: Content = None, headers: Mapping[str, str] | None = None) -> Reply:
        """Make a request until it is answered; raises EngineError where it is refused, or cannot be made."""
        url = path if "://" in path else f"{self.address.rstrip('/')}{path}"
        if urlsplit(url).netloc != urlsplit(self.address).netloc:
            raise _failed(
                "the repository sends to another host, which gets no token", url, "look at the address given by --push"
            )
        wait = _WAIT
        for tried in range(1, _TRIES + 1):
            try:
                return self._once(method, url, content, headers or {})
            except urllib.error.HTTPError as error:
                if error.code not in _FOR_THE_MOMENT or tried == _TRIES:
                    raise _refused(error, url) from error
                asked = error.headers.get("Retry-After", "")
                wait = min(float(asked), _LONGEST_WAIT) if asked.isdigit() else wait
            except (OSError, ValueError) as error:
                if tried == _TRIES:
                    hint = "run the command again: it goes on where it was"
                    raise _failed(f"the repository does not answer: {error}", url, hint) from error
            self.pause(wait)
            wait = min(2 * wait, _LONGEST_WAIT)
        raise AssertionError  # the last try returns or raises

    def _once(self, method: str, url: str, content: Content, more: Mapping[str, str]) -> Reply:
        headers = {"Accept": "application/json", **self.scheme.header(self.token)}
        data: bytes | Upload | None = None
        match content:
            case Path() | Upload():
                data = content if isinstance(content, Upload) else Upload(content)
                headers |= {"Content-Type": "application/octet-stream", "Content-Length": str(len(data))}
            case bytes():
                data = content
                headers["Content-Length"] = str(len(data))
            case dict() | list():
                data = json.dumps(content).encode("utf-8")
                headers["Content-Type"] = "application/json"
        return _read(urllib.request.Request(url, data, {**headers, **more}, method=method))


def _read(request: urllib.request.Request) -> Reply:
    with _OPENER.open(request, timeout=_TIMEOUT) as answer:
        data = answer.read()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        is_json = data[:1] in (b"{", b"[")
        return Reply(answer.status, json.loads(data) if is_json else None, data, headers)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirection would carry the token to where somebody else wants it."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def _failed(message: str, url: str, hint: str) -> EngineError:
    return EngineError(shown(message), hint=hint, path=shown(url))


def _refused(error: urllib.error.HTTPError, url: str) -> EngineError:
    said = error.read().decode("utf-8", "replace")
    try:
        value = json.loads(said)
        said = str(value.get("message", "")) + "".join(
            f" ({each.get('field', '')}: {'; '.join(map(str, each.get('messages', [])))})"
            for each in value.get("errors", [])
        )
    except (ValueError, AttributeError, TypeError):
        pass
    hints = {
        401: "the token is not known, or has expired: make a new one at the repository",
        403: "the token does not allow this: make one that may write, and publish if you want that",
        404: "look at the address; the draft may have been deleted at the repository",
    }
    hint = hints.get(error.code, "mend what it says, and run the command again: it goes on where it was")
    refused = RefusedError(
        shown(f"the repository refuses ({error.code}): {said[:_MOST_SAID]}"), hint=hint, path=shown(url)
    )
    refused.status = error.code
    return refused
