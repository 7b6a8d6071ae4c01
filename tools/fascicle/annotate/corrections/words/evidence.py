"""What the frequency lists say of a word alone, so that each language which has a list is treated alike."""

from __future__ import annotations

from fascicle.language.lexicon import frequency_in

FUNCTION = 1e-3  # a word so common is an article, a preposition, a conjunction, a pronoun, an auxiliary


def is_function_word(word: str, language: str) -> bool:
    """Whether the word is among the commonest few dozen of its language."""
    return frequency_in(word, language) >= FUNCTION
