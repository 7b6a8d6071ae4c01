"""The rules that find errors, as values: a stable code, what each one is for, and an example of both readings."""

from __future__ import annotations

from dataclasses import dataclass

from fascicle.annotate.corrections.correction import CorrectionKind


@dataclass(frozen=True)
class CorrectionRule:
    """A rule of correction; its code is kept for ever, because decisions of editors name it.

    ``bad`` is a text in which the rule finds what makes ``good`` of it, and ``good`` one in which no rule finds
    anything: where a rule looks at the rest of a text, the example has it. ``names`` are the authority file's.
    """

    code: str
    kind: CorrectionKind
    title: str
    why: str
    bad: str
    good: str
    names: tuple[str, ...] = ()


REPEATED_WORD = CorrectionRule(
    "C0101", CorrectionKind.DOUBLED, "A word is there twice",
    "Bold type that was overprinted is extracted twice, and typists repeat the word that ends a line.",
    "They came in at dawn, and the quay\nquay was wet", "They came in at dawn, and the quay was wet",
)  # fmt: skip
REPEATED_PART = CorrectionRule(
    "C0102", CorrectionKind.DOUBLED, "A part of a word is there twice",
    "Overprinted type is extracted in pieces: a whole word and again its beginning.",
    "They saw harbours, and the poor harbo\nharbours were full", "They saw harbours, and the poor harbours were full",
)  # fmt: skip
GLUED_REPEAT = CorrectionRule(
    "C0103", CorrectionKind.DOUBLED, "A word is glued to its own double",
    "Overprinted type in one line is extracted as one word.",
    "They talk of harbours, and the harbourharbour lay there", "They talk of harbours, and the harbour lay there",
)  # fmt: skip
REPEATED_PHRASE = CorrectionRule(
    "C0104", CorrectionKind.DOUBLED, "Several words are there twice",
    "A line end is extracted again at the beginning of the next line.",
    "he stood at the end of the\nat the end of the pier", "he stood at the end of the pier",
)  # fmt: skip
LOST_HYPHEN = CorrectionRule(
    "C0201", CorrectionKind.LOST_HYPHEN, "A compound has lost its hyphen",
    "A hyphen of the word's own is taken for the typesetter's where the line ended at it.",
    "A tide-table hung there, a tide-table lay here, one more tide-table was new, and the tidetable was old",
    "A tide-table hung there, a tide-table lay here, one more tide-table was new, and the tide-table was old",
)  # fmt: skip
LOOSE_PREFIX = CorrectionRule(
    "C0202", CorrectionKind.LOST_HYPHEN, "A prefix stands alone",
    "Some prefixes are no words of their own, or not where they stand: the hyphen behind them is lost.",
    "the anti-ferry league, the anti-harbour league, and the anti quay league",
    "the anti-ferry league, the anti-harbour league, and the anti-quay league",
)  # fmt: skip
SPLIT_WORD = CorrectionRule(
    "C0203", CorrectionKind.SPLIT, "A blank stands inside a word",
    "Extraction reads a gap between letters as a blank.", "They came unexpect edly to the harbour",
    "They came unexpectedly to the harbour",
)  # fmt: skip
WIDE_LETTERS = CorrectionRule(
    "C0206", CorrectionKind.SPLIT, "Letters set wide stand apart",
    "Wide setting stands for emphasis; recognition reads each letter as a word.", "the h a r b o u r", "the harbour",
)  # fmt: skip
CAPITAL_APART = CorrectionRule(
    "C0207", CorrectionKind.SPLIT, "A larger capital stands apart from its word",
    "In small capitals the first letter is of another size, and extraction takes the change for a blank.",
    "THE HARBOUR AND THE QUAY OF T HE TOWN", "THE HARBOUR AND THE QUAY OF THE TOWN",
)  # fmt: skip
LOST_LETTER = CorrectionRule(
    "C0208", CorrectionKind.LOST_LETTER, "A word has a blank for a letter",
    "Extraction loses the letter at which a line or a run of type was broken.", "It was an achi vement of the crew",
    "It was an achievement of the crew",
)  # fmt: skip
GLUED_PAIR = CorrectionRule(
    "C0209", CorrectionKind.JOINED, "Two words are glued",
    "The blank is lost where a line or a run of type ends: beside a word of grammar, or in a heading in capitals.",
    "She went throughthe harbour", "She went through the harbour",
)  # fmt: skip
BLANK_BEFORE = CorrectionRule(
    "C0301", CorrectionKind.SPACING, "A blank before a punctuation mark",
    "A slip of typing or of extraction; French keeps it.",
    "the ferry , late", "the ferry, late",
)  # fmt: skip
NO_BLANK_AFTER = CorrectionRule(
    "C0302", CorrectionKind.SPACING, "No blank after a punctuation mark or a number",
    "A slip of typing, or of extraction at a line end.",
    "It left.The quay", "It left. The quay",
)  # fmt: skip
BLANK_IN_RANGE = CorrectionRule(
    "C0303", CorrectionKind.SPACING, "A blank inside a range",
    "One end of a range of numbers is parted from its hyphen.",
    "20% -30%", "20%-30%",
)  # fmt: skip
APOSTROPHE = CorrectionRule(
    "C0304", CorrectionKind.CHARACTER, "An accent or modifier stands for an apostrophe",
    "Keyboards and fonts offer several signs that look like an apostrophe.", "the ferry´s bell", "the ferry’s bell",
)  # fmt: skip
DECADE = CorrectionRule(
    "C0305", CorrectionKind.CHARACTER, "An opening quotation mark stands for an apostrophe",
    "Word processors turn the apostrophe before a number the wrong way round.", "the ‘20s", "the ’20s",
)  # fmt: skip
MIXED_QUOTES = CorrectionRule(
    "C0306", CorrectionKind.CHARACTER, "A quotation mark is typed with another sign than its partner",
    "Two marks that belong together have one form; two commas or two angle brackets stand for marks of old keyboards.",
    '"Ferry”', "“Ferry”",
)  # fmt: skip
LOOKALIKE = CorrectionRule(
    "C0307", CorrectionKind.CHARACTER, "A sign stands for another that looks like it",
    "Letters of another alphabet, and digits inside words, come from recognition or from keyboards.",
    "the harb0ur", "the harbour",
)  # fmt: skip
MOJIBAKE = CorrectionRule(
    "C0309", CorrectionKind.CHARACTER, "UTF-8 was read as another encoding",
    "The bytes of one character appear as two or three others.", "cafÃ©", "café",
)  # fmt: skip
BLANK_IN_BRACKET = CorrectionRule(
    "C0311", CorrectionKind.SPACING, "A blank inside a bracket", "A slip of typing or of extraction.",
    "( the ferry )", "(the ferry)",
)  # fmt: skip
ACCENT_APART = CorrectionRule(
    "C0313", CorrectionKind.CHARACTER, "An accent stands beside its letter",
    "Programs for typesetting draw the accent as a sign of its own over the letter.", "caf´e", "café",
)  # fmt: skip
TWO_MARKS = CorrectionRule(
    "C0315", CorrectionKind.CHARACTER, "Two punctuation marks where one belongs",
    "A mark is typed twice, or a full stop is set behind another mark that ends the sentence.",
    "the quay.. The ferry", "the quay. The ferry",
)  # fmt: skip
ORDINAL_APART = CorrectionRule(
    "C0318", CorrectionKind.SPACING, "The ending of a number stands apart",
    "Endings are often set small and high, and extraction takes the change for a blank.", "the 17 th pier",
    "the 17th pier",
)  # fmt: skip
LOST_IN_EXTRACTION = CorrectionRule(
    "C0321", CorrectionKind.LOST_LETTER, "A sign stands for a letter that extraction did not know",
    "A font without a table of its letters leaves a replacement character or a glyph's number, often for a ligature.",
    "the \ufffdre of the old harbour", "the fire of the old harbour",
)  # fmt: skip
SMALL_CAPITALS = CorrectionRule(
    "C0401", CorrectionKind.CASE, "Small capitals were extracted as mixed case",
    "Fonts of small capitals store some letters as capitals and some as small letters.", "hArBoUr", "HARBOUR",
)  # fmt: skip
NAME_CASE = CorrectionRule(
    "C0402", CorrectionKind.CASE, "A name begins with a small letter",
    "The authority file has the name with a capital.", "in the united Harbours", "in the United Harbours",
    names=("United Harbours",),
)  # fmt: skip
SMALL_NAME = CorrectionRule(
    "C0404", CorrectionKind.CASE, "A name or an acronym is in small letters",
    "The text writes it with capitals everywhere else, and it is no common word.",
    "from Trieste to the bay, from the bay to Trieste, and past Trieste again: the harbour of trieste",
    "from Trieste to the bay, from the bay to Trieste, and past Trieste again: the harbour of Trieste",
)  # fmt: skip
SMALL_PART = CorrectionRule(
    "C0405", CorrectionKind.CASE, "One word of a name is in small letters",
    "The text has the same name several times with capitals throughout.",
    "the World Harbour Forum met, the World Harbour Forum sang, the World Harbour Forum paid;"
    " then the world Harbour Forum slept",
    "the World Harbour Forum met, the World Harbour Forum sang, the World Harbour Forum paid;"
    " then the World Harbour Forum slept",
)  # fmt: skip
MISSPELT = CorrectionRule(
    "C0501", CorrectionKind.MISSPELLING, "A misspelt word",
    "No list has the word, and one common word differs from it by a typical slip.",
    "They spoke of the quay and the governmemt of the harbour, and of the government of the town",
    "They spoke of the quay and the government of the harbour, and of the government of the town",
)  # fmt: skip
MISSPELT_NAME = CorrectionRule(
    "C0502", CorrectionKind.MISSPELLING, "A misspelt name",
    "A single spelling differs by one slip from the name that the text or the language has.",
    "from Harwich to the bay, from the bay to Harwich, past new Harwich and old Harwich, but not to Hanwich",
    "from Harwich to the bay, from the bay to Harwich, past new Harwich and old Harwich, but not to Harwich",
)  # fmt: skip

RULES: tuple[CorrectionRule, ...] = (
    REPEATED_WORD, REPEATED_PART, GLUED_REPEAT, REPEATED_PHRASE, LOST_HYPHEN, LOOSE_PREFIX, SPLIT_WORD, WIDE_LETTERS,
    CAPITAL_APART, LOST_LETTER, GLUED_PAIR, BLANK_BEFORE, NO_BLANK_AFTER, BLANK_IN_RANGE, APOSTROPHE, DECADE,
    MIXED_QUOTES, LOOKALIKE, MOJIBAKE, BLANK_IN_BRACKET, ACCENT_APART, TWO_MARKS, ORDINAL_APART, LOST_IN_EXTRACTION,
    SMALL_CAPITALS, NAME_CASE, SMALL_NAME, SMALL_PART, MISSPELT, MISSPELT_NAME,
)  # fmt: skip
