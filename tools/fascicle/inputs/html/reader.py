"""The elements of an HTML file as blocks: what each says of its words, and in what they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from selectolax.lexbor import LexborNode

from fascicle.inputs.html.left_out import Rules, address_of
from fascicle.inputs.html.lines import HtmlSetting, LineMaker
from fascicle.inputs.html.notes import NoteMarks
from fascicle.inputs.html.tables import Tables, covered
from fascicle.inputs.html.tree import BLOCKS, said, walk, words
from fascicle.model.source import Cell, ClaimKind, Container, Image, LineMark, RegionKind, Style

_RENDS: Mapping[str, str] = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "s": "strike", "strike": "strike",
    "sup": "sup", "sub": "sub",
}  # fmt: skip
_NESTING = ("bold", "italic", "strike", "smallcaps", "sup", "sub")
_STYLED = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE), "italic"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), "bold"),
    (re.compile(r"font-variant(?:-caps)?\s*:\s*(?:all-)?small-caps", re.IGNORECASE), "smallcaps"),
    (re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE), "strike"),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), "sub"),
)
_CLASSED = {"smallcaps": "smallcaps", "small-caps": "smallcaps", "smcap": "smallcaps", "sc": "smallcaps"}
_HEADS = {f"h{rank}": rank for rank in range(1, 7)}
_VERSE = frozenset({"poem", "poetry", "verse", "stanza", "lg", "poetry-container"})
_PAGES = frozenset({"pagebreak", "doc-pagebreak", "pagenum", "pageno", "page-number", "pb"})
_CLAIMS = {"ins": ClaimKind.ADDED, "del": ClaimKind.DELETED, "abbr": ClaimKind.ABBREVIATION}
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_QUOTES = (("“", "”"), ("‘", "’"))
_NUMBER = re.compile(r"\d{1,4}|[ivxlcdm]+", re.IGNORECASE)


class HtmlReader:
    """Reads trees, one behind another, into one text."""

    def __init__(self, marks: NoteMarks, address: Callable[[str], str] = lambda found: found) -> None:
        """``address`` says of the address of a picture in the file where it lies, seen from the text."""
        self.lines = LineMaker()
        self._marks = marks
        self._address = address
        self._language = ""
        self._term: tuple[Container, ...] | None = None

    def read(self, root: LexborNode, rules: Rules) -> None:
        """Read a tree to its end."""
        stack = [HtmlSetting()]
        tables = Tables()
        self._language = said(root, "lang") or said(root, "xml:lang")
        claims: dict[int, str] = {}
        quotes = 0
        for step, node in walk(root, rules.skip):
            name = node.tag or ""
            if step == "text":
                text = node.text_content or ""
                if not rules.outside(text, node):
                    self.lines.words(text, stack[-1])
                continue
            if step == "skip":
                continue
            if step == "enter":
                stack.append(self._entered(node, name, stack[-1], tables))
                if name in _CLAIMS and (claim := self._claimed(node, name)):
                    claims[node.mem_id] = claim
                if name == "q":
                    self.lines.words(_QUOTES[quotes % 2][0], stack[-1])
                    quotes += 1
                continue
            if name == "text":  # of a drawing: nothing parts one from the next but its place
                self.lines.words(" ", stack[-1])
            if name == "q":
                quotes -= 1
                self.lines.words(_QUOTES[quotes % 2][1], stack[-1])
            if node.mem_id in claims:
                self.lines.close_claim(claims.pop(node.mem_id))
            self._left(node, name, tables)
            stack.pop()
        self.lines.end_block()

    def _entered(self, node: LexborNode, name: str, around: HtmlSetting, tables: Tables) -> HtmlSetting:
        if name == "br":
            self.lines.end_line(hard=True)
            return around
        if name == "img":
            self._picture(node, around)
            return around
        setting = self._in_language(node, name, replace(around, style=self._style(node, name, around.style)))
        if (label := self._marks.notes.get(node.mem_id)) is not None:
            self.lines.end_block()
            note = Container(LineMark.NOTE, self._number(), label=label)
            return replace(setting, containers=(note,), mark=LineMark.NOTE, level=0)
        if _PAGES & words(node, "class", "role", "epub:type"):
            return self._page(node, setting)
        if name in BLOCKS:
            return self._block(node, name, setting, tables)
        return setting

    def _left(self, node: LexborNode, name: str, tables: Tables) -> None:
        if name == "tr" and tables.leave_row(node):
            self.lines.end_row()
        elif name in BLOCKS and not (name in ("td", "th", "tbody", "thead", "tfoot") and tables.inside):
            self.lines.end_block()
            if name == "table":
                tables.leave(node)
        elif name == "hr":
            self.lines.end_block()

    def _block(self, node: LexborNode, name: str, setting: HtmlSetting, tables: Tables) -> HtmlSetting:
        if tables.inside:
            return self._in_table(node, name, setting, tables)
        self.lines.end_block()
        if name == "table" and tables.enter(node):
            return replace(setting, mark=LineMark.ROW, level=0)
        if name in _HEADS:
            return replace(setting, mark=LineMark.HEAD, level=_HEADS[name])
        if name in ("li", "dt", "dd"):
            return self._item(node, name, setting)
        if name == "blockquote":
            quote = Container(LineMark.QUOTE, self._number())
            return replace(setting, mark=LineMark.QUOTE, containers=(*setting.containers, quote))
        if name == "pre":
            return replace(setting, mark=LineMark.CODE, preserved=True)
        if name == "figcaption":
            return replace(setting, kind=RegionKind.CAPTION, mark=LineMark.NONE)
        if _VERSE & words(node, "class", "epub:type") or (name == "p" and _is_verse(node)):
            return replace(setting, mark=LineMark.CODE)
        return setting

    def _in_table(self, node: LexborNode, name: str, setting: HtmlSetting, tables: Tables) -> HtmlSetting:
        if name == "tr" and tables.enter_row(node):
            self.lines.begin_row(setting)
        elif name in ("td", "th") and tables.in_row:
            rows, cols = covered(said(node, "rowspan")), covered(said(node, "colspan"))
            self.lines.cell(Cell(0, head=name == "th", rows=rows, cols=cols))
        elif name == "caption":  # of a table, which no picture belongs to
            self.lines.end_block()
            return replace(setting, mark=LineMark.NONE)
        else:
            self.lines.end_line(hard=False)
        return setting

    def _item(self, node: LexborNode, name: str, setting: HtmlSetting) -> HtmlSetting:
        """An item of a list; the explanation of a term stands in the item that is the term."""
        ordered = node.parent is not None and node.parent.tag == "ol"
        mark = LineMark.NUMBER if ordered else LineMark.BULLET
        sign = f"{'.' if ordered else '*'}"
        item = Container(mark, self._number(), sign)
        around = setting.containers
        if name == "dd" and self._term is not None and around == self._term[:-1]:
            around = self._term
        containers = (*around, item)
        if name == "dt":
            self._term = containers
        level = sum(each.mark in (LineMark.BULLET, LineMark.NUMBER) for each in containers) - 1
        return replace(setting, mark=mark, level=level, containers=containers)

    def _claimed(self, node: LexborNode, name: str) -> str:
        """What an element says that its words are: added, deleted, or short for something."""
        if name == "abbr":
            value = " ".join(said(node, "title").split())
            return self.lines.open_claim(ClaimKind.ABBREVIATION, value=value) if value else ""
        day = _DAY.match(said(node, "datetime"))
        return self.lines.open_claim(_CLAIMS[name], when=day[0] if day else "")

    def _page(self, node: LexborNode, setting: HtmlSetting) -> HtmlSetting:
        """A page begins; its number, where it is written out, belongs to the source and not to the reading."""
        shown = (node.text() or "").strip()
        number = _NUMBER.search(said(node, "title") or said(node, "aria-label") or shown)
        self.lines.begin_page(number[0] if number else "")
        return replace(setting, style=Style(weak=True)) if shown else setting

    def _picture(self, node: LexborNode, setting: HtmlSetting) -> None:
        told = dict.fromkeys(" ".join(said(node, name).split()) for name in ("alt", "title"))
        words_of = "; ".join(each for each in told if each)
        address = address_of(node)
        self.lines.picture(Image(0, self._address(address) if address else "", words_of), setting)

    def _style(self, node: LexborNode, name: str, style: Style) -> Style:
        rend = set(style.rend)
        if name in _RENDS:
            rend.add(_RENDS[name])
        if css := said(node, "style"):
            rend |= {value for pattern, value in _STYLED if pattern.search(css)}
        rend |= {_CLASSED[each] for each in words(node, "class") if each in _CLASSED}
        if name == "a":
            return self._link(node, replace(style, rend=_nested(rend)))
        return style if set(style.rend) == rend else replace(style, rend=_nested(rend))

    def _in_language(self, node: LexborNode, name: str, setting: HtmlSetting) -> HtmlSetting:
        """The language of a block, or of words in it, where it is not that of what stands around."""
        language = said(node, "lang") or said(node, "xml:lang")
        if not language:
            return setting
        if name in BLOCKS:
            own = "" if language == self._language else language
            return replace(setting, language=own, style=replace(setting.style, language=""))
        foreign = "" if language == (setting.language or self._language) else language
        return replace(setting, style=replace(setting.style, language=foreign))

    def _link(self, node: LexborNode, style: Style) -> Style:
        if (label := self._marks.marks.get(node.mem_id)) is not None:
            return replace(style, note=label)
        if node.mem_id in self._marks.back:
            return replace(style, weak=True)
        href = said(node, "href").strip()
        return replace(style, target=href) if href and not href.startswith("#") else style

    def _number(self) -> int:
        self.lines.containers += 1
        return self.lines.containers


def _nested(rend: set[str]) -> tuple[str, ...]:
    return tuple(each for each in _NESTING if each in rend)


def _is_verse(node: LexborNode) -> bool:
    """Whether a paragraph is lines of verse: its writer ended four or more, none long, each begun with a capital."""
    if len(node.css("br")) < _FEWEST_VERSES - 1:
        return False
    lines = [""]
    for step, each in walk(node):
        if step == "text":
            lines[-1] += each.text_content or ""
        elif step == "enter" and each.tag == "br":
            lines.append("")
    shown = [" ".join(line.split()) for line in lines if line.strip()]
    capitals = sum(next((sign for sign in line if sign.isalpha()), "a").isupper() for line in shown)
    figures = sum(any(sign.isdigit() for sign in line) for line in shown)
    long = max(map(len, shown), default=0) > _LONGEST_VERSE
    return len(shown) >= _FEWEST_VERSES and not long and capitals >= 0.8 * len(shown) and figures <= 0.2 * len(shown)


_FEWEST_VERSES, _LONGEST_VERSE = 4, 70  # lines, and characters of one
