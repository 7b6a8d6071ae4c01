"""Free texts with their names: newspapers, books, an encyclopedia, letters, under CC0 and CC BY."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fascicle.language.data import tags
from fascicle.names.recognise.cues import Cues
from fitting.names.letters import Name, letters

KINDS = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}
_NO_BLANK_BEFORE = frozenset(".,;:!?)]}%»”’")
_NO_BLANK_AFTER = "([«'’"
_ELIDED = 3  # letters of the longest elided word
_SIZE = 400  # words that a text has when sentences of a file are put together
_BROKEN = re.compile(r"(?m)[ \t]+(PER|LOC|ORG)$")
_PARTS = re.compile(r"(?m)\t[BI]-\w+(?:deriv|part)\t")
_COMMA = re.compile(r"\s*[,;:(\[]|\s+--|\s+(?:who|which|that|whose|where)\b")
_LEADING = re.compile(r"[\W_]*([^\W\d_]+)\.?[\W_]*")


@dataclass(frozen=True)
class Labelled:
    """A text with its names: where each begins and ends, and PER, LOC or ORG."""

    language: str
    source: str
    text: str
    names: tuple[Name, ...]


def tree(data: Path, repository: str) -> Path:
    """Where the files of a repository lie."""
    return data / repository.replace("/", "+") / "tree"


def labelled(data: Path) -> Iterator[Labelled]:
    """All texts, source by source."""
    schnitzler, auden = "arthur-schnitzler/schnitzler-briefe-data", "Auden-Musulin-Papers/amp-data"
    sources: Sequence[tuple[str, str, Iterator[tuple[str, list[Name]]]]] = (
        ("europeana", "de", _europeana(data, "DE")),
        ("europeana", "fr", _europeana(data, "FR")),
        ("europeana", "nl", _europeana(data, "NL")),
        ("litbank", "en", _litbank(data)),
        ("wikigold", "en", _wikigold(data)),
        ("germeval", "de", _germeval(data)),
        ("klintan", "sv", _klintan(data)),
        ("schnitzler", "de", letters(tree(data, schnitzler) / "data/editions")),
        ("auden", "en", letters(tree(data, auden) / "data/editions")),
    )
    for source, language, texts in sources:
        for text, names in texts:
            yield Labelled(language, source, text, tuple(trimmed(text, names)))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _wikigold(data: Path) -> Iterator[tuple[str, list[Name]]]:
    yield from _columns(_read(tree(data, "Babelscape/wikineural") / "data/wikigold/en/test.conllu"), 1)


def _europeana(data: Path, language: str) -> Iterator[tuple[str, list[Name]]]:
    for path in sorted(tree(data, "EuropeanaNewspapers/ner-corpora").glob(f"enp_{language}.*/*.bio")):
        yield from _columns(_read(path))


def _germeval(data: Path) -> Iterator[tuple[str, list[Name]]]:
    for name in ("NER-de-dev.tsv", "NER-de-test.tsv"):
        raw = _read(tree(data, "mapriess/GermEval_2014_NER_DEMO") / "Data" / name)
        yield from _columns(_PARTS.sub("\tO\t", raw), 1, 2)


def _klintan(data: Path) -> Iterator[tuple[str, list[Name]]]:
    for name in ("train_corpus.txt", "test_corpus.txt"):
        yield from _columns(_BROKEN.sub(r"\tI-\1", _read(tree(data, "klintan/swedish-ner-corpus") / name)))


def _columns(raw: str, word: int = 0, tag: int = -1) -> Iterator[tuple[str, list[Name]]]:
    """Texts of a file with a word a line; sentences are put together, because features look at a whole text."""
    rows: list[tuple[str, str]] = []
    for line in raw.split("\n"):
        cells = line.split()
        if not cells:
            if len(rows) >= _SIZE:
                yield _joined(rows)
                rows = []
        elif not line.startswith("#\t") and len(cells) > max(word, tag):
            rows.append((cells[word], cells[tag].replace("|", "-")))
            if len(rows) >= 4 * _SIZE:
                yield _joined(rows)
                rows = []
    if rows:
        yield _joined(rows)


def _joined(rows: list[tuple[str, str]]) -> tuple[str, list[Name]]:
    parts: list[str] = []
    names: list[list[int | str]] = []
    at, going = 0, ""
    for token, tag in rows:
        mark, _, given = tag.partition("-")
        kind = KINDS.get(given, "")
        opens = parts and parts[-1][-1] in _NO_BLANK_AFTER and len(parts[-1]) <= _ELIDED
        if parts and token[0] not in _NO_BLANK_BEFORE and not opens:
            parts.append(" ")
            at += 1
        if kind and kind == going and mark != "B":
            names[-1][1] = at + len(token)
        elif kind:
            names.append([at, at + len(token), kind])
        going = kind
        parts.append(token)
        at += len(token)
    return "".join(parts), [(int(a), int(b), str(kind)) for a, b, kind in names]


def _litbank(data: Path) -> Iterator[tuple[str, list[Name]]]:
    for path in sorted((tree(data, "dbamman/litbank") / "coref/brat").glob("*.ann")):
        text = _read(path.with_suffix(".txt"))
        found: list[Name] = []
        for line in _read(path).split("\n"):
            cells = line.split("\t")
            if len(cells) == 3 and cells[1].startswith("PROP_"):
                kind, start, end = cells[1].split()[:3]
                if kind[5:] in KINDS:
                    found.append((int(start), int(end), KINDS[kind[5:]]))
        yield text, _longest([(start, _until_comma(text, start, end), kind) for start, end, kind in found])


def _until_comma(text: str, start: int, end: int) -> int:
    """An apposition is no part of the name."""
    match = _COMMA.search(text, start, end)
    return match.start() if match else end


def _longest(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for each in sorted(names, key=lambda name: (name[0], -name[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def trimmed(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Names without titles, articles and signs around them; what has no capital is none."""
    cues = Cues.of(tags())
    titles, links = cues.titles, cues.links
    for start, end, kind in names:
        while start < end and (match := _LEADING.match(text, start, end)):
            word = match[1]
            linked = word.lower() in links and kind == "PER" and text[match.end() : match.end() + 1].isupper()
            if linked or not (word[0].islower() or (kind == "PER" and word.lower() in titles and match.end() < end)):
                start = match.start(1)
                break
            start = match.end()
        end = start + len(text[start:end].rstrip(" .,;:\n"))
        piece = text[start:end]
        if piece and any(map(str.isupper, piece)) and not (kind == "PER" and piece.lower() in titles):
            yield start, end, kind
