"""What releases changed, written into the header of a text: its ``revisionDesc``, and the version that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from fascicle.edition.record import Record
from fascicle.edition.revisions import Revision
from fascicle.tei.names import PROGRAM, tei
from fascicle.tei.write import parse, serialise

_END = re.compile(rb"([ \t]*)</((?:[\w.-]+:)?)(revisionDesc|teiHeader)\s*>")


def revised(
    data: bytes, path: str, revisions: Iterable[Revision], record: tuple[Record, Record] | None = None
) -> bytes:
    """A text that comes from a source, with the revisions that its header lacks.

    ``record`` is that of the release before and of this one: what the program wrote of the former becomes the latter's.
    The same bytes where nothing is lacking. Raises TeiError.
    """
    root = parse(data, path)
    header = root.find(tei("teiHeader"))
    if header is None:
        return data
    changed = record is not None and _of_version(header, *record)
    there = header.find(tei("revisionDesc"))
    known = {each.get("n") for each in there} if there is not None else set()
    lacking = [each for each in revisions if each.version not in known]
    if lacking and there is None:
        there = etree.SubElement(header, tei("revisionDesc"))
    for each in lacking:
        assert there is not None
        change = etree.SubElement(there, tei("change"), n=each.version, when=each.date, who=PROGRAM)
        change.text = each.words
        before = change.getprevious()
        if before is not None:  # laid out as the one before it
            change.tail, before.tail = before.tail, there.text
    return serialise(root) if lacking or changed else data


def _of_version(header: etree._Element, old: Record, new: Record) -> bool:
    """Put the new version and date where the program has written the old; whatever else stands there is a person's."""
    changed = False
    for edition in header.iterfind(f"{tei('fileDesc')}/{tei('editionStmt')}/{tei('edition')}"):
        if edition.get("n") == old.version and edition.text == f"{old.title}, version {old.version}":
            edition.set("n", new.version)
            edition.text = f"{new.title}, version {new.version}"
            changed |= old.version != new.version
    for date in header.iterfind(f"{tei('fileDesc')}/{tei('publicationStmt')}/{tei('date')}"):
        if date.get("when") == old.date == date.text:
            date.set("when", new.date)
            date.text = new.date
            changed |= old.date != new.date
    return changed


def with_change(data: bytes, revision: Revision) -> bytes:
    """A file of others with a revision, and not another byte changed; the same where its header cannot be found."""
    found = _END.search(data)
    if found is None:
        return data
    indent, prefix, name = found[1], found[2].decode("ascii"), found[3]
    values = f"n={quoteattr(revision.version)} when={quoteattr(revision.date)}"
    change = f"<{prefix}change {values}>{escape(revision.words)}</{prefix}change>"
    step = indent or b"  "
    if name == b"teiHeader":
        change = f"<{prefix}revisionDesc>{change}</{prefix}revisionDesc>"
    line = indent + step[:2] + change.encode("ascii", "xmlcharrefreplace")
    before = data[: found.start()].rstrip(b" \t")
    end = b"" if before.endswith(b"\n") else b"\n"
    return before + end + line + b"\n" + indent + data[found.start() + len(indent) :]
