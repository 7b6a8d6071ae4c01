"""Dataverse: a dataset in a collection, its files, and, only if wanted, its publication (native API, version 6)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.push.exchange import Exchange, Reply, Upload
from fascicle.deposit.push.state import Pushed
from fascicle.deposit.standards.dataverse import dataverse
from fascicle.model.errors import EngineError, UsageError
from fascicle.model.shown import shown

_PIECE = 1 << 20  # bytes
_LOCKED = 60  # times that a dataset which is locked is asked about
_WAIT = 2.0  # seconds between two of them
_BOUNDARY = "fascicle-7d1e5f0c9ab34c2d"


def push(
    exchange: Exchange,
    record: DepositRecord,
    files: Sequence[Path],
    known: Pushed | None,
    keep: Callable[[Pushed], None],
    *,
    publish: bool,
) -> Pushed:
    """Bring a release to the collection at the exchange's address; answers what there is of it then.

    It goes on where a run was broken off, and makes a new version of a dataset that was published. Raises EngineError
    where the repository refuses something, UsageError where the address names no collection.
    """
    at = known
    if known is not None and known.version == record.version and known.published:
        return known
    if at is None:
        at = Pushed(exchange.address, _created(exchange, record), record.version)
        keep(at)
    dataset = _Dataset(exchange, at.id)
    done = Pushed(at.server, at.id, record.version, published=True)
    if at.version == record.version and dataset.is_released and dataset.holds(files):
        keep(done)  # the answer to the publication was lost
        return done
    at = Pushed(at.server, at.id, record.version)
    keep(at)
    dataset.describe(record)
    dataset.fill(files)
    if not publish:
        return at
    dataset.publish(files)
    keep(done)
    return done


def _created(exchange: Exchange, record: DepositRecord) -> str:
    path = urlsplit(exchange.address).path.strip("/").split("/")
    if len(path) < 2 or path[-2] != "dataverse":
        hint = "give the address of a collection, such as https://demo.dataverse.org/dataverse/NAME"
        raise UsageError(f"{exchange.address} is no collection of a Dataverse", hint=hint)
    answer = exchange.call("POST", _at(exchange, f"/dataverses/{quote(path[-1], safe='')}/datasets"), _value(record))
    return str(_data(answer)["persistentId"])


def _at(exchange: Exchange, path: str) -> str:
    parts = urlsplit(exchange.address)
    return f"{parts.scheme}://{parts.netloc}/api{path}"


def _value(record: DepositRecord) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(dataverse(record))
    return value


def _data(answer: Reply) -> Any:
    """What a repository says; an error that has the status of a success is one."""
    value = answer.value or {}
    if value.get("status") == "ERROR" or "data" not in value:
        message = f"the repository does not take it: {value.get('message', 'it says nothing')}"
        raise EngineError(shown(message), hint="mend what it says, and run the command again; nothing was published")
    return value["data"]


class _Dataset:
    """A dataset by its persistent identifier."""

    def __init__(self, exchange: Exchange, identifier: str) -> None:
        self._exchange, self._query = exchange, f"persistentId={quote(identifier, safe='')}"

    def _call(self, method: str, path: str, content: Any = None, more: str = "", **options: Any) -> Reply:
        url = _at(self._exchange, f"/datasets/:persistentId{path}?{self._query}{more}")
        return self._exchange.call(method, url, content, **options)

    @property
    def is_released(self) -> bool:
        """Whether its latest version is published."""
        return bool(_data(self._call("GET", "/"))["latestVersion"]["versionState"] == "RELEASED")

    @property
    def _files(self) -> dict[str, dict[str, Any]]:
        """The files of the latest version, by their names."""
        listed = _data(self._call("GET", "/versions/:latest/files"))
        return {str(each["label"]): each["dataFile"] for each in listed}

    def holds(self, files: Sequence[Path]) -> bool:
        """Whether its latest version has these files and no other."""
        return {name: each.get("md5") for name, each in self._files.items()} == {
            each.name: _md5(each) for each in files
        }

    def describe(self, record: DepositRecord) -> None:
        """Put the metadata into the draft, which is made if there is none."""
        _data(self._call("PUT", "/versions/:draft", _value(record)["datasetVersion"]))

    def fill(self, files: Sequence[Path]) -> None:
        """Send the files that are not there as they are here; what else is there goes."""
        there = self._files
        wanted = {each.name: _md5(each) for each in files}
        for name, each in there.items():
            if wanted.get(name) != each.get("md5"):
                self._exchange.call("DELETE", _at(self._exchange, f"/files/{each['id']}"))
        for path in files:
            if there.get(path.name, {}).get("md5") != wanted[path.name]:
                self._send(path)
        if not self.holds(files):
            hint = "run the command again: what differs is sent anew; nothing was published"
            raise EngineError("the repository has other files than were sent", hint=hint)

    def _send(self, path: Path) -> None:
        self._wait()
        told = json.dumps({"tabIngest": "false", "restrict": "false"})
        with _wrapped(path) as sent:
            before = (
                f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="jsonData"\r\n\r\n{told}\r\n--{_BOUNDARY}\r\n'
                f'Content-Disposition: form-data; name="file"; filename="{sent.name}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n"
            )
            body = Upload(sent, before.encode("utf-8"), f"\r\n--{_BOUNDARY}--\r\n".encode("ascii"))
            headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
            try:
                self._call("POST", "/add", body, headers=headers)
            except EngineError:
                # it may have come by a request whose answer was lost; then it is refused as a duplicate
                if self._files.get(path.name, {}).get("md5") != _md5(path):
                    raise

    def publish(self, files: Sequence[Path]) -> None:
        """Publish the draft as a version of its own, once."""
        self._wait()
        try:
            self._call("POST", "/actions/:publish", more="&type=major")
        except EngineError:
            self._wait()
            if not (self.is_released and self.holds(files)):
                raise
        self._wait()
        if not self.is_released:
            hint = "look there: it may wait for somebody's review, or for its identifier; then run the command again"
            raise EngineError("the repository has not published the dataset", hint=hint)

    def _wait(self) -> None:
        """Wait until nothing locks the dataset, as a publication or a look into a file does."""
        for _ in range(_LOCKED):
            if not _data(self._call("GET", "/locks")):
                return
            self._exchange.pause(_WAIT)
        raise EngineError("the dataset is locked at the repository", hint="look there why, and run the command again")


@contextmanager
def _wrapped(path: Path) -> Iterator[Path]:
    """The file to send: a zip in another one, for Dataverse unpacks what it gets, and only once."""
    if path.suffix != ".zip":
        yield path
        return
    outer = path.with_name(f".{path.stem}-sent.zip")
    try:
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.write(path, path.name)
        yield outer
    finally:
        outer.unlink(missing_ok=True)


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "md5").hexdigest()
