"""Changes as JSON, with stable keys, and read from it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fascicle.changes.forms.wording import summary
from fascicle.changes.kinds import (
    ChangeLine,
    EditionChanges,
    MarkChange,
    MarkKind,
    NamedText,
    TextChanges,
    ValueChange,
    WordChange,
    WordKind,
    WordRun,
)
from fascicle.model.errors import EditionError
from fascicle.model.shown import as_json


def as_data(changes: EditionChanges) -> str:
    """The whole as JSON."""
    value = asdict(changes)
    value["summary"] = summary(changes)
    value["changed"] = [{**asdict(each), "counts": each.counts} for each in changes.changed]
    return as_json(value, indent=1) + "\n"


def load(data: str | bytes) -> EditionChanges:
    """What was written by :func:`as_data`; raises ValueError, KeyError or TypeError for anything else."""
    value = json.loads(data)
    return EditionChanges(
        **{key: value[key] for key in ("old", "new", "texts", "counts")},
        changed=tuple(map(_text, value["changed"])),
        added=tuple(NamedText(**each) for each in value["added"]),
        removed=tuple(NamedText(**each) for each in value["removed"]),
        record=tuple(ValueChange(**each) for each in value["record"]),
        registers=tuple(ValueChange(**each) for each in value["registers"]),
    )


def _text(value: Mapping[str, Any]) -> TextChanges:
    plain = {key: value[key] for key in ("name", "title", "language", "path", "old_name", "fault")}
    return TextChanges(
        **plain,
        words=tuple(map(_word, value["words"])),
        marks=tuple(map(_mark, value["marks"])),
        aside=tuple(map(_mark, value["aside"])),
        values=tuple(ValueChange(**each) for each in value["values"]),
    )


def _word(value: Mapping[str, Any]) -> WordChange:
    read = {
        **value,
        "kind": WordKind(value["kind"]),
        **{layer: value[layer] and WordRun(**_tuples(value[layer])) for layer in ("source", "reading")},
        **{side: ChangeLine(**value[side]) for side in ("old", "new")},
    }
    return WordChange(**_tuples(read))


def _mark(value: Mapping[str, Any]) -> MarkChange:
    return MarkChange(**{**value, "kind": MarkKind(value["kind"]), "spot": ChangeLine(**value["spot"])})


def _tuples(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(each) if isinstance(each, list) else each for key, each in value.items()}


def read_changes(path: Path) -> EditionChanges:
    """What a release changed, as it is kept; raises EditionError."""
    try:
        return load(path.read_bytes())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "restore the file, or delete it: the program wrote it"
        raise EditionError(f"this does not tell what a release changed: {error}", path=path, hint=hint) from error
