"""``README.md`` of the package: what a librarian who never saw the edition needs to know, in plain Markdown.

It says what is in the package and in which formats, how to open it, how to prove that it is undamaged, how to make it
anew, and, as plainly, what is missing and what is withheld.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence

from babel import Locale

from fascicle.deposit.completeness import what_is_missing
from fascicle.deposit.formats import TEI, TEI_CORPUS, identify
from fascicle.deposit.metadata import DepositRecord, DescribedLanguage, DescribedSource, DescribedText
from fascicle.deposit.payload import PackageFile
from fascicle.publish.citing.cff import reference
from fascicle.publish.products import Product
from fascicle.version import VERSION

# Folders and files of the package in the order in which a reader should meet them, and what each is; the products
# stand between the two.
_FIRST = {
    "README.md": "this file",
    "CITATION.cff": "how to cite the edition, for programs (CFF 1.2.0)",
    "LICENSE": "the text of the licence",
    "edition.toml": "the record of the edition: people, licence, sources with their checksums",
    "tei/": "the edition itself: one TEI file a text; `authority.xml` lists persons, places and organisations,"
    " `ledger.json` what the program wrote into the texts",
    "schema/": "the rules that the TEI files keep, and the editors' guidelines",
}
_OWN = "TEI files that the edition was given, or what they need, unchanged and in their own place"
_LAST = {
    "source/": "the source texts as received, unchanged",
    "CHANGELOG.md": "the releases, and what was new in each",
    "changes/": "what each release changed in the texts, for people (HTML) and programs (JSON)",
    "decisions/": "what the editors decided about the texts",
    "pages/": "what the editors wrote about the edition: introduction, principles and the like",
    "theme/": "how the editors have pages and book look",
    "metadata/": "the edition described for repositories and catalogues: DataCite 4.6, Dublin Core, MODS, METS, PREMIS,"
    " Dataverse, PROV, and citations",
    "ro-crate-metadata.json": "the package as linked data (RO-Crate 1.2)",
}

_INTRODUCTION = """\
This is the deposit package of a digital edition: a bag after BagIt 1.0 (RFC 8493). All paths below start at the
folder `data/`. The TEI files are the edition; everything else describes them or is made from them.

| | |
| --- | --- |
"""

_OPENING = "TEI, schema and metadata are XML and text in UTF-8: any text editor opens them, an XML editor best."

# How a product is opened, by its media type.
_READERS = {
    "application/epub+zip": "opens in any e-book reader: `{path}`.",
    "text/plain": "opens in any text editor: `{path}`.",
    "application/pdf": "opens in any PDF reader: `{path}`.",
    "text/html": "needs no server and no network: open `{path}` in a browser.",
}

_CHECKING = """\
In the folder that holds `bagit.txt`:

    sha256sum --check --quiet manifest-sha256.txt
    sha256sum --check --quiet tagmanifest-sha256.txt

No output means that no listed file is missing or altered. A BagIt validator also finds files that should not be
there. On macOS the command is `shasum -a 256`. The SHA-512 manifests prove the same with `sha512sum`."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|#~&]")


def readme(record: DepositRecord, package: Mapping[str, PackageFile], products: Sequence[Product]) -> bytes:
    """The file in UTF-8.

    ``package`` is everything else that goes below ``data/``, by its path there, ``products`` what the edition is
    published as.
    """
    missing = what_is_missing(record, package.keys(), products)
    sections = {
        "What is in the package": _contents(record, package, products),
        "The texts": _list(_text(each) for each in record.described if not each.withheld),
        "Texts that are withheld": _withheld(record),
        "How to open it": _list(_opening(package, products)),
        "How to check that it is undamaged": _CHECKING,
        "How to make it anew": _remaking(record, package, products),
        "Licence, citation, contact": _rights(record),
        "What is missing": _list(missing) if missing else "Nothing that we know of.",
    }
    text = f"# {_plain(record.full_title)}\n\n{_INTRODUCTION}{_summary(record)}\n"
    text += "".join(f"\n## {heading}\n\n{body}\n" for heading, body in sections.items() if body)
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


def _contents(record: DepositRecord, package: Mapping[str, PackageFile], products: Sequence[Product]) -> str:
    """A row for each file at the top and each folder, with the formats in it."""
    formats: dict[str, set[str]] = {"README.md": {str(identify("README.md", b""))}}
    counts: dict[str, int] = {"README.md": 1}
    for path, file in package.items():
        part = _part(path)
        formats.setdefault(part, set()).add(str(file.format))
        counts[part] = counts.get(part, 0) + 1
    own = {part: _OWN for part in record.own.parts if part != "schema/" or "schema/guidelines.md" not in package}
    what = {**_FIRST, **own, **_products(products), **_LAST}
    if record.sources and (folder := f"{record.own.converted_folder}/") in own:
        what[folder] = f"{_FIRST['tei/']}; {_OWN}"
    order = [*(part for part in what if part in counts), *sorted(counts.keys() - what.keys())]
    rows = [
        f"| `{part}` | {counts[part]} | {what.get(part, 'further material')} | {', '.join(sorted(formats[part]))} |"
        for part in order
    ]
    head = ["| Path | Files | What it is | Formats (PRONOM) |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows])


def _products(products: Sequence[Product]) -> dict[str, str]:
    """What the folders of the products hold; two products may share one."""
    labels: dict[str, list[str]] = {}
    for product in products:
        labels.setdefault(product.folder, []).append(f"the {product.label}")
    return {folder: f"{', '.join(named)}, made from the TEI files" for folder, named in labels.items()}


def _opening(package: Mapping[str, PackageFile], products: Sequence[Product]) -> list[str]:
    """How the TEI files and the products that are enclosed are opened."""
    found = [_OPENING] if any(file.format in (TEI, TEI_CORPUS) for file in package.values()) else []
    for product in products:
        if str(product.path) in package:
            how = _READERS.get(product.media_type, "is `{path}` ({media_type}).")
            found.append(f"The {product.label} {how.format(path=product.path, media_type=product.media_type)}")
    return found


def _part(path: str) -> str:
    """The folder at the top that holds a file, with its slash, or the file itself."""
    return "".join(path.partition("/")[:2])


def _text(source: DescribedSource | DescribedText) -> str:
    languages = ", ".join(_language(each) for each in source.languages)
    facts = ", ".join(filter(None, (f"**{_plain(source.title)}**", _plain(source.author), source.date, languages)))
    if isinstance(source, DescribedText):
        rights = f" Rights in the text: {_plain(source.rights)}" if source.rights else ""
        return f"{facts}: `{source.tei}`, the edition's own TEI file, unchanged.{rights}"
    file = f"source/{source.file}" if source.enclosed else source.file
    note = f" {_plain(source.description)}" if source.description else ""
    rights = f" Rights in the source: {_plain(source.rights)}" if source.rights else ""
    return f"{facts}: `{source.tei}`, made from `{file}`, SHA-256 `{source.sha256}`.{note}{rights}"


def _withheld(record: DepositRecord) -> str:
    """What is not in the package because of the rights in it, and why; empty if all is there."""
    if not record.withheld:
        return ""
    lines = [
        "These texts belong to the edition, and nothing in the package shows them; whoever has a file can prove by its "
        "SHA-256, where one is given, that it is the one that was edited.",
        "",
    ]
    for source in record.withheld:
        rights = f" Rights in the source: {_plain(source.rights)}" if source.rights else ""
        file = f"`{source.tei}`"
        if isinstance(source, DescribedSource):
            file = f"`{source.file}`, SHA-256 `{source.sha256}`"
        lines.append(f"- **{_plain(source.title)}**, {file}. Withheld: {_plain(source.withheld)}{rights}")
    return "\n".join(lines)


def _remaking(record: DepositRecord, package: Mapping[str, PackageFile], products: Sequence[Product]) -> str:
    """The way back from the package to the folder that the program reads, as commands."""
    home, bag = record.id, f"{record.local_id}/data"
    parts = {_part(path) for path in package}
    folder = record.own.converted_folder
    # What is neither the deposit's own nor made from the texts lies in the edition under the same name.
    others = parts - {*_FIRST, *_LAST, *_products(products)} | {*record.own.parts}
    places = {
        part: part
        for part in ("source/", "decisions/", "CHANGELOG.md", "changes/", "pages/", "theme/", *sorted(others))
    }
    if record.sources:
        places[f"{folder}/"] = "text/"
    commands = [f"mkdir {home}", f"cp {bag}/edition.toml {home}/"]
    commands += [_copied(f"{bag}/{part}", f"{home}/{place}") for part, place in places.items() if part in parts]
    if {f"{folder}/authority.xml", "decisions/authority.xml"} <= package.keys():
        commands.append(f"rm {home}/text/authority.xml")  # it stands in decisions/ too, and is edited there
    commands.append(f"fascicle build {home}")
    lines = [
        f"The products were made by fascicle {VERSION}; the same version makes the same bytes of the same input.",
        f"Beside the folder that holds `bagit.txt`, here called `{record.local_id}`:",
        "",
        *(f"    {command}" for command in commands),
        "",
        f"This makes `{home}` the folder in which the edition was made; it can be worked on there.",
    ]
    if record.withheld:
        lines[-1] += (
            f" The texts that are withheld go into {' or '.join(_homes(record, home))}, if you have them; the others do"
            " not need them."
        )
    return "\n".join(lines)


def _copied(path: str, place: str) -> str:
    """The command that copies a file or a folder, which ends with a slash, to a place where none is yet."""
    return shlex.join(["cp", "-R", path.rstrip("/"), place.rstrip("/")])


def _homes(record: DepositRecord, home: str) -> Iterator[str]:
    """Where texts that are withheld have their place."""
    kinds = {isinstance(each, DescribedSource) for each in record.withheld}
    if True in kinds:
        yield f"`{home}/source/`"
    if False in kinds:
        yield "the places named above"


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
