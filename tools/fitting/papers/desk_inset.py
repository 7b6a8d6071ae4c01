"""What stands between or inside the paragraphs of a made paper: pictures' words, boxes, lists, tables, verse, notes."""

from __future__ import annotations

from fitting.papers.desk import Block, Desk

MARKS = (
    ("*", "†", "‡"),
    ("1)", "2)", "3)"),
    ("(1)", "(2)", "(3)"),
    ("1", "2", "3"),
    ("¹", "²", "³"),
    ("[1]", "[2]", "[3]"),
    ("*)", "**)", "***)"),
)


def caption(desk: Desk) -> str:
    """The words below a picture."""
    rng, words, titles = desk.rng, desk.words, desk.titles
    text = titles.phrase(3, 15)
    forms = {
        text: 11,
        f"{text}.": 3,
        f"{words.place()}: {text}": 2,
        f"{words.place()}. {text}.": 2,
        words.pick("photo"): 3,
        f"{text}. {words.pick('photo')}": 2,
        f"{text}, {words.date()}": 2,
        desk.prose.sentence(8, 30): 1,
        f"{words.name().upper()}, {words.pick('posts')}{rng.choice(['', '.', ', ' + text])}": 2,
        words.sentence().rstrip("."): 3,
        f"{text} / {words.name().upper()}": 1,
        f"{rng.choice(['Table', 'Fig.', 'Abb.', 'Tab.'])} {rng.randint(1, 9)}. {text}": 1,
    }
    return rng.choices(list(forms), list(forms.values()))[0]


def insets(desk: Desk) -> list[Block]:
    """What may follow a paragraph, or cut it in two: captions, a box, a pull quote, where to read on."""
    rng, found = desk.rng, []
    if desk.chance(0.18 if desk.era not in {"1860", "gazette"} else 0.01):
        found += [Block("caption", caption(desk), "float") for _ in range(rng.choice([1, 1, 1, 1, 2, 3]))]
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
    sign = rng.choice(
        ["• ", "- ", "* ", "– ", "{}. ", "{}) ", "({}) ", "■ ", "● ", "a", "(a", "“”", "{}.- ", "{}. ", ""]
    )
    short = desk.chance(0.4)
    found = [Block("p", f"{desk.titles.phrase(2, 9)}:")] if desk.chance(0.6) or not sign else []
    short = short or not sign
    for at in range(rng.randint(2, 7)):
        text = desk.titles.phrase(2, 8) if short else desk.prose.sentence()
        if desk.chance(0.25):
            text = desk.words.pick("calls")
        if sign == "“”":
            text = f"“{desk.words.pick('calls').strip('“”')}”"
        elif sign in {"a", "(a"}:
            text = f"{sign[:-1]}{'abcdefgh'[at]}) {text}"
        elif not sign:
            text = text[0].lower() + text[1:] if desk.chance(0.7) else text
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
    """Prices, results, trains, lists: a line a row, set in columns, by dots or by blanks."""
    rng = desk.rng
    kind = rng.choice(["price", "price", "score", "time", "list"])
    columns, form = (
        rng.randint(1, 4),
        rng.choice(
            [
                "{0}",
                "{0} {1}",
                "{0}s. {1}d.",
                "{0}.{1}0",
                "{0}s. to {2}s.",
                "£{0} {1}s.",
                "{0} 0 to {2} 0",
                "{0},{1}5",
                "{0} K {1} h",
                "{0} M. {1} Pf.",
                "{0} fr. {1}",
                "{0}½",
            ]
        ),
    )
    cells = [_cells(desk, kind, columns, form) for _ in range(rows or rng.randint(3, 10))]
    if desk.chance(0.3) and kind == "price":
        heads = [
            desk.titles.phrase(1, 2)
            if desk.chance(0.4)
            else rng.choice(["s. d.", "£ s. d.", "kg", "fr. c.", str(rng.randint(1850, 1930))])
        ]
        cells.insert(0, ["", *(heads * columns)])
    if desk.chance(0.12):
        cells.insert(1, ["-" * rng.randint(5, 12), *(["-" * rng.randint(3, 8)] * columns)])
    gap = rng.choice(["    ", " ... ", " ..... ", "\t", "  ", " . . . ", " ", "align", "align", "fill", "fill"])
    if gap in {"align", "fill"}:
        sizes = [max(len(row[at]) if at < len(row) else 0 for row in cells) for at in range(max(map(len, cells)))]
        sign = "." if gap == "fill" else " "
        texts = [
            "  ".join(f"{c} ".ljust(sizes[n] + 4, sign) if n == 0 else c.rjust(sizes[n]) for n, c in enumerate(row))
            for row in cells
        ]
    else:
        texts = [gap.join(row).strip() for row in cells]
    return [Block("row", text.strip() if gap != "align" else text.rstrip(), "row", (text.rstrip(),)) for text in texts]


def _cells(desk: Desk, kind: str, columns: int, form: str) -> list[str]:
    rng, words = desk.rng, desk.words
    if kind == "price":
        goods = words.pick("goods") if desk.chance(0.8) else desk.titles.phrase(1, 4)
        return [
            goods,
            *(
                "—" if desk.chance(0.06) else form.format(n, rng.randint(0, 11), n + rng.randint(1, 5))
                for n in (rng.randint(1, 90) for _ in range(columns))
            ),
        ]
    if kind == "score":
        goals = f"{rng.randint(0, 6)}{rng.choice(['-', ':', '—', '–'])}{rng.randint(0, 6)}"
        return (
            [words.pick("sides"), words.pick("sides"), goals]
            if columns < 3
            else [words.pick("sides"), *(str(rng.randint(0, 30)) for _ in range(columns))]
        )
    if kind == "time":
        return [words.place(), *(f"{rng.randint(4, 23)}.{rng.randint(10, 59)}" for _ in range(columns))]
    return [words.name(), words.place(), *([str(rng.randint(1, 99))] if columns > 2 else [])]


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


def calendar(desk: Desk) -> list[Block]:
    """Who meets when: a society and its hour, or a day and what is on, as items or as rows."""
    rng, words = desk.rng, desk.words
    rows = desk.chance(0.4)
    found = []
    for _ in range(rng.randint(3, 7)):
        hour = f"{rng.randint(1, 11)}{rng.choice(['pm', '.30', ' h', '.15', ' Uhr', ''])}"
        if rows:
            day = rng.choice(words.all("days"))[: rng.choice([3, 3, 9])].capitalize()
            text = f"{day} {rng.randint(1, 28)} {desk.titles.phrase(2, 6)}, {words.place()} {hour}"
            found.append(Block("row", text + rng.choice(["", " free", " £2", " 5 Fr."]), "row"))
        else:
            text = f"{words.pick('orgs')}: {rng.choice(words.all('days'))} {hour}"
            text += f", {desk.titles.phrase(2, 8)}" if desk.chance(0.5) else ""
            found.append(Block("item", f"{text}.", "item"))
    return found


def references(desk: Desk) -> list[Block]:
    """The books that an essay used."""
    rng, words, found = desk.rng, desk.words, []
    for _ in range(rng.randint(3, 7)):
        name = f"{words.surname()}, {rng.choice('ABCDEGHJKLMPRST')}."
        title, year = desk.titles.phrase(3, 9), rng.randint(1790, 2015)
        forms = (
            f"{name}, {title} ({words.place()}, {year}).",
            f"{name} {year}. {title}. {words.place()}.",
            f"{name}: {title}, {year}.",
        )
        found.append(Block("item", rng.choice(forms), "item"))
    return found
