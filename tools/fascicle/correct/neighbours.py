"""Which forms are one slip of a typist, printer or recognition program away from a word."""

from __future__ import annotations

from collections.abc import Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = {
    "es": "áéíóúñü", "fr": "àâçéèêëîïôùûüœ", "it": "àèéìòù", "pt": "ãáâçéêíóôõú", "de": "äöüß",
    "ru": "", "uk": "",
}  # fmt: skip
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# Pairs that recognition programs and quick readers take for one another.
_CONFUSED = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("li", "h"), ("l", "i"), ("i", "l"))
_FIRST = 0.1  # writers seldom mistake the first letter


def alphabet(language: str) -> str:
    """The small letters of a language that a slip may put in."""
    return _CYRILLIC if language in ("ru", "uk", "bg") else _LETTERS + _ACCENTED.get(language, "")


def slips(word: str, letters: str = _LETTERS) -> Iterator[tuple[str, float]]:
    """Forms one slip away, each with how typical the slip is, from 1 down; a form may come twice."""
    for at in range(len(word)):
        head = _FIRST if at == 0 else 1.0
        before, letter, after = word[:at], word[at], word[at + 1 :]
        doubled = letter in (before[-1:], after[:1])
        yield before + after, head * (1.0 if doubled else 0.5)
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], head
        if len(after) > 1:  # a letter that is two places from its own
            yield before + after[:2] + letter + after[2:], head * 0.7
            yield before + after[1] + letter + after[0] + after[2:], head * 0.7
        for other in letters:
            if other != letter:
                yield before + other + after, head * 0.2
            yield before + other + word[at:], head * (1.0 if other in (letter, before[-1:]) else 0.5)
    for wrong, right in _CONFUSED:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :], 0.5
            at = word.find(wrong, at + 1)


def distance(one: str, two: str, most: int) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions, transpositions; ``most + 1`` if more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    older: list[int] = []
    previous = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        older, previous = previous, row
    return min(previous[-1], most + 1)
