"""What vocabularies of regions and lines mean: PAGE, SegmOnto, ALTO of libraries, Transkribus."""

from __future__ import annotations

import re

from fascicle.model.source import RegionKind

_KINDS = {
    RegionKind.TEXT: "paragraph mainzone main text credit floating dropcapital dropcapitalzone titlepagezone",
    RegionKind.HEADING: "heading headingline headline title titre head",
    RegionKind.CAPTION: "caption legende figurecaption",
    RegionKind.HEADER: "header runningtitlezone runningtitle runninghead runningheader",
    RegionKind.FOOTER: "footer quiremarkszone signaturemark catchword runningfooter",
    RegionKind.PAGE_NUMBER: "pagenumber numberingzone numbering pagenum folio",
    RegionKind.FOOTNOTE: "footnote footnotecontinued",
    RegionKind.ENDNOTE: "endnote",
    RegionKind.MARGINALIA: "marginalia margintextzone margin marginnote",
    RegionKind.TABLE: "table tablezone",
}
_BY_LABEL = {label: kind for kind, labels in _KINDS.items() for label in labels.split()}


def kind_of_label(label: str | None) -> RegionKind | None:
    """What a label says that a region or a line is: ``MainZone:column#1``, ``page-number``, ``titre 1``."""
    own = re.sub(r"[:#].*|[\s_-]*\d+$", "", (label or "").strip())
    return _BY_LABEL.get(re.sub(r"[^a-z]", "", own.lower()))
