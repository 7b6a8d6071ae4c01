"""One TEI file as checkers see it, and what they all find in it, causes before consequences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from fascicle.check.checkers import CHECKERS, GRAMMAR
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.source import SourceText
from fascicle.names.authority import Authority
from fascicle.tei.names import tei
from fascicle.tei.write import parse


@dataclass(frozen=True)
class CheckedFile:
    """A TEI file, the authority file that it points to, and the source that it has to give back, if it has them.

    Without ``authority``, where that file cannot be read, nothing is said of pointers to it.
    """

    data: bytes
    path: str
    authority: Authority | None = None
    source: SourceText | None = None
    source_path: str = ""

    @cached_property
    def root(self) -> etree._Element:
        """The tree of the file. Raises TeiError if it is no XML."""
        return parse(self.data, self.path)


def check_grammar(data: bytes, path: str) -> list[Diagnostic]:
    """Check a TEI file or an authority file by the grammar and the house rules; raises TeiError if it is no XML."""
    file = CheckedFile(data, path)
    return [finding for checker in GRAMMAR for finding in checker.of_file(file)]


def check_text(
    data: bytes, path: str, *, authority: Authority | None, source: SourceText | None, source_path: str = ""
) -> list[Diagnostic]:
    """Check a TEI file by every rule, against its source text if that is given; raises TeiError if it is no XML."""
    file = CheckedFile(data, path, authority, source, source_path)
    found = check_grammar(data, path)
    if file.root.tag != tei("TEI"):
        return found  # of a file that is something else, all lines are missing: no use to say so
    for checker in CHECKERS:
        if checker not in GRAMMAR:
            found.extend(checker.of_file(file))
    return sorted(found, key=lambda each: each.sort_key)
