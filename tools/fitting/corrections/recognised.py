"""Recognised texts with their truth, of the shared tasks of ICDAR 2017 and 2019 on post-correction: the part to fit on.

They are not free, so that nothing of them is kept; weights are no part of them.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from fitting.corrections.sample import UNKNOWN, Damage, Sample

_FOLDER = "impresso+llm-transcript-postcorrection/tree"
# Without the Polish ones, whose truth has ff for the long s.
_LANGUAGES = {
    "eng_": "en", "fr_": "fr", "DE": "de", "EN": "en", "ES": "es", "FR": "fr", "NL": "nl",
}  # fmt: skip
_BROKEN = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011¬=⸗]$")
_HYPHENS = r"(?<=[^\W\d_])[-\u00ad\u2010\u2011¬=⸗]\s*(?=[^\W\d_])"  # of line ends, most of them
_WIDTH = 80
_ROWS, _LEAD = 3, 14


def samples(data: Path, half: int) -> Iterator[Sample]:
    """The texts of one half of those to develop with: 0 to fit on, 1 to look at."""
    root = data / _FOLDER
    for path in sorted(root.rglob("*.txt")):
        name = path.relative_to(root).as_posix()
        digest = hashlib.sha1(name.encode()).hexdigest()
        kind = next((language for key, language in _LANGUAGES.items() if path.parent.name.startswith(key)), None)
        if (
            kind is None
            or path.stat().st_size > 1_000_000
            or int(digest[-1], 16) >= 6
            or int(digest[-2], 16) % 2 != half
        ):
            continue
        rows = [line[_LEAD:] for line in path.read_text("utf-8-sig", "replace").splitlines() if line[:1] == "["]
        if (
            len(rows) == _ROWS
            and len(rows[1]) == len(rows[2])
            and len(rows[0]) >= 300
            and rows[2].count("#") <= 0.2 * len(rows[2])
        ):
            yield _sample(f"icdar {path.parent.name} {path.name}", kind, rows[1], rows[2])


def _sample(name: str, language: str, left: str, gold: str) -> Sample:
    """The aligned rows as lines; each stretch between blanks that both have is a damage, if the two differ."""
    chunks: list[tuple[str, str]] = []
    start = 0
    for at in [*(i for i, (a, b) in enumerate(zip(left, gold, strict=True)) if a == b == " "), len(left)]:
        if at > start:
            chunks.append((left[start:at].replace("@", ""), gold[start:at].replace("@", "")))
        start = at + 1
    chunks = _whole([(" ".join(one.split()), " ".join(two.split())) for one, two in chunks if one.strip()])
    lines = textwrap.wrap(" ".join(one for one, _ in chunks), _WIDTH, break_long_words=False, break_on_hyphens=False)
    lines = [
        f"{line[:-1]}¬"
        if re.search(r"[^\W\d_][-¬]$", line) and re.match(r"[^\W\d_]", after) and after[0].islower()
        else line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    sample = Sample(name, language, [lines])
    text = sample.view()[0].text
    at = 0
    for one, two in chunks:
        while text[at : at + 1].isspace():
            at += 1
        begin = at
        for letter in one.replace(" ", ""):
            while text[at : at + 1].isspace():
                at += 1
            at += text[at : at + 1] == letter  # a hyphen at the end of a line is gone
        shown = text[begin:at].strip()
        if "#" in two or not two or _far(shown, two):
            sample.damages.append(Damage(begin, at, (UNKNOWN,)))
        elif _folded(shown) != _folded(two):
            truth = _folded(two)
            sample.damages.append(Damage(begin, at, (truth, re.sub(_HYPHENS, "", truth))))
    return sample


def _whole(chunks: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The chunks, those as one that the truth has as a word broken by a hyphen which recognition lost."""
    found: list[tuple[str, str]] = []
    broken = False
    for one, two in chunks:
        if broken:
            one, two = f"{found[-1][0]} {one}", f"{found.pop()[1]} {two}"
        found.append((one, two))
        broken = bool(_BROKEN.search(two)) and not _BROKEN.search(one)
    return found


def _far(one: str, two: str) -> bool:
    """Whether these are other words: the alignment has lost the place."""
    from fascicle.model.near import distance

    most = int(0.6 * len(two))
    return one != two and distance(one, two, most + 1) > most


def _folded(text: str) -> str:
    return text.replace("ſ", "s").replace("\u0364", "\u0308").replace("⸗", "-")
