"""What each line of a text is: first what stands on every page, then the roles of what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from fascicle.model.source import Line
from fascicle.structure.lines.chain import Chain, load
from fascicle.structure.lines.facts import LineTable
from fascicle.structure.lines.meaning import told
from fascicle.structure.lines.seen import Seen, seen_lines, without
from fascicle.structure.lines.spoken import settle_spoken

FURNITURE, TEXT = "fw", "text"  # the labels of the first step
# Of a running head: what is taken for one is read no more, so a doubtful one stays in the text. Less is enough of a
# line that has a figure besides the words of another.
_FURNITURE, _NUMBERED = 0.7, 0.05
_TOLD, _WEIGHED = 3, 8  # how many roles, and how many facts, are told as the reason


@dataclass(frozen=True)
class Label:
    """What a line is: its role, whether a block begins with it, and how probable that is."""

    role: str
    begins: bool
    probability: float

    @property
    def written(self) -> str:
        """As the weights call it: `B-p`."""
        return FURNITURE if self.role == FURNITURE else f"{'B' if self.begins else 'I'}-{self.role}"


def label(lines: Sequence[Line], known: Iterable[int] = ()) -> dict[int, Label]:
    """The label of every line that has text, by its number; those ``known`` by theirs are furniture for sure."""
    found = {number: Label(FURNITURE, True, 1.0) for number in known}
    table = LineTable(seen_lines(lines))
    for number, probability in _furniture(table).items():
        found.setdefault(number, Label(FURNITURE, True, probability))
    for seen, (name, probability) in _decode(load("roles"), _without(table, found)):
        furniture = name == FURNITURE  # what the first step has passed over
        found[seen.line.number] = Label(name if furniture else name[2:], furniture or name[0] == "B", probability)
    if all(each.role == FURNITURE for each in found.values()):  # then it is what the text is
        return {number: Label("p", True, 1 - each.probability) for number, each in found.items()}
    return found


def _furniture(table: LineTable) -> dict[int, float]:
    """The probability of every line that stands on many pages, by its number."""
    likely = {
        seen: probability if name == FURNITURE else 1 - probability
        for seen, (name, probability) in _decode(load("furniture"), table)
    }
    found = {seen: probability for seen, probability in likely.items() if probability >= _FURNITURE}
    said = {seen.key for seen in found if seen.key}
    for seen, probability in likely.items():
        if seen.digits and seen.key in said and probability >= _NUMBERED:
            found.setdefault(seen, _FURNITURE)
    return {seen.line.number: probability for seen, probability in found.items()}


def _without(table: LineTable, gone: Collection[int]) -> LineTable:
    return LineTable(list(without(table.lines, gone))) if gone else table


def _decode(chain: Chain, table: LineTable) -> list[tuple[Seen, tuple[str, float]]]:
    if not table.lines:
        return []
    scores = list(chain.scores(table.columns(chain.vocabulary)))
    odds = list(chain.probabilities(scores))
    names = [chain.labels[at] for at in chain.best(scores)]
    decoded = []
    for seen, alone, name, each in zip(table.lines, names, settle_spoken(names, chain.labels, odds), odds, strict=True):
        probability = sum(each[at] for at in chain.alike[alone[2:]])
        if name != alone:  # verse because the speeches about it are: that it is verse or prose
            probability += sum(each[at] for at in chain.alike[name[2:]])
        decoded.append((seen, (name, probability)))
    return decoded


@dataclass(frozen=True)
class Reason:
    """Why a line has its label: the likeliest roles, and what speaks for its own (above 0) or against it."""

    likeliest: tuple[tuple[str, float], ...]
    weighed: tuple[tuple[float, str], ...]


def reason(lines: Sequence[Line], number: int) -> Reason | None:
    """Why a line is labelled as it is; None where it has no text."""
    chain, table = load("furniture"), LineTable(seen_lines(lines))
    gone = _furniture(table)
    if number not in gone:
        chain, table = load("roles"), _without(table, gone)
    at = next((at for at, each in enumerate(table.lines) if each.line.number == number), None)
    if at is None:
        return None
    columns = table.columns(chain.vocabulary)
    scores = list(chain.scores(columns))
    name = chain.labels[chain.best(scores)[at]]
    odds: Counter[str] = Counter()
    for each, odd in zip(chain.labels, list(chain.probabilities(scores))[at], strict=True):
        odds[each if each in (FURNITURE, TEXT) else each[2:]] += odd  # type: ignore[assignment]
    weighed = tuple((weight, told(fact, value)) for weight, fact, value in chain.weighed(columns, at, name))
    return Reason(tuple(odds.most_common(_TOLD)), weighed[:_WEIGHED])
