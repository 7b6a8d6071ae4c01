"""Pages set in columns and written down by their top edges come back in the order of reading, where it is proved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.encode.convert import structured
from fascicle.structure import Layout
from support.labels import by_blank_lines, saying
from support.set_pages import Piece, by_top_edge, is_cut, paragraphs, set_in_columns
from support.sources import one_source


@pytest.fixture(autouse=True, scope="module")
def _labels() -> Iterator[None]:
    """What lines are is not the matter here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fascicle.structure.label", by_blank_lines)
        yield


_TWO = st.sampled_from([44, 50, 58])  # widths of two columns on a sheet, in characters
_SEEDS = st.integers(0, 10_000)
_TITLE = "NEWS OF THE QUAY\nAND OF THE ROCK"


def _lay_out(text: str) -> Layout:
    data = text.encode()
    edition, source = one_source(data, "text.txt", genre="newspaper")
    return structured(edition, source, data).layout


def _written(pages: Sequence[Sequence[Piece]], title: str = "") -> str:
    above = f"{title}\n\n" if title else ""
    return "".join(f"\f{above}" + "\n\n".join("\n".join(piece.lines) for piece in page) + "\n\n" for page in pages)


def _read(layout: Layout) -> list[str]:
    return [part.content for block in layout.blocks for part in block.parts]


def _lines(pages: Sequence[Sequence[Piece]]) -> list[str]:
    return [line for page in pages for piece in page for line in piece.lines]


@settings(max_examples=60, deadline=None)
@given(seed=_SEEDS, width=_TWO, number=st.integers(5, 12))
def test_interleaved_columns_are_read_one_after_another_or_not_touched(seed: int, width: int, number: int) -> None:
    page = set_in_columns(paragraphs(Random(seed), number, width), 2)
    filed = by_top_edge(page)
    # Where no sentence goes on from column to column nothing proves another order than the file's.
    assert _read(_lay_out(_written([filed, filed]))) in (
        _lines([page, page] if is_cut(page) else []),
        _lines([filed] * 2),
    )


def test_most_columns_that_cut_a_sentence_are_found() -> None:
    cut = [page for seed in range(60) if is_cut(page := set_in_columns(paragraphs(Random(seed), 8, 50), 2))]
    found = [page for page in cut if _read(_lay_out(_written([by_top_edge(page)] * 2))) == _lines([page, page])]
    assert len(found) >= 0.75 * len(cut)


@settings(max_examples=60, deadline=None)
@given(seed=_SEEDS, width=_TWO, columns=st.integers(2, 3))
def test_columns_written_one_after_another_stay(seed: int, width: int, columns: int) -> None:
    page = set_in_columns(paragraphs(Random(seed), 9, width), columns)
    assert _read(_lay_out(_written([page, page]))) == _lines([page, page])


@settings(max_examples=30, deadline=None)
@given(seed=_SEEDS, width=_TWO)
def test_a_title_stands_before_all_columns(seed: int, width: int) -> None:
    page = set_in_columns(paragraphs(Random(seed), 8, width), 2)
    text = _written([by_top_edge(page)], _TITLE) + "\fAnother page.\n"
    read = _read(_lay_out(text))
    assert [*read[:2], read[-1]] == [*_TITLE.splitlines(), "Another page."]
    assert read[2:-1] in (_lines([page] if is_cut(page) else []), _lines([by_top_edge(page)]))


@settings(max_examples=60, deadline=None)
@given(seed=_SEEDS, columns=st.integers(2, 3), shuffled=st.randoms(use_true_random=False))
def test_no_line_is_lost_whatever_the_order(seed: int, columns: int, shuffled: Random) -> None:
    page = set_in_columns(paragraphs(Random(seed), 9, 40), columns)
    mixed = shuffled.sample(page, len(page))
    assert sorted(_read(_lay_out(_written([mixed, page])))) == sorted(_lines([mixed, page]))


def _beside_picture(page: list[Piece], random: Random) -> list[Piece]:
    """The page with a picture of unknown height and its caption behind one of the pieces."""
    at, height = random.randrange(len(page)), random.randint(4, 14)
    above, behind = page[: at + 1], page[at + 1 :]
    caption = Piece(page[at].column, page[at].top + len(page[at].lines) + height, ("The mill in the snow",))
    low = [Piece(piece.column, piece.top + height + 2, piece.lines) for piece in behind]
    return [*above, caption, *(moved if moved.column == caption.column else piece
                               for piece, moved in zip(behind, low, strict=True))]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(seed=_SEEDS, number=st.integers(6, 12))
def test_columns_beside_pictures_are_read_rightly_or_not_touched(seed: int, number: int) -> None:
    page = _beside_picture(set_in_columns(paragraphs(Random(seed), number, 48), 2), Random(seed))
    read, right, filed = (
        [line for line in lines if line != "The mill in the snow"]
        for lines in (_read(_lay_out(_written([by_top_edge(page)]))), _lines([page]), _lines([by_top_edge(page)]))
    )
    assert read in (right, filed)


@settings(max_examples=60, deadline=None)
@given(seed=_SEEDS, pages=st.integers(2, 5), blank=st.booleans())
def test_pages_of_one_column_never_change(seed: int, pages: int, blank: bool) -> None:
    lines = [line for block in paragraphs(Random(seed), 20, 60) for line in (*block, "")]
    height = -(-len(lines) // pages)
    cut = ["\n".join(lines[at : at + height]).strip("\n") for at in range(0, len(lines), height)]
    layout = _lay_out("\f".join(page + ("\n\n" if blank else "\n") for page in cut))
    assert _read(layout) == [line for line in lines if line]
    assert layout.moves == ()


_OPEN = "The committee has asked the master of the dredger to come on Friday with the oldest of the many"
_OTHER = "Every boat that has come in since the storm has been asked to say who was at the tiller of the"
_BETWEEN = "The ropes are in the shed. Nobody else has seen them since the storm of last week, nor asked."
_ORPHAN = "buckets that he has, so that it can be shown to the children of the school and to the mayor."


def test_text_between_an_open_end_and_its_orphan_is_not_jumped_over() -> None:
    layout = _lay_out(f"{_OPEN}\n\n{_BETWEEN}\n\n{_ORPHAN}\n")
    assert [part.line.number for block in layout.blocks for part in block.parts] == [1, 3, 5]
    assert [[line.anchor for line in finding.lines] for finding in layout.findings] == [["1", "5"]]
    assert layout.moves == ()


def test_a_doubt_is_a_finding_with_both_lines() -> None:
    layout = _lay_out(f"{_OPEN}\n\n{_OTHER}\n\n{_BETWEEN}\n\n{_ORPHAN}\n")
    assert [[line.anchor for line in finding.lines] for finding in layout.findings] == [["3", "7"]]


def test_the_end_of_a_column_below_a_title_is_known_though_it_looks_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "What the harbour town expects"
    found = known = 0
    for seed in range(60):
        page = set_in_columns(paragraphs(Random(seed), 8, 50), 2)
        left, rest, *others = by_top_edge(page)
        if not is_cut(page) or not rest.lines[0][:1].islower():
            continue
        # the right column is written before the left one, and close to the title
        pieces = [(title, *rest.lines), left.lines, *(each.lines for each in others)]
        text = "\f" + "\n\n".join(map("\n".join, pieces)) + "\n"
        looks = dict.fromkeys(range(2, 2 + len(rest.lines)), "I-head")
        monkeypatch.setattr("fascicle.structure.label", saying({1: "B-head", **looks}))
        read = _read(_lay_out(text))
        monkeypatch.setattr("fascicle.structure.label", saying({1: "B-head"}))
        if _read(_lay_out(text)) == [title, *_lines([page])]:
            found += 1
            known += read == [title, *_lines([page])]
    assert found > 5
    assert known == found
