"""Names of TEI: the namespace, and which elements do what to the flow of text."""

from __future__ import annotations

from typing import Final

from lxml import etree

TEI_NS: Final = "http://www.tei-c.org/ns/1.0"
XINCLUDE: Final = "http://www.w3.org/2001/XInclude"
XML_NS: Final = "http://www.w3.org/XML/1998/namespace"
XML_ID: Final = f"{{{XML_NS}}}id"
XML_LANG: Final = f"{{{XML_NS}}}lang"

# The program's own name in @resp; a later run may take back what bears it.
PROGRAM: Final = "#fascicle"
# What the markup of the source file says of its words, in @resp; who in it said so has a number behind this.
SOURCE_FILE: Final = "#source"

NAME_ELEMENTS: Final = frozenset({"persName", "placeName", "orgName"})
MILESTONES: Final = frozenset({"lb", "cb", "pb"})

# Elements inside which a sentence goes on; all others begin and end a stretch of text.
INLINE: Final = frozenset(
    {
        "abbr", "add", "am", "choice", "corr", "date", "del", "ex", "expan", "foreign", "gap", "hi", "name", "orgName",
        "orig", "pc", "persName", "placeName", "ptr", "q", "ref", "reg", "seg", "sic", "subst", "supplied", "surplus",
        "title", "unclear",
    }
    | MILESTONES
    # of files that the program did not make
    | {
        "addName", "anchor", "app", "bloc", "c", "cl", "code", "country", "damage", "distinct", "district", "email",
        "emph", "forename", "g", "genName", "geogName", "gloss", "handShift", "ident", "idno", "lang", "lem", "m",
        "measure", "mentioned", "metamark", "milestone", "mod", "nameLink", "num", "phr", "rdg", "region", "restore",
        "retrace", "roleName", "rs", "said", "secl", "settlement", "soCalled", "space", "surname", "term", "time",
        "unit", "w",
    }
)  # fmt: skip


def tei(name: str) -> str:
    """The name in Clark notation, as lxml wants it: ``tei("p")``."""
    return f"{{{TEI_NS}}}{name}"


_PREFIX = f"{{{TEI_NS}}}"
_BEHIND = len(_PREFIX)


def local(element: etree._Element) -> str:
    """The local name of a TEI element; empty for comments, instructions and elements of other namespaces."""
    tag = element.tag
    return tag[_BEHIND:] if isinstance(tag, str) and tag.startswith(_PREFIX) else ""
