"""The checkers, in the order in which they are asked. A new one is a module with its rules, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fascicle.check import (
    bounds,
    completeness,
    decisions,
    doubtful_roles,
    fidelity,
    inside,
    left_out,
    leftovers,
    lost_letters,
    pointers,
    reading_order,
    register_ids,
    schematron_rules,
    spellings,
    theme,
    too_broken,
    unread,
    xml,
    zones,
)
from fascicle.check.dating import look as dating
from fascicle.check.dating import rules as dates
from fascicle.check.grammar import edition_schema, house_rules
from fascicle.check.registers import look as registers
from fascicle.check.registers import rules as registered
from fascicle.check.relaxng import rules as grammar
from fascicle.check.schemas import rules as schemas
from fascicle.model.diagnostics import Diagnostic, Rule

if TYPE_CHECKING:
    from fascicle.check.document import CheckedFile
    from fascicle.check.edition import CheckedEdition

Found = Iterable[Diagnostic]


@dataclass(frozen=True)
class Checker:
    """What looks for one family of faults.

    ``family`` is what the codes of its ``rules`` begin with, ``title`` what people call it. It looks at one TEI file
    after the other (``of_file``), or once at the edition (``of_edition``), which knows what is decided and which files
    there are; a family that readers tell of has neither.
    """

    family: str
    title: str
    rules: tuple[Rule, ...]
    of_file: Callable[[CheckedFile], Found] = lambda _: ()
    of_edition: Callable[[CheckedEdition], Found] = lambda _: ()


def _fidelity(file: CheckedFile) -> Found:
    if file.source is None:
        return []
    return fidelity.check_fidelity(file.root, file.data, file.path, file.source, file.source_path)


def _lost_letters(file: CheckedFile) -> Found:
    if file.source is None:
        return lost_letters.lost_in_file(file.data, file.path)
    return lost_letters.lost_in_source(file.source, file.source_path)


def _pointers(file: CheckedFile) -> Found:
    return pointers.check_pointers(file.root, file.data, file.path, file.authority)


def _dates(file: CheckedFile) -> Found:
    # the grammar looks at the values, and the house rules at their order
    return dating.check_dates(file.root, file.data, file.path, values=False)


def _zones(file: CheckedFile) -> Found:
    return zones.check_zones(file.root, file.data, file.path) if zones.may_have_zones(file.data) else ()


def _grammar(file: CheckedFile) -> Found:
    return edition_schema().validate(file.data, file.path)


def _house_rules(file: CheckedFile) -> Found:
    return house_rules().validate(file.data, file.path)


def _corrections(edition: CheckedEdition) -> Found:
    return decisions.check_decisions(edition.corrections, edition.corrections_path, edition.places)


def _spellings(edition: CheckedEdition) -> Found:
    return spellings.check_spellings(edition.spellings, edition.spellings_path, edition.line_ends)


def _theme(edition: CheckedEdition) -> Found:
    return theme.check_theme(edition.theme_folder)


def _leftovers(edition: CheckedEdition) -> Found:
    return leftovers.check_leftovers(edition.texts_folder, edition.named, edition.listed)


def _left_out(edition: CheckedEdition) -> Found:
    return left_out.check_left_out(edition.left_out)


def _register_ids(edition: CheckedEdition) -> Found:
    return register_ids.check_register_ids(edition.repeated)


def _registers(edition: CheckedEdition) -> Found:
    return () if edition.registered is None else registers.check_registers(edition.registered)


_READING = (*reading_order.RULES, *doubtful_roles.RULES, *unread.RULES, *too_broken.RULES)
_UNREAD = (*xml.RULES, *bounds.RULES, *schemas.RULES)

CHECKERS = (
    Checker("F01", "Fidelity to the source", fidelity.RULES, _fidelity),
    Checker("F02", "Grammar", grammar.RULES, _grammar),
    Checker("F03", "House rules", schematron_rules.RULES, _house_rules),
    Checker("F04", "Pointers", pointers.RULES, _pointers),
    Checker("F04", "Pointers", register_ids.RULES, of_edition=_register_ids),
    Checker("F04", "Pointers", registered.RULES, of_edition=_registers),
    Checker("F04", "Pointers", inside.RULES),
    Checker("F05", "Files and schemas that cannot be read, or not to their end", _UNREAD),
    Checker("F05", "Files and schemas that cannot be read, or not to their end", left_out.RULES, of_edition=_left_out),
    Checker("F06", "Reading of the sources", _READING),
    Checker("F06", "Reading of the sources", lost_letters.RULES, _lost_letters),
    Checker("F07", "Decisions", decisions.RULES, of_edition=_corrections),
    Checker("F07", "Decisions", spellings.RULES, of_edition=_spellings),
    Checker("F08", "Files of the edition", leftovers.RULES, of_edition=_leftovers),
    Checker("F08", "Files of the edition", theme.RULES, of_edition=_theme),
    # told by the steps that bring texts home and publish them
    Checker("F09", "Completeness of what is published", completeness.RULES),
    Checker("F10", "Dates", dates.RULES, _dates),
    Checker("F11", "Pictures", zones.RULES, _zones),
)

# These look at any file of the edition, texts and authority file alike.
GRAMMAR = tuple(checker for checker in CHECKERS if checker.family in ("F02", "F03"))

RULES: dict[str, Rule] = {rule.code: rule for checker in CHECKERS for rule in checker.rules}
FAMILIES: dict[str, str] = {checker.family: checker.title for checker in CHECKERS}
