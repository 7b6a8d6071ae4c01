"""Readers are chosen by what the record, the bytes and the name say; other packages bring theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle import inputs
from fascicle.edition.files import sha256
from fascicle.inputs.readers import READERS
from fascicle.model.errors import SourceError
from support.editions import new_edition
from support.packages import install, run_with
from support.sources import one_source

# A package with a reader for the log of a lamp: `:` and the hour before each entry.
_MODULE = """
from fascicle.inputs.readers import Reader
from fascicle.model.source import Line, Page, Region, RegionKind, Run, SourceText


def _lines(data):
    for entry in data.decode("utf-8").splitlines()[1:]:
        hour, _, words = entry.partition(" ")
        yield Region((Line(f"at{hour}", words, (Run(0, len(words)),)),), id=hour, kind=RegionKind.TEXT)


def _read(data, path):
    return SourceText("lamplog", (Page(tuple(_lines(data)), number="1"),), marked=True)


LAMPLOG = Reader("lamplog", "lamp log", (".lamp",), lambda data, name: data.startswith(b"LAMPLOG"), _read)
"""
_LOG = b"LAMPLOG 1\n0400 The lamp was trimmed.\n0630 A sail was seen off the mole.\n"


def _edition(folder: Path, file: str, data: bytes) -> Path:
    """A new edition whose only source is a file with these bytes."""
    edition = new_edition(folder)
    source, record = edition / "source" / "welcome.txt", edition / "edition.toml"
    text = record.read_text("utf-8").replace(sha256(source.read_bytes()), sha256(data)).replace("welcome.txt", file)
    source.unlink()
    (edition / "source" / file).write_bytes(data)
    record.write_text(text, "utf-8")
    return edition


def test_a_package_brings_a_reader(tmp_path: Path) -> None:
    site = tmp_path / "site"
    install(site, "fascicle.readers", "lamplog", _MODULE, "lamplog:LAMPLOG")
    install(site, "fascicle.readers", "broken", "raise OSError('no lens')", "broken:READER")
    edition = _edition(tmp_path / "edition", "night.lamp", _LOG)
    ran = run_with("convert", edition, site)
    assert (ran.returncode, ran.stderr) == (0, "1 text: 1 written\n")
    tei = (edition / "text" / "night.xml").read_text("utf-8")
    assert '<pb n="1"/>' in tei
    assert '<lb n="at0400"/>The lamp was trimmed.<' in tei
    assert '<lb n="at0630"/>A sail was seen off the mole.<' in tei
    assert run_with("check", edition, site).returncode == 0
    (edition / "text" / "night.xml").write_text(tei.replace("A sail", "A ship"), "utf-8")
    assert "line at0630 differs from" in run_with("check", edition, site).stdout


def test_a_broken_reader_is_told_where_it_may_be_the_one_that_is_missing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    install(site, "fascicle.readers", "broken", "raise OSError('no lens')", "broken:READER")
    install(site, "fascicle.readers", "text", "READER = 'text'", "text:READER")
    ours = run_with("convert", _edition(tmp_path / "ours", "night.txt", b"The lamp was trimmed.\n"), site)
    assert (ours.returncode, ours.stderr) == (0, "1 text: 1 written\n")
    edition = _edition(tmp_path / "theirs", "night.lamp", _LOG)
    ran = run_with("convert", edition, site)
    assert ran.returncode == 3
    assert ran.stderr.count("fascicle: error:") == 1
    assert "the reader 'broken' of the package broken cannot be used: OSError: no lens" in ran.stderr
    assert "text:READER is no fascicle.inputs.readers.Reader" in ran.stderr
    assert not (edition / "text" / "night.xml").exists()


@pytest.mark.parametrize(
    ("file", "form", "expected"),
    [
        ("tides.md", "", "markdown"),
        ("TIDES.MD", "", "markdown"),
        ("tides.md", "text", "text"),
        ("tides.txt", "markdown", "markdown"),
        ("tides.txt", "", "text"),
        ("tides.log", "", "text"),
        ("tides", "", "text"),
    ],
)
def test_the_record_then_the_file_says_what_it_is(file: str, form: str, expected: str) -> None:
    _, source = one_source(b"# Tides", file, format=form)
    assert inputs.read(source, b"# Tides", file).format == expected


def test_an_unknown_format_is_told_with_those_that_are_known() -> None:
    _, source = one_source(b"Tides", format="papyrus")
    with pytest.raises(SourceError, match="'papyrus'") as caught:
        inputs.read(source, b"Tides", "tides.txt")
    assert all(reader.name in caught.value.hint for reader in READERS)
