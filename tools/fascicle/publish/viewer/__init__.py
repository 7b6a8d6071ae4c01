"""The viewer in which pictures of pages are enlarged: OpenSeadragon 6.1.1, as npm has it (BSD licence beside it).

npm pack openseadragon
package/build/openseadragon/openseadragon.min.js -> openseadragon.js, without its last line, which names a map
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

_NAMES: Final = ("openseadragon.js", "openseadragon.txt")


def viewer_files() -> dict[str, bytes]:
    """The files of the viewer, as they lie in the site; pages with pictures load it when it is asked for."""
    return {name: (files(__package__) / name).read_bytes() for name in _NAMES}
