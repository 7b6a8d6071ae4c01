"""The mistakes of encoders: the first finding stands where an editor has to look, and names the cause."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from check.mistakes import MISTAKES, WHOLE
from fascicle.check.alone import check_document
from fascicle.model.diagnostics import Diagnostic

TEI_ALL = Path(__file__).parents[3] / "shared" / "schema" / "tei_all.rng"

SIGNS = (
    b"<",
    b">",
    b"&",
    b'"',
    b"--",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<?",
    b"</",
    b"/>",
    b"=",
    b"\x00",
    b"\xff",
    b"&#0;",
)

# one mistake is one finding; what follows from it and is all the same told
MORE = {"division in a paragraph": 1}


@pytest.fixture(scope="module")
def schema() -> Path:
    if not TEI_ALL.is_file():
        pytest.skip("../shared/schema/tei_all.rng, the TEI Consortium's schema, is missing")
    return TEI_ALL


def found(data: bytes, schema: Path) -> list[Diagnostic]:
    return check_document(data, "ferry.xml", [schema])


def test_the_file_without_a_mistake_is_right(schema: Path) -> None:
    assert found(WHOLE.encode(), schema) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_the_first_finding_names_place_and_cause(name: str, schema: Path) -> None:
    mistake = MISTAKES[name]
    first, *others = found(mistake.data, schema)
    said = f"{first.message} {first.hint}"
    assert (first.rule.code, first.line, first.column) == (mistake.code, *mistake.place), said
    assert [word for word in mistake.words if word not in said] == [], said
    assert len(others) == MORE.get(name, 0)


def test_jing_calls_them_wrong_too(schema: Path, tmp_path: Path) -> None:
    program = shutil.which("jing")
    if program is None:
        pytest.skip("jing, the second opinion, is not installed")
    grammar = {name: each for name, each in MISTAKES.items() if each.code.startswith("F02")}
    for number, mistake in enumerate(grammar.values()):
        (tmp_path / f"{number}.xml").write_bytes(mistake.data)
    paths = [str(tmp_path / f"{number}.xml") for number in range(len(grammar))]
    run = subprocess.run([program, str(schema), *paths], capture_output=True, text=True, check=False, timeout=120)
    refused = set(re.findall(r"(\d+)\.xml:\d+:\d+: error", run.stdout))
    assert [name for number, name in enumerate(grammar) if str(number) not in refused] == []


def test_spoiled_bytes_are_borne(schema: Path) -> None:
    """Whatever bytes a file has, it gets findings, soon; thousands of other seeds gave no exception either."""
    chance = random.Random(16)
    seeds = [each.data for each in MISTAKES.values()]
    for _ in range(400):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(data) + 1)
            data[at : at + chance.randint(0, 8)] = chance.choice((*SIGNS, bytes([chance.randrange(256)])))
        begin = time.process_time()
        assert all(each.message and each.hint for each in found(bytes(data), schema))
        assert time.process_time() - begin < 5
