"""Very many findings: each checker ends where it has enough, says so, and works out one thing once."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.check.bounds import MOST_FINDINGS, MOST_NAMES, TOO_MANY, bounded
from fascicle.check.document import check_grammar
from fascicle.check.fidelity import check_fidelity
from fascicle.check.grammar import edition_schema, house_rules
from fascicle.check.pointers import check_pointers
from fascicle.check.positions import Positions
from fascicle.check.relaxng.slips import near, nearest
from fascicle.inputs import text as plain
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.near import distance
from fascicle.names.authority import Authority
from fascicle.tei.places import Places
from fascicle.tei.write import parse

MORE = MOST_FINDINGS + 100


def document(body: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>'.encode()


def ended(findings: list[Diagnostic]) -> Diagnostic:
    """The one finding that says that a checker has ended."""
    assert len(findings) == MOST_FINDINGS + 1
    (last,) = (each for each in findings if each.rule is TOO_MANY)
    return last


@pytest.mark.parametrize("mistake", ["<cart/>", "<lb/>", '<date when="soon">x</date>', "<hi><div/></hi>"])
def test_the_grammar_ends_with_enough(mistake: str) -> None:
    found = edition_schema().validate(document(f"<p>{mistake * MORE}</p>"), "a.xml")
    assert ended(found).line == 1


def test_one_element_may_have_any_number_of_attributes() -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(MORE))
    data = document(f"<p {attributes}/>")
    found = edition_schema().validate(data, "a.xml")
    ended(found)
    columns = [each.column for each in found if each.rule.code == "F0204"]
    start = data.index(b" a0=") + 2
    assert columns[:12] == [start + 7 * number for number in range(10)] + [start + 70, start + 78]


def test_the_house_rules_end_with_enough() -> None:
    found = house_rules().validate(document(f"<p>{'<date>x</date>' * MORE}</p>"), "a.xml")
    ended(found)


def test_the_pointers_end_with_enough() -> None:
    data = document("".join(f'<persName ref="#p{number}">x</persName>' for number in range(MORE)))
    found = check_pointers(parse(data, "a.xml"), data, "a.xml", Authority(()))
    ended(found)


def test_the_comparison_with_the_source_ends_with_enough() -> None:
    source = plain.read("quay\n" * MORE)
    data = document('<p><lb n="1"/>quay</p>')
    found = check_fidelity(parse(data, "a.xml"), data, "a.xml", source, "a.txt")
    ended(found)


def test_only_one_more_than_is_kept_is_looked_for() -> None:
    asked = count()
    endless = (Diagnostic(TOO_MANY, "a.xml", next(asked), 1, "", "") for _ in count())
    assert len(bounded(endless, "the check")) == MOST_FINDINGS + 1
    assert next(asked) == MOST_FINDINGS + 1


def test_a_file_with_more_names_than_a_processor_can_keep_is_not_given_to_it() -> None:
    data = document("".join(f"<cart{number}/>" for number in range(MOST_NAMES + 1)))
    (only,) = house_rules().validate(data, "a.xml")
    assert only.rule is TOO_MANY
    assert "different names" in only.message
    assert len(check_grammar(data, "a.xml")) > MOST_NAMES


def test_names_are_those_of_elements_attributes_and_namespaces() -> None:
    assert Positions(b'<a b="" c="" xmlns:n="u"><a b=""/><n:b n:c=""/></a>').names == 6


@given(st.text("aé𝔉\n ", max_size=5000), st.integers(0, 5000))
def test_a_column_counts_characters_however_long_the_line(text: str, at: int) -> None:
    before = text[:at]
    place = Places(text.encode()).at(len(before.encode()))
    assert place == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


@given(st.text("abcdABé", max_size=12), st.frozensets(st.text("abcdABé", max_size=8), max_size=12))
def test_the_nearest_word_is_that_of_a_full_comparison(word: str, words: frozenset[str]) -> None:
    most = min(2, len(word) // 3)
    slips = {other: distance(word.lower(), other.lower(), 99) for other in words}
    assert near(word, words) == {other: cost for other, cost in slips.items() if cost <= most}
    best = min(((cost, other) for other, cost in slips.items()), default=(3, ""))
    assert nearest(word, words) == (best[1] if best[0] <= most else None)
