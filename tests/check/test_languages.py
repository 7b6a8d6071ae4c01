"""Messages in other languages: every sentence has its translation, with the same parts, and the system's is spoken."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from check.mistakes import MISTAKES
from fascicle.check.alone import check_document
from fascicle.check.relaxng.datatypes import FACET_WORDS, PATTERN_WORDS
from fascicle.check.relaxng.xsdtypes import BASES
from fascicle.cli import main
from fascicle.model.diagnostics import Severity
from fascicle.model.saying import catalogue, known, languages, say, speaking
from fascicle.resources import PACKAGE

OTHERS = languages()[1:]
TEI_ALL = Path(__file__).parents[3] / "shared" / "schema" / "tei_all.rng"


def sentences() -> Iterator[str]:
    """All that the package says by ``say``."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="say"), args=[ast.Constant(value=str(text)), *_]):
                    yield text
    yield from (each.form for each in BASES.values())
    yield from (*FACET_WORDS.values(), *PATTERN_WORDS.values(), *(each.value for each in Severity))


def parts(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_there_are_german_and_french() -> None:
    assert {"de", "fr"} <= set(OTHERS)


@pytest.mark.parametrize("name", OTHERS)
def test_a_catalogue_has_every_sentence_and_no_other(name: str) -> None:
    said = set(sentences())
    assert sorted(said - catalogue(name).keys()) == []
    assert sorted(catalogue(name).keys() - said) == []
    assert [key for key, value in catalogue(name).items() if parts(key) != parts(value) or not value.strip()] == []


@pytest.mark.parametrize("name", OTHERS)
def test_mistakes_are_told_wholly_in_another_language(name: str) -> None:
    """Of what is said of each mistake nothing is left in English but what is quoted."""
    if not TEI_ALL.is_file():
        pytest.skip("../shared/schema/tei_all.rng, the TEI Consortium's schema, is missing")
    english = re.compile(r"\b(?:the|is|not|write|allowed|stands|expected|with|meant|before|others)\b")
    for mistake in MISTAKES.values():
        with speaking(name):
            first = check_document(mistake.data, "ferry.xml", [TEI_ALL])[0]
        said = re.sub(r"“[^”]*”|„[^“]*“|«[^»]*»|<[^>]*>|\bTEI\b", "", f"{first.message} {first.hint}")
        assert english.findall(said) == [], said
        assert (first.rule.code, first.line, first.column) == (mistake.code, *mistake.place)


@pytest.mark.parametrize(
    ("wanted", "spoken"), [("de", "de"), ("de-AT", "de"), ("fr_CA.UTF-8", "fr"), ("C.UTF-8", ""), ("xx", ""), ("", "")]
)
def test_a_language_is_known_by_tag_and_by_locale(wanted: str, spoken: str) -> None:
    assert known(wanted) == spoken


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    with speaking("de"):
        assert say("no {thing} like it", thing="boat") == "no boat like it"


def run(tmp_path: Path, *options: str, **environment: str) -> str:
    path = tmp_path / "boat.xml"
    path.write_text("<p>Quill & Sons</p>", encoding="utf-8")
    unset = dict.fromkeys(("FASCICLE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return CliRunner().invoke(main, ["check", str(path), *options], env={**unset, **environment}).output


def test_the_command_speaks_the_language_of_the_system_or_that_which_is_asked_for(tmp_path: Path) -> None:
    assert "what to do: write &amp;" in run(tmp_path)
    assert "was tun: &amp; schreiben" in run(tmp_path, LANG="de_AT.UTF-8")
    assert "was tun: &amp; schreiben" in run(tmp_path, "--lang", "de", LANG="fr_FR.UTF-8")
    assert "que faire: écrire &amp;" in run(tmp_path, FASCICLE_LANG="fr", LANG="de_DE.UTF-8")
    assert "write &amp;" in run(tmp_path, LANG="pt_BR.UTF-8")


def test_what_programs_read_is_in_english_unless_another_is_asked_for(tmp_path: Path) -> None:
    assert "write &amp;" in run(tmp_path, "--format", "json", LANG="de_DE.UTF-8")
    assert "&amp; schreiben" in run(tmp_path, "--format", "json", "--lang", "de")


def test_a_baseline_holds_whatever_the_system_speaks(tmp_path: Path) -> None:
    baseline = str(tmp_path / "baseline.json")
    run(tmp_path, "--baseline", baseline, "--update-baseline", LANG="de_DE.UTF-8")
    assert "&amp;" not in run(tmp_path, "--baseline", baseline, LANG="fr_FR.UTF-8")
    assert "do not go together" in run(tmp_path, "--baseline", baseline, "--lang", "de")
