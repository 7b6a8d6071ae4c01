"""Texts, and what the program keeps for itself, in a state that nobody expects; files that do not belong there."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.faults.editions import editors, leftovers, rewrite, snapshot
from support.faults.injected import NOTE, with_note
from support.faults.server import Warm, complaint

_PAGE = 4096  # bytes, as SQLite writes them
_FIELD = "x" * 140_000  # longer than Python's csv reads


def test_stray_files_in_the_folders_of_an_edition(warm: Warm, edition: Path) -> None:
    """What file managers, editors and our own crashes leave is no part of an edition, and stops nothing."""
    stray = [
        "decisions/.DS_Store", "decisions/authority.xml~", "decisions/#authority.xml#", "decisions/Thumbs.db",
        "decisions/.authority.xml.swp", "decisions/notes for myself.txt", "text/.DS_Store", "text/letter.xml~",
        "source/.DS_Store", "source/letter.txt~",
    ]  # fmt: skip
    temporary = ["decisions/.suppressions.toml.oa7ffnli.part", "text/.letter.xml.abcdefgh.part"]
    for name in [*stray, *temporary]:
        (edition / name).write_bytes(b"not XML, not TOML")
    os.mkfifo(edition / "decisions" / "pipe")  # opening it would wait for ever
    done = warm.run(edition, "build", ".")
    assert (done.code, done.err) == (0, "")
    assert leftovers(edition) == []
    kept = [name for name in stray if not (edition / name).exists()]
    assert kept == [], "what is not ours is not taken away"
    names = {Path(name).name for name in snapshot(edition) if "/deposit/" in name}
    assert "manifest-sha256.txt" in names
    assert not names & {Path(name).name for name in [*stray, *temporary]}


def test_cells_of_a_table_that_a_spreadsheet_would_run(warm: Warm, edition: Path) -> None:
    source = edition / "source" / "letter.txt"
    old = hashlib.sha256(source.read_bytes()).hexdigest()
    words = b"many hands in the waiting room at the slip, which explains its stlye"
    assert words in source.read_bytes()
    spoiled = words.replace(b" ", b" =").replace(b"=stlye", b"stlye")  # wherever the words around begin, it is with "="
    source.write_bytes(source.read_bytes().replace(words, spoiled))
    rewrite(edition, old, hashlib.sha256(source.read_bytes()).hexdigest())
    assert warm.run(edition, "convert", ".").code == 0
    assert warm.run(edition, "annotate", ".").code == 0
    done = warm.run(edition, "report", "corrections", ".", "--proposed", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.out)))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell] == []


# -- what the program keeps for itself -----------------------------------------------------------------------------


def test_a_ledger_that_is_nested_without_end(warm: Warm, edition: Path) -> None:
    (edition / "text" / "ledger.json").write_text("[" * 100_000, "utf-8")
    complaint(warm.run(edition, "annotate", "."), 3, "ledger.json")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("marks", [["persName", "24", [], 1, ""]]),
        ("marks", [["persName"]]),
        ("marks", None),
        ("corrections", [[1, 2, 3, 4, 5, 6]]),
        ("corrections", [["corr", "24", "teh", {}, "the", []]]),
        ("hyphens", [1]),
        ("hyphens", {"join": [1, {}]}),
        ("converted", []),
        ("written", {}),
        ("edited", "no"),
    ],
)
def test_a_ledger_with_values_of_another_kind(warm: Warm, edition: Path, key: str, value: Any) -> None:
    path, text = edition / "text" / "ledger.json", edition / "text" / "letter.xml"
    ledger = json.loads(path.read_text("utf-8"))
    entry = ledger["files"]["letter.xml"]
    assert key in entry
    entry[key] = value
    path.write_text(json.dumps(ledger), "utf-8")
    text.write_bytes(with_note(text.read_bytes()))  # so that there is something to do
    done = warm.run(edition, "annotate", ".")
    if done.code:
        complaint(done, 3, "ledger.json")
    assert done.clean
    assert NOTE in text.read_bytes()


@pytest.mark.parametrize("fact", ["", "null", "[]", "{}", "[[1]]", '{"proposals": 1}', "x\nnull", "x\n[[[[["])
def test_a_cache_with_values_of_another_kind_is_none(warm: Warm, edition: Path, fact: str) -> None:
    expected = snapshot(edition)
    with sqlite3.connect(edition / "build" / "cache.sqlite") as store:
        # what was remembered begins with the state of the edition's words, which stays
        begin = "CASE WHEN instr(fact, x'0A') = 65 THEN substr(fact, 1, 65) ELSE x'' END"
        store.execute(f"UPDATE facts SET fact = {begin} || ?", (fact.encode(),))
    for verb in ("check", "convert", "annotate"):
        assert warm.run(edition, verb, ".").code == 0
    assert snapshot(edition) == expected


@pytest.mark.parametrize("text", ["[" * 100_000, "{}", "[]", "null", '{"a": {"key": 1}}', "\x00", ""])
def test_a_cache_that_is_damaged_is_none(warm: Warm, edition: Path, text: str) -> None:
    expected = snapshot(edition)
    (edition / "build" / "cache.sqlite").write_text(text, "utf-8")
    done = warm.run(edition, "annotate", ".")
    assert (done.code, done.err) == (0, "")
    assert snapshot(edition) == expected


@pytest.mark.parametrize("byte", [b"\x00", b"\xff"])
@pytest.mark.parametrize("page", range(1, 6))
def test_a_cache_that_is_damaged_inside_is_none(warm: Warm, edition: Path, page: int, byte: bytes) -> None:
    """Its head is whole, so that the damage, in a page from the end, is met in the middle of the run."""
    expected = snapshot(edition)
    store = edition / "build" / "cache.sqlite"
    data = store.read_bytes()
    at = len(data) - page * _PAGE
    assert at > 2 * _PAGE
    for verb in ("check", "convert", "annotate"):
        store.write_bytes(data[:at] + byte * _PAGE + data[at + _PAGE :])
        done = warm.run(edition, verb, ".")
        assert (done.code, done.err) == (0, "")
    assert snapshot(edition) == expected


@pytest.mark.parametrize("text", [f'a\t"{_FIELD}', _FIELD, "\x00\t\x00", '"'])
def test_a_table_of_proposals_that_is_damaged_is_none(warm: Warm, edition: Path, text: str) -> None:
    expected = snapshot(edition)
    (path,) = edition.rglob("corrections.tsv")
    path.write_text(text, "utf-8")
    done = warm.run(edition, "annotate", ".")
    assert (done.code, done.err) == (0, "")
    assert snapshot(edition) == expected


# -- texts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["convert", "annotate"])
def test_a_text_that_is_a_link_stays_one(warm: Warm, edition: Path, tmp_path: Path, verb: str) -> None:
    """Who keeps texts in a shared folder has one version of each, before and after."""
    text, outside = edition / "text" / "letter.xml", tmp_path / "shared.xml"
    text.unlink()
    if verb == "annotate":
        rewrite(edition, "Letter of the Ferry", "A Letter of the Ferry")
    assert warm.run(edition, "convert", ".").code == 0  # without marks
    text.rename(outside)
    text.symlink_to(outside)
    before = outside.read_bytes()
    if verb == "convert":
        rewrite(edition, "Letter of the Ferry", "One Letter of the Ferry")
    done = warm.run(edition, verb, ".")
    assert text.is_symlink()
    if done.code:
        complaint(done, 3, "letter.xml")
        assert outside.read_bytes() == before
    else:
        assert outside.read_bytes() != before


def _lone(edition: Path, change: Callable[[bytes], bytes]) -> str:
    path = edition.parent / "alone.xml"
    path.write_bytes(change((edition / "text" / "letter.xml").read_bytes()))
    return str(path)


def test_many_attributes_are_a_finding(warm: Warm, edition: Path) -> None:
    attributes = "".join(f' a{at}="x"' for at in range(300)).encode()
    done = warm.run(edition, "check", _lone(edition, lambda data: data.replace(b"<p>", b"<p" + attributes + b">", 1)))
    assert (done.code, done.err.count("error:")) == (1, 0), done.err[-600:]


def test_two_byte_order_marks_are_no_failure_of_an_engine(warm: Warm, edition: Path) -> None:
    done = warm.run(edition, "check", _lone(edition, lambda data: b"\xef\xbb\xbf\xef\xbb\xbf" + data))
    assert done.clean
    assert done.code in (0, 1, 3)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "../../../../etc/passwd", "//evil.example/x"],
)
def test_a_target_that_no_page_will_link_to_is_told(warm: Warm, edition: Path, target: str) -> None:
    link = f'<ref target="{target}">notebooks</ref>'.encode()
    done = warm.run(edition, "check", _lone(edition, lambda data: data.replace(b"notebooks", link, 1)))
    assert done.clean
    assert target in done.out


@pytest.mark.parametrize("data", [b"", b"\x00", b"<", b"\xff\xfe<\x00", b"<TEI", b"\xef\xbb\xbf", b"<a>" * 50_000])
def test_a_text_that_is_no_xml(warm: Warm, edition: Path, data: bytes) -> None:
    (edition / "text" / "letter.xml").write_bytes(data)
    kept = editors(edition)
    for verb in ("check", "annotate", "convert"):
        done = warm.run(edition, verb, ".")
        assert done.clean, done.err[-300:]
        assert done.code == (0 if verb == "convert" else 3)  # an edited file is left alone
    assert (edition / "text" / "letter.xml").read_bytes() == data
    assert editors(edition) == kept
