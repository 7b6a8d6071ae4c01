"""How verse is set: indents, turned-over lines, stanzas, numbers of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fitting.examples import Unit
from fitting.texts.conventions import Style
from fitting.texts.draw import Draw
from fitting.texts.press import Press, Setter
from fitting.texts.sheet import Piece


@dataclass(frozen=True)
class Verse:
    """The conventions of verse."""

    indent: int
    pattern: tuple[int, ...]  # further indents of the lines of a stanza, in turn
    hang: int
    turn: str
    turn_right: bool  # what is turned over stands at the right
    stanza: str  # blank, indent, number, none
    number: int  # every so many lines the number stands at the right, 0: never
    short: int  # measure of verse, 0: the paper's
    lower: bool  # a verse begins with a capital only where a sentence does


def verse(draw: Draw, kind: str) -> Verse:
    """Draws the conventions of verse; in plays stanzas are no matter."""
    hang, turn = draw.of(0, 2, 4, 4, 8), draw.of("", "", "", "[", held=["//"])
    return Verse(
        draw.of(0, 0, 0, 2, 4, 8),
        draw.of((0,), (0,), (0,), (0, 2), (0, 4), (0, 0, 2, 2), (0, 2, 2, 0), (0, 2, 0, 4), held=[(6, 0), (0, 3, 6)]),
        hang,
        turn,
        draw.odds(0.12),
        draw.of("blank", "blank", "blank", "blank", "indent", "number", "none") if kind != "play" else "blank",
        draw.of(0, 0, 0, 5, held=[4, 10]),
        draw.of(0, 0, 0, 0, draw.between(34, 50)) if hang or turn else 0,
        draw.odds(0.5),
    )


def usual(draw: Draw, kind: str) -> Verse:
    """Verse as it is mostly set: from the left or a little in, its stanzas parted by blank lines."""
    return Verse(draw.of(0, 0, 2), (0,), draw.of(2, 4, 4), "", False, "blank", 0, 0, draw.odds(0.4))


def lowered(units: list[Unit]) -> list[Unit]:
    """Verses that begin with small letters, but for names and the begins of sentences."""
    names = {word for u in units if u.role == "l" for word in re.findall(r"(?<=[^\W\d_] )[A-ZÀ-Þ][^\W\d_]+", u.text)}
    made, ended = [], True
    for unit in units:
        if unit.role == "l":
            word = re.match(r"[^\W\d_]+", unit.text)
            if word and not ended and word[0] not in names and word[0] != "I":
                unit = replace(unit, text=unit.text[:1].lower() + unit.text[1:])
            ended = unit.text.rstrip("»«“”\"' )")[-1:] in ".!?"
        else:
            ended = True
        made.append(unit)
    return made


def of_style(style: Style) -> Verse:
    """The conventions that the style of a text carries."""
    found = style.extra["verse"]
    assert isinstance(found, Verse)
    return found


def of(press: Press) -> Verse:
    """The same of what is being set."""
    return of_style(press.style)


def verse_line(press: Press, units: list[Unit], at: int, words: list[Piece], before: str) -> None:
    """A verse, what precedes it in its line, and its number at the right margin."""
    convention, unit, paper = of(press), units[at], press.style.paper
    place = at
    while place and units[place - 1].role == "l" and units[place - 1].stanza == unit.stanza and at - place < 12:
        place -= 1
    indent = convention.indent + convention.pattern[(at - place) % len(convention.pattern)]
    if convention.stanza == "indent" and place == at and unit.stanza:
        indent += 3
    first = before + " " * indent if len(words) < 3 else before
    first += " " * step(press, units, at)
    width = min(paper.width, max(convention.short, 20)) if convention.short and paper.width < 1000 else 0
    press.items = press.items + 1 if unit.role == "l" else 0
    rest = " " * (convention.indent + convention.hang)
    press.sheet.fill(words, first, rest, width=width, turn=convention.turn, turn_right=convention.turn_right)
    if convention.number and press.items and press.items % convention.number == 0 and paper.width < 1000:
        press.sheet.beside(str(press.items), width or paper.width, press.style.lists.quote_blank)


def step(press: Press, units: list[Unit], at: int) -> int:
    """How far the second half of a verse is set in, which another speaker began."""
    play = press.style.extra.get("play")
    if play is None or not getattr(play, "steps", False) or at < 2 or units[at - 1].role != "speaker":
        return 0
    last = units[at - 2]
    if last.role != "l" or len(last.text) > 26 or len(units[at].text) > 26:
        return 0
    return min(len(last.text), 30)


def line(press: Press, units: list[Unit], at: int) -> int:
    """A verse of a poem; a new stanza begins as the convention has it."""
    convention, sheet, unit = of(press), press.sheet, units[at]
    before = units[at - 1] if at else None
    if before is not None and before.role == "l" and before.stanza != unit.stanza:
        if convention.stanza == "blank":
            sheet.gap()
    elif before is not None and before.role not in {"l", "head", "kicker"} and press.style.paper.airy:
        sheet.gap()
    verse_line(press, units, at, press.pieces(unit, sheet.block("l")), "")
    if at + 1 < len(units) and units[at + 1].role in {"p", "quote"} and press.style.paper.airy:
        sheet.gap()
    return 1


SETTERS: dict[str, Setter] = {"l": line}
