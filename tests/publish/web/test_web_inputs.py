"""What a page depends on: as little as can be, and all that it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.model.errors import TeiError
from fascicle.publish import web
from fascicle.publish.pointers import Pointers, authority_for
from fascicle.publish.record_xml import page_record, record_xml, volume_record
from support.site import tei

AUTHORITY = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
  <person xml:id="ada"><persName>Ada Quill</persName></person>
  <person xml:id="tom"><persName>Tom Quill</persName></person>
  </listPerson><listPlace><place xml:id="sill"><placeName>The Sill</placeName></place></listPlace></standOff></TEI>"""


def named(stem: str) -> Source:
    return Source(file=f"{stem}.txt", sha256="0" * 64, title=f"Slip {stem}", language="en")  # type: ignore[arg-type]


def row_of_slips(edition: EditionFolder, count: int) -> EditionFolder:
    slips = tuple(named(f"slip-{number}") for number in range(count))
    return replace(edition, record=replace(edition.record, sources=slips))


def test_a_page_is_what_it_was_with_the_whole_record(almanac: EditionFolder) -> None:
    authority = almanac.authority_path.read_bytes()
    for source in almanac.record.sources:
        data = almanac.text_path(source).read_bytes()
        inputs = web.page_inputs(almanac, source, data, authority)
        whole = replace(inputs, record=record_xml(almanac), authority=authority)
        assert web.render(inputs) == web.render(whole)


@pytest.mark.parametrize("with_authority", [True, False])
def test_a_page_is_made_of_its_inputs(almanac: EditionFolder, with_authority: bool) -> None:
    source = almanac.record.sources[0]
    data = almanac.text_path(source).read_bytes()
    authority = almanac.authority_path.read_bytes() if with_authority else None
    inputs = web.page_inputs(almanac, source, data, authority)
    assert web.page(almanac, source, data, authority) == web.render(inputs)
    assert (inputs.authority is None) is not with_authority


def _retitled(at: int) -> Callable[[EditionFolder], EditionFolder]:
    def change(edition: EditionFolder) -> EditionFolder:
        sources = list(edition.record.sources)
        sources[at] = replace(sources[at], title="Another title")
        return replace(edition, record=replace(edition.record, sources=tuple(sources)))

    return change


def _described(edition: EditionFolder) -> EditionFolder:
    sources = tuple(replace(source, description="A slip.") for source in edition.record.sources[2:])
    return replace(edition, record=replace(edition.record, sources=edition.record.sources[:2] + sources))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (_retitled(1), False),
        (_retitled(0), False),
        (_retitled(2), False),
        (_retitled(3), True),
        (_described, True),
        (lambda edition: replace(edition, record=replace(edition.record, description="About it")), True),
        (lambda edition: replace(edition, record=replace(edition.record, title="Another")), False),
    ],
)
def test_only_what_a_page_shows_of_the_record_changes_it(
    miniature: EditionFolder, change: Callable[[EditionFolder], EditionFolder], same: bool
) -> None:
    edition = row_of_slips(miniature, 5)
    changed = change(edition)
    assert (page_record(edition, edition.record.sources[1]) == page_record(changed, changed.record.sources[1])) is same


def test_the_record_of_a_page_does_not_grow_with_the_edition(miniature: EditionFolder) -> None:
    few, many = row_of_slips(miniature, 5), row_of_slips(miniature, 3000)
    sizes = {len(page_record(each, each.record.sources[2])) for each in (few, many)}
    assert len(sizes) == 1


def test_a_link_to_another_text_needs_that_text(miniature: EditionFolder) -> None:
    edition = row_of_slips(miniature, 9)
    text = tei('<body><div><p><ref target="slip-7.xml#a">b</ref> <ref target="gone.xml">c</ref></p></div></body>')
    page = web.page(edition, edition.record.sources[0], text, None).files["slip-0.html"].decode()
    assert '<a href="slip-7.html">b</a>' in page
    assert "<span>c</span>" in page
    inputs = web.page_inputs(edition, edition.record.sources[0], text, None)
    assert 'linked stem="slip-7"' in inputs.record
    assert "gone" not in inputs.record
    assert 'rel="next" href="slip-1.html"' in page


def test_pointers_of_a_text() -> None:
    text = tei("""<body><p><persName ref="authority.xml#ada x#y">Ada</persName><placeName ref="#sill"/>
      <orgName ref="x"/><ref target="a%20b.xml#c other.xml"/><ptr target="c.d.xml"/><ref/></p></body>""")
    assert Pointers.of(text, "slip.xml") == Pointers(frozenset({"ada", "y", "sill"}), frozenset({"a%20b", "c.d"}))


def test_a_text_that_is_no_xml_is_named() -> None:
    with pytest.raises(TeiError, match="not well-formed") as caught:
        Pointers.of(b"<a>", "slip.xml")
    assert str(caught.value.path) == "slip.xml"


def test_of_the_authority_file_a_page_needs_the_entries_it_names() -> None:
    def needed(*ids: str, authority: bytes = AUTHORITY) -> bytes:
        return authority_for(Pointers(frozenset(ids), frozenset()), authority)

    assert needed("ada", "sill").count(b"<person ") == 1
    assert needed("ada") == needed("ada", "gone")
    # the menu leads to a register that has entries, also from a text that names none of them
    assert b"<place/>" in needed("ada")
    assert b"<org" not in needed("ada")
    # what an entry says is shown in the register and nowhere else
    assert needed("ada") == needed("ada", authority=AUTHORITY.replace(b"Ada Quill", b"A. Quill"))
    assert needed("ada") != needed("ada", authority=AUTHORITY.replace(b"</listPlace>", b"</listPlace><org/>"))


def test_the_record_of_a_volume_has_the_rows_of_its_texts(miniature: EditionFolder) -> None:
    edition = row_of_slips(miniature, 9)
    record = volume_record(edition, {"slip-2", "slip-3"})
    assert [stem in record for stem in ("slip-1", "slip-2", "slip-3", "slip-4")] == [False, True, True, False]
    assert volume_record(edition, {source.stem for source in edition.record.sources}).count("<source") == 9
