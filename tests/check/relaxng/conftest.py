"""Schemas of this folder, and jing as a second opinion."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema

ROOT = Path(__file__).resolve().parents[3]
TEI_ALL = ROOT.parent / "shared" / "schema" / "tei_all.rng"


@pytest.fixture(scope="session")
def tei_all() -> Schema:
    if not TEI_ALL.is_file():
        pytest.skip("../shared/schema/tei_all.rng, the TEI Consortium's schema, is missing")
    return Schema.load(TEI_ALL)


@pytest.fixture
def schema_of(tmp_path: Path) -> Callable[[str], Schema]:
    """Makes a schema of the patterns inside a grammar, or of a whole one."""

    def make(text: str) -> Schema:
        path = tmp_path / "schema.rng"
        path.write_text(text, encoding="utf-8")
        return Schema.load(path)

    return make


@pytest.fixture(scope="session")
def tei_all_path(tei_all: Schema) -> Path:
    return TEI_ALL


@pytest.fixture(scope="session")
def miniature() -> Path:
    return ROOT / "tests" / "editions" / "miniature"


@pytest.fixture(scope="session")
def jing() -> Callable[[Path, list[Path]], set[Path]]:
    """A function from a schema and well-formed documents to those that jing refuses."""
    program = shutil.which("jing")
    if program is None:
        pytest.skip("jing, the second opinion, is not installed")

    def refused(schema: Path, documents: list[Path]) -> set[Path]:
        run = subprocess.run(
            [program, str(schema), *map(str, documents)], capture_output=True, text=True, check=False, timeout=300
        )
        # Debian's start script warns of libraries that jing can do without; all else on this channel is a failure
        complaints = "".join(line for line in run.stderr.splitlines(True) if not line.startswith("[warning]"))
        if "fatal" in run.stdout or complaints:
            pytest.fail(f"jing could not read a file: {run.stdout[-500:]}{complaints[-500:]}")
        places = re.findall(r"^(.*?):\d+:\d+: error: ", run.stdout, re.MULTILINE)
        return {Path(place) for place in places}

    return refused
