"""The calendars that dates of a text count by, declared in its header (TEI P5, ``calendarDesc``)."""

from __future__ import annotations

from lxml import etree

from fascicle.dates.calendars import JULIAN, REPUBLICAN
from fascicle.tei.names import XML_ID, tei

_CALENDARS = {JULIAN: "Julian calendar", REPUBLICAN: "French republican calendar"}


def declare_calendars(root: etree._Element) -> None:
    """Put calendars into the header where a date counts by them, and take ours out where none does any more."""
    profile = root.find(f"{tei('teiHeader')}/{tei('profileDesc')}")
    if profile is None:
        return
    used = {each.get("calendar") for each in root.iter(tei("date"))}
    declared = profile.find(tei("calendarDesc"))
    for pointer, words in _CALENDARS.items():
        known = [each for each in root.iter(tei("calendar")) if each.get(XML_ID) == pointer[1:]]
        if pointer in used and not known:
            if declared is None:
                declared = etree.SubElement(profile, tei("calendarDesc"))
            calendar = etree.SubElement(declared, tei("calendar"), {XML_ID: pointer[1:]})
            etree.SubElement(calendar, tei("p")).text = words
        elif pointer not in used and declared is not None and [_said(each) for each in known] == [words]:
            declared.remove(known[0])
    if declared is not None and not len(declared):
        profile.remove(declared)


def _said(calendar: etree._Element) -> str:
    return " ".join("".join(map(str, calendar.itertext())).split())
