"""Every character of a text stands in what is published: the heir of fidelity, for TEI that no source stands behind.

The text nodes of the TEI file are looked for in the words of the page, or of the book's code, each once: what is found
is used up, so that what the text has twice has to be there twice. Nothing here knows what an element means; what a text
sets aside is told by name, element by element (``xslt/home/report.xsl``), and is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from lxml import etree, html

from fascicle.check.positions import Positions, index_of
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.tei.names import tei

LOST = Rule(
    "F0901",
    Severity.ERROR,
    "Characters of a text stand nowhere in what is published",
    "What an edition publishes is all of its text: in the page, in the apparatus or notes, or in the list of what was"
    " set aside by name. What stands in none of them would be lost to readers without anybody knowing.",
    bad="<div>The ferry <x>was late</x></div>, and of it the page has only “The ferry”",
    good='<div>The ferry <x>was late</x></div>, all of it in the page; or `aside = ["x"]` in [rendering] of the record',
)
BY_CLASS = Rule(
    "F0902",
    Severity.INFO,
    "An element has no rendering of its own",
    "It is shown by its class in TEI: a division, a block, a list, a phrase. That is readable, and may not be what the"
    " edition means by it. The rendering report counts such elements; a theme can say how they are shown.",
    bad="<zone>Platform</zone>",
    good='<xsl:template match="zone" mode="home:text"> in theme/home.xsl says what a zone is shown as',
)
LOOKS = Rule(
    "F0903",
    Severity.INFO,
    "A value of @rend says nothing that is known",
    "The words are shown, but not as their source shows them. [rendering.rend] of edition.toml says what it means.",
    bad='<hi rend="curly">ferry</hi>',
    good='<hi rend="curly">ferry</hi>, and `rend = { curly = "italic" }` in [rendering] of edition.toml',
)
UNSET = Rule(
    "F0904",
    Severity.ERROR,
    "No font of the book has a letter",
    "A book for archives has every letter in a font that lies in the file; a box in its place tells readers nothing."
    " The extra `fascicle[fonts]` has the scripts of East and South Asia; a theme may bring fonts of its own.",
    bad="<p>港</p>, and no font for Japanese",
    good="<p>港</p>, and `pip install 'fascicle[fonts]'`",
)
LETTERED = Rule(
    "F0905",
    Severity.WARNING,
    "Notes of a book are not as the edition wants them",
    "An apparatus by numbers of lines is checked line by line before the book is written. Where the check does not"
    " hold, or lines stand side by side in columns, a number would lead readers to another word, so that entries have"
    " letters; where a note could not be set on the page of its mark, readers should know that it stands overleaf.",
    bad="a book of 1,500 pages, which would take minutes and more memory than there may be",
    good='`apparatus = "letters"` in [print] of edition.toml, or volumes',
)
RULES = (LOST, BY_CLASS, LOOKS, UNSET, LETTERED)

# Characters that are not seen: blanks, and the places where a word may be broken.
_UNSEEN = re.compile(r"[\s\u200b\ufeff]+")
_SHOWN = 60  # characters of lost words that a message shows
_LONG = 12  # characters that tell a place
# Characters within which the next words of a text are expected: a few letters are soon met where they do not belong.
_NEAR, _NEAR_FOR_SHORT = 4_000, 40
_GONE = "\0"  # no character of XML
_LITERAL = re.compile(r'((?<![\w-])(?:source-)?note\()?"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_NUMBERED = re.compile(r"U\+([0-9A-F]{4,6})")
_SPOKEN = ("alt", "aria-label", "title")  # attributes of HTML that readers get to see or hear


@dataclass(frozen=True)
class Lost:
    """Words of a text that are nowhere in what was published: line and column of their element, its name, the words."""

    line: int
    column: int
    element: str
    words: str

    def diagnostic(self, path: str, product: str) -> Diagnostic:
        """The finding, in the file at a path; ``product`` is where the words are missing."""
        words = self.words if len(self.words) <= _SHOWN else f"{self.words[:_SHOWN]}…"
        message = f"{len(self.words)} characters of <{self.element}> do not stand in the {product}: {words}"
        hint = "a theme's template may drop them; else this is a fault of fascicle: please report it"
        return Diagnostic(LOST, path, self.line, self.column, message, hint)


def words_of_page(page: bytes) -> str:
    """All words of an HTML page's main part, in their order, those of its pictures' descriptions too.

    What leads to other places repeats words of the text, and stands for none of them.
    """
    root = html.document_fromstring(page.decode("utf-8"))
    main = next(root.iter("main"), root)
    etree.strip_elements(main, "nav", with_tail=False)
    return "".join(_spoken(main))


def _spoken(element: etree._Element) -> Iterator[str]:
    for each in element.iter():
        if isinstance(each.tag, str):
            yield from (each.get(name, "") for name in _SPOKEN)
            yield each.text or ""
        yield "" if each is element else each.tail or ""


def words_of_code(code: str) -> str:
    """All that Typst code sets as text: its string literals; what no font has stands there by its number."""
    # the mark of a note is set twice, in the line and before the note
    found = (_ESCAPED.sub(r"\1", literal) * (2 if marks else 1) for marks, literal in _LITERAL.findall(code))
    return "".join(_NUMBERED.sub(lambda each: chr(int(each[1], 16)), literal) for literal in found)


def lost(data: bytes, text: etree._Element, shown: str, aside: Collection[tuple[str, int]] = ()) -> list[Lost]:
    """What of a ``text`` element does not stand in ``shown``; ``data`` is the file it is of.

    ``aside`` has the elements that are not to be looked for, by name and line.
    """
    found = _Words(_seen(shown))
    late = [each for each in _nodes(text, frozenset(aside)) if not found.take_next(each[1])]
    # Notes and readings stand elsewhere, in their order: a long one shows where, short ones could be anywhere.
    for least in (_LONG, 1):
        found.rewind()
        late = [
            each
            for each in late
            if not found.take_next(each[1]) and not (len(each[1]) >= least and found.jump(each[1]))
        ]
    found.rewind()
    missing = [
        (element, rest)
        for element, words in sorted(late, key=lambda each: -len(each[1]))
        if (rest := found.take(words))
    ]
    if not missing:
        return []
    places, numbers = Positions(data), index_of(text.getroottree().getroot())
    told = (
        Lost(*places.of_element(numbers[element]), etree.QName(element).localname, words) for element, words in missing
    )
    return sorted(told, key=lambda each: (each.line, each.column))


def _seen(words: str) -> str:
    # a raised digit is a digit that is set higher
    return _UNSEEN.sub("", normalize("NFKC", words))


def _nodes(element: etree._Element, aside: frozenset[tuple[str, int]]) -> Iterator[tuple[etree._Element, str]]:
    """The text nodes of an element that say something, each with the element it stands in."""
    if (etree.QName(element).localname, _line(element)) in aside:
        return
    if words := _seen(element.text or ""):
        yield element, words
    for child in element:
        if isinstance(child.tag, str):
            yield from _nodes(child, aside)
        if words := _seen(child.tail or ""):
            yield element, words


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


class _Words:
    """The words that are shown, and which of them have been found."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._taken = bytearray(len(shown))
        self._at = 0  # where the next words are expected

    def rewind(self) -> None:
        """Expect the next words at the beginning, and see no more what has been found."""
        pieces: list[str] = []
        at = 0
        while (start := self._taken.find(1, at)) >= 0:
            end = self._taken.find(0, start)
            end = len(self._taken) if end < 0 else end
            pieces += (self._shown[at:start], _GONE * (end - start))
            at = end
        self._shown = "".join((*pieces, self._shown[at:]))
        self._at = 0

    def take_next(self, words: str) -> bool:
        """Take words that follow soon on those taken last."""
        near = _NEAR if len(words) >= _LONG else _NEAR_FOR_SHORT
        return self._take(words, self._at, self._at + near + len(words))

    def jump(self, words: str) -> bool:
        """Take words from wherever they are left whole, and expect the next ones behind them."""
        return self._take(words, self._at, len(self._shown)) or self._take(words, 0, self._at)

    def take(self, words: str) -> str:
        """Take words from wherever they are left, in pieces if need be; the answer is what is not there."""
        if self.jump(words):
            return ""
        half = len(words) // 2
        return self.take(words[:half]) + self.take(words[half:]) if half else words

    def _take(self, words: str, start: int, end: int) -> bool:
        length = len(words)
        while (at := self._shown.find(words, start, end)) >= 0:
            if self._taken.find(1, at, at + length) < 0:
                self._taken[at : at + length] = b"\1" * length
                self._at = at + length
                return True
            start = at + 1
        return False


def text_of(root: etree._Element) -> etree._Element | None:
    """The part of a TEI document that is to be published whole."""
    first = root if root.tag == tei("TEI") else next(root.iter(tei("TEI")), None)
    return None if first is None else first.find(tei("text"))
