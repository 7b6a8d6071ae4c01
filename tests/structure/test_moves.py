"""What is read elsewhere than the source has it: told, explained, forbidden; and shown by the boxes of lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import fascicle
from fascicle.language.lexicon import Lexicon
from fascicle.model.source import Box, Line, Page, Region, Run, SourceText
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.model import Block, Part, Role
from fascicle.structure.order import Reading, join_and_order
from support.editions import new_edition, set_source
from support.labels import by_blank_lines


@pytest.fixture(autouse=True, scope="module")
def _labels() -> Iterator[None]:
    """What lines are is not the matter here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fascicle.structure.label", by_blank_lines)
        yield


_CAPTION = """The dredger was taken out of the water in the spring, and when the planks were off her the sur-

The dredger on the slip, from the north

veyor put his hand through her. She was sold for the copper.
"""
_PAGES = """The winter was long, and those who had waited for the ice to go went back to their desks and
wrote to everybody whom they knew in the towns of the south, and then
\fI went down to the quay to see what there was. Nobody answered until the month of May, when
there came one letter, which
\fthey brought on a Sunday. It said that the ships had been sold in the autumn.
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = new_edition(tmp_path / "edition")
    set_source(folder, _CAPTION.encode())
    record = folder / "edition.toml"
    record.write_text(record.read_text("utf-8").replace('"letter"', '"book"'), "utf-8")
    return folder


def _convert(edition: Path) -> list[tuple[str, int | None, str]]:
    results = fascicle.open(edition).convert()
    return [(each.rule.code, each.line, each.message) for result in results for each in result.doubts]


def test_a_move_is_told_with_its_reason(edition: Path) -> None:
    ((code, line, message),) = _convert(edition)
    assert (code, line) == ("F0602", 5)
    assert message.startswith("line 5 is read behind line 1: goes on in line 5: a broken word")


def test_the_order_of_the_source_can_be_kept(edition: Path) -> None:
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8") + '\n[layout]\norder = "source"\n', "utf-8")
    assert "F0602" not in {code for code, *_ in _convert(edition)}
    body = (edition / "text" / "welcome.xml").read_text("utf-8").partition("<body>")[2]
    assert [body.index(f'<lb n="{line}"') for line in (1, 3, 5)] == sorted(
        body.index(f'<lb n="{line}"') for line in (1, 3, 5)
    )


def test_why_a_paragraph_goes_on_over_the_page_is_explained(edition: Path) -> None:
    set_source(edition, _PAGES.encode())
    assert _convert(edition) == []
    told = fascicle.open(edition).explain_line("welcome", 5)
    assert "goes on in line 5: an open sentence goes on in lower case" in told
    assert "goes on in line 3: an open sentence goes on over the page" in told


def test_what_editors_decided_is_not_told_again(edition: Path) -> None:
    decision = '[[together]]\nfile = "welcome.txt"\nlines = ["1", "5"]\n'
    (edition / "decisions" / "layout.toml").write_text(decision, "utf-8")
    assert [line for code, line, _ in _convert(edition) if code == "F0601"] == []


def _boxed(boxes: dict[str, tuple[int, int, int, int]], *, ordered: bool = False) -> list[str]:
    lines = tuple(Line(name, name, (Run(0, len(name)),), box=Box(*corners)) for name, corners in boxes.items())
    text = SourceText("alto", (Page((Region(lines),), ordered=ordered),))
    blocks = [Block(Role.PARAGRAPH, [Part(line)]) for line in text.lines]
    lexicon = Lexicon([], ("en",))
    reading: Reading = join_and_order(blocks, text, lexicon, Hyphens(lexicon), typeset=True)
    assert len(reading.moves) == 0 or all("boxes" in move.reason for move in reading.moves)
    return [block.first.anchor for block in reading.blocks]


_BOXES = {
    "Title.": (0, 0, 200, 10),
    "Left above.": (0, 20, 95, 40),
    "Right above.": (105, 20, 200, 40),
    "Left below.": (0, 50, 95, 70),
    "Right below.": (105, 50, 200, 70),
    "Cross.": (0, 80, 200, 90),
    "Left again.": (0, 100, 95, 120),
    "Right again.": (105, 100, 200, 120),
}


def test_boxes_show_columns() -> None:
    assert _boxed(_BOXES) == [
        "Title.", "Left above.", "Left below.", "Right above.", "Right below.", "Cross.", "Left again.", "Right again.",
    ]  # fmt: skip


def test_an_order_that_the_source_states_stands() -> None:
    assert _boxed(_BOXES, ordered=True) == list(_BOXES)


def test_boxes_of_scripts_that_run_leftward() -> None:
    boxes = {"ימין.": (105, 20, 200, 40), "שמאל.": (0, 20, 95, 40), "למטה.": (105, 50, 200, 70)}
    assert _boxed(boxes) == ["ימין.", "למטה.", "שמאל."]
