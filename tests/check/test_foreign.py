"""TEI that others made, by their own schemas: the verdicts of jing, which includes by XInclude as Debian ships it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from fascicle import api
from fascicle.check.relaxng.rules import DUPLICATE_ID
from fascicle.check.relaxng.rules import RULES as GRAMMAR
from fascicle.check.schemas.rules import DTD_NOT_READ, NOT_INCLUDED, OLD_TEI
from fascicle.model.diagnostics import Diagnostic

SHARED = Path(__file__).parents[3] / "shared"
FOREIGN = SHARED / "foreign"
TEI_ALL = SHARED / "schema" / "tei_all.rng"

pytestmark = [
    pytest.mark.skipif(not FOREIGN.is_dir(), reason="../shared/foreign, TEI that others made, is missing"),
    pytest.mark.skipif(shutil.which("jing") is None, reason="jing, the referee, is not installed"),
]

_EXTERNAL = re.compile(rb"(?<!--)<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)[^>\[]*(?:\[[^\]]*\]\s*)?>")
_NOT_THERE = re.compile(rb'<xi:include [^>]*href="oclc_644997575-master_teiHeader\.TEIP5\.xml"[^>]*/>')


def pairs() -> list[tuple[str, Path]]:
    """Each corpus with each of its RELAX NG schemas, and with TEI's own."""
    if not FOREIGN.is_dir():
        return []
    corpora = sorted(path for path in FOREIGN.iterdir() if path.is_dir())
    return [(each.name, schema) for each in corpora for schema in (*sorted(each.glob("schema/*.rng")), TEI_ALL)]


def readable(corpus: str, folder: Path) -> tuple[list[Path], set[str]]:
    """A copy of a corpus without what jing fetches and cannot find, which ends its run; and the names of such files.

    The external DTD goes, and in the Arabic periodical an inclusion of a file that is not there.
    """
    shutil.copytree(FOREIGN / corpus, folder, copy_function=shutil.copy)
    changed = set()
    files = sorted((folder / "tei").iterdir())
    for path in files:
        data = path.read_bytes()
        bare = _NOT_THERE.sub(b"", _EXTERNAL.sub(b"", data))
        if bare != data:
            path.chmod(0o644)
            path.write_bytes(bare)
            changed.add(path.name)
    return files, changed


def by_jing(schema: Path, files: list[Path], *options: str) -> tuple[set[str], str]:
    """The names of the files that jing refuses, and what it says of the schema or of anything else."""
    done = subprocess.run(
        ["jing", *options, str(schema), *map(str, files)], capture_output=True, text=True, check=False, timeout=600
    )
    names = {f"{path}:": path.name for path in files}
    refused, other = set(), []
    for line in done.stdout.splitlines():
        name = next((name for start, name in names.items() if line.startswith(start)), None)
        refused |= {name} if name else set()
        other += [] if name else [line]
    other += [line for line in done.stderr.splitlines() if not line.startswith("[warning]")]
    return refused, "\n".join(other)


def by_us(schema: Path, folder: Path, files: list[Path]) -> dict[str, list[Diagnostic]]:
    result = api.check([folder], schemas=[schema], jobs=1)
    return {path.name: [each for each in result.findings if each.path == str(path)] for path in files}


@pytest.mark.parametrize(("corpus", "schema"), pairs(), ids=lambda each: getattr(each, "name", each))
def test_verdicts_are_those_of_jing(corpus: str, schema: Path, tmp_path: Path) -> None:
    folder = tmp_path / corpus
    files, changed = readable(corpus, folder)
    # -i: identifiers are another matter, jing refuses some schemas for how they declare them
    refused, other = by_jing(schema, files, "-i")
    assert other == "", "jing has judged them all"
    found = by_us(schema, folder, files)
    old = {name for name, each in found.items() if any(one.rule is OLD_TEI for one in each)}
    ours = {
        name
        for name, each in found.items()
        if any(one.rule in GRAMMAR and one.rule is not DUPLICATE_ID for one in each)
    }
    assert ours == refused - old
    assert old <= refused
    # as the files really are: the same, and what jing fetches is told
    whole = by_us(schema, FOREIGN / corpus, sorted((FOREIGN / corpus / "tei").iterdir()))
    assert {
        name for name, each in whole.items() if any(one.rule in (DTD_NOT_READ, NOT_INCLUDED) for one in each)
    } == changed
    for name in whole.keys() - changed:
        assert [each.rule.code for each in whole[name]] == [each.rule.code for each in found[name]]


@pytest.mark.parametrize(("corpus", "schema"), pairs(), ids=lambda each: getattr(each, "name", each))
def test_identifiers_are_unique_where_jing_says_so(corpus: str, schema: Path, tmp_path: Path) -> None:
    folder = tmp_path / corpus
    files, _ = readable(corpus, folder)
    strict, other = by_jing(schema, files)
    if other:
        pytest.skip(f"jing does not take this schema's declarations of identifiers: {other[:80]}")
    lax, _ = by_jing(schema, files, "-i")
    found = by_us(schema, folder, files)
    doubled = {name for name, each in found.items() if any(one.rule is DUPLICATE_ID for one in each)}
    assert strict - lax <= doubled <= strict
