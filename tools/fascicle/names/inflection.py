"""The forms that names take in their languages: endings of the genitive, and cases of all their words.

`name_genitives` and `name_cases` of the languages' files say which. The words of a name stand in the same case: Ивана
Петрова, Ивану Петрову.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from fascicle.language.data import Table, Words, of, tags

_SHORTEST = 3  # letters of what may take an ending: initials do not
_WORD = re.compile(r"[^\W\d_]+")
_SIBILANTS = ("s", "ß", "x", "z")  # behind which a genitive has no s of its own


@cache
def inflecting() -> Words:
    """The languages whose names have endings that are known here."""
    return tuple(each for each in tags() if of(each).name_genitives or of(each).name_cases)


def inflected(form: str, language: str) -> Iterator[str]:
    """The other forms that a name has in a language; none where its last word takes no ending."""
    facts = of(language)
    last = form[-_SHORTEST:]
    if len(last) < _SHORTEST or not last.isalpha() or last.lower() != last or not _in_script(last, facts.script):
        return
    if not form.endswith(_SIBILANTS):
        yield from (form + ending for ending in facts.name_genitives)
    if facts.name_cases:
        yield from _cases(form, facts.name_cases)


def _cases(form: str, table: Table) -> Iterator[str]:
    words = list(_WORD.finditer(form))
    rows = [_row(word[0], table) for word in words]
    gaps = [form[one.end() : two.start()] for one, two in pairwise(words)]
    for case in dict.fromkeys(case for row in rows if row for case in row):
        options = [
            (word[0],) if row is None else row.get(case, (word[0],)) for word, row in zip(words, rows, strict=True)
        ]
        for chosen in product(*options):
            parts = (part for pair in zip(chosen, [*gaps, ""], strict=True) for part in pair)
            yield "".join([form[: words[0].start()], *parts, form[words[-1].end() :]])


def _row(word: str, table: Table) -> dict[str, Words] | None:
    """The word in each case by its letter; None if it is the same in all."""
    if len(word) < _SHORTEST or word[0].islower() or word.isupper():
        return None
    ending = next(each for each in sorted(table, key=len, reverse=True) if word.endswith(each))
    stem = word.removesuffix(ending)
    return {case: tuple(stem + each for each in endings) for case, *endings in map(str.split, table[ending])}


def _in_script(letters: str, script: str) -> bool:
    return all(unicodedata.name(each, "").startswith(script) for each in letters)
