"""jing and our engine agree about what is valid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema
from support.mutants import mutants

Jing = Callable[[Path, list[Path]], set[Path]]


@pytest.mark.parametrize("document", ["text/ferry.xml", "decisions/authority.xml"])
def test_mutants_get_the_verdict_of_jing(
    document: str, miniature: Path, tei_all: Schema, tei_all_path: Path, jing: Jing, tmp_path: Path
) -> None:
    paths = []
    for number, mutant in enumerate(mutants((miniature / document).read_bytes(), count=250, seed=8)):
        paths.append(tmp_path / f"{number}.xml")
        paths[-1].write_bytes(mutant)

    ours = {path for path in paths if tei_all.validate(path.read_bytes(), path.name)}

    assert 50 < len(ours) < 240
    assert ours == jing(tei_all_path, paths)
