"""What the standard says of each part of a schema: cases with the findings that are right, as golden files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.data_regression import DataRegressionFixture

from fascicle.check.schematron import Schematron
from fascicle.model.diagnostics import Diagnostic
from support.schematron_cases import CASES, write


def told(one: Diagnostic) -> str:
    """A finding in one line."""
    related = "".join(f" < {at.path}:{at.line}:{at.column} {at.label}" for at in one.related)
    return f"{one.rule.severity} {one.rule.code} {one.path}:{one.line}:{one.column} {one.message} > {one.hint}{related}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_schema_finds_what_it_says(path: Path, tmp_path: Path, data_regression: DataRegressionFixture) -> None:
    case = write(path, tmp_path)
    schematron = Schematron.load(case.schema, base=case.root)
    first = schematron.validate(case.data, case.document)
    assert schematron.validate(case.data, case.document) == first, "a second time says the same"
    data_regression.check(
        {
            "findings": [told(one) for one in first],
            "remarks": [told(one) for one in schematron.remarks],
            "opened": {
                file.relative_to(tmp_path.absolute()).as_posix(): bool(digest)
                for file, digest in schematron.opened.items()
            },
        },
        fullpath=path.with_suffix(".yml"),
    )
