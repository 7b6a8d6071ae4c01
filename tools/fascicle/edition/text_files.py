"""The TEI files that ``[[texts]]`` names: which files are texts, in which order, and how each is called."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import cast

from lxml import etree

from fascicle.edition.consistency import is_taken
from fascicle.edition.header import date_key
from fascicle.edition.record import RECORD, Record, TextFiles, TextOrder
from fascicle.edition.text import Text
from fascicle.edition.title_paths import TEI
from fascicle.edition.toml_file import misplaced
from fascicle.edition.toml_places import Keys
from fascicle.model.nothing_outside import NOTHING

_PROLOGUE = 8 * 1024  # bytes in which the root of a file must begin
_LONGEST_NAME = 120  # characters of a name, which is part of names of files
_DIGITS = re.compile(r"(\d+)")
_P4 = frozenset({"TEI.2", "teiCorpus.2"})


@dataclass(frozen=True)
class LeftOut:
    """A file that a pattern of ``[[texts]]`` finds and that is no text; ``what`` says what it is instead."""

    path: Path
    what: str


@dataclass(frozen=True)
class TextsFound:
    """What ``[[texts]]`` leads to: ``rows`` are the texts of each table, in the order of their names."""

    rows: tuple[tuple[Text, ...], ...]
    left_out: tuple[LeftOut, ...]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts in their order; headers are read only if they say it."""
        return tuple(text for row in self.rows for text in _ordered(row))

    @property
    def in_any_order(self) -> tuple[Text, ...]:
        """The same, for those who do not care, and no header is read."""
        return tuple(text for row in self.rows for text in row)


def texts_of_files(folder: Path, record: Record, out: Path | None = None) -> TextsFound:
    """The texts that ``[[texts]]`` of a record names, and what its patterns find beside them.

    Files that are called alike are told apart by the names of their folders. A file that one row withholds is withheld
    whatever others say, and no file need be there: whoever has the package has not got it. ``out`` is the folder of
    what is derived, whose files are no texts. Raises EditionError where there is no file, or where one lies outside the
    folder.
    """
    own = {folder / "text" / f"{source.stem}.xml" for source in record.sources}
    lists = {
        each for at, pattern in enumerate(record.registers.files, 1) for each in register_files(folder, pattern, at)
    }
    aside = own | lists
    rows: dict[Path, TextFiles] = {}
    left_out: dict[Path, LeftOut] = {}
    withheld = {path: row for row in record.texts if row.withhold for path in _found(folder, row.file)}
    for at, row in enumerate(record.texts, 1):
        if row.withhold and not any(each is row for each in withheld.values()):
            continue
        without = {path for each in row.without for path in _found(folder, each)}
        for path in _files(folder, row.file, ("texts", at, "file"), out):
            if path in aside or path in rows or path in without:
                continue
            if (what := what_it_is(path)) and is_pattern(row.file):
                left_out[path] = LeftOut(path, what)
            else:
                rows[path] = withheld.get(path, row)
    names = _names(folder, rows, {source.stem.lower() for source in record.sources})
    texts = {path: Text(path, names[path], None, row) for path, row in rows.items()}
    by_row = (tuple(texts[path] for path, own in rows.items() if own is row) for row in record.texts)
    return TextsFound(tuple(by_row), tuple(left_out.values()))


def register_files(folder: Path, pattern: str, at: int = 1) -> list[Path]:
    """The files that a pattern of ``[registers]`` finds; raises EditionError where there is none."""
    return _files(folder, pattern, ("registers", "files", at))


def is_pattern(file: str) -> bool:
    """Whether a path may stand for several files."""
    return any(sign in file for sign in "*?[")


def what_it_is(path: Path) -> str:
    """What a file is that is no TEI document, as it stands after "it is"; empty for one that is, or cannot be read."""
    parser = etree.XMLPullParser(
        ("start",), resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False, recover=True
    )
    parser.resolvers.add(NOTHING)
    try:
        with path.open("rb") as stream:
            parser.feed(stream.read(_PROLOGUE))
        _, root = next(iter(cast(Iterator[tuple[str, etree._Element]], parser.read_events())))
    except (OSError, StopIteration, etree.XMLSyntaxError):
        return ""
    name = etree.QName(root)
    if name.localname in _P4:
        return f"TEI P4 (<{name.localname}>)"
    if name.namespace == TEI and name.localname == "teiCorpus":
        return "a corpus of several texts (<teiCorpus>)"
    if name.namespace == TEI and name.localname == "TEI":
        return ""
    if name.namespace == TEI:
        return f"a part of a TEI document (<{name.localname}>)"
    return f"no TEI document (<{name.localname}>)"


def natural(path: str) -> tuple[tuple[int, int, str], ...]:
    """What paths are sorted by, so that 2 comes before 10; capitals make no difference."""
    parts = _DIGITS.split(path.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _files(folder: Path, file: str, keys: Keys, out: Path | None = None) -> list[Path]:
    pattern = PurePosixPath(file)
    inside = not pattern.is_absolute() and ".." not in pattern.parts and "\\" not in file
    found = _found(folder, file) if inside and file.strip() else []
    shown = [path for path in found if not _is_derived(path, folder, pattern, out)]
    if not shown:
        problem = "no file is there" if inside else "it leads out of the edition's folder"
        hint = "name a TEI file below the edition's folder, or several by a pattern such as letters/*.xml"
        where = ".".join(str(key) for key in keys if isinstance(key, str) and key != "file")
        raise misplaced(folder / RECORD, keys, f'{where}: file = "{file}": {problem}', hint)
    return sorted(shown, key=lambda path: natural(path.relative_to(folder).as_posix()))


def _found(folder: Path, file: str) -> list[Path]:
    """The file of this path, whatever signs are in it, or the files that a pattern finds; none outside the folder."""
    if ".." in PurePosixPath(file).parts or PurePosixPath(file).is_absolute() or not file.strip():
        return []
    if (folder / file).is_file():
        return [folder / file]
    try:
        return [path for path in folder.glob(file) if path.is_file()]
    except (ValueError, NotImplementedError, re.error):
        return []


def _is_derived(path: Path, folder: Path, pattern: PurePosixPath, out: Path | None) -> bool:
    """Whether a pattern finds a file that nobody means: hidden, or among what is derived or was released."""
    parts = path.relative_to(folder).parts
    if any(part.startswith(".") for part in parts) and not any(part.startswith(".") for part in pattern.parts):
        return True
    if out is not None and path.is_relative_to(out):
        return True
    return len(parts) > 1 and parts[0] in ("build", "releases") and pattern.parts[0] != parts[0]


def _ordered(texts: Sequence[Text]) -> list[Text]:
    """The files of one row, which come in the order of their names already."""
    order = texts[0].settings.order if texts and texts[0].settings else TextOrder.NAME
    if order is TextOrder.DATE:
        return sorted(texts, key=lambda text: date_key(text.header.earliest))
    if order is TextOrder.TITLE:
        return sorted(texts, key=lambda text: natural(text.title))
    return list(texts)


def _names(folder: Path, paths: Iterable[Path], taken: Collection[str]) -> dict[Path, str]:
    """A name for each file, different from all others whatever their case: its own, with those of folders if needed."""
    parts = {path: (*path.relative_to(folder).parts[:-1], path.stem) for path in paths}
    names = {path: _plain(each[-1:]) for path, each in parts.items()}
    for depth in range(2, max(map(len, parts.values()), default=0) + 2):
        alike = list(_alike(names, taken))
        if not alike:
            break
        for path in alike:
            names[path] = _plain(parts[path][-depth:] if len(parts[path]) >= depth else ("text", *parts[path]))
    for path in list(_alike(names, taken)):
        names[path] = f"{names[path]}-{_digest(path.relative_to(folder).as_posix())}"
    return names


def _alike(names: dict[Path, str], taken: Collection[str]) -> Iterator[Path]:
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for path, name in names.items():
        groups[name.lower()].append(path)
    for name, paths in groups.items():
        if len(paths) > 1 or name in taken or is_taken(name):
            yield from paths


@lru_cache(maxsize=4096)
def _plain(parts: tuple[str, ...]) -> str:
    """A name in letters that are good in addresses and on every file system."""
    whole = "-".join(parts)
    letters = "".join(each for each in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(each))
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", letters).strip("._-")
    if not name:
        return f"text-{_digest(whole)}"
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}-{_digest(whole)}"


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogateescape")).hexdigest()[:8]
