"""Proposals for texts without a source: nothing but tags is set, whatever a file looks like, and nothing is written."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import fascicle
from fascicle.annotate.corrections.apply import Corrector
from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.annotate.decisions.corrections import CorrectionDecisions, Decided, RuleDecided
from fascicle.annotate.marks import MarkFinder
from fascicle.annotate.texts.candidates import Finders
from fascicle.annotate.texts.proposals import IN_PATCH, TextProposals, name_finder, propose
from fascicle.edition.toml import Identifier, Verbatim
from fascicle.model.certainty import Certainty
from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority, Entry
from fascicle.run.stages.propose_texts import by_house_schema, may_contain
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.write import parse
from support.editions import new_edition, tree
from support.rough_letter import letter

PATH = "letters/rough.xml"
REGISTER = Authority(
    (
        Entry("aq", "persName", "Ada Quill", ("Ada Quill",)),
        Entry("sound", "placeName", "Kestrel Sound", ("Kestrel Sound",)),
    )
)
# What stands there, what should, and how sure that is: a wrong letter, a word too often, a letter too few.
WRONG = {
    "harbuor": ("harbour", CorrectionKind.MISSPELLING, Certainty.HIGH),
    "the ferry": ("", CorrectionKind.DOUBLED, Certainty.HIGH),
    "later": ("later on", CorrectionKind.SPLIT, Certainty.MEDIUM),
}


def found(view: LayerView, *_: object) -> list[Correction]:
    """The errors of :data:`WRONG`, and a sign that is missing after each "tea"."""
    corrections = [
        Correction(*match.span(), reading, kind, "C0100", certainty, "by hand")
        for wrong, (reading, kind, certainty) in WRONG.items()
        for match in re.finditer(re.escape(wrong), view.text)
    ]
    return corrections + [
        Correction(match.end(), match.end(), "s", CorrectionKind.LOST_LETTER, "C0200", Certainty.HIGH, "by hand")
        for match in re.finditer("tea", view.text)
    ]


def proposals(
    data: bytes,
    *,
    decisions: CorrectionDecisions | None = None,
    registers: Sequence[tuple[str, Authority]] = (("decisions/authority.xml", REGISTER),),
    validate: object = lambda data: True,
) -> TextProposals:
    """What is proposed for a file of an English edition."""
    names, pointers = name_finder(parse(data, PATH), PATH, registers)
    corrector = Corrector(found, ("en",), may_contain, decisions or CorrectionDecisions())
    finders = Finders(MarkFinder(names, ("en",), pointers), may_contain, corrector, lambda key: False)
    return propose(data, PATH, finders, Certainty.HIGH, validate)  # type: ignore[arg-type]


def without_marks(data: bytes) -> bytes:
    """The file without the elements that proposals are made of, taken out by nothing but their letters."""
    readings = rb"<(corr|supplied)\b[^>]*>[^<]*</\1>"
    tags = rb"<(?:choice|sic)>|</(?:choice|sic|surplus|persName|placeName|date)>"
    opened = rb'<persName ref="[^"]*">|<placeName ref="[^"]*">|<date when="[^"]*">|<surplus reason="repeated">'
    return re.sub(b"|".join((readings, tags, opened)), b"", data)


def plain(body: str) -> bytes:
    """A document with this in its body."""
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{body}</body></text></TEI>".encode()


def rows(result: TextProposals) -> list[tuple[str, str]]:
    """What stands there, and what becomes of the proposal."""
    return [(row.text, row.patch) for row in result.rows]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [False, True])
def test_the_rough_letter(line_end: str, mark: bool) -> None:
    data = letter(line_end, mark=mark)
    result = proposals(data)
    places = [(row.line, row.column, row.text, row.patch == IN_PATCH) for row in result.rows]
    assert places == [
        (16, 27, "12 March 1921", True),
        (16, 41, "Ada Quill", True),
        (16, 60, "Kestrel Sound", True),
        (16, 116, "the ferry", True),
        (17, 34, "Ada Quill", False),  # CDATA
        (17, 70, "1 May 1922", False),
        (17, 96, "Ada Quill", True),
        (18, 6, "Ada Quill", True),
        (19, 10, "harbuor", True),
        (19, 33, "Ada Quill", False),  # half of it in italics
        (19, 54, "Ada Quill", False),  # something is missing between the words
        (19, 89, "June 1921", True),
        (19, 126, "tea&cake.", True),
        (20, 6, "Ada Quill", True),
        (20, 33, "7th of March, 1922", True),
        (20, 63, "later", False),
    ]
    assert b'<persName ref="../decisions/authority.xml#aq">Ada<?page 2?> <lb/>Quill</persName>' in result.patched
    assert b'<persName ref="../decisions/authority.xml#aq">&#65;da Quill</persName>' in result.patched
    assert b'<date when="1921-06">June <!-- 1 May 1923 --> 1921</date>' in result.patched
    assert b"<surplus" in result.patched


def test_what_a_person_marked_is_neither_marked_again_nor_nested_into() -> None:
    body = (
        "<p><persName>Ada Quill</persName> <rs>of Kestrel Sound</rs> <date>12 <hi>March</hi> 1921</date>"
        " <choice><sic>harbuor</sic><corr>harbour</corr></choice> <sic>harbuor</sic>"
        " <app><lem>Ada Quill</lem><rdg>harbuor</rdg></app> <name>harbuor</name>"
        " Ada <persName>Quill</persName></p>"
    )
    assert proposals(plain(body)) == TextProposals((), b"", plain(body))


def test_a_name_may_stand_where_words_were_read_with_care_but_nothing_is_corrected_there() -> None:
    body = "<p><add>Ada Quill</add>, Ad<supplied reason='lost'>a Qu</supplied>ill, <unclear>harbuor</unclear></p>"
    result = proposals(plain(body))
    opening = b'<persName ref="../decisions/authority.xml#aq">'
    assert b"<add>%bAda Quill</persName></add>, %bAd<supplied" % (opening, opening) in result.patched
    assert b"<sic>" not in result.patched
    assert rows(result) == [("Ada Quill", IN_PATCH)] * 2


def test_a_second_run_gives_the_same_bytes_and_on_the_patched_file_nothing_new() -> None:
    result = proposals(letter())
    assert proposals(letter()) == result
    again = proposals(result.patched)
    assert again.patch == b""
    assert {row.text for row in again.rows} <= {row.text for row in result.rows if row.patch != IN_PATCH}


def test_what_the_schema_does_not_allow_is_in_the_table_and_says_so() -> None:
    def no_places(data: bytes) -> bool:
        return b"<placeName" not in data

    result = proposals(letter(), validate=no_places)
    assert ("Kestrel Sound", "the schema does not allow it here") in rows(result)
    assert ("12 March 1921", IN_PATCH) in rows(result)
    assert no_places(result.patched)


def test_a_file_that_was_not_valid_is_asked_for_no_more_than_it_was() -> None:
    assert proposals(letter(), validate=lambda data: False).patch == proposals(letter()).patch


def test_what_is_less_sure_is_in_the_table_until_an_editor_agrees() -> None:
    data = plain("<p>See you later.</p>")
    assert rows(proposals(data)) == [("later", "less sure than the edition asks for (high)")]
    yes = CorrectionDecisions(decided=(Decided(Verbatim("later"), "yes"),))
    assert rows(proposals(data, decisions=yes)) == [("later", IN_PATCH)]
    no = CorrectionDecisions(decided=(Decided(Verbatim("later"), "no"),))
    assert rows(proposals(data, decisions=no)) == []
    other = CorrectionDecisions(rule=(RuleDecided(Identifier("C01"), "no"),))
    assert rows(proposals(data, decisions=other)) == []


def test_tags_have_the_prefix_that_the_file_gives_to_tei() -> None:
    text = b"<t:text><t:p>Ada Quill, harbuor, 1 May 1922</t:p></t:text>"
    data = b"<t:TEI xmlns:t='http://www.tei-c.org/ns/1.0'>%b</t:TEI>" % text
    patched = proposals(data).patched
    for tag in (b"<t:persName ", b"</t:persName>", b"<t:choice><t:sic>", b"</t:corr></t:choice>", b"<t:date when="):
        assert tag in patched


def test_names_are_pointed_to_as_the_file_does_already() -> None:
    data = plain("<p><rs ref='per:aq'>she</rs>, Ada Quill, of Kestrel Sound</p>")
    patched = proposals(data).patched
    assert b'<persName ref="per:aq">' in patched
    assert b'<placeName ref="per:sound">' in patched


def test_a_list_in_the_file_itself_is_a_register() -> None:
    person = "<person xml:id='p1'><persName><surname>Quill</surname>, <forename>Ada</forename></persName></person>"
    data = plain(f"<p>Ada Quill.</p><listPerson>{person}</listPerson>")
    result = proposals(data, registers=())
    assert b'<p><persName ref="#p1">Ada Quill</persName>.</p>' in result.patched
    assert len(result.rows) == 1


def test_another_encoding_is_kept() -> None:
    body = plain("<p>Café harbuor</p>").decode().encode("latin-1")
    data = b"<?xml version='1.0' encoding='iso-8859-1'?>" + body
    result = proposals(data)
    corrected = "Café <choice><sic>harbuor</sic><corr>harbour</corr></choice></p>"
    assert corrected.encode("latin-1") in result.patched
    assert without_marks(result.patched) == data


def test_where_no_place_is_certain_the_text_fails_with_what_to_do() -> None:
    with pytest.raises(TeiError, match="no place in this file can be told for certain"):
        proposals(plain("<p>Ada Quill</p>").decode().encode("utf-16"))


def test_the_house_schema_judges_a_file_that_names_it() -> None:
    model = b"<?xml-model href='../schema/fascicle.rng'?>"
    bad = plain("<p><persName><persName>a</persName></persName></p>")
    assert by_house_schema("a.xml", bad)
    assert not by_house_schema("a.xml", model + bad)


# --- whatever is in a file -------------------------------------------------------------------------------------------

WORDS = "Ada Quill|Ada |Quill |Kestrel Sound|12 March 1921|12 |March |1921 |harbuor|the ferry|tea|later | |\n|\r\n"
NODES = (
    "&amp;|&#233;|<![CDATA[Ada Quill]]>|<!-- Ada Quill -->|<?p harbuor?>|<lb/>|<gap/>|<rs>Ada</rs>|<w>tea</w>|<space/>"
)
PIECES = st.sampled_from([*WORDS.split("|"), *NODES.split("|"), "<hi rend='i'>", "<seg n='>'>", "<note>", "</>"])


def body_of(pieces: list[str]) -> str:
    """The pieces as the content of paragraphs: each end closes what is open."""
    opened: list[str] = []
    parts = []
    for piece in pieces:
        if piece == "</>":
            parts.append(f"</{opened.pop()}>" if opened else "</p>\r\n<p>")
            continue
        if piece.startswith("<") and piece[1].isalpha() and "/" not in piece:
            opened.append(re.findall(r"\w+", piece)[0])
        parts.append(piece)
    return f"<p>{''.join(parts)}{''.join(f'</{name}>' for name in reversed(opened))}</p>"


def words(root: etree._Element) -> str:
    """All text but what is only read: by the names of elements alone."""
    copy = etree.fromstring(etree.tostring(root))
    etree.strip_elements(copy, "{*}corr", "{*}supplied", with_tail=False)
    return "".join(map(str, copy.itertext()))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_without_its_marks_the_patched_file_is_the_file_byte_for_byte(pieces: list[str]) -> None:
    data = plain(body_of(pieces))
    result = proposals(data)
    assert without_marks(result.patched) == data
    before, after = parse(data, ""), parse(result.patched, "")
    assert words(after) == words(before)
    assert LayerView(after, Layer.SOURCE).text == LayerView(before, Layer.SOURCE).text
    for mark in after.iter("{*}persName", "{*}placeName", "{*}date", "{*}choice", "{*}surplus", "{*}supplied"):
        around = {etree.QName(each).localname for each in (*mark.iterancestors(), *mark.iter("*")) if each is not mark}
        assert not around & {"rs", "persName", "placeName", "date", "choice", "surplus", "supplied"}
    assert bool(result.patch) == any(row.patch == IN_PATCH for row in result.rows) == (result.patched != data)


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=4, max_size=40), st.booleans())
def test_the_patch_makes_the_patched_file(pieces: list[str], ends: bool) -> None:
    data = plain("\n".join(body_of(pieces[at:]) for at in range(3))) + b"\n" * ends
    _apply_both(data, proposals(data), PATH)


@pytest.mark.parametrize("path", [PATH, "letters/to the sea, 1.xml", "letters/Brief an Käthe.xml"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_patch_and_git_apply_take_the_rough_letter(path: str, line_end: str) -> None:
    data = letter(line_end)
    result = proposals(data)
    names, pointers = name_finder(None, path, [("decisions/authority.xml", REGISTER)])
    corrector = Corrector(found, ("en",), may_contain)
    finders = Finders(MarkFinder(names, ("en",), pointers), may_contain, corrector, lambda key: False)
    renamed = propose(data, path, finders, Certainty.HIGH, lambda data: True)
    assert renamed.patched == result.patched
    _apply_both(data, renamed, path)


def _apply_both(data: bytes, result: TextProposals, path: str) -> None:
    """What both programs, really run, make of a file in an empty folder is the patched file."""
    if not result.patch:
        return
    programs = {"patch": ["patch", "-p1", "--quiet", "-i", "our.patch"], "git": ["git", "apply", "our.patch"]}
    there = [command for name, command in programs.items() if shutil.which(name)]
    if not there:
        pytest.skip("neither patch nor git is there")
    for command in there:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("GIT_CEILING_DIRECTORIES", "/")
            _apply(command, data, result, path)


def _apply(command: list[str], data: bytes, result: TextProposals, path: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / path).parent.mkdir(parents=True)
        (home / path).write_bytes(data)
        (home / "our.patch").write_bytes(result.patch)
        done = subprocess.run(command, cwd=home, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert (home / path).read_bytes() == result.patched


# --- by the command --------------------------------------------------------------------------------------------------


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A new edition with the rough letter as a text of its own."""
    home = new_edition(tmp_path / "edition")
    (home / "letters").mkdir()
    (home / "letters" / "rough.xml").write_bytes(letter())
    with (home / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[[texts]]\nfile = "letters/*.xml"\n')
    return home


def test_what_editors_turned_down_is_not_proposed(edition: Path) -> None:
    (edition / "decisions" / "suppressions.toml").write_text(
        '[[suppressed]]\nelement = "persName"\ntext = "Ada Quill"\nfile = "rough.xml"\n', "utf-8"
    )
    fascicle.open(edition).annotate(texts=True)
    told = (edition / "build" / "proposals" / "texts.tsv").read_text("utf-8")
    assert "Kestrel Sound" in told
    assert "\tAda Quill\t" not in told


def test_nobody_asked_nothing_proposed(edition: Path) -> None:
    opened = fascicle.open(edition)
    opened.convert()
    opened.annotate()
    assert not (edition / "build" / "proposals" / "texts.tsv").exists()


@pytest.mark.parametrize("asked", [{"texts": True}, {"names": ["rough"]}])
def test_on_wish_a_table_and_a_patch_are_made_and_the_file_is_not_touched(
    edition: Path, asked: dict[str, object]
) -> None:
    before = tree(edition)
    (done,) = fascicle.open(edition).annotate(**asked)  # type: ignore[arg-type]
    assert {name: data for name, data in tree(edition).items() if not name.startswith("build/")} == before
    folder = edition / "build" / "proposals"
    assert done.patch == folder / "rough.patch"
    head, *lines = (folder / "texts.tsv").read_text("utf-8").splitlines()
    assert head.split("\t")[:8] == ["file", "line", "column", "text", "proposal", "kind", "certainty", "rule"]
    assert len(lines) == done.proposals
    assert all(line.startswith("letters/rough.xml\t") for line in lines)
    kept = tree(folder)
    (folder / "gone.patch").write_bytes(b"of a text that the edition has no more")
    fascicle.open(edition).annotate(texts=True)
    assert tree(folder) == kept
    subprocess.run(["patch", "-p1", "--quiet", "-i", str(done.patch)], cwd=edition, check=True)
    assert without_marks((edition / "letters" / "rough.xml").read_bytes()) == without_marks(letter())
    assert fascicle.open(edition).annotate(texts=True)[0].patch is None
    assert not (folder / "rough.patch").exists()
