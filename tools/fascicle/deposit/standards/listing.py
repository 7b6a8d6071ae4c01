"""The metadata files of a package, in the order in which they are written: what later ones describe is there before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fascicle.deposit.datacite import datacite
from fascicle.deposit.licence import NAME as LICENCE
from fascicle.deposit.licence import licence
from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.profile import profile
from fascicle.deposit.standards import rocrate
from fascicle.deposit.standards.cmdi import cmdi
from fascicle.deposit.standards.dataverse import dataverse
from fascicle.deposit.standards.dublincore import dublin_core
from fascicle.deposit.standards.kept import KeptFile
from fascicle.deposit.standards.mets import mets
from fascicle.deposit.standards.mods import mods
from fascicle.deposit.standards.premis import premis
from fascicle.publish.citing.bibtex import bibtex
from fascicle.publish.citing.cff import cff
from fascicle.publish.citing.csl import csl_json
from fascicle.publish.citing.ris import ris

_FOLDER = "metadata/"

OF_RECORD: dict[str, Callable[[DepositRecord], bytes]] = {
    "CITATION.cff": cff,
    LICENCE: licence,
    f"{_FOLDER}cmdi.xml": cmdi,
    f"{_FOLDER}datacite.xml": datacite,
    f"{_FOLDER}dataverse.json": dataverse,
    f"{_FOLDER}mods.xml": mods,
    f"{_FOLDER}oai_dc.xml": dublin_core,
    f"{_FOLDER}bagit-profile.json": lambda record: profile(),
    f"{_FOLDER}citation.bib": lambda record: bibtex(record).encode("utf-8"),
    f"{_FOLDER}citation.ris": lambda record: ris(record).encode("utf-8"),
    f"{_FOLDER}citation.csl.json": lambda record: csl_json(record).encode("utf-8"),
}
"""Files that are written from the record alone."""

PROV = f"{_FOLDER}prov.jsonld"


def of_files(record: DepositRecord, kept: Callable[[], Sequence[KeptFile]]) -> list[tuple[str, Callable[[], bytes]]]:
    """Files that describe others with their checksums; ``kept`` tells all that are there when one is written."""

    def whole() -> bytes:
        files = kept()
        described = [file for file in files if file.path.startswith(_FOLDER)]
        return mets(record, [file for file in files if file not in described], described)

    return [
        (f"{_FOLDER}premis.xml", lambda: premis(record, kept())),
        (f"{_FOLDER}mets.xml", whole),
        (rocrate.NAME, lambda: rocrate.ro_crate(record, kept())),
    ]
