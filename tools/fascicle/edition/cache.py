"""The cache: what was made from which bytes, so that only what changed is made again.

A product's key is a digest of everything it depends on: its inputs' bytes, and the program with its stylesheets and
schemas. The cache is a file of keys and checksums beside the products; deleting it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

import fascicle
from fascicle import resources
from fascicle.edition.files import file_sha256, sha256, write_bytes

_STATE = "products.json"


class _Product(TypedDict):
    """What is known of a product: the key it was made under, and its files' checksums or a short text."""

    key: str
    files: NotRequired[dict[str, str]]
    fact: NotRequired[str]


@cache
def program_digest() -> str:
    """A digest of the program's own files: code, stylesheets and schemas."""
    package = Path(fascicle.__file__).parent
    digest = hashlib.sha256(fascicle.__version__.encode())
    for folder in (package, resources.folder("xslt"), resources.folder("schema")):
        for path in _files(folder):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def digest(*parts: bytes | str | None) -> str:
    """A key: a digest of the program and of the given inputs, in their order."""
    whole = hashlib.sha256(program_digest().encode())
    for part in parts:
        data = b"-" if part is None else part.encode() if isinstance(part, str) else part
        whole.update(f"{len(data) if part is not None else -1}:".encode() + data)
    return whole.hexdigest()


class Cache:
    """The products below one output folder. State is written at the end of each product, whole or not at all."""

    def __init__(self, out: Path, folder: Path) -> None:
        self._out = out
        self._path = folder / _STATE
        self._products = _read(self._path)

    def fact(self, product: str, key: str) -> str | None:
        """What was remembered for a product under this key; None if the key is another."""
        known = self._products.get(product)
        return known.get("fact") if known is not None and known["key"] == key else None

    def remember(self, product: str, key: str, fact: str) -> None:
        """Remember a short text for a product."""
        self._products[product] = _Product(key=key, fact=fact)
        self._save()

    def files(self, product: str, key: str, make: Callable[[], Mapping[str, bytes]]) -> bool:
        """Bring a product's files up to date; the answer says whether they had to be made.

        ``make`` gives file contents by path below the output folder. Files that the product had and has no more
        are removed. A file that somebody changed or deleted since is made again.
        """
        known = self._products.get(product, _Product(key=""))
        old = known.get("files", {})
        if known["key"] == key and all(self._is(name, checksum) for name, checksum in old.items()):
            return False
        made = make()
        for name, data in made.items():
            write_bytes(self._out / name, data)
        for name in old.keys() - made.keys():
            (self._out / name).unlink(missing_ok=True)
        self._products[product] = _Product(key=key, files={name: sha256(made[name]) for name in sorted(made)})
        self._save()
        return True

    def forget_others(self, prefix: str, products: set[str]) -> None:
        """Remove the files of products under a prefix that the edition no longer has."""
        for product in [name for name in self._products if name.startswith(prefix) and name not in products]:
            for name in self._products.pop(product).get("files", {}):
                (self._out / name).unlink(missing_ok=True)
            self._save()

    def _is(self, name: str, checksum: str) -> bool:
        path = self._out / name
        return path.is_file() and file_sha256(path) == checksum

    def _save(self) -> None:
        text = json.dumps(self._products, ensure_ascii=False, indent=1, sort_keys=True)
        write_bytes(self._path, text.encode("utf-8"))


def _read(path: Path) -> dict[str, _Product]:
    """The state as it was left; a damaged one is none, because everything can be made again."""
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        return state if all("key" in product for product in state.values()) else {}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
