"""Countries and the cities of time zones under their names in several languages, as Unicode's CLDR has them."""

from __future__ import annotations

from functools import cache

from fascicle.language.data import Words
from fascicle.names.grouping.keys import key_of

_ALWAYS = ("en", "fr", "de", "es")  # whose names of countries stand in texts of any language


def territory(compact: str, languages: Words, *, letters: bool) -> str:
    """What stands for the country or city that is called so; empty if there is none, or several are.

    ``letters`` says that it is written in capitals, and may be the code of a country.
    """
    names = _names(tuple(dict.fromkeys((*languages, *_ALWAYS))))
    code = compact.upper()
    return code if letters and code in names.values() else names.get(compact, "")


@cache
def _names(languages: Words) -> dict[str, str]:
    """Codes and zones by the keys of their names."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    found: dict[str, str] = {}

    def add(name: str, code: str, tags: Words) -> None:
        key = key_of(name, "placeName", tags).compact
        if found.setdefault(key, code) != code:
            found[key] = ""

    for short, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and short.isalpha():
            add(short, codes[0], ())
    for language in languages:
        try:
            locale = Locale.parse(language)
        except (UnknownLocaleError, ValueError):
            continue
        for code, name in locale.territories.items():
            add(name, code, languages)
        for zone, names in locale.time_zones.items():
            if "city" in names:
                add(names["city"], zone, languages)
    for zone in get_global("zone_territories"):
        name = key_of(zone.rpartition("/")[2].replace("_", " "), "placeName", languages).compact
        found.setdefault(name, zone)
    return found
