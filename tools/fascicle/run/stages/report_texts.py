"""What the reports say of an edition's TEI files; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.annotate.corrections.apply import Answered, lexicon_of
from fascicle.edition.text import Text
from fascicle.language.background import Background
from fascicle.language.lexicon import Lexicon
from fascicle.reports.corrections import PROPOSED, CorrectionRow, correction_rows, unknown_words
from fascicle.reports.errors_left import Estimate, Evidence, estimates, evidence
from fascicle.reports.hyphens import HyphenRow, WordEnd, hyphen_rows, word_ends
from fascicle.reports.rightness import Judged, Rightness, judged, left_standing
from fascicle.reports.seeding import recall
from fascicle.run.stages.annotate_texts import understand
from fascicle.run.work import Annotate
from fascicle.run.workspace import Workspace
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei
from fascicle.tei.write import parse, read_bytes

STAGE = "report"


def corrections(
    workspace: Workspace, texts: Sequence[Text], proposed: bool
) -> tuple[list[CorrectionRow], list[Estimate]]:
    """Every correction in the TEI files of some texts, and how many errors each file probably has left.

    ``proposed`` adds what is only proposed to the list.
    """
    decided = workspace.correction_decisions
    rows: list[CorrectionRow] = []
    answered: list[Answered] = []
    standing: list[Judged] = []
    found: list[Evidence] = []
    workspace.progress.begin(STAGE, len(texts))
    for text in texts:
        workspace.progress.step(STAGE, text.title)
        data, element, lexicon, background = _read(workspace, text)
        if element is None or text.source is None:
            continue
        file, done = text.path.name, understand(workspace, text)
        listed = correction_rows(element, file, done.proposals)
        rows.extend(row for row in listed if proposed or row.state != PROPOSED)
        answered.extend(done.answered)
        if workspace.is_edited(text, data):
            standing.extend(left_standing(listed, decided.decided))
        common: Annotate = workspace.knowledge(text).annotate.value
        corrector = common.corrector(text.languages, decided.of(file), background)
        found.append(
            evidence(
                listed,
                file,
                words=len(LayerView(element, Layer.READING).text.split()),
                recall=recall(element, corrector.findings, lexicon),
                unknown=len(unknown_words(element, done.proposals, lexicon)),
            )
        )
    return rows, estimates(found, Rightness([*judged(decided.decided, answered), *standing]))


def hyphens(workspace: Workspace, texts: Sequence[Text]) -> list[HyphenRow]:
    """Every hyphen at a line end in the TEI files of some texts, by word."""
    ends: list[WordEnd] = []
    workspace.progress.begin(STAGE, len(texts))
    for text in texts:
        workspace.progress.step(STAGE, text.title)
        _, element, lexicon, _ = _read(workspace, text)
        if element is not None:
            ends.extend(word_ends(element, text.path.name, lexicon))
    return hyphen_rows(ends)


def _read(workspace: Workspace, text: Text) -> tuple[bytes, etree._Element | None, Lexicon, Background]:
    data = read_bytes(text.path)
    element = parse(data, text.path).find(tei("text"))
    background = workspace.knowledge(text).behind(text)
    lexicon = Lexicon((), text.languages) if element is None else lexicon_of(element, text.languages, background)
    return data, element, lexicon, background
