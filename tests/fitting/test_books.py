"""Training texts: every line that is not blank has a label, no character is lost, a name draws the same bytes."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from fitting.examples import FURNITURE, ROLES, Unit
from fitting.texts.books import examples, label, lined, printed
from fitting.texts.conventions import style
from fitting.texts.draw import Draw
from fitting.texts.press import PROSE, Press
from fitting.texts.sheet import Piece, Row, words
from fitting.texts.signs import numbered, roman
from fitting.texts.units import read

PLAY = [
    Unit("head", "ACT II"),
    Unit("stage", "A quay at low water."),
    Unit("speaker", "Brill", speech=1),
    Unit("stage", "coiling a rope", speech=1),
    Unit("p", "Nobody asked the tide, laughing and it came without asking.", stages=[(21, 29)], speech=1),
    Unit("speaker", "Oda", speech=2),
    Unit("l", "It comes for those who owe it half a year,", speech=2, stanza=3),
    Unit("l", "and goes with those who paid.", speech=2, stanza=3),
    Unit("stage", "Exit.", speech=2),
]
LETTER = [
    Unit("opener", "Pump House, Eastby"),
    Unit("dateline", "Eastby, 4 May 1911"),
    Unit("salute", "Dear Oda,"),
    Unit("p", "The pump has been mended twice since Lady Day and drips on, like the cousin of whom you wrote. " * 3),
    Unit("closer", "I remain, as ever, yours"),
    Unit("signed", "Brill"),
    Unit("postscript", "P.S. The key is under the third pot."),
]
POEM = [
    Unit("head", "Low water"),
    *(Unit("l", f"The {n} boat lies over on its side", stanza=1 + n // 4) for n in range(30)),
]
BOOK = [
    Unit("head", "CHAPTER IV. In which a pump is mended"),
    Unit("kicker", "Of pumps; of cousins"),
    *(
        Unit("p", f"Number {n} was told that pumps, unlike cousins, can be mended, and believed it. " * 4)
        for n in range(9)
    ),
    Unit("quote", "Whoever mends a pump twice should have bought a new one."),
    Unit("item", "1) a washer"),
    Unit("item", "2) some tow"),
    Unit("row", "washer\t3\t0,4"),
    Unit("row", "tow\t12\t—"),
    Unit("toc", "In which a pump is mended\t12"),
]
KINDS = {"play": PLAY, "letter": LETTER, "verse": POEM, "novel": BOOK, "periodical": BOOK}
STYLES = [(kind, number) for kind in KINDS for number in range(40)]


def made(kind: str, number: int) -> tuple[str, dict[int, str]]:
    return printed(KINDS[kind], style(Draw(f"{kind}{number}", number % 4 == 0), "en", "The Pump", kind), kind)


@pytest.mark.parametrize(("kind", "number"), STYLES)
def test_every_line_that_is_not_blank_has_a_label_the_model_knows(kind: str, number: int) -> None:
    text, labels = made(kind, number)
    lines = {at for at, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert set(labels) == lines
    for each in labels.values():
        begun, _, role = each.partition("-")
        assert each == FURNITURE or (begun in {"B", "I"} and role in ROLES), each


@pytest.mark.parametrize(("kind", "number"), STYLES)
def test_every_block_begins_before_it_goes_on(kind: str, number: int) -> None:
    begun: set[str] = set()
    for _, each in sorted(made(kind, number)[1].items()):
        role = each[2:].rpartition("+")[2]
        assert each[:2] != "I-" or each[2:] in begun or role in begun, each
        begun |= {each[2:], role}


@pytest.mark.parametrize(("kind", "number"), STYLES)
def test_every_unit_is_given_back_whole(kind: str, number: int) -> None:
    convention = style(Draw(f"{kind}{number}"), "en", "The Pump", kind)
    units = [u for u in KINDS[kind] if u.role in PROSE]
    sheet = Press(convention, {}).set(units)
    found: dict[int, str] = defaultdict(str)
    for row in sheet.rows:
        for c, block in zip("".join(row.text.split()), row.marks, strict=True):
            found[block] += c if c.isalnum() else ""
    blocks = [text for block, text in sorted(found.items()) if block >= 0 and sheet.roles[block] != "note"]
    for unit, text in zip(units, blocks, strict=True):
        kept = "".join(c for c in unit.text if c.isalnum()).lower()
        if unit.role in {"p", "quote"}:  # a note's sign may stand in it
            assert len(text) - len(kept) in range(4)
        else:
            assert text.lower() == kept


def test_a_name_draws_the_same_bytes_under_any_seed_of_hashes() -> None:
    code = "from test_books import *\nprint([made(k, n)[0] for k, n in STYLES])"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join([*sys.path, str(Path(__file__).parent)])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_line_is_what_it_begins_with() -> None:
    roles = ["speaker", "p", "stage"]
    assert label(Row("TOM. No.", (0, 0, 0, 0, 1, 1, 1)), roles, set()) == "B-speaker+p"
    assert label(Row("TOM (aside).", (0, 0, 0, 2, 2)), roles, set()) == "B-speaker"
    assert label(Row("and so on", (1, 1)), roles, {1}) == "I-p"


def test_form_feeds_stand_before_the_next_line() -> None:
    convention = style(Draw("x"), "en", "The Pump", "novel")
    sheet = Press(convention, {}).sheet
    sheet.roles = ["p"]
    assert lined([Row("a", (0,)), Row("\f", ()), Row("b", (0,))], sheet) == ("a\n\fb\n", {1: "B-p", 2: "I-p"})


def test_a_word_may_belong_to_two_blocks() -> None:
    assert list(words([Piece("TOM.—", 0), Piece("No more", 1)])) == [
        ("TOM.—No", [0] * 5 + [1] * 2, []),
        ("more", [1] * 4, []),
    ]


def test_signs_with_numbers() -> None:
    assert [numbered(sign, 4) for sign in ("1)", "[1]", "¹", "a)", "I.", "§", "—")] == [
        "4)", "[4]", "⁴", "d)", "IV.", "§ 4.", "—",
    ]  # fmt: skip
    assert roman(49) == "XLIX"


def test_tei_is_read_as_blocks() -> None:
    source = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>
      <head>Act <hi>one</hi></head><sp><speaker>Oda</speaker><p>It <stage>pointing</stage> comes.</p></sp>
      <lg><l>One</l><l>two</l></lg><p>Before<note>not read</note><lg><l>verse</l></lg>after</p>
      <opener><salute>Dear Oda,</salute></opener><closer><salute>Yours</salute><lb/>ever<signed>B.</signed></closer>
      </div></body></text></TEI>"""
    found = [(unit.role, unit.text) for unit in read(source)]
    assert found == [
        ("head", "Act one"),
        ("speaker", "Oda"),
        ("p", "It pointing comes."),
        ("l", "One"),
        ("l", "two"),
        ("p", "Before"),
        ("l", "verse"),
        ("p", "after"),
        ("salute", "Dear Oda,"),
        ("closer", "Yours"),
        ("closer", "ever"),
        ("signed", "B."),
    ]
    assert read(source)[2].stages == [(3, 11)]


def test_no_folder_no_texts(tmp_path: Path) -> None:
    assert not list(examples(tmp_path, "fit"))
