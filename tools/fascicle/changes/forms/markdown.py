"""Changes for a change log: a sentence on the whole, and a line for each text. No word of a text stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.changes.forms.wording import counted, summary
from fascicle.changes.kinds import EditionChanges
from fascicle.model.shown import shown

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|#~&]")


def as_markdown(changes: EditionChanges) -> str:
    """The whole as a paragraph and a list."""
    lines = [summary(changes), "", *_lines(changes)]
    return "\n".join(lines).rstrip() + "\n"


def _lines(changes: EditionChanges) -> Iterator[str]:
    for text in changes.changed:
        was = f", before {_plain(text.old_name)}" if text.old_name else ""
        yield f"- {_plain(text.title)} (`{shown(text.name)}`{was}): {counted(text.counts) or 'no change in it'}"
    for word, texts in (("added", changes.added), ("removed", changes.removed)):
        for each in texts:
            yield f"- {_plain(each.title)} (`{shown(each.name)}`): {word}, {each.words:,} words"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", shown(text))
