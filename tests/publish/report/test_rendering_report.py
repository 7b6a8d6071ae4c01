"""What became of texts when they were rendered, as people and machines read it, and in the bag."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

import fascicle
from fascicle import pipeline
from fascicle.check.completeness import Lost
from fascicle.publish.rendering_report import Aside, RenderingReport, as_text, dump, load
from support.editions import miniature

# As whoever renders a text says it.
FACT = {
    "text": "one",
    "shown-by-class": {"said": 2, "emph": 12, "gloss": 12},
    "unknown-rend": {"latintype": 3, "a b": 1},
    "set-aside": [
        {"element": "listPerson", "line": 90, "characters": 310},
        {"element": "back", "line": 120, "characters": 7},
        {"element": "back", "line": 130, "characters": 1},
    ],
    "lost": [],
}
REPORTS = (
    RenderingReport.of(FACT),
    RenderingReport("two"),
    RenderingReport("three", {"emph": 1}, lost=(Aside("cell", 14, 6, "a zebra"),)),
)


def test_for_people(file_regression: FileRegressionFixture) -> None:
    file_regression.check(as_text(REPORTS), extension=".txt", encoding="utf-8", newline="\n")


def test_for_machines() -> None:
    facts = json.loads(dump(REPORTS))
    assert facts["texts"][0] == {**FACT, "shown-by-class": {"emph": 12, "gloss": 12, "said": 2}}
    assert load(dump(REPORTS)) == REPORTS


def test_one_object_and_a_list_of_them_are_read_too() -> None:
    one = json.dumps(FACT).encode()
    assert load(one) == load(b"[" + one + b"]") == REPORTS[:1]


@pytest.mark.parametrize("data", [b"[1]", b"3", b'{"texts": [{}]}', b"no JSON", b'[{"text": "a", "lost": 3}]'])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no report|Expecting"):
        load(data)


def test_what_the_check_of_completeness_misses_can_be_handed_over_as_it_is() -> None:
    fact = {**FACT, "lost": [vars(Lost(14, 3, "cell", "a zebra"))]}
    assert RenderingReport.of(fact).lost == (Aside("cell", 14, 6, "a zebra"),)


COUNTS = st.dictionaries(st.text(max_size=5), st.integers(1, 99), max_size=4)
ASIDES = st.lists(
    st.builds(Aside, st.text(max_size=5), st.integers(1, 99), st.integers(0, 99), st.text(max_size=3)), max_size=3
).map(tuple)


@settings(deadline=None)
@given(st.lists(st.builds(RenderingReport, st.text(max_size=5), COUNTS, COUNTS, ASIDES, ASIDES), max_size=4))
def test_nothing_that_was_said_is_lost(reports: list[RenderingReport]) -> None:
    assert list(load(dump(reports))) == reports
    told = as_text(reports)
    assert f"neither shown nor set aside: {sum(each.characters for one in reports for each in one.lost)}\n" in told


BODY = """<text><body><p>The lamp was <distinct>dim</distinct>, said she; the ferry <hi rend="curly">late</hi>.</p>
</body></text>"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The miniature with a text of its own, in which there is something that nobody knows."""
    home = miniature(tmp_path / "edition")
    text = (home / "text" / "ferry.xml").read_text("utf-8").replace('xml:id="ferry"', 'xml:id="one"')
    (home / "letters").mkdir()
    (home / "letters" / "one.xml").write_text(re.sub(r"(?s)<text\b.*</text>", BODY, text), "utf-8")
    with (home / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[[texts]]\nfile = "letters/*.xml"\n')
    return home


def test_it_is_a_product_and_in_the_bag(edition: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # what the text is judged by is another matter
        patch.setattr(pipeline, "STAGES", [stage for stage in pipeline.STAGES if stage.name != "check"])
        result = fascicle.open(edition).build()
    assert result.complete, result.findings
    path = edition / "build" / "reports" / "rendering.txt"
    assert result.products["rendering"] == path
    (report,) = load(path.with_suffix(".json").read_bytes())
    assert report.text == "one"
    assert report.unknown_rend == {"curly": 1}
    (bag,) = (edition / "build" / "deposit").glob("*/data")
    assert (bag / "reports" / "rendering.txt").read_bytes() == path.read_bytes()
    readme = (bag / "README.md").read_text("utf-8")
    assert "| `reports/` | 2 | the rendering report, made from the TEI files |" in readme
    assert "The rendering report opens in any text editor: `reports/rendering.txt`." in readme


def test_where_there_is_no_such_text_there_is_none(tmp_path: Path) -> None:
    home = miniature(tmp_path / "edition")
    assert "rendering" not in fascicle.open(home).build().products
    assert not (home / "build" / "reports").exists()
