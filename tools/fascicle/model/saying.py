"""What is said to people, in their language: English as the code has it, others by catalogues.

A catalogue is a file ``messages/LANGUAGE.toml`` of pairs, the English sentence with ``{names}`` in the places of what
changes, and the same in the other language. What a catalogue lacks is said in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "messages"
ENGLISH = "en"

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def say(text: str, /, **parts: object) -> str:
    """A sentence in the language of the reader; ``parts`` are what stands in it."""
    language = _language.get()
    if language != ENGLISH:
        text = catalogue(language).get(text, text)
    return text.format(**parts)


def language() -> str:
    """The language in which is spoken now."""
    return _language.get()


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak a language, a tag such as ``de`` or ``de-AT``; English where there is no catalogue of it."""
    token = _language.set(known(wanted) or ENGLISH)
    try:
        yield
    finally:
        _language.reset(token)


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
