"""Reads a text of the gold: what a line is stands before it (tests/gold/README.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fitting.examples import FURNITURE, ROLES, Example

_KEYS = {"language", "genre", "suffix", "note", "next"}
_NEEDED = {"language", "genre", "suffix"}


class GoldError(ValueError):
    """A text of the gold is not written as it should be."""


@dataclass(frozen=True)
class GoldText(Example):
    """A text that people have annotated: ``order`` says which line is read after which where it is not the next one."""

    genre: str = ""
    order: tuple[tuple[int, int], ...] = ()


def read(path: Path) -> GoldText:
    """The text of a file of the gold, with the label of each line.

    Raises GoldError where a line has no label, or one that cannot stand there.
    """
    rows = path.read_text("utf-8").removesuffix("\n").split("\n")  # never splitlines: a form feed ends no line
    ends = next((at for at, row in enumerate(rows) if not row.startswith("# ")), len(rows))
    keys, order = _header(path, rows[:ends])
    lines, labels = _labelled(path, rows[ends:], ends)
    for pair in order:
        if not set(pair) <= labels.keys():
            raise GoldError(f"{path.name}: no line {pair[0]} or {pair[1]} for the order of reading")
    return GoldText(
        name=path.stem,
        kind=keys["genre"],
        language=keys["language"],
        text="\n".join(lines) + "\n",
        labels=labels,
        suffix=keys["suffix"],
        genre=keys["genre"],
        order=order,
    )


def _header(path: Path, rows: list[str]) -> tuple[Mapping[str, str], tuple[tuple[int, int], ...]]:
    keys: dict[str, str] = {}
    order: list[tuple[int, int]] = []
    for row in rows:
        key, _, value = (part.strip() for part in row.removeprefix("# ").partition(":"))
        if key not in _KEYS:
            raise GoldError(f"{path.name}: no such key: {key}")
        if key == "next":
            before, _, after = value.partition("->")
            order.append((int(before), int(after)))
        keys[key] = value
    if missing := _NEEDED - keys.keys():
        raise GoldError(f"{path.name}: no {', '.join(sorted(missing))}")
    return keys, tuple(order)


def _labelled(path: Path, rows: list[str], above: int) -> tuple[list[str], dict[int, str]]:
    lines: list[str] = []
    labels: dict[int, str] = {}
    begun: set[str] = set()  # roles of which a block has begun, so that one can go on
    for number, row in enumerate(rows, 1):
        if not row.strip():
            lines.append(row)
            continue
        label, tab, line = row.partition("\t")
        where = f"{path.name}: line {number} (in the file {number + above})"
        if not tab or not line.strip():
            raise GoldError(f"{where}: no label, or no words behind it")
        part, _, role = label.partition("-")
        if label != FURNITURE and (part not in {"B", "I"} or role not in ROLES):
            raise GoldError(f"{where}: no such label: {label}")
        if part == "B":
            begun |= {role, *role.split("+")}
        elif part == "I" and role not in begun:
            raise GoldError(f"{where}: {label}, but no block of its role has begun")
        lines.append(line)
        labels[number] = label
    return lines, labels
