"""Names in running text without an authority file: what is found, what is not, and that spans are those of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.model.blocks import TextBlock
from fascicle.names.recognise import NameCandidate, recognise, settle


def found(text: str, *languages: str, titles: bool = False) -> list[tuple[str, str]]:
    return [(text[x.start : x.end], x.element) for x in recognise(text, languages, titles=titles)]


P, L, O = "persName", "placeName", "orgName"  # noqa: E741


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Yesterday Mr. Pemberton arrived in Liverpool with his sister.", ("Pemberton", P)),
        ("en", "Yesterday Mr. Pemberton arrived in Liverpool with his sister.", ("Liverpool", L)),
        ("en", "The letter was signed by John Thackwell, who lives in Oslo.", ("John Thackwell", P)),
        ("en", "We were told that troops had left\nNew\nYork before the winter.", ("New\nYork", L)),
        ("en", "The ship sailed from Rotter-\ndam on the ninth.", ("Rotter-\ndam", L)),
        ("de", "Gestern ist Herr Krumbiegel aus Berlin in Wien eingetroffen.", ("Krumbiegel", P)),
        ("de", "Gestern ist Herr Krumbiegel aus Berlin in Wien eingetroffen.", ("Wien", L)),
        ("fr", "M. Vaucherot est arrivé hier à Bruxelles avec sa fille.", ("Vaucherot", P)),
        ("fr", "M. Vaucherot est arrivé hier à Bruxelles avec sa fille.", ("Bruxelles", L)),
        ("fr", "Il n’est jamais revenu d’Angleterre.", ("Angleterre", L)),
        ("sv", "Herr Lindkvist reste i går från Stockholm till Berlin.", ("Stockholm", L)),
        ("nl", "De heer Verbrugghe vertrok gisteren naar Amsterdam.", ("Amsterdam", L)),
        ("es", "El señor Quiroga llegó ayer a Madrid con su hermana.", ("Madrid", L)),
        ("it", "Il signor Bonfanti è arrivato ieri a Torino con la moglie.", ("Torino", L)),
        ("pt", "O senhor Teixeira chegou ontem a Lisboa com a família.", ("Lisboa", L)),
    ],
)
def test_names_are_found(language: str, text: str, name: tuple[str, str]) -> None:
    assert name in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "May I ask whether the sale went well? The city was quiet."),
        ("en", "Sale of boats on Monday next. May be seen at any hour."),
        ("de", "Der Kaiser und der Kanzler haben die Arbeit im Haus gesehen."),
        ("fr", "Le bateau est parti lundi. Rien ne sera vendu au mois de mai."),
        ("en", ""),
        ("en", "\n \n"),
    ],
)
def test_words_that_are_words_are_no_names(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize("broken", ["DWELL-\nING-HOUSE", "DWELLING-HOUSE", "DWELL- ING-HOUSE", "DWELL-ING-HOUSE"])
def test_a_part_of_a_joined_word_is_never_marked_unasked(broken: str) -> None:
    """Whatever of it the chain takes for a name."""
    text = f"To be let, with immediate possession, a commodious {broken} in Fore-street. Apply to\nMr. Bray."
    names = recognise(text, ["en"])
    assert any(text[each.start : each.end] == "Bray" for each in names)
    inside = [each for each in names if each.start < text.index(" in Fore")]
    assert all(text[each.start].isalnum() and each.probability < 0.5 for each in inside)


def test_a_title_stands_outside_unless_the_edition_wants_it() -> None:
    text = "We met Mr. Pemberton and Captain Hartley in Liverpool."
    assert ("Pemberton", P) in found(text, "en")
    assert ("Mr. Pemberton", P) in found(text, "en", titles=True)


def test_no_name_runs_across_a_block() -> None:
    text = "A letter of John Pemberton\nLiverpool was quiet."
    end = text.index("\n")
    blocks = [TextBlock(0, end, "head", "en"), TextBlock(end + 1, len(text), "p", "en")]
    spans = [(x.start, x.end) for x in recognise(text, ["en"], blocks)]
    assert spans
    assert not [span for span in spans if span[0] < end < span[1]]


def test_a_heading_in_capitals_has_names_too() -> None:
    assert ("LONDON", L) in found("ARRIVAL OF THE QUEEN IN LONDON\n\nThe town was full of people.", "en")


def test_an_acronym_behind_its_long_form_is_an_organisation_everywhere() -> None:
    text = "The Union of Harbour Porters (UHP) met at noon. Nobody of the UHP would speak."
    assert [name for name in found(text, "en") if name[1] == O] == [
        ("Union of Harbour Porters", O),
        ("UHP", O),
        ("UHP", O),
    ]


def test_an_acronym_inside_the_long_form_of_another_is_no_second_name() -> None:
    text = "The Union of Harbour Porters (UHP) left. The League of UHP Branches (LUB) stayed."
    spans = [(x.start, x.end) for x in recognise(text, ["en"])]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert ("League of UHP Branches", O) in found(text, "en")


def candidate(text: str, name: str, element: str, probability: float) -> NameCandidate:
    start = text.index(name)
    return NameCandidate(start, start + len(name), element, probability)


def test_one_name_is_one_kind_in_the_whole_edition() -> None:
    one, two = "Brackwater is a port. Brackwater lies low.", "They saw Brackwater again."
    given_ = {
        "one": (one, [candidate(one, "Brackwater", L, 0.95), NameCandidate(22, 32, L, 0.9)]),
        "two": (two, [candidate(two, "Brackwater", P, 0.5)]),
    }
    assert [x.element for x in settle(given_)["two"]] == [L]


def test_a_sure_name_is_found_again_in_other_texts_unless_they_have_it_as_a_word() -> None:
    one, two = "Ada Quillfeather came.", "then Quillfeather left"
    sure = (one, [candidate(one, "Ada Quillfeather", P, 0.95)])
    again = settle({"one": sure, "two": (two, [])})["two"]
    assert [two[x.start : x.end] for x in again] == ["Quillfeather"]
    assert again[0].probability < 0.95
    assert settle({"one": sure, "two": (two, []), "three": ("a quillfeather pen", [])})["two"] == []


words = st.sampled_from(
    ["Mr.", "Pemberton", "in", "Oslo", "Rot-\nterdam", "the", "LONDON", "(UHP)", "Paris’s", "d’Arc", "¬ \n", "—",
     "1904", "Ünal", "Київ", "\n\n", "von", "St.", "a\u0301", "\u00ad", "’s", "…", "😀"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=30), st.sampled_from(["en", "de", "ru", "xx"]), st.booleans())
def test_spans_are_in_order_inside_the_text_and_none_overlap(parts: list[str], language: str, titles: bool) -> None:
    text = " ".join(parts)
    last = 0
    for each in recognise(text, [language], titles=titles):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]
        assert 0 <= each.probability <= 1
        last = each.end


@given(st.lists(words, max_size=20))
@settings(max_examples=30, deadline=None)
def test_settling_again_changes_no_span(parts: list[str]) -> None:
    text = " ".join(parts)
    once = recognise(text, ["en"])
    again = settle({"text": (text, once)})["text"]
    assert {(x.start, x.end) for x in once} <= {(x.start, x.end) for x in again}
