"""Made newspapers: every line that is not blank has a label the model knows, and a name always makes the same bytes."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from fitting.examples import FURNITURE, ROLES
from fitting.papers.desk import Block
from fitting.papers.news import paper, papers
from fitting.papers.paper import Style
from fitting.papers.setting import Setter
from fitting.papers.words import LANGUAGES, Words

LABELS = {FURNITURE, *(f"{place}-{role}" for place in "BI" for role in ROLES)}
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
SENTENCE = "The ferry leaves at six and the goat stays on the quay until somebody pays for it."
WORDS = SENTENCE.split(" ")


@pytest.fixture(scope="module")
def novels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two novels a language, of our own words."""
    folder = tmp_path_factory.mktemp("novels")
    rng = random.Random(7)
    for language in ("eng", "deu", "fra"):
        under = folder / f"COST-ELTeC+ELTeC-{language}" / "tree" / "level1"
        under.mkdir(parents=True)
        for name in ("one", "two"):
            text = "".join(f"<p>{' '.join(WORDS * rng.randint(1, 9))}</p>" for _ in range(120))
            xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{text}</body></text></TEI>'
            (under / f"{language}-{name}.xml").write_text(xml, encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", ["fit", "held"])
def test_labels_cover_the_lines_that_are_not_blank(novels: Path, part: str) -> None:
    for example in papers(novels, 30, part):
        lines = example.text.split("\n")
        assert set(example.labels) == {n for n, x in enumerate(lines, 1) if x.strip()}, example.name
        assert set(example.labels.values()) <= LABELS
        assert example.kind == "news"


def test_what_goes_on_has_begun(novels: Path) -> None:
    for example in papers(novels, 30):
        begun = set()
        for _, label in sorted(example.labels.items()):
            role = label.partition("-")[2]
            assert label[0] != "I" or role in begun, (example.name, label)
            begun.add(role)


def test_a_name_makes_the_same_bytes(novels: Path) -> None:
    once, again = (
        [hashlib.sha256(f"{x.text}{sorted(x.labels.items())}".encode()).hexdigest() for x in papers(novels, 8)]
        for _ in range(2)
    )
    assert once == again
    assert paper(novels, "news-fit-0003", "fit").text != paper(novels, "news-fit-0003", "held").text


def names_of(lists: str) -> set[str]:
    return {x.partition(":")[0] for x in lists.strip().splitlines() if x[0] != " "}


def test_every_language_has_every_list_and_words_apart_for_each_part() -> None:
    english = names_of(LANGUAGES["en"])
    for language, lists in LANGUAGES.items():
        assert names_of(lists) == english, language
        fit, held = (Words(language, part, random.Random(1)) for part in ("fit", "held"))
        assert not set(fit.all("places")) & set(held.all("places"))


def test_a_caption_in_a_paragraph_does_not_end_it() -> None:
    rng = random.Random(3)
    setter = Setter(rng, Style(rng, "modern", "fit"), "en")
    made = [setter.set([Block("p", " ".join(WORDS * 6)), Block("caption", "The goat", "float")]) for _ in range(40)]
    assert any([x.label for x in rows][-1] == "I-p" and "B-caption" in [x.label for x in rows] for rows in made)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_the_pages_kept_for_measuring_have_known_labels(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert not line or line.partition("\t")[0] in LABELS
