r"""The ``custom`` attribute of Transkribus: what editors marked, by offset and length.

``person {offset:4; length:9; wikiData:Q42;} unclear {offset:0; length:2;}``; blanks and signs of the syntax stand in
values as ``\u0020``. Offsets count UTF-16 units. What goes on in the next line is ``continued:true`` on both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fascicle.inputs.paged.counts import Omissions
from fascicle.model.source import Claim, ClaimKind, Line

_TAG = re.compile(r"([A-Za-z_][\w.-]*)\s*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_QID = re.compile(r"Q[1-9]\d*")
_KINDS = {
    "person": ClaimKind.PERSON,
    "place": ClaimKind.PLACE,
    "organization": ClaimKind.ORGANISATION,
    "organisation": ClaimKind.ORGANISATION,
    "date": ClaimKind.DATE,
    "abbrev": ClaimKind.ABBREVIATION,
    "sic": ClaimKind.ERROR,
    "unclear": ClaimKind.UNCLEAR,
    "supplied": ClaimKind.SUPPLIED,
    "add": ClaimKind.ADDED,
    "del": ClaimKind.DELETED,
    "gap": ClaimKind.GAP,
    "comment": ClaimKind.COMMENT,
}
_VALUES = {  # which key of a tag says what
    ClaimKind.ABBREVIATION: ("expansion",),
    ClaimKind.ERROR: ("correction",),
    ClaimKind.COMMENT: ("comment", "text"),
    ClaimKind.UNCLEAR: ("reason",),
    ClaimKind.SUPPLIED: ("reason",),
    ClaimKind.GAP: ("reason",),
}
_REASONS = {"illegible": "illegible", "unreadable": "illegible", "damage": "damage", "omitted": "omitted"}
_REASONED = frozenset({ClaimKind.UNCLEAR, ClaimKind.SUPPLIED, ClaimKind.GAP})
_RENDS = {
    "bold": "bold",
    "italic": "italic",
    "underlined": "underline",
    "superscript": "sup",
    "subscript": "sub",
    "strikethrough": "strike",
    "smallCaps": "smallcaps",
    "letterSpaced": "spaced",
}
_SETTING = frozenset({"readingOrder", "structure", "textStyle"})  # which say how it stands, and nothing of the words


@dataclass(frozen=True)
class TranskribusTag:
    """A tag with its values; ``start`` and ``end`` are columns of the line that it is about, if it has any."""

    name: str
    values: Mapping[str, str]
    start: int = 0
    end: int = 0


def tags_of(custom: str | None, text: str = "") -> list[TranskribusTag]:
    """The tags of a ``custom`` attribute; ``text`` is that of the line which their offsets count."""
    found = []
    for name, inside in _TAG.findall(custom or ""):
        pairs = (each.partition(":") for each in inside.split(";") if ":" in each)
        values = {key.strip(): _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value).strip() for key, _, value in pairs}
        start = _column(text, _count(values.get("offset")))
        end = _column(text, _count(values.get("offset")) + _count(values.get("length")))
        found.append(TranskribusTag(name, values, start, end))
    return found


def _count(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else 0


def _column(text: str, units: int) -> int:
    """The column of an offset in UTF-16 units."""
    if text.isascii() or all(ord(sign) < 0x10000 for sign in text):
        return min(units, len(text))
    count = 0
    for column, sign in enumerate(text):
        if count >= units:
            return column
        count += 1 + (ord(sign) >= 0x10000)
    return len(text)


def rends_of(values: Mapping[str, str]) -> tuple[str, ...]:
    """How words are set, by a ``textStyle`` or the attributes of a ``TextStyle``."""
    return tuple(rend for key, rend in _RENDS.items() if values.get(key, "").lower() in ("true", "1"))


def reading_index(custom: str | None) -> int | None:
    """The place in the order of reading, if the attribute has it."""
    index = next((tag.values.get("index") for tag in tags_of(custom) if tag.name == "readingOrder"), None)
    return int(index) if index is not None and index.isdecimal() else None


def structure_type(custom: str | None) -> str:
    """What the structure of a region or line is called, if anything."""
    return next((tag.values.get("type", "") for tag in tags_of(custom) if tag.name == "structure"), "")


@dataclass
class TranskribusClaims:
    """Makes claims of tags line by line, and knows which of them goes on."""

    counts: Omissions
    _going: dict[str, str] = field(default_factory=dict)  # the id of what the line before ends in, by tag
    _number: int = 0

    def of_line(self, line: Line, tags: Sequence[TranskribusTag]) -> Line:
        """The line with what its tags claim."""
        claims, going = [], {}
        for tag in tags:
            if tag.name in _SETTING:
                continue
            kind = _KINDS.get(tag.name)
            if kind is None:
                self.counts.add(f"tags “{tag.name}” of Transkribus, which are not read", line.anchor)
                continue
            continued = tag.values.get("continued", "").lower() == "true"
            begins = not line.text[: tag.start].strip()
            claim = Claim(kind, tag.start, tag.end, _value(kind, tag.values), _pointer(tag.values))
            if continued:
                identifier = (begins and self._going.get(tag.name)) or self._new()
                claim = replace(claim, id=identifier)
                if not line.text[tag.end :].strip():
                    going[tag.name] = identifier
            claims.append(claim)
        self._going = going
        return replace(line, claims=tuple(claims)) if claims else line

    def _new(self) -> str:
        self._number += 1
        return str(self._number)


def _value(kind: ClaimKind, values: Mapping[str, str]) -> str:
    if kind is ClaimKind.DATE:
        return _date(values)
    said = next((values[key] for key in _VALUES.get(kind, ()) if values.get(key)), "")
    return _REASONS.get(said.lower(), "") if kind in _REASONED else said


def _date(values: Mapping[str, str]) -> str:
    """Year, month and day as far as they are known; 0 is none."""
    if values.get("when"):
        return values["when"]
    parts = [int(values[key]) if values.get(key, "").isdecimal() else 0 for key in ("year", "month", "day")]
    forms = [f"{parts[0]:04d}", f"{parts[1]:02d}", f"{parts[2]:02d}"]
    return "-".join(forms[: next((at for at, part in enumerate(parts) if not part), 3)])


def _pointer(values: Mapping[str, str]) -> str:
    """The address of who or what is named."""
    item = next((values[key] for key in ("wikiData", "wikidata", "Wikidata") if values.get(key)), "")
    if match := _QID.search(item):
        return f"https://www.wikidata.org/entity/{match[0]}"
    said = next((values[key] for key in ("ref", "uri", "url", "authority") if values.get(key)), "")
    return said if re.fullmatch(r"https?://\S+", said) else ""


def styles_of(tags: Sequence[TranskribusTag], length: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Stretches of a line, each with how the tags say that it is set; there is no gap between them."""
    looks = [(tag.start, tag.end, rends_of(tag.values)) for tag in tags if tag.name == "textStyle"]
    looks = [each for each in looks if each[2] and each[0] < each[1]]
    cuts = sorted({0, length, *(min(at, length) for start, end, _ in looks for at in (start, end))})
    for start, end in pairwise(cuts):
        rends = (rend for a, b, each in looks if a <= start and end <= b for rend in each)
        yield start, end, tuple(dict.fromkeys(rends))
