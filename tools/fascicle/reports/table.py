"""Rows of a report as text, as a table of values separated by tabs or commas, or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields

from fascicle.annotate.decisions.track_record import Answered
from fascicle.edition import tables
from fascicle.model.shown import as_json, shown_lines
from fascicle.reports.corrections import CorrectionRow
from fascicle.reports.counts import TextCounts
from fascicle.reports.hyphens import HyphenRow, hyphen_listing
from fascicle.reports.listing import listing

FORMATS = ("text", "json", "tsv", "csv")
_SEPARATORS = {"tsv": "\t", "csv": ","}


def corrections(
    rows: Sequence[CorrectionRow],
    counts: Sequence[TextCounts],
    form: str,
    answers: Sequence[Answered] = (),
    *,
    whole: bool = False,
) -> str:
    """The report on corrections in one of the formats; the tables of values have rows alone, and always all."""
    if form == "json":
        return _json({"corrections": [asdict(row) for row in rows], "counts": [asdict(each) for each in counts]})
    if form != "text":
        return _table(CorrectionRow, rows, form)
    return shown_lines(listing(rows, counts, answers, whole=whole))


def hyphens(rows: Sequence[HyphenRow], form: str) -> str:
    """The census of hyphens in one of the formats."""
    if form == "json":
        return _json({"hyphens": [asdict(row) for row in rows]})
    return shown_lines(hyphen_listing(rows)) if form == "text" else _table(HyphenRow, rows, form)


def _table(kind: type, rows: Sequence[CorrectionRow] | Sequence[HyphenRow], form: str) -> str:
    names = [each.name for each in fields(kind)]
    return tables.dump([names, *([_cell(getattr(row, name)) for name in names] for row in rows)], _SEPARATORS[form])


def _cell(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, tuple) else value


def _json(value: object) -> str:
    return as_json(value, indent=1) + "\n"
