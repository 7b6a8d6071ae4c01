"""In which languages a text is: those that are given, or what is guessed when first asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from fascicle.language.data import Words, primary
from fascicle.language.guess import guess_language


class Languages:
    """The languages of a text, without script and country."""

    def __init__(self, text: str, given: Iterable[str]) -> None:
        self._text = text
        self._given = tuple(dict.fromkeys(map(primary, given)))

    def include(self, languages: Words) -> bool:
        """Whether one of them is among some languages; of none that are named all are meant."""
        return not languages or any(each in languages for each in self.own)

    @cached_property
    def own(self) -> Words:
        """The languages themselves; none where nothing can be told."""
        if self._given:
            return self._given
        guess = guess_language([self._text])
        return (guess.language,) if guess.sure else ()
