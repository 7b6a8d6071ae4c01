"""``README.md`` of the package: what a librarian who never saw the edition needs to know, in plain Markdown.

It says what is in the package and in which formats, how to open it, how to prove that it is undamaged, how to make it
anew, and, as plainly, what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from babel import Locale

from fascicle import __version__
from fascicle.deposit.citation import reference
from fascicle.deposit.completeness import gaps
from fascicle.deposit.formats import identify
from fascicle.deposit.metadata import DepositRecord, DescribedLanguage, DescribedSource

# Folders and files of the package in the order in which a reader should meet them, and what each is.
_PARTS = {
    "README.md": "this file",
    "CITATION.cff": "how to cite the edition, for programs (CFF 1.2.0)",
    "LICENSE": "the text of the licence",
    "edition.toml": "the record of the edition: people, licence, sources with their checksums",
    "tei/": "the edition itself: one TEI file a text; `authority.xml` lists persons, places and organisations",
    "schema/": "the rules that the TEI files keep, and the editors' guidelines",
    "site/": "the web edition, made from the TEI files",
    "print/": "the print edition, made from the TEI files",
    "source/": "the source texts as received, unchanged",
    "decisions/": "what the editors decided about the texts",
    "metadata/": "the edition described for a repository (DataCite 4.6)",
}

_INTRODUCTION = """\
This is the deposit package of a digital edition: a bag after BagIt 1.0 (RFC 8493). All paths below start at the
folder `data/`. The TEI files are the edition; everything else describes them or is made from them.

| | |
| --- | --- |
"""

_OPENING = {
    "tei/": "TEI, schema and metadata are XML and text in UTF-8: any text editor opens them, an XML editor best.",
    "site/": "The web edition needs no server and no network: open `site/index.html` in a browser.",
    "print/": "The print edition opens in any PDF reader.",
}

_CHECKING = """\
In the folder that holds `bagit.txt`:

    sha256sum --check --quiet manifest-sha256.txt
    sha256sum --check --quiet tagmanifest-sha256.txt

No output means that no listed file is missing or altered. A BagIt validator also finds files that should not be
there. On macOS the command is `shasum -a 256`. The SHA-512 manifests prove the same with `sha512sum`."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|#~&]")


def readme(record: DepositRecord, package: Mapping[str, bytes]) -> bytes:
    """The file in UTF-8. ``package`` is everything else that goes below ``data/``, by its path there."""
    missing = gaps(record, package.keys())
    sections = {
        "What is in the package": _contents(package),
        "The texts": _list(_text(source) for source in record.sources),
        "How to open it": _list(text for part, text in _OPENING.items() if part in map(_part, package)),
        "How to check that it is undamaged": _CHECKING,
        "How to make it anew": _remaking(package),
        "Licence, citation, contact": _rights(record),
        "What is missing": _list(missing) if missing else "Nothing that we know of.",
    }
    text = f"# {_plain(record.full_title)}\n\n{_INTRODUCTION}{_summary(record)}\n"
    text += "".join(f"\n## {heading}\n\n{body}\n" for heading, body in sections.items())
    return text.encode("utf-8")


def _summary(record: DepositRecord) -> str:
    people = (*record.creators, *record.contributors)
    rows = {
        "Made by": ", ".join(f"{_plain(each.name)} ({_plain(each.role)})" for each in people),
        "Published by": _plain(record.publisher),
        "Version": f"{_plain(record.version)}, {record.date}",
        "Languages": ", ".join(_language(each) for each in record.languages),
        "Licence": _licence(record),
        "DOI": f"https://doi.org/{record.doi}" if record.doi else "not assigned yet",
        "Web address": record.url,
        "Description": _plain(record.description),
    }
    return "\n".join(f"| {name} | {value} |" for name, value in rows.items() if value)


def _contents(package: Mapping[str, bytes]) -> str:
    """A row for each file at the top and each folder, with the formats in it."""
    formats: dict[str, set[str]] = {"README.md": {str(identify("README.md", b""))}}
    counts: dict[str, int] = {"README.md": 1}
    for path, data in package.items():
        part = _part(path)
        formats.setdefault(part, set()).add(str(identify(path, data)))
        counts[part] = counts.get(part, 0) + 1
    order = [*(part for part in _PARTS if part in counts), *sorted(counts.keys() - _PARTS.keys())]
    rows = [
        f"| `{part}` | {counts[part]} | {_PARTS.get(part, 'further material')} | {', '.join(sorted(formats[part]))} |"
        for part in order
    ]
    head = ["| Path | Files | What it is | Formats (PRONOM) |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows])


def _part(path: str) -> str:
    """The folder at the top that holds a file, with its slash, or the file itself."""
    return "".join(path.partition("/")[:2])


def _text(source: DescribedSource) -> str:
    languages = ", ".join(_language(each) for each in source.languages)
    facts = ", ".join(filter(None, (f"**{_plain(source.title)}**", _plain(source.author), source.date, languages)))
    file = f"source/{source.file}" if source.enclosed else source.file
    note = f" {_plain(source.description)}" if source.description else ""
    return f"{facts}: `{source.tei}`, made from `{file}`, SHA-256 `{source.sha256}`.{note}"


def _remaking(package: Mapping[str, bytes]) -> str:
    """The way back from the package to the folder that the program reads."""
    lines = [
        f"The products were made by fascicle {__version__}; the same version makes the same bytes of the same input.",
        "",
        "1. Make a folder and put `edition.toml` into it, without its line `keep_texts` if it has one.",
        "2. Put the files of `tei/` into its folder `text/`"
        + (", but `authority.xml` into `decisions/`." if "tei/authority.xml" in package else "."),
        "3. Put the source texts into its folder `source/`; those that are not enclosed are known by their SHA-256.",
        "4. Run `fascicle build FOLDER`.",
    ]
    return "\n".join(lines)


def _rights(record: DepositRecord) -> str:
    return (
        f"Licence of the edition: {_licence(record)}.\n\n"
        f"Cite it as: {_plain(reference(record))}\n\n"
        f"Questions go to the publisher, {_plain(record.publisher)}, or to the people named above."
    )


def _licence(record: DepositRecord) -> str:
    name = _plain(record.licence.name)
    return f"{name}, {record.licence.url}" if record.licence.url else name


def _language(language: DescribedLanguage) -> str:
    name = Locale("en").languages.get(language.tag) or Locale("en").languages.get(language.tag.split("-")[0])
    return f"{name} ({language.tag})" if name else language.tag


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _plain(text: str) -> str:
    """A text of the record as Markdown that shows these characters and no others."""
    return _MARKUP.sub(r"\\\g<0>", text)
