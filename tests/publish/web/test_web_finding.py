"""What a site tells machines: JSON-LD, typed links, feed, sitemap, icon; and the list of what can be downloaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree, html

from fascicle.edition.folder import EditionFolder
from fascicle.edition.release import Release
from fascicle.edition.toml import Date, Url, Version
from fascicle.publish import web
from fascicle.publish.citing.cited import cited_edition
from fascicle.publish.finding.feed import feed
from fascicle.publish.finding.sitemap import sitemap_files

HOME = "https://almanac.example.org/edition/"


def _page(files: dict[str, bytes], name: str) -> html.HtmlElement:
    return html.document_fromstring(files[name].decode())


def _data(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//script[@type = 'application/ld+json']/text()")
    found: dict[str, Any] = json.loads(script)
    return found


def test_a_document_for_schema_org(almanac_files: dict[str, bytes]) -> None:
    data = _data(_page(almanac_files, "letter.html"))
    assert data["@context"] == {"@vocab": "https://schema.org/"}, "written out: nobody has to fetch it"
    assert data["@type"] == ["CreativeWork", "Message"]
    assert (data["@id"], data["inLanguage"]) == (f"{HOME}letter.html", "ru")
    assert data["isPartOf"]["identifier"] == "https://doi.org/10.5072/almanac"
    assert {each["contentUrl"] for each in data["encoding"]} == {
        f"{HOME}{name}" for name in ("tei/letter.xml", "plain/letter.txt", "almanac.pdf")
    }


def test_the_edition_for_schema_org(almanac_files: dict[str, bytes], almanac: EditionFolder) -> None:
    data = _data(_page(almanac_files, "index.html"))
    assert (data["@type"], data["version"]) == ("Book", almanac.record.version)
    assert [each["name"] for each in data["editor"]] == [person.name for person in almanac.record.people]
    assert data["license"] == almanac.record.licence.url


def test_no_title_ends_the_script(almanac: EditionFolder) -> None:
    source = replace(almanac.record.sources[0], title="</script><script>alert(1)</script>")
    edition = replace(almanac, record=replace(almanac.record, sources=(source,)))
    page = web.page(edition, source, almanac.text_path(source).read_bytes(), None).files[f"{source.stem}.html"]
    found = html.document_fromstring(page.decode())
    assert _data(found)["name"] == source.title
    assert [each.get("src") for each in found.iter("script") if not each.get("src")] == [None]


def test_typed_links(almanac_files: dict[str, bytes]) -> None:
    page = _page(almanac_files, "letter.html")
    links = [(each.get("rel"), each.get("href")) for each in page.xpath("//head/link")]
    assert ("cite-as", f"{HOME}letter.html") in links
    assert [href for rel, href in links if rel == "describedby"] == [
        "cite/letter.bib",
        "cite/letter.ris",
        "cite/letter.json",
    ]
    assert [href for rel, href in links if rel == "item"] == ["tei/letter.xml", "plain/letter.txt", "almanac.pdf"]
    assert all(href in almanac_files for rel, href in links if rel in ("describedby", "item", "icon"))
    start = _page(almanac_files, "index.html")
    assert start.xpath("//link[@rel = 'cite-as']/@href") == ["https://doi.org/10.5072/almanac"]


@pytest.mark.parametrize("name", ["letter", "index"])
def test_the_same_links_are_a_file(almanac_files: dict[str, bytes], name: str) -> None:
    """A linkset (RFC 9264) has the links of the head, with whole addresses; pages without an address have none."""
    page = _page(almanac_files, f"{name}.html")
    (file,) = page.xpath("//head/link[@rel = 'linkset']/@href")
    (links,) = json.loads(almanac_files[file])["linkset"]
    assert links.pop("anchor") == f"{HOME}{name}.html"
    said = {(rel, each["href"]) for rel, targets in links.items() for each in targets}
    wanted = {"cite-as", "describedby", "item", "author", "type", "license"}
    heads = [(each.get("rel"), each.get("href")) for each in page.xpath("//head/link") if each.get("rel") in wanted]
    assert said == {(rel, href if href.startswith("https://") else HOME + href) for rel, href in heads}
    assert {each["type"] for each in links["item"]} >= {"application/pdf"}


def test_a_page_for_addresses_that_lead_nowhere(almanac: EditionFolder, almanac_files: dict[str, bytes]) -> None:
    """It is shown at any address of the server, so all that it needs is named from the root of the server."""
    page = _page(almanac_files, "404.html")
    beside = [str(each) for each in page.xpath("//@href | //@src | //@action") if "://" not in each and each[0] != "#"]
    assert len(beside) > 10
    for address in beside:
        assert address.startswith("/edition/")
        assert address.removeprefix("/edition/") in almanac_files
    assert page.xpath("//meta[@name = 'robots']/@content") == ["noindex"]
    assert b"404.html" not in almanac_files["sitemap.xml"]
    at_home = web.site(replace(almanac, record=replace(almanac.record, url=Url(""))), {}, None)["404.html"].decode()
    assert 'href="index.html"' in at_home


def test_what_other_sites_show_of_a_page(almanac_files: dict[str, bytes]) -> None:
    page = _page(almanac_files, "letter.html")
    told = {each.get("property"): each.get("content") for each in page.xpath("//meta[@property]")}
    assert told["og:title"] == "Письмо о маяке"
    assert told["og:url"] == f"{HOME}letter.html"
    assert page.xpath("//meta[@name = 'citation_pdf_url']/@content") == [f"{HOME}almanac.pdf"]


def test_the_sitemap_names_every_page(almanac_files: dict[str, bytes]) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = etree.fromstring(almanac_files["sitemap.xml"])
    found = {str(each).removeprefix(HOME) or "index.html" for each in root.xpath("//s:loc/text()", namespaces=space)}
    assert found == {name for name in almanac_files if name.endswith(".html")} - {"404.html"}
    assert almanac_files["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {HOME}sitemap.xml"


def test_a_large_site_has_several_sitemaps(almanac: EditionFolder) -> None:
    pages = [f"{number}.html" for number in range(7)]
    files = sitemap_files(cited_edition(almanac.record), pages, most=3)
    assert sorted(files) == ["robots.txt", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    listed = [str(each) for each in etree.fromstring(files["sitemap.xml"]).itertext() if "sitemap-" in str(each)]
    assert listed == [f"{HOME}sitemap-{number}.xml" for number in (1, 2, 3)]


def test_a_site_without_an_address_has_no_sitemap(almanac: EditionFolder) -> None:
    files = sitemap_files(cited_edition(replace(almanac.record, url=Url(""))), ["index.html"])
    assert files == {"robots.txt": b"User-agent: *\nAllow: /\n"}


def test_the_feed_is_read_as_one(almanac: EditionFolder) -> None:
    feedparser = pytest.importorskip("feedparser")
    releases = (
        Release(Version("0.9"), Date("2025"), "A first part."),
        Release(Version("1.0"), Date("2025-11"), doi="10.5072/old"),
    )
    data = feed(replace(almanac.record, releases=releases))
    read = feedparser.parse(data)
    assert not read.bozo
    version = almanac.record.version
    assert [each.title.rpartition(" ")[2] for each in read.entries] == [version, "1.0", "0.9"]
    assert [each.updated for each in read.entries][1:] == ["2025-11-01T00:00:00Z", "2025-01-01T00:00:00Z"]
    assert [each.link for each in read.entries][1:] == ["https://doi.org/10.5072/old", f"{HOME}changes.html"]
    assert read.entries[2].summary == "A first part."
    assert len({each.id for each in read.entries}) == 3
    assert feed(replace(almanac.record, releases=releases)) == data


def test_the_list_of_files_is_true(almanac_files: dict[str, bytes]) -> None:
    listed = dict(line.split("  ")[::-1] for line in almanac_files["sha256sums.txt"].decode().splitlines())
    assert listed == {name: hashlib.sha256(almanac_files[name]).hexdigest() for name in listed}
    assert {"CITATION.cff", "almanac.pdf", "tei/letter.xml", "plain/letter.txt", "cite/letter.bib"} <= listed.keys()
    rows = _page(almanac_files, "data.html").xpath("//tbody/tr")
    assert [row.xpath("string(th)").strip() for row in rows] == list(listed)
    assert [row.xpath("string(.//code)") for row in rows] == list(listed.values())
