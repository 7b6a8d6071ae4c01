"""Inputs that are nearly right: one to three slips in what was, the same ones every time for the same seed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from support.mutants import mutants

_ODD = (
    b"", b"\x00", b"\x1b[2J", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\t", b'"', b"'", b"\\",
    b"&", b"<", b">", b"]]>", b"&#0;", b"&x;", b"<!--", b"<![CDATA[", b"<?x ?>", b"\xe2\x80\xae", b"\xc2\xa0",
    b"\xc2\xad", b"-1", b"0", b"99999999999999999999", b"1e999", b"nan", b"true", b"[]", b"{}", b"[[", b"]]", b"{",
    b"}", b"=", b"#", b",", b";", b'"""', b"'''", b"../", b"/etc/passwd", b"con", b"\xf0\x9d\x84\x9e", b"-" * 300,
    b"x" * 3_000, b'<!DOCTYPE TEI [<!ENTITY x "y">]>', b"xml:id", b"[[sources]]", b"[/x]", b"%s%n", b"{0}",
    b"#fascicle", b"2026-02-30",
)  # fmt: skip
_VALUES = (
    b'""', b'"x"', b'"[/x]"', b"0", b"-1", b"1.5", b"nan", b"true", b"[]", b"{}", b'["a", 1]', b"2026-11-21",
    b"99:99:99", b'"\\u0000"', b'"a\\nb"', b"[[1]]", b'{ a = "b" }', b'"../x"', b'"%"', b'"' + b"y" * 400 + b'"',
    b"9" * 4_400, b"1e400",
)  # fmt: skip
_JSON: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, "", "x", "../x", "\x00", [], {}, [[]], [1], {"key": 1}, ["a"] * 9, 10**30, "y" * 400,
)  # fmt: skip


def spoil_bytes(data: bytes, random: Random) -> bytes:
    """Slips anywhere: bytes changed, taken out, doubled, put in, or everything behind them lost."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.choice((1, 1, 2, 8, 60, 500)))
        kind = random.randrange(7)
        if kind == 0:
            data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[end:]
        elif kind == 2:
            data = data[:end] + data[at:]
        elif kind == 3:
            data = data[:at] if random.random() < 0.3 else data[:at] + data[end:] + data[at:end]
        else:
            data = data[:at] + random.choice(_ODD) + data[at if kind < 6 else end :]
    return data


def spoil_xml(data: bytes, random: Random) -> bytes:
    """Well-formed more often than not."""
    if random.random() < 0.6:
        return next(mutants(data, 1, random.randrange(1 << 30)))
    return spoil_bytes(data, random)


def spoil_toml(data: bytes, random: Random) -> bytes:
    """Another value, a row doubled, moved or taken out; or slips anywhere."""
    if random.random() < 0.3:
        return spoil_bytes(data, random)
    lines = data.split(b"\n")
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(lines))
        key, equals, _ = lines[at].partition(b"=")
        if equals and random.random() < 0.7:
            lines[at] = key + b"= " + random.choice(_VALUES)
        elif random.random() < 0.5:
            lines.insert(random.randrange(len(lines) + 1), lines[at])
        else:
            del lines[at]
            lines = lines or [b""]
    return b"\n".join(lines)


def spoil_json(data: bytes, random: Random) -> bytes:
    """Another value somewhere in it, or slips anywhere."""
    if random.random() < 0.4:
        return spoil_bytes(data, random)
    value = json.loads(data)
    inner = value
    path: list[tuple[Any, Any]] = []
    while isinstance(inner, dict | list) and inner and (not path or random.random() < 0.8):
        key = random.choice(sorted(inner)) if isinstance(inner, dict) else random.randrange(len(inner))
        path.append((inner, key))
        inner = inner[key]
    if path:
        holder, key = path[-1]
        if isinstance(holder, dict) and random.random() < 0.2:
            del holder[key]
        else:
            holder[key] = random.choice(_JSON)
    return json.dumps(value).encode()


def spoil_table(data: bytes, random: Random) -> bytes:
    """Another cell, or slips anywhere; most rows are answered."""
    rows = [row.split(b"\t") for row in data.rstrip(b"\n").split(b"\n")]
    for row in rows[1:]:
        row[-1] = random.choice((b"yes", b"no", b"other", b"", b"perhaps"))
    for _ in range(random.choice((1, 2, 3))):
        row = random.choice(rows)
        row[random.randrange(len(row))] = random.choice(_ODD)
    table = b"\n".join(b"\t".join(row) for row in rows) + b"\n"
    return spoil_bytes(table, random) if random.random() < 0.3 else table


@dataclass(frozen=True)
class Target:
    """What is spoiled, how, and which commands meet it then. ``path`` may be a pattern, or a file that is made."""

    name: str
    path: str
    spoil: Callable[[bytes, Random], bytes]
    commands: tuple[tuple[str, ...], ...]
    content: bytes = b""


_CHECK, _ANNOTATE, _CONVERT = ("check", "."), ("annotate", "."), ("convert", ".")
_CORRECTIONS = b"""[[decided]]
text = "stlye"
reading = "style"
answer = "yes"
file = "letter.xml"
line = "17"
resp = "mt"
occurrence = 1

[[decided]]
text = "teh"
answer = "other"
reading = "the"

[[off]]
rule = "C0101"

[[rule]]
rule = "C0301"
answer = "propose"
"""
_SUPPRESSIONS = b"""[[suppressed]]
element = "persName"
text = "Amos Dey"
file = "letter.xml"
line = "24"
occurrence = 1
"""
_HYPHENS = b"""[[word]]
spelling = "lighthouse"

[[word]]
spelling = "half-hour"
file = "letter.txt"
line = "24"
"""
_LAYOUT = b"""[[role]]
file = "letter.txt"
lines = "17"
role = "head"
level = 2

[[together]]
file = "letter.txt"
lines = ["24", "26"]

[[order]]
file = "letter.txt"
line = "33"
after = "29"

[[divide]]
file = "letter.txt"
line = "35"
before = "So is a lamp"
role = "paragraph"

[[whole]]
file = "letter.txt"
line = "37"
"""

TARGETS = (
    Target("a text of the edition", "text/letter.xml", spoil_xml, (_CHECK, _ANNOTATE)),
    Target("a text alone", "../alone.xml", spoil_xml, (("check", "../alone.xml"),)),
    Target("edition.toml", "edition.toml", spoil_toml, (_CHECK, _CONVERT)),
    Target("corrections.toml", "decisions/corrections.toml", spoil_toml, (_ANNOTATE, _CHECK), _CORRECTIONS),
    Target("suppressions.toml", "decisions/suppressions.toml", spoil_toml, (_ANNOTATE,), _SUPPRESSIONS),
    Target("hyphens.toml", "decisions/hyphens.toml", spoil_toml, (_ANNOTATE, _CHECK), _HYPHENS),
    Target("layout.toml", "decisions/layout.toml", spoil_toml, (_CONVERT,), _LAYOUT),
    Target("answers", "answers.tsv", spoil_table, (("annotate", ".", "--answers", "answers.tsv"), _CHECK)),
    Target("authority.xml", "decisions/authority.xml", spoil_xml, (_CHECK, _ANNOTATE)),
    Target("a source", "source/letter.txt", spoil_bytes, (_CONVERT, _CHECK)),
    Target("ledger.json", "text/ledger.json", spoil_json, (_ANNOTATE, _CHECK, _CONVERT)),
    Target("the cache", "build/cache.sqlite", spoil_bytes, (_ANNOTATE, _CONVERT, _CHECK)),
    Target("proposals", "build/**/corrections.tsv", spoil_table, (_ANNOTATE,)),
)


def spoil(edition: Path, target: Target, random: Random) -> Path:
    """Spoil one file of an edition; the answer is which."""
    paths = sorted(edition.glob(target.path)) if "*" in target.path else [edition / target.path]
    path = random.choice(paths)
    old = _content(edition, target, path)
    new = target.spoil(old, random)
    path.write_bytes(new)
    if target.path.startswith("source/"):  # as if it had been received so
        record = edition / "edition.toml"
        sums = (hashlib.sha256(each).hexdigest() for each in (old, new))
        record.write_text(record.read_text("utf-8").replace(next(sums), next(sums)), "utf-8")
    return path


def _content(edition: Path, target: Target, path: Path) -> bytes:
    if target.content:
        return target.content
    if target.name == "answers":
        return next(edition.glob("build/**/corrections.tsv")).read_bytes()
    return (edition / "text" / "letter.xml").read_bytes() if target.name == "a text alone" else path.read_bytes()
