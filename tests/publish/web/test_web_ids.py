"""A citation holds: the ids of paragraphs survive what happens to others, and corrections and names in their own."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

PARAGRAPHS = [
    "The ferry left at noon with eleven souls and a goat.",
    "Nobody on the quay could say whose goat it was.",
    "At two the wind went round to the north; by three it blew.",
    "The mate, who had seen worse, ate his bread.",
    "We were set down at the wrong steps. They were the steepest.",
    "No fare was asked, and none was given.",
]


def _ids(render: Callable[..., str], paragraphs: list[str]) -> dict[str, str]:
    """The ids of a page by the first words of their paragraphs."""
    page = render(f"<body><div><head>Crossing</head>{''.join(f'<p>{each}</p>' for each in paragraphs)}</div></body>")
    found = re.findall(r'<p id="([^"]+)">(.*?)</p>', page, re.DOTALL)
    return {re.sub(r"<[^>]*>", "", text)[:6]: name for name, text in found}


def _edited(kind: str) -> list[str]:
    first, second, third, *rest = PARAGRAPHS
    return {
        "inserted": [first, "Rain came first.", second, third, *rest],
        "split": [first, second[:18], second[18:], third, *rest],
        "joined": [first, f"{second} {third}", *rest],
        "moved": [*rest, first, second, third],
        "corrected": [
            first.replace("noon", "<choice><sic>noon</sic><corr resp='#mt'>none</corr></choice>"),
            second,
            third,
            *rest,
        ],
        "marked": [
            first,
            second.replace("quay", "<placeName>quay</placeName><note resp='#mt'>Old.</note>"),
            third,
            *rest,
        ],
    }[kind]


@pytest.mark.parametrize("kind", ["inserted", "split", "joined", "moved", "corrected", "marked"])
def test_other_ids_stay(render: Callable[..., str], kind: str) -> None:
    before, after = _ids(render, PARAGRAPHS), _ids(render, _edited(kind))
    second, third = (each[:6] for each in PARAGRAPHS[1:3])
    touched = {"split": {second}, "joined": {second, third}}.get(kind, set())
    assert len(set(before.values())) == len(PARAGRAPHS)
    assert {words: after.get(words) for words in before if words not in touched} == {
        words: name for words, name in before.items() if words not in touched
    }


def test_equal_paragraphs_have_ids_of_their_own(render: Callable[..., str]) -> None:
    page = render("<body><div><p>No.</p><p>No.</p><p>***</p><p>***</p></div></body>")
    found = re.findall(r'<p id="([^"]+)">', page)
    assert len(set(found)) == 4
    assert found[1] == f"{found[0]}.2"
    assert found[2:] == ["p:1", "p:2"]


def test_a_long_paragraph_keeps_its_id_when_it_is_split_or_joined(render: Callable[..., str]) -> None:
    one, other = " ".join(PARAGRAPHS[:3]), " ".join(PARAGRAPHS[3:])
    whole = _ids(render, [one, other])
    assert _ids(render, [one[:60], one[60:], other])["The fe"] == whole["The fe"]
    assert _ids(render, [f"{one} {other}"])["The fe"] == whole["The fe"]
