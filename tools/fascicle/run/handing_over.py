"""The bag of an edition, verified, and handed over in other forms."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from fascicle.deposit.metadata import describe
from fascicle.deposit.packages import PACKAGES
from fascicle.deposit.payload import survey
from fascicle.deposit.verify import Fault, verify
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import UsageError
from fascicle.model.near import near
from fascicle.run.making import Folder

FOLDER = "packages"


def hand_over(
    edition: EditionFolder, forms: Collection[str], to: Folder = "", *, verified: bool = True
) -> tuple[Path, tuple[Fault, ...], tuple[Path, ...]]:
    """The bag that is there, its faults, which are looked for if it is to be ``verified``, and packages made of it.

    Packages lie in the folder ``to``, ``packages`` below what is derived if left out; of a bag with faults none is
    made. Raises UsageError for a form that there is not, OutputError where one cannot be written.
    """
    known = {each.name: each for each in PACKAGES}
    for name in forms:
        if name not in known:
            raise UsageError(f"there is no package {name!r}", hint=near(name, list(known)))
    bag = edition.deposit_folder
    faults = tuple(verify(bag)) if verified else ()
    if faults or not forms:
        return bag, faults, ()
    payload = {path.relative_to(bag / "data").as_posix(): path for path in (bag / "data").rglob("*") if path.is_file()}
    record = describe(edition, survey(payload))
    folder = Path(to or edition.out / FOLDER)
    return bag, faults, tuple(known[name].make(record, bag, folder) for name in dict.fromkeys(forms))
