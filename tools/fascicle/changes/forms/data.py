"""Changes as JSON: every one of them, with stable keys."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fascicle.changes.forms.wording import summary
from fascicle.changes.kinds import EditionChanges, TextChanges
from fascicle.model.shown import as_json


def as_data(changes: EditionChanges) -> str:
    """The whole as JSON."""
    value = asdict(changes)
    value["summary"] = summary(changes)
    value["changed"] = [_text(each) for each in changes.changed]
    return as_json(value, indent=1) + "\n"


def _text(text: TextChanges) -> dict[str, Any]:
    return {**asdict(text), "counts": text.counts}
