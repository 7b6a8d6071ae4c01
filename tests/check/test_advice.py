"""Advice that can be taken with a key stroke makes no document worse, and makes no valid one invalid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from fascicle.check.mending import mended, spans
from fascicle.check.relaxng import Schema
from fascicle.model.diagnostics import Diagnostic
from fascicle.resources import schema as resource
from fascicle.tei.places import Places
from support.mutants import mutants

ROOT = Path(__file__).parents[2]
TEI_ALL = ROOT.parent / "shared" / "schema" / "tei_all.rng"
DOCUMENTS = ("tests/editions/miniature/text/ferry.xml", "tests/editions/miniature/decisions/authority.xml")


@pytest.fixture(scope="module", params=["fascicle", "tei_all"])
def validate(request: pytest.FixtureRequest) -> Callable[[str], list[Diagnostic]]:
    path = resource("fascicle.rng") if request.param == "fascicle" else TEI_ALL
    if not path.is_file():
        pytest.skip("../shared/schema/tei_all.rng, the TEI Consortium's schema, is missing")
    schema = Schema.load(path)
    return lambda text: schema.validate(text.encode(), "a.xml")


def taken(text: str, each: Diagnostic) -> str | None:
    """The document after the quick fix of a finding, as an editor's program writes it."""
    data = text.encode()
    at = len(data[: Places(data).offset(each.line or 1, each.column or 1)].decode())
    places = spans(text, each.rule.code, at)
    for start, end in reversed(places):
        text = text[:start] + each.meant + text[end:]
    return text if places else None


def test_quick_fixes_make_nothing_worse(validate: Callable[[str], list[Diagnostic]]) -> None:
    tried, cured, worse = 0, 0, []
    spoiled = chain.from_iterable(mutants((ROOT / each).read_bytes(), count=400, seed=16) for each in DOCUMENTS)
    for text in (each.decode() for each in spoiled):
        found = validate(text)
        for each in found:
            if not each.meant or (after := taken(text, each)) is None:
                continue
            tried += 1
            left = validate(after)
            cured += len(left) < len(found)
            if len(left) > len(found):
                worse.append((each.message, each.meant, [one.message for one in left if one not in found]))
    assert worse == []
    assert tried > 15
    assert cured == tried


def test_what_is_put_right_without_asking_is_right(validate: Callable[[str], list[Diagnostic]]) -> None:
    number = 0
    spoiled = chain.from_iterable(mutants((ROOT / each).read_bytes(), count=400, seed=61) for each in DOCUMENTS)
    for text in (each.decode() for each in spoiled):
        found = validate(text)
        after, count = mended(text, found)
        if not found:
            assert after == text
        if count:
            number += count
            assert len(validate(after)) <= len(found) - count
    assert number > 0
