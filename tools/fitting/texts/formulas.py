"""Words that letters, books and plays are made with, by language; see formulas.toml beside this."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Formulas:
    """The words of one language; {} is a name, a number or a word of the text."""

    salutes: tuple[str, ...]
    closers: tuple[str, ...]
    days: tuple[str, ...]
    months: tuple[str, ...]
    divisions: tuple[str, ...]
    acts: tuple[str, ...]
    stages: tuple[str, ...]
    titles: tuple[str, ...]
    after: tuple[str, ...]  # above a postscript
    contents: tuple[str, ...]
    names: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]


def _formulas() -> dict[str, Formulas]:
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    names = [each.name for each in fields(Formulas)]
    return {
        language: Formulas(**{name: tuple(part.strip() for part in table[name].split("|")) for name in names})
        for language, table in tables.items()
    }


FORMULAS = _formulas()
# Languages whose texts are free to fit on; of the others only these words are known, and some are kept back.
READ = ("en", "de", "fr", "es")
KEPT = ("hu", "pl", "da")


def others(held: bool) -> list[str]:
    """Languages without texts of their own that may be drawn."""
    return sorted(x for x in FORMULAS if x not in READ and (held or x not in KEPT))
