"""What is encoded as the gold says has full marks, and each kind of error costs what it should."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from fitting.gold import GoldText, read

sys.path.append(str(Path(__file__).parents[2] / "docs" / "benchmarks"))

from structure_gold import HALVES, texts
from structure_lines import read_answer
from structure_measure import Score, compare

_ELEMENTS = {
    "head": "<head>",
    "kicker": "<head type='sub'>",
    "quote": "<quote><p>",
    "item": "<list><item>",
    "toc": "<list type='toc'><item>",
    "row": "<table><row><cell>",
    "opener": "<opener><address><addrLine>",
    "salute": "<opener><salute>",
    "dateline": "<opener><dateline>",
    "closer": "<closer>",
    "signed": "<closer><signed>",
    "postscript": "<postscript><p>",
    "byline": "<byline>",
    "contact": "<docImprint>",
    "caption": "<figure><head>",
    "note": "<note><p>",
    "l": "<lg><l>",
    "speaker": "<sp><speaker>",
    "stage": "<stage>",
    "p": "<p>",
}


def _encoded(gold: GoldText, kept: dict[str, str] | None = None) -> str:
    """The text with a block for each that the gold has, or with what ``kept`` makes of a label."""
    made: list[str] = []
    open_role = ""

    def close() -> None:
        nonlocal open_role
        names = [part.split()[0] for part in _ELEMENTS.get(open_role, "").strip("<>").split("><") if part]
        made.extend(f"</{name}>" for name in reversed(names))
        open_role = ""

    for number, words in enumerate(gold.text.split("\n"), 1):
        if number not in gold.labels:
            continue
        label = (kept or {}).get(gold.labels[number], gold.labels[number])
        text = f"<lb n='{number}'/>{escape(words.strip())}"
        if label == "fw":
            made.append(f"<fw>{text}</fw>")
            continue
        begins, role = label[0] == "B", label[2:]
        name, _, spoken = role.rpartition("+")
        if begins or role != open_role:
            close()
            if name:
                first, _, text = words.strip().partition(" ")
                made.append(f"<sp><speaker><lb n='{number}'/>{escape(first)}</speaker></sp>")
                text = escape(text)
            tags = _ELEMENTS[spoken or role]
            made.append(tags if begins else f"{tags[:-1]} part='F'>")
            open_role = spoken or role
        made.append(text)
    close()
    head = "<teiHeader><profileDesc><textClass><keywords><term type='genre'>"
    tail = "</term></keywords></textClass></profileDesc></teiHeader>"
    return (
        f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{head}{gold.genre}{tail}"
        f"<text><body>{''.join(made).replace(chr(12), '')}</body></text></TEI>"
    )


def _score(gold: GoldText, tei: str, folder: Path) -> Score:
    path = folder / f"{gold.name}.xml"
    path.write_text(tei, "utf-8")
    score = Score()
    compare(score, gold, read_answer(path))
    return score


@pytest.mark.parametrize("half", HALVES)
def test_what_is_encoded_as_the_gold_says_has_full_marks(tmp_path: Path, half: str) -> None:
    for gold in texts(half):
        score = _score(gold, _encoded(gold), tmp_path)
        figures = {name: figure for name, figure in score.figures().items() if figure not in (None, 1.0)}
        if gold.order:  # encoded in the order of lines
            figures.pop("order", None)
        assert (gold.name, figures, score.errors) == (gold.name, {}, [])


def _gold(folder: Path, *rows: str, keys: str = "") -> GoldText:
    path = folder / "one.gold"
    path.write_text("# language: en\n# genre: book\n# suffix: .txt\n" + keys + "\n".join(rows) + "\n", "utf-8")
    return read(path)


def test_a_wrong_role_costs_its_characters(tmp_path: Path) -> None:
    gold = _gold(tmp_path, "B-head\tabcd", "B-p\tefgh ijkl")
    figures = _score(gold, _encoded(gold, {"B-head": "B-p"}), tmp_path).figures()
    assert figures["accuracy"] == pytest.approx(8 / 12)
    assert figures["heading F1"] == 0.0
    assert figures["prose F1"] == pytest.approx(2 / 3)
    assert figures["starts F1"] == 1.0


def test_paragraphs_that_are_one_cost_a_start_and_a_break(tmp_path: Path) -> None:
    gold = _gold(tmp_path, "B-p\tone", "I-p\ttwo", "B-p\tthree")
    tei = _encoded(gold).replace("</p><p>", "")
    figures = _score(gold, tei, tmp_path).figures()
    assert figures["starts F1"] == pytest.approx(2 / 3)
    assert figures["paragraph breaks F1"] == 0.0
    assert figures["accuracy"] == 1.0


def test_lines_in_another_order_are_seen(tmp_path: Path) -> None:
    gold = _gold(tmp_path, "B-p\tone", "B-p\ttwo")
    tei = "<p><lb n='2'/>two</p><p><lb n='1'/>one</p>"
    assert _score(gold, _encoded(gold), tmp_path).figures()["order"] == 1.0
    whole = _encoded(gold)
    begin, end = whole.index("<p>"), whole.rindex("</p>") + len("</p>")
    assert _score(gold, whole[:begin] + tei + whole[end:], tmp_path).figures()["order"] == 0.0


def test_what_must_be_read_next_is_asked_for(tmp_path: Path) -> None:
    gold = _gold(tmp_path, "B-p\tone", "B-caption\ta boat", "B-head\tbox", "I-p\ttwo", keys="# next: 1 -> 4\n")
    assert _score(gold, _encoded(gold), tmp_path).figures()["order"] == 0.0
    moved = (
        _encoded(gold)
        .replace("<head><lb n='3'/>box</head>", "")
        .replace("</body>", "<head><lb n='3'/>box</head></body>")
    )
    assert _score(gold, moved, tmp_path).figures()["order"] == 1.0


def test_a_direction_in_a_speech_has_no_label(tmp_path: Path) -> None:
    gold = _gold(tmp_path, "B-speaker+p\tTOM. (softly) Who goes?")
    tei = _encoded(gold).replace("(softly)", "<stage>(softly)</stage>")
    figures = _score(gold, tei, tmp_path).figures()
    assert (figures["accuracy"], figures["speaker F1"], figures["starts F1"]) == (1.0, 1.0, 1.0)
