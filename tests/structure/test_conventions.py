"""Prose, verse and tables in the conventions of printers: heads, indents, running heads, titles of poems, columns."""

from __future__ import annotations

import pytest

from support.matter import POEMS, PROSE, TALK_FR
from support.not_yet import not_yet
from support.typeset import begins, body_of, first_words, of, paged, prose, told, words_of

__all__ = ["not_yet"]
LANGUAGES = tuple(PROSE)


def chapters(heads: tuple[str, ...], language: str, *, spaced: bool, title: bool = False) -> str:
    """A piece of a novel: a chapter of a few paragraphs below each head."""
    texts = PROSE[language]
    lines: list[str] = []
    for at, head in enumerate(heads):
        body = [texts[(3 * at + k) % len(texts)] for k in range(4)]
        below = ["", ("The knot", "The boy", "Eggs")[at]] if title else []
        set_so = prose(body, blank=True, indent="") if spaced else prose(body, indent="  ", width=56)
        lines += [*([""] * (1 + (not spaced)) if lines else []), head, *below, "", *set_so]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("spaced", [True, False], ids=["blank lines", "indents"])
@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("en", ("Chapter 1", "Chapter 2", "Chapter 3")),
        ("en", ("CHAPTER I", "CHAPTER II", "CHAPTER III")),
        ("en", ("CHAPTER I.", "CHAPTER II.", "CHAPTER III.")),
        ("en", ("CHAPTER THE FIRST.", "CHAPTER THE SECOND.", "CHAPTER THE THIRD.")),
        ("en", ("CHAPTER I. OF A KNOT", "CHAPTER II. OF THE WINTER", "CHAPTER III. OF EGGS")),
        ("en", ("I.", "II.", "III.")),
        ("en", ("I", "II", "III")),
        ("en", ("PREFACE.", "CHAPTER I.", "CHAPTER II.")),
        ("de", ("Erstes Kapitel.", "Zweites Kapitel.", "Drittes Kapitel.")),
        ("de", ("Erstes Kapitel", "Zweites Kapitel", "Drittes Kapitel")),
        ("de", ("§ 1.", "§ 2.", "§ 3.")),
        ("fr", ("CHAPITRE PREMIER.", "CHAPITRE II.", "CHAPITRE III.")),
        ("fr", ("CHAPITRE PREMIER", "CHAPITRE II", "CHAPITRE III")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value,
)
def test_a_chapter_has_its_head_with_a_stop_or_without(language: str, heads: tuple[str, ...], spaced: bool) -> None:
    parts = told(chapters(heads, language, spaced=spaced), genre="book", language=language)
    assert of("head", parts) == list(heads)
    assert len(of("p", parts)) == 12


@pytest.mark.parametrize("stop", [".", ""])
def test_a_chapter_of_two_heads(stop: str) -> None:
    heads = tuple(f"CHAPTER {number}{stop}" for number in ("I", "II", "III"))
    parts = told(chapters(heads, "en", spaced=True, title=True))
    assert of("head", parts) == [heads[0], "The knot", heads[1], "The boy", heads[2], "Eggs"]


def test_chapters_are_divisions_of_the_book() -> None:
    body = body_of(chapters(("CHAPTER I.", "CHAPTER II."), "en", spaced=True), genre="book")
    assert [each.get("type") for each in body] == ["chapter", "chapter"]


@pytest.mark.parametrize("genre", [{"genre": "book"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize("feed", [None, True, False], ids=["no pages", "form feeds", "pages without"])
@pytest.mark.parametrize("indent", ["  ", "    ", "\t"], ids=["2", "4", "tab"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_begins_with_an_indent(
    language: str, indent: str, feed: bool | None, genre: dict[str, str]
) -> None:
    lines = prose(PROSE[language], indent=indent, width=58)
    heads = [
        f"{number}        THE WINTER BOAT" if number % 2 else f"MONDAY.        {number}" for number in range(43, 60)
    ]
    text = "\n".join(lines) + "\n" if feed is None else paged(lines, heads, 19, feed=feed)
    parts = told(text, language=language, **genre)
    assert begins("p", parts) == first_words(PROSE[language])
    wanted = [] if feed is None else heads[: (len(lines) - 1) // 19]
    assert " ".join(of("fw", parts)).split() == " ".join(wanted).split()


@pytest.mark.parametrize("genre", [{"genre": "book"}, {}], ids=["told", "not told"])
def test_paragraphs_hang(genre: dict[str, str]) -> None:
    lines = [line for text in PROSE["en"] for line in _hanging(text)]
    assert begins("p", told("\n".join(lines) + "\n", **genre)) == first_words(PROSE["en"])


def _hanging(text: str) -> list[str]:
    first, *others = prose([text], indent="", width=58)
    return [first, *(f"   {line}" for line in others)]


@pytest.mark.parametrize("spaced", [True, False], ids=["blank lines", "indents"])
def test_talk_in_short_paragraphs_is_no_verse(spaced: bool) -> None:
    texts = (PROSE["fr"][1], *TALK_FR, PROSE["fr"][3], *TALK_FR[:9])
    text = "\n".join(prose(texts, blank=spaced, indent="" if spaced else "  ")) + "\n"
    parts = told(text, language="fr")
    assert of("l", parts) == []
    assert len(of("p", parts)) == len(texts)


@pytest.mark.parametrize("caption", ["Fig. 1.", "Fig. 1. The knot.", "FIG. 1"])
def test_a_figure_has_its_caption(caption: str) -> None:
    texts = prose(PROSE["en"][:3], blank=True, indent="")
    more = prose(PROSE["en"][3:7], blank=True, indent="")
    body = body_of("\n".join([*texts, "", caption, "", *more]) + "\n")
    assert [" ".join("".join(each.itertext()).split()) for each in body.iter("{*}head")] == [caption]


# ------------------------------------------------------------------------------------------------------------- verse

_RUNNING = {
    "title and number": ("36 LAMPS OF SALT", "LAMPS OF SALT 37", "38 LAMPS OF SALT", "LAMPS OF SALT 39"),
    "far apart": (
        "36           LAMPS OF SALT",
        "THE FERRY           37",
        "38           LAMPS OF SALT",
        "THE FERRY           39",
    ),
    "number": ("36", "37", "38", "39"),
    "number between dashes": ("— 36 —", "— 37 —", "— 38 —", "— 39 —"),
}


@pytest.mark.parametrize("genre", [{"genre": "verse"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize("feed", [True, False], ids=["form feed", "blank line"])
@pytest.mark.parametrize("size", [21, 23], ids=["at a stanza", "in a stanza"])
@pytest.mark.parametrize("heads", _RUNNING.values(), ids=_RUNNING)
def test_a_running_head_inside_a_poem(heads: tuple[str, ...], size: int, feed: bool, genre: dict[str, str]) -> None:
    stanzas = [stanza for _, poem in POEMS for stanza in poem] * 2
    lines = ["LAMPS OF SALT", *(line for stanza in stanzas for line in ("", *stanza))]
    set_so = paged(lines, heads, size, feed=feed)
    parts = told(set_so, **genre)
    assert of("l", parts) == [line for line in lines[1:] if line]
    assert " ".join(of("fw", parts)).split() == " ".join(heads[: (len(lines) - 1) // size]).split()


def test_verse_with_a_running_head_between_any_two_lines() -> None:
    lines = "The lamp is lit,|the boats are tied,|and no one asks|the water why.|It took them all|and gave none back."
    verse = lines.split("|")
    for at in range(1, len(verse)):
        text = "\n".join([*verse[:at], "36 LAMPS OF SALT", *verse[at:], "LAMPS OF SALT 37", *verse]) + "\n"
        words = " ".join(each for _, each in told(text, genre="verse"))
        assert all(line in words for line in verse), at


@pytest.mark.parametrize("genre", [{"genre": "verse"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize(
    "form", ["{}", "{}.", "UPPER", "I.\n\n{}", "     {}", "I", "I."],
    ids=["title", "stop", "capitals", "number above", "centred", "number", "number with stop"],
)  # fmt: skip
@pytest.mark.parametrize("wide", [False, True], ids=["close", "wide"])
def test_poems_have_their_titles(form: str, wide: bool, genre: dict[str, str]) -> None:
    lines: list[str] = []
    heads: list[str] = []
    for number, (title, stanzas) in enumerate(POEMS):
        numeral = ("I", "II", "III", "IV")[number]
        head = title.upper() if form == "UPPER" else form.replace("I", numeral).format(title)
        heads += [each.strip() for each in head.split("\n\n")]
        lines += [*([""] * (2 if wide else 1) if lines else []), *head.split("\n")]
        lines += [line for stanza in stanzas for line in ("", *stanza)]
    parts = told("\n".join(lines) + "\n", **genre)
    assert of("head", parts) == heads
    assert len(of("l", parts)) == sum(len(stanza) for _, poem in POEMS for stanza in poem)


_LONG = (
    "The tide comes in, the tide goes out upon the hollow shore,",
    "And all the gulls are flying round the harbour master’s door,",
    "The boys upon the quay-side shout for more,",
    "The women with their baskets wait before,",
    "The bell is rung, the rope is thrown, the ferry lies in lee,",
    "And no one asked the boat what she could see,",
    "For boats are dumb and women tired and boys have had their tea,",
    "And what went out of Kestrel Sound is gone from you and me.",
)


def _turned(line: str, how: str) -> list[str]:
    if len(line) < 50:
        return [line]
    cut = line.rindex(" ", 0, 50)
    first, rest = line[:cut], line[cut + 1 :]
    if how == "broken" and " master’s" in line:
        cut = line.index("ter’s")
        first, rest = line[:cut] + "-", line[cut:]
    return [first, ("                                [" if how == "bracket" else "        ") + rest]


@pytest.mark.parametrize("genre", [{"genre": "verse"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize("numbered", [False, True], ids=["no numbers", "numbers"])
@pytest.mark.parametrize("how", ["indent", "bracket", "broken"])
def test_a_line_of_verse_is_turned_over(how: str, numbered: bool, genre: dict[str, str]) -> None:
    rows = ["The Quay", ""]
    for at, line in enumerate(_LONG * 2):
        pieces = _turned(line, how)
        if numbered and (at + 1) % 5 == 0:
            pieces[-1] = f"{pieces[-1]:<58}{at + 1}"
        rows += [*([""] if at and at % 4 == 0 else []), *pieces]
    found = told("\n".join(rows) + "\n", **genre)
    assert of("l", found) == list(_LONG * 2)
    assert of("fw", found) == (["5", "10", "15"] if numbered else [])


# ------------------------------------------------------------------------------------------------------------- tables

_GOODS = (
    ("Goods", "1920", "1921"),
    ("Coal", "20", "21"),
    ("Tar", "3", "3"),
    ("Rope and twine", "114", "98"),
    ("Total", "137", "122"),
)


def _table(rows: tuple[tuple[str, ...], ...], how: str) -> list[str]:
    if how == "tab":
        return ["\t".join(row) for row in rows]
    if how == "left":
        return [f"{row[0]:<20}{row[1]:<10}{row[2]}" for row in rows]
    return [("    " if how == "indented" else "") + f"{row[0]:<18}{row[1]:>8}{row[2]:>10}" for row in rows]


@pytest.mark.parametrize("genre", [{"genre": "newspaper"}, {"genre": "book"}, {}], ids=["paper", "book", "not told"])
@pytest.mark.parametrize("ruled", [False, True], ids=["no rule", "rule"])
@pytest.mark.parametrize("empty", [False, True], ids=["full", "an empty cell"])
@pytest.mark.parametrize("how", ["left", "right", "indented", "tab"])
def test_a_table_set_in_blanks(how: str, empty: bool, ruled: bool, genre: dict[str, str]) -> None:
    rows = tuple(("Tar", "3", "") if empty and row[0] == "Tar" else row for row in _GOODS)
    table = [line.rstrip(" ") for line in _table(rows, how)]
    if ruled:
        table.insert(-1, "-" * 36)
    before, behind = prose(PROSE["en"][:3], blank=True, indent=""), prose(PROSE["en"][3:6], blank=True, indent="")
    text = "\n".join([*before, "", "PRICES AT THE QUAY", "", *table, "", *behind]) + "\n"
    body = body_of(text, **genre)
    found = [[words_of(cell) for cell in row.iter("{*}cell")] for row in body.iter("{*}row")]
    assert found == [list(row) for row in rows]
    assert len(list(body.iter("{*}table"))) == 1
