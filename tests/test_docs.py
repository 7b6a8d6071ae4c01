"""Documentation cannot lag: what is made from code is fresh, what is written names only what exists."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from fascicle.check.checkers import RULES
from fascicle.cli import VERBS
from fascicle.pipeline import STAGES

TOP = Path(__file__).parents[1]


def test_the_reference_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("build_docs", TOP / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (TOP / "docs" / "reference.md").read_text("utf-8") == module.reference(), "run `make docs`"


def test_the_readme_lists_every_command() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    assert set(re.findall(r"\| `fascicle (\w+)", readme)) == set(VERBS)


def test_the_pipeline_documents_every_stage_in_order() -> None:
    source = (TOP / "tools" / "fascicle" / "pipeline.py").read_text("utf-8")
    table = re.findall(r"^\| (\w+) +\|", source.partition('"""\n\nfrom')[0], re.M)
    assert table == ["step", *(stage.name for stage in STAGES), "publish", "deposit"]


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/architecture.md",
        "docs/benchmarks.md",
        "docs/theming.md",
        "docs/printing.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
    ],
)
def test_links_and_paths_lead_somewhere(page: str) -> None:
    path = TOP / page
    text = path.read_text("utf-8")
    links = re.findall(r"\]\(((?!https?:)[^)#]+)", text)
    paths = re.findall(r"`((?:tools|tests|docs|schema|xslt|tei)/[\w./-]+)`", text)
    missing = [each for each in links if not (path.parent / each).exists()]
    missing += [
        each for each in paths if not (TOP / each).exists() and not (TOP / "tools" / "fascicle" / each).exists()
    ]
    assert missing == []


def test_rule_codes_are_well_formed_and_texts_are_there() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(r"F(?:0[1-9]|1[01])\d\d", code)
        assert rule.title
        assert rule.why
        assert rule.bad
        assert rule.good
