"""The front of a made paper: its name, number, date and price, and what is in it."""

from __future__ import annotations

from fitting.papers.desk import Block, Desk


def masthead(desk: Desk) -> list[Block]:
    """Name, motto, publisher's lines and date, in an order that is drawn."""
    rng, words = desk.rng, desk.words
    name = words.pick("papers")
    name = name.upper() if desk.chance(0.55 if desk.era in {"1860", "1920", "gazette"} else 0.3) else name
    if desk.era in {"1860", "1920"} and desk.chance(0.3):
        name += "."
    title = [Block("head", name, "masthead")]
    if desk.chance(0.45):
        title.append(Block("kicker", desk.cased(words.pick("mottos")), "deck"))
    rows = [Block("contact", words.pick("contact"), "front") for _ in range(rng.choice([0, 1, 1, 2, 3, 4, 6, 8]))]
    date = Block("dateline", dated(desk), "front")
    if rows and desk.chance(
        0.25 if desk.era == "modern" else 0.45
    ):  # number, date and price in one line: it is the publisher's
        pieces = [words.pick("contact"), dated(desk), *([words.pick("contact")] if desk.chance(0.6) else [])]
        gap = rng.choice(["  ", " — ", " | ", "      ", " • ", ", "])
        rows.insert(rng.randint(0, len(rows)), Block("contact", gap.join(pieces), "front"))
    elif desk.chance(0.9):
        rows.insert(rng.randint(0, len(rows)), date)
    if rows and desk.chance(0.15):
        rows.insert(rng.randint(0, len(rows)), Block("contact", words.pick("groups"), "front"))
    if desk.era == "modern" and desk.chance(0.4):
        for _ in range(rng.choice([1, 1, 2])):
            rows.insert(rng.randint(0, len(rows)), Block("contact", words.organisation(), "front"))
    cut = rng.choice([0, 0, 0, 1, len(rows)])
    found = rows[:cut] + title + rows[cut:]
    if desk.chance(0.35):
        found += index(desk)
    if desk.era == "modern" and desk.chance(0.5):
        found += cover(desk)
    return found


def dated(desk: Desk) -> str:
    """A date as a paper prints it."""
    text = desk.words.date()
    if desk.chance(0.3):
        text = f"{desk.words.place()}, {text}"
    elif desk.era in {"1860", "1920"} and desk.chance(0.2):
        text = f"{desk.words.place()}, {desk.rng.choice(desk.words.all('days')).capitalize()}"
    if desk.era in {"1860", "1920"} and desk.chance(0.6):
        text = text.upper() if desk.chance(0.6) else text
        text += "." if desk.chance(0.6) else ""
    return text


def cover(desk: Desk) -> list[Block]:
    """What the first page shouts: titles without texts, with pages to turn to."""
    rng, words, titles, found = desk.rng, desk.words, desk.titles, []
    for _ in range(rng.randint(1, 4)):
        if desk.chance(0.6):
            found.append(Block("kicker", desk.cased(titles.raw(6, 15) if desk.chance(0.6) else words.place()), "deck"))
        found.append(desk.head(2, 12))
        if desk.chance(0.2):
            found.append(Block("head", words.pick("calls").upper(), "title"))
        if desk.chance(0.4):
            found.append(Block("kicker", titles.raw(6, 16), "deck"))
        if desk.chance(0.4):
            found.append(Block("note", words.pick("see"), "aside"))
        if desk.chance(0.4):
            found.append(Block("caption", titles.phrase(5, 14), "aside"))
    return found


def index(desk: Desk) -> list[Block]:
    """Contents: groups in bold or capitals, leaders, pages behind or before, entries that wrap."""
    rng, words, titles = desk.rng, desk.words, desk.titles
    found = [Block("head", desk.cased(words.pick("index")), "title")]
    leader = rng.choice(["dots", "dots", "spaced", "blank", "tab", "comma", "p.", "first", "glued", "bracket", "round"])
    groups, bold = desk.chance(0.6), desk.chance(0.5)
    page = rng.randint(1, 4)
    for _ in range(rng.randint(4, 16)):
        page += rng.choice([0, 1, 1, 2, 5])
        if desk.chance(0.12):  # the entry begins with what it is about
            topic = words.place() if desk.chance(0.5) else words.pick("months").capitalize()
            text = f"{topic}: {titles.raw(4, 12)}."
            found.append(Block("toc", text, "topic"))
        if groups and desk.chance(0.3):
            group = words.pick("rubrics") if desk.chance(0.6) else words.place()
            group += rng.choice(["", "", ":", f" and {words.place()}" if words.language == "en" else ""])
            found.append(Block("toc", group.upper() if desk.chance(0.3) else group, "group" if bold else "toc"))
        text = titles.raw(3, 16).rstrip(".")
        if desk.chance(0.2):
            found.append(Block("toc", titles.raw(3, 12) + rng.choice(["", "."]), "toc"))
        if desk.chance(0.2):
            text += f", {words.name()}" if desk.chance(0.5) else f" ({words.name()})"
        found.append(Block("toc", _paged(desk, text, page, leader), "toc" if desk.chance(0.85) else "topic"))
    if desk.chance(0.3):
        found += [Block("contact", words.pick("contact"), "front") for _ in range(rng.randint(1, 3))]
    return found


def _paged(desk: Desk, text: str, page: int, leader: str) -> str:
    dots = desk.rng.randint(3, 24)
    return {
        "dots": f"{text} {'.' * dots}{' ' if dots % 2 else ''}{page}",
        "spaced": f"{text} {'. ' * (dots // 2)}{page}",
        "blank": f"{text} {page}",
        "tab": f"{text}    {page}",
        "comma": f"{text}, {page}",
        "p.": f"{text} p. {page}",
        "first": f"{page} {text}",
        "glued": f"{text} .....{page}",
        "bracket": f"{text} [{page}]",
        "round": f"{text} (page {page}).",
    }[leader]
