"""The ledger: a damaged one is told, never taken for what it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.annotate.ledger import CorrectionKey, LedgerEntry, MarkKey, dump, read
from fascicle.model.errors import EditionError

_ENTRY = LedgerEntry(
    "a" * 64,
    "b" * 64,
    True,
    (MarkKey("date", "7", "12 March", 1, "when=1921-03-12"),),
    (CorrectionKey("corr", "8", "texd \\ud800 \\\\", 1, "text", "cert=high"),),
    (("join", "3 5"),),
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_bytes(dump({"a.xml": _ENTRY}))
    assert read(tmp_path / "ledger.json") == {"a.xml": _ENTRY}
    assert read(tmp_path / "none.json") == {}


def _refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(EditionError, match="the ledger cannot be read") as caught:
        read(path)
    assert caught.value.path == path
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"files": ' + b'{"a":' * 100_000,
        b"",
        b"\xff",
        b"null",
        b'{"files": []}',
        b'{"files": {"a.xml": ' + b"9" * 5000 + b"}}",
        dump({"a.xml": _ENTRY}).replace(b'"12 March", 1', b'"12 March", "1"'),
        dump({"a.xml": _ENTRY}).replace(b'"12 March", 1', b'["12 March"], 1'),
        dump({"a.xml": _ENTRY}).replace(b'"12 March", 1', b'"12 \\ud800", 1'),
        dump({"a.xml": _ENTRY}).replace(b'"edited": true', b'"edited": "no"'),
        dump({"a.xml": _ENTRY}).replace(b'"3 5"', b"[3, 5]"),
        dump({"a.xml": _ENTRY})[:-40],
    ],
)
def test_a_damaged_ledger_is_told(tmp_path: Path, data: bytes) -> None:
    _refused(tmp_path / "ledger.json", data)


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.dictionaries(
            st.sampled_from(["files", "converted", "written", "edited", "marks", "corrections", "hyphens"]), inner
        ),
    ),
)


@given(_JSON)
@settings(deadline=None)
def test_any_json_is_a_ledger_or_told(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.json"
    path.write_text(json.dumps({"files": {"a.xml": data}}), "utf-8")
    try:
        entries = read(path)
    except EditionError:
        return
    path.write_bytes(dump(entries))
    assert read(path) == entries
