"""How texts with names become what the recogniser is fitted on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from fascicle.names.recognise.features import Features
from fascicle.names.recognise.model import NameChain, packed, unpacked
from fitting.names.corpora import Labelled, trimmed
from fitting.names.examples import Swapper, read
from fitting.names.fit import fit
from fitting.names.letters import letters

TEXT = "Old Captain Hale met the Harbour Union of Brackwater in Oslo."


@pytest.mark.parametrize(
    ("whole", "kind", "name"),
    [
        ("Captain Hale", "PER", "Hale"),
        ("the Harbour Union of Brackwater", "ORG", "Harbour Union of Brackwater"),
        ("Oslo.", "LOC", "Oslo"),
        ("met", "PER", None),
        ("Captain", "PER", None),
    ],
)
def test_titles_and_articles_are_no_part_of_a_name(whole: str, kind: str, name: str | None) -> None:
    start = TEXT.index(whole)
    found = [TEXT[a:b] for a, b, _ in trimmed(TEXT, [(start, start + len(whole), kind)])]
    assert found == ([name] if name else [])


def example() -> Labelled:
    names = [(TEXT.index(name), kind, len(name)) for name, kind in (("Hale", "PER"), ("Oslo", "LOC"))]
    return Labelled("en", "test", TEXT, tuple((start, start + size, kind) for start, kind, size in names))


def test_every_word_has_the_label_of_its_name() -> None:
    sentences, _, labels = read(Features(("en",), words=True), example())
    rows = [
        (word, label)
        for one, two in zip(sentences, labels, strict=True)
        for word, label in zip(one.words, two, strict=True)
    ]
    assert [row for row in rows if row[1] != "O"] == [("Hale", "B-PER"), ("Oslo", "B-LOC")]


def test_other_names_stand_where_the_names_stood() -> None:
    one = Swapper().swapped(example(), "a draw")
    assert one == Swapper().swapped(example(), "a draw")
    assert [kind for _, _, kind in one.names] == ["PER", "LOC"]
    rest = TEXT.replace("Hale", "\0").replace("Oslo", "\0")
    changed = one.text
    for start, end, _ in reversed(one.names):
        changed = f"{changed[:start]}\0{changed[end:]}"
    assert changed == rest


def test_names_of_letters_with_those_who_signed_them(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>My brother <rs type="person">my uncle Hale</rs> is in '
        '<placeName>Oslo</placeName>. <rs type="person">He</rs><note><persName>Editor</persName></note></p>'
        "<closer><signed>Dein treuer Arthur</signed></closer></body></text></TEI>",
        encoding="utf-8",
    )
    [(text, names)] = list(letters(tmp_path))
    assert [(text[start:end], kind) for start, end, kind in names][0::2] == [("Hale", "PER"), ("He", "PER")]
    assert (text[names[-1][0] : names[-1][1]], names[-1][2]) == ("Arthur", "PER")
    assert "Editor" not in text


SMALL = [
    Labelled("en", "test", f"Then {title} {name} went to {place}. The boat was late, said {name}.", ())
    for title, name, place in [("Mr.", "Hale", "Oslo"), ("Mrs.", "Pell", "Bergen"), ("Captain", "Marsh", "Riga")]
]


def named(text: Labelled) -> Labelled:
    kinds = {"Hale": "PER", "Pell": "PER", "Marsh": "PER", "Oslo": "LOC", "Bergen": "LOC", "Riga": "LOC"}
    found = [(match.start(), match.end(), kinds[match[0]]) for match in re.finditer("|".join(kinds), text.text)]
    return replace(text, names=tuple(found))


def test_fitting_twice_makes_the_same_bytes_and_finds_the_names() -> None:
    texts = [named(text) for text in SMALL] * 4
    head, weights = fit(texts, words=True)
    assert packed(head, weights) == packed(*fit(texts, words=True))
    assert unpacked(packed(head, weights)) == (head, weights)
    chain = NameChain(head, weights, ("en",))
    sentences, usage, labels = read(chain.features, texts[0])
    found = [[(name.first, name.kind) for name in names] for names in chain.find(sentences, usage)]
    assert found == [[(at, label[2:]) for at, label in enumerate(own) if label != "O"] for own in labels]
