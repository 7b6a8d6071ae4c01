r"""The datatypes of XML Schema before facets narrow them (XSD 1.0 part 2, section 3).

White space is ``" \t\r\n"`` and nothing else: a no-break space is a character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from fascicle.check.relaxng import moments, xsdregex

ValueKey: TypeAlias = Hashable
"""What two texts of one type have in common when they mean the same."""

Reader: TypeAlias = Callable[[str], ValueKey | None]

BLANKS = " \t\r\n"
_BLANK_RUN = re.compile(r"[ \t\r\n]+")
_BLANK = re.compile(r"[\t\r\n]")


def words(text: str) -> list[str]:
    """The parts of a text between XML's white space."""
    return [word for word in _BLANK_RUN.split(text) if word]


def collapse(text: str) -> str:
    """A text with its white space brought to single blanks between words."""
    return " ".join(words(text))


@dataclass(frozen=True, slots=True)
class Base:
    """A type before facets narrow it.

    ``read`` gives the value of a text whose white space is settled, None where the text is not allowed; ``parent``
    is the nearest type that allows all the texts of this one; ``form`` says to an editor what to write; ``shape`` is
    a pattern that all its texts match, and perhaps others, which a proof may use.
    """

    name: str
    read: Reader
    form: str
    parent: str | None = "token"
    space: Callable[[str], str] = collapse
    ordered: bool = False
    shape: str = r"[\s\S]*"


ANY_TEXT = "any text"


def _same(text: str) -> str:
    return text


def _shaped(pattern: str) -> Reader:
    def read(text: str) -> str | None:
        # compiled on first use: the tables of name characters are not needed to load a schema
        return text if xsdregex.compiled(pattern).fullmatch(text) else None

    return read


def _several(pattern: str) -> Reader:
    one = _shaped(pattern)

    def read(text: str) -> tuple[str, ...] | None:
        parts = tuple(words(text))
        return parts if parts and all(one(part) is not None for part in parts) else None

    return read


_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DOUBLE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN")


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def _double(text: str) -> Hashable | None:
    if not _DOUBLE.fullmatch(text):
        return None
    return "NaN" if text == "NaN" else float(text)


def _boolean(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text)


def _integer(least: int | None = None, most: int | None = None) -> Reader:
    def read(text: str) -> Decimal | None:
        if not _INTEGER.fullmatch(text):
            return None
        number = Decimal(text)
        in_range = (least is None or number >= least) and (most is None or number <= most)
        return number if in_range else None

    return read


_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^#]")
_NO_HOST = re.compile(r"(?:[^:/?#]+:)?//")


def _any_uri(text: str) -> str | None:
    """RFC 2396 as XSD 1.0 reads it: nearly anything, since characters may still be escaped."""
    if _PERCENT.search(text) or text.count("#") > 1 or _NO_HOST.fullmatch(text):
        return None
    before_path = re.split(r"[/?#]", text, maxsplit=1)[0]
    return text if ":" not in before_path or _SCHEME.match(text) else None


def _hexadecimal(text: str) -> bytes | None:
    return bytes.fromhex(text) if re.fullmatch(r"(?:[0-9A-Fa-f]{2})*", text) else None


_BASE64 = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?")


def _base64(text: str) -> str | None:
    packed = text.replace(" ", "")
    return packed if _BASE64.fullmatch(packed) else None


_NCNAME = r"[\i-[:]][\c-[:]]*"
_IDENTIFIER = "an identifier without blanks or colons that begins with a letter or _"
_NUMBER = "a number such as 0.5 or 1e3"


def _name(name: str, form: str, parent: str, pattern: str = _NCNAME) -> Base:
    return Base(name, _shaped(pattern), form, parent, shape=pattern)


def _whole(name: str, form: str, parent: str, least: int | None = None, most: int | None = None) -> Base:
    return Base(name, _integer(least, most), form, parent, ordered=True, shape=r"[+\-]?[0-9]+")


def _real(name: str, read: Reader, form: str, parent: str = "token") -> Base:
    return Base(name, read, form, parent, ordered=True, shape=r"[+\-.0-9eEINFa]+")


def _when(name: str, form: str) -> Base:
    return Base(name, moments.reader(moments.FORMS[name]), form, ordered=True, shape=r"[\-+.:0-9TZ]+")


def _sized_integers() -> list[Base]:
    bases = []
    signed, unsigned = "integer", "nonNegativeInteger"
    for name, bits in (("long", 64), ("int", 32), ("short", 16), ("byte", 8)):
        half = 2 ** (bits - 1)
        bases.append(_whole(name, f"a whole number from {-half} to {half - 1}", signed, -half, half - 1))
        title = f"unsigned{name.capitalize()}"
        bases.append(_whole(title, f"a whole number from 0 to {2 * half - 1}", unsigned, 0, 2 * half - 1))
        signed, unsigned = name, title
    return bases


_BASES = (
    Base("string", _same, ANY_TEXT, None, _same),
    Base("normalizedString", _same, ANY_TEXT, "string", lambda text: _BLANK.sub(" ", text)),
    Base("token", _same, ANY_TEXT, "normalizedString"),
    _name("language", "a language tag such as en or de-AT", "token", "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    _name("NMTOKEN", "a word of letters, digits and . - _ :", "token", r"\c+"),
    Base("NMTOKENS", _several(r"\c+"), "words of letters, digits and . - _ :, with blanks between them"),
    _name("Name", "a name without blanks that begins with a letter, _ or :", "NMTOKEN", r"\i\c*"),
    _name("NCName", "a name without blanks or colons that begins with a letter or _", "Name"),
    _name("ID", _IDENTIFIER, "NCName"),
    _name("IDREF", _IDENTIFIER, "NCName"),
    Base("IDREFS", _several(_NCNAME), "identifiers with blanks between them", "NMTOKENS"),
    _name("ENTITY", "the name of an unparsed entity", "NCName"),
    Base("ENTITIES", _several(_NCNAME), "names of unparsed entities with blanks between them", "NMTOKENS"),
    Base("QName", _shaped(rf"({_NCNAME}:)?{_NCNAME}"), "a name, with a prefix that is declared if it has one"),
    Base("anyURI", _any_uri, "an address such as https://example.org/, a file name, or # and an xml:id"),
    Base("boolean", _boolean, "true or false", shape="true|false|0|1"),
    Base("hexBinary", _hexadecimal, "pairs of hexadecimal digits", shape="[0-9A-Fa-f]*"),
    Base("base64Binary", _base64, "base64"),
    _real("float", _double, _NUMBER, "double"),
    _real("double", _double, _NUMBER),
    _real("decimal", _decimal, "a number such as 12 or 0.5", "double"),
    _whole("integer", "a whole number", "decimal"),
    _whole("nonPositiveInteger", "a whole number, 0 or less", "integer", most=0),
    _whole("negativeInteger", "a whole number below 0", "nonPositiveInteger", most=-1),
    _whole("nonNegativeInteger", "a whole number, 0 or more", "integer", 0),
    _whole("positiveInteger", "a whole number, 1 or more", "nonNegativeInteger", 1),
    *_sized_integers(),
    Base("duration", moments.duration, "a duration such as P1Y2M or PT45M", shape=r"[\-PYMDTHS.0-9]+"),
    _when("date", "a day of the calendar as YYYY-MM-DD, such as 1921-03-12"),
    _when("dateTime", "a day and a time as YYYY-MM-DDThh:mm:ss, such as 1921-03-12T09:30:00"),
    _when("time", "a time as hh:mm:ss, such as 09:30:00"),
    _when("gYear", "a year of four digits, such as 1921"),
    _when("gYearMonth", "a year and a month as YYYY-MM, such as 1921-03"),
    _when("gMonth", "a month as --MM, such as --03"),
    _when("gMonthDay", "a month and a day as --MM-DD, such as --03-12"),
    _when("gDay", "a day of the month as ---DD, such as ---12"),
)

BASES: Mapping[str, Base] = {base.name: base for base in _BASES}
"""The types of XSD by name; ``string`` and ``token`` are also RELAX NG's own."""
