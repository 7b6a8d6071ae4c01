"""What the print edition has to say, read from the TEI by other means than the stylesheets: lxml and the two layers.

The running text is one string a document. Notes that have a mark are apart from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
_LEFT_OUT = {"sic", "orig", "abbr", "am", "surplus", "fw", "pc", "figDesc"}
_INLINE = {
    "hi", "foreign", "seg", "date", "persName", "placeName", "orgName", "choice", "corr", "reg", "expan", "ex",
    "supplied", "unclear", "q", "ref", "quote", "note", "gap", "surplus", "pc", "fw", "sic", "orig", "abbr", "am",
}  # fmt: skip
_CERTAIN = {"high": "", "medium": "probable", "low": "uncertain", None: ""}
_MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(TEI)


def flat(text: str) -> str:
    """Blanks folded; what may stand at a possible end of line left out."""
    return " ".join(text.replace("\xad", "").replace("\u200b", "").split())


class Text:
    """A TEI text as the book has to give it."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        text = root.find(f"{TEI}text")
        assert text is not None
        self.text = text
        self.notes = {
            f"#{note.get('{http://www.w3.org/XML/1998/namespace}id')}": note for note in text.iter(f"{TEI}note")
        }
        self.anchors = {
            anchor.get("target"): anchor
            for anchor in text.iter(f"{TEI}ref")
            if anchor.get("type") == "noteAnchor" and next(anchor.iterancestors(f"{TEI}note"), None) is None
        }
        self._target: etree._Element | None = None
        self._editors = [note for note in text.iter(f"{TEI}note") if note.get("resp")]

    def running(self) -> str:
        """The running text, notes without a mark included."""
        return flat("".join(self._pieces(self.text)))

    def footnotes(self) -> list[str]:
        """Every note with a mark: its mark and its text."""
        found = [self._source_note(note) for note in self._footnotes_of_source()]
        for number, note in enumerate(self._editors, 1):
            if name(note.getparent()) not in ("div", "body"):
                found.append(f"[{number}] {self._body(note)} — {self._who(note.get('resp'))}")
        return sorted(flat(each) for each in found)

    def _footnotes_of_source(self) -> Iterator[etree._Element]:
        for target, note in self.notes.items():
            if not note.get("resp") and (target in self.anchors or note.get("place") == "margin"):
                yield note

    def _source_note(self, note: etree._Element) -> str:
        anchor = self.anchors.get(f"#{note.get('{http://www.w3.org/XML/1998/namespace}id')}")
        mark = "*" if anchor is None else "".join(anchor.itertext()).translate(_MARKS)
        body = self._body(note)
        opens = not body[:1].isascii() or not body[:1].isalnum()
        return f"{mark} {body.translate(_MARKS).removeprefix(mark) if opens else body}"

    def _departures(self) -> Iterator[etree._Element]:
        for element in self.text.iter(f"{TEI}choice", f"{TEI}supplied", f"{TEI}surplus"):
            if not any(name(above) in ("choice", "fw") for above in element.iterancestors()):
                yield element

    def apparatus(self) -> list[str]:
        """Every entry of the apparatus, in the order of the text: `lemma] form of the source, who, how sure`."""
        return [flat(self._departure(each)) for each in self._departures()]

    def _departure(self, element: etree._Element) -> str:
        edited = element if name(element) != "choice" else element[1]
        who = (edited.get("resp") or "").removeprefix("#")
        by = ", ".join(each for each in (who, _CERTAIN[edited.get("cert")]) if each)
        before, read, after = self._around(element)
        kept = element if name(element) == "surplus" else element[0] if len(element) else None
        source = "" if kept is None or name(element) == "supplied" else "".join(kept.itertext())
        if re.search(r"\w", read):
            start = re.search(r"\w*$", before)[0] if re.match(r"\w", read) else ""
        else:
            start = re.search(r"(\S*\w\S*(\s+[^\w\s]+)*)?\s*$", before)[0].strip()
        apart = before[-1:].isspace() or (not read and source[:1].isspace())
        blank = " " if apart and not re.search(r"\w", read) else ""
        end = "" if not read and source[-1:].isspace() else re.match(r"\w*", after)[0]
        if name(element) == "supplied" and not start + end:
            return f"{read}] not in the source {by}"
        return f"{start}{blank if read else ''}{read}{end}] {start}{blank}{' '.join(source.split())}{end} {by}"

    def _around(self, element: etree._Element) -> tuple[str, str, str]:
        """What stands before a departure in its block, what the edition reads, what stands behind it."""
        block = next(each for each in element.iterancestors() if name(each) not in _INLINE or name(each) == "note")
        self._target = element
        whole = "".join(self._inside(block))
        self._target = None
        before, rest = whole.split("\ue001")
        read, after = rest.split("\ue002")
        return before, read, after

    def _who(self, pointer: str | None) -> str:
        for statement in self.root.iter(f"{TEI}respStmt"):
            if pointer == f"#{statement.get('{http://www.w3.org/XML/1998/namespace}id')}":
                return str(statement[-1].text)
        return ""

    def _body(self, element: etree._Element) -> str:
        return flat("".join(self._inside(element)))

    def _inside(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from self._pieces(child)
            yield child.tail or ""

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        kind = name(element)
        if element is self._target:
            self._target = None
            yield from ("\ue001", *self._pieces(element), "\ue002")
            return
        if kind in _LEFT_OUT or not isinstance(element.tag, str):
            return
        if kind in ("lb", "cb", "pb"):
            yield "" if element.get("break") == "no" else " "
        elif kind == "gap":
            yield "[…]"
        elif kind == "ptr":
            yield element.get("target", "") if ":" in element.get("target", "") else "→"
        elif kind == "note":
            yield from self._note_in_place(element)
        elif kind != "ref" or element.get("type") != "noteAnchor":
            in_speech = kind == "stage" and name(element.getparent()) in ("p", "l")
            edge = "" if kind in _INLINE or in_speech else " "
            yield edge
            if kind == "figure":
                yield self._picture(element)
            yield from self._inside(element)
            yield edge

    def _picture(self, figure: etree._Element) -> str:
        """The edition's own words on a picture, which stand over the caption; without either, that there is one."""
        description = figure.findtext(f"{TEI}figDesc")
        if description:
            return f"Picture: {description} "
        return "" if figure.find(f"{TEI}head") is not None else "Picture "

    def _note_in_place(self, note: etree._Element) -> Iterator[str]:
        """What stands in the running text where a note stands: nothing, unless no mark leads to the note."""
        if name(note.getparent()) not in ("div", "body"):
            return
        if note.get("resp"):
            yield f" [{self._editors.index(note) + 1}] {self._body(note)} — {self._who(note.get('resp'))} "
        elif note not in self._footnotes_of_source():
            yield f" {self._body(note)} "
