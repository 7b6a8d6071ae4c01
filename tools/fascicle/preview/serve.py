"""Serving a preview: the server in one thread, looking for changes in another, until it is ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from fascicle.edition.folder import EditionFolder
from fascicle.preview.rebuild import PageFindings, rebuild
from fascicle.preview.server import PreviewServer
from fascicle.run.progress import Progress
from fascicle.run.watching import SUFFIXES, wait_for_change, watched

# What pages are made of beside texts: the theme, pictures.
_LOOKED_AT = SUFFIXES | {".css", ".xsl", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".woff2", ".ttf", ".otf"}


class PreviewRun:
    """The preview of an edition: where it is shown, and what keeps it up to date.

    What a build writes into the edition is looked at like any change: the next one then has nothing to do, and no page
    is loaded anew.
    """

    def __init__(
        self, folder: Path, progress: Progress, *, sources: Path | None = None, out: Path | None = None, port: int = 0
    ) -> None:
        self._places: dict[str, Any] = {"sources": sources, "out": out}
        self._folder, self._progress = folder, progress
        edition = self._load()
        self._watched = [edition.folder, *([edition.sources_folder] if sources is not None else [])]
        self.server = PreviewServer(edition.site_folder, port)
        self._thread = Thread(target=self.server.serve_forever, daemon=True)

    def _load(self) -> EditionFolder:
        return EditionFolder.load(self._folder, **self._places)

    def start(self) -> PageFindings:
        """Make the site, and serve it."""
        self._before = watched(self._watched, _LOOKED_AT)
        findings = self._build()
        self._thread.start()
        return findings

    def follow(self, tell: Callable[[list[Path], PageFindings], None]) -> None:
        """Make the site anew whenever a file changes, for ever; ``tell`` hears which did, and what was found."""
        while True:
            changed = wait_for_change(self._watched, self._before, _LOOKED_AT)
            self._before = watched(self._watched, _LOOKED_AT)
            tell(changed, self._build())

    def _build(self) -> PageFindings:
        findings = rebuild(self._load, self._progress)
        self.server.built(findings)
        return findings

    def close(self) -> None:
        """End the server."""
        self.server.shutdown()
        self.server.server_close()
