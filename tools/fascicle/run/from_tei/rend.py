"""Values of ``@rend`` whose meaning is plain by their word, in English, German and French; others are asked about."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from fascicle.run.from_tei.survey import Survey

_WORDS: Final = """
    italic italics italique it i ital kursiv cursive oblique
    bold b bf strong fett gras halbfett
    underline underlined u ul unterstrichen souligne doubleunderline
    strikethrough strike strikeout striked linethrough overstrike durchgestrichen barre
    sup superscript super hochgestellt exposant
    sub subscript tiefgestellt indice
    smallcaps smallcap sc caps allcaps capitals uppercase kapitalchen petitescapitales
    center centre centered centred zentriert
    right rechts droite rightaligned alignright left links gauche justify block
    spaced spacedout letterspace letterspaced letterspacing gesperrt wide espace
    antiqua roman fraktur gothic normal small large larger smaller big
    indent indented inline display above below bottom top margin overline
"""
_PLAIN: Final = frozenset(_WORDS.split())
_SIGNS = re.compile(r"[()_#.;,]|\d+$")


def is_plain(value: str) -> bool:
    """Whether a value says in a word what it means."""
    word = _SIGNS.sub("", value.casefold().replace("ä", "a").replace("é", "e").replace("è", "e"))
    return not word or word.replace("-", "") in _PLAIN


def unknown_rend(survey: Survey) -> dict[str, int]:
    """The values that are not plain, with how often they are there, the most frequent first."""
    counts: Counter[str] = Counter()
    for file in survey.texts:
        counts.update(file.rend)
    unknown = {value: count for value, count in counts.items() if not is_plain(value)}
    return dict(sorted(unknown.items(), key=lambda each: (-each[1], each[0])))
