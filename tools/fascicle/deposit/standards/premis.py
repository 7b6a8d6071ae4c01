"""PREMIS 3.0 (Library of Congress): each file with size, format and checksums, what made it, and the rights."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.kept import KeptFile
from fascicle.deposit.standards.xml import XSI, add, add_if, root_of, written
from fascicle.version import VERSION

PREMIS = "http://www.loc.gov/premis/v3"
_SOFTWARE = f"fascicle {VERSION}"


def premis(record: DepositRecord, files: Sequence[KeptFile]) -> bytes:
    """The files of the package but for those that describe it, and how they came to be.

    The day is that of the release: when a program ran is not told, so that it makes the same bytes again.
    """
    root = root_of(PREMIS, "premis", "http://www.loc.gov/standards/premis/premis.xsd")
    root.set("version", "3.0")
    for file in files:
        _object(root, file)
    _event(root, record, files)
    _agents(root, record)
    _rights(root, record)
    return written(root)


def _identified(parent: etree._Element, kind: str, value: str, *, type_: str = "local") -> None:
    identifier = add(parent, f"{kind}Identifier")
    add(identifier, f"{kind}IdentifierType", type_)
    add(identifier, f"{kind}IdentifierValue", value)


def _object(root: etree._Element, file: KeptFile) -> None:
    element = add(root, "object")
    element.set(f"{{{XSI}}}type", "file")
    element.set("xmlID", file.id)
    _identified(element, "object", file.path, type_="path in the package")
    characteristics = add(element, "objectCharacteristics")
    for algorithm, digest in (("SHA-256", file.sha256), ("SHA-512", file.sha512)):
        fixity = add(characteristics, "fixity")
        add(fixity, "messageDigestAlgorithm", algorithm)
        add(fixity, "messageDigest", digest)
        add(fixity, "messageDigestOriginator", _SOFTWARE)
    add(characteristics, "size", str(file.size))
    described = add(characteristics, "format")
    designation = add(described, "formatDesignation")
    add(designation, "formatName", file.format.media_type)
    if file.format.puid:
        registry = add(described, "formatRegistry")
        add(registry, "formatRegistryName", "PRONOM")
        add(registry, "formatRegistryKey", file.format.puid)
    else:
        add(described, "formatNote", file.format.name)
    add(element, "originalName", file.path)


def _event(root: etree._Element, record: DepositRecord, files: Sequence[KeptFile]) -> None:
    event = add(root, "event")
    _identified(event, "event", f"{record.local_id}-creation")
    add(event, "eventType", "creation")
    add(event, "eventDateTime", record.date)
    detail = add(event, "eventDetailInformation")
    add(
        detail, "eventDetail", "texts converted, annotated, checked by schemas and against their sources, and published"
    )
    outcome = add(event, "eventOutcomeInformation")
    add(outcome, "eventOutcome", "success")
    for kind, value in (("software", _SOFTWARE), ("publisher", record.publisher)):
        linking = add(event, "linkingAgentIdentifier")
        add(linking, "linkingAgentIdentifierType", kind)
        add(linking, "linkingAgentIdentifierValue", value)
    for file in files:
        linking = add(event, "linkingObjectIdentifier")
        add(linking, "linkingObjectIdentifierType", "path in the package")
        add(linking, "linkingObjectIdentifierValue", file.path)


def _agents(root: etree._Element, record: DepositRecord) -> None:
    agents = [("software", _SOFTWARE, "software"), ("publisher", record.publisher, "organization")]
    for person in (*record.creators, *record.contributors):
        value = f"https://orcid.org/{person.orcid}" if person.orcid else person.name
        agents.append(("ORCID" if person.orcid else "name", value, "person"))
    names = [_SOFTWARE, record.publisher, *(each.name for each in (*record.creators, *record.contributors))]
    for (kind, value, type_), name in zip(agents, names, strict=True):
        agent = add(root, "agent")
        _identified(agent, "agent", value, type_=kind)
        add(agent, "agentName", name)
        add(agent, "agentType", type_)


def _rights(root: etree._Element, record: DepositRecord) -> None:
    statement = add(add(root, "rights"), "rightsStatement")
    _identified(statement, "rightsStatement", f"{record.local_id}-licence")
    add(statement, "rightsBasis", "license")
    licence = add(statement, "licenseInformation")
    if record.licence.url:
        documentation = add(licence, "licenseDocumentationIdentifier")
        add(documentation, "licenseDocumentationIdentifierType", "URI")
        add(documentation, "licenseDocumentationIdentifierValue", record.licence.url)
    add(licence, "licenseTerms", record.licence.name)
    withheld = [each.withheld for each in record.withheld]
    add_if(licence, "licenseNote", f"Texts that are withheld: {len(withheld)}." if withheld else "")
