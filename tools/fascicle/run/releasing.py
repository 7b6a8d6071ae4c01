"""A release: what its pages have is remembered for good, so that what is cited of it can be found later."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fascicle.edition.files import write_bytes
from fascicle.edition.folder import EditionFolder
from fascicle.edition.published import dump_published, read_published, released
from fascicle.model.errors import OutputError
from fascicle.publish.gone import passages_of_page


@dataclass(frozen=True)
class Released:
    """The table of published passages, how many this release has, and how many only earlier ones had."""

    path: Path
    passages: int
    earlier: int


def release(edition: EditionFolder) -> Released:
    """Record the passages of the site that was built. Raises OutputError where a page is missing."""
    known = read_published(edition.published_path)
    now = []
    for text in edition.published:
        page = edition.site_folder / f"{text.name}.html"
        if not page.is_file():
            raise OutputError("this page has not been made", path=page, hint="run `fascicle build` first")
        now += passages_of_page(text.name, edition.record.version, page.read_bytes())
    rows = released(known, now)
    write_bytes(edition.published_path, dump_published(rows))
    return Released(edition.published_path, len(now), len(rows) - len(now))
