"""What markup a file is made of: told by the elements, braces or headers that it begins with, and by nothing less."""

from __future__ import annotations

import codecs
import json
import re
from typing import NamedTuple

from fascicle.inputs import kinds
from fascicle.inputs.kinds import FileKind

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
HEAD = 1 << 16  # bytes: enough for a licence, a style sheet or a document type before the first element
MARKDOWN = frozenset({".md", ".markdown", ".mdown"})

_BLOCK = "body|head|div|p|table|ul|ol|dl|h[1-6]|article|section|center|pre|blockquote|title|meta|style"
_FRAGMENT = re.compile(rf"<(?:{_BLOCK})(?:\s[^<>]*)?>", re.IGNORECASE)
_FRAGMENT_END = re.compile(rf"</(?:{_BLOCK}|html)>\s*$", re.IGNORECASE)
_PLACED_WORDS = re.compile(
    r"""class\s*=\s*["'](?:[^"'<>]*\s)?ocr_page\b|name\s*=\s*["']ocr-(?:system|capabilities)\b"""
)
_TEX_COMMENTS = re.compile(r"(?:\s*%[^\n]*\n)*\s*")
_TEX_BEGINS = re.compile(r"\\document(?:class|style)\s*(?:\[[^\]]*\]\s*)?\{|\\begin\{document\}[ \t]*\n")
_TEX_ENDS = re.compile(r"^\\end\{document\}\s*$", re.MULTILINE)
_TEX_BODY = re.compile(r"^\\begin\{document\}[ \t]*(?:%.*)?\r?$", re.MULTILINE)
_MAIL_LINE = re.compile(r"(?:From \S+@\S+ .*|[A-Za-z][A-Za-z0-9-]*:(?:\s.*)?|[ \t]+\S.*)")
_MAIL_SIGN = re.compile(r"^(?:MIME-Version:\s*1\.0|Message-ID:\s*<[^<>\s]+@[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)
_SRT = re.compile(r"\d+[ \t]*\r?\n\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}")
_VTT = re.compile(r"WEBVTT(?:[ \t][^\n]*)?\r?\n(?:.*\n)*?(?:\d\d:)?\d\d:\d\d\.\d{3} --> ")


def by_markup(data: bytes, suffix: str) -> FileKind | None:
    """The kind of file that its first characters show, where they show one; ``suffix`` is that of its name."""
    encoding = _WIDE.get(data[:2], "utf-8")
    head = data[:HEAD].decode(encoding, "replace").removeprefix("\ufeff").lstrip()
    tail = data[-1024:].decode(encoding, "replace")
    if head.startswith("<"):
        return _of_elements(head, tail, suffix)
    if head.startswith(("{", "[")):
        return kinds.JSON if _is_json(data) else None
    begins = head[_TEX_COMMENTS.match(head).end() :]  # type: ignore[union-attr]
    if _TEX_BEGINS.match(begins) or (head.startswith("\\") and _TEX_BODY.search(head) and _TEX_ENDS.search(tail)):
        return kinds.LATEX
    if _SRT.match(head) or _VTT.match(head):
        return kinds.SUBTITLES
    return kinds.EMAIL if _is_mail(head) else None


def _is_mail(head: str) -> bool:
    """Whether the first lines are those that mail programs write; a letter may begin with From, To and Subject too."""
    lines = re.split(r"\r?\n\s*\r?\n", head, maxsplit=1)[0]
    return bool(_MAIL_SIGN.search(lines)) and all(_MAIL_LINE.fullmatch(line) for line in lines.splitlines())


def _is_json(data: bytes) -> bool:
    """Whether it is an object with named values, or a list of such; ``[1922]`` and ``{a}`` are what people write."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").strip()
    if not re.match(r'\[?\s*\{\s*"', text):
        return False
    if len(text) > 1 << 20:  # too long to be looked at twice
        return text.endswith(("}", "]"))
    first = text.split("\n", 2)[:2]
    return _is_value(text) or (len(first) == 2 and all(map(_is_value, first)))  # the whole, or one a line


def _is_value(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


class _Root(NamedTuple):
    """How an XML or HTML file begins: what is declared, the first element's name, and its namespace if it has one."""

    declared: bool
    doctype: str
    name: str
    namespace: str | None


_PROLOG = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+([\w:.-]+)[^\[<>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_ATTRIBUTE = r"""\s+([\w:.-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?"""
_ELEMENT = re.compile(rf"<([A-Za-z_][\w:.-]*)((?:{_ATTRIBUTE})*)\s*/?>")


def _root(head: str) -> _Root:
    doctype, at = "", 0
    while (part := _PROLOG.match(head, at)) is not None:
        doctype, at = (part[1] or doctype).lower(), part.end()
    declared = re.match(r"<\?xml[\s?]", head) is not None
    element = _ELEMENT.match(head, at)
    if element is None:
        return _Root(declared, doctype, "", None)
    prefix, _, name = element[1].rpartition(":")
    wanted = f"xmlns:{prefix}" if prefix else "xmlns"
    addresses = [value.strip("\"'") for key, value in re.findall(_ATTRIBUTE, element[2]) if key == wanted]
    return _Root(declared, doctype, name, addresses[0] if addresses else None)


_BY_NAMESPACE = (  # "what the address of the namespace holds"
    ("www.tei-c.org/ns", kinds.TEI),
    ("loc.gov/standards/alto", kinds.ALTO),
    ("bnf.fr/ns/alto", kinds.ALTO),
    ("primaresearch.org/PAGE", kinds.PAGE),
    ("abbyy.com/FineReader", kinds.ABBYY),
    ("loc.gov/METS", kinds.METS),
    ("www.w3.org/2000/svg", kinds.SVG),
    ("opendocument:xmlns:office", kinds.FLAT_OPENDOCUMENT),
)
_BY_ROOT = {
    "tei": kinds.TEI, "tei.2": kinds.TEI, "teicorpus": kinds.TEI, "teicorpus.2": kinds.TEI, "teiheader": kinds.TEI,
    "alto": kinds.ALTO, "pcgts": kinds.PAGE, "mets": kinds.METS, "svg": kinds.SVG,
}  # fmt: skip


def _of_elements(head: str, tail: str, suffix: str) -> FileKind | None:
    root, markdown = _root(head), suffix in MARKDOWN
    name = root.name.lower()
    if "html" in (name, root.doctype):
        return kinds.HOCR if _PLACED_WORDS.search(head) else kinds.HTML
    certain = root.declared or root.doctype
    known = root.namespace is not None or root.name in {"TEI", "TEI.2", "teiCorpus", "PcGts"}
    known = known or (root.name == "alto" and "<Layout" in head)
    if not certain and markdown and not re.search(rf"</(?:\w+:)?{re.escape(root.name)}>\s*$", tail):
        return None  # Markdown may hold elements, and has the right to begin with one
    if not certain and not known:
        # HTML without its head, which in Markdown is allowed.
        fragment = not markdown and _FRAGMENT.match(head) and _FRAGMENT_END.search(tail)
        return kinds.HTML if fragment else None
    by_address = (kind for part, kind in _BY_NAMESPACE if part in (root.namespace or ""))
    return next(by_address, None) or _BY_ROOT.get(name, kinds.XML)
