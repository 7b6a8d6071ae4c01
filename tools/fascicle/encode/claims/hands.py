"""Who said what the markup of a source file claims, and when: their names in the header, which the text points to."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from fascicle.model.source import Claim, ClaimKind, Line
from fascicle.tei.names import SOURCE_FILE, XML_ID, tei

_CHANGES = frozenset({ClaimKind.ADDED, ClaimKind.DELETED, ClaimKind.COMMENT})  # whose elements say when


class Hands:
    """The hands of a source: the file itself, those whom it names, and the days on which they wrote.

    Without claims there are none, and the header says nothing of them.
    """

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        claims = [claim for line in lines for claim in line.claims]
        authors = dict.fromkeys(claim.by for claim in claims if claim.by and claim.kind in _CHANGES)
        told = (claim for claim in claims if claim.kind in _CHANGES)
        # Who wrote a comment it says itself.
        dated = sorted({(each.when, each.by) for each in told if each.when or _of_somebody(each)})
        self.claimed = bool(claims)
        self.authors = {name: f"source-{at}" for at, name in enumerate(authors, 1)}
        self.changes = {each: f"change-{at}" for at, each in enumerate(dated, 1)}  # the oldest first

    def resp(self, claim: Claim) -> str:
        """``@resp`` of a comment: who wrote it, or the file."""
        return f"#{self.authors[claim.by]}" if claim.by else SOURCE_FILE

    def change(self, claim: Claim) -> dict[str, str]:
        """``@change``, where the source says when."""
        name = self.changes.get((claim.when, claim.by))
        return {"change": f"#{name}"} if name else {}

    def statements(self, file: str) -> list[etree._Element]:
        """The ``respStmt`` of the source file, and of each who marked something in it."""
        if not self.claimed:
            return []
        found = [_statement("source", "marks in the source file", "name", file)]
        for name, identifier in self.authors.items():
            found.append(_statement(identifier, "changes and comments in the source file", "persName", name))
        return found

    def dated(self) -> list[etree._Element]:
        """A ``change`` for each day on which somebody wrote in the source file, and for whom it names without a day."""
        found = []
        for (when, by), identifier in self.changes.items():
            who = f"#{self.authors[by]}" if by else SOURCE_FILE
            element = etree.Element(tei("change"), {XML_ID: identifier, "who": who, **({"when": when} if when else {})})
            element.text = "Changes and comments in the source file."
            found.append(element)
        return found


def _of_somebody(claim: Claim) -> bool:
    return bool(claim.by) and claim.kind is not ClaimKind.COMMENT


def _statement(identifier: str, resp: str, element: str, name: str) -> etree._Element:
    statement = etree.Element(tei("respStmt"), {XML_ID: identifier})
    etree.SubElement(statement, tei("resp")).text = resp
    etree.SubElement(statement, tei(element)).text = name
    return statement
