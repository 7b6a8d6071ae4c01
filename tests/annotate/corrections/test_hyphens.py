"""Hyphens at line ends: what is decided, and on which evidence."""

from __future__ import annotations

import pytest

from fascicle.language.background import Background
from fascicle.language.hyphens.decide import Break, decide
from fascicle.language.hyphens.spellings import Spelling, Spellings
from fascicle.language.lexicon import Lexicon
from fascicle.language.tally import Tally
from fascicle.model.certainty import Certainty

_TEXT = [
    "The dredgerman knew his re-entry, and the dredger-",
    "man came twice: a tide-table, two tide-tables.",
    "quayside",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(_TEXT, ["en"])


@pytest.mark.parametrize(
    ("before", "after", "kind", "certainty"),
    [
        ("count-", "ing aloud", Break.JOIN, Certainty.HIGH),
        ("the dredger-", "man came", Break.JOIN, Certainty.HIGH),  # unbroken elsewhere in the text
        ("a tide-", "table", Break.KEEP, Certainty.HIGH),  # with its hyphen elsewhere in the text
        ("counterrev\u00ad", "olution", Break.JOIN, Certainty.HIGH),
        ("of 1921-", "1922 show", Break.KEEP, Certainty.HIGH),
        ("Marxist-", "Leninist", Break.KEEP, Certainty.HIGH),
        ("HAR-", "BOUR", Break.JOIN, Certainty.HIGH),
        ("anti-", "ferry league", Break.KEEP, Certainty.MEDIUM),
        ("the harbour-", "ferry line", Break.KEEP, Certainty.MEDIUM),
        ("Kal-", "linis, with", Break.JOIN, Certainty.LOW),
        ("nation-", "’s end", Break.DASH, Certainty.MEDIUM),
        ("the fleet –an arm of the Navy-", "returned", Break.DASH, Certainty.MEDIUM),  # closes a parenthesis
        ("the fleet –an arm– of the quay-", "side", Break.JOIN, Certainty.HIGH),
    ],
)
def test_decision(lexicon: Lexicon, before: str, after: str, kind: Break, certainty: Certainty) -> None:
    decision = decide(before, after, lexicon)
    assert decision is not None
    assert (decision.kind, decision.certainty) == (kind, certainty)


@pytest.mark.parametrize("before", ["no hyphen", "a dash –", "a dash -", "", "-"])
def test_line_without_a_hyphen_gets_no_decision(lexicon: Lexicon, before: str) -> None:
    assert decide(before, "next", lexicon) is None


def test_halves_of_broken_words_are_not_counted_as_words(lexicon: Lexicon) -> None:
    assert lexicon.count("dredger") == 0
    assert lexicon.count("dredgerman") == 1


def told(before: str, after: str, lexicon: Lexicon) -> tuple[Break, str]:
    decision = decide(before, after, lexicon)
    assert decision is not None
    return decision.kind, decision.evidence


@pytest.mark.parametrize(
    ("language", "before", "after", "kind"),
    [
        ("de", "die Fähr-", "leute", Break.JOIN),
        ("de", "Hafen-", "betreuer", Break.JOIN),  # German writes compounds as one word
        ("de", "aus-", "schließlich", Break.JOIN),
        ("de", "der Ost-", "West-Handel", Break.KEEP),
        ("de", "die Ebbe-", "und Flutmarken", Break.DASH),
        ("de", "vor-", "und nachher", Break.DASH),
        ("de", "die U3-", "und U4-Linie", Break.DASH),
        ("en", "both two-", "and three-masted", Break.DASH),
        ("en", "a fine is-", "land", Break.JOIN),
        ("en", "the CDN-", "based service", Break.KEEP),
        ("en", "a read-", "only chart", Break.KEEP),  # "readonly" is in the lists, as a slip
        ("en", "the value-", "less papers", Break.JOIN),  # "less" ends many words without a hyphen
        ("en", "the over-", "salted fish", Break.JOIN),  # "over" begins many
        ("en", "face-to-", "face", Break.KEEP),
        ("en", "an up-", "to-date tide-table", Break.KEEP),
        ("en", "from the quar-", "quarantine ship", Break.DASH),  # the next line begins the word anew
        ("fr", "c’est-à-", "dire", Break.KEEP),
        ("fr", "vint-", "il au port", Break.KEEP),
        ("fr", "d’au-", "tant plus", Break.JOIN),
        ("fr", "lui-", "même", Break.KEEP),
        ("es", "cuando pro-", "venga del puerto", Break.JOIN),
        ("pt", "para usá-", "lo no porto", Break.KEEP),
        ("ru", "кто-", "то ждал", Break.KEEP),
        ("ru", "скажи по-", "русски", Break.KEEP),
        ("ru", "стоял па-", "ром", Break.JOIN),
        ("ru", "новый USB-", "порт", Break.KEEP),
        ("en", "from 2003-", "2005", Break.KEEP),
        ("en", "vitamin-", "C deficiency", Break.KEEP),
        ("en", "a vitamin-", "c deficiency", Break.KEEP),  # no typesetter parts one letter
    ],
)
def test_what_languages_do(language: str, before: str, after: str, kind: Break) -> None:
    assert told(before, after, Lexicon((), [language]))[0] is kind


def test_the_text_is_asked_before_the_edition_and_the_edition_before_the_language() -> None:
    own, other = ["a lock-keeper came"], ["the lockkeeper and his lockkeeper", "the flag-ship, the flag-ship"]
    lexicon = Lexicon(own, ["en"], Background(Tally.of([*own, *other]), Tally.of(own)))
    assert told("the lock-", "keeper", lexicon) == (
        Break.KEEP,
        "in this text 0 times unbroken, 1 times with its hyphen",
    )
    assert told("the flag-", "ship", lexicon) == (
        Break.KEEP,
        "in this edition 0 times unbroken, 2 times with its hyphen",
    )
    assert told("the flag-", "ship", Lexicon(own, ["en"]))[0] is Break.JOIN


def test_a_text_is_no_second_witness_to_itself() -> None:
    lines = ["the lockkeeper came"]
    edition = Tally.of([*lines, "nothing of the sort"])
    lexicon = Lexicon(lines, ["en"], Background(edition, Tally.of(lines)))
    assert (lexicon.count("lockkeeper"), lexicon.edition_count("lockkeeper")) == (1, 0)
    assert Lexicon((), ["en"], Background(edition, Tally.of(["nothing of the sort"]))).edition_count("lockkeeper") == 1


def test_names_of_the_authority_file_are_evidence() -> None:
    lexicon = Lexicon((), ["en"], Background(names=Tally.of(("Port-Ellery", "Kallinmore", "McBride"))))
    assert told("to Port-", "Ellery", lexicon) == (Break.KEEP, "a name of the authority file")
    assert told("to Kallin-", "more", lexicon) == (Break.JOIN, "a name of the authority file")
    assert told("with Mc-", "Bride", lexicon) == (Break.JOIN, "a name of the authority file")
    assert told("the port-", "ellery", lexicon)[1] != "a name of the authority file"


def test_a_word_with_a_capital_inside_is_known_by_the_text() -> None:
    assert told("the Harbour-", "Watch log", Lexicon(["the HarbourWatch"], ["en"]))[0] is Break.JOIN
    assert told("the Harbour-", "Watch log", Lexicon(["the harbourwatch"], ["en"]))[0] is Break.KEEP


def test_editors_overrule_all_evidence() -> None:
    spellings = Spellings((Spelling("tide-tableman"),))
    lexicon = Lexicon(["tidetableman"] * 9, ["en"], Background(spellings=spellings))
    assert told("the tide-", "tableman", lexicon) == (Break.KEEP, "an editor's decision")
    assert told("the tide-table-", "man", lexicon) == (Break.JOIN, "an editor's decision")
