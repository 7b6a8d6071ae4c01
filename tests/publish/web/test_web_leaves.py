"""Pages with pictures: what is known of them, manifests, and the page beside its picture in a browser."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from fascicle.api import open_edition
from fascicle.edition.folder import EditionFolder
from fascicle.publish.iiif import manifest
from fascicle.publish.leaves import leaves_of, leaves_xml
from support.barriers import barriers

LOGBOOK = Path(__file__).resolve().parent / "logbook"
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><facsimile>{surfaces}</facsimile><text><body>{text}</body></text></TEI>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the logbook, built."""
    folder = tmp_path_factory.mktemp("logbook") / "edition"
    shutil.copytree(LOGBOOK, folder)
    open_edition(folder).build(["web"])
    return folder / "build" / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The same, served on this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def leaf(surface: str, url: str = "https://quay.example/1.jpg", zone: str = "") -> Any:
    text = f'<pb n="4" facs="#s"/><p><lb facs="#z"/>One line.</p>{zone}'
    root = etree.fromstring(TEI.format(surfaces=surface, text=text))
    (found,) = leaves_of(root, {"#s": url}, {})
    return found


def test_zones_are_those_that_something_points_to() -> None:
    surface = """<surface xml:id="s" ulx="10" uly="20" lrx="110" lry="220"><graphic url="a.jpg"/>
      <zone xml:id="z" ulx="12" uly="30" lrx="90" lry="40"/>
      <zone xml:id="unread" ulx="1" uly="1" lrx="2" lry="2"/></surface>"""
    found = leaf(surface)
    assert [each.id for each in found.zones] == ["z"]
    assert found.zones[0].corners == ((12, 30), (90, 30), (90, 40), (12, 40))
    assert found.box == (10, 20, 100, 200)
    assert (found.width, found.height, found.origin) == (100, 200, "https://quay.example")
    assert 'corners="12,30 90,30 90,40 12,40"' in leaves_xml([found])


@pytest.mark.parametrize(
    "zone",
    [
        '<zone xml:id="z" points="5,5 9,5"/>',  # no area
        '<zone xml:id="z"/>',
        '<zone xml:id="z" ulx="9" uly="9" lrx="2" lry="2"/>',
        '<zone xml:id="z" ulx="left" uly="9" lrx="20" lry="20"/>',
    ],
)
def test_what_is_no_area_is_no_zone(zone: str) -> None:
    surface = f'<surface xml:id="s" ulx="0" uly="0" lrx="10" lry="10"><graphic url="a.jpg"/>{zone}</surface>'
    assert leaf(surface).zones == ()


@pytest.mark.parametrize(
    ("url", "service", "picture"),
    [
        ("https://q.example/iiif/a%2Fb/full/max/0/default.jpg", "https://q.example/iiif/a%2Fb", None),
        ("https://q.example/iiif/a/0,0,90,9/!200,200/0/native.png", "https://q.example/iiif/a", None),
        (
            "https://q.example/iiif/a/info.json",
            "https://q.example/iiif/a",
            "https://q.example/iiif/a/full/1200,/0/default.jpg",
        ),
        ("https://q.example/full/of/pictures.jpg", "", None),
    ],
)
def test_a_server_of_iiif_is_known_by_its_addresses(url: str, service: str, picture: str | None) -> None:
    found = leaf('<surface xml:id="s"><graphic url="a" width="90px" height="60px"/></surface>', url)
    assert (found.service, found.picture) == (service, picture or url)
    assert (found.width, found.height) == (90, 60)


def test_pictures_without_encryption_are_not_shown() -> None:
    """A page that is read by https loads none, and the policy names no such host."""
    root = etree.fromstring(TEI.format(surfaces="", text='<pb facs="http://quay.example/1.jpg"/>'))
    assert leaves_of(root, {"http://quay.example/1.jpg": "http://quay.example/1.jpg"}, {}) == []


def test_manifests_are_read_by_another(site: Path) -> None:
    prezi = pytest.importorskip("iiif_prezi3", reason="iiif-prezi3 is not installed")
    for name in ("plover", "served"):
        data = json.loads((site / "iiif" / f"{name}.json").read_text("utf-8"))
        read = prezi.Manifest(**data)
        assert read.id == f"https://plover.example.org/log/iiif/{name}.json"
        assert read.rights == "http://creativecommons.org/licenses/by/4.0/"
        assert (site / f"{name}.html").exists()
    plover = prezi.Manifest(**json.loads((site / "iiif" / "plover.json").read_text("utf-8")))
    assert [(each.width, each.height) for each in plover.items] == [(900, 700)] * 2
    bodies = [each.items[0].items[0].body for each in plover.items]
    assert all((site / each.id.removeprefix("https://plover.example.org/log/")).is_file() for each in bodies)
    listed = prezi.Collection(**json.loads((site / "iiif" / "collection.json").read_text("utf-8")))
    assert [each.id.rpartition("/")[2] for each in listed.items] == ["plover.json", "served.json"]


def test_without_an_address_there_is_no_manifest() -> None:
    record = EditionFolder.load(LOGBOOK).record
    source = EditionFolder.load(LOGBOOK.parent / "almanac").record.sources[0]
    leaves = [leaf('<surface xml:id="s" ulx="0" uly="0" lrx="9" lry="9"><graphic url="a"/></surface>')]
    assert manifest(record, source, leaves)
    assert manifest(replace(record, url=""), source, leaves) == b""  # type: ignore[arg-type]
    assert manifest(record, source, [leaf('<surface xml:id="s"><graphic url="a"/></surface>')]) == b""


def test_the_policy_names_the_hosts_of_the_page_and_no_other(site: Path) -> None:
    policies = {
        name: html.document_fromstring((site / f"{name}.html").read_text("utf-8")).xpath(
            "string(//meta[@http-equiv]/@content)"
        )
        for name in ("plover", "served", "index")
    }
    assert "img-src 'self' https://images.example.org;" in policies["served"]
    assert "example.org" not in policies["plover"] + policies["index"]
    assert len({policy.replace(" https://images.example.org", "") for policy in policies.values()}) == 1


def test_without_a_script_a_picture_leads_to_itself(browser: Any, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900}).new_page()
    page.goto((site / "plover.html").as_uri())
    figures = page.locator("aside.facsimile figure")
    assert figures.count() == 2
    for at in range(2):
        link = figures.nth(at).locator("a:has(img)")
        assert (site / str(link.get_attribute("href"))).is_file()
    assert page.locator("aside.facsimile button").count() == 0
    text, picture = page.locator(".text").bounding_box(), figures.nth(0).bounding_box()
    assert picture["x"] > text["x"] + text["width"]  # beside
    page.set_viewport_size({"width": 360, "height": 740})
    text, picture = page.locator(".text").bounding_box(), figures.nth(0).bounding_box()
    assert picture["y"] >= text["y"] + text["height"]  # behind
    page.context.close()


@pytest.mark.parametrize("served", [False, True])
def test_a_line_and_its_zone_are_lit_together_and_a_viewer_opens(
    browser: Any, site: Path, address: str, served: bool
) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    complaints: list[str] = []
    asked: list[str] = []
    failed: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/plover.html" if served else (site / "plover.html").as_uri())
    assert not any("openseadragon" in url for url in asked)
    lit = "[...document.querySelectorAll('polygon.lit')].map(each => each.dataset.zone)"
    line = "[...CSS.highlights].map(([, ranges]) => [...ranges].map(String).join('').trim()).join('')"

    page.locator("polygon[data-zone=z3]").hover()
    assert page.evaluate(lit) == ["z3"]
    assert page.evaluate(line) == "Took the pilot aboard off Gull Point"

    point = page.evaluate(
        """() => {
            const mark = document.querySelector('.line[data-zone=z2]'), range = document.createRange();
            range.setStart(mark.nextSibling, 3);
            range.setEnd(mark.nextSibling, 6);
            const box = range.getBoundingClientRect();
            return [box.x + 4, box.y + box.height / 2];
        }"""
    )
    page.mouse.move(*point)
    page.locator("polygon.lit[data-zone=z2]").wait_for(state="attached")
    assert page.evaluate(line) == "west by south, the sea like slate."

    page.locator("polygon[data-zone=z1]").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.zone") == "z2"
    assert page.locator("polygon[tabindex='0']").count() == 2  # one stop a picture

    page.locator("figure button").nth(1).click()
    _until(page, "document.querySelector('dialog.viewer')?.viewer?.world.getItemCount() === 1")
    before = page.evaluate("document.querySelector('dialog.viewer').viewer.viewport.getZoom()")
    page.locator("dialog.viewer button").nth(0).click()
    _until(page, f"document.querySelector('dialog.viewer').viewer.viewport.getZoom() > {before} * 1.2")
    page.keyboard.press("Escape")
    page.locator("dialog.viewer").wait_for(state="detached")
    assert {url.rpartition("/")[2] for url in failed} <= {"favicon.ico"}  # browsers ask servers for it unasked
    assert [each for each in complaints if "404" not in each] == []
    assert all(url.startswith((address, site.as_uri(), "data:", "blob:")) for url in asked)
    page.context.close()


def _until(page: Any, expression: str) -> None:
    """Wait for what is to become true; playwright's own way needs what the page's policy forbids."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {expression}")


def test_readers_choose_to_see_no_pictures(browser: Any, site: Path) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto((site / "plover.html").as_uri())
    page.locator("details.view summary").click()
    page.locator("[id='view:facsimile']").uncheck()
    assert not page.locator("aside.facsimile").is_visible()
    assert page.url.endswith("#view=facsimile")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_axe_knows(browser: Any, site: Path, scheme: str) -> None:
    assert barriers(browser, site / "plover.html", scheme) == []


def test_html_is_valid(vnu: Any, site: Path) -> None:
    assert vnu(site) == []


def test_the_viewer_comes_with_its_licence(site: Path) -> None:
    assert "Redistribution and use in source and binary forms" in (site / "openseadragon.txt").read_text("utf-8")
    assert "sourceMappingURL" not in (site / "openseadragon.js").read_text("utf-8")
