"""The calendars that dates of a text count by, declared in its header (TEI P5, ``calendarDesc``)."""

from __future__ import annotations

from lxml import etree

from fascicle.annotate.decisions.dates import JULIAN
from fascicle.tei.names import XML_ID, tei

_WORDS = "Julian calendar"


def declare_calendars(root: etree._Element) -> None:
    """Put the Julian calendar into the header where a date counts by it, and take ours out where none does any more."""
    profile = root.find(f"{tei('teiHeader')}/{tei('profileDesc')}")
    if profile is None:
        return
    declared = profile.find(tei("calendarDesc"))
    wanted = any(each.get("calendar") == JULIAN for each in root.iter(tei("date")))
    if wanted and not any(each.get(XML_ID) == JULIAN[1:] for each in root.iter(tei("calendar"))):
        if declared is None:
            declared = etree.SubElement(profile, tei("calendarDesc"))
        calendar = etree.SubElement(declared, tei("calendar"), {XML_ID: JULIAN[1:]})
        etree.SubElement(calendar, tei("p")).text = _WORDS
    elif not wanted and declared is not None and [_said(each) for each in declared] == [_WORDS]:
        profile.remove(declared)


def _said(calendar: etree._Element) -> str:
    return " ".join("".join(map(str, calendar.itertext())).split())
