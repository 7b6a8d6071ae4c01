"""A release brought to a Dataverse and by SWORDv2: through any fault it ends whole and published once, or untouched."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from deposit.invenio_server import TOKEN, serving
from deposit.other_servers import Dataverse, Sword
from deposit.test_push import FAULTS
from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.push.exchange import Exchange, Reply
from fascicle.deposit.push.state import Pushed, PushedStates
from fascicle.deposit.push.ways import way
from fascicle.edition.deposit_settings import Contact, DepositSettings
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EngineError, UsageError


@pytest.fixture
def record(edition: EditionFolder) -> DepositRecord:
    return replace(describe(edition, {}), settings=DepositSettings(contact=Contact("Office", "office@ferry.example")))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    with zipfile.ZipFile(tmp_path / "ferry-1.0.0.zip", "w") as archive:
        archive.writestr("ferry/bagit.txt", "BagIt-Version: 1.0\n" * 200)
    (tmp_path / "README.md").write_bytes(b"read me")
    return [tmp_path / "ferry-1.0.0.zip", tmp_path / "README.md"]


@dataclass(frozen=True)
class Kind:
    """A kind of repository: how one is made, its address and token, and whether one has the files, and nothing else."""

    made: Callable[..., Any]
    path: str
    token: str
    is_whole: Callable[[Any, list[Path]], bool]


def dataverse_is_whole(repository: Dataverse, files: list[Path]) -> bool:
    sums = {each.name: hashlib.md5(each.read_bytes()).hexdigest() for each in files}
    released = [each for versions in repository.datasets.values() for each in versions if each["state"] == "RELEASED"]
    return all({name: each["md5"] for name, each in version["files"].items()} == sums for version in released[-1:])


def sword_is_whole(repository: Sword, files: list[Path]) -> bool:
    complete = [each for each in repository.containers.values() if each["state"] == "archived"]
    return all(each["package"] == files[0].read_bytes() for each in complete[-1:])


KINDS = {
    "dataverse": Kind(Dataverse, "/dataverse/papers", TOKEN, dataverse_is_whole),
    "sword": Kind(Sword, "/sword/service", f"ida:{TOKEN}", sword_is_whole),
}


class Dying(Exchange):
    """Makes so many requests, and is ended."""

    left = -1

    def call(self, *arguments: Any, **options: Any) -> Reply:
        if self.left == 0:
            raise KeyboardInterrupt
        object.__setattr__(self, "left", self.left - 1)
        return super().call(*arguments, **options)


def send(
    kind: Kind,
    address: str,
    record: DepositRecord,
    files: list[Path],
    folder: Path,
    *,
    publish: bool = True,
    left: int = -1,
) -> Pushed:
    states = PushedStates(folder)
    address += kind.path
    asked = way(address)
    exchange = Dying(address, kind.token, pause=lambda seconds: None, scheme=asked.scheme)
    object.__setattr__(exchange, "left", left)
    return asked.push(exchange, record, files, states.of(address), states.keep, publish=publish)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def requests_of(kind: Kind, record: DepositRecord, files: list[Path], folder: Path) -> int:
    repository = kind.made()
    with serving(repository) as address:
        send(kind, address, record, files, folder)
    return len(repository.requests)


def test_a_draft_is_filled_and_published_only_if_wanted(
    kind: Kind, record: DepositRecord, files: list[Path], tmp_path: Path
) -> None:
    repository = kind.made()
    with serving(repository) as address:
        at = send(kind, address, record, files, tmp_path, publish=False)
        assert not at.published
        assert repository.published == 0
        done = send(kind, address, record, files, tmp_path)
        assert (done.id, done.published, repository.published) == (at.id, True, 1)
        assert kind.is_whole(repository, files)
        before = len(repository.requests)
        assert send(kind, address, record, files, tmp_path) == done
        assert len(repository.requests) == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_the_next_release_is_the_next_version(
    kind: Kind, record: DepositRecord, files: list[Path], tmp_path: Path
) -> None:
    repository = kind.made()
    with serving(repository) as address:
        first = send(kind, address, record, files, tmp_path)
        with zipfile.ZipFile(files[0], "a") as archive:
            archive.writestr("ferry/new", "new")
        second = send(kind, address, replace(record, version="1.1.0"), files, tmp_path)
        assert kind.is_whole(repository, files)
    assert repository.published == 2
    if isinstance(repository, Dataverse):
        assert second.id == first.id
        assert [each["state"] for each in repository.datasets[first.id]] == ["RELEASED", "RELEASED"]
        before = hashlib.md5(files[0].read_bytes()).hexdigest()
        assert repository.datasets[first.id][0]["files"][files[0].name]["md5"] != before


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_at_any_request_it_ends_whole(
    kind: Kind, record: DepositRecord, files: list[Path], tmp_path: Path, fault: str
) -> None:
    for at in range(requests_of(kind, record, files, tmp_path / "plain")):
        folder = tmp_path / str(at)
        repository = kind.made(fault=fault, at=at)
        with serving(repository) as address:
            with suppress(EngineError):
                send(kind, address, record, files, folder)
            assert repository.published <= 1
            assert kind.is_whole(repository, files)
            done = send(kind, address, record, files, folder)
        assert done.published
        assert repository.published == 1, (fault, at, repository.requests)
        assert kind.is_whole(repository, files)


def test_a_run_that_is_killed_goes_on(kind: Kind, record: DepositRecord, files: list[Path], tmp_path: Path) -> None:
    for killed in range(requests_of(kind, record, files, tmp_path / "plain")):
        repository = kind.made()
        folder = tmp_path / str(killed)
        with serving(repository) as address:
            with suppress(KeyboardInterrupt):
                send(kind, address, record, files, folder, left=killed)
            done = send(kind, address, record, files, folder)
        assert done.published
        assert repository.published == 1, (killed, repository.requests)
        assert kind.is_whole(repository, files)


def test_a_version_whose_publication_was_begun_and_killed_is_published_once_more_only(
    record: DepositRecord, files: list[Path], tmp_path: Path
) -> None:
    """The same for the second version of a dataset: the first one is published, and is no proof for the second."""
    kind = KINDS["dataverse"]
    for killed in range(30):
        repository = Dataverse()
        folder = tmp_path / str(killed)
        with serving(repository) as address:
            send(kind, address, record, files[:1], folder)
            with suppress(KeyboardInterrupt):
                send(kind, address, replace(record, version="1.1.0"), files, folder, left=killed)
            send(kind, address, replace(record, version="1.1.0"), files, folder)
        assert repository.published == 2, killed
        assert kind.is_whole(repository, files)


def test_what_a_repository_refuses_is_told(record: DepositRecord, files: list[Path], tmp_path: Path) -> None:
    bare = replace(record, settings=DepositSettings())
    with serving(Dataverse()) as address:
        with pytest.raises(EngineError, match="datasetContact is required"):
            send(KINDS["dataverse"], address, bare, files, tmp_path)
        with pytest.raises(EngineError, match="401"):
            send(replace(KINDS["dataverse"], token="s3cret"), address, record, files, tmp_path)
        asked = way(address, "dataverse")
        with pytest.raises(UsageError, match="no collection"):
            asked.push(Exchange(address, TOKEN), record, files, None, lambda _: None, publish=False)
    with serving(Sword(collections=2)) as address, pytest.raises(UsageError, match="2 collections"):
        send(KINDS["sword"], address, record, files, tmp_path)


def test_a_sword_entry_says_what_dublin_core_says(record: DepositRecord, files: list[Path], tmp_path: Path) -> None:
    repository = Sword()
    with serving(repository) as address:
        send(KINDS["sword"], address, record, files, tmp_path)
    entry = etree.fromstring(repository.containers["0"]["entry"])
    terms = "{http://purl.org/dc/terms/}"
    assert entry.findtext(f"{terms}title") == record.full_title
    assert entry.findtext(f"{terms}rights") == record.licence.url
    assert entry.findtext("{http://www.w3.org/2005/Atom}updated") == f"{record.date}T00:00:00Z"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://zenodo.org", "invenio"),
        ("https://demo.dataverse.org/dataverse/papers", "dataverse"),
        ("https://dspace.example/server/swordv2/servicedocument", "sword"),
    ],
)
def test_an_address_says_what_speaks_there(address: str, name: str) -> None:
    assert way(address).name == name
    assert way(address, "sword").name == "sword"
