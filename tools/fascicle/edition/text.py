"""A text of the edition: a TEI file, with the source that it comes from, if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lxml import etree

from fascicle.edition.record import RECORD, Record, Source, TextFiles
from fascicle.edition.toml import LanguageTag, Sha256
from fascicle.edition.toml_file import misplaced

_TITLE = re.compile(rb"<titleStmt\b.*?<title\b[^>]*>(.*?)</title>", re.DOTALL)
_LANGUAGE = re.compile(rb"<TEI\b[^>]*?\bxml:lang\s*=\s*[\"']([A-Za-z0-9-]+)[\"']")
_HEADER = 64 * 1024  # bytes of a file in which its title and language are looked for


@dataclass(frozen=True)
class Text:
    """A TEI file of the edition; ``source`` is what it was converted from, None where it exists by itself.

    A text without a source is read where it is and never written; ``settings`` are its row of ``[[texts]]``.
    """

    path: Path
    title: str
    language: str
    source: Source | None = None
    settings: TextFiles | None = None

    @property
    def name(self) -> str:
        """The file's name without its ending: the name of its page, and of the text on the command line."""
        return self.path.stem

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the record names, the main one first."""
        others = self.source.languages if self.source is not None else ()
        return tuple(dict.fromkeys((str(self.language), *map(str, others))))

    @property
    def row(self) -> Source:
        """The text as a row of the record: its source, or what stands for one where there is none."""
        if self.source is not None:
            return self.source
        row = Source(self.path.name, Sha256(""), self.title, LanguageTag(self.language))
        settings = self.settings
        return (
            row
            if settings is None
            else replace(row, rights=settings.rights, withhold=settings.withhold, reason=settings.reason)
        )

    @property
    def withheld(self) -> bool:
        """Whether the text is kept out of what is published."""
        return self.row.withhold


def texts_of_files(folder: Path, record: Record) -> Iterator[Text]:
    """The texts that ``[[texts]]`` of a record names, each table's files in the order of their names.

    A file that one table withholds is withheld whatever others say. Raises EditionError where there is none, where one
    lies outside the folder, or where two texts have one name.
    """
    withheld = {path: row for at, row in enumerate(record.texts, 1) if row.withhold for path in _files(folder, row, at)}
    told: set[Path] = set()
    taken = {source.stem.lower(): source.file for source in record.sources}
    for at, row in enumerate(record.texts, 1):
        for path in _files(folder, row, at):
            if (other := taken.setdefault(path.stem.lower(), str(path))) != str(path):
                raise misplaced(
                    folder / RECORD,
                    ("texts", at, "file"),
                    f"{path.name} and {other} would have the same name, {path.stem}",
                    "rename one of them; names must differ by more than their ending or case",
                )
            if path in told:
                continue
            told.add(path)
            own = withheld.get(path, row)
            title, language = _described(path)
            language = language if own.language == "und" else own.language
            yield Text(path, own.title or title or path.stem, language, settings=own)


def _files(folder: Path, row: TextFiles, at: int) -> list[Path]:
    pattern = PurePosixPath(row.file)
    inside = not pattern.is_absolute() and ".." not in pattern.parts and "\\" not in row.file
    found = sorted(path for path in folder.glob(row.file) if path.is_file()) if inside and row.file.strip() else []
    if not found and not (inside and row.withhold):  # whoever has the bag has not got what is withheld
        problem = "no file is there" if inside else "it leads out of the edition's folder"
        hint = "name a TEI file below the edition's folder, or several by a pattern such as letters/*.xml"
        raise misplaced(folder / RECORD, ("texts", at, "file"), f'texts: file = "{row.file}": {problem}', hint)
    return found


def _described(path: Path) -> tuple[str, str]:
    """Title and language as a TEI file's header has them; a file that cannot be read has neither, and is told later."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER)
    except OSError:
        return "", "und"
    title, language = _TITLE.search(head), _LANGUAGE.search(head)
    return _words(title[1]) if title else "", language[1].decode("ascii") if language else "und"


def _words(markup: bytes) -> str:
    try:
        element = etree.fromstring(b"<x>" + markup + b"</x>", etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())
