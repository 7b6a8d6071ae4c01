"""What a file is that is given as a source: told by its content first, then by its name.

Only what would come out badly as plain text is recognised, and only by signs that no ordinary prose has: a text that
talks of tags or of TeX, or begins with a brace, is a text. Pure: bytes and a name in, an answer out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from fascicle.inputs import kinds
from fascicle.inputs.archives import holds_pages, mimetype_of
from fascicle.inputs.kinds import FileKind
from fascicle.inputs.sniff_markup import by_markup

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
    mark = _by_mark(data)
    if mark in (kinds.UTF_16_LE, kinds.UTF_16_BE) and (kind := by_markup(data, suffix)) and kind.reader in _READ_WIDE:
        return kind
    kind = mark or _by_signature(data) or _by_width(data) or _by_controls(data) or by_markup(data, suffix)
    named = kinds.BY_SUFFIX.get(suffix)
    # Tags are no proof where there are few; whoever calls a file HTML is believed.
    return named if kind is None and named is kinds.HTML else kind


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
_READ_WIDE = frozenset({"html", "alto", "page", "hocr", "abbyy"})  # whose readers take UTF-16, by its mark
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
        (rb"\xd0\xcf\x11\xe0.*" + re.escape("EncryptedPackage".encode("utf-16-le")), kinds.LOCKED),
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
        return kinds.OPENDOCUMENT if b"opendocument.text" in kind else kinds.OTHER_OPENDOCUMENT
    office = _OFFICE.search(data)
    if office:
        return _OFFICES[office[1]]
    if (mime := mimetype_of(data)).startswith("application/vnd.oasis.opendocument"):
        return kinds.OPENDOCUMENT if "opendocument.text" in mime else kinds.OTHER_OPENDOCUMENT
    if mime == "application/epub+zip":
        return kinds.EPUB
    return kinds.PAGES if holds_pages(data, lambda head: by_markup(head, "")) else kinds.ZIP
