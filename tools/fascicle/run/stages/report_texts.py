"""What the reports say of an edition's TEI files; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.annotate.corrections.apply import Answered, lexicon_of
from fascicle.annotate.ledger import LedgerEntry
from fascicle.edition.files import sha256
from fascicle.edition.folder import Source
from fascicle.language.lexicon import Lexicon
from fascicle.reports.corrections import PROPOSED, CorrectionRow, correction_rows, unknown_words
from fascicle.reports.errors_left import Estimate, Evidence, estimates, evidence
from fascicle.reports.hyphens import HyphenRow, WordEnd, hyphen_rows, word_ends
from fascicle.reports.rightness import Judged, Rightness, judged, left_standing
from fascicle.reports.seeding import recall
from fascicle.run.stages.annotate_texts import corrector_of, understand
from fascicle.run.workspace import Workspace
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei
from fascicle.tei.write import parse

STAGE = "report"


def corrections(
    workspace: Workspace, sources: Sequence[Source], proposed: bool
) -> tuple[list[CorrectionRow], list[Estimate]]:
    """Every correction in the TEI files of some sources, and how many errors each file probably has left.

    ``proposed`` adds what is only proposed to the list.
    """
    decided = workspace.correction_decisions.decided
    rows: list[CorrectionRow] = []
    answered: list[Answered] = []
    standing: list[Judged] = []
    texts: list[Evidence] = []
    for source in sources:
        workspace.progress.step(STAGE, source.title)
        file, text, lexicon = _read(workspace, source)
        if text is None:
            continue
        done = understand(workspace, source)
        listed = correction_rows(text, file, done.proposals)
        rows.extend(row for row in listed if proposed or row.state != PROPOSED)
        answered.extend(done.answered)
        if _is_edited(workspace, source):
            standing.extend(left_standing(listed, decided))
        texts.append(
            evidence(
                listed,
                file,
                words=len(LayerView(text, Layer.READING).text.split()),
                recall=recall(text, corrector_of(workspace, source).findings, lexicon),
                unknown=len(unknown_words(text, done.proposals, lexicon)),
            )
        )
    return rows, estimates(texts, Rightness([*judged(decided, answered), *standing]))


def _is_edited(workspace: Workspace, source: Source) -> bool:
    """Whether a person has worked on the TEI file of a source."""
    entry = workspace.entries.get(workspace.edition.text_path(source).name, LedgerEntry())
    return entry.edited or sha256(workspace.text(source)) != entry.written


def hyphens(workspace: Workspace, sources: Sequence[Source]) -> list[HyphenRow]:
    """Every hyphen at a line end in the TEI files of some sources, by word."""
    ends: list[WordEnd] = []
    for source in sources:
        workspace.progress.step(STAGE, source.title)
        file, text, lexicon = _read(workspace, source)
        if text is not None:
            ends.extend(word_ends(text, file, lexicon))
    return hyphen_rows(ends)


def _read(workspace: Workspace, source: Source) -> tuple[str, etree._Element | None, Lexicon]:
    path = workspace.edition.text_path(source)
    text = parse(workspace.text(source), path).find(tei("text"))
    languages = (str(source.language), *map(str, source.languages))
    return (
        path.name,
        text,
        Lexicon((), languages) if text is None else lexicon_of(text, languages, workspace.background(source)),
    )
