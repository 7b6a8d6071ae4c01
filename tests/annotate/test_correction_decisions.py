"""``decisions/corrections.toml``: what it may say, and what the program adds to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fascicle.annotate.decisions.corrections import NONE, add, add_off, read, rejected
from fascicle.annotate.ledger import CorrectionKey
from fascicle.model.errors import EditionError


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "corrections.toml", ["mt"]) == NONE


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('text = "a"\nanswer = "maybe"', "answer"),
        ('text = "a"\nanswer = "other"', "decided[1]"),
        ('text = "a"\nanswer = "other"\nreading = "a"', "decided[1]"),
        ('text = " "\nanswer = "no"', "decided[1]"),
        ('text = "a"\nanswer = "yes"\nresp = "nobody"', "resp"),
    ],
)
def test_an_answer_that_means_nothing_is_refused(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(f"[[decided]]\n{row}\n", "utf-8")
    with pytest.raises(EditionError) as caught:
        read(path, ["mt"])
    assert says in caught.value.message


def test_what_the_program_adds_can_be_read_and_keeps_what_was_there(tmp_path: Path) -> None:
    old = b'# ours\n[[decided]]\ntext = "a"\nanswer = "yes"\n'
    key = CorrectionKey("corr", "7.2", 'say "so\\', 2, "x", "")
    new = add_off(add(old, rejected("t.xml", [key])), "C0101")
    assert new.startswith(old)
    assert tomllib.loads(new.decode())
    path = tmp_path / "corrections.toml"
    path.write_bytes(new)
    decisions = read(path, ["mt"])
    answer = decisions.answer("t.xml", key.text, "7.2", 2)
    assert answer is not None
    assert answer.answer == "no"
    assert decisions.answer("t.xml", key.text, "7.2", 1) is None
    assert decisions.is_off("C0101")


def test_nothing_to_add_changes_nothing() -> None:
    assert add(b"", []) == b""
