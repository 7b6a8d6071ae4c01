"""Texts as names are compared in them: signs that no reader tells apart are one, and every place leads back.

Apostrophes, hyphens and blanks of all kinds are equal, and so are letters composed and decomposed (UAX 15), ligatures
and long s; a soft hyphen and the hyphen that recognition leaves at a line's end are nothing. A line feed parts blocks
(``tei.blocks``), and is no blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from fascicle.model.characters import stored_spans

_APOSTROPHES = "’ʼ‘`´′＇ʹ‛"
_HYPHENS = "‐‑⁃﹣－⸗"
_BLANKS = "\t\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_BLANKS, " "),
        **{"ſ": "s", "İ": "I"},  # the small letter of the latter is two signs
    }
)
_RUN = re.compile(r"¬\s*|(?<=\w)⸗\s+(?=\w)|\s{2,}")
_READS = {"¬": "", "⸗": "-"}


@dataclass(frozen=True)
class Folded:
    """A text whose equal signs are one; ``low`` is it in small letters, sign for sign."""

    text: str
    _places: tuple[tuple[int, int], ...] = ()  # from where on a place lies how much further in the text as it was

    @cached_property
    def low(self) -> str:
        """The text in small letters, as long as it is."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(map(_small, self.text))

    def place(self, at: int) -> int:
        """Where in the text as it was a place of this one lies."""
        if not self._places:
            return at
        found = bisect_right(self._places, (at, len(self.text) * 4))
        return at + (self._places[found - 1][1] if found else 0)


def fold(text: str) -> Folded:
    """A text for comparing names."""
    changes = [(span.start, span.end, span.reads) for span in stored_spans(text)]
    changes += [(*run.span(), _READS.get(run[0][0], "\n" if "\n" in run[0] else " ")) for run in _RUN.finditer(text)]
    if not changes:
        return Folded(text.translate(_SAME))
    parts, places, last, length = [], [], 0, 0
    for start, end, reads in sorted(changes):
        if start < last:
            continue
        parts += [text[last:start], reads]
        length += start - last + len(reads)
        places.append((length, end - length))
        last = end
    return Folded("".join([*parts, text[last:]]).translate(_SAME), tuple(places))


def _small(sign: str) -> str:
    low = sign.lower()
    return low if len(low) == 1 else sign
