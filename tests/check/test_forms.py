"""The forms of a report, and baselines: each read by what reads it, or as a person does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree, html

from fascicle.check.report import FORMATS
from fascicle.cli import main

NS = "http://www.tei-c.org/ns/1.0"
RNG = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NS}"><start><element name="TEI">
  <oneOrMore><element name="p"><optional><attribute name="rend"><value>bold</value></attribute></optional><text/>
  </element></oneOrMore></element></start></grammar>"""


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(main, ["check", "--schema", "own.rng", *arguments])
    assert "Traceback" not in done.output
    return done


def write(*paragraphs: str) -> None:
    Path("day & night.xml").write_text(f'<TEI xmlns="{NS}">\n' + "\n".join(paragraphs) + "\n</TEI>\n", "utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.rng").write_text(RNG, "utf-8")
    write("<p>Ebb.</p>", '<p rend="bald">潮 <b>x</b> &amp; flood</p>', '<p>Slack <ref target="#gone"/></p>')
    return tmp_path


def test_sarif_has_every_finding_with_its_rule_and_place() -> None:
    log = json.loads(run(".", "--format", "sarif").stdout)
    (told,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = told["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in told["results"]] == [each["ruleId"] for each in told["results"]]
    places = [each["locations"][0]["physicalLocation"] for each in told["results"]]
    assert {each["artifactLocation"]["uri"] for each in places} == {"day%20%26%20night.xml"}
    assert (3, 4) in [(each["region"]["startLine"], each["region"]["startColumn"]) for each in places]
    assert len(told["results"]) == len(json.loads(run(".", "--format", "json").stdout)["findings"])


def test_junit_counts_errors_as_failures() -> None:
    root = etree.fromstring(run(".", "--format", "junit").stdout.encode())
    findings = json.loads(run(".", "--format", "json").stdout)["findings"]
    errors = [each for each in findings if each["severity"] == "error"]
    assert root.get("tests") == str(len(findings))
    assert root.get("failures") == str(len(errors)) == str(len(root.findall(".//failure")))
    assert root.find("testsuite").get("name") == "day & night.xml"
    assert "3:4" in root.find(".//testcase").get("name")


def test_pretty_puts_the_caret_below_the_place() -> None:
    done = run(".", "--format", "pretty")
    lines = done.stdout.split("\n")
    at = next(number for number, line in enumerate(lines) if "“bald”" in line)
    assert lines[at + 1] == "  --> day & night.xml:3:4"
    assert lines[at + 3] == '3 | <p rend="bald">潮 <b>x</b> &amp; flood</p>'
    assert lines[at + 4] == "  |    ^"
    wide = next(number for number, line in enumerate(lines) if "<b>" in line and line.startswith("error"))
    assert lines[wide + 4].index("^") == lines[wide + 3].index("<b>") + 1  # 潮 is two cells wide


def test_pretty_shows_a_window_of_a_long_line() -> None:
    write("<p>" + "ebb " * 500 + "<b>x</b></p>")
    done = run(".", "--format", "pretty")
    excerpt = next(line for line in done.stdout.split("\n") if "<b>" in line and line.startswith("2 |"))
    assert len(excerpt) < 120
    assert excerpt.startswith("2 | … ")


def test_html_counts_and_escapes() -> None:
    page = run(".", "--format", "html").stdout
    tree = html.document_fromstring(page)
    assert "1 file: " in tree.text_content()
    assert "<script" not in page
    assert "day & night.xml" in tree.xpath("//summary/code/text()")
    assert not tree.xpath("//dd//b | //dt//b")  # what a document says is text
    widths = [float(each.rstrip("%")) for each in tree.xpath("//rect/@width")]
    assert max(widths) == 100.0


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_are_the_same_bytes(form: str) -> None:
    first, second = run(".", "--format", form), run(".", "--format", form)
    assert first.stdout == second.stdout
    assert first.exit_code == second.exit_code == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_right_file_has_a_report_too(form: str) -> None:
    write("<p>Ebb.</p>")
    assert run(".", "--format", form).exit_code == 0


def test_a_baseline_hides_what_was_there() -> None:
    assert run(".", "--baseline", "known.json", "--update-baseline").exit_code == 0
    assert run(".", "--baseline", "known.json").exit_code == 0
    write("<p>New.</p>", "<p>Ebb.</p>", '<p rend="bald">潮 <b>x</b></p>', '<p rend="bald">again</p>')
    done = run(".", "--baseline", "known.json")
    assert done.exit_code == 1
    assert [line for line in done.stdout.splitlines() if "error" in line] == [
        line for line in done.stdout.splitlines() if ":5:4: error: “bald”" in line
    ]
    assert "there no more" in done.stderr


def test_a_baseline_holds_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(".", "--baseline", "known.json", "--update-baseline")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    done = CliRunner().invoke(main, ["check", "--schema", "../own.rng", "..", "--baseline", "../known.json"])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline_is_told(text: str) -> None:
    Path("known.json").write_text(text, "utf-8")
    done = run(".", "--baseline", "known.json")
    assert done.exit_code == 2
    assert "--update-baseline" in done.stderr


def test_a_missing_baseline_is_told() -> None:
    assert run(".", "--baseline", "none.json").exit_code == 2
    assert run(".", "--update-baseline").exit_code == 2


def test_what_needs_no_judgement_is_shown_and_written() -> None:
    write('<P REND="Bold">Ebb.</P>', "<p>Slack.</p>")
    before = Path("day & night.xml").read_bytes()
    shown = run(".", "--fix")
    assert shown.exit_code == 1
    assert '+<p rend="bold">Ebb.</p>' in shown.stdout or "+<p" in shown.stdout
    assert Path("day & night.xml").read_bytes() == before  # nobody said yes
    for _ in range(3):  # one slip may hide another: an element that is unknown has no attributes to judge
        run(".", "--fix", "--yes")
    assert b'<p rend="bold">Ebb.</p>' in Path("day & night.xml").read_bytes()
    assert run(".").exit_code == 0


def test_what_needs_judgement_is_not_written() -> None:
    before = Path("day & night.xml").read_bytes()
    assert run(".", "--fix", "--yes").exit_code == 1
    assert Path("day & night.xml").read_bytes() == before
    assert run(".", "--yes").exit_code == 2


def test_a_change_is_checked_while_it_is_watched(folder: Path) -> None:
    write("<p>Ebb.</p>")
    command = [sys.executable, "-m", "fascicle", "check", "--schema", "own.rng", "--watch", "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder) as watching:
        try:
            lines = iter(watching.stdout.readline, "")
            assert any("nothing to mend" in line for line in lines)
            write("<q>Flood.</q>")
            assert any("F0207" in line for line in lines)
        finally:
            watching.kill()
