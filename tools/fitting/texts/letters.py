"""How letters are set, and what is added to letters that have lost it: letterheads, heads, postscripts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fitting.examples import Unit
from fitting.texts.draw import Draw
from fitting.texts.formulas import Formulas
from fitting.texts.press import Press, Setter
from fitting.texts.sheet import Piece
from fitting.texts.signs import numbered, roman

OPENING = {"opener", "dateline", "salute"}
CLOSING = {"closer", "signed", "postscript"}


@dataclass(frozen=True)
class Letter:
    """The conventions of what opens and closes a letter."""

    opener: str  # left, right, centre
    dateline: str
    salute: str
    closer: str  # left, in, right, stairs
    signed: str
    blank: bool
    narrow: int  # closing formulas are broken at this width


def letter(draw: Draw, airy: bool) -> Letter:
    """Draws the conventions of a letter."""
    return Letter(
        draw.of("left", "left", "right", "centre"),
        draw.of("left", "right", "right", "in"),
        draw.of("left", "left", "left", "in", "deep", held=["centre"]),
        draw.of("left", "left", "in", "right", "stairs", "stairs"),
        draw.of("left", "left", "right", "right", "stairs", held=["centre"]),
        draw.odds(0.75 if airy else 0.2),
        draw.of(0, 0, draw.between(20, 34)),
    )


def of(press: Press) -> Letter:
    """The conventions that the style of a text carries."""
    found = press.style.extra["letter"]
    assert isinstance(found, Letter)
    return found


def _set(press: Press, unit: Unit, place: str, width: int = 0) -> None:
    sheet, page = press.sheet, press.style.paper.page
    block = sheet.block(unit.role)
    text = press.marked(unit)
    if len(text) > page - 4 and place in {"right", "stairs"}:
        place = "left"
    if place == "stairs":
        stairs(press, text, block, width)
        return
    indent = {"in": "    ", "deep": " " * (page // 4)}.get(place, "")
    sheet.fill(
        [Piece(text, block)],
        indent,
        indent if place == "deep" else "",
        place if place in {"right", "centre"} else "left",
        width,
    )


def stairs(press: Press, text: str, block: int, width: int) -> None:
    """Lines that go down to the right, as formulas do."""
    sheet, page = press.sheet, press.style.paper.page
    lines = list(sheet.filled([Piece(text, block)], 0, 0, width or 30))
    for number, (line, marks, _) in enumerate(lines):
        begin = page // 4 if press.before not in CLOSING else page // 3
        sheet.line(" " * min(begin + 6 * number, max(0, page - len(line))) + line, marks)


def above(press: Press, units: list[Unit], at: int) -> int:
    """An address, place and date, a greeting."""
    unit, convention = units[at], of(press)
    if press.before not in OPENING | {"", "head"} and press.draw.odds(0.8 if press.style.paper.airy else 0.4):
        press.sheet.gap(1 if press.before in OPENING else 2)
    elif convention.blank and press.before != unit.role and press.before:
        press.sheet.gap()
    place = {"opener": convention.opener, "dateline": convention.dateline, "salute": convention.salute}[unit.role]
    if press.before in CLOSING and unit.role == "dateline":
        place = "left"
    _set(press, unit, place)
    if convention.blank and (at + 1 == len(units) or units[at + 1].role != unit.role):
        press.sheet.gap()
    return 1


def below(press: Press, units: list[Unit], at: int) -> int:
    """A closing formula, a signature, what follows it."""
    unit, convention = units[at], of(press)
    airy = press.style.paper.airy
    if (convention.blank and press.before != unit.role) or (airy and press.before not in CLOSING):
        press.sheet.gap()
    if unit.role == "postscript":
        paper = press.style.paper
        first = paper.depth if paper.paragraph in {"indent", "both"} else ""
        rest = paper.depth.expandtabs(4) if paper.paragraph == "hanging" else ""
        if airy:
            press.sheet.gap()
        press.sheet.fill([Piece(unit.text, press.sheet.block("postscript"))], first, rest)
        return 1
    _set(
        press,
        unit,
        convention.closer if unit.role == "closer" else convention.signed,
        convention.narrow if unit.role == "closer" else 0,
    )
    return 1


SETTERS: dict[str, Setter] = {
    "opener": above,
    "dateline": above,
    "salute": above,
    "closer": below,
    "signed": below,
    "postscript": below,
}


# ------------------------------------------------------------------------------------------- what letters have lost


def dated(draw: Draw, words: Formulas) -> str:
    """Place and date in one of the ways in which people write them."""
    day, month, year = draw.between(1, 28), draw.between(1, 12), draw.between(1790, 1975)
    name = words.months[month - 1]
    date = draw.of(
        f"{day}. {name} {year}",
        f"{day} {name} {year}",
        f"{name} {day}, {year}",
        f"{name} {day}th",
        f"{day}. {month}. {year % 100:02}",
        f"{day}/{month} {year % 1000}",
        f"{day}.{roman(month)}.{year}",
        f"den {day}. {name}",
        f"{day} de {name} de {year}",
        f"{year}-{month:02}-{day:02}",
        f"{name} {year}",
    )
    day_name = draw.of(*words.days)
    town = draw.of(*words.towns)
    date = draw.of(date, date, date, f"{day_name}, {date}", f"{day_name} {date}", day_name, f"{day_name}.")
    return draw.of(f"{town}, {date}", f"{town}, {date}.", date, f"{town} {date}", f"{date}, {town}")


def letterhead(draw: Draw, words: Formulas) -> list[Unit]:
    """Printed lines above a letter: name, street, town, telephone."""
    lines = [
        draw.of(*words.names).upper(),
        draw.of(*words.streets),
        draw.of(draw.of(*words.towns), f"{draw.of(*words.towns)} {draw.between(1, 20)}", draw.of(*words.towns).upper()),
        draw.of(
            "Tel. 14-22",
            "TELEPHONE 2341",
            "Telephon Nr. 612",
            "Tel.: 33 05 71",
            "Telegramme: Anker",
            "Tél. 5-88",
            "Fernruf 4 17 20",
        ),
    ]
    chosen = [x for x in lines if draw.odds(0.6)] or lines[1:3]
    if draw.odds(0.3):
        chosen = [draw.of(", ", " · ", " — ").join(chosen)]
    return [Unit("opener", x) for x in chosen]


def completed(units: list[Unit], draw: Draw, words: Formulas, foreign: bool, number: int, headed: str) -> list[Unit]:
    """A letter with what others have and this one lacks; ``foreign`` puts another language's words for its own."""
    kept = [replace(u) for u in units]
    if foreign:
        kept = [
            replace(u, text=spoken(draw, words.salutes if u.role == "salute" else words.closers, words), stages=[])
            if u.role in {"salute", "closer"}
            else replace(u, text=dated(draw, words))
            if u.role == "dateline"
            else replace(u, text=draw.of(*words.names))
            if u.role == "signed"
            else u
            for u in kept
        ]
    roles = {u.role for u in kept}
    front: list[Unit] = []
    if headed:
        names = f"{draw.of(*words.names)} — {draw.of(*words.names)}"
        front.append(
            Unit(
                "head",
                {
                    "number": numbered(draw.of("1.", "I.", "[1]", "1"), number),
                    "names": names,
                    "both": f"{number}. {names}",
                    "word": f"Letter {roman(number)}",
                }[headed],
            )
        )
    if draw.odds(0.2):
        front += letterhead(draw, words)
    if "dateline" not in roles and draw.odds(0.5):
        front.append(Unit("dateline", dated(draw, words)))
    if draw.odds(0.1):
        front += [Unit("opener", draw.of(*words.names)), Unit("opener", draw.of(*words.towns))]
    if "salute" not in roles and draw.odds(0.6):
        lead = next((at for at, unit in enumerate(kept) if unit.role not in OPENING), len(kept))
        kept.insert(lead, Unit("salute", spoken(draw, words.salutes, words)))
    elif "salute" in roles and draw.odds(0.15):
        kept = run_in(kept, draw)
    back: list[Unit] = []
    if not roles & {"closer", "signed"} and draw.odds(0.7):
        back.append(Unit("closer", spoken(draw, words.closers, words)))
        back += [Unit("closer", spoken(draw, words.closers, words))] if draw.odds(0.2) else []
        back.append(Unit("signed", draw.of(*words.names)))
    if "dateline" not in roles and not front and draw.odds(0.3):
        back.append(Unit("dateline", dated(draw, words)))
    if "postscript" not in roles and draw.odds(0.25):
        prose = [u.text for u in kept if u.role == "p" and len(u.text) > 40]
        if prose:
            text = draw.of(*prose)[: draw.between(50, 260)].rsplit(" ", 1)[0].rstrip(",;") + "."
            mark = draw.of(*words.after, "")
            back.append(Unit("postscript", f"{mark} {text}".strip() if draw.odds(0.8) else text))
    if draw.odds(0.06):
        back += [
            Unit("closer", draw.of(*words.names)),
            Unit("closer", f"{draw.of(*words.streets)}, {draw.of(*words.towns)}"),
        ]
    return front + kept + back


def spoken(draw: Draw, formulas: tuple[str, ...], words: Formulas) -> str:
    """A formula with a name in it."""
    return draw.of(*formulas).replace("{}", draw.of(*words.names).split()[0])


def run_in(units: list[Unit], draw: Draw) -> list[Unit]:
    """The greeting as the first words of the first paragraph."""
    for at, unit in enumerate(units[:-1]):
        if unit.role == "salute" and units[at + 1].role == "p":
            joint = draw.of(" ", " — ", "—")
            shift = len(unit.text) + len(joint)
            stages = [(a + shift, b + shift) for a, b in units[at + 1].stages]
            return [
                *units[:at],
                replace(units[at + 1], text=unit.text + joint + units[at + 1].text, stages=stages),
                *units[at + 2 :],
            ]
    return units


def correspondence(letters: list[list[Unit]], draw: Draw, words: Formulas, foreign: bool) -> list[Unit]:
    """Letters one below the other, all with the same letterhead if with any."""
    kinds = ("", "", "", "number", "names", "both", "word") if len(letters) > 1 else ("", "", "", "names")
    headed = draw.of(*kinds)
    printed = letterhead(draw, words) if draw.odds(0.15) and not headed else []
    made: list[Unit] = []
    for number, units in enumerate(letters, 1):
        made += [replace(unit) for unit in printed]
        made += completed(units, draw, words, foreign, number, headed)
    return made
