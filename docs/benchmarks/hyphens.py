"""How well line-end hyphens are told apart: ``hyphens.py LANGUAGE FILE_OR_FOLDER...`` (HTML or plain text).

Sound text is set in narrow columns, with words broken where Liang's hyphenation patterns allow it (pyphen), and the
hyphens of the text's own break lines as well. What each hyphen at a line end is, is therefore known. The text is cut
into texts of some 5,000 words; those of the same call stand in for an edition. ``--patterns es`` breaks words by the
patterns of another language, ``--skip FOLDER`` leaves out paragraphs that stand there too (what was left
untranslated), ``--alone`` gives every text no edition, ``--show`` prints what went wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyphen
from lxml import html

from fascicle.language.background import Background
from fascicle.language.hyphens.decide import Break, decide
from fascicle.language.lexicon import Lexicon
from fascicle.language.tally import Tally

_OWN_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
_SEGMENT = re.compile(r"[^\W\d_]+")
_SKIPPED = ("pre", "code", "tt", "script", "style")
_BLOCKS = ("div", "p", "ul", "ol", "dl", "table")
_WORDS = 5000


@dataclass(frozen=True)
class Text:
    """Lines as they were set, and what the hyphen at the end of a line is, by the line's index."""

    lines: list[str]
    truth: dict[int, Break]


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a file that are prose."""
    if path.suffix == ".html":
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for element in list(tree.iter(*_SKIPPED)):
            element.drop_tree()
        leaves = (each for each in tree.iter("p", "div") if not any(True for _ in each.iterdescendants(*_BLOCKS)))
        found = [each.text_content() for each in leaves]
    else:
        found = re.split(r"\n\s*\n", path.read_text("utf-8", "replace"))
    for text in (" ".join(each.split()) for each in found):
        letters = sum(sign.isalpha() or sign.isspace() for sign in text)
        if len(text.split()) >= 8 and letters >= 0.85 * len(text):
            yield text


def files(roots: Sequence[Path]) -> Iterator[Path]:
    """The HTML and text files below some folders, in the order of their names."""
    for root in roots:
        found = sorted(root.rglob("*")) if root.is_dir() else [root]
        yield from (each for each in found if each.is_file() and each.suffix in (".html", ".txt", ".pod"))


def set_in_columns(text: Sequence[str], patterns: pyphen.Pyphen, width: int) -> Text:
    """Paragraphs set in lines of at most ``width`` characters, longer ones where a word allows no break."""
    lines: list[str] = []
    truth: dict[int, Break] = {}
    for paragraph in text:
        line = ""
        for word in paragraph.split():
            rest = word
            while line and len(line) + 1 + len(rest) > width:
                cut, kind = _cut(rest, patterns, width - len(line) - 1)
                if cut:
                    line, rest = f"{line} {rest[:cut]}{'-' * (kind is Break.JOIN)}", rest[cut:]
                    truth[len(lines)] = kind
                elif re.search(r"[^\W_]-$", line):
                    truth[len(lines)] = Break.DASH  # the first part of "vor- und nachher"
                lines.append(line)
                line = ""
            line = f"{line} {rest}".strip()
        lines.append(line)
    return Text(lines, truth)


def _cut(word: str, patterns: pyphen.Pyphen, room: int) -> tuple[int, Break]:
    """The last place before which the word fits into the room, 0 if there is none, and what the break is there."""
    cuts = {own.end(): Break.KEEP for own in _OWN_HYPHEN.finditer(word) if own.end() <= room}
    for segment in _SEGMENT.finditer(word):
        for at in patterns.positions(segment[0]):
            if segment.start() + at < room:
                cuts.setdefault(segment.start() + at, Break.JOIN)
    return max(cuts.items(), default=(0, Break.DASH))


def in_texts(all_paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs in groups of some thousand words."""
    group: list[str] = []
    for paragraph in all_paragraphs:
        group.append(paragraph)
        if sum(len(each.split()) for each in group) >= _WORDS:
            yield group
            group = []
    if group:
        yield group


def measure(texts: Sequence[Text], language: str, alone: bool, show: bool) -> Counter[tuple[Break, str]]:
    """What each kind of hyphen was taken for, in texts of one edition or each alone."""
    edition = Tally()
    for text in () if alone else texts:
        edition.add(Tally.of(text.lines))
    taken: Counter[tuple[Break, str]] = Counter()
    for text in texts:
        own = Tally() if alone else Tally.of(text.lines)
        lexicon = Lexicon(text.lines, [language], Background(edition, own))
        for at, kind in sorted(text.truth.items()):
            before, after = text.lines[at], text.lines[at + 1]
            decision = decide(before, after, lexicon)
            answer = decision.kind.value if decision is not None else "nothing"
            taken[kind, answer] += 1
            if show and answer != kind.value and decision is not None:
                why = f"{decision.certainty}: {decision.evidence}"
                print(f"{kind.value} -> {answer}  {before[-20:]}|{after[:20]}  ({why})")  # noqa: T201
    return taken


def main() -> None:
    """Print, for each kind, how many there are and how many are told right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("language")
    parser.add_argument("roots", nargs="+", type=Path)
    parser.add_argument("--patterns")
    parser.add_argument("--skip", nargs="*", type=Path, default=[])
    parser.add_argument("--width", type=int, default=34)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    skipped = {text for path in files(given.skip) for text in paragraphs(path)}
    # A paragraph counts once: manuals repeat themselves.
    kept = dict.fromkeys(text for path in files(given.roots) for text in paragraphs(path) if text not in skipped)
    patterns = pyphen.Pyphen(lang=given.patterns or given.language)
    texts = [set_in_columns(group, patterns, given.width) for group in in_texts(list(kept))]
    taken = measure(texts, given.language, given.alone, given.show)
    words = sum(len(line.split()) for text in texts for line in text.lines)
    parts = [f"{given.language} by {given.patterns or given.language}: {words} words"]
    for kind in Break:
        number = sum(times for (true, _), times in taken.items() if true is kind)
        parts.append(f"{kind.value} {taken[kind, kind.value]} of {number} right")
    right = sum(times for (true, answer), times in taken.items() if true.value == answer)
    parts.append(f"{100 * right / max(taken.total(), 1):.2f} %")
    print("; ".join(parts))  # noqa: T201


if __name__ == "__main__":
    main()
