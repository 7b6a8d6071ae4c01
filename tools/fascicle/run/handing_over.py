"""The bag of an edition, verified, and handed over in other forms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fascicle.deposit.metadata import describe
from fascicle.deposit.packages import PACKAGES, handed_over
from fascicle.deposit.payload import survey
from fascicle.deposit.push.exchange import Exchange
from fascicle.deposit.push.state import Pushed, PushedStates
from fascicle.deposit.push.ways import way
from fascicle.deposit.referees import Verdict, referees
from fascicle.deposit.rehearsal import Objection, rehearse
from fascicle.deposit.verify import Fault, verify
from fascicle.deposit.zipped import zip_bag
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
    record = describe(edition, survey(payload_of(bag)))
    folder = Path(to or edition.out / FOLDER)
    return bag, faults, tuple(known[name].make(record, bag, folder) for name in dict.fromkeys(forms))


def validated(edition: EditionFolder, packages: Sequence[Path] = ()) -> list[Verdict]:
    """What every validator that is installed says of the bag that is there, and of storage roots of OCFL."""
    roots = [edition.releases_folder, *(above for each in packages for above in each.parents)]
    return referees(edition.deposit_folder, [each for each in roots if any(each.glob("0=ocfl_1.*"))])


def rehearsed(edition: EditionFolder, repository: str, *, zipped: bool = False) -> list[Objection]:
    """What a repository would say of the bag that is there: of all its files, or, ``zipped``, of the one zip."""
    bag = edition.deposit_folder
    payload = payload_of(bag)
    files = {path: file.stat().st_size for path, file in payload.items()}
    if zipped:
        files = {f"{bag.name}.zip": sum(files.values())}
    return rehearse(repository, describe(edition, survey(payload)), files)


def to_be_pushed(edition: EditionFolder, server: str = "", by: str = "") -> tuple[list[Path], Any]:
    """The files and the metadata that a repository would get."""
    bag = edition.deposit_folder
    record = describe(edition, survey(payload_of(bag)))
    return handed_over(zip_bag(bag, edition.out / FOLDER / f"{bag.name}.zip"), bag), way(server, by).metadata(record)


def pushed(edition: EditionFolder, server: str, token: str, *, publish: bool, by: str = "") -> Pushed:
    """Bring the bag that is there to a repository: as a zip, and, where it takes more, beside it what people open.

    Raises EngineError where the repository refuses something, UsageError for an address that is none.
    """
    if urlsplit(server).scheme not in ("http", "https") or not urlsplit(server).netloc:
        raise UsageError(f"{server} is no address of a repository", hint="give one such as https://zenodo.org")
    record = describe(edition, survey(payload_of(edition.deposit_folder)))
    states = PushedStates(edition.decisions_folder)
    asked = way(server, by)
    exchange = Exchange(server.rstrip("/"), token, scheme=asked.scheme)
    files, _ = to_be_pushed(edition, server, by)
    return asked.push(exchange, record, files, states.of(exchange.address), states.keep, publish=publish)


def payload_of(bag: Path) -> dict[str, Path]:
    """The files of a bag by their paths below `data/`."""
    data = bag / "data"
    return {path.relative_to(data).as_posix(): path for path in data.rglob("*") if path.is_file()}
