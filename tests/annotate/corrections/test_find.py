"""What the rules of correction find, what they leave alone, and that their answers are in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.find import find_corrections
from fascicle.annotate.corrections.rules import RULES
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei


def view_of(lines: Sequence[str]) -> LayerView:
    body = etree.Element(tei("text"))
    paragraph = etree.SubElement(body, tei("p"))
    for number, line in enumerate(lines, 1):
        mark = etree.SubElement(paragraph, tei("lb"), {"n": str(number)})
        mark.tail = line + "\n"
    return LayerView(body, Layer.READING)


def found(text: str, language: str = "en", protected: Sequence[str] = ()) -> tuple[str, list[Correction]]:
    lines = text.split("\n")
    view = view_of(lines)
    return view.text, find_corrections(view, Lexicon(lines, [language]), [language], protected)


def corrected(text: str, language: str = "en", protected: Sequence[str] = ()) -> str:
    """The text with what would be applied at the usual threshold, blanks run together."""
    reading, corrections = found(text, language, protected)
    for each in reversed(corrections):
        if each.certainty is not Certainty.LOW:
            reading = reading[: each.start] + each.replacement + reading[each.end :]
    return " ".join(reading.split())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The ferry left the the quay late.", "The ferry left the quay late."),
        ("It was an unconditional\nunconditional ly given promise.", "It was an unconditionally given promise."),
        ("They talk of the selfself-defense of towns.", "They talk of the self-defense of towns."),
        ("He came at the end of the\nend of the pier show.", "He came at the end of the pier show."),
        ("A tide-table hung there; the tidetable was old.", "A tide-table hung there; the tide-table was old."),
        ("They passed anti worker laws.", "They passed anti-worker laws."),
        ("He paid before hand for the boat.", "He paid beforehand for the boat."),
        ("A long achi evement of the crew.", "A long achievement of the crew."),
        ("Some years ago , the ferry sank.", "Some years ago, the ferry sank."),
        ("It was beyond reproach.The boat left.", "It was beyond reproach. The boat left."),
        ("Fares rose 20% -30% in a year.", "Fares rose 20%-30% in a year."),
        ("It is the ferry´s bell.", "It is the ferry’s bell."),
        ("Songs of the ‘40s were sung.", "Songs of the ’40s were sung."),
        ('They read "The tide is high” aloud.', "They read “The tide is high” aloud."),
        ("The cafÃ© was shut.", "The café was shut."),
        ("The srtuggle went on for a year.", "The struggle went on for a year."),
        ("They stayed notwhistanding the storm.", "They stayed notwithstanding the storm."),
        ("a hArBoUr, SiSterS and brotherS froM here", "a HARBOUR, SISTERS AND BROTHERS FROM here"),
    ],
)
def test_errors_are_corrected(text: str, right: str) -> None:
    assert corrected(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and she knew that that was true.",
        "Never, never again. It was a long long way.",
        "“I call it row, row, row,” said he.",
        "The LaTeX file of McCain and the iPhone of YouTube.",
        "Any one of them may be here every day; it is some times in the year.",
        "An anti-worker law, a self-made man, self respect.",
        "The quay at Kallinis, the Skarholm ferry and its ferryman’s oilskins.",
        "The unferried were dredgerless; the rebollarding went on.",
        "‘40 boats came in,’ he said.",
        "See util.Text or java.lang for the class names of it.",
        "Losses of -30% and 20%-40% were common.",
        "We read la vida es sueño and the golpista press of the campesinos.",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert corrected(text) == text


def test_french_keeps_its_blank_before_a_mark() -> None:
    assert corrected("Liberté pour tous les dirigeants !", "fr") == "Liberté pour tous les dirigeants !"


def test_a_form_of_the_authority_file_is_right() -> None:
    text = "They met in the srtuggle of the town."
    assert corrected(text, protected=["srtuggle"]) == text


def test_a_name_gets_the_capital_of_the_authority_file() -> None:
    assert corrected("In the united Harbours they sang.", protected=["United Harbours"]) == (
        "In the United Harbours they sang."
    )


def test_an_article_of_a_name_may_be_small() -> None:
    text = "They passed the Apron at dawn."
    assert corrected(text, protected=["The Apron"]) == text


def test_a_form_that_stands_twice_is_the_texts_own() -> None:
    text = "The pasants came. All pasants sang with the peasants."
    assert corrected(text) == text


@pytest.mark.parametrize(
    "untouched",
    [
        "www.hbdr-town.org", "https://harbour.example/srtuggle", "srtuggle@harbour.example", "doi:10.1234/srtuggle",
        "/home/srtuggle/boats", "srtuggle.txt", "HBD-19,21", "srtuggle_1", "10.1234/the.the",
    ],
)  # fmt: skip
def test_an_address_a_path_and_a_code_stay_as_they_are(untouched: str) -> None:
    text = f"The boats sang in the harbour; see {untouched} for all that they sang."
    assert corrected(text) == text


def test_a_name_of_the_authority_file_stays_and_what_is_beside_it_is_mended() -> None:
    text = "They met at Hárbour Siłl , and it rained. It was late, and they slept, and dreamt."
    assert corrected(text, protected=["Hárbour Siłl"]) == text.replace(" ,", ",")
    assert corrected("The crew of the Srtuggle slept.", protected=["Srtuggle"]) == "The crew of the Srtuggle slept."


_SCRAPS = 'the the quay of srtuggle ,end anti worker l9l4 ´s “a " ANTIANTI-X 20% -3%'.split()  # noqa: SIM905


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_SCRAPS)))
def test_corrections_are_in_order_and_apart(words: list[str]) -> None:
    reading, corrections = found(" ".join(words))
    for each in corrections:
        assert 0 <= each.start < each.end <= len(reading)
        assert reading[each.start : each.end] != each.replacement
    for one, two in itertools.pairwise(corrections):
        assert one.end <= two.start


@pytest.mark.parametrize("part", [lambda rule: rule.code, lambda rule: rule.title])
def test_rules_are_told_apart(part: Callable[[object], str]) -> None:
    assert len({part(rule) for rule in RULES}) == len(RULES)
