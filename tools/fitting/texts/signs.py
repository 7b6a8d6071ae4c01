"""Numbers as lists, notes and chapters show them."""

from __future__ import annotations


def numbered(sign: str, number: int) -> str:
    """A sign of lists or notes with the number in its place."""
    if sign in {"*", "*)", "†"}:
        marks = {"*": ["*", "**", "***"], "*)": ["*)", "**)", "***)"], "†": ["*", "†", "‡", "§"]}[sign]
        return marks[(number - 1) % len(marks)]
    if sign == "¹":
        return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(c)] for c in str(number))
    if "1" in sign:
        return sign.replace("1", str(number))
    if "a" in sign:
        return sign.replace("a", "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26])
    if "I" in sign:
        return sign.replace("I", roman(number))
    return f"§ {number}." if sign == "§" else sign


def roman(number: int) -> str:
    """A number as the Romans wrote it."""
    text = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        text += sign * (number // value)
        number %= value
    return text
