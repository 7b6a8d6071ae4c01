"""What the editors of an edition decided, as far as a run has taken it in, and the only place that adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.annotate.decisions import corrections, dates, suppressions
from fascicle.annotate.decisions.corrections import Decided, RuleDecided
from fascicle.annotate.decisions.dates import Dated
from fascicle.annotate.decisions.suppressions import Suppression
from fascicle.annotate.decisions.track_record import Shift, shifts
from fascicle.annotate.ledger import MarkKey
from fascicle.edition.files import read_if_there, replace_bytes
from fascicle.edition.folder import EditionFolder
from fascicle.edition.text import Text
from fascicle.language.hyphens import spellings
from fascicle.model.errors import ChangedError
from fascicle.names import decisions as on_names
from fascicle.names.authority_file import Addition, new_file
from fascicle.names.authority_file import add as add_entries
from fascicle.structure import decisions as layout

if TYPE_CHECKING:
    from fascicle.run.work import TextDecisions


class EditorsDecisions:
    """The files in ``decisions/``, each read when it is first asked for. All raise EditionError for what they hold."""

    def __init__(self, edition: EditionFolder) -> None:
        self._edition = edition

    @cached_property
    def layout(self) -> layout.LayoutDecisions:
        """What the editors decided about the layout of the texts."""
        return layout.read(self._edition)

    @cached_property
    def spellings(self) -> spellings.Spellings:
        """How the editors say that words at line ends are written."""
        names = [text.name for text in self._edition.texts]
        return spellings.read(self._path(spellings.NAME), names)

    @cached_property
    def suppressions(self) -> tuple[Suppression, ...]:
        """Which marks the editors turned down."""
        return suppressions.read(self._path(suppressions.NAME))

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """The dates that the editors decided about."""
        return dates.read(self._path(dates.NAME))

    @cached_property
    def names(self) -> on_names.NameDecisions:
        """What the editors decided about names, beside the authority file."""
        return on_names.read(self._path(on_names.NAME))

    def meant_in(self, file: str) -> tuple[tuple[str, str], ...]:
        """The entries that some forms of names mean in a TEI file."""
        return tuple(sorted(self.names.meant_in(file).items()))

    @cached_property
    def corrections(self) -> corrections.CorrectionDecisions:
        """What the editors decided about corrections."""
        people = [str(person.id) for person in self._edition.record.people]
        return corrections.read(self.corrections_path, people)

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """What the answers so far make of the certainty of rules, of all texts of the edition."""
        return shifts(self.corrections)

    @property
    def corrections_path(self) -> Path:
        """The file of the decisions about corrections; need not exist."""
        return self._path(corrections.NAME)

    def of(self, text: Text) -> TextDecisions:
        """What the editors decided about one text, beside its layout."""
        from fascicle.run.work import TextDecisions  # which conversions do without

        file = text.path.name
        suppressed = tuple(each for each in self.suppressions if each.file in ("", file))
        dated = tuple(each for each in self.dates if each.file in ("", file))
        corrected, spelt, meant = self.corrections.of(file), self.spellings.of(text.name), self.meant_in(file)
        return TextDecisions(corrected, suppressed, spelt, self.shifts, dated, meant)

    def reject(self, text: Text, keys: Sequence[MarkKey]) -> None:
        """Remember marks that a person has turned down, for the next run."""
        self._add(suppressions.NAME, lambda old: suppressions.add(old, text.path.name, keys))

    def decide(self, rows: Iterable[Decided | RuleDecided]) -> None:
        """Remember answers to corrections."""
        rows = list(rows)
        self._add(corrections.NAME, lambda old: corrections.add(old, rows))
        self._forget("corrections", "shifts")

    def switch_off(self, rule: str) -> None:
        """Remember that the corrections of a rule are not wanted."""
        if not self.corrections.is_off(rule):
            self._add(corrections.NAME, lambda old: corrections.add_off(old, rule))
            self._forget("corrections")

    def decide_dates(self, rows: Sequence[Dated | Suppression]) -> int:
        """Remember answers to dates; the answer says how many were new."""
        known = {each.place: each for each in self.dates}
        yes = [each for each in rows if isinstance(each, Dated) and known.get(each.place) != each]
        no = [each for each in rows if isinstance(each, Suppression) and each not in self.suppressions]
        self._add(dates.NAME, lambda old: dates.add(old, yes))
        self._add(suppressions.NAME, lambda old: suppressions.add_rows(old, no))
        self._forget("dates", "suppressions")
        return len(yes) + len(no)

    def decide_names(self, rows: on_names.NameDecisions, additions: Sequence[Addition] = ()) -> bool:
        """Remember answers to names, and add to the authority file; the answer is whether that is another now."""
        record = self._edition.record
        empty = partial(new_file, record.title, record.publisher, record.licence, record.language)
        path = self._edition.authority_path
        before = read_if_there(path)
        if additions:
            self._add(path.name, lambda old: add_entries(old or empty(), path, additions))
        self._add(on_names.NAME, lambda old: on_names.add(old, rows))
        self._forget("names")
        return read_if_there(path) != before

    def _path(self, name: str) -> Path:
        return self._edition.decisions_folder / name

    def _forget(self, *names: str) -> None:
        for name in names:
            self.__dict__.pop(name, None)

    def _add(self, name: str, add: Callable[[bytes], bytes]) -> None:
        """Add to a file of decisions, to what an editor has just saved there, too."""
        path = self._path(name)
        for _ in range(3):
            old = read_if_there(path)
            new = add(old or b"")
            if new == (old or b""):
                return None
            try:
                return replace_bytes(path, old, new)
            except ChangedError as error:
                changed = error
        raise changed
