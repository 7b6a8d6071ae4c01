"""What texts are made of before they are set: title pages, contents, poems out of verse."""

from __future__ import annotations

import re
from dataclasses import replace

from fitting.examples import Unit
from fitting.texts.draw import Draw
from fitting.texts.formulas import Formulas
from fitting.texts.letters import dated, spoken
from fitting.texts.signs import roman
from fitting.texts.verse import Verse

WORD = re.compile(r"[^\W\d_]{5,14}")
SENTENCE = re.compile(r"(?<=[.!?;])[»“”\"]? (?=[\W]*[^\W\d_a-zß-öø-ÿ])")


def topic(draw: Draw, text: str) -> str:
    """A word that a title may be about."""
    found = WORD.findall(text)
    nouns = [w for w in found[1:] if w[0].isupper()] or found
    return draw.of(*nouns) if nouns else "Anno"


def titled(draw: Draw, words: Formulas, text: str) -> str:
    """A title made of a word of the text."""
    word = topic(draw, text)
    word = word if draw.odds(0.7) else word.lower()
    title = draw.of(*words.titles).replace("{}", word)
    if draw.odds(0.2):
        title += draw.of(", ", ". ", ": ", " — ") + draw.of(*words.titles).replace("{}", topic(draw, text))
    return title.upper() if draw.odds(0.15) else title


def division(draw: Draw, words: Formulas, number: int) -> str:
    """The words above a chapter."""
    sign = draw.of(roman(number), roman(number), str(number))
    return draw.of(*words.divisions).replace("{}", sign)


def title_page(draw: Draw, words: Formulas, running: str) -> list[Unit]:
    """Title, what kind of book, author, place and year."""
    units = [Unit("head", running.upper() if draw.odds(0.5) else running)]
    if draw.odds(0.3):
        units.append(Unit("kicker", titled(draw, words, running)))
    if draw.odds(0.8):
        name = draw.of(*words.names)
        units.append(Unit("byline", draw.of("", "", "By ", "Von ", "par ")[: 4 if name else 0] + name))
    if draw.odds(0.7):
        year = draw.between(1780, 1950)
        units.append(
            Unit("contact", f"{draw.of(*words.towns)}{draw.of(', ', ' ', ': ')}{draw.of(*words.names)}, {year}")
        )
    return units


def contents(draw: Draw, words: Formulas, heads: list[str]) -> list[Unit]:
    """The table of contents of a book with such heads."""
    page, units = draw.between(1, 9), [Unit("head", draw.of(*words.contents))]
    roman_too = draw.odds(0.3)
    for number, text in enumerate(heads[:14], 1):
        page += draw.between(2, 30)
        lead = f"{roman(number)}. " if roman_too else ""
        units.append(Unit("toc", f"{lead}{text.rstrip('.')}\t{page}"))
    return units


def novel(units: list[Unit], draw: Draw, words: Formulas, running: str, foreign: bool) -> list[Unit]:
    """A piece of a novel with a title page, contents, heads, a motto, a letter in it, where novels have them."""
    made: list[Unit] = []
    if draw.odds(0.2):
        made += title_page(draw, words, running)
    heads = [u.text for u in units if u.role == "head" and 2 < len(u.text) < 60]
    if draw.odds(0.15):
        own = heads if len(heads) > 3 else [titled(draw, words, u.text) for u in units if len(u.text) > 60][:10]
        made += contents(draw, words, own)
    number, since, every = draw.between(1, 9), 0, draw.of(0, 0, 1800, 3000)
    arguments, breaks = draw.odds(0.15), draw.of("", "", "* * *", "***", "—————", "⁂", "§")
    for at, unit in enumerate(units):
        since += len(unit.text)
        headed = bool(made) and made[-1].role == "head"
        if unit.role == "head":
            text = division(draw, words, number) if foreign else unit.text
            made.append(replace(unit, text=text))
            number, since = number + 1, 0
            continue
        if every and since > every and unit.role == "p" and not headed:
            made.append(Unit("head", division(draw, words, number)))
            if draw.odds(0.5):
                made.append(Unit("head" if draw.odds(0.5) else "kicker", titled(draw, words, unit.text)))
            number, since, headed = number + 1, 0, True
        if headed and arguments and len(unit.text) > 80:
            made.append(Unit("kicker", argument(draw, words, unit.text)))
        if headed and draw.odds(0.05):
            made.append(Unit("quote", sentence(draw, units[-at % len(units)].text, 120)))
        if breaks and unit.role == "p" and not headed and draw.odds(0.02):
            made.append(Unit("p", breaks))
        if unit.role == "p" and len(unit.text) > 150 and draw.odds(0.02):
            made += inner_letter(draw, words, unit)
        elif unit.role == "p" and 150 < len(unit.text) < 700 and not headed and draw.odds(0.02):
            made.append(replace(unit, role="quote"))
        else:
            made.append(unit)
    return made


def inner_letter(draw: Draw, words: Formulas, unit: Unit) -> list[Unit]:
    """A letter that somebody in a novel reads out."""
    units = [Unit("salute", spoken(draw, words.salutes, words)), replace(unit, text=unit.text.strip('«»“”"„'))]
    if draw.odds(0.4):
        units.insert(0, Unit("dateline", dated(draw, words)))
    if draw.odds(0.5):
        units.append(Unit("closer", spoken(draw, words.closers, words)))
    return [*units, Unit("signed", draw.of(*words.names))]


def argument(draw: Draw, words: Formulas, text: str) -> str:
    """What a chapter is about: titles parted by dashes."""
    parts = [draw.of(*words.titles).replace("{}", topic(draw, text)) for _ in range(draw.between(2, 6))]
    return draw.of(" — ", "—", ". ", "; ").join(parts) + "."


def sentence(draw: Draw, text: str, most: int) -> str:
    """A sentence or two of a text."""
    parts = SENTENCE.split(text)
    begin = draw.between(0, len(parts) - 1)
    return (" ".join(parts[begin : begin + 2])[:most].rsplit(" ", 1)[0] or parts[begin]).strip()


# ------------------------------------------------------------------------------------------------------------- verse


def poems(units: list[Unit], draw: Draw, words: Formulas, convention: Verse, most: int) -> list[Unit]:
    """Poems out of verses or out of the phrases of prose: stanzas, titles, numbers, mottoes, half-titles."""
    lines = [u.text for u in units if u.role == "l" and len(u.text) > 8]
    if not lines:
        lines = phrases(draw, [u.text for u in units if u.role == "p"])
    title_kind = draw.of("title", "title", "title", "number", "both", "first", "stars", "none")
    regular, stanza = draw.of(0, 3, 4, 4, 6, 8, 14), draw.between(1, 10**6)
    made = title_page(draw, words, titled(draw, words, lines[0])) if draw.odds(0.12) else []
    at = number = 0
    while at < len(lines) and sum(len(u.text) for u in made) < most:
        number += 1
        length = draw.between(6, 60)
        made += poem_head(draw, words, title_kind, number, lines[at])
        if draw.odds(0.08):
            made.append(Unit("quote", sentence(draw, lines[at - 1], 80)))
        if draw.odds(0.06):
            made.append(Unit("kicker", draw.of("für ", "to ", "à ", "A ", "For ") + draw.of(*words.names)))
        end = min(len(lines), at + length)
        place = 0
        while at < end:
            stanza += 1
            size = regular or draw.between(2, 9)
            place += 1
            if convention.stanza == "number" and length > 12:
                made.append(Unit("head", f"{place}{draw.of('.', '')}" if number % 2 else roman(place)))
            made += [Unit("l", text, stanza=stanza) for text in lines[at : min(end, at + size)]]
            at += size
        if draw.odds(0.08):
            made.append(Unit("dateline", dated(draw, words)))
        elif draw.odds(0.06):
            made.append(Unit("signed", draw.of(*words.names)))
    return made


def poem_head(draw: Draw, words: Formulas, kind: str, number: int, first: str) -> list[Unit]:
    """The head of a poem: title, number, its first words, stars."""
    title = titled(draw, words, first)
    if kind == "first":
        title = " ".join(first.split()[: draw.between(2, 5)]).rstrip(",;.") + draw.of("", " …", "...")
    if kind == "none":
        return []
    if kind == "both" and draw.odds(0.5):
        return [Unit("head", roman(number)), Unit("head", title)]
    return [Unit("head", {"number": roman(number), "both": f"{number}. {title}", "stars": "* * *"}.get(kind, title))]


def phrases(draw: Draw, prose: list[str]) -> list[str]:
    """Prose broken into lines as free verse is: at marks, or after so many words; capitals or none."""
    size, upper = draw.between(3, 9), draw.odds(0.6)
    lines: list[str] = []
    for text in prose[:60]:
        words = text.split()
        while words:
            take = max(1, size + draw.between(-2, 2))
            for at, word in enumerate(words[:take]):
                if at > 1 and word[-1:] in ",;:.!?":
                    take = at + 1
                    break
            line = " ".join(words[:take]).strip("—– ")
            words = words[take:]
            if line:
                lines.append(line[:1].upper() + line[1:] if upper else line)
    return lines
