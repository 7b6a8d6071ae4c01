"""Whether what is said in a play is verse or prose: a line alone hardly tells, the speeches about it do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

_VERSE, _PROSE = ("l", "speaker+l"), ("p", "speaker+p")
_APART = ("head", "kicker", "item", "toc")  # behind these nobody speaks before his name
# Fitted on plays that the weights were not: how sure one line can be, how much likelier a line is verse than it looks,
# what a speech of one line weighs, and what a change between verse and prose costs.
_MOST, _LEANING, _ALONE, _CHANGE = 2.0, 1.0, 0.3, 10.0
_LEAST = 1e-6  # the least probability


def settle_spoken(names: Sequence[str], labels: Sequence[str], odds: Sequence[Sequence[float]]) -> list[str]:
    """The lines' names, with each speech verse or prose as it looks itself and as those before and after it do.

    ``odds`` are the probabilities of all ``labels`` for each line.
    """
    settled = list(names)
    verse, prose = ([at for at, label in enumerate(labels) if label[2:] in roles] for roles in (_VERSE, _PROSE))
    # where a song stands in a speech, each line is what it looks like
    speeches = [speech for speech in _speeches(names) if len({names[at][-1] for at in speech}) == 1]
    claims = [sum(_claim(odds[at], verse, prose) for at in speech) for speech in speeches]
    weighed = [claim * (_ALONE if len(speech) == 1 else 1) for claim, speech in zip(claims, speeches, strict=True)]
    for speech, is_verse in zip(speeches, _smoothed(weighed), strict=True):
        for at in speech:
            begun, role = names[at][0], names[at][2:]
            if role not in (_VERSE if is_verse else _PROSE):
                spoken = "l" if is_verse else "p"
                begins = "B" if is_verse or role not in _VERSE or at == speech[0] else "I"
                settled[at] = f"{begun}-speaker+{spoken}" if role.startswith("speaker") else f"{begins}-{spoken}"
    return settled


def _speeches(names: Sequence[str]) -> Iterator[list[int]]:
    """The lines of each speech, without those of the name alone and of directions."""
    speech: list[int] | None = None
    for at, name in enumerate(names):
        role = name[2:]
        if name.startswith("B-speaker"):
            if speech:
                yield speech
            speech = [at] if "+" in role else []
        elif role in _APART:
            if speech:
                yield speech
            speech = None
        elif speech is not None and role in (*_VERSE, *_PROSE):
            speech.append(at)
    if speech:
        yield speech


def _claim(odds: Sequence[float], verse: Sequence[int], prose: Sequence[int]) -> float:
    """How much surer verse is than prose: the logarithm of the odds, within bounds."""
    verses, proses = (sum(odds[at] for at in each) + _LEAST for each in (verse, prose))
    return max(-_MOST, min(_MOST, _LEANING + math.log(verses / proses)))


def _smoothed(claims: Sequence[float]) -> list[bool]:
    """The best path through two states: verse gains each claim, prose nothing, and each change costs the same."""
    prose = verse = 0.0
    came: list[tuple[bool, bool]] = []  # whether prose, and verse, came from verse
    for claim in claims:
        came.append((verse - _CHANGE > prose, verse >= prose - _CHANGE))
        prose, verse = max(prose, verse - _CHANGE), max(verse, prose - _CHANGE) + claim
    path: list[bool] = []
    state = verse > prose
    for behind in reversed(came):
        path.append(state)
        state = behind[state]
    return path[::-1]
