"""Lists of any size: nothing is lost when they are cut, nothing grows too large, everything is three steps away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from fascicle.edition.consistency import is_taken
from fascicle.edition.folder import EditionFolder
from fascicle.publish import web
from fascicle.publish.lists import chronology, documents, places
from fascicle.publish.lists.land import outline, rings
from fascicle.publish.lists.shelves import parted, shelved
from fascicle.publish.lists.site import ListInputs, list_inputs, registers_in_order, site_lists
from fascicle.publish.lists.told import Told, begin
from support.many_letters import letters
from support.site import tei

LARGEST = 200_000


@given(st.lists(st.integers(1, 90), max_size=60), st.integers(100, 400))
def test_parts_hold_all_in_order_and_no_part_is_too_heavy(weights: list[int], limit: int) -> None:
    parts = list(parted(weights, lambda each: each, limit))
    assert [each for part in parts for each in part] == weights
    assert all(sum(part) <= limit for part in parts)


@given(st.lists(st.sampled_from("aabcdeéжz#"), min_size=1, max_size=40), st.integers(1, 60))
def test_shelves_hold_all_and_have_names_of_their_own(keys: list[str], limit: int) -> None:
    ordered = sorted(keys)
    shelves = shelved("persons", ordered, lambda each: each.upper(), lambda _: 10, limit)
    assert [thing for shelf in shelves for thing in shelf.things] == ordered
    assert len({shelf.file for shelf in shelves}) == len(shelves)
    if len(shelves) > 1:
        assert all(is_taken(shelf.file.removesuffix(".html")) for shelf in shelves)
        assert "persons.html" not in {shelf.file for shelf in shelves}


@pytest.mark.parametrize("name", ["search", "works", "persons-a", "dates--0044", "documents-1922-2", "mentions-1-ada"])
def test_no_text_is_called_as_a_list(name: str) -> None:
    assert is_taken(name)


@pytest.mark.parametrize("name", ["dates-of-the-war", "persons-unknown", "sources-and-notes", "mapping"])
def test_other_names_are_free(name: str) -> None:
    assert not is_taken(name)


@pytest.fixture(scope="module")
def large(miniature: EditionFolder) -> tuple[EditionFolder, dict[str, bytes], dict[str, bytes]]:
    edition, told, authority = letters(miniature, 500, 12)
    return edition, told, web.site(edition, told, authority)


def _links(files: dict[str, bytes], name: str) -> Iterator[str]:
    for href in html.document_fromstring(files[name].decode()).xpath("//main//a/@href"):
        yield unquote(href)


def test_no_page_of_a_large_edition_is_too_large(large: Any) -> None:
    _, _, files = large
    sizes = {name: len(data) for name, data in files.items() if name.endswith(".html")}
    assert len(sizes) > 20
    assert max(sizes.values()) < LARGEST


def test_every_mention_is_three_steps_from_its_register(large: Any) -> None:
    _, told, files = large
    wanted = {f"{stem}.html#name:{at}" for stem in told for at in range(12)}
    reached, pages = set(), {"persons.html"}
    for _ in range(3):
        found = {link for page in pages for link in _links(files, page)}
        reached |= found & wanted
        pages |= {link.partition("#")[0] for link in found} & files.keys()
    assert reached == wanted


def test_every_document_and_source_is_two_steps_from_the_start(large: Any) -> None:
    _, told, files = large
    for start in ("index.html", "about.html", "dates.html"):
        first = {link.partition("#")[0] for link in _links(files, start)} & files.keys()
        second = {link for page in first for link in _links(files, page)} | set(_links(files, start))
        assert {f"{stem}.html" for stem in told} <= second, start


def test_links_between_pages_of_lists_lead_somewhere(large: Any) -> None:
    _, _, files = large
    ids = {
        name: set(html.document_fromstring(data.decode()).xpath("//@id"))
        for name, data in files.items()
        if name.endswith(".html")
    }
    for name in ids:
        for link in _links(files, name):
            page, _, fragment = link.partition("#")
            if (page or name) in ids and fragment:
                assert fragment in ids[page or name], f"{name}: {link}"


def test_names_in_texts_lead_to_the_page_that_has_their_entry(large: Any, miniature: EditionFolder) -> None:
    _, _, files = large
    authority = letters(miniature, 1, 1)[2]
    names = "".join(f'<persName ref="#p{at}">her</persName> ' for at in range(200))
    text = tei(f"<body><p>{names}</p></body>")
    ordered = registers_in_order(miniature, authority)
    page = web.page(miniature, miniature.record.sources[0], text, ordered).files["ferry.html"].decode()
    links = html.document_fromstring(page).xpath("//main//a[contains(@class, 'name')]/@href")
    assert len(links) == 200
    for file, _, entry in (link.partition("#") for link in links):
        assert f'id="{entry}"'.encode() in files[file]


def test_one_text_changes_the_pages_that_show_it(large: Any) -> None:
    edition, told, _ = large
    ordered = registers_in_order(edition, letters(edition, 1, 1)[2])
    changed = told | {"letter-9": told["letter-9"].replace(b"tide had turned", b"wind had turned")}

    def parts(of: dict[str, bytes]) -> dict[str, Any]:
        return {page.file: list_inputs(edition, page, ordered).parts for page in site_lists(edition, of, ordered).pages}

    before, after = parts(told), parts(changed)
    touched = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert "dates-1902.html" in touched
    assert 2 <= len(touched) <= 6
    assert len(before) > 30


def test_a_page_is_made_of_its_inputs_alone(large: Any) -> None:
    edition, told, files = large
    ordered = registers_in_order(edition, letters(edition, 1, 1)[2])
    page = next(each for each in site_lists(edition, told, ordered).pages if each.file == "documents-1903.html")
    inputs = list_inputs(edition, page, ordered)
    assert isinstance(inputs, ListInputs)
    assert inputs.record.count("<source") == len(page.stems) < 100
    assert web.list_page(edition, page, ordered)[page.file] == files[page.file]


def test_mentions_are_folded_after_the_first_five(miniature: EditionFolder) -> None:
    edition, told, authority = letters(miniature, 9, 14)
    persons = html.document_fromstring(web.site(edition, told, authority)["persons-q.html"].decode())
    (entry,) = persons.xpath("//section[@id = 'p0']")
    assert entry.xpath("string(.//p[@class = 'mentioned'])").strip() == "108 mentions, 9 texts"
    shown = entry.xpath("./dl")[0]
    assert [len(each.xpath(".//a")) for each in shown.xpath("./dd[not(details)]")] == [1] * 25
    assert [len(each.xpath(".//a")) for each in shown.xpath("./dd/details")] == [7] * 5
    assert entry.xpath("string(.//dd/details/summary)").strip() == "7 more"
    assert entry.xpath("string(./details/summary)").strip() == "4 more texts"


def test_documents_stand_by_year_and_kind(miniature: EditionFolder) -> None:
    edition, _, _ = letters(miniature, 12, 1)
    start = html.document_fromstring(web.site(edition, {}, None)["index.html"].decode())
    years = start.xpath("//div[@class = 'years']/section")
    assert [each.xpath("string(h3)").split()[0] for each in years] == [str(year) for year in range(1900, 1907)]
    assert [each.text for each in years[0].xpath("h4")] == ["Letter", "Verse"]
    assert [each.text for each in years[0].xpath(".//a")] == ["Letter 0", "Letter 7"]
    few = replace(edition, record=replace(edition.record, sources=edition.record.sources[:8]))
    start = html.document_fromstring(web.site(few, {}, None)["index.html"].decode())
    assert [each.text for each in start.xpath("//ul[@class = 'documents dated']/li//a")] == [
        f"Letter {n}" for n in range(8)
    ]
    assert start.xpath("//h3") == []


def test_headwords_begin_with_the_surname_where_the_register_knows_it(miniature: EditionFolder) -> None:
    people = """<person xml:id="a"><persName><forename>Ada</forename> <surname>Quill</surname></persName></person>
      <person xml:id="b" sortKey="Zut"><persName>Émile Zut</persName></person>
      <person xml:id="c" sortKey="Brandreth, Clement"><persName>Clement Brandreth</persName></person>
      <person xml:id="d"><persName>Jon van Pike</persName></person>"""
    authority = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{people}</listPerson></standOff></TEI>'
    page = html.document_fromstring(web.site(miniature, {}, authority.encode())["persons.html"].decode())
    headwords = [each.text_content() for each in page.xpath("//section[@class = 'entry']/h2")]
    assert headwords == ["Brandreth, Clement", "Jon van Pike", "Quill, Ada", "Zut, Émile"]
    assert page.xpath("string(//span[@class = 'sorted'])") == "Pike"
    assert page.xpath("//code") == []


def test_the_calendar_knows_the_days_of_the_week(miniature: EditionFolder) -> None:
    sources = [replace(miniature.record.sources[0], date=day) for day in ("1922-02-28", "1600-02-29", "-0043-03-15")]  # type: ignore[arg-type]
    for source, weekday in zip(sources, ("Tuesday", "Tuesday", "Friday"), strict=True):
        edition = replace(miniature, record=replace(miniature.record, sources=(source,)))
        page = html.document_fromstring(web.site(edition, {}, None)["dates.html"].decode())
        (day,) = page.xpath("//table[@class = 'days']//td[a]")
        column = len(day.xpath("preceding-sibling::td"))
        assert page.xpath("//table[@class = 'days']//th/@abbr")[column] == weekday


def test_dates_of_one_page_stand_in_their_order() -> None:
    days = ["1922-03-01", "1922", "1921-12-31", "1922-03", "-0043-03-15", "1922-02-28"]
    told = [Told("a", f'<m:date xmlns:m="urn:fascicle:mentions" id="p{at}"/>', day) for at, day in enumerate(days)]
    (page,) = chronology.date_pages((), told)
    order = [days[int(part.partition('"')[0])] for part in page.xml.split('id="p')[1:]]
    assert order == ["-0043-03-15", "1921-12-31", "1922", "1922-02-28", "1922-03", "1922-03-01"]


@pytest.mark.parametrize(
    ("attributes", "day"),
    [
        ({"when": "1922-02-28"}, "1922-02-28"),
        ({"when": "1922-02-28T04:00:00"}, "1922-02-28"),
        ({"from": "1921", "to": "1923"}, "1921"),
        ({"notAfter": "-0043-03"}, "-0043-03"),
        ({"when": "--02-28"}, ""),
        ({"when": "about noon"}, ""),
        ({}, ""),
    ],
)
def test_when_a_date_begins(attributes: dict[str, str], day: str) -> None:
    assert begin(attributes) == day


def test_years_of_documents() -> None:
    assert [documents.year(day) for day in ("1922-02-28", "-0043-03", "1922", "")] == ["1922", "-0043", "1922", ""]


def test_the_land_is_where_it_is() -> None:
    """The outline is cut to its box, and nothing of the open sea is land."""
    assert sum(map(len, rings())) > 20_000
    degrees = lambda point: (point[0] * 10, -point[1] * 10)  # noqa: E731 - a scale and no more
    assert outline((-40.0, 40.0, -35.0, 45.0), degrees) == ""  # the Atlantic
    whole = outline((8.0, 46.0, 10.0, 48.0), degrees)  # the Alps: all of it is land
    assert whole.startswith("M")
    assert whole.count("M") == 1
    assert outline((-11.0, 35.0, 30.0, 61.0), degrees).count("M") > 20


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.integers(0, 50)), min_size=1, max_size=12))
def test_marks_stand_on_the_map_and_labels_do_not_meet(points: list[tuple[float, float, int]]) -> None:
    from lxml import etree

    rows = "".join(
        f'<place xmlns="http://www.tei-c.org/ns/1.0" xml:id="p{at}" xmlns:w="urn:fascicle:web" w:name="Place {at:x}">'
        f"<location><geo>{latitude:.4f} {longitude:.4f}</geo></location></place>"
        for at, (longitude, latitude, _) in enumerate(points)
    )
    root = etree.fromstring(f"<registers>{rows}</registers>")
    page = places.map_page(root, {f"p{at}": [Told("a", "")] * count for at, (_, _, count) in enumerate(points)})
    assert page is not None
    tree = etree.fromstring(page.xml)
    width, height = float(tree.get("width", "")), float(tree.get("height", ""))
    boxes = []
    for place in tree.findall("{*}place"):
        x, y, r = (float(place.get(name, "")) for name in "xyr")
        assert 0 <= x <= width
        assert 0 <= y <= height
        if place.get("size") == "small":
            start = x + r + 4 if place.get("side") == "end" else x - r - 4 - 9 * 7
            boxes.append((start, y - 9, start + 9 * 7, y + 9))
    for one in boxes:
        assert not any(
            one is not other and one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
            for other in boxes
        )


def test_what_is_no_place_on_earth_is_on_no_map() -> None:
    from lxml import etree

    geo = "<place xmlns='http://www.tei-c.org/ns/1.0' xml:id='a'><location><geo>{}</geo></location></place>"
    for said in ("91 0", "far north", "1 2 3", ""):
        assert places.map_page(etree.fromstring(f"<r>{geo.format(said)}</r>"), {}) is None


@pytest.mark.parametrize("said", ["48.25 16.5", "48.25,16.5", "48.25, 16.5", "48,25 16,5", " 48,25\n16,5 "])
def test_decimals_have_points_or_commas(miniature: EditionFolder, said: str) -> None:
    geo = f'<place xml:id="a"><placeName>A</placeName><location><geo>{said}</geo></location></place>'
    registers = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace>{geo}</listPlace></standOff></TEI>'
    files = web.site(miniature, {}, registers.encode())
    for name in ("places.html", "map.html"):
        assert "48.25° N, 16.5° E" in files[name].decode()
    assert [each["coordinates"] for each in json.loads(files["register/places.json"])] == ["48.25 16.5"]


def test_the_register_of_places_leads_to_a_map_that_is_there(miniature: EditionFolder) -> None:
    """Coordinates of which nobody can read a place are told, and are no map."""
    for said, is_there in (("48.2 16.4", True), ("33 U 602000", False)):
        geo = f'<place xml:id="a"><placeName>A</placeName><location><geo>{said}</geo></location></place>'
        registers = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace>{geo}</listPlace></standOff></TEI>'
        files = web.site(miniature, {}, registers.encode())
        assert ("map.html" in files, b'href="map.html"' in files["places.html"]) == (is_there, is_there)


def test_a_year_without_kinds_has_no_heading_for_them(miniature: EditionFolder) -> None:
    first = miniature.record.sources[0]
    rows = tuple(
        replace(first, file=f"{name}.txt", date=date, genre=genre)
        for number in range(20)
        for name, date, genre in (
            (f"a{number}", "1900", "letter"),
            (f"b{number}", "1900", "verse"),
            (f"c{number}", "1901", ""),
        )
    )
    files = web.site(replace(miniature, record=replace(miniature.record, sources=rows)), {}, None)
    years = html.document_fromstring(files["index.html"].decode()).xpath("//*[@class = 'years']/section")
    assert [year.xpath("count(*[@class = 'kind'])") for year in years] == [2, 0]


def test_dates_and_corrections_of_texts_are_told(almanac_files: dict[str, bytes]) -> None:
    dates = html.document_fromstring(almanac_files["dates.html"].decode())
    said = {each.text: each.get("href") for each in dates.xpath("//dl[@class = 'mentions']//a")}
    assert said["Friday, the 4th"].startswith("gazette.html#p:")
    assert "ноябрь 1903" in said
    days = dates.xpath("//table[@class = 'days']//a")
    assert [(each.text, each.get("class")) for each in days] == [("4", None), ("5", "issued")]
    table = html.document_fromstring(almanac_files["statistics.html"].decode()).xpath(
        "//section[@aria-labelledby = 'plot:corrections']//tbody/tr"
    )
    kinds = {row.xpath("string(th)").strip(): row.xpath("string(td)").strip() for row in table}
    assert kinds == {"corrected": "2", "expanded": "1", "left out": "1", "normalised": "1", "supplied": "1"}
