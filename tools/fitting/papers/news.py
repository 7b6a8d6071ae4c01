"""Newspapers, gazettes and magazines as training texts: no line of a real paper, every convention drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fitting.examples import Example
from fitting.papers.damage import Damage
from fitting.papers.desk import Block, Desk
from fitting.papers.desk_article import article, briefs, letter, letters
from fitting.papers.desk_child import child
from fitting.papers.desk_front import index, masthead
from fitting.papers.desk_inset import caption, poem, table
from fitting.papers.desk_old import adverts, dispatches, imprint, law, market, notices, shorts
from fitting.papers.markdown import Marks, Web
from fitting.papers.pages import Pages
from fitting.papers.paper import Row, Style
from fitting.papers.prose import NOVELS, Prose, digest, novels, paragraphs
from fitting.papers.setting import Setter
from fitting.papers.titles import Titles
from fitting.papers.words import Words
from fitting.papers.written import written

ERAS = {"1860": 18, "1920": 18, "modern": 32, "magazine": 12, "child": 11, "gazette": 12}
YEARS = {"1860": (1840, 1905), "1920": (1895, 1945), "gazette": (1830, 1960)}
YEARS |= dict.fromkeys(("modern", "magazine", "child"), (1930, 2024))
SPOKEN = {"en": 40, "de": 22, "fr": 16, "es": 12, "it": 10}
SIZES = ((1500, 5000), (3000, 7000), (6000, 11000), (9000, 15000))  # characters of a paper: a page, some pages
SHOWN = {"paper": 58, "marks": 31, "web": 11}


def departments(desk: Desk) -> list[Block]:
    """One department of the paper, as its time had them."""
    rng = desk.rng
    if desk.era == "child":
        return child(desk)
    made = {
        "1860": [
            (shorts, 2),
            (article, 5),
            (dispatches, 4),
            (adverts, 3),
            (market, 2),
            (notices, 1),
            (letters, 1),
            (law, 1),
            (briefs, 2),
        ],
        "1920": [
            (shorts, 2),
            (article, 6),
            (dispatches, 2),
            (adverts, 3),
            (market, 2),
            (notices, 1),
            (letters, 1),
            (briefs, 2),
        ],
        "gazette": [(shorts, 1), (index, 1), (law, 7), (notices, 1), (market, 1), (article, 1), (adverts, 1)],
        "magazine": [(shorts, 1), (article, 8), (letters, 1), (poem, 1), (index, 1), (briefs, 1)],
        "modern": [(article, 12), (briefs, 1), (letter, 1), (letters, 1), (index, 1), (shorts, 1), (table, 0)],
    }[desk.era]
    return rng.choices([x for x, _ in made], [w for _, w in made])[0](desk)


def teasers(desk: Desk) -> list[Block]:
    """A web page's list: titles, a sentence each."""
    words, found = desk.words, [Block("dateline", desk.words.date(), "front")] if desk.chance(0.4) else []
    if desk.chance(0.35):
        found.insert(
            0, Block("fw", desk.rng.choice([" | ", " · ", " ", " > "]).join(desk.rng.sample(words.all("rubrics"), 4)))
        )
    habits = [desk.rng.choice([0, 0, 0.3, 0.8]) for _ in range(4)]
    for _ in range(desk.rng.randint(4, 12)):
        if desk.chance(0.25):  # one of another language
            other = Words(desk.rng.choice(list(SPOKEN)), desk.words.part, desk.rng)
            found.append(
                Block("head", other.sentence().rstrip(".") + desk.rng.choice(["", "", "!", f" | {other.place()}"]))
            )
            found.append(Block("p", " ".join(other.sentence() for _ in range(4))))
            continue
        found.append(desk.head(3, 16))
        more = [Block("byline", words.pick("by")), Block("dateline", words.pick("ago"))]
        if desk.chance(habits[0]):
            found += more if desk.chance(0.5) else more[:1] if desk.chance(0.5) else more[1:]
        found += [Block("p", desk.prose.paragraph()) for _ in range(desk.rng.choice([1, 1, 1, 2]))]
        if desk.chance(habits[1]):
            found.append(Block("fw", words.pick("web")))
        if desk.chance(habits[2] / 3):
            found.append(Block("caption", caption(desk)))
    if desk.chance(habits[3]):
        found.append(Block("fw", f"© {words.years[1]} {words.pick('papers')}. {words.pick('web')}."))
    return found


def compose(desk: Desk, shown: str) -> list[Block]:
    """All blocks of a paper."""
    rng = desk.rng
    blocks = masthead(desk) if desk.chance(0.45) else []
    if not blocks and desk.chance(0.35):  # a text that begins in the middle of an article
        text = desk.prose.paragraph().split(" ", rng.randint(3, 9))[-1]
        blocks = [Block("p", text), *(Block("p", desk.prose.paragraph()) for _ in range(rng.randint(0, 4)))]
    wanted = rng.randint(*rng.choice(SIZES))
    while sum(len(b.text) for b in blocks) < wanted:
        blocks += teasers(desk) if shown == "web" and desk.chance(0.75) else departments(desk)
    if shown != "web" and desk.chance(0.3):
        blocks += imprint(desk)
    return blocks


def emit(rows: list[Row]) -> tuple[str, dict[int, str]]:
    """The text, and the label of each line that is not blank."""
    lines: list[str] = []
    labels = {}
    for row in rows:
        if not row.text.strip():
            continue
        lines += [""] * (row.blank if lines else 0)
        lines.append(("\f" if row.feed else "") + row.text)
        labels[len(lines)] = row.label
    return "\n".join(lines) + "\n", labels


def paper(folder: Path, name: str, part: str) -> Example:
    """The paper of a name: always the same."""
    rng = random.Random(digest(f"{part} {name}"))

    def draw(weights: dict[str, int]) -> str:
        return rng.choices(list(weights), list(weights.values()))[0]

    era, language, shown = draw(ERAS), draw(SPOKEN), draw(SHOWN)
    words = Words(language, part, rng)
    first = rng.randint(*YEARS[era])
    words.years = (first, first + rng.choice([0, 0, 1, 30]))
    paths = novels(folder, language, part) if language in NOVELS else []
    prose = Prose(rng, words, paragraphs(rng.choice(paths)) if paths else ())
    desk = Desk(rng, words, prose, Titles(rng, words, prose.sentences, era), era)
    title = words.pick("papers")
    title = title.upper() if rng.random() < 0.6 else title
    return shaped(name, rng, compose(desk, shown), Sheet(part, era, language, shown, title, words.date()))


@dataclass(frozen=True)
class Sheet:
    """What a paper is set as."""

    part: str
    era: str
    language: str
    shown: str
    title: str
    date: str


def shaped(name: str, rng: random.Random, blocks: list[Block], sheet: Sheet) -> Example:
    """The blocks set in a style that is drawn."""
    if sheet.shown == "paper":
        style = Style(rng, sheet.era, sheet.part)
        damage = Damage(rng, style)
        rows = damage.rows(Setter(rng, style, sheet.language).set(blocks))
        begun = blocks[0].look == "masthead" or blocks[0].look == "front"
        rows = damage.letters(Pages(rng, style, sheet.title, sheet.date).cut(rows, begun))
    else:
        rows = (Marks if sheet.shown == "marks" else Web)(rng, sheet.title).set(blocks)
    text, labels = emit(rows)
    return Example(name, "news", sheet.language, text, labels, ".md" if sheet.shown == "marks" else ".txt")


def written_papers(times: int) -> Iterator[Example]:
    """The papers that people wrote, each set so many times, as pages oftener than as Markdown or a copied page."""
    for paper in written():
        for at in range(times):
            name = f"written-{paper.name}-{at}"
            rng = random.Random(digest(name))
            shown = rng.choice([*paper.shown, *(["paper"] if "paper" in paper.shown else [])])
            sheet = Sheet("fit", paper.era, paper.language, shown, paper.title, paper.date)
            yield shaped(name, rng, paper.part(rng), sheet)


def papers(folder: Path | str, number: int, part: str = "fit") -> Iterator[Example]:
    """So many papers of a part: "fit", or "held" with other novels, words and some other habits."""
    for at in range(number):
        yield paper(Path(folder), f"news-{part}-{at:04}", part)
