"""Small repositories that answer as Dataverse's guides and the SWORDv2 profile say, refusals included."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qs, urlsplit

from deposit.invenio_server import TOKEN

Answer = tuple[int, Any]


def _ok(data: Any, status: int = 200) -> Answer:
    return status, {"status": "OK", "data": data}


def _error(status: int, message: str) -> Answer:
    return status, {"status": "ERROR", "message": message}


@dataclass
class Dataverse:
    """Datasets by identifier, each with versions: a list of metadata, files and state. A zip is unpacked, once."""

    datasets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    published: int = 0
    locked: int = 0
    fault: str = ""
    at: int = -1
    numbers: int = 0

    def opened(self, headers: Any) -> bool:
        return bool(headers.get("X-Dataverse-key") == TOKEN)

    def told(self, method: str, path: str, data: bytes, headers: Any) -> Answer:
        parts = urlsplit(path)
        at = parts.path.removeprefix("/api/").strip("/").split("/")
        match (method, *at):
            case ("POST", "dataverses", "papers", "datasets"):
                value = json.loads(data)["datasetVersion"]
                if missing := self._missing(value):
                    return _error(400, f"Validation Failed: {missing} is required.")
                identifier = f"doi:10.5072/FK2/{len(self.datasets)}"
                self.datasets[identifier] = [{"value": value, "files": {}, "state": "DRAFT"}]
                return _ok({"id": 1, "persistentId": identifier}, 201)
            case ("DELETE", "files", number):
                for versions in self.datasets.values():
                    for name, each in list(versions[-1]["files"].items()):
                        if each["id"] == int(number):
                            del self._draft(versions)["files"][name]
                            return _ok({"message": "deleted"})
                return _error(404, "not found")
            case (_, "datasets", ":persistentId", *rest):
                found = self.datasets.get(parse_qs(parts.query).get("persistentId", [""])[0])
                return _error(404, "not found") if found is None else self._dataset(method, rest, found, data, headers)
        return _error(404, "not found")

    def _missing(self, value: dict[str, Any]) -> str:
        names = {each["typeName"] for each in value["metadataBlocks"]["citation"]["fields"]}
        return next(
            (each for each in ("title", "author", "datasetContact", "dsDescription", "subject") if each not in names),
            "",
        )

    def _draft(self, versions: list[dict[str, Any]]) -> dict[str, Any]:
        if versions[-1]["state"] == "RELEASED":
            versions.append({**versions[-1], "files": dict(versions[-1]["files"]), "state": "DRAFT"})
        return versions[-1]

    def _dataset(
        self, method: str, rest: list[str], versions: list[dict[str, Any]], data: bytes, headers: Any
    ) -> Answer:
        latest = versions[-1]
        match (method, *rest):
            case ("GET",):
                return _ok({"latestVersion": {"versionState": latest["state"]}})
            case ("GET", "locks"):
                self.locked = max(self.locked - 1, 0)
                return _ok([{"lockType": "finalizePublication"}] if self.locked else [])
            case ("GET", "versions", ":latest", "files"):
                return _ok([{"label": name, "dataFile": each} for name, each in latest["files"].items()])
            case ("PUT", "versions", ":draft"):
                value = json.loads(data)
                if missing := self._missing(value):
                    return _error(400, f"{missing} is required.")
                self._draft(versions)["value"] = value
                return _ok({})
            case ("POST", "add"):
                return self._add(versions, data, headers)
            case ("POST", "actions", ":publish"):
                if latest["state"] == "RELEASED":
                    return _error(409, "This dataset has no draft: nothing to publish.")
                latest["state"] = "RELEASED"
                self.published += 1
                self.locked = 3
                return _ok({})
        return _error(405, "not possible")

    def _add(self, versions: list[dict[str, Any]], data: bytes, headers: Any) -> Answer:
        if self.locked:
            return _error(403, "Failed to add file to dataset. Dataset is locked.")
        message = message_from_bytes(f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + data)
        parts = message.get_payload()
        assert isinstance(parts, list)
        (part,) = (each for each in parts if each.get_filename())
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        received = {str(part.get_filename()): content}
        if str(part.get_filename()).endswith(".zip"):
            try:
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    received = {name: archive.read(name) for name in archive.namelist()}
            except zipfile.BadZipFile:
                pass  # it is kept as it came
        files = self._draft(versions)["files"]
        for name, each in received.items():
            if name in files:
                return _error(400, "This file has a duplicate.")
            self.numbers += 1
            files[name] = {"id": self.numbers, "md5": hashlib.md5(each).hexdigest()}
        return _ok({"files": []})


_SERVICE = """<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:sword="http://purl.org/net/sword/terms/"><sword:version>2.0</sword:version><workspace><atom:title>A</atom:title>
{collections}</workspace></service>"""
_COLLECTION = """<collection href="/sword/col{number}"><atom:title>Editions</atom:title><accept>*/*</accept>
<sword:acceptPackaging>http://purl.org/net/sword/package/SimpleZip</sword:acceptPackaging></collection>"""
_RECEIPT = """<entry xmlns="http://www.w3.org/2005/Atom"><link rel="edit" href="/sword/edit/{id}"/>
<link rel="edit-media" href="/sword/media/{id}"/>
<link rel="http://purl.org/net/sword/terms/statement" href="/sword/statement/{id}"/>
</entry>"""
_STATEMENT = """<feed xmlns="http://www.w3.org/2005/Atom"><category scheme="http://purl.org/net/sword/terms/state"
 term="http://repository.example/state/{state}" label="State"/></feed>"""


@dataclass
class Sword:
    """Containers by number: their metadata, their package, and whether they are complete."""

    containers: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    published: int = 0
    collections: int = 1
    fault: str = ""
    at: int = -1

    def opened(self, headers: Any) -> bool:
        return bool(headers.get("Authorization") == f"Basic {base64.b64encode(b'ida:' + TOKEN.encode()).decode()}")

    def told(self, method: str, path: str, data: bytes, headers: Any) -> Answer:
        at = path.removeprefix("/sword/").split("/")
        match (method, *at):
            case ("GET", "service"):
                each = "".join(_COLLECTION.format(number=number) for number in range(self.collections))
                return 200, _SERVICE.format(collections=each).encode()
            case ("POST", "col0") if headers["In-Progress"] == "true":
                number = str(len(self.containers))
                self.containers[number] = {"entry": data, "package": None, "state": "inProgress"}
                return 201, (_RECEIPT.format(id=number).encode(), {"Location": f"/sword/edit/{number}"})
            case (_, kind, number) if number in self.containers:
                return self._container(method, kind, number, data, headers)
        return 404, b"<error/>"

    def _container(self, method: str, kind: str, number: str, data: bytes, headers: Any) -> Answer:
        container = self.containers[number]
        match (method, kind):
            case ("GET", "edit"):
                return 200, _RECEIPT.format(id=number).encode()
            case ("GET", "statement"):
                return 200, _STATEMENT.format(state=container["state"]).encode()
            case _ if container["state"] != "inProgress":
                return 405, b"<error/>"
            case ("PUT", "media"):
                if hashlib.md5(data).hexdigest() != headers["Content-MD5"]:
                    return 412, b"<error>checksum</error>"
                container["package"] = data
                return 204, None
            case ("POST", "edit") if headers["In-Progress"] == "false" and not data:
                container["state"] = "archived"
                self.published += 1
                return 200, _RECEIPT.format(id=number).encode()
        return 400, b"<error/>"
