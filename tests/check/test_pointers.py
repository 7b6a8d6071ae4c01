"""References that will be no link are told, and only those: the rule and the stylesheet agree."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from lxml import html

from fascicle.check.pointers import NO_LINK, check_pointers
from fascicle.edition.folder import EditionFolder
from fascicle.names.authority import Authority
from fascicle.publish import web
from fascicle.tei.write import parse

EDITION = EditionFolder.load(Path(__file__).parents[1] / "editions" / "miniature")
TEI = EDITION.text_path(EDITION.record.sources[0]).read_text("utf-8")


def with_reference(element: str) -> bytes:
    """The miniature's text with a reference in its first paragraph, on a line of its own."""
    before, found, after = TEI.partition('<p><lb n="5"/>')
    assert found
    return f"{before}{found}\n{element}{after}".encode()


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("https://example.org/chart?a=b#c", True),
        ("HTTP://example.org", True),
        ("mailto:ada@example.org", True),
        ("#ferry-notice", True),
        ("ferry.xml", True),
        ("ferry.xml#ferry-notice", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://example.org", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("../../../../etc/passwd", False),
        ("../ferry.xml", False),
        ("/ferry.xml#x", False),
        ("//evil.example/x", False),
        ("ftp://example.org/x", False),
        ("chart.jpg", False),
        ("ferry.XML", False),
        ("https:example.org", False),
        ("https://", False),
        ("https://exam<ple.org", False),
        (" \t javascript:alert(1)", False),
        ("javascript:alert(1) https://example.org", False),
    ],
)
def test_what_will_be_no_link_is_told(target: str, link: bool) -> None:
    data = with_reference(f'<ref target={quoteattr(target)}>CHART</ref><hi xml:id="ferry-notice">x</hi>')
    found = [each for each in _check(data) if each.rule is NO_LINK]
    line = data[: data.index(b"<ref target")].count(b"\n") + 1
    assert [(each.line, each.column) for each in found] == ([] if link else [(line, 14)])
    (page,) = (
        data
        for name, data in web.page(EDITION, EDITION.record.sources[0], data, None).files.items()
        if name.endswith(".html")
    )
    (shown,) = html.document_fromstring(page.decode()).xpath("//*[text()='CHART']")
    assert (shown.tag == "a") == link


def test_a_pointer_is_a_reference_too() -> None:
    (found,) = (each for each in _check(with_reference('<ptr target="//a.example"/>')) if each.rule is NO_LINK)
    assert "https://a.example" in found.hint


def _check(data: bytes):  # type: ignore[no-untyped-def]
    return check_pointers(parse(data, "ferry.xml"), data, "ferry.xml", Authority.read(None, ""))
