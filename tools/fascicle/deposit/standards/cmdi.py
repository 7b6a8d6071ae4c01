"""CMDI 1.2, as CLARIN harvests it, in the profile OLAC-DcmiTerms: Dublin Core with languages by ISO 639-3."""

from __future__ import annotations

from lxml import etree

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.dublincore import elements
from fascicle.deposit.standards.xml import XSI, written

CMD = "http://www.clarin.eu/cmd/1"
PROFILE = "clarin.eu:cr1:p_1288172614026"
_PROFILE_NS = f"{CMD}/profiles/{PROFILE}"
_SCHEMAS = (
    f"{CMD} https://infra.clarin.eu/CMDI/1.x/xsd/cmd-envelop.xsd {_PROFILE_NS} "
    f"https://catalog.clarin.eu/ds/ComponentRegistry/rest/registry/1.x/profiles/{PROFILE}/xsd"
)


def cmdi(record: DepositRecord) -> bytes:
    """The record; its page is the one thing that it names, if the record knows where that is."""
    root = etree.Element(f"{{{CMD}}}CMD", nsmap={"cmd": CMD, "cmdp": _PROFILE_NS, "xsi": XSI}, CMDVersion="1.2")
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMAS)
    header = _add(root, "Header")
    _add(header, "MdCreator", record.publisher)
    _add(header, "MdCreationDate", record.day or f"{record.year}-01-01")
    _add(header, "MdProfile", PROFILE)
    _add(header, "MdCollectionDisplayName", record.title)
    resources = _add(root, "Resources")
    proxies = _add(resources, "ResourceProxyList")
    if record.address:
        proxy = _add(proxies, "ResourceProxy", id="page")
        _add(proxy, "ResourceType", "LandingPage", mimetype="text/html")
        _add(proxy, "ResourceRef", record.address)
    _add(resources, "JournalFileProxyList")
    _add(resources, "ResourceRelationList")
    described = etree.SubElement(_add(root, "Components"), f"{{{_PROFILE_NS}}}OLAC-DcmiTerms")
    # the profile has its elements in the order of the alphabet
    for name, text in sorted(elements(record), key=lambda each: each[0]):
        code = {"olac-language": text} if name == "language" else {}
        etree.SubElement(described, f"{{{_PROFILE_NS}}}{name}", code).text = text
    return written(root)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{CMD}}}{name}", attributes)
    element.text = text or None
    return element
