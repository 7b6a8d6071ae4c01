"""The files in ``decisions/``: one reader, one writer; and a message for whatever is wrong in a TOML file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.annotate.decisions import corrections, suppressions
from fascicle.annotate.decisions.corrections import Decided
from fascicle.annotate.ledger import CorrectionKey, MarkKey
from fascicle.edition.folder import EditionFolder
from fascicle.language.hyphens import spellings
from fascicle.model.errors import EditionError
from fascicle.names import decisions as names
from fascicle.structure import decisions as layout
from support.editions import new_edition


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return new_edition(tmp_path / "edition")


def _read_layout(path: Path) -> object:
    (path.parent.parent / "edition.toml").write_bytes((path.parents[2] / "saved.toml").read_bytes())
    return layout.read(EditionFolder.load(path.parent.parent))


READERS: dict[str, Callable[[Path], object]] = {
    "edition.toml": lambda path: EditionFolder.load(path.parent),
    "decisions/corrections.toml": lambda path: corrections.read(path, ["ed"]),
    "decisions/suppressions.toml": suppressions.read,
    "decisions/names.toml": names.read,
    "decisions/hyphens.toml": lambda path: spellings.read(path, ["welcome"]),
    "decisions/layout.toml": _read_layout,
}

HOSTILE: dict[str, tuple[bytes, int | None]] = {
    "lists": (b"x = " + b"[" * 5000 + b"]" * 5000, None),
    "tables": (b"x = " + b"{a = " * 3000 + b"1" + b"}" * 3000, None),
    "dotted key": (b"# one\n" + b".".join([b"a"] * 20_000) + b" = 1", 2),
    "dotted table": (b"[" + b" . ".join([b'"a b"'] * 20_000) + b"]", 1),
    "inline key": (b"\nx = { y = 1, " + b".".join([b"'a'"] * 20_000) + b" = 1 }", 2),
    "number": (b"\n\nx = " + b"9" * 5000, 3),
    "hexadecimal": (b"occurrence = 0x" + b"f" * 5000, 1),
    "half a character": (b'x = "\\ud800"', 1),
    "not UTF-8": (b"\n# caf\xe9", 2),
    "not closed": (b'\n\nx = """', 3),
    "NUL": (b'x = "\x00"', 1),
    "a day that is none": (b"x = 2026-02-31", 1),
    "long key": (b"\n" + b"k" * 1_000_000 + b" = 1", 2),
    "control character in a key": (b'"\\u001b]0;x\\u0007" = 1', 1),
    "not the record": (b"x = 1", 1),
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_in_a_file_is_told(edition: Path, name: str, data: tuple[bytes, int | None]) -> None:
    (edition.parent / "saved.toml").write_bytes((edition / "edition.toml").read_bytes())
    path = edition / name
    path.write_bytes(data[0])
    began = process_time()
    with pytest.raises(EditionError) as caught:
        READERS[name](path)
    assert process_time() - began < 2
    assert (str(caught.value.path), caught.value.line) == (str(path), data[1])
    assert len(str(caught.value)) < 1000
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", str(caught.value))


def test_a_file_that_is_too_large_is_not_read(edition: Path) -> None:
    with (edition / "edition.toml").open("r+b") as file:
        file.truncate(2**36)
    with pytest.raises(EditionError, match="too large"):
        EditionFolder.load(edition)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("corrections.toml", '[[decided]]\ntext = "a"\nanswer = "no"\n\n[[decided]]\ntext = "b"\nanswer = "on"', 7),
        ("corrections.toml", '# ours\ndecided = [\n  {text = "a", answer = "no"},\n  {text = "", answer = "no"}]', 4),
        (
            "corrections.toml",
            '[[rule]]\nrule = "C05"\nanswer = """\\\n  yes"""\n[[rule]]\nrule = "C06"\nanswer = "other"',
            7,
        ),
        ("corrections.toml", '[[decided]] # who\ntext = "a"\nanswer = "no"\n"resp" = "nobody"', 4),
        ("hyphens.toml", '[[word]]\nspelling = "re-cover"\n[[word]]\nfile = "welcome.txt"\nspelling = "-"', 5),
        ("hyphens.toml", '[[word]]\nspelling = "re-cover"\nline = "3"', 3),
        ("suppressions.toml", '[[suppressed]]\nelement = "date"\ntext = "x"\noccurrence = 9223372036854775808', 4),
        ("names.toml", '[[rejected]]\ntext = "a"\nkind = "person"\n[[rejected]]\ntext = "b"\nkind = "ship"', 6),
        ("names.toml", '[[reconciled]]\nentry = "a"\ntype = "gnd"\nid = "1"\nanswer = "perhaps"', 5),
        ("layout.toml", '[[role]]\nlines = "3"\nrole = "head"\nfile = "none.txt"', 4),
        ("layout.toml", f'[[whole]]\nfile = "welcome.txt"\nline = "{"9" * 5000}"', 3),
        ("layout.toml", '[[whole]]\nfile = "welcome.txt"\nline = "1-999999999"', 3),
    ],
)
def test_what_is_wrong_is_told_at_its_key(edition: Path, name: str, text: str, line: int) -> None:
    (edition.parent / "saved.toml").write_bytes((edition / "edition.toml").read_bytes())
    path = edition / "decisions" / name
    path.write_text(text, "utf-8")
    with pytest.raises(EditionError) as caught:
        READERS[f"decisions/{name}"](path)
    assert (caught.value.path, caught.value.line) == (path, line)


# What XML can hold: a text of the edition may say any of it.
_XML = st.text(
    st.one_of(
        st.sampled_from("\t\n\x7f\x85\x9b\u2028\u202e\"'\\#é𝔄"),
        st.characters(codec="utf-8", exclude_categories=("Cs",)).filter(lambda each: each >= " "),
    ).filter(lambda each: each not in "\ufffe\uffff"),
    min_size=1,
    max_size=10,
)
_MARK = st.builds(MarkKey, st.just("date"), _XML, _XML, st.integers(0, 9), st.just(""))
_CORRECTION = st.builds(
    CorrectionKey, st.just("corr"), _XML, _XML.filter(str.strip), st.integers(0, 9), st.just(""), st.just("cert=high")
)


@given(st.lists(_MARK, max_size=4), st.lists(_CORRECTION, max_size=4))
@settings(deadline=None)
def test_whatever_a_person_turns_down_in_a_text_can_be_written_and_read(
    tmp_path_factory: pytest.TempPathFactory, marks: list[MarkKey], keys: list[CorrectionKey]
) -> None:
    folder = tmp_path_factory.mktemp("decisions")
    (folder / "s.toml").write_bytes(new := suppressions.add(b"", "a.xml", marks))
    assert {(each.line, each.text, each.occurrence) for each in suppressions.read(folder / "s.toml")} == {
        (each.line, each.text, each.occurrence) for each in marks
    }
    assert suppressions.add(new, "a.xml", marks) == new
    rows = corrections.rejected("a.xml", keys)
    (folder / "c.toml").write_bytes(new := corrections.add(b"", rows))
    assert set(corrections.read(folder / "c.toml", []).decided) == set(rows)
    assert corrections.add(new, rows) == new


def test_a_run_that_was_broken_off_doubles_no_row_and_a_later_answer_holds() -> None:
    no, yes = Decided("texd", "no", file="a.xml", line="7"), Decided("texd", "yes", file="a.xml", line="7")
    once = corrections.add(b"", [no])
    assert corrections.add(once, [no]) == once
    twice = corrections.add(once, [yes])
    assert corrections.add(twice, [yes]) == twice
    again = corrections.add(twice, [no])
    assert again.startswith(twice)
    assert again.count(b'"no"') == 2
    assert corrections.add(again, [no]) == again
    off = corrections.add_off(again, "C05")
    assert corrections.add_off(off, "C05") == off


def test_what_the_editors_wrote_stays_as_it_is() -> None:
    old = b"\xef\xbb\xbf# ours\r\n[[decided]]\r\ntext = \"a\" # so\r\nanswer = 'no'"
    new = corrections.add(old, [Decided("b", "no")])
    assert new.startswith(old)
    assert corrections.add(new, [Decided("a", "no"), Decided("b", "no")]) == new


def test_a_list_on_one_line_is_no_place_for_rows() -> None:
    with pytest.raises(EditionError, match="cannot add to `decided`") as caught:
        corrections.add(b'decided = [{text = "a", answer = "no"}]', [Decided("b", "no")])
    assert "[[decided]]" in caught.value.hint
