"""Where an address leads to on this machine, by OASIS XML catalogs; nothing is ever fetched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from fascicle.check.schemas.catalog_file import CatalogEntry, CatalogFile, normalised, public_words, read_catalog

VARIABLE = "XML_CATALOG_FILES"
_PUBLIC_URN = "urn:publicid:"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_UNWRAPPED = {"+": " ", ":": "//", ";": "::"}


def is_address(reference: str) -> bool:
    """Whether a reference is an address (``https:``, ``urn:``), as opposed to a path; ``file:`` means a path."""
    return _SCHEME.match(reference) is not None and not reference.lower().startswith("file:")


def local_path(address: str) -> Path | None:
    """The file that a ``file:`` address means."""
    parts = urlsplit(address)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" and parts.netloc in ("", "localhost") else None


@dataclass(frozen=True)
class Catalogs:
    """Addresses that a record maps to files, and catalog files in the order in which they are asked."""

    mapped: Mapping[str, Path] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    @classmethod
    def of_environment(cls) -> Catalogs:
        """The catalogs that ``XML_CATALOG_FILES`` names, as libxml2 reads it: paths or ``file:`` addresses."""
        named = os.environ.get(VARIABLE, "").split()
        return cls(files=tuple(path for each in named if (path := local_path(each) or _path(each)) is not None))

    def find(self, address: str) -> Path | None:
        """The file that an address leads to: as an address (7.2.2), else as a system identifier (7.1.2).

        Schemas are named by addresses, but many catalogs list them as external identifiers. Raises TeiError where a
        catalog cannot be read.
        """
        if (known := self.mapped.get(address)) is not None:
            return known
        files = [path.absolute().as_uri() for path in self.files]
        public = _unwrapped(address)
        found = None
        if public is None:
            wanted = normalised(address)
            found = _search(files, lambda catalog: _by_uri(catalog, wanted))
            found = found or _search(files, lambda catalog: _by_system(catalog, wanted))
        else:
            found = _search(files, lambda catalog: _by_public(catalog, public))
        return local_path(found) if found else None


def _path(name: str) -> Path | None:
    return None if _SCHEME.match(name) else Path(name)


def _unwrapped(address: str) -> str | None:
    """The public identifier that a URN wraps (section 6.4)."""
    if not address.lower().startswith(_PUBLIC_URN):
        return None
    wrapped = address[len(_PUBLIC_URN) :]
    return public_words(unquote("".join(_UNWRAPPED.get(sign, sign) for sign in wrapped)))


_Look: TypeAlias = Callable[[CatalogFile], "str | None"]


class _Delegated(Exception):  # noqa: N818 - no error: others are to be asked, and nobody else
    def __init__(self, catalogs: list[str]) -> None:
        super().__init__()
        self.catalogs = catalogs


def _search(files: Iterable[str], look: _Look, seen: frozenset[str] = frozenset()) -> str | None:
    """What the first catalog that knows answers: those in a list, each followed by the ones that it names."""
    for address in files:
        path = local_path(address)
        if address in seen or path is None:
            continue
        seen |= {address}
        catalog = read_catalog(path)
        try:
            if (found := look(catalog)) is not None:
                return found
        except _Delegated as delegated:
            return _search(delegated.catalogs, look, seen)
        if (found := _search(catalog.following, look, seen)) is not None:
            return found
    return None


def _by_uri(catalog: CatalogFile, address: str) -> str | None:
    return _by_address(catalog, address, "uri", "rewriteURI", "uriSuffix", "delegateURI")


def _by_system(catalog: CatalogFile, address: str) -> str | None:
    return _by_address(catalog, address, "system", "rewriteSystem", "systemSuffix", "delegateSystem")


def _by_address(catalog: CatalogFile, address: str, exact: str, rewrite: str, suffix: str, delegate: str) -> str | None:
    for entry in catalog.entries[exact]:
        if entry.about == address:
            return entry.target
    if start := _longest(each for each in catalog.entries[rewrite] if address.startswith(each.about)):
        return start.target + address[len(start.about) :]
    if end := _longest(each for each in catalog.entries[suffix] if address.endswith(each.about)):
        return end.target
    _delegate(each for each in catalog.entries[delegate] if address.startswith(each.about))
    return None


def _by_public(catalog: CatalogFile, identifier: str) -> str | None:
    """By a public identifier alone: ``@prefer`` chooses only where there is a system identifier, too (7.1.2, 4)."""
    for entry in catalog.entries["public"]:
        if entry.about == identifier:
            return entry.target
    _delegate(each for each in catalog.entries["delegatePublic"] if identifier.startswith(each.about))
    return None


def _longest(entries: Iterator[CatalogEntry]) -> CatalogEntry | None:
    return max(entries, key=lambda each: len(each.about), default=None)


def _delegate(entries: Iterator[CatalogEntry]) -> None:
    """Hand over to other catalogs, the one of the longest match first, and ask nobody else after them."""
    catalogs = [each.target for each in sorted(entries, key=lambda each: -len(each.about))]
    if catalogs:
        raise _Delegated(list(dict.fromkeys(catalogs)))
