"""Lines of keys in TOML."""

from __future__ import annotations

import pytest

from fascicle.edition.toml_places import Keys, line_of

_TEXT = """\
title = "Tides"  # [not.a.table]
"publisher" = "The Pilot Press"
licence.name = "CC0"

[thresholds] # of certainty
corrections = "high"

[[sources]]
file = "ebb.txt"

[[sources]]
file = "flood.txt"
languages = ["fr",
             "de"]
[sources.more]
file = "deep.txt"
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 1),
        (("publisher",), 2),
        (("licence", "name"), 3),
        (("thresholds", "corrections"), 6),
        (("sources", 1, "file"), 9),
        (("sources", 2, "file"), 12),
        (("sources", 2, "languages", 2), 13),  # the list; where its items stand is not looked for
        (("sources", 2, "more", "file"), 16),
        (("sources", 1, "date"), 8),  # missing: the table that lacks it
        (("thresholds", "date"), 5),
        (("people",), None),
        (("sources", 3, "file"), None),
    ],
)
def test_lines(keys: Keys, line: int | None) -> None:
    assert line_of(_TEXT, keys) == line
