"""What changed between two states of an edition, as the command and the public API answer it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fascicle.changes.editions import compare_states
from fascicle.changes.forms.data import as_data
from fascicle.changes.forms.lines import as_lines
from fascicle.changes.forms.markdown import as_markdown
from fascicle.changes.forms.page import as_page
from fascicle.changes.forms.wording import summary
from fascicle.changes.kinds import EditionChanges
from fascicle.changes.states import States
from fascicle.edition.record import RECORD
from fascicle.model.errors import UsageError


@dataclass(frozen=True)
class Comparison:
    """What ``found`` between two states; it can be told in several forms."""

    found: EditionChanges
    title: str = ""
    base: str = ""
    """The folder of the new state, as it was named."""

    @property
    def summary(self) -> str:
        """It in a sentence."""
        return summary(self.found)

    def told(self, form: str = "text", *, everything: bool = False) -> str:
        """It as `text` for a terminal, `json`, `html` or `markdown`; raises UsageError for any other form."""
        forms: Mapping[str, Callable[[], str]] = {
            "text": lambda: as_lines(self.found, self.base, everything=everything),
            "json": lambda: as_data(self.found),
            "html": lambda: as_page(self.found, self.title),
            "markdown": lambda: as_markdown(self.found),
        }
        if form not in forms:
            raise UsageError(f"there is no form {form}", hint=f"choose one of {', '.join(forms)}")
        return forms[form]()


def compare(old: str, new: str, *, private: bool = False) -> Comparison:
    """What changed from one state to another, which are named as for `fascicle diff`."""
    with tempfile.TemporaryDirectory(prefix="fascicle-") as room:
        states = States(Path(room), private=private)
        if not new and (not old or (Path(old) / RECORD).is_file()):
            home = Path(old or ".")
            after = states.open(str(home))
            before = states.last_release(home)
            if before is None:
                hint = "name a state: EDITION@REVISION of git, a bag, a copy; `fascicle release` keeps one from now on"
                raise UsageError(f"{home} has no release to compare it with", hint=hint)
        else:
            home = Path(new or ".")
            after = states.open(str(home))
            before = states.open(old, home)
        title = str(after.record.get("title", ""))
        base = str(after.folder) if not after.folder.is_relative_to(room) else ""
        return Comparison(compare_states(before, after), title, base)
