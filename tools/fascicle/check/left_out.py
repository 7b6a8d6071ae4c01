"""Files that a pattern of ``[[texts]]`` finds and that are no texts: named, and left out of the edition."""

from __future__ import annotations

from collections.abc import Iterable

from fascicle.edition.record import RECORD
from fascicle.edition.text_files import LeftOut
from fascicle.model.diagnostics import Diagnostic, Rule, Severity

NO_TEXT = Rule(
    "F0510",
    Severity.WARNING,
    "A file among the texts is no TEI P5 document, and is left out",
    "A text of the edition is a file with the root <TEI> in the namespace http://www.tei-c.org/ns/1.0. TEI P4, a corpus"
    " of several texts in one file, and XML that is no TEI are neither checked nor published; nobody should find out by"
    " missing them.",
    bad='<TEI.2><teiHeader type="text">...</teiHeader>...</TEI.2>',
    good='<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>...</teiHeader>...</TEI>',
)
RULES = (NO_TEXT,)

_PLAIN = f"if it should not be among the texts, narrow the pattern in {RECORD}"
_HINTS = {
    "TEI P4": f"bring it to P5 (the TEI's p4top5.xsl does that); {_PLAIN}",
    "a corpus": f"put each of its <TEI> elements into a file of its own; {_PLAIN}",
}


def check_left_out(files: Iterable[LeftOut]) -> list[Diagnostic]:
    """One finding for each file that is left out."""
    return [
        Diagnostic(
            NO_TEXT,
            str(each.path),
            None,
            None,
            f"the file is left out: it is {each.what}",
            next((hint for start, hint in _HINTS.items() if each.what.startswith(start)), _PLAIN),
        )
        for each in files
    ]
