"""From TEI to Typst code: one golden file an element kind, and text that no sign can turn into markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from fascicle import saxon
from fascicle.model.errors import EngineError

CASES = Path(__file__).with_name("elements")
SET = "Q{urn:fascicle:print}set"
ENTRIES = "Q{urn:fascicle:print}entry"


def code(tei: str) -> str:
    """The Typst code of a TEI text, one expression a line."""
    return "\n".join(str(item) for item in saxon.load("print.xsl").items(saxon.parse(tei), mode=SET)) + "\n"


def entries(tei: str) -> str:
    """What stands at the foot of pages, by the keys that the code has; nothing if there is nothing."""
    (found,) = saxon.load("print.xsl").items(saxon.parse(tei), mode=ENTRIES)
    return "" if str(found) == "(:)" else f"{found}\n"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.xml")), ids=lambda case: case.stem)
def test_elements(case: Path, file_regression: FileRegressionFixture) -> None:
    tei = case.read_text("utf-8")
    file_regression.check(code(tei) + entries(tei), fullpath=case.with_suffix(".typ"), encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<div><p>a <blink>b</blink></p></div>", "blink"),
        ("<div><marquee/></div>", "marquee"),
        ('<div><p><hi rend="blink">b</hi></p></div>', "blink"),
    ],
)
def test_what_has_no_rule_is_named(body: str, named: str) -> None:
    with pytest.raises(EngineError, match=f"no rule for .*{named}"):
        code(f'<text xmlns="http://www.tei-c.org/ns/1.0"><body>{body}</body></text>')


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", '"Il dit\xa0: «\xa0"; emph("la marée"); "\xa0»\xa0; et quoi\xa0?"'),
        ("de", '"Il dit : «"; sp; emph("la marée"); sp; "» ; et quoi ?"'),
    ],
)
def test_blanks_at_which_french_ends_no_line(language: str, shown: str) -> None:
    words = 'Il dit : « <hi rend="italic">la marée</hi> » ; et quoi ?'
    text = (
        f'<text xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}"><body><div><p>{words}</p></div></body></text>'
    )
    assert shown in code(text)
