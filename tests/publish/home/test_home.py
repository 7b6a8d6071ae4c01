"""TEI comes home: each case is a TEI file; beside it stands the home form that page and book are made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from support.home import pretty, shown

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/*.xml") if not path.name.endswith(".home.xml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case(case: Path, file_regression: FileRegressionFixture) -> None:
    """The home form is the golden one, page and book can be made of it, and nothing of the text is lost."""
    made = shown(case.read_bytes())
    file_regression.check(pretty(made.home), fullpath=case.with_suffix(".home.xml"), encoding="utf-8", newline="")
    assert made.lost() == {}
