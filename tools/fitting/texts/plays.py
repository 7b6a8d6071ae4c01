"""How plays are set: names, directions, verse and prose of speeches, who is who."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fitting.examples import Unit
from fitting.texts.draw import Draw
from fitting.texts.press import Press, Setter, paragraph
from fitting.texts.sheet import Piece
from fitting.texts.verse import verse_line

_SPEECH = {"p", "l", "quote"}
_CAST = re.compile(r"^([^,.(]{2,30}?)(?:, |\. )(.{4,})$")


@dataclass(frozen=True)
class Play:
    """The conventions of names and directions."""

    own: bool  # the name on a line of its own
    case: str
    mark: str
    place: str
    blank: bool
    after: bool
    dress: str  # what the name stands in
    stage: str  # the marks of directions
    stage_place: str
    stage_blank: bool
    stage_by_name: str  # run in, or on a line of its own
    end_right: bool  # a short direction at a speech's end stands at its right
    steps: bool  # the second half of a verse begins where the first one ended
    cast: str
    margin: bool  # a speech that begins with its name is not set in


def play(draw: Draw, airy: bool) -> Play:
    """Draws the conventions of a play."""
    own = draw.odds(0.5)
    case = draw.of("upper", "upper", "upper", "as is", "as is", "title", "title", "short", "number")
    dress = draw.of("{}", "{}", "{}", "{}", "{}", "{}", "_{}_", "<{}>", held=["={}=", "*{}*"])
    marks = [".", ".", ":", "", ","] if own else [".", ".", ".", ":", ".—", " —", ". —", ""]
    mark = draw.of(*marks, held=[" :", " –", ";"])
    if not own and not mark and case != "upper" and dress == "{}":
        mark = "."
    return Play(
        own,
        case,
        mark,
        draw.of("left", "left", "left", "in", "centre", "centre") if own else draw.of("left", "left", "in"),
        draw.odds(0.75 if airy else 0.15),
        own and airy and draw.odds(0.3),
        dress,
        draw.of("[]", "()", "()", "()", "", "", "[", "__", "{}", held=["//", "—", "<>"]),
        draw.of("left", "left", "in", "centre", "right"),
        airy and draw.odds(0.6),
        draw.of("in", "in", "own", "comma"),
        draw.odds(0.3),
        draw.odds(0.4),
        draw.of("plain", "plain", "plain", "leader", "dash", "tab", "lines", "upper", "blank"),
        draw.odds(0.5),
    )


def usual(draw: Draw, airy: bool) -> Play:
    """Names and directions as most plays have them."""
    own = draw.odds(0.5)
    mark = draw.of("", "", ".") if own else draw.of(".", ".", ".", ":")
    stage, place = draw.of("[]", "()", ""), draw.of("left", "left", "in")
    case = draw.of("as is", "as is", "upper")
    return Play(own, case, mark, "left", airy, False, "{}", stage, place, airy, "in", False, False, "plain", True)


def of(press: Press) -> Play:
    """The conventions that the style of a text carries."""
    found = press.style.extra["play"]
    assert isinstance(found, Play)
    return found


def named(text: str, convention: Play, number: int) -> str:
    """A speaker's name as the play prints it."""
    name = text.strip().rstrip(".:,—– ") or text.strip()
    if convention.case == "upper":
        name = name.upper() if len(name.upper()) == len(name) else name
    elif convention.case == "title" and name.isupper():
        name = name.title()
    elif convention.case == "short" and len(name) > 5 and " " not in name:
        name = name[:4].rstrip("aeiouAEIOU").title() or name[:3]
    elif convention.case == "number" and len(name) < 3:
        name = str(number)
    return name


def speaker(press: Press, units: list[Unit], at: int) -> int:
    """A name, and where the convention is so the first directions and words of the speech behind it."""
    convention, sheet = of(press), press.sheet
    name, taken = named(units[at].text, convention, at % 9 + 1), 1
    asides = []
    while (
        at + taken + 1 < len(units)
        and units[at + taken].role == "stage"
        and units[at + taken + 1].speech == units[at].speech
    ):
        if (convention.own and convention.stage_by_name == "own") or len(units[at + taken].text) > 120:
            break
        if convention.stage_by_name == "comma":
            asides.append(units[at + taken].text.strip("()[]. "))
        else:
            asides.append(press.bracketed(units[at + taken].text))
        taken += 1
    if convention.blank and press.before not in {"head"}:
        sheet.gap()
    inner = units[at].stages
    block = sheet.block("speaker")
    if inner:
        name = press.marked(units[at])
    joint = ", " if convention.stage_by_name == "comma" else " "
    late = bool(asides) and (joint == ", " or (convention.stage_by_name == "in" and press.style.lists.quote_marks))
    shown = (
        convention.dress.format(name + ("" if late else convention.mark))
        if "_" in convention.dress
        else (convention.dress.format(name) + ("" if late else convention.mark))
    )
    words = [Piece(shown, block)]
    follows = at + taken < len(units) and units[at + taken].role in _SPEECH
    if convention.own or not follows:
        return own_line(press, words, joint + joint.join(asides) if asides else "", late, taken)
    speech = units[at + taken]
    line = sheet.block(speech.role)
    if asides:
        words.append(Piece(joint + joint.join(asides) + (convention.mark if late else ""), line))
    words.append(Piece("" if convention.mark.endswith("—") and at % 2 else " ", line))
    words += press.pieces(speech, line)
    finish = ending(press, units, at + taken)
    if finish:
        words.append(Piece(" " + finish, line))
    indent = "    " if convention.place == "in" else ""
    if speech.role == "l":
        verse_line(press, units, at + taken, words, indent)
    else:
        paper = press.style.paper
        first = paper.depth if paper.paragraph in {"indent", "both"} and not (convention.margin or indent) else indent
        rest = "    " if paper.paragraph == "hanging" else ""
        sheet.fill(words, first, rest)
    press.before = speech.role
    return taken + 1 + bool(finish)


def own_line(press: Press, words: list[Piece], asides: str, late: bool, taken: int) -> int:
    """A name on its own line, with the directions that stand beside it."""
    convention, sheet = of(press), press.sheet
    if asides:
        aside = sheet.block("stage")
        words = [*words, Piece(asides + (convention.mark if late else ""), aside)]
    sheet.fill(
        words, "    " if convention.place == "in" else "", "", "centre" if convention.place == "centre" else "left"
    )
    if convention.after:
        sheet.gap()
    return taken


def ending(press: Press, units: list[Unit], at: int) -> str:
    """A short direction that belongs to a speech's last words and stands behind them."""
    if at + 1 >= len(units) or not of(press).end_right:
        return ""
    after = units[at + 1]
    if after.role != "stage" or after.speech != units[at].speech or not after.speech or len(after.text) > 30:
        return ""
    return press.bracketed(after.text)


def speech(press: Press, units: list[Unit], at: int) -> int:
    """A paragraph of a speech that stands below its name."""
    sheet, paper = press.sheet, press.style.paper
    if not units[at].speech and press.before != "speaker":
        return paragraph(press, units, at)
    if press.before != "speaker" and paper.airy:
        sheet.gap()
    finish = ending(press, units, at)
    block = sheet.block("p")
    words = press.pieces(units[at], block)
    if finish:
        words.append(Piece(" " + finish, block))
    first = paper.depth if paper.paragraph in {"indent", "both"} and press.draw.odds(0.9) else ""
    sheet.fill(words, first, "    " if paper.paragraph == "hanging" else "")
    return 1 + bool(finish)


def verse_speech(press: Press, units: list[Unit], at: int) -> int:
    """A verse of a speech; one that ends another's line begins where that one ended."""
    block = press.sheet.block("l")
    words = press.pieces(units[at], block)
    finish = ending(press, units, at)
    if finish:
        words.append(Piece(press.draw.of(" ", " ") + finish, block))
    verse_line(press, units, at, words, "")
    return 1 + bool(finish)


def stage(press: Press, units: list[Unit], at: int) -> int:
    """A direction on lines of its own."""
    convention, sheet = of(press), press.sheet
    if convention.stage_blank or (press.style.heads.after and press.before == "head"):
        sheet.gap()
    text = press.bracketed(units[at].text)
    indent = "      " if convention.stage_place == "in" else ""
    place = convention.stage_place if len(text) < press.style.paper.page - 4 else "left"
    if place == "right" and len(text) > 40:
        place = "left"
    sheet.fill([Piece(text, sheet.block("stage"))], indent, indent, place if place in {"centre", "right"} else "left")
    if convention.stage_blank:
        sheet.gap()
    return 1


def cast(press: Press, units: list[Unit], at: int) -> int:
    """Who is who: name and part, parted by a comma, a leader, a tab, or on two lines."""
    convention, sheet = of(press), press.sheet
    text = units[at].text.strip()
    split = _CAST.match(text)
    if split and convention.cast != "plain":
        name, part = split[1], split[2]
        if convention.cast == "upper":
            text = f"{name.upper()}, {part}"
        else:
            dots = " " + "." * max(3, 40 - len(name)) + " "
            gaps = {"leader": dots, "dash": " — ", "tab": "\t", "lines": "\n", "blank": " "}
            gap = gaps[convention.cast]
            text = name + gap + part
    if (press.before != "item" and press.style.heads.after) or press.style.lists.blank:
        sheet.gap()
    block = sheet.block("item")
    indent = "  " if convention.place == "in" else ""
    if "\t" in text or "...." in text:
        sheet.line(indent + text, [block] * len("".join(text.split())))
    else:
        for number, part in enumerate(text.split("\n")):
            sheet.fill([Piece(part, block)], indent + "    " * number, indent + "    ")
    if press.style.heads.after and (at + 1 == len(units) or units[at + 1].role != "item"):
        sheet.gap()
    return 1


SETTERS: dict[str, Setter] = {
    "speaker": speaker,
    "p": speech,
    "l": verse_speech,
    "stage": stage,
    "item": cast,
}


def plain_stage(press: Press, units: list[Unit], at: int) -> int:
    """A direction in a text that is no play."""
    press.sheet.fill([Piece(press.bracketed(units[at].text), press.sheet.block("stage"))])
    return 1
