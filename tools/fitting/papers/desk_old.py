"""Papers of about 1860 to 1920, and gazettes: dispatches, notices, markets, laws."""

from __future__ import annotations

from fitting.papers.desk import Block, Desk
from fitting.papers.desk_front import dated
from fitting.papers.desk_inset import add_notes, calendar, references, table


def adverts(desk: Desk) -> list[Block]:
    """Notices in short lines and capitals: a title, what is offered, whom to ask."""
    rng, words, found = desk.rng, desk.words, []
    if desk.chance(0.3):
        found.append(desk.head(1, 3))
    for _ in range(rng.randint(2, 7)):
        title, offer, ask = words.pick("ads"), words.pick("offers"), words.pick("apply")
        kind = rng.choice(["apart", "apart", "run", "centred"])
        if kind == "run":  # the title begins the paragraph
            found.append(Block("p", f"{title.upper()} {offer}. {rng.choice([ask, desk.prose.sentence()])}"))
            continue
        found.append(
            Block("head", title.upper() if desk.chance(0.7) else title, "title" if kind == "centred" else "cross")
        )
        if desk.chance(0.25):
            found.append(Block("kicker", words.pick("offers").capitalize(), "deck"))
        if kind == "centred":
            found.append(Block("p", f"{offer[0].upper()}{offer[1:]}.", "centred"))
        else:
            more = f" {desk.prose.sentence()}" if desk.chance(0.4) else ""
            found.append(Block("p", f"{offer[0].upper()}{offer[1:]}.{more}{f' {ask}' if desk.chance(0.4) else ''}"))
        if desk.chance(0.6):
            found.append(Block("contact", ask, "end"))
        if desk.chance(0.12):
            found.append(Block("signed", words.name().upper() if desk.chance(0.5) else words.name(), "signed"))
        if desk.chance(0.2):
            found.append(Block("contact", words.pick("contact"), "end"))
    return found


def dispatches(desk: Desk) -> list[Block]:
    """News from many places under one title; place and date on their own line or at the paragraph's begin."""
    rng, words = desk.rng, desk.words
    found = [Block("head", words.pick("rubrics").upper() + rng.choice([".", ".", ""]), "title")]
    own = desk.chance(0.4)
    for _ in range(rng.randint(2, 7)):
        if desk.chance(0.4):
            text = desk.titles.nominal() if desk.chance(0.5) else words.place()
            found.append(Block("head", f"{text.upper() if desk.chance(0.7) else text}.", "cross"))
        place = f"{words.place().upper() if desk.chance(0.6) else words.place()}, {words.date()}"
        if own and desk.chance(0.7):
            found.append(Block("dateline", f"{place}.", "by"))
            found.append(Block("p", desk.prose.paragraph(), "first"))
        else:
            found.append(Block("p", f"{place}{rng.choice(['.—', '. — ', '.-', ': ', '. '])}{desk.prose.paragraph()}"))
        if desk.chance(0.3):
            found.append(Block("p", desk.prose.paragraph()))
    return found


def market(desk: Desk) -> list[Block]:
    """Prices, ships, trains: a title, perhaps a sentence, rows."""
    found = [desk.head(1, 4, "title" if desk.chance(0.5) else "cross")]
    if desk.chance(0.3):
        text = desk.titles.raw(2, 6) if desk.chance(0.5) else dated(desk)
        found.append(Block("kicker", f"{text[0].lower()}{text[1:]}.", "deck"))
    for _ in range(desk.rng.choice([1, 1, 2])):
        if desk.chance(0.5):
            found.append(Block("p", desk.prose.sentence()))
        found += table(desk)
    return found


def notices(desk: Desk) -> list[Block]:
    """Births, marriages and deaths: a name in capitals begins each."""
    rng, words = desk.rng, desk.words
    found = [Block("head", words.pick("rubrics").upper() + rng.choice(["", "."]), "title")]
    for _ in range(rng.randint(3, 8)):
        found.append(
            Block("p", f"{words.surname().upper()}{rng.choice(['.—', ' – ', ', '])}{desk.prose.sentence(5, 25)}")
        )
    return found


def shorts(desk: Desk) -> list[Block]:
    """Ships, societies, books: a title, perhaps a sub-title, and short paragraphs, items or rows."""
    rng, words = desk.rng, desk.words
    found = [desk.head(1, 4, "title" if desk.chance(0.4) else "cross")]
    kind = rng.choice(["ships", "ships", "short", "short", "calendar", "books"])
    if kind == "calendar":
        return found + calendar(desk)
    if kind == "books":
        return found + references(desk)
    for _ in range(rng.choice([1, 1, 2, 3])):
        if desk.chance(0.3):
            found.append(Block("head", f"{desk.titles.dress(desk.titles.phrase(1, 2))}", "cross"))
        for _ in range(rng.randint(2, 6)):
            found.append(
                Block("p", words.pick("vessels") if kind == "ships" else f"{desk.titles.raw(2, 9).rstrip('.!?')}.")
            )
    return found


def imprint(desk: Desk) -> list[Block]:
    """Who printed the paper, below all."""
    return [Block("contact", desk.words.pick("imprint"), "end") for _ in range(desk.rng.choice([1, 1, 2]))]


def law(desk: Desk) -> list[Block]:
    """A law, order or notice of an office: title, what it says by articles, where given, who signed."""
    rng, words, found = desk.rng, desk.words, []
    if desk.chance(0.35):
        found.append(
            Block("kicker", rng.choice([f"No. {rng.randint(1, 999)}.", words.pick("rubrics"), dated(desk)]), "over")
        )
    title = words.pick("law")
    found.append(Block("head", title.upper() if desk.chance(0.5) else title, "title"))
    if desk.chance(0.5):
        found.append(Block("kicker", desk.titles.raw(6, 18) + rng.choice(["", "."]), "deck"))
    if desk.chance(0.4):
        found.append(Block("dateline", dated(desk), "by"))
    sign, kind = words.pick("clause"), rng.choice(["own", "own", "run", "number", "none"])
    named = desk.chance(0.3)
    noted = desk.chance(0.6)
    if desk.chance(0.5):
        found.append(Block("p", desk.prose.paragraph(), "first"))
    for at in range(1, rng.randint(3, 9)):
        text = " ".join(words.pick("rule") for _ in range(rng.choice([1, 1, 2])))
        text += f" {desk.prose.sentence()}" if desk.chance(0.5) else ""
        if kind == "own":
            name = f" {desk.titles.phrase(1, 4)}" if named else ""
            found.append(Block("head", f"{sign} {at}{rng.choice(['.', '.', ''])}{name}".strip(), "cross"))
        elif kind == "run":
            text = f"{sign} {at}{rng.choice(['. ', '.—', ' ', '.- '])}{text}"
        elif kind == "number":
            text = f"{rng.choice(['({})', '{}.', '{})']).format(at)} {text}"
        block = Block("p", text)
        found.append(block)
        if kind == "own" and desk.chance(0.3):
            found += [Block("p", f"({n}) {words.pick('rule')}") for n in range(2, rng.randint(3, 5))]
        if noted and desk.chance(0.35):
            add_notes(desk, block)
        if desk.chance(0.1):
            found += [
                Block("item", f"{'abcdef'[n]}) {desk.titles.phrase(3, 12)};", "item") for n in range(rng.randint(2, 5))
            ]
        if desk.chance(0.06):
            found += table(desk)
    return found + _given(desk)


def _given(desk: Desk) -> list[Block]:
    words, found = desk.words, []
    if desk.chance(0.6):
        text = words.pick("given")
        dated_line = any(c.isdigit() for c in text)
        found.append(Block("dateline" if dated_line else "closer", text, "end"))
    if desk.chance(0.7):
        for _ in range(desk.rng.choice([1, 1, 2])):
            name = f"{words.name()}{desk.rng.choice([', ' + words.pick('ranks'), '', '.'])}"
            found.append(Block("signed", name.upper() if desk.chance(0.3) else name, "signed"))
        if desk.chance(0.3):
            found.append(Block("signed", words.pick("ranks"), "signed"))
    return found
