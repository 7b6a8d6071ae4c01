"""The report on corrections: every one in the texts, who made it, how sure; with what is only proposed, if wanted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from lxml import etree

from fascicle.annotate.corrections.correction import CorrectionKind
from fascicle.annotate.corrections.rules import RULES
from fascicle.annotate.decisions.reconciliation import context, corrections_of, key_of_edit, words_of
from fascicle.annotate.proposals import Proposal
from fascicle.language.lexicon import WORD, Lexicon
from fascicle.tei.layers import Edit, Layer, LayerView
from fascicle.tei.names import PROGRAM, local

MADE, PROPOSED, BY_HAND = "made", "proposed", "by hand"
_SHORT = 4  # shorter words are too like each other to be told from errors by a list
_KINDS = {rule.code: rule.kind.value for rule in RULES}


@dataclass(frozen=True)
class CorrectionRow:
    """One correction, as it stands in a TEI file or as it is proposed for it.

    ``line`` is the number of the source line, ``column`` the character on it in the reading text, ``occurrence`` says
    which of the same words on the line is meant, all from 1. ``state`` is ``made`` (by the program, or by an editor's
    answer to it), ``proposed`` or ``by hand``; ``element`` is the TEI element, ``resp`` who is responsible for it. A
    correction by hand has no ``rule`` and no ``kind``. ``alternatives`` are joined by ``|``. In ``context`` the words
    are in square brackets, those that are read where a correction is made. What the program made without a ``rule`` it
    made when it converted the text. ``answer`` is empty: an editor fills it in.
    """

    file: str
    line: str
    column: int
    occurrence: int
    text: str
    reading: str
    state: str
    kind: str
    rule: str
    certainty: str
    resp: str
    element: str
    alternatives: str
    evidence: str
    context: str
    answer: str = ""


def correction_rows(text: etree._Element, file: str, proposals: Sequence[Proposal] = ()) -> list[CorrectionRow]:
    """The corrections of a ``text`` element and the proposals for it, in its order; abbreviations are none."""
    before, after, elements = _views(text)
    rows = [row for element in elements if (row := _row(before, after, element, file)) is not None]
    rows.extend(CorrectionRow(file=file, state=PROPOSED, resp="", element="", **asdict(each)) for each in proposals)
    lines = {lb.get("n", ""): at for at, (_, lb) in enumerate(before.line_breaks)}
    return sorted(rows, key=lambda row: (lines.get(row.line, -1), row.column))


def chosen(rules: Sequence[str], certainties: Sequence[str]) -> Callable[[CorrectionRow], bool]:
    """A filter: rows of these rules or families of rules, of these certainties; of all where none is named."""

    def choose(row: CorrectionRow) -> bool:
        by_rule = not rules or (row.rule and row.rule.startswith(tuple(rules)))
        return bool(by_rule) and (not certainties or row.certainty in certainties)

    return choose


def unknown_words(text: etree._Element, proposals: Iterable[Proposal], lexicon: Lexicon) -> list[str]:
    """The words that stand once, begin with a small letter, and are in no list of the text's languages.

    Those for which something is proposed are left out.
    """
    proposed = {word[0] for proposal in proposals for word in WORD.finditer(proposal.text)}
    counted = Counter(word[0] for word in WORD.finditer(LayerView(text, Layer.READING).text))
    return [
        word
        for word, count in counted.items()
        if count == 1 and word[0].islower() and word not in proposed and not _known(word, lexicon)
    ]


def _known(word: str, lexicon: Lexicon) -> bool:
    """Whether the lists have the word, or all its parts about an apostrophe (d’un, o’clock)."""
    parts = re.split("[’']", word)
    return lexicon.frequency(word) > 0 or all(len(part) < _SHORT or lexicon.frequency(part) > 0 for part in parts)


_REFERENCE = re.compile(r"&#?[A-Za-z0-9]+;")


def _views(text: etree._Element) -> tuple[LayerView, LayerView, list[etree._Element]]:
    """The text before all corrections and after them, and their elements."""
    elements = [each for each in corrections_of(text) if _signed(each) is not None]
    return LayerView(text, Layer.READING, undone=frozenset(elements)), LayerView(text, Layer.READING), elements


def _row(before: LayerView, after: LayerView, element: etree._Element, file: str) -> CorrectionRow | None:
    signed = _signed(element)
    assert signed is not None  # only those are asked about
    kept = element[0] if local(element) == "choice" else element
    start = before.place(kept)
    if start is None:
        return None  # a correction inside another: an error that the check tells
    span = before.span(kept)
    edit = Edit(start, start if span is None else span[1], _read(after, signed), local(signed))
    key = key_of_edit(before, edit)
    rule, resp = signed.get("evidence", ""), signed.get("resp", "")
    return CorrectionRow(
        file=file,
        line=key.line,
        column=words_of(before.text, edit)[0] - before.line_of(start)[1] + 1,
        occurrence=key.occurrence,
        text=key.text,
        reading=key.reading,
        state=MADE if rule or resp == PROGRAM else BY_HAND,
        kind=_KINDS.get(rule, "")
        or (CorrectionKind.DOUBLED.value if local(signed) == "surplus" and resp == PROGRAM else ""),
        rule=rule,
        certainty=signed.get("cert", ""),
        resp=resp,
        element=local(signed),
        alternatives="",
        evidence="",
        context=_context(after, signed),
    )


def _signed(element: etree._Element) -> etree._Element | None:
    """The element of a correction that says who made it; None where the choice is no correction.

    A sign that the source names (``&mdash;``) and the reading has is none.
    """
    if local(element) != "choice":
        return element
    last = element[-1] if len(element) > 1 else None
    if last is not None and last.get("resp") == PROGRAM and _REFERENCE.fullmatch(element[0].text or ""):
        return None
    return last if last is not None and local(last) in ("corr", "reg") else None


def _read(view: LayerView, element: etree._Element) -> str:
    span = view.span(element)
    return "" if span is None else view.text[slice(*span)]


def _context(view: LayerView, signed: etree._Element) -> str:
    start = view.place(signed) or 0
    span = view.span(signed) or (start, start)
    return context(view.text, *span)
