"""What texts are made of before they are set: title pages, contents, poems out of verse, articles out of prose."""

from __future__ import annotations

import re
from dataclasses import replace

from fitting.draw import Draw
from fitting.examples import Unit
from fitting.formulas import Formulas
from fitting.letters import dated, spoken
from fitting.press import numbered, roman
from fitting.verse import Verse

_WORD = re.compile(r"[^\W\d_]{5,14}")
_SENTENCE = re.compile(r"(?<=[.!?;])[»“”\"]? (?=[\W]*[^\W\d_a-zß-öø-ÿ])")


def topic(draw: Draw, text: str) -> str:
    """A word that a title may be about."""
    found = _WORD.findall(text)
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


def lengthy(draw: Draw, words: Formulas, text: str) -> str:
    """A title as learned journals have them: a phrase that runs over lines."""
    run = text.strip('«»“”"„— ').split()
    begin = draw.between(0, max(0, len(run) - 8))
    phrase = " ".join(run[begin : begin + draw.between(4, 22)]).strip(' ,;:.!?—–»«“”"')
    title = draw.of(*words.titles).replace("{}", topic(draw, text)) + draw.of(" ", ", ", "; ", " — ") + phrase
    return title + draw.of(
        "", "", f"; {draw.of(*words.names)}", f" ({draw.of(*words.towns)}, {draw.between(1800, 1930)})"
    )


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
    parts = _SENTENCE.split(text)
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


# --------------------------------------------------------------------------------------------------------- periodicals


def articles(units: list[Unit], draw: Draw, words: Formulas, most: int) -> list[Unit]:
    """Articles of a journal out of prose: numbered heads, bylines, small heads, lists, tables, quotations, talks."""
    prose = [u.text for u in units if u.role == "p" and len(u.text) > 60]
    kind = draw.of("number", "number", "plain", "section", "mixed")
    longer = draw.of(0, 0.5, 0.9)
    figures = draw.odds(0.2)
    talk, made, number, at = draw.odds(0.2), list[Unit](), draw.between(1, 80), 0
    signing, listing = draw.of("below", "above", "none"), draw.odds(0.6)
    sign = draw.of("1)", "1.", "(1)", "a)", "—", "•", "§", "I.", "", "1°", "-")
    if draw.odds(0.3):
        made.append(
            Unit("head", f"{titled(draw, words, prose[0])}, {draw.between(1, 12)}. {draw.of('Heft', 'Band', 'No.')}")
        )
    while at < len(prose) - 3 and sum(len(u.text) for u in made) < most:
        title = (lengthy if draw.odds(longer) else titled)(draw, words, prose[at]) + draw.of("", ".", ".")
        lead = numbered(draw.of("1.", "1", "I.", "1)") if kind == "mixed" else "1." if draw.odds(0.5) else "I.", number)
        made += journal_head(draw, words, kind, title, lead)
        if draw.odds(0.12):
            made.append(
                Unit("kicker", draw.of("(", "") + sentence(draw, prose[at + 1], 70).rstrip(".,;") + draw.of(".", ".)"))
            )
        if signing == "above":
            made.append(Unit("byline", byline(draw, words)))
        end = min(len(prose), at + draw.between(2, 9))
        section = 0
        while at < end:
            text = prose[at]
            if draw.odds(0.12):
                section += 1
                small = numbered(draw.of("§", "1.", "a)", "I."), section)
                made.append(Unit("head", f"{small} {titled(draw, words, text)}" if draw.odds(0.6) else small))
            if figures and draw.odds(0.3):
                text = f"{draw.of('Fig.', 'Figur', 'Taf.')} {draw.between(1, 60)} {text[:1].lower()}{text[1:]}"
            made += exchange(draw, words, text, prose[at - 1]) if talk else [Unit("p", text)]
            if listing and draw.odds(0.12) and at + 3 < len(prose):
                made += itemised(draw, prose[at + 1], sign)
            if draw.odds(0.08):
                made.append(Unit("quote", sentence(draw, prose[at - 1], 500)))
            if draw.odds(0.05):
                made += table(draw, words, text)
            at += 1
        if signing == "below" and draw.odds(0.8):
            made.append(Unit("signed", byline(draw, words).removeprefix("By ").removeprefix("Von ")))
        elif draw.odds(0.1):
            made.append(Unit("dateline", dated(draw, words)))
        number += 1
    return made


def journal_head(draw: Draw, words: Formulas, kind: str, title: str, lead: str) -> list[Unit]:
    """A head with its number before it, above it, or none."""
    if kind == "plain":
        return [Unit("head", title)]
    if kind == "section" and draw.odds(0.3):
        return [Unit("head", draw.of(*words.titles).replace("{}", "").strip().title() or title), Unit("head", title)]
    if draw.odds(0.25):
        return [Unit("head", lead), Unit("head", title)]
    return [Unit("head", f"{lead} {title}")]


def below_title(draw: Draw, words: Formulas, text: str) -> str:
    """What completes a title: where it was taken from, the plates, a subtitle."""
    below = sentence(draw, text, 70).rstrip(".,;")
    source = titled(draw, words, text)
    month, year = draw.of(*words.months), draw.between(1790, 1930)
    return draw.of(
        f"({below}.)",
        f"{below}.",
        below,
        f"Aus dem {source}, {month} {year}, S. {draw.between(2, 600)}.",
        f"From the {source}, {month} {year}, p. {draw.between(2, 600)}.",
        f"Mit Abbildungen auf Tab. {roman(draw.between(1, 9))}.",
        f"With a plate ({roman(draw.between(1, 20))}).",
        f"{source}, t. {roman(draw.between(1, 30))}, {year}",
    )


def byline(draw: Draw, words: Formulas) -> str:
    """Who wrote an article."""
    name = draw.of(*words.names)
    initials = f"{name[0]}. {name[-1].upper()}."
    placed = f"Von {name} in {draw.of(*words.towns)}."
    return draw.of(name, name, f"By {name}", f"Von {name}", f"par {name}", initials, f"({name})", placed)


def exchange(draw: Draw, words: Formulas, text: str, other: str) -> list[Unit]:
    """Question and answer of an interview."""
    parts = _SENTENCE.split(other)
    question = draw.of(*parts).strip('«»“”"„ ')[:150].rstrip(".,;! ") + "?"
    dash = draw.of("— ", "– ", "", "", "»", "“", "Q. ")
    answer = {"Q. ": "A. ", "»": "»", "“": "“"}.get(dash, dash if draw.odds(0.5) else "")
    close = {"»": "«", "“": "”"}.get(dash, "")
    return [Unit("p", dash + question + close), Unit("p", answer + text + close)]


def itemised(draw: Draw, text: str, sign: str) -> list[Unit]:
    """Sentences or phrases as a list."""
    parts = [x.strip() for x in re.split(r"[.;,] ", text) if len(x.split()) > 1][: draw.between(2, 8)]
    end = draw.of("", ";", ".", ",")
    if len(parts) < 2:
        return []
    return [Unit("item", f"{numbered(sign, k)} {x.rstrip('.;,')}{end}".strip()) for k, x in enumerate(parts, 1)]


def table(draw: Draw, words: Formulas, text: str) -> list[Unit]:
    """Rows of a few columns: words and figures; a row's cells are parted by tabs."""
    columns, lines = draw.between(2, 5), draw.between(3, 9)
    names = _WORD.findall(text) or ["Summa"]
    digits = draw.of(10, 100, 1000, 10000)

    def cells(first: str, others: list[str]) -> Unit:
        return Unit("row", "\t".join([first, *others]))

    def figure() -> str:
        whole, part = draw.between(0, 99), draw.between(0, 99)
        return draw.of(str(draw.between(0, digits)), f"{whole},{part % 10}", f"{whole}.{part:02}", "—", "½")

    head = [cells(draw.of(*words.months).title(), [draw.of(*names) for _ in range(columns - 1)])]
    rows = [
        cells(draw.of(draw.of(*names), str(draw.between(1790, 1930))), [figure() for _ in range(columns - 1)])
        for _ in range(lines)
    ]
    return [*(head if draw.odds(0.5) else []), *rows]
