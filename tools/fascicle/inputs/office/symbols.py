"""Signs of fonts that have places of their own for them: Symbol and Wingdings, as characters of Unicode.

Such a sign is stored as a private character, U+F000 and the place in the font; without the font it says nothing.
"""

from __future__ import annotations

_PRIVATE = 0xF000

_SYMBOL_LOW = (  # places 0x20 to 0x7E, as Adobe's table of the font has them
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (  # places 0xA0 to 0xFE; the one that is free stands for itself
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x3F: "✍", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹",
    0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7B: "❀", 0x7C: "✿", 0x9E: "·", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xAF: "✳", 0xB6: "✰", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {
    "symbol": {
        **dict(enumerate(_SYMBOL_LOW, 0x20)),
        **{place: sign for place, sign in enumerate(_SYMBOL_HIGH, 0xA0) if sign != "\uf8ff"},
    },
    "wingdings": _WINGDINGS,
}


def sign_of_font(font: str, place: int) -> str:
    """The sign of a font at a place as Unicode has it; the private character where that is not known."""
    known = _FONTS.get(font.strip().casefold(), {})
    low = place - _PRIVATE if place >= _PRIVATE else place
    return known.get(low) or (chr(place) if place >= _PRIVATE or place > 0xFF else chr(_PRIVATE + place))


def in_font(text: str, font: str) -> str:
    """Text that is set in a font: private characters, and all of it in a font that has nothing but signs."""
    known = _FONTS.get(font.strip().casefold())
    if known is None:
        return text
    return "".join(
        known.get(ord(each) - _PRIVATE, each) if ord(each) >= _PRIVATE else known.get(ord(each), each) for each in text
    )


def unknown_signs(text: str) -> bool:
    """Whether a text holds private characters, which say nothing without their font."""
    return any("\ue000" <= each <= "\uf8ff" for each in text)
