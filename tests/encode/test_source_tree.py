"""A format that knows pages, regions, boxes and ids goes the same way as plain text: its ids stand in the TEI file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath
from typing import Any

import pytest
from lxml import etree

from fascicle import inputs, resources
from fascicle.check.fidelity import check_fidelity, source_lines
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.encode.convert import convert, structured
from fascicle.inputs import readers
from fascicle.inputs.readers import Reader
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import EditionError, EngineError, SourceError
from fascicle.model.source import (
    Box,
    Line,
    Page,
    Region,
    RegionKind,
    Run,
    SourceText,
    is_anchor,
    part_name,
    split_name,
)
from fascicle.structure.decisions import DivideDecision, LayoutDecisions, OrderDecision, RoleDecision
from fascicle.structure.explain import explain_line
from fascicle.tei.names import tei
from fascicle.tei.write import parse
from support.sources import one_source

# Page, number of the page, and its regions: id, kind, lines. The order of the regions is that of reading.
SLIPS: list[tuple[str, list[tuple[str, str, list[str]]]]] = [
    (
        "6",
        [
            ("p1.h", "header", ["The Slipway Record"]),
            ("p1.t", "heading", ["The new lamp"]),
            (
                "p1.a",
                "text",
                [
                    "The keepers met on Monday in the old net loft to",
                    "hear what the new lamp had cost, and nobody of the",
                    "twelve who came had a good word to say for the har-",
                    "bour board, which had paid for it out of the funds",
                    "of the ferry and had told neither the keepers nor",
                ],
            ),
            ("p1.n", "page-number", ["6"]),
        ],
    ),
    (
        "7",
        [
            ("p2.h", "header", ["The Slipway Record"]),
            ("p2.c", "caption", ["The lamp on the mole, 1921"]),
            (
                "p2.a",
                "text",
                [
                    "the men of the ferry that it meant to do so, though",
                    "they had asked for it twice.",
                ],
            ),
            ("p2.m", "marginalia", ["see the minutes"]),
        ],
    ),
]


def _pages(slips: list[Any]) -> Iterator[Page]:
    for at, (number, regions) in enumerate(slips):
        boxed = (
            Region(
                tuple(_lines(region, words, at * 100 + top * 10)),
                region,
                RegionKind(kind),
                Box(10, top * 50, 90, top * 50 + 40, ((10, top * 50), (90, top * 50), (50, top * 50 + 40))),
            )
            for top, (region, kind, words) in enumerate(regions)
        )
        yield Page(tuple(boxed), number, f"scans/{number}.jpg", 100, 400, ordered=True)


def _lines(region: str, lines: list[str], top: int) -> Iterator[Line]:
    for at, words in enumerate(lines, 1):
        place = Box(10, top + at, 90, top + at + 1)
        yield Line(f"{region}.l{at}", words, (Run(0, len(words)),), box=place, size=9.5, confidence=0.93)


def _read(data: bytes, path: PurePath | str) -> SourceText:
    return SourceText("slips", tuple(_pages(json.loads(data))))


READER = Reader("slips", "slips of the slipway", (".slips",), lambda data, _: data.startswith(b'[["'), _read)
DATA = json.dumps(SLIPS).encode()


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "READERS", (READER, *readers.READERS))


@pytest.fixture
def slips() -> tuple[EditionFolder, Source]:
    return one_source(DATA, "slipway.slips")


def _findings(tei_file: bytes, text: SourceText) -> list[Diagnostic]:
    return check_fidelity(parse(tei_file, "slipway.xml"), tei_file, "slipway.xml", text, "slipway.slips")


def _check_rules(tei_file: bytes) -> None:
    for schema in (
        Schema.load(resources.schema("fascicle.rng")),
        Schematron.load(resources.schema("fascicle.sch")),
    ):
        assert schema.validate(tei_file, "slipway.xml") == []


def test_the_lines_are_a_view_of_the_tree(slips: tuple[EditionFolder, Source]) -> None:
    text = inputs.read(slips[1], DATA, "slipway.slips")
    filled = [line for line in text.lines if not line.blank]
    assert [line.anchor for line in filled] == [
        line.anchor for page in text.pages for region in page.regions for line in region.lines
    ]
    assert [line.number for line in text.lines] == list(range(1, len(text.lines) + 1))
    assert [(line.anchor, line.page) for line in text.lines if line.page] == [
        ("p1.h.l1", text.pages[0]),
        ("p2.h.l1", text.pages[1]),
    ]
    # Regions that the source sets apart stand between blank lines.
    stretches = [next(group) for blank, group in groupby(text.lines, key=lambda line: line.blank) if not blank]
    assert [line.region for line in stretches] == [region for page in text.pages for region in page.regions]
    assert text.layer()["p2.m.l1"] == "seetheminutes"


def test_ids_are_the_anchors_of_the_tei_file(slips: tuple[EditionFolder, Source]) -> None:
    tei_file = convert(*slips, DATA)
    root = etree.fromstring(tei_file)
    text = inputs.read(slips[1], DATA, "slipway.slips")
    assert source_lines(root) == text.layer()
    assert _findings(tei_file, text) == []
    _check_rules(tei_file)
    # What the source says of its regions and pages is believed.
    assert [(fw.get("type"), "".join(fw.itertext())) for fw in root.iter(tei("fw"))] == [
        ("header", "The Slipway Record"),
        ("pageNum", "6"),
        ("header", "The Slipway Record"),
    ]
    assert [head[0].get("n") for head in root.iter(tei("head"))] == ["p1.t.l1", "p2.c.l1"]
    assert [break_.get("n") for break_ in root.iter(tei("pb"))] == ["6", "7"]
    (paragraph,) = root.iterfind(f".//{tei('body')}//{tei('p')}")
    # The paragraph goes on around the caption of its page: lines stand in the order that the source states.
    assert [lb.get("n") for lb in paragraph.iter(tei("lb"))][-3:] == ["p2.c.l1", "p2.a.l1", "p2.a.l2"]
    assert [lb.get("n") for lb in root.iter(tei("lb"))] == [
        line.anchor for page in text.pages for region in page.regions for line in region.lines
    ]
    assert "".join(root.find(f".//{tei('note')}").itertext()) == "see the minutes"


def test_a_changed_letter_is_named_by_the_anchor(slips: tuple[EditionFolder, Source]) -> None:
    text = inputs.read(slips[1], DATA, "slipway.slips")
    tei_file = convert(*slips, DATA)
    (found,) = _findings(tei_file.replace(b"a good word", b"a kind word"), text)
    assert found.rule.code == "F0101"
    assert found.message.startswith("line p1.a.l3 differs from slipway.slips: where the source has 'g'")
    assert [(place.path, place.line) for place in found.related] == [("slipway.slips", None)]
    (lost,) = _findings(tei_file.replace(b"see the minutes", b""), text)
    assert (lost.rule.code, lost.message) == ("F0102", "line p2.m.l1 of slipway.slips is missing: see the minutes")
    assert '<lb n="p2.m.l1"/>' in lost.hint


def test_editors_name_lines_by_their_anchors(slips: tuple[EditionFolder, Source]) -> None:
    decided = LayoutDecisions(
        role=(RoleDecision("slipway.slips", "p2.a.l1-p2.a.l2", "quote"),),
        divide=(DivideDecision("slipway.slips", "p1.a.l1", "in the old"),),
        order=(OrderDecision("slipway.slips", "p2.c.l1", "p2.m.l1"),),
    )
    tei_file = convert(*slips, DATA, decided)
    root = etree.fromstring(tei_file)
    assert [lb.get("n") for quote in root.iter(tei("quote")) for lb in quote.iter(tei("lb"))] == ["p2.a.l1", "p2.a.l2"]
    anchors = [lb.get("n") for lb in root.iter(tei("lb"))]
    assert anchors[-1] == "p2.c.l1"
    assert {"p1.a.l1", "p1.a.l1:2"} <= {*anchors}
    assert _findings(tei_file, inputs.read(slips[1], DATA, "slipway.slips")) == []
    _check_rules(tei_file)
    reading = structured(*slips, DATA)
    assert "the source says so" in explain_line(reading.text, reading.layout.divisions, "p1.t.l1")
    with pytest.raises(EditionError, match=r"`p9\.l1` is no line of slipway.slips"):
        convert(*slips, DATA, LayoutDecisions(role=(RoleDecision("slipway.slips", "p9.l1", "head"),)))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("79", ("79", 1)),
        ("79.2", ("79", 2)),
        ("r1.l7", ("r1.l7", 1)),
        ("r1.2", ("r1.2", 1)),
        ("r1.2:3", ("r1.2", 3)),
        ("0003/tl_1", ("0003/tl_1", 1)),
        ("٧:2", ("٧", 2)),
        ("1921" * 1200, None),
        ("7." + "9" * 5000, None),
        ("", None),
        ("0", None),
        ("1.2.3", None),
        ("r1 l7", None),
    ],
)
def test_what_a_line_break_names(name: str, line: tuple[str, int] | None) -> None:
    assert split_name(name) == line
    if line:
        assert part_name(*line) == name
        assert is_anchor(line[0])


@pytest.mark.parametrize(
    ("slips_", "error", "said"),
    [
        ([("1", [("r", "text", ["one"])]), ("2", [("r", "text", ["two"])])], EngineError, "'r.l1' names 2 lines"),
        ([("1", [("a r", "text", ["one"])])], EngineError, "'a r.l1' names no line"),
        ([("1", [("r", "text", [" "])])], SourceError, "holds no text"),
        ([("1", [("r", "text", ["a\x01b"])])], SourceError, r"U\+0001 of line r.l1 cannot stand"),
        ([("1", [("r", "poster", ["a"])])], EngineError, "the reader 'slips' failed: ValueError"),
    ],
)
def test_what_a_reader_must_not_give(slips_: list[Any], error: type[Exception], said: str) -> None:
    data = json.dumps(slips_).encode()
    with pytest.raises(error, match=said):
        convert(*one_source(data, "slipway.slips"), data)
