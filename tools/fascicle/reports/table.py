"""Rows of a report as text, as a table of tab-separated values, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from typing import TypeVar

from fascicle.reports.corrections import METHOD, CorrectionRow, Estimate
from fascicle.reports.hyphens import HyphenRow, hyphen_listing

FORMATS = ("text", "tsv", "json")
T = TypeVar("T")


def corrections(rows: Sequence[CorrectionRow], estimates: Sequence[Estimate], form: str) -> str:
    """The report on corrections in one of the formats; the table of values has no estimates."""
    if form == "json":
        left = [{**asdict(each), "left": each.left} for each in estimates]
        return _json({"corrections": [asdict(row) for row in rows], "estimates": left, "method": METHOD})
    if form == "tsv":
        return _tsv(CorrectionRow, rows)
    return _lines(rows, _correction) + "\n" + _lines(estimates, _estimate) + METHOD + "\n"


def hyphens(rows: Sequence[HyphenRow], form: str) -> str:
    """The census of hyphens in one of the formats."""
    if form == "json":
        return _json({"hyphens": [asdict(row) for row in rows]})
    return _tsv(HyphenRow, rows) if form == "tsv" else hyphen_listing(rows)


def _correction(row: CorrectionRow) -> str:
    who = " ".join(filter(None, (row.resp, row.certainty, row.rule)))
    return f"{row.file}:{row.line}: {row.text or '(nothing)'} → {row.reading or '(nothing)'} [{who}]\n    {row.context}"


def _estimate(each: Estimate) -> str:
    return (
        f"{each.file}: {each.words} words, {each.made} corrections, about {each.left:g} errors left"
        f" (proposed {each.proposed:g}, wrongly corrected {each.wrong:g}, unknown words {each.unknown:g})"
    )


def _lines(rows: Sequence[T], line: Callable[[T], str]) -> str:
    return "".join(f"{line(row)}\n" for row in rows)


def _tsv(kind: type, rows: Sequence[CorrectionRow] | Sequence[HyphenRow]) -> str:
    names = [each.name for each in fields(kind)]
    table = [names, *([_cell(getattr(row, name)) for name in names] for row in rows)]
    return "".join("\t".join(cells) + "\n" for cells in table)


def _cell(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else " ".join(str(value).split())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
