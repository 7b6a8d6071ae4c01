"""XInclude: one document out of several files, every place of which leads back to where it stands."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fascicle.model.errors import TeiError
from fascicle.tei.xinclude import Included, included

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
XML = "{http://www.w3.org/XML/1998/namespace}"


def laid(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def whole(folder: Path, files: dict[str, str], root: str = "") -> Included:
    """``main.xml`` with what it includes."""
    laid(folder, files)
    path = folder / "main.xml"
    made = included(str(path), path.read_bytes(), folder / root)
    assert made is not None
    return made


def body(made: Included) -> str:
    """The whole as text, without the declarations of the root."""
    return made.data.decode("utf-8").partition(">")[2].rpartition("<")[0]


def test_a_document_that_includes_nothing_is_left_alone(tmp_path: Path) -> None:
    assert included("a.xml", b"<a/>", tmp_path) is None
    assert included("a.xml", f"<a {XI}>xi:include</a>".encode(), tmp_path) is None


CASES = {
    "a whole file": ('<xi:include href="b.xml"/>', "<b>Ebb</b>", '<b xml:base="b.xml">Ebb</b>'),
    "with what stands around its root": (
        '<xi:include href="b.xml"/>',
        "<?xml version='1.0'?><!-- 1 --><!DOCTYPE b><?two?><b/><!-- 3 -->",
        '<!-- 1 --><?two?><b xml:base="b.xml"/><!-- 3 -->',
    ),
    "by an id": ('<xi:include href="b.xml" xpointer="x"/>', '<b><c xml:id="x">Ebb</c></b>', "c"),
    "by element()": ('<xi:include href="b.xml" xpointer="element(/1/2)"/>', "<b><d/><c>Ebb</c></b>", "c"),
    "by element() from an id": ('<xi:include href="b.xml" xpointer="element(x/1)"/>', '<b xml:id="x"><c/></b>', "c"),
    "by the first part that leads somewhere": (
        '<xi:include href="b.xml" xpointer="xmlns(q=urn:q)element(none)xpointer(id(\'x\'))"/>',
        '<b><c xml:id="x"/></b>',
        "c",
    ),
    "as text": ('<xi:include href="b.xml" parse="text"/>', "<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
    "the fallback": ('<xi:include href="no.xml"><xi:fallback><f/>Ebb</xi:fallback></xi:include>', "", "<f/>Ebb"),
    "a fallback that includes": (
        '<xi:include href="no.xml"><xi:fallback><xi:include href="b.xml"/></xi:fallback></xi:include>',
        "<b/>",
        '<b xml:base="b.xml"/>',
    ),
    "a fallback where the part is missing": (
        '<xi:include href="b.xml" xpointer="no"><xi:fallback>none</xi:fallback></xi:include>',
        "<b/>",
        "none",
    ),
    "its language": ('<xi:include href="b.xml"/>', '<b xml:lang="gd"/>', '<b xml:base="b.xml" xml:lang="gd"/>'),
    "its own base": ('<xi:include href="b.xml"/>', '<b xml:base="sub/"/>', '<b xml:base="sub/"/>'),
    "entities of its own": (
        '<xi:include href="b.xml"/>',
        '<!DOCTYPE b [<!ENTITY w "the <i>&v;</i>"><!ENTITY v "quay">]><b n="&v;">&w;<!-- &v; --></b>',
        '<b xml:base="b.xml" n="quay">the <i>quay</i><!-- &v; --></b>',
    ),
    "a namespace that was around it": (
        '<xi:include href="b.xml" xpointer="x"/>',
        '<b xmlns="urn:b" xmlns:q="urn:q"><c xml:id="x"><q:d/></c></b>',
        '<c xml:base="b.xml" xmlns="urn:b" xmlns:q="urn:q" xml:id="x"><q:d/></c>',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_included_stands_in_the_place_of_its_inclusion(tmp_path: Path, case: str) -> None:
    inclusion, other, expected = CASES[case]
    made = whole(tmp_path, {"main.xml": f"<a {XI}>{inclusion}</a>", "b.xml": other})
    assert made.failures == ()
    etree.fromstring(made.data)
    if expected.isalpha() and expected == "c":
        (only,) = etree.fromstring(made.data)
        assert etree.QName(only).localname == "c"
        assert only.get(f"{XML}base") == "b.xml"
    else:
        assert body(made) == expected


def test_a_language_that_does_not_hold_inside_is_taken_back(tmp_path: Path) -> None:
    made = whole(
        tmp_path, {"main.xml": f'<a {XI} xml:lang="en"><xi:include href="b.xml"/></a>', "b.xml": "<b><c/></b>"}
    )
    assert etree.fromstring(made.data)[0].get(f"{XML}lang") == ""


def test_files_include_others_by_their_own_folders(tmp_path: Path) -> None:
    files = {
        "main.xml": f'<a {XI}>\n<xi:include href="sub/b.xml"/></a>',
        "sub/b.xml": f'<b {XI}><xi:include href="c.xml"/></b>',
        "sub/c.xml": "<c>\n <d/></c>",
    }
    made = whole(tmp_path, files)
    assert [Path(each).name for each in made.files] == ["main.xml", "b.xml", "c.xml"]
    root = etree.fromstring(made.data)
    assert root[0].get(f"{XML}base") == "sub/b.xml"
    assert root[0][0].get(f"{XML}base") == "c.xml"
    line = made.data[: made.data.index(b"<d/>")].count(b"\n") + 1
    assert made.place(line, 2) == (str(tmp_path / "sub" / "c.xml"), 2, 2)
    assert made.place(1, 1) == (str(tmp_path / "main.xml"), 1, 1)


WORDS = st.text(st.sampled_from("aé𝄞 \n"), max_size=8)


@given(before=WORDS, inside=WORDS, after=WORDS, encoding=st.sampled_from(["utf-8", "utf-16", "iso-8859-1"]))
def test_every_place_leads_back(
    tmp_path_factory: pytest.TempPathFactory, before: str, inside: str, after: str, encoding: str
) -> None:
    folder = tmp_path_factory.mktemp("places")
    if encoding == "iso-8859-1":
        before, inside, after = (each.replace("𝄞", "x") for each in (before, inside, after))
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    main = f'{head}<a {XI}>{before}<m/><xi:include href="b.xml"/>{after}<n/></a>'
    other = f"{head}<b>{inside}<o/></b>"
    (folder / "b.xml").write_bytes(other.encode(encoding))
    made = included(str(folder / "main.xml"), main.encode(encoding), folder)
    assert made is not None
    text = made.data.decode("utf-8")
    for tag, source, name in (("<m/>", main, "main.xml"), ("<n/>", main, "main.xml"), ("<o/>", other, "b.xml")):
        path, line, column = made.place(*at(text, tag))
        assert (Path(path).name, (line, column)) == (name, at(source, tag))


def at(text: str, tag: str) -> tuple[int, int]:
    before = text[: text.index(tag)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


FAILURES = {
    "nothing there": ('href="no.xml"', "is not there"),
    "outside": ('href="../secret.xml"', "lies outside the folder"),
    "outside, another way": ('href="sub/../../secret.xml"', "lies outside the folder"),
    "outside, as text": ('href="../secret.xml" parse="text"', "lies outside the folder"),
    "an absolute path": ('href="/etc/hostname" parse="text"', "lies outside the folder"),
    "an address of a file": ('href="file:///etc/hostname" parse="text"', "nothing is fetched"),
    "the network": ('href="https://example.org/b.xml"', "nothing is fetched"),
    "another machine": ('href="//example.org/b.xml"', "nothing is fetched"),
    "a name that no file has": ('href="%00.xml"', "is not there"),
    "a folder": ('href="sub"', "is not there"),
    "a link that leads out": ('href="link.xml"', "lies outside the folder"),
    "a part behind #": ('href="b.xml#x"', "a part behind #"),
    "no such part": ('href="b.xml" xpointer="nowhere"', "nothing in"),
    "a scheme that is not supported": ('href="b.xml" xpointer="xpointer(//p)"', "is not supported"),
    "a pointer that is none": ('href="b.xml" xpointer="element(/1"', "is not supported"),
    "no XML": ('href="bad.xml"', "cannot be included: not well-formed XML"),
    "neither file nor part": ("", "says neither which file nor which part"),
    "another way to read": ('href="b.xml" parse="html"', "is not possible here"),
    "itself": ('href="main.xml"', "would include itself"),
    "itself, around": ('href="circle.xml"', "would include itself"),
    "what is around it": ('xpointer="top"', "would include itself"),
    "text that XML cannot hold": ('href="bell.txt" parse="text"', "which cannot stand in XML"),
    "text in no encoding": ('href="b.xml" parse="text" encoding="none"', "cannot be read as text"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_what_cannot_be_included_is_named_with_its_place_and_stays(tmp_path: Path, name: str) -> None:
    attributes, message = FAILURES[name]
    folder = tmp_path / "in"
    (tmp_path / "secret.xml").write_text("<s/>", "utf-8")
    laid(
        folder,
        {
            "main.xml": f'<a {XI} xml:id="top">\n  <xi:include {attributes}/></a>',
            "b.xml": "<b/>",
            "bad.xml": "<b>",
            "bell.txt": "\x07",
            "sub/x.xml": "<x/>",
            "circle.xml": f'<c {XI}><xi:include href="main.xml"/></c>',
        },
    )
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    path = folder / "main.xml"
    made = included(str(path), path.read_bytes(), folder)
    assert made is not None
    (failure,) = made.failures
    assert message in failure.message
    assert failure.hint
    if name != "itself, around":
        assert (failure.path, failure.line, failure.column) == (str(path), 2, 3)
        assert made.data == path.read_bytes()
    assert b"<s/>" not in made.data


def test_a_chain_without_end_and_a_heap_without_measure_are_refused(tmp_path: Path) -> None:
    laid(tmp_path, {f"{n}.xml": f'<a {XI}><xi:include href="{n + 1}.xml"/></a>' for n in range(40)})
    path = tmp_path / "0.xml"
    made = included(str(path), path.read_bytes(), tmp_path)
    assert made is not None
    (failure,) = made.failures
    assert "more than 20 deep" in failure.message
    laid(
        tmp_path,
        {f"h{n}.xml": f"<a {XI}>{'<xi:include href=§/>' * 10}</a>".replace("§", f'"h{n + 1}.xml"') for n in range(9)},
    )
    laid(tmp_path, {"h9.xml": f"<a>{'ebb ' * 1000}</a>"})
    path = tmp_path / "h0.xml"
    with pytest.raises(TeiError, match="larger than"):
        included(str(path), path.read_bytes(), tmp_path)


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing, whose parser includes, is not installed")
@pytest.mark.parametrize("case", CASES)
def test_xerces_includes_the_same(tmp_path: Path, case: str) -> None:
    """Jing says what it has included: a schema that allows nothing of it names the attributes that it sees."""
    inclusion, other, _ = CASES[case]
    if (case.startswith("by ") and case != "by element()") or ("xpointer=" in inclusion and "/1" not in inclusion):
        pytest.skip("Xerces knows identifiers by a DTD only")
    laid(tmp_path, {"main.xml": f"<a {XI}>{inclusion}</a>", "b.xml": other})
    path = tmp_path / "main.xml"
    made = included(str(path), path.read_bytes(), tmp_path)
    assert made is not None
    root = etree.fromstring(made.data)
    (tmp_path / "s.rng").write_text(exactly(root), "utf-8")
    done = subprocess.run(["jing", str(tmp_path / "s.rng"), str(path)], capture_output=True, text=True, check=False)
    assert [line for line in done.stdout.splitlines() if ": warning: " not in line] == []


def exactly(root: etree._Element) -> str:
    """A schema that this document alone is valid by, text aside."""

    def of(element: etree._Element) -> str:
        name = etree.QName(element)
        attributes = "".join(
            f'<attribute ns="{etree.QName(key).namespace or ""}" name="{etree.QName(key).localname}"/>'
            for key in element.attrib
        )
        inside = "".join(of(each) for each in element if isinstance(each.tag, str))
        names = f'ns="{name.namespace or ""}" name="{name.localname}"'
        return f"<element {names}><mixed><empty/>{attributes}{inside}</mixed></element>"

    return of(root).replace("<element", '<element xmlns="http://relaxng.org/ns/structure/1.0"', 1)
