"""The same letter, play and paper in every language, each set in several ways, and what the lines of it are."""

from __future__ import annotations

import textwrap
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from fascicle.encode.convert import convert
from fascicle.tei.names import local, tei
from fascicle.tei.write import parse
from support.sources import one_source

FOLDER = Path(__file__).parents[1] / "language" / "matrix"
_EDGES = " .:;,()[]<>"
_WIDTH = 58
# Of these a text has no others than are asked for; heads and directions may be more.
_ALL = frozenset({"salute", "closer", "signed", "speaker", "postscript", "sender"})
_SENDER = "sender"  # what the header says, and no element

Words = Mapping[str, Any]
Told = tuple[str, str]  # a TEI element and its text


@dataclass(frozen=True)
class Sample:
    """A text in one language and one way of printing, and the elements that its lines should be."""

    kind: str
    style: str
    language: str
    text: str
    told: tuple[Told, ...]

    @property
    def name(self) -> str:
        """By which lists and tables name it."""
        return f"{self.kind} {self.style} {self.language}"


def languages() -> list[str]:
    """The languages that there are words for."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def samples() -> Iterator[Sample]:
    """All texts."""
    for language in languages():
        words = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
        for (kind, style), set_text in _STYLES.items():
            text, told = set_text(words[kind])
            yield Sample(kind, style, language, text, tuple((name, _plain(each)) for name, each in told))


def missed(sample: Sample) -> list[str]:
    """What the converter does not say as it should; nothing where all is right. The genre is not told."""
    data = sample.text.encode()
    edition, source = one_source(data, "text.txt", language=sample.language, title="A text")
    root = parse(convert(edition, source, data), "text.xml")
    found = Counter((local(each), _plain(_text(each))) for each in root.iterfind(f".//{tei('body')}//*"))
    sent = root.iterfind(f".//{tei('correspAction')}[@type='sent']/*")
    found.update((_SENDER, _plain(_text(each))) for each in sent if local(each) != "date")
    wanted = Counter(sample.told)
    more = [each for each in (found - wanted).elements() if each[0] in _ALL]
    fewer = (wanted - found).elements()
    return [f"no {name} {text!r}" for name, text in fewer] + [f"{name} {text!r}" for name, text in more]


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)


def _fill(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _edges(words: Words) -> list[Told]:
    return [
        ("dateline", words["date"]), ("salute", words["greeting"]),
        ("closer", words["formula"]), ("signed", words["signed"]), (_SENDER, words["signed"]),
    ]  # fmt: skip


def _letter_apart(words: Words) -> tuple[str, list[Told]]:
    """Blank lines between all, a paragraph is a line."""
    keys = ("date", "greeting", "text", "formula", "signed")
    return "\n\n".join(words[key] for key in keys) + "\n", _edges(words)


def _letter_close(words: Words) -> tuple[str, list[Told]]:
    """Lines of a measure, the signature right below the formula, and a postscript."""
    parts = (words["date"], words["greeting"], _fill(words["text"]), _fill(words["more"]))
    end = f"{words['formula']},\n{words['signed']}"
    told = [*_edges(words), ("postscript", words["postscript"])]
    return "\n\n".join((*parts, end, words["postscript"])) + "\n", told


def _letter_page(words: Words) -> tuple[str, list[Told]]:
    """As a page has it: the date to the right, paragraphs by their first lines, the signature stands in."""
    right, inner = " " * (_WIDTH - len(words["date"])), " " * (_WIDTH // 2)
    lines = [f"{right}{words['date']}", words["greeting"]]
    lines += [_fill(words[key], "    ") for key in ("text", "more")]
    lines += [f"{inner}{words['formula']},", f"{inner}    {words['signed']}."]
    return "\n".join(lines) + "\n", _edges(words)


def _speakers(words: Words) -> list[str]:
    return [words["names"][at % 2] for at in range(len(words["speeches"]))]


def _play(words: Words, speech: Callable[[str, str, str], str], stage: str) -> tuple[str, list[Told]]:
    spoken = list(zip(_speakers(words), words["speeches"], strict=True))
    asides = [words["aside"], "", "", ""]
    speeches = [speech(who, what, aside) for (who, what), aside in zip(spoken, asides, strict=True)]
    directions = [stage.format(words[key]) for key in ("setting", "enter", "exit")]
    cast = "\n".join((words["cast_head"], "", *words["cast"]))
    parts = [words["title"].upper(), cast, words["act"], words["scene"], directions[0], speeches[0], directions[1]]
    parts += [*speeches[1:], directions[2], words["curtain"]]
    told = [("head", words["title"].upper()), ("head", words["act"]), ("head", words["scene"])]
    told += [("stage", words[key]) for key in ("setting", "enter", "exit", "aside")]
    return "\n\n".join(parts) + "\n", told + [("speaker", who) for who, _ in spoken]


def _play_stops(words: Words) -> tuple[str, list[Told]]:
    """`MARTHA. (aside) He is late.`"""
    return _play(words, lambda who, what, how: _fill(f"{who}. {f'({how}) ' if how else ''}{what}"), "({})")


def _play_lines(words: Words) -> tuple[str, list[Told]]:
    """The speaker on a line, brackets around directions."""
    return _play(words, lambda who, what, how: f"{who}\n" + _fill(f"{f'[{how}] ' if how else ''}{what}"), "[{}]")


def _play_colons(words: Words) -> tuple[str, list[Told]]:
    """`Martha (aside): He is late.`, and directions without a sign."""
    text, told = _play(words, lambda who, what, how: _fill(f"{who.title()}{f' ({how})' if how else ''}: {what}"), "{}")
    return text, [(name, each.title() if name == "speaker" else each) for name, each in told]


def _paper(words: Words, *, head: Callable[[str], str], byline: bool, blank: bool) -> tuple[str, list[Told]]:
    parts, gap = [words["name"].upper()], "\n\n" if blank else "\n"
    for at, (title, news) in enumerate(zip(words["heads"], words["news"], strict=True)):
        below = [words["byline"]] if byline and not at else []
        parts.append(gap.join((head(title), *below, _fill(news))))
        if not at:
            parts.append(words["note"])
    told = [("head", head(title)) for title in words["heads"]]
    told += [("byline", words["byline"])] if byline else []
    return "\n\n".join(parts) + "\n", [*told, ("note", words["note"])]


def _paper_capitals(words: Words) -> tuple[str, list[Told]]:
    """Titles in capitals, blank lines around."""
    return _paper(words, head=str.upper, byline=False, blank=True)


def _paper_sentences(words: Words) -> tuple[str, list[Told]]:
    """Titles written as sentences are, and the author below."""
    return _paper(words, head=str, byline=True, blank=True)


def _paper_close(words: Words) -> tuple[str, list[Told]]:
    """Titles right above their texts."""
    return _paper(words, head=str.upper, byline=False, blank=False)


_STYLES: Mapping[tuple[str, str], Callable[[Words], tuple[str, list[Told]]]] = {
    ("letter", "apart"): _letter_apart,
    ("letter", "close"): _letter_close,
    ("letter", "page"): _letter_page,
    ("play", "stops"): _play_stops,
    ("play", "lines"): _play_lines,
    ("play", "colons"): _play_colons,
    ("paper", "capitals"): _paper_capitals,
    ("paper", "sentences"): _paper_sentences,
    ("paper", "close"): _paper_close,
}
