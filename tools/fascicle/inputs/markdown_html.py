"""HTML in Markdown: which tags say something, which only stand there, and where a block of HTML begins and ends."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5

# Bounded, so that signs that never close cost no more than their length.
_ATTRIBUTES = r"(?:\s[^<>]{0,2000})?"
TAG = rf"</?[A-Za-z][A-Za-z0-9-]{{0,40}}{_ATTRIBUTES}/?>"
PARTS = re.compile(rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>{_ATTRIBUTES})/?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")

# Underlining is how a typescript says italics.
REND = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "italic", "ins": "italic", "cite": "italic",
    "sup": "sup", "sub": "sub", "s": "strike", "strike": "strike", "del": "strike",
}  # fmt: skip
# Tags that say what an element of the file says, or that words are parted; they are marks and no text.
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SAYING = _HEADINGS | {*REND, "br", "span", "a", "table", "tr", "td", "th", "img", "caption"}
# Tags that group or decorate: nothing is lost with them, but they stand in the source.
QUIET = frozenset({
    "abbr", "article", "aside", "big", "body", "center", "code", "col", "colgroup", "div", "figcaption", "figure",
    "font", "footer", "header", "hr", "html", "kbd", "main", "mark", "nobr", "p", "picture", "pre", "samp", "section",
    "small", "tbody", "tfoot", "thead", "tt", "var", "wbr", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "q",
})  # fmt: skip
# Other names of HTML: what they say is not read.
UNREAD = frozenset({
    "address", "audio", "base", "basefont", "button", "canvas", "details", "dialog", "dir", "embed", "fieldset",
    "form", "frame", "frameset", "head", "iframe", "input", "label", "legend", "link", "math", "menu", "meta", "nav",
    "noframes", "noscript", "object", "optgroup", "option", "output", "param", "progress", "rp", "rt", "ruby",
    "script", "select", "search", "source", "style", "summary", "svg", "template", "textarea", "title", "track",
    "video",
})  # fmt: skip
# A few of the quiet ones make blocks of their own, which are read as paragraphs: that is to be told.
FLATTENED = frozenset({"li", "ul", "ol", "dl", "dt", "dd", "blockquote", "q", "pre"})
# Attributes that need no value.
_BARE = frozenset({
    "allowfullscreen", "border", "checked", "compact", "controls", "disabled", "hidden", "ismap", "noshade", "nowrap",
    "open", "reversed", "selected",
})  # fmt: skip
_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?=[\s/>]|$)", re.IGNORECASE)
_OWN = re.compile(r"<(?:p|div|h[1-6]|li|dt|dd|blockquote|center|figure|figcaption)(?=[\s>])", re.IGNORECASE)
_TABLE = re.compile(r"<table(?=[\s>])", re.IGNORECASE)
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_ALONE = re.compile(rf"{TAG}\s*")
_HEADING = re.compile(r"<h([1-6])(?=[\s>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A block of HTML that is open; ``end`` is what closes it, nothing if a blank line does."""

    end: str = ""

    def is_over(self, rest: str) -> bool:
        """Whether the block ends with this line."""
        return bool(self.end) and self.end in rest.lower()

    def begins_block(self, rest: str) -> bool:
        """Whether the line begins a paragraph or a heading of its own."""
        return not self.end and _OWN.match(rest) is not None


def is_tag(parts: re.Match[str]) -> bool:
    """Whether a name and what follows it in pointed brackets are a tag; ``<aside to the boy>`` is none."""
    said = parts["attributes"]
    return "=" in said or all(word.lower() in _BARE for word in said.split())


def html_block(rest: str, *, in_paragraph: bool) -> HtmlBlock | None:
    """The block of HTML that begins with a line, as CommonMark says (4.6); it is to be closed if it has an end."""
    if (parts := PARTS.match(rest)) and not is_tag(parts):
        return None
    if _TABLE.match(rest):
        return HtmlBlock("</table>")
    if raw := _RAW.match(rest):
        return HtmlBlock(f"</{raw[1].lower()}>") if f"</{raw[1].lower()}>" in rest.lower() else HtmlBlock()
    if rest.startswith("<!--"):
        return HtmlBlock("-->")
    if _BLOCK.match(rest) or (not in_paragraph and _ALONE.fullmatch(rest)):
        return HtmlBlock() if not rest.startswith("<img") else None
    return None


def heading_rank(text: str) -> int:
    """The rank of the heading that a block of HTML is; 0 if it is none."""
    match = _HEADING.match(text.lstrip())
    return int(match[1]) if match else 0


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case."""
    return {name.lower(): html.unescape(one or other or bare) for name, one, other, bare in _ATTRIBUTE.findall(tag)}


def unread_tag(name: str, tag: str) -> str:
    """What is to be told of a tag; nothing if it is read, or is no tag but a name in pointed brackets."""
    if name in UNREAD or name in FLATTENED:
        return f"the tag <{name}> is not read; its words are kept"
    shaped = tag.startswith("</") or "=" in tag or tag.endswith("/>")
    if name not in SAYING and name not in QUIET and shaped:
        return f"{' '.join(tag.split())[:40]} looks like a tag, and is kept as text"
    return ""


# What a reference stands for must be able to stand in XML, and must be seen.
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
REFERENCE = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


def character_of(reference: str) -> str:
    """The character that a reference of HTML stands for; nothing if it is none, or none that a file can hold."""
    named = html5.get(reference[1:], "")
    character = html.unescape(reference) if reference.startswith("&#") else named
    return "" if _NO_CHARACTER.search(character) else character
