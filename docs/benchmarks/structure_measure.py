"""Compares what a TEI file says of lines with the gold: roles, begins of blocks, paragraphs, what goes on, order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from structure_lines import Answer, Line

from fitting.gold import GoldText

GROUPS = {
    "head": "heading",
    "kicker": "heading",
    "p": "prose",
    "quote": "prose",
    "l": "prose",
    "item": "list",
    "toc": "list",
    "row": "list",
    "opener": "matter",
    "salute": "matter",
    "dateline": "matter",
    "closer": "matter",
    "signed": "matter",
    "postscript": "matter",
    "byline": "matter",
    "contact": "matter",
    "caption": "caption",
    "fw": "furniture",
    "note": "note",
}
_PARTS = ("speaker", "stage", "l")  # roles with a figure of their own
_MATTER = {role for role, group in GROUPS.items() if group in {"matter", "list"}}  # several may share a line
_NOT_READ_ON = {"fw", "note", "caption"}  # what an encoder may set where it belongs
_NEAR = 4  # lines between two lines of paragraphs that are compared


@dataclass
class Count:
    """True and false answers."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, *, gold: bool, found: bool) -> None:
        """Count one place."""
        self.right += gold and found
        self.wrong += found and not gold
        self.missed += gold and not found

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, none where there was nothing to be found."""
        there = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / there if there else None


@dataclass
class Score:
    """The figures of one or several texts."""

    characters: int = 0
    right: int = 0
    groups: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    parts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    starts: Count = field(default_factory=Count)
    paragraphs: Count = field(default_factory=Count)
    continued: Counter[bool] = field(default_factory=Counter)
    order: Counter[bool] = field(default_factory=Counter)
    genres: Counter[bool] = field(default_factory=Counter)
    not_converted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        self.characters += other.characters
        self.right += other.right
        pairs = [(self.starts, other.starts), (self.paragraphs, other.paragraphs)]
        pairs += [(self.groups[name], count) for name, count in other.groups.items()]
        pairs += [(self.parts[name], count) for name, count in other.parts.items()]
        for mine, its in pairs:
            mine.right, mine.wrong, mine.missed = (
                mine.right + its.right,
                mine.wrong + its.wrong,
                mine.missed + its.missed,
            )
        self.continued += other.continued
        self.order += other.order
        self.genres += other.genres
        self.not_converted += other.not_converted
        self.errors += other.errors

    def figures(self) -> dict[str, float | None]:
        """What is printed and what tests hold, by name."""
        found = [count.f1 for count in self.groups.values() if count.right + count.missed]
        groups = {f"{group} F1": self.groups[group].f1 for group in dict.fromkeys(GROUPS.values())}
        return {
            "accuracy": self.right / self.characters if self.characters else None,
            "macro F1": sum(each or 0.0 for each in found) / len(found) if found else None,
            **groups,
            **{f"{part} F1": self.parts[part].f1 for part in _PARTS},
            "starts F1": self.starts.f1,
            "paragraph breaks F1": self.paragraphs.f1,
            "continued": _share(self.continued),
            "order": _share(self.order),
            "genre": _share(self.genres),
            "converted": 1 - len(self.not_converted) / self.genres.total() if self.genres.total() else None,
        }


def _share(counted: Mapping[bool, int]) -> float | None:
    there = counted[True] + counted[False]
    return counted[True] / there if there else None


def compare(score: Score, gold: GoldText, answer: Answer) -> None:
    """Add a text to a score."""
    score.genres[answer.genre == gold.genre] += 1
    rows = list(_rows(gold, answer))
    for number, words, label, line in rows:
        _role_of_line(score, gold.name, number, words, label, line)
    _paragraphs(score, rows)
    _continued(score, rows)
    _order(score, gold, rows)


_Row = tuple[int, str, str, Line]


def _rows(gold: GoldText, answer: Answer) -> Iterator[_Row]:
    for number, words in enumerate(gold.text.split("\n"), 1):
        label, line = gold.labels.get(number), answer.lines.get(number)
        if label is None or (line is None and answer.lines and gold.suffix == ".md"):  # a mark that is an element now
            continue
        yield number, words, label, line or Line()


def _parts_of(label: str) -> tuple[bool, tuple[str, ...]]:
    begins, _, roles = label.rpartition("-") if label != "fw" else ("", "", "fw")
    return begins == "B", tuple(roles.split("+"))


def _role_of_line(score: Score, name: str, number: int, words: str, label: str, line: Line) -> None:
    begins, roles = _parts_of(label)
    # a direction in brackets, or behind a name, is right within a speech, which has no label for it
    allows_stage = bool({"p", "l", "speaker"} & set(roles)) and (
        re.search(r"[\[\](){}]", words) or line.roles["speaker"]
    )
    votes = line.roles.copy()
    if allows_stage and len(votes) > 1:
        del votes["stage"]
    if len(roles) > 1 and len(votes) > 1:
        del votes["speaker"]
    found = votes.most_common(1)[0][0] if votes else "none"
    kinds = {_kind(role) for role in roles} | ({"stage"} if allows_stage else set())
    score.characters += line.roles.total() or len("".join(words.split()))
    score.right += sum(many for role, many in line.roles.items() if _kind(role) in kinds)
    group, group_found = GROUPS.get(roles[-1]), GROUPS.get(found)
    for each in {group, group_found} - {None}:
        if each is not None:
            score.groups[each].add(gold=each == group, found=each == group_found)
    started = [role for role, _ in line.begins]
    score.parts["speaker"].add(gold=begins and roles[0] == "speaker", found="speaker" in started)
    score.parts["l"].add(gold=begins and roles[-1] == "l", found="l" in started)
    score.parts["stage"].add(gold=roles[0] == "stage", found=found == "stage")
    starts = any(at_begin for _, at_begin in line.begins)
    if label != "fw":
        score.starts.add(gold=begins, found=starts)
        inside = [role for role, at_begin in line.begins if not at_begin and role not in _MATTER]
        for _ in inside if len(roles) == 1 else ():
            score.starts.add(gold=False, found=True)
    if _kind(found) not in kinds or (label != "fw" and begins != starts):
        told = f"{'B' if starts else 'I'}-{found}"
        score.errors.append(f"{name} {number}: {label}, but {told}: {words.strip()[:60]}")


def _kind(role: str) -> str:
    return role if role in {"l", "speaker", "stage"} else GROUPS.get(role, "none")


def _paragraphs(score: Score, rows: list[_Row]) -> None:
    before: _Row | None = None
    for row in rows:
        number, _, label, line = row
        is_prose = label in {"B-p", "I-p"}
        if is_prose and before is not None and number - before[0] <= _NEAR:
            found = bool(line.blocks) and all(block is not line.blocks[0] for block in before[3].blocks[-1:])
            score.paragraphs.add(gold=label == "B-p", found=found)
        before = row if is_prose else None


def _continued(score: Score, rows: list[_Row]) -> None:
    """A paragraph that something cuts must be one element, or elements that name each other."""
    last: dict[str, tuple[int, Line]] = {}
    for at, (_, _, label, line) in enumerate(rows):
        begins, roles = _parts_of(label)
        before = last.get(roles[-1])
        if label != "fw" and not begins and before is not None and before[0] < at - 1 and len(roles) == 1:
            there = bool(before[1].blocks and line.blocks)
            joined = there and (before[1].blocks[-1] is line.blocks[0] or line.blocks[0].get("part") in {"M", "F"})
            score.continued[joined] += 1
        if label != "fw":
            last[roles[-1]] = (at, line)


def _order(score: Score, gold: GoldText, rows: list[_Row]) -> None:
    lines = {number: line for number, _, _, line in rows}
    aside = {number for number, _, label, _ in rows if _parts_of(label)[1][-1] in _NOT_READ_ON}
    for before, after in gold.order:
        end, begin = lines[before].place, lines[after].first
        between = [each for each in lines if each not in aside and end < lines[each].first < begin]
        score.order[0 <= end < begin and not between] += 1
    if not gold.order:
        read = [line.first for number, line in sorted(lines.items()) if number not in aside and line.first >= 0]
        score.order[bool(read) and read == sorted(read)] += 1
