"""METS 1.12 (Library of Congress): the package as one object, with a way to each of its files."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from lxml import etree

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.kept import KeptFile
from fascicle.deposit.standards.xml import add, root_of, written
from fascicle.version import VERSION

METS = "http://www.loc.gov/METS/"
_XLINK = "http://www.w3.org/1999/xlink"


def mets(record: DepositRecord, files: Sequence[KeptFile], described: Sequence[KeptFile]) -> bytes:
    """``files`` are those of the package, ``described`` the metadata files beside this one: MODS and PREMIS among them.

    The order of the sections is that of the schema.
    """
    root = root_of(METS, "mets", "http://www.loc.gov/standards/mets/mets.xsd", {"xlink": _XLINK})
    root.set("OBJID", f"https://doi.org/{record.doi}" if record.doi else record.local_id)
    root.set("LABEL", record.full_title)
    header = add(root, "metsHdr", CREATEDATE=f"{record.day}T00:00:00Z" if record.day else "")
    agent = add(header, "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="software")
    add(agent, "name", f"fascicle {VERSION}")
    kinds = {"metadata/mods.xml": "MODS", "metadata/oai_dc.xml": "DC"}
    for file in described:
        if file.path in kinds:
            _reference(add(root, "dmdSec", ID=f"dmd-{kinds[file.path].lower()}"), file, kinds[file.path])
    for file in described:
        if file.path == "metadata/premis.xml":
            administrative = add(root, "amdSec", ID="amd")
            _reference(add(administrative, "digiprovMD", ID="amd-premis"), file, "PREMIS")
    section = add(root, "fileSec")
    structure = add(root, "structMap", TYPE="physical")
    top = add(structure, "div", LABEL="data", TYPE="folder", DMDID=_ids(root, "dmdSec"))
    groups: dict[str, tuple[etree._Element, etree._Element]] = {}
    for file in files:
        folder = file.path.rpartition("/")[0]
        if folder not in groups:
            label = folder or "."
            groups[folder] = add(section, "fileGrp", USE=label), add(top, "div", LABEL=label, TYPE="folder")
        group, div = groups[folder]
        _file(group, file)
        add(div, "fptr", FILEID=file.id)
    return written(root)


def _ids(root: etree._Element, name: str) -> str:
    return " ".join(str(each.get("ID")) for each in root.iter(f"{{{METS}}}{name}"))


def _reference(section: etree._Element, file: KeptFile, kind: str) -> None:
    reference = add(section, "mdRef", LOCTYPE="URL", MDTYPE=kind, MIMETYPE=file.format.media_type, **_fixity(file))
    reference.set(f"{{{_XLINK}}}href", _href(file.path, "metadata"))


def _file(group: etree._Element, file: KeptFile) -> None:
    element = add(group, "file", ID=file.id, MIMETYPE=file.format.media_type, **_fixity(file))
    location = add(element, "FLocat", LOCTYPE="URL")
    location.set(f"{{{_XLINK}}}href", _href(file.path, "metadata"))


def _fixity(file: KeptFile) -> dict[str, str]:
    return {"SIZE": str(file.size), "CHECKSUM": file.sha256, "CHECKSUMTYPE": "SHA-256"}


def _href(path: str, folder: str) -> str:
    """The address of a file from the folder of this one."""
    return quote(path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else f"../{path}")
