"""BibTeX, in UTF-8 and in fields that both BibTeX and biblatex know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from fascicle.publish.citing.cited import CitedEdition, CitedText, Contributor

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, whatever stands before them
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SIGNS: Final = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_KEY: Final = re.compile(r"[^A-Za-z0-9:._-]+")


def bibtex(work: CitedEdition | CitedText) -> str:
    """An entry: of a document as a part of the edition."""
    edition = work.edition if isinstance(work, CitedText) else work
    people = " and ".join(map(_name, edition.creators))
    fields = {
        "editor" if edition.edited or isinstance(work, CitedText) else "author": people,
        "publisher": _tex(edition.publisher),
        "year": edition.year,
        "date": edition.date,
        "version": _tex(edition.version),
        "doi": edition.doi,
    }
    if isinstance(work, CitedText):
        own = {
            "author": f"{{{_tex(work.author)}}}" if work.author else "",
            "title": f"{{{_tex(work.title)}}}",
            "booktitle": f"{{{_tex(edition.full_title)}}}",
            "origdate": work.year_written,
        }
        return _entry("incollection", work.id, {**own, **fields, "langid": work.language, "url": work.url})
    own = {"title": f"{{{_tex(edition.full_title)}}}"}
    return _entry("book", edition.local_id, {**own, **fields, "langid": edition.language, "url": edition.url})


def _name(person: Contributor) -> str:
    if person.family:
        return f"{_part(person.family)}, {_part(person.given)}"
    return f"{{{_tex(person.name)}}}"


def _part(name: str) -> str:
    """A part of a name, in braces where it has signs that part names."""
    return f"{{{_tex(name)}}}" if re.search(r",|\band\b", name) else _tex(name)


def _tex(text: str) -> str:
    return _SIGNS.sub(lambda sign: _SPECIAL[sign[0]], text)


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    rows: Iterable[str] = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{_KEY.sub('-', key)},\n" + ",\n".join(rows) + "\n}\n"
