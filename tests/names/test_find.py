"""Names where signs, letters, cases and headings differ from the list, and words that only look like names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder
from fascicle.names.folding import fold

PEOPLE = {
    "rose": ("persName", "Rose O'Neill"),
    "luca": ("persName", "Luca D’Angelo"),
    "roux": ("persName", "Jean-Luc Roux"),
    "joerg": ("persName", "Jörg Müller", "Müller"),
    "strauss": ("persName", "Änne Strauß"),
    "jg": ("persName", "J. G. Ferrers"),
    "may": ("persName", "Harriet May", "May"),
    "ivan": ("persName", "Иван Петров"),
    "ewa": ("persName", "Ewa Kowalska"),
    "sund": ("placeName", "Ystersund"),
    "wald": ("placeName", "Kälberwald", "Bad Kälberwald"),
    "sale": ("placeName", "Sale"),
    "city": ("orgName", "City"),
    "kaiser": ("persName", "Otto Kaiser", "Kaiser"),
    "nwl": ("orgName", "NWL", "North Wharf League"),
    "lund": ("placeName", "Lundby"),
}
FINDER = NameFinder(
    Authority(tuple(Entry(key, kind, names[0], tuple(names)) for key, (kind, *names) in PEOPLE.items()))
)


def found(text: str, *languages: str, finder: NameFinder = FINDER) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.entry.id) for each in finder.find(text, languages)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rose O’Neill came, then Rose O'Neill, Rose OʼNeill", ["Rose O’Neill", "Rose O'Neill", "Rose OʼNeill"]),
        ("with ROSE O’NEILL. And Luca D'Angelo’s hat", ["ROSE O’NEILL", "Luca D'Angelo"]),
        (
            "Jean‐Luc Roux, Jean‑Luc Roux or Jean-Luc\u00a0Roux",
            ["Jean‐Luc Roux", "Jean‑Luc Roux", "Jean-Luc\u00a0Roux"],
        ),
        ("of Jo\u0308rg Mu\u0308ller and Jörg  Müller", ["Jo\u0308rg Mu\u0308ller", "Jörg  Müller"]),
        ("Jean-Luc ROUX wrote", ["Jean-Luc ROUX"]),
        ("ÄNNE STRAUSS, Änne Strauss", ["ÄNNE STRAUSS", "Änne Strauss"]),
        ("J. G. Ferrers, J.G. Ferrers, J.G.Ferrers", ["J. G. Ferrers", "J.G. Ferrers", "J.G.Ferrers"]),
        ("Yster\u00adsund and Yster¬ sund", ["Yster\u00adsund", "Yster¬ sund"]),
        ("YSTERSUND, the 3d", ["YSTERSUND"]),
        ("North Wharf League (NWL)", ["North Wharf League", "NWL"]),
        ("the way from Ystersund-Lundby", ["Ystersund", "Lundby"]),
        ("deYstersund", ["Ystersund"]),
    ],
)
def test_what_no_reader_tells_apart_is_one_name(text: str, names: list[str]) -> None:
    assert [words for words, _ in found(text, "en")] == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Jörg Müllers Hut und Änne Straußens", "de", ["Jörg Müllers"]),
        ("Jörg Müllers hatt", "sv", ["Jörg Müllers"]),
        ("the Jörg Müllers of this world", "en", []),
        ("письмо Ивана Петрова Ивану Петрову", "ru", ["Ивана Петрова", "Ивану Петрову"]),
        ("с Иваном Петровым", "ru", ["Иваном Петровым"]),
        ("z Ewą Kowalską, do Ewy Kowalskiej", "pl", ["Ewą Kowalską", "Ewy Kowalskiej"]),
        ("z Ewą Kowalskiej", "pl", []),  # no case has both
    ],
)
def test_names_stand_in_the_cases_of_their_language(text: str, language: str, names: list[str]) -> None:
    assert [words for words, _ in found(text, language)] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("May I ask who goes there?", "en"),
        ("in May we sailed", "en"),
        ("He went on. May it please you", "en"),
        ("Sale of boats; the sale goes on", "en"),
        ("City news, and the city sleeps", "en"),
        ("Der Kaiser kam zu spät", "de"),
        ("a NWLA meeting, xNWL", "en"),
        ("Ystersundish, Ystersund-born", "en"),
        ("the Ystersund Chamber", "en"),
        ("Jean-Luc\nRoux", "en"),  # a line feed parts blocks
    ],
)
def test_words_and_parts_of_longer_names_are_left_alone(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("we told Mrs May so", "en", "may"),
        ("a letter from Sale, Cheshire", "en", "sale"),
        ("Herr Kaiser kam", "de", "kaiser"),
        ("nach Kälberwald", "de", "wald"),
        ("in Bad Kälberwald", "de", "wald"),
        ("Ystersunds Hafen", "de", "sund"),
    ],
)
def test_the_words_around_say_that_it_is_a_name(text: str, language: str, name: str) -> None:
    assert [entry for _, entry in found(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "cert"),
    [
        ("we met Peregrine Müller there", "low"),
        ("we met K. Müller there", "low"),
        ("we met J. Müller there", "medium"),  # as Jörg is abbreviated
        ("left by Wm. Ystersund, a tailor", "low"),
        ("the University of Ystersund, they say", "low"),
        ("they are members of the City, and rich", "low"),
        ("the harbour of Ystersund, they say", "medium"),
    ],
)
def test_what_may_be_the_end_of_a_longer_name_or_a_word_is_asked_about(text: str, cert: str) -> None:
    (match,) = FINDER.find(text, ["en"])
    assert (match.cert, match.others) == (cert, ())


HOMONYMS = Authority(
    (
        Entry("city", "placeName", "Marn", ("Marn",)),
        Entry("canton", "placeName", "Marn (Kanton)", ("Marn", "Kanton Marn")),
        Entry("father", "persName", "Emil Hass", ("Emil Hass", "Hass"), born="1822-01-02"),
        Entry("son", "persName", "Karl Hass", ("Karl Hass", "Hass"), born="1860"),
        Entry("firm", "orgName", "Dorn", ("Dorn",)),
        Entry("lady", "persName", "Ida Dorn", ("Ida Dorn", "Dorn")),
        Entry("hill", "placeName", "Dorn", ("Dorn",)),
    )
)


@pytest.mark.parametrize(
    ("text", "date", "entries"),
    [
        ("Emil Hass was there. Then Hass spoke", "", ["father", "father"]),
        ("Emil Hass and Karl Hass. Hass spoke", "", ["father", "son", "son"]),
        ("so Hass spoke", "1850", ["father"]),  # when the son was not born
        ("so Hass spoke", "1890", ["father|son"]),
        ("in Marn, Kantons wegen", "", ["canton"]),
        ("we saw Marn", "", ["city|canton"]),
        ("in Dorn", "", ["hill"]),
        ("we heard Herr Dorn speak", "", ["lady"]),
        ("so Dorn was sold", "", ["hill|firm|lady"]),
    ],
)
def test_homonyms_are_told_apart_or_all_are_told(text: str, date: str, entries: list[str]) -> None:
    matches = NameFinder(HOMONYMS).find(text, ["de"] if "Herr" in text or "Kanton" in text else ["en"], date)
    assert ["|".join(each.id for each in (match.entry, *match.others)) for match in matches] == entries
    assert all((match.cert == "low") == bool(match.others) for match in matches)


@pytest.mark.parametrize(
    ("titles", "words"), [("in", ["Captain Marl"]), ("out", ["Marl"]), ("listed", ["Captain Marl"])]
)
def test_titles_stand_inside_or_outside(titles: str, words: list[str]) -> None:
    finder = NameFinder(Authority((Entry("m", "persName", "Captain Marl", ("Captain Marl",)),)), titles)
    assert [text for text, _ in found("for Captain Marl", "en", finder=finder)] == words


_SIGNS = st.text(st.sampled_from("Ää’'ʼ-‐ \u00a0\n¬⸗ﬁſaoM\u0308\u00ad.İ"), max_size=30)


@given(_SIGNS, _SIGNS)
def test_every_place_of_a_folded_text_leads_back(before: str, behind: str) -> None:
    text = f"{before} Zork {behind}"
    folded = fold(text)
    at = folded.text.index("Zork")
    assert text[folded.place(at) : folded.place(at + 3) + 1] == "Zork"
    assert len(folded.low) == len(folded.text)


@given(_SIGNS, st.sampled_from([names[0] for _, *names in PEOPLE.values()]))
def test_matches_lie_in_the_text_in_order(noise: str, name: str) -> None:
    text = f"{noise}{name}, {noise} {name}{noise}"
    matches = FINDER.find(text, ["en"])
    assert all(one.end <= two.start for one, two in pairwise(matches))
    assert all(0 <= each.start < each.end <= len(text) for each in matches)
