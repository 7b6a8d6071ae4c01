"""What the program knows of languages: the words of `data/LANG.toml`, one file a language, and nothing of it in code.

A file has some of the keys of ``Facts``. What is asked of a text's *own* language is looked up in its file; what is
asked of *all* is one list over all files, whatever the language of a text, because letters and papers quote each other.

In lists that texts are searched with, words are written so; in others each is one word, and just so in the text:

- ``dear`` is found with a small letter and with a capital, ``Sir`` with the capital alone;
- ``Lieb*`` is found with any ending, ``*page`` with any beginning;
- ``All’`` is found with either apostrophe.

Word classes are lists of single words in small letters, as they stand alone or at an edge of a line; ``word_classes``
has them all in one table. They are frequent words in the forms that occur there, and no dictionary.

A new language is one new file. Read when first asked: checking a text asks nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fascicle.language.calendar import calendar_words

_FOLDER = Path(__file__).parent / "data"
_SLOT = re.compile(r"\{([a-z_]+)\}")  # of a template; the braces of a quantifier hold figures


class Asked(StrEnum):
    """Of which languages a list is asked."""

    OWN = "own"
    ALL = "all"


# The classes of words, by the keys that list them.
CLASSES = {
    "greeting_words": "G",
    "closing_words": "C",
    "possessives": "Y",
    "month_words": "M",
    "part_words": "P",
    "stage_words": "S",
    "cast_words": "K",
    "person_titles": "T",
    "titles": "T",
    "note_words": "N",
    "paper_words": "I",
    "byline_words": "B",
    "organisation_words": "O",
    "addressees": "A",
    "postscripts": "X",
    "date_links": "D",
    "date_leads": "D",
    "date_tails": "D",
}
_SMALL_CLASSES = frozenset("ADY")  # which are of small words themselves
SMALL_WORDS = (
    *("articles", "determiners", "prepositions", "conjunctions", "particles", "possessives", "enclitics"),
    *("no_last_parts", "repeated", "date_links", "date_leads"),
)

Words = tuple[str, ...]
Table = Mapping[str, Words]
Times = Mapping[str, Mapping[str, str]]
OWN, ALL = Asked.OWN, Asked.ALL


@dataclass(frozen=True)
class Facts:
    """What `data/LANG.toml` may say of a language; all of it may be left out."""

    written: Annotated[Words, OWN, "The languages that it is written in; it has their words too."] = ()
    # letters
    postscripts: Annotated[Words, ALL, "What stands before a postscript, without stops: `PS`."] = ()
    addressees: Annotated[Words, OWN, "Words that lead to the person to whom a letter goes."] = ()
    forms_of_address: Annotated[Words, OWN, "Titles that do the same, and belong to the person's name."] = ()
    articles: Annotated[Words, OWN, "Definite articles, in all forms."] = ()
    # word classes
    greeting_words: Annotated[Words, ALL, "Class G: words of greetings, before a name or instead of one."] = ()
    closing_words: Annotated[Words, ALL, "Class C: words of the formulas that end letters, no possessives."] = ()
    possessives: Annotated[Words, ALL, "Class Y: what stands before the formula or the name: `your`."] = ()
    month_words: Annotated[Words, ALL, "Class M: months and weekdays that CLDR does not have, old forms."] = ()
    part_words: Annotated[Words, ALL, "Class P: what parts of texts are called and counted with."] = ()
    stage_words: Annotated[Words, ALL, "Class S: words with which stage directions begin or end."] = ()
    cast_words: Annotated[Words, ALL, "Class K: words that head the list of who is who in a play."] = ()
    person_titles: Annotated[Words, ALL, "Class T, beside `titles`: titles before or behind names."] = ()
    note_words: Annotated[Words, ALL, "Class N: words of notes, and of lines that send to another page."] = ()
    paper_words: Annotated[Words, ALL, "Class I: words of what a paper says of itself: number, price, office."] = ()
    byline_words: Annotated[Words, ALL, "Class B: words before an author or a translator."] = ()
    organisation_words: Annotated[Words, ALL, "Class O: words that only the name of an organisation has."] = ()
    name_links: Annotated[Words, OWN, "Small words inside the names of persons: `von`."] = ()
    # names in running text
    titles_in_text: Annotated[
        Words, OWN, "Titles before names, beside `titles` and `person_titles`, in all forms."
    ] = ()
    place_prepositions: Annotated[Words, OWN, "Prepositions that stand before names of places."] = ()
    place_words: Annotated[Words, OWN, "Words in names of places, and their beginnings or endings: `*burg`."] = ()
    place_names: Annotated[
        Words, OWN, "Regions, waters, old states and cities, abbreviations, as texts have them."
    ] = ()
    body_words: Annotated[Words, OWN, "Words in names of organisations, beside `organisation_words`."] = ()
    noun_markers: Annotated[Words, OWN, "What stands before nouns rather than names, beside `articles`: `every`."] = ()
    name_genitives: Annotated[Words, OWN, "Endings of the genitive of names, one word with them: `s`."] = ()
    name_cases: Annotated[Table, OWN, "Endings of words of names; for each other case its letter and endings."] = field(
        default_factory=dict
    )
    # parts of texts
    rubrics: Annotated[Table, ALL, "Rubrics by type: `editorial`, `index`, `notice`, `advert`."] = field(
        default_factory=dict
    )
    titles: Annotated[Words, ALL, "Titles before a name; abbreviations without their stop."] = ()
    # dates
    date_links: Annotated[Words, OWN, "Little words between day, month and year."] = ()
    date_leads: Annotated[Words, OWN, "Little words before a date, and between weekday and day."] = ()
    date_tails: Annotated[Words, OWN, "Little words behind a year, without stops."] = ()
    ordinals: Annotated[Words, ALL, "Endings of figures; blanks before them are mended by language."] = ()
    roman_ordinals: Annotated[bool, OWN, "Whether Roman numbers have such endings too."] = False
    times: Annotated[Times, OWN, "Words of dates: type, value, and the words that have it, parted by commas."] = field(
        default_factory=dict
    )
    # compounds
    closed: Annotated[bool, OWN, "Whether compounds are written as one word."] = False
    conjunctions: Annotated[Words, OWN, "Words behind a first part alone: `vor- und nachher`."] = ()
    ranges: Annotated[Words, OWN, "Words between two first parts that are also prepositions: `mid- to late`."] = ()
    prefixes: Annotated[Words, OWN, "First parts with a hyphen before whole words, at least rare ones."] = ()
    adverbs: Annotated[Table, OWN, "First parts of adverbs, and endings of second ones."] = field(default_factory=dict)
    enclitics: Annotated[Words, OWN, "Pronouns and particles that hang on a whole word with a hyphen."] = ()
    parted_vowels: Annotated[Words, OWN, "Two vowels that a hyphen keeps apart inside a compound."] = ()
    first_parts: Annotated[Words, OWN, "First parts that are no words of their own: `anti`."] = ()
    usual_first_parts: Annotated[Words, OWN, "Nor are these, but for a few phrases."] = ()
    doubtful_first_parts: Annotated[Words, OWN, "First parts that are words of their own too."] = ()
    attributive: Annotated[Words, OWN, "Words that make a compound only before a noun: `well-known`."] = ()
    determiners: Annotated[Words, OWN, "Words behind which a noun follows."] = ()
    hyphenates: Annotated[bool, OWN, "Whether first parts keep their hyphen before any word."] = False
    never_solid: Annotated[Words, OWN, "First parts that only words in every list are one with."] = ()
    solid: Annotated[Words, OWN, "First parts that printers make one with their word by mistake."] = ()
    participles: Annotated[Words, OWN, "Participles and nouns of action: `*ing`, `known`."] = ()
    either: Annotated[Words, ALL, "First parts with a hyphen or without one, as one likes."] = ()
    phrase_words: Annotated[Words, ALL, "Words behind first parts in phrases: `non grata`."] = ()
    endings: Annotated[Words, ALL, "Endings that make other forms of a word."] = ()
    # search
    stemmer: Annotated[str, OWN, "The name of its stemmer in Snowball; its words have no stems if left out."] = ""
    old_spellings: Annotated[
        Words, OWN, "What was spelled otherwise, in small letters, as a pattern and what it is now: `^v(?=n) > u`."
    ] = ()
    # errors of writing and printing
    neighbour: Annotated[bool, ALL, "Whether its words stand in texts of other languages."] = False
    noun_capitals: Annotated[bool, OWN, "Whether nouns have a capital."] = False
    quotes: Annotated[str, OWN, "The two signs around a quotation; “” if left out."] = "“”"
    apostrophe_letter: Annotated[bool, OWN, "Whether the apostrophe U+02BC is a letter."] = False
    high_marks_apart: Annotated[bool, OWN, "Whether a thin blank stands before ; : ! ?"] = False
    script: Annotated[str, OWN, "The script as Unicode's names of letters begin; `LATIN` if left out."] = "LATIN"
    no_last_parts: Annotated[Words, OWN, "Words of grammar that make no compound as its last part."] = ()
    repeated: Annotated[Words, OWN, "Common words that grammar or emphasis may double."] = ()
    prepositions: Annotated[Words, OWN, "Prepositions, and the conjunction 'and'."] = ()
    particles: Annotated[Words, OWN, "Words that stand behind a verb as often as they end a noun."] = ()


@cache
def tags() -> Words:
    """The languages that there are files for, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def of(language: str) -> Facts:
    """What is known of a language, given as a tag of BCP 47; nothing of one that has no file."""
    tag = primary(language)
    if tag not in tags():
        return Facts()
    given = tomllib.loads((_FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))
    others = given.get("written", ())
    lent = {name: _words(name, others) for name in CLASSES} if others else {}
    return Facts(**{**lent, **{key: _frozen(value) for key, value in given.items()}})


def _words(name: str, languages: Iterable[str]) -> Words:
    return tuple(dict.fromkeys(word for each in languages for word in getattr(of(each), name)))


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
def word_classes(languages: Words | None = None) -> Mapping[str, Words]:
    """The classes of every listed word, by letter, in some languages or in all that there are.

    Words are in small letters with ’ as their apostrophe, and without a stop at their end. A small word of one language
    is in no class for what it is in another: Danish `del`, a part, would be all over Spanish.
    """
    listed: dict[tuple[str, str], set[str]] = {}
    chosen = tags() if languages is None else tuple(map(primary, languages))
    for tag in chosen:
        facts = of(tag)
        rows = [(letter, getattr(facts, name)) for name, letter in CLASSES.items()]
        rows += [("M", calendar_words(tag)), ("X", tuple(".".join(each) for each in facts.postscripts))]
        for letter, words in rows:
            for word in words:
                if " " not in word:
                    listed.setdefault((word.lower().rstrip("."), letter), set()).add(tag)
    small: dict[str, set[str]] = {}  # words of that kind, and in which languages
    for tag in chosen:
        for word in _small_words(tag):
            small.setdefault(word, set()).add(tag)
    found: dict[str, set[str]] = {}
    for (word, letter), where in listed.items():
        if letter in _SMALL_CLASSES or small.get(word, where) <= where:
            found.setdefault(word, set()).add(letter)
    return {word: tuple(sorted(letters)) for word, letters in found.items()}


@cache
def _small_words(language: str) -> frozenset[str]:
    facts = of(language)
    return frozenset(word.lower() for name in SMALL_WORDS for word in getattr(facts, name))


@cache
def those(name: str) -> Words:
    """The languages of which a fact is true."""
    return tuple(each for each in tags() if getattr(of(each), name) is True)


@cache
def pattern(template: str, languages: Words | None = None) -> re.Pattern[str]:
    """A regular expression in which ``{addressees}`` stands for any word of that list."""
    return re.compile(_SLOT.sub(lambda slot: any_of(all_words(slot[1], languages)), template))


def any_of(entries: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; it matches nothing where there are none."""
    found = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(map(_expression, found)) or '(?!)'})"


def _expression(entry: str) -> str:
    first = entry[0]
    written = re.escape(entry[1:])
    begins = f"[{first}{first.upper()}]" if first.islower() else r"\w*" if first == "*" else re.escape(first)
    return (begins + written).replace(r"\*", r"\w*").replace("’", "[’']")
