"""Makes pages of a made paper's one column: columns' ends, notes at the foot, running heads, page breaks."""

from __future__ import annotations

import random

from fitting.papers.paper import Row, Style

HEADING = {"head", "kicker"}
KEPT = HEADING | {"byline"}  # no page ends below a title
AHEAD = 60  # rows in which something is looked for that stands at the page's edge


class Pages:
    """Cuts rows into columns and pages."""

    def __init__(self, rng: random.Random, style: Style, title: str, date: str) -> None:
        self.rng, self.style, self.title, self.date = rng, style, title, date
        self.number = rng.choice([1, 1, 1, rng.randint(2, 400)])
        self.dress = rng.choice(["{}", "{}", "{}", "- {} -", "[{}]", "— {} —", "{}.", "Page {}", "({})"])
        self.gap = " " * rng.choice([1, 1, 2, 4, 12, 30])
        self.form = rng.choice(
            [
                "number title",
                "title number",
                "sides",
                "title",
                "number title date",
                "date title number",
                "two",
                "three",
                "bracket",
                "year",
                "caps",
            ]
        )
        if style.odd and rng.random() < 0.4:
            self.dress, self.form = rng.choice(["~ {} ~", "p. {}", "* {} *"]), rng.choice(["sides", "name/number"])

    def cut(self, rows: list[Row], begun: bool) -> list[Row]:
        """All rows with what pages add; a text that has ``begun`` with its masthead has no running head above it."""
        style = self.style
        made: list[Row] = []
        notes: list[list[Row]] = []
        if style.paged and not begun:
            made += self._line(foot=False)
            if made and style.mark == "blank" and self.rng.random() < 0.5:
                made[0].text = " " + made[0].text
        here = column = 0
        fresh = begun  # the first page of a paper has no running foot either
        left = list(reversed(rows))
        while left:
            row = left.pop()
            made.append(row)
            notes += row.notes
            here += 1 + row.blank
            ended = here >= style.column and row.role not in KEPT and bool(left)
            if ended:
                here, column = 0, column + 1
                if style.feet == "column":
                    notes = self._feet(made, notes)
                page = style.paged and column >= style.columns
                if page:
                    column = 0
                    notes = self._feet(made, notes) if style.feet == "page" else notes
                    if self.rng.random() < style.displaced:
                        self._displace(made, left)
                    self._turn(made, left[-1])
                    fresh = False
                elif self.rng.random() < style.column_gap:
                    left[-1].blank = max(left[-1].blank, 1)
                elif style.mark == "blank" and self.rng.random() < 0.3 and not left[-1].text.startswith(" "):
                    left[-1].text = " " + left[-1].text
        self._feet(made, notes)
        if style.paged and not fresh:
            made += self._line(foot=True)
        for row in made:
            row.blank += int(style.loose)
            row.text = " " * style.margin + row.text
        return made

    def _displace(self, made: list[Row], left: list[Row]) -> None:
        """What is read at a page's edge though it belongs further down: pictures' captions, titles over the page.

        The text of the page before goes on behind it. ``left`` are the rows to come, the next one last.
        """
        wanted = self.rng.choice([{"caption"}, {"caption"}, HEADING])
        ahead = left[: -AHEAD - 1 : -1]
        start = next((at for at, row in enumerate(ahead) if row.role in wanted and row.new), None)
        if not start:
            return
        end = next((at for at in range(start, len(ahead)) if ahead[at].role not in wanted), len(ahead))
        moved = ahead[start:end]
        del left[len(left) - end : len(left) - start]
        moved[0].blank = int(self.rng.random() < self.style.around)
        if left and self.rng.random() < self.style.around:
            left[-1].blank = max(left[-1].blank, 1)
        if wanted == {"caption"} and self.rng.random() < 0.5:
            made += moved  # at the foot
        else:
            left += reversed(moved)

    def _feet(self, made: list[Row], notes: list[list[Row]]) -> list[list[Row]]:
        """Notes at the foot of what has been set."""
        for at, note in enumerate(notes):
            if at == 0:
                note[0].blank = int(self.style.foot_gap)
                if self.style.foot_rule and self.rng.random() < 0.8:
                    made.append(Row(self.style.foot_rule, "fw", blank=note[0].blank))
            made += note
        return []

    def _turn(self, made: list[Row], following: Row) -> None:
        """The end of a page and the begin of the next, which ``following`` stands on."""
        style = self.style
        made += self._line(foot=True)
        self.number += 1
        head = self._line(foot=False)
        first = head[0] if head else following
        if style.mark == "feed":
            first.feed = True
        elif style.mark == "blank" and not first.text.startswith(" "):
            first.text = " " + first.text
        first.blank = max(first.blank if first is following else 0, style.page_gap if self.rng.random() < 0.9 else 0)
        if head:
            following.blank = max(following.blank, int(self.rng.random() < style.around * 0.6))
        made += head

    def _line(self, foot: bool) -> list[Row]:
        """The running head or foot of this page."""
        kind, rng = self.style.furniture, self.rng
        wanted = {"head": [False], "foot": [True], "both": [False, True], "number": [False], "numberfoot": [True]}.get(
            kind, []
        )
        if foot not in wanted or rng.random() < 0.06:
            return []
        number = self.dress.format(self.number)
        form = "number" if kind.startswith("number") or (kind == "both" and foot) else self.form
        title, gap = self.title, self.gap
        month = self.date.split()[-1]
        if rng.random() < 0.04:
            title = title.upper()
        lines = {
            "number": [number],
            "number title": [f"{number}{gap}{title}"],
            "title number": [f"{title}{gap}{number}"],
            "sides": [f"{number}{gap}{title}" if self.number % 2 == 0 else f"{title}{gap}{number}"],
            "title": [title],
            "number title date": [f"{number}{gap}{title}{gap}{self.date}"],
            "date title number": [f"{self.date}{gap}{title}{gap}{number}"],
            "two": [title, number],
            "three": [number, title, self.date],
            "bracket": [
                f"{number}{gap}{title}.{gap}[{self.date},"
                if self.number % 2 == 0
                else f"{self.date}.]{gap}{title}.{gap}{number}"
            ],
            "year": [
                f"{number}{gap}{title} [{month}" if self.number % 2 == 0 else f"{month}] {title.upper()}{gap}{number}"
            ],
            "caps": [f"{title.upper()}, {self.date.upper()}.", *([number] if self.number % 3 == 0 else [])],
            "name/number": [f"{title} / {number}"],
        }[form]
        rows = [Row(x, "fw") for x in lines]
        if foot:
            rows[0].blank = int(rng.random() < 0.4)
        return rows
