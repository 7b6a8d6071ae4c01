"""Entries of registers that another has the id of: pointers lead to the first, and nobody finds the others."""

from __future__ import annotations

from collections.abc import Iterable

from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity
from fascicle.names.registers import Repeated

REPEATED = Rule(
    "F0410",
    Severity.WARNING,
    "Two entries of the registers have one id",
    "A pointer names an entry by its id. Where two have the same one, all pointers lead to the first, and the other"
    " stands in no register: readers take the mentions of two persons for those of one.",
    bad='<person xml:id="quill">...</person>  <person xml:id="quill">...</person>',
    good='<person xml:id="quill-ada">...</person>  <person xml:id="quill-ben">...</person>',
)
RULES = (REPEATED,)


def check_register_ids(repeated: Iterable[Repeated]) -> list[Diagnostic]:
    """One finding for each entry that is left out because an earlier one has its id."""
    return [
        Diagnostic(
            REPEATED,
            each.path,
            each.line,
            None,
            f'an entry with the id "{each.id}" stands in {each.first_path} already: this one is left out',
            "give each an id of its own, or take one of the two out",
            (Place(each.first_path, each.first_line, label="the entry that is kept"),),
        )
        for each in repeated
    ]
