"""A children's magazine: stories by instalments, riddles and answers, verse, letters, games."""

from __future__ import annotations

from fitting.papers.desk import Block, Desk
from fitting.papers.desk_article import letter
from fitting.papers.desk_inset import caption, poem


def _title(desk: Desk) -> Block:
    return Block("head", desk.titles.dress(desk.words.pick("childheads")), "title")


def story(desk: Desk) -> list[Block]:
    """A story in short paragraphs with speech, cut by pictures; perhaps an instalment."""
    rng, words = desk.rng, desk.words
    found = [desk.head(2, 7) if desk.chance(0.7) else _title(desk)]
    if desk.chance(0.35):
        found.append(Block("kicker", desk.titles.raw(3, 9), "deck"))
    if desk.chance(0.5):
        found.append(Block("byline", words.pick("by"), "by"))
    if desk.chance(0.2):
        found.append(Block("note", words.pick("cont"), "aside"))
    for part in range(rng.choice([1, 1, 1, 2, 3])):
        if part:
            found.append(Block("head", rng.choice([f"{part + 1}.", "II.", desk.titles.raw(2, 6), "* * *"]), "cross"))
            if found[-1].text == "* * *":
                found.pop()
        for at in range(rng.randint(4, 11)):
            text = desk.prose.paragraph()
            found.append(Block("p", text, "first" if at == 0 and not part else ""))
            if desk.chance(0.12):
                found.append(Block("caption", caption(desk), "float"))
            if desk.chance(0.04):
                found += poem(desk, 1)
    if desk.chance(0.35):
        found.append(Block("note", words.pick("cont"), "aside"))
    elif desk.chance(0.2):
        found.append(Block("closer", words.pick("end"), "closer"))
    return found


def riddles(desk: Desk) -> list[Block]:
    """Numbered questions, then the answers: a line each, or all in one paragraph."""
    rng, words = desk.rng, desk.words
    count, sign = rng.randint(3, 8), rng.choice(["{}. ", "{}) ", "({}) ", "No. {}. "])
    found = [_title(desk)]
    if desk.chance(0.4):
        found.append(Block("p", desk.prose.sentence(6, 22), "first"))
    found += [Block("item", sign.format(n + 1) + words.pick("riddles"), "item") for n in range(count)]
    if desk.chance(0.7):
        found.append(Block("head", desk.titles.dress(words.pick("childheads")), rng.choice(["title", "cross"])))
        if desk.chance(0.3):
            found.append(Block("p", " ".join(sign.format(n + 1) + words.pick("answers") for n in range(count))))
        else:
            found += [Block("item", sign.format(n + 1) + words.pick("answers"), "item") for n in range(count)]
    return found


def verses(desk: Desk) -> list[Block]:
    """A poem with its title and its poet."""
    found = [desk.head(2, 5)]
    if desk.chance(0.3):
        found.append(Block("byline", desk.words.pick("by"), "by"))
    found += poem(desk)
    if desk.chance(0.4):
        found.append(Block("signed", desk.words.name(), "signed"))
    return found


def games(desk: Desk) -> list[Block]:
    """Something to make: what one needs, step by step."""
    rng, words = desk.rng, desk.words
    found = [_title(desk), Block("p", desk.prose.paragraph(), "first")]
    sign = rng.choice(["{}. ", "• ", "- ", ""])
    for at in range(rng.randint(2, 6)):
        role = "item" if sign else "p"
        found.append(Block(role, sign.format(at + 1) + words.pick("games"), role if sign else ""))
    if desk.chance(0.5):
        found.append(Block("caption", caption(desk), "float"))
    return found


def box(desk: Desk) -> list[Block]:
    """The letter box: children write, the editor answers."""
    found = [_title(desk)]
    if desk.chance(0.6):
        found.append(Block("p", desk.prose.sentence(8, 30), "first"))
    for _ in range(desk.rng.randint(1, 4)):
        found += letter(desk)
        if desk.chance(0.3):
            found.append(Block("note", f"[{desk.prose.sentence(4, 20)}]", "aside"))
    return found


def child(desk: Desk) -> list[Block]:
    """One department of the magazine."""
    made = desk.rng.choices([story, riddles, verses, games, box], [5, 2, 2, 1, 2])[0]
    return made(desk)
