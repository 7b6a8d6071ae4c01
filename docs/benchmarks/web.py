"""How fast a TEI file becomes a web page, and how that grows: paragraphs full of names and corrections."""

from __future__ import annotations

import time
from pathlib import Path

from fascicle.edition.folder import EditionFolder
from fascicle.publish import web
from fascicle.tei.names import TEI_NS

_HARBOUR = Path(__file__).parents[2] / "tei" / "harbour"
_MARKED = (
    '<placeName ref="#quay">the Quay</placeName> '
    '<choice><sic>wsa</sic><corr resp="#editor" cert="high">was</corr></choice> rope and oar '
)
_PARAGRAPHS = (220, 880)


def main() -> None:
    """Print a line for each size."""
    edition = EditionFolder.load(_HARBOUR)
    source = edition.record.sources[0]
    web.page(edition, source, _tei(1), None)  # the stylesheets are compiled once a process
    for count in _PARAGRAPHS:
        tei = _tei(count)
        start = time.process_time()
        web.page(edition, source, tei, None)
        print(f"{len(tei) / 1e6:.2f} MB, {10 * count} marks: {time.process_time() - start:.1f} s of CPU")  # noqa: T201


def _tei(count: int) -> bytes:
    paragraph = f"<p>{_MARKED * 5}</p>"
    return (
        f'<TEI xmlns="{TEI_NS}" xml:lang="en">'
        "<teiHeader><fileDesc><titleStmt><title>Tides</title></titleStmt></fileDesc></teiHeader>"
        f"<text><body>{paragraph * count}</body></text></TEI>"
    ).encode()


if __name__ == "__main__":
    main()
