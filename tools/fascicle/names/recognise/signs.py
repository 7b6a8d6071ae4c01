"""What speaks for a name that the chain has found, or against it, beside how sure the chain is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fascicle.names.recognise.features import Traits
from fascicle.names.recognise.usage import Usage
from fascicle.names.recognise.words import Sentence

_EDGE = 1e-5  # no claim is nearer to 0 or 1
_COMMON = "3"  # the band of words that are common
_INITIAL = 2  # letters
_OFTEN = 2


def log_odds(claim: float) -> float:
    """The logarithm of the odds, neither of them quite out of the question."""
    safe = min(max(claim, _EDGE), 1 - _EDGE)
    return math.log(safe / (1 - safe))


def signs(
    claim: float, first: int, last: int, sentence: Sentence, traits: Sequence[Traits], usage: Usage
) -> dict[str, float]:
    """The signs that hold, each with its number, for a name from word ``first`` to ``last``."""
    inside = [each for each in traits[first : last + 1] if each.capital]
    before = traits[first - 1] if first else None
    if before and before.low == "." and first > 1:
        before = traits[first - 2]
    begin, end = traits[first], traits[last]
    person, place = begin.listed[1:2] == "1" or len(begin.low) <= _INITIAL, "0" < begin.listed[:1] <= "3"
    low = [each.low for each in inside]
    held = {
        "sure": claim > 0.99,
        "several": len(inside) > 1,
        "opens": not any(word[0].isalpha() for word in sentence.words[:first]),
        "titled": bool(before and "t" in before.cue),
        "behind preposition": bool(before and "p" in before.cue),
        "behind article": bool(before and "d" in before.cue),
        "given name": person,
        "family name": end.listed[2:] == "1",
        "place": place,
        "large place": "2" <= begin.listed[:1] <= "3",
        "body": any("o" in each.cue or each.cue == "O" for each in inside),
        "place word": any("w" in each.cue for each in inside),
        "common": all(each.band >= _COMMON and each.band != "-" for each in inside),
        "unknown": all(each.band == "-" for each in inside),
        "small too": any(usage.small[each] for each in low),
        "used as family": any(usage.family[each] or usage.titled[each] for each in low),
        "used as place": any(usage.placed[each] for each in low),
        "used often": all(usage.capital[each] > _OFTEN for each in low),
        "capitals": end.form in ("C", "XX", "XXX"),
        "joined": last + 1 < len(traits) and sentence.spans[last][1] == sentence.spans[last + 1][0]
        and sentence.words[last + 1] not in ".,;:!?)]}»”’\"",
    }  # fmt: skip
    return {"claim": log_odds(claim), **{name: 1.0 for name, holds in held.items() if holds}}
