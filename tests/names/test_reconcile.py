"""Asking a reconciliation service: a local one that speaks both versions of the protocol, or fails in its own ways."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner, Result

from fascicle.cli import main
from fascicle.edition import tables
from fascicle.model.errors import EngineError, UsageError
from fascicle.names.authority import Entry
from fascicle.names.reconcile import find
from support.editions import new_edition, tree

WIKIDATA = {"versions": ["0.2"], "name": "W", "identifierSpace": "http://www.wikidata.org/entity/"}
NUMBERS = {
    "Ada Quill": [
        {"id": "Q2", "name": "Ada Quill, printer", "score": 71.5},
        {"id": "Q1", "name": "Ada Quill", "score": 99},
    ],
    "Kestrel Sound": [],
}
QUILL = Entry("ada-quill", "persName", "Ada Quill", ("Ada Quill",))
SOUND = Entry("kestrel-sound", "placeName", "Kestrel Sound", ("Kestrel Sound",))


@dataclass
class Stub:
    """A service; ``spoil`` makes something else of an answer."""

    manifest: Any = field(default_factory=lambda: WIKIDATA)
    spoil: Callable[[bytes], bytes] = bytes
    status: int = 200
    dated: bool = True
    wait: float = 0.0
    asked: list[Any] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, body: bytes) -> Any:
        if path.endswith("/match"):
            queries = json.loads(body)["queries"]
            self.asked += queries
            names = [each["conditions"][0]["propertyValue"] for each in queries]
            return {"results": [{"candidates": NUMBERS.get(name, [])} for name in names]}
        queries = json.loads(parse_qs(body.decode())["queries"][0])
        self.asked += queries.values()
        return {key: {"result": NUMBERS.get(each["query"], [])} for key, each in queries.items()}


@pytest.fixture
def stub() -> Iterator[Stub]:
    service = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(json.dumps(service.manifest).encode(), 200)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(service.wait)
            self._say(service.spoil(json.dumps(service.answer(self.path, body)).encode()), service.status)

        def _say(self, data: bytes, status: int) -> None:
            self.send_response_only(status)
            if service.dated:
                self.send_header("Date", "Tue, 03 Mar 2026 23:30:00 GMT")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Whoever asked has gone."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    service.url = f"http://127.0.0.1:{server.server_port}/reconcile"
    yield service
    server.shutdown()
    server.server_close()


def ask(stub: Stub, **options: Any) -> list[tuple[str, ...]]:
    service = find(stub.url, **options)
    batches = service.ask([QUILL, SOUND])
    return [(row.entry, row.type, row.id, row.label, row.score, row.date) for rows in batches for row in rows]


@pytest.mark.parametrize("versions", [["0.1", "0.2"], ["0.2", "1.0-draft"], ["1.0-draft"], []])
def test_both_versions_of_the_protocol(stub: Stub, versions: list[str]) -> None:
    stub.manifest = WIKIDATA | {"versions": versions}
    assert ask(stub, types={"person": "Q5"}) == [
        ("ada-quill", "wikidata", "Q1", "Ada Quill", "99", "2026-03-03"),
        ("ada-quill", "wikidata", "Q2", "Ada Quill, printer", "71.5", "2026-03-03"),
        ("kestrel-sound", "wikidata", "", "", "", "2026-03-03"),
    ]
    assert [each.get("type") for each in stub.asked] == ["Q5", None]
    assert all(each["limit"] == 3 for each in stub.asked)


def test_no_more_is_asked_at_once_than_a_service_takes(stub: Stub) -> None:
    stub.manifest = WIKIDATA | {"batchSize": 1}
    assert len(list(find(stub.url).ask([QUILL, SOUND]))) == 2


def test_the_day_is_the_servers_or_the_users_and_never_a_clocks(stub: Stub) -> None:
    stub.dated = False
    with pytest.raises(EngineError, match="what day it is"):
        ask(stub)
    assert {row[-1] for row in ask(stub, date="2026-03-01")} == {"2026-03-01"}


def test_whose_numbers_they_are_has_to_be_known(stub: Stub) -> None:
    stub.manifest = {"versions": ["0.2"], "name": "?"}
    with pytest.raises(UsageError, match="whose numbers"):
        find(stub.url)
    assert find(stub.url, kind="gnd").type == "gnd"
    with pytest.raises(UsageError, match="no type of numbers"):
        find(stub.url, kind="isbn")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "example.org/reconcile", "http://"])
def test_nothing_but_the_web_is_opened(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        find(url)


@pytest.mark.parametrize(
    "data",
    [
        b"<html>busy</html>",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"q0": {"result": 3}, "q1": {"result": []}}',
        b'{"q0": {"result": [{"id": 3, "name": "x", "score": 1}]}, "q1": {"result": []}}',
        b'{"q0": {"result": [{"id": "Q1", "name": "x", "score": "high"}]}, "q1": {"result": []}}',
        b'{"q0": {"result": [{"id": "Q1", "name": "x", "score": NaN}]}, "q1": {"result": []}}',
        b'{"q0": {"result": [{"id": " / ", "name": "x", "score": 1}]}, "q1": {"result": []}}',
        b'{"q0": {"result": [null]}, "q1": {"result": []}}',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_means_nothing_is_an_error_in_words(stub: Stub, data: bytes) -> None:
    stub.spoil = lambda _: data
    with pytest.raises(EngineError, match="the answer means nothing"):
        ask(stub)


def test_a_service_that_fails_or_does_not_answer_in_time(stub: Stub) -> None:
    stub.status = 503
    with pytest.raises(EngineError, match="answers 503"):
        ask(stub)
    stub.status, stub.wait = 200, 0.5
    with pytest.raises(EngineError, match="does not answer"):
        ask(stub, timeout=0.1)
    with pytest.raises(EngineError, match="does not answer"):
        find("http://127.0.0.1:9/")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def rows_of(edition: Path) -> list[list[str]]:
    return [row for _, row in tables.load((edition / "build/proposals/names.tsv").read_text("utf-8"))]


def test_numbers_are_kept_proposed_and_taken_in_once(stub: Stub, tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "quay")
    told = run("names", "reconcile", edition, "--endpoint", stub.url)
    assert (told.exit_code, told.stderr.splitlines()[0]) == (0, "2 questions asked; 2 numbers to look over")
    kept = (edition / "decisions/names.toml").read_text("utf-8")
    assert 'label = "Ada Quill, printer"' in kept
    assert 'date = "2026-03-03"' in kept
    head, first, second = rows_of(edition)
    assert (first[head.index("idno")], second[head.index("idno")]) == ("wikidata:Q1", "wikidata:Q2")
    # Asked once: not again, and nothing changes.
    before = tree(edition)
    assert run("names", "reconcile", edition, "--endpoint", stub.url).exit_code == 0
    assert (tree(edition), len(stub.asked)) == (before, 2)
    table = tables.dump([head, [*first[:-1], "yes"], [*second[:-1], "no"]])
    (edition / "build/proposals/names.tsv").write_text(table, "utf-8")
    assert run("names", "accept", edition).exit_code == 0
    assert '<idno type="wikidata">Q1</idno>' in (edition / "decisions/authority.xml").read_text("utf-8")
    before = tree(edition)
    run("names", "accept", edition)
    assert tree(edition) == before
    run("names", "reconcile", edition, "--endpoint", stub.url, "--again")
    assert [each["query"] for each in stub.asked[2:]] == ["Kestrel Sound"]
    assert len(rows_of(edition)) == 1
    run("convert", edition)
    assert run("check", edition).exit_code == 0


def test_what_was_answered_before_a_failure_is_kept(stub: Stub, tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "quay")
    stub.manifest = WIKIDATA | {"batchSize": 1}
    stub.spoil = lambda data: data if len(stub.asked) == 1 else b"no"
    told = run("names", "reconcile", edition, "--endpoint", stub.url)
    assert told.exit_code == 4
    assert "the answer means nothing" in told.stderr
    assert [row[0] for row in rows_of(edition)[1:]] == ["number", "number"]


@pytest.mark.parametrize("words", [["--type", "ship=Q1"], ["--type", "person"]])
def test_kinds_have_names(stub: Stub, tmp_path: Path, words: list[str]) -> None:
    edition = new_edition(tmp_path / "quay")
    assert run("names", "reconcile", edition, "--endpoint", stub.url, *words).exit_code == 2
