"""Blocks of Markdown and what they stand in, a section of CommonMark after the other, and tables, notes and HTML."""

from __future__ import annotations

import pytest

from fascicle.inputs.markdown import read
from fascicle.structure.marks import by_marks
from fascicle.structure.model import Block, Part

_NAMES = {"paragraph": "p", "stanza": "code", "item": "li", "quote": "q"}


def _shown(blocks: list[Block]) -> str:
    """Blocks as ``role(text)``, those that hold others around them."""
    shown = []
    for block in blocks:
        name = _NAMES.get(block.role, str(block.role)) + (str(block.level) if block.role in ("head", "item") else "")
        inside = _shown(block.content) if block.content else " ".join(block.text.split())
        shown.append(f"{name}({inside})")
    return " ".join(shown)


def shown(text: str) -> str:
    return _shown(by_marks([Part(line) for line in read(text).lines if not line.blank]))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        # tabs
        ("\tebb\tflood", "code(ebb flood)"),
        ("-\tebb\n\n\tflood", "li0(p(ebb) p(flood))"),
        (">\t\tebb", "q(code(ebb))"),
        # precedence
        ("- `ebb\n- flood`", "li0(`ebb) li0(flood`)"),
        # thematic breaks
        ("ebb\n***\nflood", "p(ebb) p(flood)"),
        ("- ebb\n***\n- flood", "li0(ebb) li0(flood)"),
        ("* * *\n_ _ _ _\n--", "rule() p(--)"),
        ("    ***", "code(***)"),
        # heads
        ("# Ebb\n###### Flood ######\n####### No\n#no", "head1(Ebb) head6(Flood) p(####### No #no)"),
        ("Tide\n# Ebb #\nFlood", "p(Tide) head1(Ebb) p(Flood)"),
        ("## Ebb #b\n# Flood \\#", "head2(Ebb #b) head1(Flood #)"),
        ("Ebb and\nflood\n===\nTide\n---\nEnd", "head1(Ebb and flood) head2(Tide) p(End)"),
        ("> Ebb\n---\nFlood", "q(Ebb) rule() p(Flood)"),
        ("- Ebb\n---\nFlood", "li0(Ebb) rule() p(Flood)"),
        ("===\n\n---", "p(===) rule()"),
        ("# Ebb {#tide .old}", "head1(Ebb)"),
        # code
        ("    ebb\n      flood\n\n    tide\nslack", "code(ebb flood) code(tide) p(slack)"),
        ("ebb\n    flood", "p(ebb flood)"),
        ("````\nebb\n```\n````\nflood", "code(ebb ```) p(flood)"),
        ("~~~ text `x`\n# ebb\n~~~", "code(# ebb)"),
        ("> ```\n> ebb\n> ```\nflood", "q(code(ebb)) p(flood)"),
        ("``` `ebb` ```", "p(`ebb`)"),
        ("```\nebb", "p(``` ebb)"),
        # HTML
        ("<div>\n*ebb*\n</div>\n\n*flood*", "p(*ebb*) p(flood)"),
        ("<!-- ebb\n\nflood -->\ntide", "rule() p(tide)"),
        ("<!-- ebb\n\nflood", "p(<!-- ebb) p(flood)"),
        ("<h3>Ebb</h3>\n<p>Flood</p>", "head3(Ebb) p(Flood)"),
        ("ebb <!-- a\nb --> flood", "p(ebb flood)"),
        # definitions
        ('[a]: b.c\n[d]:\te.f "Title"\nebb [a]', "rule() rule() p(ebb a)"),
        ("ebb\n[a]: b.c", "p(ebb [a]: b.c)"),
        # paragraphs
        ("ebb\n   flood\n\n\n  tide", "p(ebb flood) p(tide)"),
        # quotations
        ("> ebb\n> flood\n>\n> tide\nslack", "q(p(ebb flood) p(tide slack))"),
        ("> ebb\n\n> flood", "q(ebb) q(flood)"),
        ("> # Ebb\n> flood\n> - a\n> - b", "q(p(Ebb) p(flood) li0(a) li0(b))"),
        ("> > ebb\n> flood\n>\n> tide", "q(q(ebb flood) p(tide))"),
        (">ebb\n>\n", "q(ebb)"),
        (">\n>\nebb", "q() p(ebb)"),
        # items
        ("- ebb\n\n  flood\n- tide", "li0(p(ebb) p(flood)) li0(tide)"),
        ("- ebb\n  - flood\n    - tide\n- slack", "li0(ebb) li1(flood) li2(tide) li0(slack)"),
        ("- ebb\n  - flood\n\n  tide", "li0(p(ebb) li1(flood) p(tide))"),
        ("1. ebb\n\n   > flood\n\n       tide\n2. slack", "li0(p(1. ebb) q(flood) code(tide)) li0(2. slack)"),
        ("-\n  ebb\n-\n\n  flood", "li0(ebb) li0() p(flood)"),
        ("ebb\n14. flood\n1. tide", "p(ebb 14. flood) li0(1. tide)"),
        ("ebb\n- \n\n* ", "head2(ebb)"),
        ("- - ebb\n  - flood", "li0(li1(ebb) li1(flood))"),
        ("-ebb\n1.flood\n1234567890. tide", "p(-ebb 1.flood 1234567890. tide)"),
        ("- [ ] ebb\n- [x] flood", "li0([ ] ebb) li0([x] flood)"),
        ("• ebb\n• flood", "li0(ebb) li0(flood)"),
        # GitHub's tables
        ("| a | b |\n| - | - |\n| c |\nd\n\ne", "table(a b c d) p(e)"),
        ("a | b\n-|-\n> c", "table(a b) q(c)"),
        ("a | b\n-|-|-\n", "p(a | b -|-|-)"),
        ("text\na | b\n:-:|---\nc | d", "p(text) table(a b c d)"),
        ("- | a |\n  |---|\n  | b |", "li0(table(a b))"),
        # line blocks
        ("| The ebb\n|   goes out\n|\n| and in", "code(The ebb goes out) code(and in)"),
        # divisions
        ("::: note\nEbb\n:::", "rule() p(Ebb) rule()"),
        # pictures
        ("ebb\n![a](b.png)\nflood", "p(ebb) p(flood)"),
        # mathematics
        ("$$\n- a\n> b\n$$\nc", "code($$ - a > b $$) p(c)"),
    ],
)
def test_blocks(text: str, blocks: str) -> None:
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a[^1]\n\n[^1]: b\n\n    c\n\nd", "p(a1) note(p(1 b) p(c)) p(d)"),
        ("a[^1]\n\n[^1]: b\nc\n\n[^2]: d", "p(a1) note(1 b c) note(2 d)"),
        ("a[^1]\n\n[^1]:\n    - b\n    - c", "p(a1) note(p(1) li0(b) li0(c))"),
        ("a[^1]\n\n[^1]:\n\n    b", "p(a1) note(1 b)"),
        (
            "a[^1]\n\n[^1]: b\n\n    > c\n    >\n    > d\n\n    ```\n    e\n    ```",
            "p(a1) note(p(1 b) q(p(c) p(d)) code(e))",
        ),
        ("a[^1]\n\n[^1]: b\n\n    | c |\n    |---|\n    | d |", "p(a1) note(p(1 b) table(c d))"),
        ("- a[^1]\n\n  [^1]: b\n- c", "li0(a1) li0(c) note(1 b)"),
        ("> a[^1]\n>\n> [^1]: b\n\nc", "q(a1) note(1 b) p(c)"),
        ("a[^x-y] b[^x-y]\n[^x-y]: c", "p(ax-y bx-y) note(x-y c)"),
        ("a[^1]\n\n[^1]: b[^2]\n\n    [^2]: c", "p(a1) note(1 b2) note(2 c)"),
    ],
)
def test_notes(text: str, blocks: str) -> None:
    assert shown(text) == blocks


def test_another_sign_begins_another_list() -> None:
    blocks = by_marks([Part(line) for line in read("- a\n- b\n+ c\n1. d\n2) e").lines if not line.blank])
    assert [block.label for block in blocks] == ["-", "-", "+", ".", ")"]


def test_a_reader_that_only_marks_lines_is_understood() -> None:
    from dataclasses import replace

    lines = read("# Ebb\n\n> flood\n> tide\n\n- a\nb\n\n| c |\n| d |\n").lines
    bare = [Part(replace(line, block=0, containers=(), cells=())) for line in lines if not line.blank]
    assert [(str(block.role), len(block.parts)) for block in by_marks(bare)] == [
        ("head", 1), ("quote", 2), ("item", 2), ("table", 2),
    ]  # fmt: skip
