"""What a file is that is given as a source: told by its content first, then by its name.

Only what would come out badly as plain text is recognised, and only by signs that no ordinary prose has: a text that
talks of tags or of TeX, or begins with a brace, is a text. Pure: bytes and a name in, an answer out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from fascicle.inputs import kinds
from fascicle.inputs.archives import holds_pages
from fascicle.inputs.kinds import FileKind

_HEAD = 1 << 16  # bytes: enough for a licence, a style sheet or a document type before the first element
_MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
_ALL_THE_SAME = 'if it is to be read as text {}, write format = "text" or format = "markdown" in edition.toml'


@dataclass(frozen=True)
class Sniffed:
    """What a file is that no reader reads: ``message`` says what was seen, ``hint`` what to do.

    ``binary`` says that not even an editor who calls it text can have it read.
    """

    kind: FileKind
    message: str
    hint: str
    binary: bool


def sniff(data: bytes, name: str) -> Sniffed | None:
    """What a source file of this name is, if there is no reader for it; None for what can be read as text."""
    kind = kind_of(data, name)
    if kind is not None and kind.reader:
        return None
    if kind is not None:
        hint = kind.hint if kind.binary else f"{kind.hint}; {_ALL_THE_SAME.format('with its marks')}"
        return Sniffed(kind, f"the file holds {kind.name}, and there is no reader for that", hint, kind.binary)
    suffix = PurePath(name).suffix.lower()
    kind = kinds.BY_SUFFIX.get(suffix)
    if kind is None:
        return None
    # The content is none of what is known, so it is characters: whoever says that it is text may be right.
    if kind.binary:
        message = f"the name ends in {suffix}, but the file does not hold {kind.name}: it is damaged or misnamed"
        hint = f"get the file anew; {_ALL_THE_SAME.format('all the same')}"
    else:
        message = f"the name ends in {suffix}, as that of {kind.name} does, and there is no reader for that"
        hint = f"{kind.hint}; {_ALL_THE_SAME.format('all the same')}"
    return Sniffed(kind, message, hint, binary=False)


def kind_of(data: bytes, name: str) -> FileKind | None:
    """What a file holds, by its content; None where that may be plain text."""
    suffix = PurePath(name).suffix.lower()
    return _by_mark(data) or _by_signature(data) or _by_width(data) or _by_controls(data) or _by_markup(data, suffix)


# -- encodings ---------------------------------------------------------------------------------------------------

_MARKS = (  # the longer ones first: the mark of UTF-32 begins as that of UTF-16 does
    (b"\xff\xfe\x00\x00", kinds.UTF_32_LE),
    (b"\x00\x00\xfe\xff", kinds.UTF_32_BE),
    (b"\xff\xfe", kinds.UTF_16_LE),
    (b"\xfe\xff", kinds.UTF_16_BE),
    (b"+/v8-", kinds.UTF_7),
)
_WIDE = (
    ("utf-32-le", kinds.UTF_32_LE, 4, 0.4),
    ("utf-32-be", kinds.UTF_32_BE, 4, 0.4),
    ("utf-16-le", kinds.UTF_16_LE, 2, 0.03),
    ("utf-16-be", kinds.UTF_16_BE, 2, 0.03),
)
_CONTROL = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f]")  # a typewriter's backspace is none that tells
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def _by_mark(data: bytes) -> FileKind | None:
    return next((kind for mark, kind in _MARKS if data.startswith(mark)), None)


def _by_width(data: bytes) -> FileKind | None:
    """Wide characters without a mark: their blanks and line ends show, by the NUL that each of them has."""
    head = data[:4096]
    for codec, kind, width, share in _WIDE:
        # A single NUL in a text is a slip of an extraction, and is told with its place by who decodes it.
        if head.count(0) >= max(2, share * len(head)) and _decodes(head[: len(head) // width * width], codec):
            return kind
    return None


def _decodes(data: bytes, codec: str) -> bool:
    """Whether the bytes are text in a wide encoding; in the wrong order of bytes they give characters U+xx00."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4:  # else a character that the head cuts
            return False
        text = data[: error.start].decode(codec)
    usual = sum(character.isspace() or character.isalnum() for character in text)
    swapped = sum(ord(character) & 0xFF == 0 for character in text)
    return not _UNPRINTABLE.search(text) and usual > 0.6 * len(text) and swapped < 0.05 * len(text)


def _by_controls(data: bytes) -> FileKind | None:
    head = data[:8192]
    controls = len(_CONTROL.findall(head))
    return kinds.BINARY if controls >= 8 and controls > 0.05 * len(head) else None


# -- signatures --------------------------------------------------------------------------------------------------

_SIGNATURES = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\s{0,64}%PDF-\d", kinds.PDF),
        (rb"\x04?%!PS|\xc5\xd0\xd3\xc6", kinds.POSTSCRIPT),
        (rb"\s{0,64}\{\\rtf\d?[\\}\s]", kinds.RTF),
        (rb"AT&TFORM", kinds.DJVU),
        (rb"\xd0\xcf\x11\xe0", kinds.OLD_OFFICE),
        (rb"\x1f\x8b\x08", kinds.GZIP),
        (rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", kinds.BZIP2),
        (rb"\xfd7zXZ\x00", kinds.XZ),
        (rb"\x28\xb5\x2f\xfd", kinds.ZSTD),
        (rb"7z\xbc\xaf\x27\x1c", kinds.SEVEN_ZIP),
        (rb"Rar!\x1a\x07", kinds.RAR),
        (rb".{257}ustar[\x00 ]", kinds.TAR),
        (rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|II\*\x00|MM\x00\*|II\+\x00|MM\x00\+|GIF8[79]a", kinds.PICTURE),
        (rb"RIFF.{4}WEBP|\x00\x00\x00\x0cjP  \r\n|\xff\x4f\xff\x51|BM.{4}\x00{4}", kinds.PICTURE),
        (rb"\x00\x00.{2}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1|avif)", kinds.PICTURE),
        (rb"\x00\x00.{2}ftyp|ID3[\x02-\x04]|OggS\x00|fLaC\x00|RIFF.{4}(?:WAVE|AVI )|\x1aE\xdf\xa3", kinds.SOUND),
        (rb"\x7fELF|MZ.{1,2}\x00|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe", kinds.EXECUTABLE),
    )
)
_LATE_PDF = re.compile(rb"%PDF-[12]\.\d")
_ZIP = re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)")
# Names stand unpacked before each file and in the list at the end, so that even half an archive says what it is.
_OFFICE = re.compile(rb"PK(?:\x03\x04.{26}|\x01\x02.{42})(word|xl|ppt)/", re.DOTALL)
_OFFICES = {b"word": kinds.WORD, b"xl": kinds.EXCEL, b"ppt": kinds.POWERPOINT}


def _by_signature(data: bytes) -> FileKind | None:
    if _ZIP.match(data):
        return _packed(data)
    for pattern, kind in _SIGNATURES:
        if pattern.match(data):
            return kind
    if _LATE_PDF.search(data[:1024]) and b"startxref" in data[-2048:]:
        return kinds.PDF  # a mail program or a server has put something before it
    return None


def _packed(data: bytes) -> FileKind:
    kind = data[30:100]  # EPUB and OpenDocument say what they are in the first file, named so and not packed
    if kind.startswith(b"mimetypeapplication/epub+zip"):
        return kinds.EPUB
    if kind.startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        return kinds.OPENDOCUMENT
    office = _OFFICE.search(data)
    if office:
        return _OFFICES[office[1]]
    return kinds.PAGES if holds_pages(data, lambda head: _by_markup(head, "")) else kinds.ZIP


# -- markup ------------------------------------------------------------------------------------------------------

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


def _by_markup(data: bytes, suffix: str) -> FileKind | None:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()
    tail = data[-1024:].decode("utf-8", "replace")
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
)
_BY_ROOT = {
    "tei": kinds.TEI, "tei.2": kinds.TEI, "teicorpus": kinds.TEI, "teicorpus.2": kinds.TEI, "teiheader": kinds.TEI,
    "alto": kinds.ALTO, "pcgts": kinds.PAGE, "mets": kinds.METS, "svg": kinds.SVG,
}  # fmt: skip


def _of_elements(head: str, tail: str, suffix: str) -> FileKind | None:
    root, markdown = _root(head), suffix in _MARKDOWN
    name = root.name.lower()
    if "html" in (name, root.doctype):
        return kinds.HOCR if _PLACED_WORDS.search(head) else kinds.HTML
    certain = root.declared or root.doctype
    known = root.namespace is not None or root.name in {"TEI", "TEI.2", "teiCorpus", "PcGts"}
    if not certain and markdown and not re.search(rf"</(?:\w+:)?{re.escape(root.name)}>\s*$", tail):
        return None  # Markdown may hold elements, and has the right to begin with one
    if not certain and not known:
        # HTML without its head, which in Markdown is allowed.
        fragment = not markdown and _FRAGMENT.match(head) and _FRAGMENT_END.search(tail)
        return kinds.HTML if fragment else None
    by_address = (kind for part, kind in _BY_NAMESPACE if part in (root.namespace or ""))
    return next(by_address, None) or _BY_ROOT.get(name, kinds.XML)
