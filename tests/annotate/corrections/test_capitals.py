"""Small capitals that were extracted as mixed case, and words whose odd case is meant."""

from __future__ import annotations

import pytest

from support.mended import mend


def test_a_heading_in_small_capitals_becomes_capitals() -> None:
    text = "tHe HarBour and tHe BeacHes\n\nThe ferry left at noon."
    assert mend(text) == "THE HARBOUR AND THE BEACHES\n\nThe ferry left at noon."


def test_only_the_part_of_a_title_that_is_in_small_capitals() -> None:
    text = "News of April: STormS and floodS on THe coaST\n\nThe ferry left at noon."
    assert mend(text).startswith("News of April: STORMS AND FLOODS ON THE COAST")


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("ru", "пОРтОвый гОРОд и егО кОРабли", "ПОРТОВЫЙ ГОРОД И ЕГО КОРАБЛИ"),
        ("el", "τΟ πλΟίΟ και η θάλασσα τΟυ κόσμΟυ", "ΤΟ ΠΛΟΊΟ ΚΑΙ Η ΘΆΛΑΣΣΑ ΤΟΥ ΚΌΣΜΟΥ"),
    ],
)
def test_other_alphabets(language: str, text: str, right: str) -> None:
    assert mend(text, language) == right


@pytest.mark.parametrize(
    "text",
    [
        "The firm Harbour GmbH uses LaTeX, OpenSSH and an iPhone.",
        "McDonald and MacArthur met the MPs of the NGOs.",
        "Il parle de l'École et de l’Atlantique, dell'Ufficio.",
        "LaTeX and DocBook on macOS for McGovern and PowerPC's owners",
        "The old LILO (LInux LOader) of the harbour is a program that nobody in this town has had a look at for many"
        " years, and so the pilots of the ferry do without it now.",
    ],
)
def test_brands_and_names_stay(text: str) -> None:
    assert mend(text) == text


def test_names_that_have_capitals_everywhere_else() -> None:
    seen = "We saw Trieste then. They left Trieste later. All of Trieste slept."
    assert mend(f"{seen} The harbour of trieste was full.") == f"{seen} The harbour of Trieste was full."
    seen = "We met the HRBD then. They left the HRBD later. All the HRBD slept."
    assert mend(f"{seen} The pilots of the hrbd came.") == f"{seen} The pilots of the HRBD came."
    seen = "At the World Harbour Forum it rained. The World Harbour Forum met. Then the World Harbour Forum ended."
    assert mend(f"{seen} So the world Harbour Forum was over.") == f"{seen} So the World Harbour Forum was over."
    seen = "We met the Fourth Flotilla then. The Fourth Flotilla left. Then the Fourth Flotilla sank, and so on."
    assert mend(f"{seen} So the Fourth flotilla was lost.") == f"{seen} So the Fourth Flotilla was lost."


@pytest.mark.parametrize(
    "text",
    [
        "We saw Bill then. They left Bill later. All of Bill was wet. The bill of the ferry was high.",
        "A copy of FILE is kept. Give the FILE first. With FILE it ends. Then the file is closed.",
        "The Harbourian Pilots met. The Harbourian Pilots sang. With the Harbourian Pilots came Harbourian songs, and"
        " Harbourian boats, Harbourian nets and Harbourian lamps. So the Harbourian pilots left.",
        "Read the Source Code then. Take the Source Code now. Keep the Source Code here. Source code is source code.",
        "The harbour of Trieste and that of trieste: the file trieste, the command trieste. In Trieste it rained.",
    ],
)
def test_common_words_stay_small(text: str) -> None:
    assert mend(text) == text


def test_names_of_the_authority_file_have_their_capital() -> None:
    names = ["United Harbours", "Old Quay Club", "The Ferry"]
    text = "The pilots of united Harbours met the old Quay Club, and the Ferry left."
    assert mend(text, "en", names) == "The pilots of United Harbours met the Old Quay Club, and the Ferry left."


def test_a_name_of_the_authority_file_needs_no_other_place() -> None:
    assert mend("The harbour of trieste was full.", "en", ["Trieste"]) == "The harbour of Trieste was full."
    text = "Read www.hrbd.org, as the HRBD said. We met the HRBD then, and the HRBD left. So the hrbd sank."
    assert mend(text) == text.replace("the hrbd", "the HRBD")
    assert mend("The World harbour Forum met.", "en", ["World Harbour Forum"]) == "The World Harbour Forum met."


def test_titles_that_have_a_plural_are_no_names() -> None:
    text = (
        "We saw Ayatollahs then. They left Ayatollahs later. The Ayatollahs slept. The ayatollahs of the harbour sang."
    )
    assert mend(text) == text
