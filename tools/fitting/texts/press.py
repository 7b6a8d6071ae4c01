"""Sets units as lines in the conventions of a style: heads, prose, quotations, lists, tables, contents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from fitting.examples import Unit
from fitting.texts.conventions import Style
from fitting.texts.sheet import Piece, Sheet
from fitting.texts.signs import numbered

ABOVE = {"head", "kicker", "byline"}
_NUMBERED = re.compile(r"^((?:[^\W\d_]+ )?(?:[IVXLC]+|\d+)\.?(?: [^\W\d_]+)?)[.:]? ?[—–-]? +(?=\w)(.+)$")
_STAGE_OPEN = re.compile(r"\s*[(\[{_]")

Setter = Callable[["Press", list[Unit], int], int]  # answers how many units were set


class Press:
    """Sets a list of units; what a kind of text sets in its own way comes with ``setters``."""

    def __init__(self, style: Style, setters: dict[str, Setter]) -> None:
        self.style = style
        self.draw = style.draw
        self.sheet = Sheet(style)
        self.setters = {**PROSE, **setters}
        self.before = ""  # role of what was set last
        self.calls = 0
        self.called_on = -1
        self.items = 0

    def set(self, units: list[Unit]) -> Sheet:
        """Sets all units."""
        at = 0
        while at < len(units):
            setter = self.setters.get(units[at].role, paragraph)
            if units[at].role in ABOVE and self.before not in ABOVE:
                self.sheet.flush_notes()
            taken = setter(self, units, at)
            self.before = units[at + taken - 1].role
            at += taken
        self.sheet.end()
        return self.sheet

    # --------------------------------------------------------------------------------------- words of a unit

    def pieces(self, unit: Unit, block: int) -> list[Piece]:
        """The words of a unit, directions in it marked; a note may hang on one of its words."""
        text = self.marked(unit)
        notes = self.style.notes
        if unit.role in {"p", "quote"} and notes.share and len(text) > 90 and self.draw.odds(notes.share):
            ends = [m.end() for m in re.finditer(r"[^\W\d_]{3,}[,.;]?(?= )", text)]
            if ends:
                return self.called(text, block, self.draw.rng.choice(ends))
        return [Piece(text, block)]

    def called(self, text: str, block: int, at: int) -> list[Piece]:
        """The words with a note's sign after one of them; the note's own words are some of the text's."""
        if self.style.notes.each_page and self.called_on != self.sheet.number:
            self.calls = 0
        self.called_on = self.sheet.number
        self.calls += 1
        sign = numbered(self.style.notes.sign, self.calls)
        number = len(self.sheet.notes)
        self.sheet.notes[number] = (f"{sign} {self.note_words(text)}", self.sheet.block("note"))
        between = " " if self.draw.odds(0.2) else ""
        return [Piece(text[:at] + between + sign, block, number), Piece(text[at:], block)]

    def note_words(self, text: str) -> str:
        """What a note says: some of the words of the paragraph, as if they came from elsewhere."""
        parts = re.split(r"(?<=[.;,]) ", text)
        words = " ".join(parts[-self.draw.between(1, 4) :])[: self.draw.of(40, 90, 160, 300, 600)].strip(" ,;—")
        lead = self.draw.of("", "", "", "See ", "Vgl. ", "Voir ", "Cf. ", "Id. ", "A. d. Ü. ", "Ibid., p. 12. ")
        return lead + words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")

    def marked(self, unit: Unit) -> str:
        """The text, its directions between the marks of the play."""
        text, at = "", 0
        for first, last in unit.stages:
            words = unit.text[first:last]
            end = " " if words.endswith(" ") else ""
            text += unit.text[at:first] + self.bracketed(words) + end
            at = last
        return text + unit.text[at:]

    def bracketed(self, words: str) -> str:
        """A stage direction between its marks, unless it has some."""
        words = words.strip()
        marks = str(self.style.extra.get("stage", ""))
        if not marks or _STAGE_OPEN.match(words):
            return words
        return marks[0] + words + (marks[1:] if len(marks) > 1 else "")

    def centred(self) -> tuple[str, str]:
        """Place and blanks of what is set like a head."""
        place = self.style.heads.place
        return ("centre", "") if place == "centre" else ("left", " " * (8 if place == "in" else 0))


def cased(text: str, case: str) -> str:
    """A head in capitals, or in sentence case where it was in capitals, or as it is."""
    if case == "upper":
        return text.upper() if len(text.upper()) == len(text) else text
    if case == "sentence" and text.isupper() and len(text) > 4:
        low = re.sub(r"\b[IVXLC]+\b", lambda m: m[0].upper(), text.lower(), flags=re.I)
        return text[:1] + low[1:]
    return text


def head(press: Press, units: list[Unit], at: int) -> int:
    """A head, on one line or several; number and title may stand on lines of their own."""
    unit, convention, sheet = units[at], press.style.heads, press.sheet
    text = cased(unit.text.strip(), convention.case)
    sheet.chapter = text[:30].strip(" .")
    follows = press.before in ABOVE
    sheet.gap(min(convention.before, 1) if follows else convention.before)
    place, indent = press.centred()
    block = sheet.block("head")
    split = _NUMBERED.match(text) if convention.split else None
    parts = [split[1], split[2]] if split else [text]
    for part in parts:
        part = stopped(part, convention.stop)
        if convention.marks:
            part = convention.marks + part + convention.marks
        width = convention.narrow if len(part) > convention.narrow else 0
        sheet.fill([Piece(part, block)], indent, indent, place, width)
    if at + 1 < len(units) and units[at + 1].role in ABOVE and convention.after and press.draw.odds(0.3):
        return 1
    sheet.gap(convention.after)
    return 1


def stopped(text: str, stop: str) -> str:
    """A head with or without its full stop."""
    if stop == "." and text[-1:].isalnum():
        return text + "."
    return text.rstrip(".") or text if stop == "cut" else text


def kicker(press: Press, units: list[Unit], at: int) -> int:
    """An argument, a subtitle, a motto above: below or above a head."""
    sheet, airy = press.sheet, press.style.heads.after
    if press.before not in ABOVE:
        sheet.gap(press.style.heads.before)
    elif airy:
        sheet.gap()
    place, indent = press.centred() if len(units[at].text) < 60 else ("left", "")
    sheet.fill([Piece(units[at].text, sheet.block("kicker"))], indent, indent, place)
    if airy:
        sheet.gap()
    return 1


def paragraph(press: Press, units: list[Unit], at: int) -> int:
    """A paragraph of prose."""
    paper, sheet = press.style.paper, press.sheet
    if paper.airy or (press.before in {"item", "quote", "row", "l", "toc"} and press.draw.odds(0.5)):
        sheet.gap()
    elif press.before in ABOVE:
        sheet.gap(press.style.heads.after)
    if units[at].text.strip(" *—-_.•·⁂") == "" and units[at].text:
        sheet.gap()
        sheet.fill([Piece(units[at].text, sheet.block("p"))], place=press.draw.of("centre", "left"))
        sheet.gap()
        return 1
    unit = units[at]
    if press.before in ABOVE and not unit.stages:
        unit = replace(unit, text=opened(unit.text, press.style.heads.opening))
    flush = press.before in ABOVE and paper.flush_after_head
    first = paper.depth if paper.paragraph in {"indent", "both"} and not flush else ""
    rest = paper.depth.expandtabs(4) if paper.paragraph == "hanging" else ""
    sheet.fill(press.pieces(unit, sheet.block("p")), first, rest)
    if not paper.height and sheet.waiting and press.style.notes.each_page and paper.airy:
        sheet.flush_notes()
    return 1


def opened(text: str, how: str) -> str:
    """The first words of a chapter as printers like to set them off."""
    words = text.split(" ")
    count = {"word": 1, "words": 3, "letter": 1}.get(how, 0)
    begin = " ".join(words[:count])
    if not begin[:1].isalpha() or len(begin.upper()) != len(begin):
        return text
    begin = begin.upper()
    if how == "letter" and len(begin) > 1:
        begin = f"{begin[0]} {begin[1:]}"
    return " ".join([begin, *words[count:]])


def quote(press: Press, units: list[Unit], at: int) -> int:
    """Somebody else's words: set in, set narrower, between marks, or like any paragraph."""
    lists, sheet, unit = press.style.lists, press.sheet, units[at]
    again = press.before == "quote"
    if lists.quote_blank and (not again or press.style.paper.airy):
        sheet.gap()
    width = press.style.paper.width - lists.narrower if press.style.paper.width < 1000 else 0
    indent = " " * lists.quote
    first = press.style.paper.depth if press.style.paper.paragraph in {"indent", "both"} else ""
    sheet.fill(press.pieces(unit, sheet.block("quote")), indent + first, indent, width=width if lists.narrower else 0)
    ends = at + 1 == len(units) or units[at + 1].role != "quote"
    if lists.quote_blank and ends:
        sheet.gap()
    return 1


def item(press: Press, units: list[Unit], at: int) -> int:
    """An item of a list: hanging or not, with a sign that its text has already."""
    lists, sheet = press.style.lists, press.sheet
    if (press.before != "item" and (press.style.paper.airy or lists.blank)) or lists.blank:
        sheet.gap()
    first = press.style.paper.depth if press.style.paper.paragraph == "indent" and press.draw.odds(0.5) else ""
    sheet.fill([Piece(units[at].text, sheet.block("item"))], first, " " * lists.hang)
    if at + 1 == len(units) or units[at + 1].role != "item":
        sheet.gap(1 if press.style.paper.airy or lists.blank else 0)
    return 1


def row(press: Press, units: list[Unit], at: int) -> int:
    """A row of a table: one line, its cells parted by blanks, tabs or bars; cells come parted by tabs."""
    last = at
    while last < len(units) and units[last].role == "row":
        last += 1
    table = [unit.text.split("\t") for unit in units[at:last]]
    columns = range(max(map(len, table)))
    widths = [max([len(c[k]) for c in table if 1 < len(c) > k], default=0) for k in columns]  # a rule has one cell
    gap = press.style.lists.gap
    if press.style.heads.before or press.style.paper.airy:
        press.sheet.gap()
    for cells in table:
        if len(cells) == 1:
            press.sheet.line(cells[0], [press.sheet.block("row")] * len("".join(cells[0].split())))
            continue
        padded = [
            c.rjust(w) if c[:1].isdigit() and k else c.ljust(w)
            for k, (c, w) in enumerate(zip(cells, widths, strict=False))
        ]
        text = gap.join(cells if gap == "\t" else padded).rstrip()
        text = f"| {text} |" if "|" in gap and press.style.lists.quote_blank else text
        block = press.sheet.block("row")
        press.sheet.line(text, [block] * len("".join(text.split())))
    if press.style.heads.before or press.style.paper.airy:
        press.sheet.gap()
    return last - at


def toc(press: Press, units: list[Unit], at: int) -> int:
    """An entry of the contents: title and page, parted by a tab in the unit, led over in the drawn way."""
    if press.before != "toc" and press.style.heads.after:
        press.sheet.gap()
    title, _, page = units[at].text.partition("\t")
    leader = press.style.lists.leader
    free = press.style.paper.page - len(title) - len(page)
    if leader in {"wide", "dots"}:
        leader = (" " if leader == "wide" else ".") * max(3, free)
    block = press.sheet.block("toc")
    if leader == "\t" or leader[:1] in {" ", "."}:
        text = title + leader + page
        press.sheet.line(text, [block] * len("".join(text.split())))
    else:
        press.sheet.fill([Piece(title + leader + page, block)], "", "  ")
    return 1


def shown(press: Press, units: list[Unit], at: int) -> int:
    """A line of title matter: author, publisher, note of an editor."""
    sheet, role = press.sheet, units[at].role
    if press.style.heads.after and (role == "note" or press.before != role):
        sheet.gap(1)
    place, indent = press.centred() if role != "note" else ("left", "")
    sheet.fill([Piece(units[at].text, sheet.block(role))], indent, indent, place)
    if press.style.heads.after and (at + 1 == len(units) or units[at + 1].role != role):
        sheet.gap()
    return 1


PROSE: dict[str, Setter] = {
    "head": head,
    "kicker": kicker,
    "p": paragraph,
    "quote": quote,
    "item": item,
    "row": row,
    "toc": toc,
    "byline": shown,
    "contact": shown,
    "note": shown,
    "caption": shown,
}
