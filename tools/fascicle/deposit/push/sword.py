"""SWORDv2 (DSpace, EPrints, DANS, Software Heritage): a container, its package, and, only if wanted, its completion."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.push.exchange import Exchange, Reply, Upload
from fascicle.deposit.push.state import Pushed
from fascicle.deposit.standards.dublincore import elements
from fascicle.model.errors import EngineError, UsageError
from fascicle.model.shown import shown
from fascicle.tei.write import safe_parser

_ATOM = "http://www.w3.org/2005/Atom"
_APP = "http://www.w3.org/2007/app"
_TERMS = "http://purl.org/net/sword/terms/"
_DCTERMS = "http://purl.org/dc/terms/"
_SIMPLE = "http://purl.org/net/sword/package/SimpleZip"
_BAGIT = "http://purl.org/net/sword/package/BagIt"
_ENTRY = "application/atom+xml;type=entry"
# How states end that repositories give what is not complete: DSpace, EPrints, Software Heritage, the profile itself.
_UNDER_WAY = ("inprogress", "in-progress", "workspace", "inbox", "draft", "partial")
_XML = {"Accept": "application/atomserv+xml, application/atom+xml, application/xml"}


def push(
    exchange: Exchange,
    record: DepositRecord,
    files: Sequence[Path],
    known: Pushed | None,
    keep: Callable[[Pushed], None],
    *,
    publish: bool,
) -> Pushed:
    """Bring the first of ``files``, a zip, to the collection at the exchange's address; answers what there is of it.

    The address is that of the service document, if this has one collection, or of a collection. What is published here
    is what the repository calls complete: people there go on with it. Raises EngineError where the repository refuses
    something, UsageError where it has several collections.
    """
    if known is not None and known.version == record.version:
        if known.published:
            return known
        at = known
    else:
        # another version is another deposit: what is in an archive is not changed
        at = Pushed(exchange.address, _created(exchange, record), record.version)
        keep(at)
    receipt = _Receipt.of(exchange.call("GET", at.id, headers=_XML), at.id)
    if not receipt.is_complete(exchange):
        _send(exchange, receipt, files[0])
        if not publish:
            return at
        _complete(exchange, at.id, receipt)
    done = Pushed(at.server, at.id, at.version, published=True)
    keep(done)
    return done


def _created(exchange: Exchange, record: DepositRecord) -> str:
    """The address of a new container."""
    collection = _collection(exchange)
    answer = exchange.call("POST", collection, _entry(record), {**_XML, "Content-Type": _ENTRY, "In-Progress": "true"})
    edit = answer.headers.get("location") or (_Receipt.of(answer, collection).edit if answer.data else "")
    if not edit:
        hint = "look whether it is a SWORDv2 collection; nothing was published"
        raise EngineError("the repository does not say where the deposit is", hint=hint)
    return urljoin(collection, edit)


def _collection(exchange: Exchange) -> str:
    """Where deposits go."""
    root = _parsed(exchange.call("GET", exchange.address, headers=_XML))
    found = [str(each.get("href")) for each in root.iter(f"{{{_APP}}}collection")]
    if root.tag != f"{{{_APP}}}service":
        return exchange.address
    if len(found) != 1:
        hint = f"give the address of one of its collections: {', '.join(found[:5]) or 'there is none'}"
        raise UsageError(f"the repository has {len(found)} collections", hint=hint)
    return urljoin(exchange.address, found[0])


def _entry(record: DepositRecord) -> bytes:
    """The metadata: an Atom entry with Dublin Core terms."""
    entry = etree.Element(f"{{{_ATOM}}}entry", nsmap={"atom": _ATOM, "dcterms": _DCTERMS})
    etree.SubElement(entry, f"{{{_ATOM}}}title").text = record.full_title
    etree.SubElement(entry, f"{{{_ATOM}}}id").text = f"urn:fascicle:{record.local_id}"
    etree.SubElement(entry, f"{{{_ATOM}}}updated").text = f"{record.day or record.year + '-01-01'}T00:00:00Z"
    for person in record.creators:
        author = etree.SubElement(entry, f"{{{_ATOM}}}author")
        etree.SubElement(author, f"{{{_ATOM}}}name").text = person.name
    etree.SubElement(entry, f"{{{_ATOM}}}summary").text = record.description
    for name, value in elements(record):
        etree.SubElement(entry, f"{{{_DCTERMS}}}{name}").text = value
    return etree.tostring(entry, xml_declaration=True, encoding="UTF-8")


@dataclass(frozen=True)
class _Receipt:
    """The addresses that a deposit receipt names: of the container, of its files, of its statement."""

    edit: str
    media: str
    statement: str
    packaging: tuple[str, ...]

    @classmethod
    def of(cls, answer: Reply, base: str) -> _Receipt:
        root = _parsed(answer)
        links = {str(each.get("rel")): urljoin(base, str(each.get("href"))) for each in root.iter(f"{{{_ATOM}}}link")}
        packaging = tuple(
            str(each.text) for each in root.iter(f"{{{_TERMS}}}packaging", f"{{{_TERMS}}}acceptPackaging")
        )
        return cls(links.get("edit", ""), links.get("edit-media", ""), links.get(f"{_TERMS}statement", ""), packaging)

    def is_complete(self, exchange: Exchange) -> bool:
        """Whether its statement says that the deposit is on its way to the archive."""
        if not self.statement:
            return False
        root = _parsed(exchange.call("GET", self.statement, headers=_XML))
        categories = [each for each in root.iter(f"{{{_ATOM}}}category") if each.get("scheme") == f"{_TERMS}state"]
        states = [str(each.get("term", "")).lower() for each in categories]
        return bool(states) and not any(each.endswith(_UNDER_WAY) for each in states)


def _send(exchange: Exchange, receipt: _Receipt, path: Path) -> None:
    """Put the package in the place of whatever is there: that can be done again."""
    with path.open("rb") as stream:
        md5 = hashlib.file_digest(stream, "md5").hexdigest()
    name = path.name.encode("ascii", "replace").decode("ascii").replace("?", "_").replace('"', "_")
    headers = {
        **_XML,
        "Content-Type": "application/zip",
        "Content-MD5": md5,
        "Content-Disposition": f"attachment; filename={name}",
        "Packaging": _BAGIT if _BAGIT in receipt.packaging else _SIMPLE,
        "In-Progress": "true",
    }
    exchange.call("PUT", receipt.media, Upload(path), headers)


def _complete(exchange: Exchange, edit: str, receipt: _Receipt) -> None:
    try:
        exchange.call("POST", edit, b"", {**_XML, "In-Progress": "false"})
    except EngineError:
        if not receipt.is_complete(exchange):  # by a request before, whose answer was lost
            raise


def _parsed(answer: Reply) -> etree._Element:
    try:
        return etree.fromstring(answer.data, safe_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        hint = "look whether the address is that of a SWORDv2 service document or collection"
        raise EngineError(shown(f"the repository does not answer in XML: {error}"), hint=hint) from error
