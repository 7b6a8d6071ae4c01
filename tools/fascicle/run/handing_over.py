"""The bag of an edition handed over in other forms."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from fascicle.deposit.metadata import describe
from fascicle.deposit.packages import PACKAGES
from fascicle.deposit.payload import survey
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import OutputError, UsageError
from fascicle.model.near import near
from fascicle.run.making import Folder

FOLDER = "packages"


def hand_over(edition: EditionFolder, forms: Collection[str], folder: Folder | None = None) -> list[Path]:
    """Make packages of these forms of the bag that is there, ``packages`` below what is derived if left out.

    Answers where they are. Raises UsageError for a form that there is not, OutputError where one cannot be written.
    """
    known = {each.name: each for each in PACKAGES}
    for name in forms:
        if name not in known:
            raise UsageError(f"there is no package {name!r}", hint=near(name, list(known)))
    if not forms:
        return []
    bag = edition.deposit_folder
    if not (bag / "bagit.txt").is_file():
        raise OutputError("there is no bag yet", path=bag, hint="run `fascicle deposit` first")
    payload = {path.relative_to(bag / "data").as_posix(): path for path in (bag / "data").rglob("*") if path.is_file()}
    record = describe(edition, survey(payload))
    return [known[name].make(record, bag, Path(folder or edition.out / FOLDER)) for name in dict.fromkeys(forms)]
