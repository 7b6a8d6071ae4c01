"""Running heads, page numbers, catchwords and signatures of one page, as a text layer gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fitting.texts.conventions import Style

_MISREAD = "iIl1.,'ctoO0"


def _cased(text: str, case: str) -> str:
    return text.upper() if case == "upper" else text.title() if case == "title" else text


def _sides(style: Style, number: str, text: str, left: bool) -> str:
    """The number at one side of the title."""
    gap = style.furniture.gap
    if gap == "wide":
        free = style.paper.page - len(number) - len(text)
        gap = " " * max(3, free if style.draw.odds(0.5) else free // 2)
    return f"{number}{gap}{text}" if left else f"{text}{gap}{number}"


def _placed(style: Style, text: str, left: bool) -> str:
    place = style.furniture.place
    free = max(0, style.paper.page - len(text))
    return " " * (free // 2 if place == "centre" else 0 if place == "left" or left else free) + text


def _misread(style: Style, text: str) -> str:
    """A running head as it is when it was read badly: letters wrong, an end lost, the number gone."""
    rng = style.draw.rng
    kind = rng.random()
    if kind < 0.3 and len(text) > 8:
        return text[: rng.randint(3, len(text) - 2)] if rng.random() < 0.5 else text[rng.randint(2, len(text) - 4) :]
    return "".join(rng.choice(_MISREAD) if c.isalnum() and rng.random() < 0.15 else c for c in text)


def _lines(style: Style, kind: str, number: int, title: str, chapter: str) -> list[str]:
    if kind == "none" or style.draw.odds(style.furniture.lacks):
        return []
    left = number % 2 == 0
    shown = style.furniture.dress.format(number)
    words = _cased((title if left or kind != "chapter" else chapter).strip() or "Title", style.furniture.case)
    if kind == "number":
        lines = [_placed(style, shown, left)]
    elif kind == "title":
        lines = [_placed(style, words, left)]
    elif kind == "two":
        lines = [_placed(style, shown, left), _placed(style, words, left)]
        lines = lines[::-1] if style.furniture.blank else lines
    elif kind == "left":
        lines = [_sides(style, shown, words, True)]
    elif kind == "both":
        lines = [_sides(style, shown, words, False)]
    else:
        lines = [_sides(style, shown, words, left)]
    if style.draw.odds(style.furniture.cut):
        lines = [_misread(style, each) for each in lines]
    return [each for each in lines if each.strip()]


def top(style: Style, number: int, title: str, chapter: str) -> list[str]:
    """What stands above the text of a page."""
    return _lines(style, style.furniture.top, number, title, chapter)


def foot(style: Style, number: int, title: str, following: str) -> list[str]:
    """What stands below it: the number, a sheet's signature, the word that the next page begins with."""
    lines = _lines(style, style.furniture.foot, number, title, title)
    if style.furniture.signature and number % 8 == 1:
        sheet = number // 8
        sign = style.draw.of("ABCDEFGHIKLMNOPQRSTVXYZ"[sheet % 23], str(sheet + 1), f"{'BCDEFGHIKL'[sheet % 10]} 2")
        lines.append(" " * style.draw.between(8, 40) + sign)
    if style.furniture.catchword and following:
        word = following.split()[0]
        lines.append(" " * max(0, style.paper.page - len(word)) + word)
    return lines
