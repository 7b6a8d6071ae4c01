"""Articles of a made paper: the titles above, the text, what stands in it and what ends it."""

from __future__ import annotations

from fitting.papers.desk import Block, Desk
from fitting.papers.desk_front import dated
from fitting.papers.desk_inset import add_notes, bullets, insets, poem, table

OLD = {"1860", "1920"}


def stack(desk: Desk) -> list[Block]:
    """What stands above an article: one title in the middle, what leads in to it and what completes it."""
    rng, words, titles = desk.rng, desk.words, desk.titles
    old = desk.era in OLD
    found = []
    if desk.chance(0.35):
        found.append(
            Block("kicker", desk.cased(words.pick("rubrics")) + ("." if old and desk.chance(0.7) else ""), "over")
        )
    if desk.chance(0.12 if old else 0.3):
        for _ in range(rng.choice([1, 1, 1, 2])):
            kind = rng.random()
            text = words.place() if kind < 0.2 else dated(desk) if kind < 0.26 else titles.raw(5, 22)
            if 0.26 < kind < 0.36:
                text = words.organisation()
            if kind > 0.75:
                text = desk.prose.sentence(7, 30)
                text = text.rstrip(".") if desk.chance(0.5) else text
            found.append(Block("kicker", text + rng.choice(["", "", "", ".", "...", ":"]), "over"))
    if old and desk.chance(0.12):
        found.append(Block("kicker", bracketed(desk), "over"))
    found.append(desk.head(*rng.choice([(1, 3), (2, 6), (4, 12), (8, 16)])))
    if not old and desk.chance(0.12):
        found.append(desk.head(2, 9))
    decks = rng.choice([0, 0, 1, 2, 3, 4, 5]) if old else rng.choice([0, 0, 0, 0, 1, 1, 2, 3])
    for at in range(decks):
        text = titles.title(4, 12) if old and at % 2 == 0 else titles.raw(4, 18)
        found.append(Block("kicker", text + ("." if old and text[-1].isalnum() and desk.chance(0.7) else ""), "deck"))
    if not old and desk.chance(0.2):
        found.append(Block("kicker", desk.prose.sentence(8, 38), "standfirst"))
    return found


def bracketed(desk: Desk) -> str:
    """How the news came, or by whose leave."""
    text = desk.words.pick("by") if desk.chance(0.5) else desk.titles.phrase(2, 5)
    marks = desk.rng.choice(["[]", "()", "[]"])
    text = text.upper() if desk.chance(0.6) else text
    return f"{marks[0]}{text}{desk.rng.choice(['.', ''])}{marks[1]}"


def origin(desk: Desk) -> list[Block]:
    """Author, place and date, each or none, in either order."""
    words, found = desk.words, []
    if desk.chance(0.38):
        name = words.pick("by") if desk.chance(0.6) else words.name()
        name = name.upper() if desk.chance(0.2) else name
        name += f", {words.pick('posts')}" if desk.chance(0.2) else ""
        if desk.chance(0.12):
            found.append(Block("byline", words.pick("orgs"), "by"))
        found.insert(0, Block("byline", name + ("." if desk.era in OLD and desk.chance(0.4) else ""), "by"))
    if desk.chance(0.25):
        found.append(Block("dateline", dated(desk) + (words.pick("rubrics") if desk.chance(0.03) else ""), "by"))
    if desk.chance(0.3):
        found.reverse()
    return found


def run_in(desk: Desk, text: str) -> str:
    """Place and date at the begin of a paragraph, which they belong to."""
    place = desk.words.place()
    place = place.upper() if desk.chance(0.7) else place
    day = f", {desk.words.date()}" if desk.chance(0.5) else ""
    return f"{place}{day}{desk.rng.choice(['.—', '. — ', ' – ', ': ', '.-', ' (AP) — ', '. '])}{text}"


def cross_head(desk: Desk) -> Block:
    """A short title inside the column."""
    titles, kind = desk.titles, desk.rng.random()
    text = desk.words.pick("heads") if kind < 0.2 else titles.raw(2, 6) if kind < 0.7 else titles.raw(5, 14)
    if kind > 0.75:  # a sentence or two set as a title
        text = desk.prose.sentence(8, 26)
        text = text.rstrip(".") if desk.chance(0.4) else text
        return Block("head", text, "cross")
    if desk.chance(0.1):
        text = f"{desk.rng.randint(1, 9)}. {text}"
    return Block("head", titles.dress(text), "cross")


def article(desk: Desk, low: int = 2, high: int = 10) -> list[Block]:
    """An article from its titles to its last line."""
    rng, words = desk.rng, desk.words
    found = stack(desk)
    if desk.chance(0.13):
        found.append(Block("note", words.pick(rng.choice(["ednote", "ednote", "see"])), "aside"))
    if desk.chance(0.06):
        found.append(Block("caption", desk.titles.phrase(4, 13), "aside"))
    found += origin(desk)
    crossed = desk.chance(0.45)
    count = rng.randint(low, high)
    for at in range(count):
        text = desk.prose.paragraph()
        if at == 0 and desk.chance(0.22):
            text = run_in(desk, text)
        elif at == 0 and desk.chance(0.04):  # its begin is not on this page
            text = text.split(" ", 3)[-1]
        block = Block("p", text, "first" if at == 0 else "")
        found.append(block)
        if desk.chance(0.2 if desk.era == "magazine" else 0.05):
            add_notes(desk, block)
        if at < count - 1 and crossed and desk.chance(0.3):
            found.append(cross_head(desk))
        found += insets(desk)
        if desk.chance(0.08):
            found += bullets(desk)
        if desk.chance(0.03):
            found.append(Block("p", words.pick("calls"), "slogan"))
        if desk.chance(0.02):
            found += table(desk)
        if desk.chance(0.02):
            found += poem(desk, 1)
    return found + ending(desk)


def ending(desk: Desk) -> list[Block]:
    """Slogans, signatures, dates, notes, addresses."""
    rng, words, found = desk.rng, desk.words, []
    for _ in range(rng.choice([0, 0, 0, 0, 1, 1, 2, 4])):
        found.append(
            Block(
                "p", words.pick("calls") if desk.chance(0.6) else desk.titles.raw(5, 12).rstrip(".?!") + "!", "slogan"
            )
        )
    if desk.chance(0.33):
        for _ in range(rng.choice([1, 1, 1, 2])):
            text = words.pick("groups") if desk.chance(0.7) else f"({words.pick('groups')})"
            if desk.chance(0.35):
                text = words.organisation()
            if desk.chance(0.25):
                text = f"{words.pick('posts').capitalize()}{rng.choice([' ', ', ', '. '])}{words.pick('groups')}"
            if desk.chance(0.2):
                text += f"{rng.choice([' ', ' – ', ', '])}{words.pick('groups')} ({words.place()})"
            found.append(Block("signed", text, "signed"))
        if desk.chance(0.25):
            found.append(Block("signed", words.pick("posts"), "signed"))
        if desk.chance(0.2):
            found.append(Block("dateline", dated(desk), "end"))
    if desk.chance(0.16):
        found.append(Block("note", words.pick(rng.choice(["see", "cont", "ednote"])), "aside"))
    if desk.chance(0.07):
        found += [Block("contact", words.pick("contact"), "end") for _ in range(rng.choice([1, 2, 4]))]
    if desk.chance(0.05):
        found.append(Block("byline", words.pick("by"), "by"))
    return found


def letter(desk: Desk) -> list[Block]:
    """A letter to the editor, with the title the editor gave it or none."""
    rng, words, found = desk.rng, desk.words, []
    if desk.chance(0.75):
        found.append(desk.head(2, 8))
    if desk.chance(0.25):
        place = words.place()
        text = dated(desk) if desk.chance(0.6) else place.upper() if desk.chance(0.6) else place
        found.append(Block("dateline", text, "by"))
    run = desk.chance(0.3)
    salute = words.pick("salute")
    salute = salute.upper() if desk.chance(0.2) else salute
    if not run:
        found.append(Block("salute", salute, "salute"))
    for at in range(rng.randint(1, 4)):
        text = desk.prose.paragraph()
        found.append(Block("p", f"{salute} {text}" if run and at == 0 else text, "first" if at == 0 else ""))
    if desk.chance(0.75):
        close = words.pick("close")
        cut = close.find(" ", len(close) // 3)
        lines = (close[:cut], close[cut + 1 :]) if cut > 0 and desk.chance(0.25) else ()
        found.append(Block("closer", close, "closer", lines))
    for _ in range(rng.choice([1, 1, 1, 2, 6])):
        name = words.pick("groups") if desk.chance(0.6) else words.name()
        found.append(Block("signed", name.upper() if desk.chance(0.25) else name, "signed"))
    if desk.chance(0.3):
        found.append(Block("dateline", dated(desk) if desk.chance(0.7) else f"{words.place()}.", "end"))
    if desk.chance(0.15):
        found.append(Block("note", words.pick("ednote"), "aside"))
    return found


def letters(desk: Desk) -> list[Block]:
    """The page of letters."""
    found = [Block("head", desk.titles.dress(desk.words.pick("rubrics")), "title")]
    if desk.chance(0.3):
        found.append(Block("kicker", desk.titles.phrase(5, 14), "deck"))
    for _ in range(desk.rng.randint(2, 5)):
        found += letter(desk)
    return found


def briefs(desk: Desk) -> list[Block]:
    """Short news, one paragraph each: with a title, with its first words as title, or with none."""
    rng, words, found = desk.rng, desk.words, [desk.head(1, 4)]
    kind = rng.choice(["head", "run", "none", "star", "bracket"])
    for _ in range(rng.randint(3, 10)):
        text = desk.prose.news() if desk.chance(0.6) else desk.prose.paragraph()
        if kind == "head":
            found.append(Block("head", desk.titles.dress(desk.titles.nominal()), "cross"))
        elif kind == "run":
            first = rng.choice([words.place().upper(), desk.titles.nominal()])
            text = f"{first}{rng.choice(['.—', '. ', ': ', ' – '])}{text}"
        elif kind == "bracket":
            text = f"{rng.choice(['', '* ', '— '])}({desk.titles.nominal()}.) {text}"
        found.append(Block("p", f"* {text}" if kind == "star" and desk.chance(0.5) else text))
        if desk.chance(0.1):
            found.append(Block("signed", words.pick("groups"), "signed"))
    return found
