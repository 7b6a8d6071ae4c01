"""The record of a new edition of TEI files, with comments: a question mark stands where something was guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from fascicle.edition.record import TextOrder
from fascicle.model.shown import as_json
from fascicle.run.from_tei.proposal import Guess, RecordProposal, order_of, titles_of
from fascicle.run.from_tei.rend import unknown_rend
from fascicle.run.from_tei.survey import Survey, is_relaxng, is_schematron
from fascicle.run.from_tei.tei_file import TeiFile

Place = Callable[[Path], str]
"""The path below the edition's folder that a file has, or will have."""

_MOST_PATTERNS = 12
_MOST_LISTED = 30  # values of @rend, a line each
_HEAD: Final = (
    "# The record of an edition of TEI files that exist already; they are read where they are, and never written.",
    "# Written by `fascicle init --from-tei`: look over the lines with a question mark.",
    "# `fascicle explain edition.toml` says what each key means.",
)


def record_text(survey: Survey, proposal: RecordProposal, place: Place) -> str:
    """The whole file. The same files give the same text."""
    blocks = (
        _HEAD,
        _edition(proposal),
        *_people(proposal),
        *_texts(survey, place),
        _schemas(survey, place),
        _registers(survey, place),
        _facsimile(survey, place),
        _rendering(survey),
    )
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"


def _edition(proposal: RecordProposal) -> Iterator[str]:
    yield f"id = {as_json(proposal.id)}"
    yield _guessed("title", proposal.title)
    yield _guessed("language", proposal.language)
    yield 'version = "0.1.0"'
    yield _guessed("date", proposal.date)
    yield _guessed("publisher", proposal.publisher)
    yield ""
    yield "[licence]"
    yield _guessed("name", proposal.licence)
    yield f"url = {as_json(proposal.licence_url)}"


def _people(proposal: RecordProposal) -> Iterator[Iterator[str]]:
    for person, why in proposal.people:
        yield iter(
            (
                f"[[people]]  # ? {why}",
                *(f"{key} = {as_json(str(value))}" for key, value in vars(person).items() if value),
            )
        )


def _texts(survey: Survey, place: Place) -> Iterator[Iterator[str]]:
    aside = [place(file.path) for file in survey.others if _is_part(file)]
    texts = {place(file.path): file for file in survey.texts}
    for pattern, paths in _patterns(texts).items():
        yield _row(pattern, [texts[path] for path in paths], [path for path in aside if _is_found(path, pattern)])


def _row(pattern: str, files: Sequence[TeiFile], without: Sequence[str]) -> Iterator[str]:
    yield f"[[texts]]  # {counted(len(files), 'text')}"
    yield f"file = {as_json(pattern)}"
    if without:
        yield "# These are no TEI documents, or not well-formed."
        yield f"without = {as_json(without)}"
    if order_of(files) is not TextOrder.NAME:
        yield f"order = {as_json(order_of(files).value)}  # ? nearly all have a date"
    if titles := titles_of(files):
        yield f"titles = {as_json(titles)}  # ? otherwise many texts have one title"


def _patterns(places: Iterable[str]) -> dict[str, list[str]]:
    """Patterns that find all texts: one a folder and ending, or, of many folders, one an ending."""
    paths = sorted(PurePosixPath(place) for place in places)
    if len(paths) == 1:
        return {str(paths[0]): [str(paths[0])]}
    by_folder: dict[str, list[str]] = {}
    by_ending: dict[str, list[str]] = {}
    for path in paths:
        by_folder.setdefault(str(path.parent / f"*{path.suffix}"), []).append(str(path))
        by_ending.setdefault(path.suffix, []).append(str(path))
    if len(by_folder) <= _MOST_PATTERNS:
        return by_folder
    shared = PurePosixPath(*_common([path.parent.parts for path in paths]))
    return {str(shared / "**" / f"*{ending}"): files for ending, files in by_ending.items()}


def _common(paths: list[tuple[str, ...]]) -> Iterator[str]:
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            return
        yield parts[0]


def _is_found(place: str, pattern: str) -> bool:
    path, wanted = PurePosixPath(place), PurePosixPath(pattern)
    if path.suffix != wanted.suffix:
        return False
    return ("**" not in wanted.parts and path.parent == wanted.parent) or (
        "**" in wanted.parts and path.is_relative_to(PurePosixPath(*wanted.parts[: wanted.parts.index("**")]))
    )


def _is_part(file: TeiFile) -> bool:
    """Whether nobody would take a file for a text, such as a list that others include, or one that cannot be read."""
    return not file.what.startswith(("TEI P4", "a corpus"))


def _schemas(survey: Survey, place: Place) -> Iterator[str]:
    catalog, missing = catalog_of(survey, place)
    named = {path for address, _ in survey.models for path in survey.schemas_named(address)}
    unnamed = [path for path in survey.schemas if path not in named and (is_relaxng(path) or is_schematron(path))]
    if not survey.models and not unnamed:
        return
    yield "# Each text is judged by the schemas that its xml-model names."
    yield "[schema]"
    for key, test in (("relaxng", is_relaxng), ("schematron", is_schematron)):
        if found := [place(path) for path in unnamed if test(path)]:
            yield f"# {key} = {as_json(found)}  # ? lies here, and no file names it"
    for address, count in sorted(missing.items()):
        yield f"# no file here is called like {as_json(address)}, which {counted(count, 'text')} name"
    if catalog:
        yield ""
        yield "[schema.catalog]  # ? schemas of the same name that lie here"
        for address, path in sorted(catalog.items()):
            yield f"{as_json(address)} = {as_json(path)}"


def catalog_of(survey: Survey, place: Place) -> tuple[dict[str, str], dict[str, int]]:
    """The file here for each address of a schema that leads to none, and the addresses for which there is none."""
    catalog: dict[str, str] = {}
    missing: Counter[str] = Counter()
    for (address, _), count in survey.missing_models.items():
        if found := survey.schemas_named(address):
            catalog[address] = place(found[0])
        else:
            missing[address] = max(missing[address], count)
    return catalog, dict(missing)


def _registers(survey: Survey, place: Place) -> Iterator[str]:
    if not survey.registers:
        return
    yield "[registers]"
    yield "files = ["
    for file in survey.registers:
        counts = ", ".join(f"{name} {count}" for name, count in sorted(file.entries.items()))
        yield f"    {as_json(place(file.path))},  # {counts or 'no entries'}"
    yield "]"


def _facsimile(survey: Survey, place: Place) -> Iterator[str]:
    bare = [facs for file in survey.texts for facs in (*file.facs, *file.graphics) if "://" not in facs]
    bare = [facs for facs in bare if not facs.startswith("#")]
    if not bare:
        return
    yield "[facsimile]"
    if found := survey.named_pictures:
        pictures = min(found.values(), key=lambda each: (-len(each), each))
        folder = PurePosixPath(place(pictures[0])).parent
        yield f"images = {as_json(str(folder))}  # ? {counted(len(pictures), 'picture')} there are called as @facs says"
    elif missing := [
        facs for file in survey.texts for facs in file.facs + file.graphics if _is_missing(survey, file, facs)
    ]:
        yield f"# {counted(len(missing), 'picture')} are named that are not here, such as {as_json(missing[0])}."
        yield '# images = "https://example.org/iiif/{facs}/full/max/0/default.jpg"'


def _is_missing(survey: Survey, file: TeiFile, facs: str) -> bool:
    return "://" not in facs and not facs.startswith("#") and not survey.is_there(file, facs)


def _rendering(survey: Survey) -> Iterator[str]:
    witnesses = list(dict.fromkeys(each for file in survey.texts for each in file.witnesses))
    unknown = unknown_rend(survey)
    if not witnesses and not unknown:
        return
    yield "[rendering]"
    if witnesses:
        yield "# The lemma stands in the text; name a witness to have its readings there."
        yield f"# witness = {as_json(witnesses[0])}  # there are {', '.join(witnesses[:_MOST_LISTED])}"
    if unknown:
        yield ""
        yield "# Values of @rend that say nothing plain: take out the # and write what they mean."
        yield "[rendering.rend]"
        for value, count in list(unknown.items())[:_MOST_LISTED]:
            yield f'# {as_json(value)} = "italic"  # {counted(count, "time")}'
        if len(unknown) > _MOST_LISTED:
            yield f"# and {len(unknown) - _MOST_LISTED} more"


def _guessed(key: str, guess: Guess) -> str:
    return f"{key} = {as_json(guess.value)}" + (f"  # ? {guess.why}" if guess.why else "")


def counted(number: int, word: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
