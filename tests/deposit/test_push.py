"""A release brought to a repository, and what goes wrong on the way: it ends whole and published once, or untouched."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deposit.invenio_server import TOKEN, Repository, serving
from fascicle.cli import main
from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.push.exchange import Exchange, Reply
from fascicle.deposit.push.invenio import push
from fascicle.deposit.push.state import Pushed, PushedStates
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError, EngineError
from support.editions import new_edition


@pytest.fixture
def record(edition: EditionFolder) -> DepositRecord:
    return describe(edition, {})


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "ferry 1.0.0.zip").write_bytes(b"{the bag}" * 1000)
    (tmp_path / "README.md").write_bytes(b"read me")
    return [tmp_path / "ferry 1.0.0.zip", tmp_path / "README.md"]


def send(
    address: str, record: DepositRecord, files: list[Path], folder: Path, *, publish: bool = True, token: str = TOKEN
) -> Pushed:
    states = PushedStates(folder)
    exchange = Exchange(address, token, pause=lambda seconds: None)
    return push(exchange, record, files, states.of(address), states.keep, publish=publish)


def is_whole(repository: Repository, identifier: str, files: list[Path]) -> bool:
    """Whether a record has the files as they are here, and nothing else."""
    kept = repository.records[identifier]["files"]
    sums = {path.name: f"md5:{hashlib.md5(path.read_bytes()).hexdigest()}" for path in files}
    return {key: each["checksum"] for key, each in kept.items()} == sums


def test_a_draft_is_filled_and_published_only_if_wanted(
    record: DepositRecord, files: list[Path], tmp_path: Path
) -> None:
    repository = Repository()
    with serving(repository) as address:
        at = send(address, record, files, tmp_path, publish=False)
        assert not at.published
        assert repository.records == {}
        done = send(address, record, files, tmp_path)
        assert done == Pushed(address, at.id, record.version, published=True)
        assert is_whole(repository, done.id, files)
        before = len(repository.requests)
        assert send(address, record, files, tmp_path) == done  # the same again asks for nothing
        assert len(repository.requests) == before
    assert repository.published == 1
    metadata = repository.records[done.id]["value"]["metadata"]
    assert metadata["title"] == record.full_title
    assert metadata["languages"] == [{"id": each.iso639_3} for each in record.languages]


def test_the_next_release_is_a_new_version_of_the_record(
    record: DepositRecord, files: list[Path], tmp_path: Path
) -> None:
    repository = Repository()
    with serving(repository) as address:
        first = send(address, record, files, tmp_path)
        files[1].write_bytes(b"read this")
        second = send(address, replace(record, version="1.1.0"), files, tmp_path)
    assert repository.parents[second.id] == first.id
    assert is_whole(repository, second.id, files)
    assert repository.published == 2


FAULTS = ("cut before", "cut after", "429", "500", "503", "wrong bytes", "401")


def _requests(record: DepositRecord, files: list[Path], folder: Path) -> int:
    repository = Repository()
    with serving(repository) as address:
        send(address, record, files, folder)
    return len(repository.requests)


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_at_any_request_it_ends_whole(
    record: DepositRecord, files: list[Path], tmp_path: Path, fault: str
) -> None:
    for at in range(_requests(record, files, tmp_path / "plain")):
        folder = tmp_path / str(at)
        repository = Repository(fault=fault, at=at)
        with serving(repository) as address:
            with suppress(EngineError):
                send(address, record, files, folder)
            for identifier in repository.records:
                assert is_whole(repository, identifier, files)
            assert repository.published <= 1
            done = send(address, record, files, folder)  # the command is run again
            assert done.published
            assert repository.published == 1, (fault, at, repository.requests)
            assert is_whole(repository, done.id, files)


class Dying(Exchange):
    """Makes so many requests, and is ended."""

    def __init__(self, address: str, requests: int) -> None:
        super().__init__(address, TOKEN)
        object.__setattr__(self, "left", requests)

    def call(self, *arguments: Any) -> Reply:
        if self.left == 0:
            raise KeyboardInterrupt
        object.__setattr__(self, "left", self.left - 1)
        return super().call(*arguments)


def test_a_run_that_is_killed_goes_on(record: DepositRecord, files: list[Path], tmp_path: Path) -> None:
    for killed in range(_requests(record, files, tmp_path / "plain")):
        repository = Repository()
        folder = tmp_path / str(killed)
        with serving(repository) as address:
            states = PushedStates(folder)
            with suppress(KeyboardInterrupt):
                push(Dying(address, killed), record, files, states.of(address), states.keep, publish=True)
            done = send(address, record, files, folder)
        assert repository.published == 1
        assert is_whole(repository, done.id, files)


def test_errors_in_a_draft_that_was_made_are_errors(record: DepositRecord, files: list[Path], tmp_path: Path) -> None:
    with serving(Repository()) as address, pytest.raises(EngineError, match=r"metadata\.title: Shorter than 3"):
        send(address, replace(record, title="A", subtitle=""), files, tmp_path)


def test_a_token_stands_in_no_message_and_goes_to_no_other_host(
    record: DepositRecord, files: list[Path], tmp_path: Path
) -> None:
    with serving(Repository()) as address:
        with pytest.raises(EngineError, match="401") as caught:
            send(address, record, files, tmp_path, token="s3cret")
        assert "s3cret" not in str(caught.value)
        with pytest.raises(EngineError, match="another host"):
            Exchange(address, TOKEN).call("GET", "http://127.0.0.2:1/api")


def test_what_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "deposits.json").write_text("[1]", "utf-8")
    with pytest.raises(EditionError):
        PushedStates(tmp_path).of("https://zenodo.example")


def test_the_command_brings_it_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quay = new_edition(tmp_path / "quay")
    monkeypatch.delenv("FASCICLE_TOKEN", raising=False)
    repository = Repository()
    with serving(repository) as address:

        def run(*options: str) -> Result:
            done = CliRunner().invoke(main, ["deposit", str(quay), "--push", address, *options])
            assert "Traceback" not in done.output
            return done

        assert run().exit_code == 2  # no token
        dry = run("--dry-run")
        assert "would send" in dry.stdout
        assert repository.requests == []
        monkeypatch.setenv("FASCICLE_TOKEN", TOKEN)
        assert "draft, not published" in run().stdout
        assert "published" in run("--publish").stdout
        assert TOKEN not in (quay / "decisions" / "deposits.json").read_text("utf-8")
    assert repository.published == 1
    assert CliRunner().invoke(main, ["deposit", str(quay), "--publish"]).exit_code == 2
