"""What the reports say of an edition's TEI files; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.annotate.corrections.apply import lexicon_of
from fascicle.annotate.proposals import DATE
from fascicle.edition.text import Text
from fascicle.language.lexicon import Lexicon
from fascicle.reports.corrections import PROPOSED, CorrectionRow, correction_rows, unknown_words
from fascicle.reports.counts import TextCounts, counts_of, with_sum
from fascicle.reports.hyphens import HyphenRow, WordEnd, hyphen_rows, word_ends
from fascicle.run.stages.annotate_texts import understand
from fascicle.run.workspace import Workspace
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.write import text_element

STAGE = "report"


def corrections(
    workspace: Workspace, texts: Sequence[Text], proposed: bool
) -> tuple[list[CorrectionRow], list[TextCounts]]:
    """Every correction in the TEI files of some texts, and counts of each file, and of all of them.

    ``proposed`` adds what is only proposed to the list.
    """
    rows: list[CorrectionRow] = []
    counts: list[TextCounts] = []
    workspace.progress.begin(STAGE, len(texts))
    for text in texts:
        workspace.progress.step(STAGE, text.title)
        element, lexicon = _read(workspace, text)
        if element is None or text.source is None:
            continue
        file = text.path.name
        proposals = [each for each in understand(workspace, text).proposals if each.kind != DATE]
        listed = correction_rows(element, file, proposals)
        rows.extend(row for row in listed if proposed or row.state != PROPOSED)
        words = len(LayerView(element, Layer.READING).text.split())
        counts.append(counts_of(listed, file, words, len(unknown_words(element, proposals, lexicon))))
    return rows, with_sum(counts)


def hyphens(workspace: Workspace, texts: Sequence[Text]) -> list[HyphenRow]:
    """Every hyphen at a line end in the TEI files of some texts, by word."""
    ends: list[WordEnd] = []
    workspace.progress.begin(STAGE, len(texts))
    for text in texts:
        workspace.progress.step(STAGE, text.title)
        element, lexicon = _read(workspace, text)
        if element is not None:
            ends.extend(word_ends(element, text.path.name, lexicon))
    return hyphen_rows(ends)


def _read(workspace: Workspace, text: Text) -> tuple[etree._Element | None, Lexicon]:
    element = text_element(text.path)
    if element is None:
        return None, Lexicon((), text.languages)
    return element, lexicon_of(element, text.languages, workspace.knowledge(text).behind(text))
