"""What the reports say of an edition's TEI files; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.correct.apply import lexicon_of
from fascicle.correct.lexicon import Lexicon
from fascicle.edition import Source
from fascicle.reports.corrections import CorrectionRow, Estimate, correction_rows, estimate
from fascicle.reports.hyphens import HyphenRow, WordEnd, hyphen_rows, word_ends
from fascicle.stages.annotate_texts import understand
from fascicle.tei.names import tei
from fascicle.tei.write import parse
from fascicle.workspace import Workspace

STAGE = "report"


def corrections(workspace: Workspace, sources: Sequence[Source]) -> tuple[list[CorrectionRow], list[Estimate]]:
    """Every correction in the TEI files of some sources, and for each file how many errors are probably left."""
    rows: list[CorrectionRow] = []
    estimates: list[Estimate] = []
    for source in sources:
        workspace.progress.step(STAGE, source.title)
        file, text, lexicon = _read(workspace, source)
        if text is not None:
            made = list(correction_rows(text, file))
            estimates.append(estimate(text, file, made, understand(workspace, source).proposals, lexicon))
            rows.extend(made)
    return rows, estimates


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
    lexicon = Lexicon((), languages) if text is None else lexicon_of(text, languages, workspace.background(source))
    return path.name, text, lexicon
