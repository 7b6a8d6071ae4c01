"""What is said to people, in their language: English as the code has it, others by catalogues.

A catalogue is a file ``messages/LANGUAGE.toml`` of pairs, the English sentence with ``{names}`` in the places of what
changes, and the same in the other language. What a catalogue lacks is said in English.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "messages"
ENGLISH = "en"

_SPOKEN = "_FASCICLE_SPEAKS"  # of the environment, which the processes that share the work inherit
_WISHES = ("FASCICLE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def say(text: str, /, **parts: object) -> str:
    """A sentence in the language of the reader; ``parts`` are what stands in it."""
    spoken = language()
    if spoken != ENGLISH:
        text = catalogue(spoken).get(text, text)
    return text.format(**parts)


def language() -> str:
    """The language in which is spoken now: English unless a command was asked for another."""
    return os.environ.get(_SPOKEN, ENGLISH)


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak a language, a tag such as ``de`` or ``de-AT``; English where there is no catalogue of it."""
    before = os.environ.get(_SPOKEN)
    os.environ[_SPOKEN] = known(wanted) or ENGLISH
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SPOKEN]
        else:
            os.environ[_SPOKEN] = before


def wished() -> str:
    """The language that the system says its user speaks, or ``FASCICLE_LANG``, if it is spoken; else English."""
    return known(next((said for name in _WISHES if (said := os.environ.get(name))), "")) or ENGLISH


def known(wanted: str) -> str:
    """The language of a tag (``de-AT``) or a locale (``de_AT.UTF-8``) if it is spoken, else an empty string."""
    name = wanted.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return name if name in languages() else ""


@cache
def languages() -> tuple[str, ...]:
    """The languages that are spoken, English first."""
    return (ENGLISH, *sorted(each.stem for each in CATALOGUES.glob("*.toml")))


@cache
def catalogue(name: str) -> Mapping[str, str]:
    """The sentences of a language by the English ones."""
    found: dict[str, str] = tomllib.loads((CATALOGUES / f"{name}.toml").read_text("utf-8"))
    return found
