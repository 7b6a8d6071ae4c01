"""What stands between or inside the paragraphs of a made paper: pictures' words, boxes, lists, tables, verse, notes."""

from __future__ import annotations

from fitting.desk import Block, Desk

MARKS = (("*", "†", "‡"), ("1)", "2)", "3)"), ("(1)", "(2)", "(3)"), ("1", "2", "3"), ("¹", "²", "³"), ("[1]", "[2]", "[3]"), ("*)", "**)", "***)"))


def caption(desk: Desk) -> str:
    """The words below a picture."""
    rng, words, titles = desk.rng, desk.words, desk.titles
    text = titles.phrase(3, 15)
    kind = rng.choices(range(8), [9, 2, 2, 2, 3, 2, 2, 1])[0]
    return [
        text, f"{text}.", f"{words.place()}: {text}", f"{words.place()}. {text}.", words.pick("photo"),
        f"{text}. {words.pick('photo')}", f"{text}, {words.date()}", desk.prose.sentence(8, 30),
    ][kind]  # fmt: skip


def insets(desk: Desk) -> list[Block]:
    """What may follow a paragraph, or cut it in two: captions, a box, a pull quote, where to read on."""
    rng, found = desk.rng, []
    if desk.chance(0.11 if desk.era not in {"1860", "gazette"} else 0.01):
        found += [Block("caption", caption(desk), "float") for _ in range(rng.choice([1, 1, 1, 2, 3]))]
        if desk.chance(0.2):
            found.append(Block("caption", desk.words.pick("photo"), "float"))
    if desk.chance(0.03) and desk.era in {"modern", "magazine"}:
        found += [Block(x.role, x.text, "box") for x in (desk.head(2, 8), *bullets(desk))]
    if desk.chance(0.03) and desk.era in {"modern", "magazine"}:
        found.append(Block("quote", f"“{desk.prose.sentence(6, 18).strip('“”')}”", "float"))
    if desk.chance(0.02):
        found.append(Block("note", desk.words.pick(rng.choice(["see", "cont"])), "float"))
    if desk.chance(0.012) and desk.era in {"modern", "magazine"}:
        found += [Block("contact", desk.words.pick("contact"), "float") for _ in range(rng.choice([1, 2, 3]))]
    return found


def bullets(desk: Desk) -> list[Block]:
    """A list, by marks, numbers, or quotation marks alone."""
    rng = desk.rng
    sign = rng.choice(["• ", "- ", "* ", "– ", "{}. ", "{}) ", "({}) ", "■ ", "● ", "a", "“”", "{}.- "])
    short = desk.chance(0.4)
    found = []
    for at in range(rng.randint(2, 7)):
        text = desk.words.pick("calls") if desk.chance(0.25) else desk.titles.phrase(2, 8) if short else desk.prose.sentence()
        if sign == "“”":
            text = f"“{desk.words.pick('calls').strip('“”')}”"
        elif sign == "a":
            text = f"{'abcdefgh'[at]}) {text}"
        else:
            text = sign.format(at + 1) + text
        found.append(Block("item", text, "item"))
    return found


def add_notes(desk: Desk, block: Block) -> None:
    """One to three notes to a paragraph: the mark in the text, the note where the column ends."""
    marks = desk.rng.choice(MARKS)
    for mark in marks[: desk.rng.choice([1, 1, 1, 2, 3])]:
        words = block.text.split(" ")
        at = desk.rng.randrange(len(words))
        words[at] += f" {mark}" if mark.startswith("(") and desk.chance(0.5) else mark
        block.text = " ".join(words)
        block.notes.append(Block("note", f"{mark}{desk.rng.choice([' ', ' ', '  ', ''])}{note_text(desk)}", "foot"))


def note_text(desk: Desk) -> str:
    """What a footnote says: a sentence, a book, where to look."""
    rng, words = desk.rng, desk.words
    year, page = rng.randint(1790, 2020), rng.randint(1, 400)
    return rng.choice(
        [
            desk.prose.sentence(),
            f"{words.name()}, {desk.titles.phrase(3, 8)}, {words.place()} {year}, p. {page}.",
            f"{words.surname()}, op. cit., p. {page}.",
            f"{desk.prose.sentence()} {desk.prose.sentence()}",
            f"{words.pick('papers')}, {words.date(year)}.",
            f"{desk.titles.phrase(2, 6)}, Vol. {page % 20 + 1}, S. {page}.",
        ]
    )


def table(desk: Desk, rows: int = 0) -> list[Block]:
    """Prices or results, a line a row."""
    rng, words = desk.rng, desk.words
    gap = rng.choice(["    ", " ... ", " ..... ", "\t", "  ", " . . . ", " "])
    kind, columns = rng.choice(["price", "price", "score", "time", "list"]), rng.randint(1, 4)
    found = []
    if desk.chance(0.4) and kind == "price":
        found.append(Block("row", gap.join(["", *(str(rng.randint(1850, 1930)) for _ in range(columns))]).strip(), "row"))
    for _ in range(rows or rng.randint(3, 10)):
        numbers = [f"{rng.randint(1, 60)}{rng.choice(['', 's. 6d.', '.50', ' 0', ',20'])}" for _ in range(columns)]
        text = {
            "price": gap.join([words.pick("goods"), *numbers]),
            "score": f"{words.pick('sides')}{gap}{words.pick('sides')}{gap}{rng.randint(0, 6)}{rng.choice(['-', ':', '—'])}{rng.randint(0, 6)}",
            "time": gap.join([words.place(), *(f"{rng.randint(4, 23)}.{rng.randint(10, 59)}" for _ in range(columns))]),
            "list": gap.join([words.name(), words.place(), *numbers[:1]]),
        }[kind]
        found.append(Block("row", text, "row"))
    return found


def poem(desk: Desk, stanzas: int = 0) -> list[Block]:
    """Verses between prose, with a title or none."""
    rng, found = desk.rng, []
    case = rng.choice(["first", "first", "low"])
    for stanza in range(stanzas or rng.randint(1, 4)):
        for at in range(rng.choice([2, 4, 4, 6, 8])):
            text = desk.words.pick("verse") if desk.chance(0.7) else desk.titles.phrase(4, 9)
            text = text[0].upper() + text[1:] if case == "first" else text
            look = "stanza" if at == 0 and stanza else "verse"
            found.append(Block("l", text + rng.choice(["", ",", ",", ";", ".", ":"]), look))
    return found
