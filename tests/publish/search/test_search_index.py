"""Passages of both layers, the files that are made of them, and that one text changes only its part."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.edition.record import Source
from fascicle.names.authority import Authority
from fascicle.publish.search.index import Indexed, index_files
from fascicle.publish.search.numbers import numbers
from fascicle.publish.search.passages import passages
from fascicle.publish.search.shards import WordFiles, file_name
from fascicle.publish.search.texts import text_part
from fascicle.tei.write import parse
from support.site import tei

IDS = {3: "p:1"}


def both(text: str) -> list[tuple[str, str]]:
    """Reading text and source of each passage."""
    return [(each.text, each.source) for each in passages(parse(tei(f"<body>{text}</body>"), "x.xml"), IDS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Low  water.</p>", [("Low water.", "Low water.")]),
        ("<p>a <choice><sic>Mrash</sic><corr>Marsh</corr></choice>.</p>", [("a Marsh.", "a Mrash.")]),
        ("<p>was <choice><sic>las ted</sic><corr>lasted</corr></choice></p>", [("was lasted", "was las ted")]),
        ("<p>of <surplus>the</surplus> the</p>", [("of the", "of the the")]),
        ("<p>the <supplied>last</supplied> boat</p>", [("the last boat", "the boat")]),
        (
            '<p>har<pc force="weak">-</pc><lb break="no"/>bour</p>',
            [("harbour", "harbour")],
        ),
        (
            '<p>cut<pc force="weak">-</pc><pb n="2" break="no"/><fw>2 GAZETTE</fw><lb break="no"/>ter</p>',
            [("cutter", "cutter"), ("", "2 GAZETTE")],
        ),
        ("<p>One<note>A note.</note>, two</p>", [("One, two", "One, two"), ("A note.", "A note.")]),
        ('<p>One<note resp="#mt">Ours.</note> two</p>', [("One two", "One two")]),
        ("<lg><l>Tide and</l><l>time</l></lg>", [("Tide and / time", "Tide and / time")]),
        ("<p>a<lb/>b <choice><abbr>Mr</abbr><expan>Mister</expan></choice></p>", [("a b Mister", "a b Mr")]),
    ],
)
def test_passages_have_both_layers(text: str, found: list[tuple[str, str]]) -> None:
    assert both(text) == found


def test_a_passage_knows_its_place_and_that_of_its_corrections() -> None:
    text = "<body><p>a <choice><sic>b</sic><corr>c</corr></choice></p><p xml:lang='de'>d</p></body>"
    found = passages(parse(tei(text), "x.xml"), {3: "p:1", 4: "correction:1", 7: "p:2"})
    assert [(each.anchor, each.language) for each in found] == [("p:1", "en"), ("p:2", "de")]
    assert [each.anchor for each in found[0].others] == ["correction:1"]


_RUNS = st.lists(
    st.one_of(
        st.text("abc ", max_size=4),
        st.builds("<choice><sic>{}</sic><corr>{}</corr></choice>".format, st.text("ab ", max_size=3), st.text("cd ")),
        st.builds("<surplus>{}</surplus>".format, st.text("ab ", max_size=3)),
        st.builds("<supplied>{}</supplied>".format, st.text("ab ", max_size=3)),
        st.just("<hi>x</hi>"),
        st.just("<lb/>"),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(_RUNS)
def test_what_is_joined_is_each_layer(runs: list[str]) -> None:
    """Without its blanks, a passage is what a layer has, element by element."""
    text = f"<p>{''.join(runs)}</p>"
    element = etree.fromstring(text)
    whole = {}
    for layer, out in (("reading", ("sic", "surplus")), ("source", ("corr", "supplied"))):
        copy = etree.fromstring(text)
        etree.strip_elements(copy, *out, with_tail=False)
        whole[layer] = "".join("".join(copy.itertext()).split())
    found = both(text)
    assert "".join("".join(each.split()) for each, _ in found) == whole["reading"]
    assert "".join("".join(each.split()) for _, each in found) == whole["source"]
    assert element.tag == "p"


def value(data: bytes) -> Any:
    """What a file hands over."""
    found = re.fullmatch(r'fascicle\.put\("[^"]+",(.*)\);\n', data.decode(), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def indexed(stem: str, text: str, language: str = "en") -> Indexed:
    row = Source(file=f"{stem}.txt", sha256="0" * 64, title=stem, language=language, date="1897")  # type: ignore[arg-type]
    told = f'<text xmlns="urn:fascicle:web" title="{stem}" language="{language}"><place n="3" id="p:1"/></text>'
    part = text_part(stem, tei(f"<body><p>{text}</p></body>", language), b'<p id="p:1">', told)
    return Indexed(row, part.words)


NOBODY = Authority.read(None, "authority.xml")
VOCABULARY = [f"{a}{b}{c}ing" for a in "bdfghklmnprst" for b in "aeiou" for c in "bdfghklmnprst"]


def _texts() -> list[Indexed]:
    return [
        indexed(f"t{at}", " ".join(VOCABULARY[(at * 7 + step * 13) % len(VOCABULARY)] for step in range(60)))
        for at in range(40)
    ]


def test_the_same_texts_make_the_same_files() -> None:
    assert index_files(_texts(), NOBODY) == index_files(_texts(), NOBODY)


def test_one_text_changes_only_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fascicle.publish.search.shards._SIZE", 200)
    texts = _texts()
    before = index_files(texts, NOBODY)
    texts[20] = replace(texts[20], words=indexed("t20", "zebra " + " ".join(VOCABULARY[:5])).words)
    after = index_files(texts, NOBODY)
    assert len(before) > 20
    named = {name for name in before if "/n/" in name or "/f/" in name}
    assert {name for name in named if before[name] != after[name]} == set()
    changed = [name for name in before if before[name] != after.get(name)]
    assert 0 < len(changed) < len(before)


def test_a_text_with_passages_in_many_parts_is_cut() -> None:
    paragraphs = "".join(f"<p>{'word ' * 300}{at}</p>" for at in range(9))
    told = '<text xmlns="urn:fascicle:web" title="x" language="en"/>'
    part = text_part("x", tei(f"<body>{paragraphs}</body>"), b"", told)
    assert sorted(part.files) == [f"search/t/x-{at}.js" for at in range(3)]
    assert numbers(json.loads(part.words)["words"]["word"]) == [1, 3, 0, 900, 1, 900, 1, 900]


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.text("abcdé", min_size=1, max_size=6), st.text("#$%", min_size=1, max_size=60), max_size=60))
def test_every_word_is_in_the_file_of_its_longest_beginning(postings: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fascicle.publish.search.shards._SIZE", 80)
        shards = WordFiles(postings, [sorted(postings)[:3]] if len(postings) > 2 else []).shards()
    found = {}
    for start, (text, *_) in shards.items():
        before = ""
        for row in text.split(" ") if text else []:
            word, places, *_ = [*row.split("!"), ""]
            before = before[: numbers(word[0])[0]] + word[1:]
            assert max((each for each in shards if before.startswith(each)), key=len) == start
            found[before] = places
    assert found == postings


def test_files_have_names_that_every_disk_knows() -> None:
    assert [file_name(start) for start in ("", "con", "é", "яш")] == ["w-", "w-con", "w-_e9_", "w-_44f__448_"]
