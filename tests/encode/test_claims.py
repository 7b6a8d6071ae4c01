"""What the markup of a source says of its words stands in the TEI file as the source's, over just those words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle import resources
from fascicle.check.fidelity import check_fidelity
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron
from fascicle.encode.convert import convert
from fascicle.inputs import readers
from fascicle.inputs.readers import Reader
from fascicle.model.source import Claim, ClaimKind, Line, Page, Region, RegionKind, Run, SourceText, Style, only_text
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import XML_ID, local, tei
from fascicle.tei.write import parse
from support.sources import one_source

WORDS = (
    "The keepers met Ada Quill on 12 March 1921 in the old net",
    "loft at Kestrel Sound, and the cttee. of the Harbour Union had sent Mr",
    "Tom Quill and a clerk siad to be its own, who wrote of all that hap-",
    "pened there and of nothing else.",
)
NAMES = {"person": "persName", "place": "placeName", "organisation": "orgName", "date": "date", "unclear": "unclear"}
NAMES |= {"supplied": "supplied", "added": "add", "deleted": "del", "abbreviation": "abbr", "error": "sic"}


def tei_of(
    lines: Sequence[Line], monkeypatch: pytest.MonkeyPatch, kind: RegionKind = RegionKind.TEXT
) -> etree._Element:
    """The TEI file of a source of these lines; it is valid, and gives them back."""
    text = SourceText("claims", (Page((Region(tuple(lines), "r", kind),), begins=False),))
    reader = Reader("claims", "claims", (".claims",), lambda data, _: data == b"claims", lambda *_: text)
    monkeypatch.setattr(readers, "READERS", (reader, *readers.READERS))
    edition, source = one_source(b"claims", "slip.claims")
    data = convert(edition, source, b"claims")
    root = parse(data, "slip.xml")
    assert check_fidelity(root, data, "slip.xml", text, "slip.claims") == []
    for schema in (Schema.load(resources.schema("fascicle.rng")), Schematron.load(resources.schema("fascicle.sch"))):
        found = schema.validate(data, "slip.xml")
        assert [each.message for each in found if each.rule.code != "F0322"] == []  # no mark points to the notes
    return root


def lines_of(*claims: tuple[int, Claim], style: Style | None = None) -> list[Line]:
    """The lines of :data:`WORDS`, with claims by the number of their line."""
    return [
        Line(
            f"l{at}",
            words,
            (Run(0, 20, style), Run(20, len(words))) if style else (Run(0, len(words)),),
            claims=tuple(claim for line, claim in claims if line == at),
        )
        for at, words in enumerate(WORDS)
    ]


def of(line: int, words: str, kind: str, **more: str) -> tuple[int, Claim]:
    start = WORDS[line].index(words)
    return line, Claim(ClaimKind(kind), start, start + len(words), **more)


def said(root: etree._Element, name: str) -> list[str]:
    """The words of elements of a name, those of one thing together, as they stand in the source layer."""
    text = root.find(tei("text"))
    assert text is not None
    view = LayerView(text, Layer.SOURCE)
    found, behind = [], {}
    for element in text.iter(tei(name)):
        span = view.span(element)
        assert span is not None
        words = behind.pop(element.get("prev"), "") + only_text(view.text[slice(*span)])
        if element.get("next"):
            behind[f"#{element.get(XML_ID)}"] = words
        else:
            found.append(words)
    return found


@pytest.mark.parametrize(("kind", "name"), NAMES.items())
def test_each_kind_is_an_element_of_the_source_s(kind: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tei_of(lines_of(of(0, "12 March 1921", kind)), monkeypatch)
    (element,) = root.iterfind(f".//{tei('body')}//{tei(name)}")
    assert element.get("resp") == "#source"
    assert "".join(map(str, element.itertext())) == "12 March 1921"
    statement = next(each for each in root.iter(tei("respStmt")) if each.get(XML_ID) == "source")
    assert [each.text for each in statement] == ["marks in the source file", "slip.claims"]
    assert element.get("when") == ("1921-03-12" if kind == "date" else None)  # as the words say


def test_what_the_source_says_of_them_goes_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    root = tei_of(
        lines_of(
            of(0, "Ada Quill", "person", pointer="https://www.wikidata.org/entity/Q42"),
            of(0, "12 March 1921", "date", value="1921-03~"),
            of(1, "cttee.", "abbreviation", value="committee"),
            of(2, "siad", "error", value="said"),
            of(1, "loft", "supplied", value="damage"),
            of(2, "clerk", "unclear", value="illegible"),
        ),
        monkeypatch,
    )
    body = root.find(f".//{tei('body')}")
    assert body is not None
    written = etree.tostring(body, encoding="unicode").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    assert '<persName resp="#source" key="https://www.wikidata.org/entity/Q42">Ada Quill</persName>' in written
    assert '<date resp="#source" when="1921-03">' in written
    assert '<choice><abbr>cttee.</abbr><expan resp="#source">committee</expan></choice>' in written
    assert '<choice><sic>siad</sic><corr resp="#source" cert="high">said</corr></choice>' in written
    assert '<supplied resp="#source" reason="damage">loft</supplied>' in written
    assert '<unclear resp="#source" reason="illegible">clerk</unclear>' in written


def test_who_changed_and_noted_what_and_when_stands_in_the_header(monkeypatch: pytest.MonkeyPatch) -> None:
    root = tei_of(
        lines_of(
            of(1, "loft", "deleted", by="Mara Tolland", when="2024-05-01"),
            of(1, "Harbour", "added", by="Mara Tolland", when="2024-05-02"),
            of(2, "clerk", "comment", value="Who is this?\nSee the minutes.", by="A. Q.", when="2024-05-02"),
            of(2, "wrote", "comment", value="sic"),
        ),
        monkeypatch,
    )
    people = {each.get(XML_ID): each[1].text for each in root.iter(tei("respStmt")) if len(each) > 1}
    assert {"source-1": "Mara Tolland", "source-2": "A. Q."}.items() <= people.items()
    changes = {each.get(XML_ID): (each.get("who"), each.get("when")) for each in root.iter(tei("change"))}
    assert changes.pop(None) == ("#fascicle", None)
    assert changes == {
        "change-1": ("#source-1", "2024-05-01"),
        "change-2": ("#source-2", "2024-05-02"),
        "change-3": ("#source-1", "2024-05-02"),
    }
    (deleted,), (added,) = root.iter(tei("del")), root.iter(tei("add"))
    assert (deleted.get("resp"), deleted.get("change")) == ("#source", "#change-1")
    assert (added.get("resp"), added.get("change")) == ("#source", "#change-3")
    notes = list(root.iter(tei("note")))
    assert [(each.get("resp"), each.get("change")) for each in notes] == [("#source-2", "#change-2"), ("#source", None)]
    assert [each.text for each in notes[0]] == ["Who is this?", "See the minutes."]
    before = notes[1].getprevious()
    assert before is not None
    assert (before.tail or "").endswith("who wrote")


def test_the_reading_has_what_was_added_and_not_what_was_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = of(0, "Ada", "deleted"), of(0, "Quill", "added"), of(1, "cttee.", "abbreviation"), of(2, "siad", "error")
    text = tei_of(lines_of(*claims, of(2, "own", "supplied")), monkeypatch).find(tei("text"))
    assert text is not None
    source, reading = LayerView(text, Layer.SOURCE).text, LayerView(text, Layer.READING).text
    assert "met Ada Quill on" in source
    assert "met Quill on" in reading
    for words in ("the cttee. of", "siad to be its own, who"):  # there is nothing else to read
        assert words in source
        assert words in reading


def test_a_thing_over_lines_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = of(1, "Mr", "person", id="a"), of(2, "Tom Quill", "person", id="a")
    hyphened = of(2, "hap-", "unclear", id="b"), of(3, "pened", "unclear", id="b")
    root = tei_of(lines_of(*parts, *hyphened), monkeypatch)
    assert said(root, "persName") == ["MrTomQuill"]
    assert said(root, "unclear") == ["hap-pened"]
    assert len(list(root.iter(tei("unclear")))) == 1


def test_claims_that_overlap_are_cut_and_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = of(0, "Ada Quill on 12", "unclear"), of(0, "12 March 1921", "date"), of(0, "Quill on", "person")
    root = tei_of(lines_of(*claims, of(0, "Ada Quill", "place"), style=Style(("italic",))), monkeypatch)
    assert said(root, "unclear") == ["AdaQuillon12"]
    assert said(root, "date") == ["12March1921"]
    assert said(root, "persName") == ["Quillon"]
    assert said(root, "placeName") == ["AdaQuill"]


def test_an_expansion_that_no_choice_can_hold_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = of(1, "cttee. of the", "abbreviation", value="one"), of(1, "the Harbour", "abbreviation", value="two")
    root = tei_of(lines_of(*claims), monkeypatch)
    assert [each.text for each in root.iter(tei("expan"))] == ["one"]
    assert said(root, "abbr") == ["cttee.ofthe", "theHarbour"]
    assert [each.text for each in root.iter(tei("note"))] == ["abbreviation: two"]


def test_a_gap_stands_where_characters_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    gaps = [
        (0, Claim(ClaimKind.GAP, 0, 0, "damage")),
        (2, Claim(ClaimKind.GAP, 4, 4)),
        (3, Claim(ClaimKind.GAP, 32, 32)),
    ]
    lines = lines_of(*gaps)
    lines.insert(3, Line("blank", "", claims=(Claim(ClaimKind.GAP, 0, 0, "illegible"),)))
    root = tei_of(lines, monkeypatch)
    found = [(each.get("reason"), (each.tail or "").strip()[:5]) for each in root.iter(tei("gap"))]
    assert sorted(found, key=str) == sorted(
        [("damage", "The k"), (None, "Quill"), ("illegible", ""), (None, "")], key=str
    )


@pytest.mark.parametrize("kind", RegionKind)
def test_claims_stand_in_every_kind_of_region(kind: RegionKind, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = of(0, "Ada Quill", "person"), of(1, "cttee.", "abbreviation", value="committee"), of(0, "12", "unclear")
    comment = of(1, "Union", "comment", value="Which?")
    root = tei_of(lines_of(*claims, comment, of(2, "a clerk", "added")), monkeypatch, kind)
    assert said(root, "persName") == ["AdaQuill"]
    assert [each.text for each in root.iter(tei("expan"))] == ["committee"]
    assert len(list(root.iter(tei("add")))) == 1
    assert "Which?" in [each.text for each in root.iter(tei("note"))]


@st.composite
def _claims(draw: st.DrawFn) -> list[tuple[int, Claim]]:
    found = []
    for number in range(draw(st.integers(1, 8))):
        first = draw(st.integers(0, 3))
        last = draw(st.integers(first, 3))
        kind = draw(st.sampled_from(sorted(NAMES)))
        value = draw(st.sampled_from(["", "said so"])) if kind in ("abbreviation", "error") else ""
        for line in range(first, last + 1):
            start = draw(st.integers(0, len(WORDS[line]) - 2)) if line == first else 0
            end = draw(st.integers(start + 1, len(WORDS[line]))) if line == last else len(WORDS[line])
            found.append((line, Claim(ClaimKind(kind), start, end, value, id=str(number))))
    return found


@given(_claims(), st.sampled_from([None, Style(("bold",))]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_claim_is_lost_however_they_overlap(claims: list[tuple[int, Claim]], style: Style | None) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        root = tei_of(lines_of(*claims, style=style), monkeypatch)
    wanted: Counter[tuple[str, str]] = Counter()
    for _, (kind, words) in _whole(claims).items():
        if words:
            wanted[NAMES[kind], words] += 1
    got = Counter((name, words) for name in set(NAMES.values()) for words in said(root, name))
    assert got == wanted
    written = [local(each) for each in root.iter(tei("expan"), tei("corr"), tei("note"))]
    valued = {claim.id: claim for line, claim in claims if claim.value and _whole(claims)[claim.id][1]}
    assert len(written) == len(valued)


def _whole(claims: Iterable[tuple[int, Claim]]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line, claim in claims:
        before = found.get(claim.id, ("", ""))[1]
        found[claim.id] = claim.kind, before + only_text(WORDS[line][claim.start : claim.end])
    return found
