"""How to cite the edition: a sentence for people, and a Citation File Format file (CFF 1.2.0) for programs.

YAML is written by hand, every value in double quotes: then no text, whatever it holds, can be read as a date, a
number, a truth value or as structure.
"""

from __future__ import annotations

import re

from fascicle.publish.citing.cited import CitedEdition, Contributor

# YAML 1.1 and 1.2: what a double-quoted scalar must or should not hold as it is. Line and paragraph separators and
# the byte order mark are printable by the standard, but readers break lines at them or drop them.
_ESCAPED = re.compile('["\\\\]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]')


def reference(record: CitedEdition) -> str:
    """The edition cited in one sentence, with the address that is known best."""
    names = "; ".join(person.inverted_name for person in record.creators)
    if record.edited:
        names += " (eds.)" if len(record.creators) > 1 else " (ed.)"
    parts = [f"{names}: {record.full_title}", f"Version {record.version}", f"{record.publisher}, {record.year}"]
    return ". ".join(parts) + (f". {record.address}" if record.address else ".")


def cff(record: CitedEdition) -> bytes:
    """``CITATION.cff`` in UTF-8. The type is `dataset`; a date is given only if it is known to the day."""
    lines = [
        _pair("cff-version", "1.2.0"),
        _pair("message", "If you use this edition, please cite it with this metadata."),
        _pair("type", "dataset"),
        _pair("title", record.full_title),
        "authors:",
    ]
    for person in record.creators:
        lines += _author(person)
    optional = {
        "abstract": record.description,
        "version": record.version,
        "date-released": record.day,
        "doi": record.doi,
        "url": record.url,
        # CFF has one key or the other; `license` takes nothing but SPDX ids.
        "license" if record.spdx else "license-url": record.spdx or record.licence.url,
    }
    lines += [_pair(key, text) for key, text in optional.items() if text]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _author(person: Contributor) -> list[str]:
    """A person by the parts of the name, or, where these are not known, an entity by its whole name."""
    if person.family:
        fields = {"family-names": person.family, "given-names": person.given, "affiliation": person.affiliation}
    else:
        fields = {"name": person.name}
    if person.orcid:
        fields["orcid"] = f"https://orcid.org/{person.orcid}"
    pairs = [_pair(key, text) for key, text in fields.items() if text]
    return [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]


def _pair(key: str, text: str) -> str:
    return f'{key}: "{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"
