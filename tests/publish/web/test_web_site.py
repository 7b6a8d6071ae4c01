"""The site as a whole: links, registers, metadata, and what is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from fascicle.edition.folder import EditionFolder
from fascicle.publish import web
from support.site import build, tei

MENTION = "{urn:fascicle:mentions}mention"


def _pages(files: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    """All pages but that for addresses that lead nowhere, which names what it needs from the root of its server."""
    pages = (name for name in files if name.endswith(".html") and name != "404.html")
    return {name: html.document_fromstring(files[name].decode("utf-8")) for name in pages}


def test_files(almanac_files: dict[str, bytes]) -> None:
    names = {"about.html", "edition.css", "view.js", "index.html", "organisations.html", "persons.html", "places.html"}
    names |= {"search.html", "search.css", "find.js", "search.js", "cite.css", "cite.js", "favicon.svg"}
    names |= {"dates.html", "map.html", "statistics.html", "lists.css", "lists.js"}
    names |= {"facsimile.css", "facsimile.js"}
    names |= {"404.html", "changes.html", "cite.html", "data.html", "imprint.html"}
    names |= {f"beacon-{kind}.txt" for kind in ("geonames", "gnd", "viaf", "wikidata")}
    names |= {"CITATION.cff", "cmif.xml", "feed.xml", "robots.txt", "sha256sums.txt", "sitemap.xml"}
    documents = {"gazette.html", "letter.html", "play.html", "remnant.html"}
    assert {name for name in almanac_files if name.count(".") == 1 and "/" not in name} == names | documents | {
        "almanac.pdf"
    }


def test_every_link_leads_somewhere(almanac_files: dict[str, bytes]) -> None:
    pages = _pages(almanac_files)
    ids = {name: page.xpath("//@id") for name, page in pages.items()}
    for name, page in pages.items():
        assert len(ids[name]) == len(set(ids[name])), f"{name}: an id occurs twice"
        for href in page.xpath("//@href"):
            target = urlsplit(urljoin(f"file:///{name}", href))
            if target.scheme == "file":
                path = unquote(target.path).lstrip("/")
                assert path in almanac_files, f"{name}: {href}"
                assert not target.fragment or unquote(target.fragment) in ids[path], f"{name}: {href}"
        for attribute in ("aria-labelledby",):
            assert set(page.xpath(f"//@{attribute}")) <= set(ids[name])


def test_links_of_notes_and_corrections_lead_back(almanac_files: dict[str, bytes]) -> None:
    page = _pages(almanac_files)["gazette.html"]
    for reference in page.xpath("//a[@role = 'doc-noteref']"):
        note = page.get_element_by_id(reference.get("href")[1:])
        back = note.xpath(".//a[@role = 'doc-backlink']/@href")
        assert [page.get_element_by_id(each[1:]) in (reference, reference.getparent()) for each in back] == [True]
    marks = page.xpath("//a[starts-with(@href, '#card:')]")
    assert marks
    for mark in marks:
        card = page.get_element_by_id(mark.get("href")[1:])
        entry = page.get_element_by_id(card.xpath(".//a/@href")[0][1:])
        assert "correction" in page.get_element_by_id(entry.xpath("./a/@href")[0][1:]).get("class")


def test_no_page_asks_for_anything_else(almanac_files: dict[str, bytes]) -> None:
    documents = {"gazette.html", "letter.html", "play.html", "remnant.html"}
    registers = {"persons.html", "places.html", "organisations.html"}
    for name, page in _pages(almanac_files).items():
        scripts = page.xpath("//script[not(@type)]/@src")
        lists = name in {"index.html", "dates.html", "map.html", "statistics.html"} | registers
        expected = ["view.js", "cite.js"] * (name in documents) + ["lists.js"] * lists
        expected += ["find.js"] + ["search.js"] * (name == "search.html")
        assert scripts == expected
        assert page.xpath("//script[not(@src)][not(@type = 'application/json' or @type = 'application/ld+json')]") == []
        assert page.xpath("//img | //iframe | //style | //*[@style] | //@*[starts-with(name(), 'on')]") == []
        cite, faces = ["cite.css"] * (name in documents), ["fonts/faces.css", "edition.css"]
        styles = [*cite, *faces, *["lists.css"] * lists, "search.css"]
        assert page.xpath("//link[@rel = 'stylesheet']/@href") == styles
        policy = page.xpath("//meta[@http-equiv = 'Content-Security-Policy']/@content")
        assert len(policy) == 1
        assert policy[0].startswith("default-src 'none';")


def test_registers(almanac_files: dict[str, bytes]) -> None:
    persons = _pages(almanac_files)["persons.html"]
    names = [each.text_content() for each in persons.xpath("//section[@class = 'entry']/h2")]
    assert names == ["Fritz Anders", "Vera Lanskaya", "Olive Marsh", "Jon Pike", "Émile Zut"]
    marsh = persons.get_element_by_id("olive-marsh")
    assert marsh.xpath(".//dd//a/@href") == [
        "gazette.html#name:2",
        "gazette.html#gazette-n-1",
        "letter.html#name:2",
        "letter.html#name:3",
    ]
    assert marsh.xpath("string(.//dd[2])").endswith("was not read; ‘it smells of tallow,’ said the clerk.")
    assert marsh.xpath(".//p[@class = 'identifiers']/a/@href") == [
        "https://www.wikidata.org/wiki/Q0",
        "https://viaf.org/viaf/0",
    ]
    assert persons.xpath("//section[@id = 'fritz-anders']/p[@class = 'unmentioned']")
    places = _pages(almanac_files)["places.html"]
    assert "48.5° N, 4.25° W" in places.get_element_by_id("port-cendre").text_content()


def test_registers_follow_the_order_of_the_edition(almanac: EditionFolder, almanac_files: dict[str, bytes]) -> None:
    authority = almanac.authority_path.read_bytes()
    sources = tuple(reversed(almanac.record.sources))
    mentions = {
        source.stem: web.page(almanac, source, almanac.text_path(source).read_bytes(), authority).mentions
        for source in sources
    }
    site = web.site(almanac, mentions, authority)
    assert {name: almanac_files[name] for name in site} == site
    turned = web.site(replace(almanac, record=replace(almanac.record, sources=sources)), mentions, authority)
    titles = [str(source.title) for source in sources]
    lists = etree.HTML(turned["persons.html"]).iterfind(".//dl")
    orders = [[titles.index("".join(title.itertext())) for title in each.iterfind("dt/cite")] for each in lists]
    assert max(map(len, orders)) > 1
    assert all(order == sorted(order) for order in orders)


def test_mentions_keep_to_their_paragraph(miniature: EditionFolder) -> None:
    source = miniature.record.sources[0]
    found = web.page(miniature, source, miniature.text_path(source).read_bytes(), None).mentions
    mentions = etree.fromstring(found).findall(MENTION)
    assert [each.get("entry") for each in mentions] == [
        "kestrel-sound",
        "ada-quill",
        "harbour-union",
        "tom-quill",
        "ada-quill",
    ]
    assert ["".join(each.itertext()) for each in mentions][3:] == [
        "‘Let the tide decide,’ wrote self-taught Tom Quill.",
        "A. Quill",
    ]


def test_long_context_is_cut_between_words(miniature: EditionFolder) -> None:
    text = f"<body><p>{'rope ' * 40}<persName ref='#ada-quill'>Ada</persName>{' oar' * 40}</p></body>"
    found = web.page(miniature, miniature.record.sources[0], tei(text), None).mentions
    before, name, after = (part.text or "" for part in etree.fromstring(found)[0])
    assert (before, name, after) == ("… " + "rope " * 13, "Ada", " oar" * 17 + " …")


def test_metadata(almanac_files: dict[str, bytes], miniature: EditionFolder) -> None:
    page = _pages(almanac_files)["letter.html"]
    meta = {each.get("name"): each.get("content") for each in page.xpath("//meta[@name]")}
    assert meta["citation_title"] == "Письмо о маяке"
    assert meta["citation_author"] == "Vera Lanskaya"
    assert meta["citation_publication_date"] == "2026/11/21"
    assert page.xpath("//link[@rel = 'canonical']/@href") == ["https://almanac.example.org/edition/letter.html"]
    without_address = _pages(build(miniature))["ferry.html"]
    assert without_address.xpath("//link[@rel = 'canonical']") == []


def test_without_authority(almanac: EditionFolder) -> None:
    files = build(almanac, with_authority=False)
    assert "persons.html" not in files
    assert all(not page.xpath("//a[@class = 'name']") for page in _pages(files).values())


def test_kinds_of_texts_are_said_where_the_record_says_them(miniature: EditionFolder) -> None:
    sources = tuple(replace(source, genre="") for source in miniature.record.sources)
    without = replace(miniature, record=replace(miniature.record, sources=sources))
    assert '"how">Newspaper<' in web.site(miniature, {}, None)["index.html"].decode()
    assert '"how">' not in web.site(without, {}, None)["index.html"].decode()


def test_same_bytes_twice(almanac: EditionFolder, almanac_files: dict[str, bytes]) -> None:
    assert build(almanac) == almanac_files


def test_names_of_files_are_escaped_in_links(miniature: EditionFolder) -> None:
    source = replace(miniature.record.sources[0], file="a b&c:d.txt")
    edition = replace(miniature, record=replace(miniature.record, sources=(source,)))
    files = web.site(edition, {}, None)
    assert 'href="a%20b%26c%3Ad.html"' in files["index.html"].decode()
    assert "a b&c:d.html" in web.page(edition, source, tei("<body><p>x</p></body>"), None).files


def test_ids_of_the_text_and_of_the_page_never_meet(render: Callable[[str], str]) -> None:
    text = "<body><div type='article'><p xml:id='main'>x</p><p xml:id='p-1'>y</p><p>z</p></div></body>"
    ids = html.document_fromstring(render(text)).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_html_is_valid(almanac_site, vnu: Callable[[Path], list[str]]) -> None:  # type: ignore[no-untyped-def]
    assert vnu(almanac_site.folder) == []
