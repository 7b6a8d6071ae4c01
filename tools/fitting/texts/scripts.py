"""What plays are made of before they are set: who is who, prose for verse, short speeches, words of other languages."""

from __future__ import annotations

import re
from dataclasses import replace

from fitting.examples import Unit
from fitting.texts.draw import Draw
from fitting.texts.formulas import Formulas
from fitting.texts.signs import roman

_FIRST = re.compile(r"^.{3,60}?[.!?…](?= )")
_PERSONS = (
    "Dramatis personae",
    "Personen",
    "Personnages",
    "Personas",
    "Persone",
    "Persons",
    "Acteurs",
    "Figure",
    "Osoby",
)
_PARTS = (
    "a merchant", "servant to {}", "daughter of {}", "wife to {}", "son of {}", "an old man", "brother to {}", "king",
    "ein Bauer", "seine Frau", "Bruder des {}", "Diener", "Tochter des {}", "Wirtin", "im Dienste {}s", "alter Soldat",
    "fils de {}", "valet de {}", "sœur de {}", "marchand", "notaire", "amante de {}", "vieillard",
    "hija de {}", "criado", "padre de {}", "galán", "servo di {}", "padre", "figlia di {}", "vecchio", "mercante",
)  # fmt: skip
_CROWDS = (
    "Lords, servants, soldiers",
    "Bürger, Soldaten, Volk",
    "Valets, gardes",
    "Criados y gente",
    "Popolo",
    "Chorus",
)


def scripted(units: list[Unit], draw: Draw, words: Formulas, foreign: bool) -> list[Unit]:
    """A piece of a play as this text has it."""
    if draw.odds(0.35):
        units = prosed(units)
    if draw.odds(0.4):
        units = terse(units)
    if draw.odds(0.3):
        units = outside(units)
    if draw.odds(0.3):
        units = [*persons(units, draw, words), *units]
    return translated(units, draw, words) if foreign else units


def outside(units: list[Unit]) -> list[Unit]:
    """A direction that opens a speech as one that stands alone."""
    kept = []
    for unit in units:
        end = unit.stages[0][1] if len(unit.stages) == 1 and unit.stages[0][0] == 0 else 0
        if end and unit.role in {"p", "l"} and len(unit.text) - end > 20:
            kept.append(replace(unit, role="stage", text=unit.text[:end].strip(), stages=[]))
            kept.append(replace(unit, text=unit.text[end:].lstrip(), stages=[]))
        else:
            kept.append(unit)
    return kept


def prosed(units: list[Unit]) -> list[Unit]:
    """The verses of each speech run on as prose."""
    made: list[Unit] = []
    for unit in units:
        last = made[-1] if made else None
        if unit.role == "l" and unit.speech:
            if last is not None and last.role == "p" and last.speech == unit.speech:
                goes_on = last.text[-1:] not in ".!?"
                text = unit.text[:1].lower() + unit.text[1:] if goes_on and unit.text[:2] != "I " else unit.text
                shift = len(last.text) + 1
                stages = last.stages + [(a + shift, b + shift) for a, b in unit.stages]
                made[-1] = replace(last, text=f"{last.text} {text}", stages=stages)
            else:
                made.append(replace(unit, role="p", stanza=0))
        else:
            made.append(unit)
    return made


def terse(units: list[Unit]) -> list[Unit]:
    """A play of short answers: of each speech in prose its first sentence."""
    made = []
    for at, unit in enumerate(units):
        first = _FIRST.match(unit.text) if unit.role == "p" and unit.speech and at % 4 else None
        if first and not unit.stages:
            unit = replace(unit, text=first[0])
        made.append(unit)
    return made


def persons(units: list[Unit], draw: Draw, words: Formulas) -> list[Unit]:
    """Who is who, out of the names of the speeches: alone, with their parts, in groups."""
    names = sorted({u.text.strip(" .:,").title() for u in units if u.role == "speaker" and len(u.text) < 40})
    draw.rng.shuffle(names)
    names = (names + list(words.names))[: draw.between(5, 18)]
    made = [Unit("head", draw.of(*_PERSONS))] if draw.odds(0.85) else []
    described, comma = draw.of(0.0, 0.4, 0.9), draw.of(", ", ", ", " ", ". ", " (")
    groups = draw.odds(0.2)
    for number, name in enumerate(names):
        if groups and number and draw.odds(0.2):
            made.append(Unit("head", draw.of(*_CROWDS) if draw.odds(0.4) else draw.of(*words.towns)))
        text = name.upper() if draw.odds(0.05) else name
        if draw.odds(described):
            part = draw.of(*_PARTS).replace("{}", draw.of(*names))
            if draw.odds(0.25):
                part += ", " + draw.of(*_PARTS).replace("{}", draw.of(*words.names))
            text += comma + part + (")" if comma == " (" else "")
        made.append(Unit("item", text + draw.of("", "", ".")))
    if draw.odds(0.5):
        made.append(Unit("item", draw.of(*_CROWDS) + draw.of("", ".")))
    if draw.odds(0.4):
        made.append(Unit(draw.of("stage", "p"), draw.of(*words.stages).replace("{}", draw.of(*names))))
    if draw.odds(0.6):
        made.append(Unit("head", draw.of(*words.acts).replace("{}", "I")))
    return made


def translated(units: list[Unit], draw: Draw, words: Formulas) -> list[Unit]:
    """A play whose acts, scenes and short directions are in another language."""
    made, number = list[Unit](), 0
    for unit in units:
        if unit.role == "head" and len(unit.text) < 40:
            number += 1
            unit = replace(unit, text=draw.of(*words.acts).replace("{}", roman(number)))
        elif unit.role == "stage" and len(unit.text) < 50:
            unit = replace(unit, text=draw.of(*words.stages).replace("{}", draw.of(*words.names)), stages=[])
        made.append(unit)
    return made
