"""Zones that lie on their surface, and such that do not."""

from __future__ import annotations

import pytest

import fascicle
from fascicle.check.zones import OUTSIDE

_WHOLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>
<facsimile>{}</facsimile></TEI>"""
_SURFACE = '<surface ulx="0" uly="0" lrx="1000" lry="2000">{}</surface>'


def told(facsimile: str) -> list[tuple[int | None, int | None]]:
    found = fascicle.check_bytes(_WHOLE.format(facsimile).encode())
    return [(each.line, each.column) for each in found if each.rule is OUTSIDE]


RIGHT = {
    "inside": '<zone ulx="10" uly="10" lrx="20" lry="20"/>',
    "as large": '<zone ulx="0" uly="0" lrx="1000" lry="2000"/>',
    "a hair beside": '<zone ulx="-3" uly="0" lrx="1004" lry="20"/>',
    "larger on all sides": '<zone ulx="-100" uly="-100" lrx="1100" lry="2100"/>',
    "by points": '<zone points="10,10 20,10 20,30"/>',
    "no numbers": '<zone ulx="a" uly="0" lrx="5" lry="5"/><zone points="1 2"/><zone/><zone points=""/>',
}
WRONG = {
    "below": '<zone ulx="10" uly="2100" lrx="20" lry="2200"/>',
    "over the edge": '<zone ulx="900" uly="10" lrx="1200" lry="20"/>',
    "turned round": '<zone ulx="20" uly="10" lrx="10" lry="20"/>',
    "by points": '<zone points="10,10 2000,10 20,30"/>',
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_zone_on_its_surface_is_right(name: str) -> None:
    assert told(_SURFACE.format(RIGHT[name])) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_zone_beside_its_surface_is_told_at_its_place(name: str) -> None:
    assert told(_SURFACE.format(WRONG[name])) == [(2, 59)]


def test_a_surface_without_a_measure_has_zones_of_any() -> None:
    assert told('<surface><zone ulx="900" uly="10" lrx="9999" lry="20"/></surface>') == []


def test_the_examples_of_the_rule() -> None:
    assert (len(told(OUTSIDE.bad)), len(told(OUTSIDE.good))) == (1, 0)
