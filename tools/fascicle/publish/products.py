"""A product: something that readers get, and where it lies below the folder of what is derived.

Publishers name their products here once; the command, the deposit and its README describe them from these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Product:
    """One product of an edition.

    ``path`` is what a reader opens, below the folder of what is derived: ``site/index.html``. The folder at its top,
    here ``site``, belongs to the product with everything in it; a product that has no folder is this one file.
    ``name`` is what the command calls it (``web``), ``label`` what people do, in English and without an article
    (``web edition``).
    """

    name: str
    path: PurePosixPath
    media_type: str
    label: str

    @property
    def folder(self) -> str:
        """The folder at the top of its path, with its slash, or the file itself: its place in a package, too."""
        return "".join(str(self.path).partition("/")[:2])
