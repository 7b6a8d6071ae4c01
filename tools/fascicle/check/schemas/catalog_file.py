"""One file of an OASIS XML catalog (OASIS Standard 1.1, 7 October 2005), as entries with their addresses made whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urljoin

from fascicle.model.errors import TeiError
from fascicle.tei.reading import SEPARATOR, SafeReading

_NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_BASE = f"http://www.w3.org/XML/1998/namespace{SEPARATOR}base"

# Of each kind of entry: the attribute that is compared, and the one that says where to.
_KINDS = {
    "public": ("publicId", "uri"),
    "system": ("systemId", "uri"),
    "uri": ("name", "uri"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "systemSuffix": ("systemIdSuffix", "uri"),
    "uriSuffix": ("uriSuffix", "uri"),
    "delegatePublic": ("publicIdStartString", "catalog"),
    "delegateSystem": ("systemIdStartString", "catalog"),
    "delegateURI": ("uriStartString", "catalog"),
}


@dataclass(frozen=True)
class CatalogEntry:
    """What an entry is about, and where it leads."""

    about: str
    target: str


@dataclass
class CatalogFile:
    """The entries of a file by their kinds, and the catalogs that come next."""

    entries: dict[str, list[CatalogEntry]] = field(default_factory=lambda: {kind: [] for kind in _KINDS})
    following: list[str] = field(default_factory=list)


def read_catalog(path: Path) -> CatalogFile:
    """The catalog in a file, read anew when it has changed; raises TeiError where it cannot be read."""
    try:
        state = path.stat()
        return _read(path.resolve(), (state.st_mtime_ns, state.st_size))
    except OSError as error:
        raise TeiError(
            f"the XML catalog cannot be read: {error.strerror}", hint="mend its path, or put it there", path=path
        ) from error


@lru_cache(maxsize=64)
def _read(path: Path, _stamp: tuple[int, int]) -> CatalogFile:
    reading = SafeReading(path.read_bytes(), str(path))
    listener = _Listener(path.as_uri())
    reading.run(listener)
    return listener.catalog


def normalised(address: str) -> str:
    """An address with what it may not hold as it is escaped (section 6.3)."""
    return quote(address.strip(), safe="!#$%&'()*+,/:;=?@[]~-._")


def public_words(identifier: str) -> str:
    """A public identifier with single blanks (section 6.2)."""
    return " ".join(identifier.split())


class _Listener:
    """Builds a catalog; what is inside elements of other namespaces is passed over."""

    def __init__(self, address: str) -> None:
        self.catalog = CatalogFile()
        self._bases = [address]
        self._foreign = 0

    def start(self, name: str, attributes: list[str]) -> None:
        namespace, _, local = name.rpartition(SEPARATOR)
        if self._foreign or namespace != _NAMESPACE:
            self._foreign += 1
            return
        own = dict(zip(attributes[::2], attributes[1::2], strict=True))
        base = urljoin(self._bases[-1], own.get(_BASE, ""))
        self._bases.append(base)
        if local == "nextCatalog" and "catalog" in own:
            self.catalog.following.append(urljoin(base, own["catalog"]))
        elif local in _KINDS:
            about, target = (own.get(key) for key in _KINDS[local])
            if about is not None and target is not None:
                about = public_words(about) if "ublic" in local else normalised(about)
                self.catalog.entries[local].append(CatalogEntry(about, urljoin(base, normalised(target))))

    def end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._bases.pop()

    def text(self, text: str) -> None:
        """Catalogs have no text."""
