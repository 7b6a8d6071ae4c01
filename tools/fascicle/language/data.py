"""What the program knows of languages: the words of `data/LANG.toml`, one file a language, and nothing of it in code.

A file has some of the keys of :class:`Facts`, and each key says what it holds and who asks for it. What is ``OWN`` is
looked up for the language of a text; what is for ``ALL`` is asked of every text, in whatever language, because letters
and papers quote each other. Words are written so:

- ``dear`` is found with a small letter and with a capital, ``Sir`` with the capital alone;
- ``Lieb*`` is found with any ending, ``*page`` with any beginning;
- ``we … print`` has a word between its own, or none;
- ``All’`` is found with either apostrophe.

A new language is one new file. Read when first asked: checking a text asks nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "data"
_SLOT = re.compile(r"\{([a-z_]+)\}")  # of a template; the braces of a quantifier hold figures


class Asked(StrEnum):
    """Of which languages a list is asked."""

    OWN = "own"
    ALL = "all"


def _words(doc: str, asked: Asked = Asked.ALL) -> Any:
    return field(default=(), metadata={"doc": doc, "asked": asked})


def _own(doc: str, default: object = ()) -> Any:
    return field(default=default, metadata={"doc": doc, "asked": Asked.OWN})


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What `data/LANG.toml` may say of a language; all of it may be left out."""

    # letters
    greetings: Words = _words("How greetings begin; behind them stands a name or a title.")
    greeting_leads: Words = _words("Words that may stand before a greeting: `My`, `Very`.")
    formulas: Words = _words("Words of which one makes a short line the formula that ends a letter.")
    pleas: Words = _words("How such formulas begin that are whole sentences.")
    postscripts: Words = _words("Letters that stand before a postscript, without stops: `PS`.")
    addressees: Words = _own(
        "Words that lead to the person a letter goes to; an article in one language leads in another."
    )
    forms_of_address: Words = _own("Titles that do the same, and belong to the person's name.")
    articles: Words = _own("Definite articles, in all forms.")
    # titles and parts of texts
    chapters: Words = _words("Words that head a part of a book, before its number.")
    rubrics: Mapping[str, Words] = field(
        default_factory=dict,
        metadata={
            "doc": "Rubrics of papers by the type of their division: `editorial`, `index`, `notice`, `advert`; a word"
            " each.",
            "asked": Asked.ALL,
        },
    )
    curtain: Words = _words("What ends a play, in capitals.")
    bylines: Words = _words("Words before the name of an author: `By`.")
    origins: Words = _words("Words before whom a text comes from; a line that begins so is no signature.")
    titles: Words = _words("Titles and forms of address before a name, without the stop of abbreviations.")
    # papers
    elsewhere: Words = _words("How notes begin that send the reader to another page.")
    places_in_print: Words = _words("What such notes call the places.")
    editors_say: Words = _words("How editors begin who say what they print.")
    issues: Words = _words("Words before the number of an issue or a volume, without a stop.")
    years: Words = _words("Words for the year of a paper, before a small number.")
    volumes: Words = _words("Words for a volume of a paper, before or behind its number.")
    prices: Words = _words("Words before a price.")
    imprints: Words = _words("How lines begin that say who printed a paper and how to reach it.")
    # dates
    date_links: Words = _words("Little words between day, month and year.")
    date_leads: Words = _words("Little words before a date, and between weekday and day.")
    date_tails: Words = _words("Little words behind a year, without stops.")
    place_words: Words = _words("Small words inside the names of places.")
    ordinals: Words = _words("Endings that make an ordinal of a figure; blanks before them are mended by language.")
    roman_ordinals: bool = _own("Whether Roman numbers have such endings too.", default=False)
    # compounds
    closed: bool = _own("Whether compounds are written as one word.", default=False)
    conjunctions: Words = _own("Words before which a first part stands with its hyphen: `vor- und nachher`.")
    prefixes: Words = _own("First parts with a hyphen before whole words, always or where the word is rare.")
    adverbs: Mapping[str, Words] = field(
        default_factory=dict,
        metadata={
            "doc": "First parts that make adverbs with a hyphen, and the endings of the second parts.",
            "asked": Asked.OWN,
        },
    )
    enclitics: Words = _own("Pronouns and particles that hang on a whole word with a hyphen.")
    parted_vowels: Words = _own("Two vowels that a hyphen keeps apart inside a compound.")
    first_parts: Words = _own("First parts that are no words of their own: `anti`.")
    usual_first_parts: Words = _own("Nor are these, but for a few phrases.")
    doubtful_first_parts: Words = _own("First parts that are words of their own too.")
    attributive: Words = _own("Words that make a compound only before a noun: `well-known`.")
    determiners: Words = _own("Words behind which a noun follows.")
    hyphenates: bool = _own("Whether first parts keep their hyphen before any word.", default=False)
    never_solid: Words = _own("First parts that are never one with a word, but in words that every list has.")
    solid: Words = _own("First parts that printers make one with their word by mistake.")
    participles: Words = _own("Endings of participles and of nouns of action.")
    either: Words = _words("First parts that are written with a hyphen or without one, as one likes.")
    phrase_words: Words = _words("Words of Latin phrases that stand behind such first parts: `non grata`.")
    endings: Words = _words("Endings that make other forms of a word.")
    # errors of writing and printing
    neighbour: bool = _own("Whether its words stand in texts of other languages.", default=False)
    noun_capitals: bool = _own("Whether nouns have a capital.", default=False)
    quotes: str = _own("The two signs around a quotation; “” if left out.", default="“”")
    apostrophe_letter: bool = _own("Whether the apostrophe U+02BC is a letter.", default=False)
    dashes_cling: bool = _own("Whether dashes have no blank on the side of what they enclose.", default=False)
    high_marks_apart: bool = _own("Whether a thin blank stands before ; : ! ?", default=False)
    script: str = _own("The script, as names of letters in Unicode begin; `LATIN` if left out.", default="LATIN")
    answers: Words = _words("Sentences of one word.")
    no_last_parts: Words = _own("Words of grammar that make no compound as its last part.")
    repeated: Words = _own(
        "Words so common that they would be doubled by mistake, were it not for grammar or emphasis."
    )
    grown: Words = _own("Words that grew together, with `|` between their parts.")
    pronouns: Words = _own("Pronouns that grew together, which are written apart too: `every|one`.")
    prepositions: Words = _own("Prepositions, and the conjunction 'and'.")
    particles: Words = _own("Words that stand behind a verb as often as they end a noun.")
    clipped: Words = _own("Words that begin with an apostrophe, without it.")
    confused: Words = _own("Words that writers take for one another, a group each.")
    variants: Words = _own("Spellings of one sound that countries write differently, with `|` between them.")
    in_english: Mapping[str, Words] = field(
        default_factory=dict,
        metadata={"doc": "Small words that translators leave standing, and the English for them.", "asked": Asked.ALL},
    )
    articles_in_english: Mapping[str, Words] = field(
        default_factory=dict,
        metadata={"doc": "Such words before nouns: the article that English has, and another.", "asked": Asked.ALL},
    )


@cache
def tags() -> Words:
    """The languages that there are files for, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def of(language: str) -> Facts:
    """What is known of a language, given as a tag of BCP 47; nothing of one that has no file."""
    path = _FOLDER / f"{primary(language)}.toml"
    if path.stem not in tags():
        return Facts()
    return Facts(**{key: _frozen(value) for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return tuple(value) if isinstance(value, list) else value


def primary(language: str) -> str:
    """The language itself, without script and country."""
    return language.split("-")[0].lower()


@cache
def all_words(name: str, languages: Words | None = None) -> frozenset[str]:
    """The words of a list, in some languages or in all that there are."""
    return frozenset(word for each in (tags() if languages is None else languages) for word in getattr(of(each), name))


@cache
def table(name: str) -> Mapping[str, Words]:
    """The rows of a table in all languages; a key that several have means what each of them says."""
    rows: dict[str, Words] = {}
    for each in tags():
        for key, value in getattr(of(each), name).items():
            rows[key] = tuple(dict.fromkeys((*rows.get(key, ()), *value)))
    return rows


@cache
def those(name: str) -> Words:
    """The languages of which a fact is true."""
    return tuple(each for each in tags() if getattr(of(each), name) is True)


@cache
def pattern(template: str, languages: Words | None = None) -> re.Pattern[str]:
    """A regular expression in which ``{greetings}`` stands for any word of that list."""
    return re.compile(_SLOT.sub(lambda slot: any_of(all_words(slot[1], languages)), template))


def any_of(entries: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; it matches nothing where there are none."""
    found = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(map(_expression, found)) or '(?!)'})"


def _expression(entry: str) -> str:
    first = entry[0]
    written = re.escape(entry[1:])
    begins = f"[{first}{first.upper()}]" if first.islower() else r"\w*" if first == "*" else re.escape(first)
    return (begins + written).replace(r"\*", r"\w*").replace(r"…\ ", r"(?:\w+ )?").replace("’", "[’']")


def keys() -> Words:
    """The keys that a file may have."""
    return tuple(each.name for each in fields(Facts))
