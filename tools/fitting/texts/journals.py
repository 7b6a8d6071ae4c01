"""Articles of journals out of prose, with the heads, lists, tables, quotations and talks that journals have."""

from __future__ import annotations

import re

from fitting.examples import Unit
from fitting.texts.draw import Draw
from fitting.texts.formulas import Formulas
from fitting.texts.letters import dated
from fitting.texts.signs import numbered, roman
from fitting.texts.works import SENTENCE, WORD, sentence, titled, topic


def lengthy(draw: Draw, words: Formulas, text: str) -> str:
    """A title as learned journals have them: a phrase that runs over lines."""
    run = text.strip('«»“”"„— ').split()
    begin = draw.between(0, max(0, len(run) - 8))
    phrase = " ".join(run[begin : begin + draw.between(4, 22)]).strip(' ,;:.!?—–»«“”"')
    title = draw.of(*words.titles).replace("{}", topic(draw, text)) + draw.of(" ", ", ", "; ", " — ") + phrase
    return title + draw.of(
        "", "", f"; {draw.of(*words.names)}", f" ({draw.of(*words.towns)}, {draw.between(1800, 1930)})"
    )


def articles(units: list[Unit], draw: Draw, words: Formulas, most: int) -> list[Unit]:
    """Articles of a journal out of prose: numbered heads, bylines, small heads, lists, tables, quotations, talks."""
    prose = [u.text for u in units if u.role == "p" and len(u.text) > 60]
    if not prose:
        return units
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
            made.append(Unit("kicker", below_title(draw, words, prose[at + 1])))
            if draw.odds(0.3):
                made.append(Unit("kicker", below_title(draw, words, prose[at + 2])))
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
    parts = SENTENCE.split(other)
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
    names = WORD.findall(text) or ["Summa"]
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
    rule = [Unit("row", draw.of("-", "—", "_", "=") * draw.between(12, 40))] if draw.odds(0.25) else []
    total = [cells(draw.of("Total", "Summa", "Zusammen", "Summe"), [figure() for _ in range(columns - 1)])]
    head = [*head, *rule] if draw.odds(0.5) else []
    return [*head, *rows, *(rule + total if draw.odds(0.3) else [])]
