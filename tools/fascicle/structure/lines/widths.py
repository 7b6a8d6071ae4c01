"""How wide a text is when it is set: counted in characters, lines of one measure differ by a fifth, set by a tenth."""

from __future__ import annotations

# Widths of letters in parts of the type size, as in the common text faces (Times and Helvetica agree within a tenth).
_NARROW, _SLIM, _PLAIN, _CAPITAL, _WIDE, _BLANK, _MEAN = 0.27, 0.34, 0.53, 0.68, 0.82, 0.26, 0.46
_WIDTHS = {
    **dict.fromkeys("iljI|.,;:'’‘!¡", _NARROW),
    **dict.fromkeys("ftr()[]-/", _SLIM),
    **dict.fromkeys('sczJ“”"', _NARROW + _SLIM / 2),
    **dict.fromkeys("mwMW@%—", _WIDE),
    " ": _BLANK,
}


class _Widths(dict[str, float]):
    def __missing__(self, character: str) -> float:
        self[character] = width = _CAPITAL if character.isupper() else _PLAIN
        return width


_ALL = _Widths(_WIDTHS)


def set_width(text: str) -> float:
    """About how wide a text is when it is set in a proportional face, in characters of mean width."""
    return sum(map(_ALL.__getitem__, text)) / _MEAN
