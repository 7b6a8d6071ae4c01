"""Lines of keys in TOML."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.edition.toml_places import Keys, TomlLines

_TEXT = '''\
title = "Tides"  # [not.a.table]
"publisher" = "The Pilot Press"
licence.name = "CC0"

[thresholds] # of certainty
corrections = "high"

[[sources]]
file = "ebb.txt"

[[sources]]
file = "flood.txt"
languages = ["fr", # [[sources]]
             "de"]
[sources.more]
file = "deep.txt"
[[sources]]
description = """
[[sources]]
file = "none"
"""
'odd "key"'.inner = { at = 1, of = [ { name = "a" },
  { name = 'b' } ] }
file = "neap.txt"
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 1),
        (("publisher",), 2),
        (("licence", "name"), 3),
        (("licence", "url"), 3),  # missing: what has the rest of its table
        (("thresholds", "corrections"), 6),
        (("sources", 1, "file"), 9),
        (("sources", 2, "file"), 12),
        (("sources", 2, "languages", 1), 13),
        (("sources", 2, "languages", 2), 14),
        (("sources", 2, "more", "file"), 16),
        (("sources", 3, "description"), 18),
        (("sources", 3, 'odd "key"', "inner", "at"), 22),
        (("sources", 3, 'odd "key"', "inner", "of", 2, "name"), 23),
        (("sources", 3, "file"), 24),
        (("sources", 1, "date"), 8),  # missing: the table that lacks it
        (("thresholds", "date"), 5),
        (("people",), None),
    ],
)
def test_lines(keys: Keys, line: int | None) -> None:
    assert TomlLines(_TEXT).of(keys) == line


def _places(value: Any, keys: Keys = ()) -> list[Keys]:
    items = enumerate(value, 1) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    return [keys, *(place for key, item in items for place in _places(item, (*keys, key)))]


_KEY = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"h\\"i"', "1"])
_SCALAR = st.sampled_from(
    ['"x # y"', "'[z]'", "12", "-1.5e3", "true", "1979-05-27 07:32:00", '"""\n[a]\nb = "1"\\"""""', "'''\na = [\n'''"]
)
_VALUE = st.recursive(
    _SCALAR,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ # list\n" + ",\n".join(items) + " ]"),
        st.lists(st.tuples(_KEY, inner), max_size=3, unique_by=lambda pair: pair[0]).map(
            lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"
        ),
    ),
    max_leaves=6,
)
_LINES = st.lists(
    st.one_of(
        st.tuples(_KEY, _VALUE).map(" = ".join),
        st.tuples(_KEY, _KEY, _VALUE).map(lambda parts: f"{parts[0]} . {parts[1]} = {parts[2]}"),
        _KEY.map("[[ {} ]] # [x]".format),
        st.tuples(_KEY, _KEY).map(lambda keys: f"[{keys[0]}.{keys[1]}]"),
    ),
    max_size=8,
)


@given(_LINES)
@settings(max_examples=200, deadline=None)
def test_whatever_toml_says_has_a_line_and_nothing_else_has(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = TomlLines(text)
    assert {keys for keys in _places(data) if keys} == set(found.lines)
