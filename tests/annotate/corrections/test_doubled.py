"""What overprinted type leaves at line ends, and what is written twice on purpose."""

from __future__ import annotations

import pytest

from support.mended import mend

# Three words twice over a line end: this text was overprinted.
_OVERPRINTED = "The tide came\ncame at dawn. The pilots\npilots slept. All the nets\nnets hung dry."
_PLAIN = "The tide came at dawn. The pilots slept. All the nets hung dry."


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "They sold fish (cod, herring),\nherring), and salt.", "They sold fish (cod, herring), and salt."),
        ("en", "It was at the end of\nat the end of the pier.", "It was at the end of the pier."),
        ("en", "He spoke of their harbour\nhar bour at length.", "He spoke of their harbour at length."),
        ("en", "It was an unlawful\nunlawful ly closed quay.", "It was an unlawfully closed quay."),
        ("en", "The poor fisher folk and the sai\nsailors came.", "The poor fisher folk and the sailors came."),
        ("en", "They saw the harbourharbour at dawn.", "They saw the harbour at dawn."),
        ("de", "Das Schiff liegt im im Hafen.", "Das Schiff liegt im Hafen."),
        ("fr", "Le bateau est dans dans le port.", "Le bateau est dans le port."),
        ("es", "El barco está en los los puertos.", "El barco está en los puertos."),
        ("ru", "Корабль стоит на на якоре.", "Корабль стоит на якоре."),
        ("uk", "Човен стоїть на на березі.", "Човен стоїть на березі."),
        ("nl", "Het schip ligt in de de haven.", "Het schip ligt in de haven."),
        ("el", "Το πλοίο είναι και και μεγάλο.", "Το πλοίο είναι και μεγάλο."),
    ],
)
def test_doubles_go(language: str, text: str, right: str) -> None:
    assert mend(text, language) == right


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He had had enough of it."),
        ("en", "It was a long long way to the harbour."),
        ("en", "They sang row, row, row your boat."),
        ("de", "Die Brücke, durch die die Boote fahren, ist alt."),
        ("nl", "Ik denk dat dat schip vaart."),
        ("fr", "Nous nous levons et vous vous couchez."),
        ("el", "Ο φίλος του του είπε την αλήθεια."),
        ("en", "He took the art\nartists love most."),
    ],
)
def test_what_is_written_twice_stays(language: str, text: str) -> None:
    assert mend(text, language) == " ".join(text.split())


def test_a_text_that_was_overprinted_is_believed_more() -> None:
    assert mend(_OVERPRINTED) == _PLAIN
    alone = mend("All went home, and a murder\nmurderous wind blew.")
    assert alone == "All went home, and a murder murderous wind blew."
    assert mend(_OVERPRINTED + " Then a murder\nmurderous wind blew.") == _PLAIN + " Then a murderous wind blew."


def test_a_common_word_before_a_longer_one_is_no_piece() -> None:
    text = _OVERPRINTED + " They sat in\ninns all day."
    assert mend(text) == _PLAIN + " They sat in inns all day."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They came (pilots,\n(pilots, cooks) at noon.", "They came (pilots, cooks) at noon."),
        ("It was built early (in 1909).\n1909). It stood.", "It was built early (in 1909). It stood."),
        ("They passed the quay—\nquay—by night.", "They passed the quay—by night."),
        ("They passed the harbour-harbour--do\n--do not ask.", "They passed the harbour--do not ask."),
        ("An inter-inter-oceanic line.", "An inter-oceanic line."),
        ("It was the rere-opening\nopening of the pier.", "It was the re-opening of the pier."),
        ("The boats lay at Port-EastPort-East then.", "The boats lay at Port-East then."),
        ("It was an achievement,\nachi evement, of the crew.", "It was an achievement, of the crew."),
        ("The stand s\nstands of the pier.", "The stands of the pier."),
        (
            "They asked the harbour council and the\nharbour council and the crew.",
            "They asked the harbour council and the crew.",
        ),
        (
            "They asked the harbour council and the harbour\ncouncil and the crew.",
            "They asked the harbour council and the crew.",
        ),
    ],
)
def test_doubles_with_marks_at_hyphens_and_in_phrases_go(text: str, right: str) -> None:
    assert mend(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "It was a long, long way, and never, never again.",
        "Peace! Peace! They came from Baden-Baden and Sing-Sing.",
        "They went over and over and over the bar.",
        "The boats, the boats\nthe boats came home.",
        "At 1909\n1909 tons it sank.",
        "Row the boat home\nRow the boat home\n",
    ],
)
def test_what_is_said_again_stays_in_an_overprinted_text(text: str) -> None:
    assert mend(_OVERPRINTED + "\n\n" + text).endswith(" ".join(text.split()))
