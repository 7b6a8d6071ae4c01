"""The command as people expect one: quick to start, helps whole, near names suggested, pipes with results only."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from fascicle.cli import VERBS, main
from fascicle.cli.report import report
from support.editions import miniature, new_edition

TOP = Path(__file__).parents[2]
WIDEST = 60  # characters of a one-line help

# What takes long to load, and what none of these calls needs.
HEAVY = ("babel", "bagit", "langcodes", "pikepdf", "rich", "simplemma", "typst", "wordfreq")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def undated(data: bytes) -> bytes:
    """A file whose dates are years: what their words say need not be read."""
    return re.sub(rb'(<date[^>]*when="\d{4})-[\d-]*', rb"\1", data)


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature; who calls the command stands in its folder."""
    folder = miniature(tmp_path / "miniature")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("call", "not_loaded"),
    [
        ("--version", ("lxml", "saxonche", *HEAVY)),
        ("--help", ("lxml", "saxonche", "fascicle.cli.build", "fascicle.api", *HEAVY)),
        ("check FILE", ("fascicle.run.workspace", "fascicle.structure", "fascicle.inputs", *HEAVY)),
    ],
)
def test_a_call_loads_only_what_it_needs(tmp_path: Path, call: str, not_loaded: tuple[str, ...]) -> None:
    file = tmp_path / "ferry.xml"
    file.write_bytes(undated((TOP / "tests/editions/miniature/text/ferry.xml").read_bytes()))
    code = (
        "import sys\nfrom fascicle.cli import main\nmain(sys.argv[1:], standalone_mode=False)\n"
        "sys.stdout.write('\\nloaded:' + ' '.join(sys.modules))"
    )
    command = [sys.executable, "-c", code, *call.replace("FILE", str(file)).split()]
    if call == "check FILE":  # exits by itself
        command[2] = code.replace("main(sys.argv[1:], standalone_mode=False)", "_call()").replace(
            "import sys\n",
            "import sys\ndef _call():\n    try:\n        main(sys.argv[1:])\n    except SystemExit:\n        pass\n",
        )
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.partition("\nloaded:")[2].split())
    assert "fascicle.cli" in loaded
    assert loaded.isdisjoint(not_loaded)


def test_converting_loads_no_checks_no_publishers_and_no_tables_of_languages(edition: Path) -> None:
    for each in (*edition.glob("text/*.xml"), edition / "text" / "ledger.json"):
        each.unlink(missing_ok=True)
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom fascicle.cli import main\n"
        "done = CliRunner().invoke(main, ['convert', sys.argv[1], '-j', '1'])\n"
        "print(done.output, 'loaded:', done.exit_code, *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(edition)], capture_output=True, text=True, check=True)
    assert "written" in done.stdout
    code, *loaded = done.stdout.partition("loaded:")[2].split()
    assert code == "0", done.stdout
    ours = ("check.checkers", "check.relaxng", "annotate.corrections", "publish.pdf", "run.processes", "run.work")
    assert set(loaded) & {"saxonche", *HEAVY, *(f"fascicle.{each}" for each in ours)} <= {"babel"}


def test_checking_reads_nothing_of_languages(tmp_path: Path) -> None:
    file = tmp_path / "ferry.xml"
    file.write_bytes(undated((TOP / "tests/editions/miniature/text/ferry.xml").read_bytes()))
    code = (
        "import sys\nfrom click.testing import CliRunner\n"
        "from fascicle.cli import main\nfrom fascicle.language import data\n"
        "done = CliRunner().invoke(main, sys.argv[1:])\nprint(done.exit_code, data.of.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", code, "check", str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "0"


def test_the_benchmark_of_starting_measures() -> None:
    spec = importlib.util.spec_from_file_location("start", TOP / "docs" / "benchmarks" / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert 0 < module.cpu_seconds("--version") < 2  # the machine of a test may be a slow one


def test_every_one_line_help_is_short_and_whole() -> None:
    commands = {**VERBS, **{name: each.short_help or "" for name, each in report.commands.items()}}
    for name, words in commands.items():
        assert 0 < len(words) <= WIDEST, name
    shown = run("--help").output + run("report", "--help").output
    assert "..." not in shown.replace("[ARGS]...", "")
    for words in commands.values():
        assert words in shown


def test_every_verb_is_where_the_table_says() -> None:
    for name in VERBS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert command.name == name


def test_the_version() -> None:
    assert run("-V").output == run("--version").output == "fascicle, version 0.1.0\n"


@pytest.mark.parametrize(
    ("call", "code", "advice"),
    [
        ("chek", 2, "did you mean check?"),
        ("report hyphen", 2, "did you mean hyphens?"),
        ("report text", 2, "corrections or hyphens comes before the folder"),
        ("text", 2, "init or add comes before the folder"),
        ("frobnicate", 2, "annotate"),
        ("explain F0102 F0113", 2, "did you mean F01"),
        ("explain layuot.toml", 2, "did you mean layout.toml?"),
        ("convert ferri", 2, "did you mean ferry?"),
        ("convert . zebra", 2, "there are: ferry"),
        ("build --only wbe", 2, "did you mean web?"),
        ("build --only depsoit", 2, "did you mean deposit?"),
        ("check --formt json", 2, "--format"),
        ("check -q -v", 2, "opposite"),
        ("check decisions/none", 3, "restore the file"),
    ],
)
def test_what_nobody_knows_is_answered_with_advice(edition: Path, call: str, code: int, advice: str) -> None:
    result = run(*call.split())
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert advice in result.output


@pytest.mark.parametrize("call", ["{}", "check --{}", "check --format {}", "explain {}", "convert {}", "report {}"])
def test_no_control_character_reaches_a_terminal(edition: Path, call: str) -> None:
    result = run(*call.format("a\x1b[31m\x9bb\u202e").split())
    assert result.exit_code == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", result.output)


def test_in_an_editions_folder_names_are_enough(edition: Path) -> None:
    for call in ("ferry", ". ferry", "text/ferry.xml", ". text/ferry.xml", "ferry.txt"):
        result = run("convert", *call.split())
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith("kept ")
        assert "ferry.xml" in result.stdout
    assert run("report", "hyphens", "ferry").exit_code == 0


def test_a_name_elsewhere_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("convert", "ferry")
    assert result.exit_code == 3
    assert "fascicle init" in result.stderr


def test_several_paths_are_checked_each_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = miniature(tmp_path / "one" / "edition") / "text" / "ferry.xml"
    lone = tmp_path / "one" / "lone.xml"
    lone.write_bytes(text.read_bytes().replace(b"<head>", b"<haed>").replace(b"</head>", b"</haed>"))
    hidden = tmp_path / "one" / ".git" / "old.xml"
    hidden.parent.mkdir()
    hidden.write_text("<not-looked-at>", "utf-8")
    result = run("check", "--house", "one/edition/text/ferry.xml", "one/lone.xml", "one/lone.xml")
    assert result.exit_code == 1
    assert result.stdout.startswith("one/lone.xml:")
    assert "2 files: 2 errors" in result.stderr
    whole = run("check", "--house", "one")
    assert "3 files: 2 errors" in whole.stderr  # the authority file, too
    assert whole.stdout == result.stdout
    assert run("check", "one", "-q").stderr == ""
    (tmp_path / "empty").mkdir()
    assert "no file called .xml or .tei" in run("check", "empty").stderr


def test_several_topics_are_explained_and_families_listed() -> None:
    one, two, both = (run("explain", *codes).stdout for codes in (["F0101"], ["c0101"], ["F0101", "c0101"]))
    assert both == f"{one}\n{two}"
    listed = run("explain", "F07").stdout.splitlines()
    assert len(listed) > 1
    assert all(line.startswith("F07") for line in listed)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str) -> None:
    assert "_FASCICLE_COMPLETE" in run("completion", shell).stdout
    assert run("completion", "tcsh").exit_code == 2


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ([], "co", {"convert", "completion"}),
        (["convert"], "fe", {"ferry", "fe"}),  # the second stands for folders, which the shell looks for
        (["convert", "."], "fe", {"ferry"}),
        (["check"], "--for", {"--format"}),
        (["explain"], "f080", {"F0801", "F0802", "F0803"}),
        (["report"], "", {"corrections", "hyphens"}),
    ],
)
def test_what_a_shell_completes(edition: Path, words: list[str], incomplete: str, expected: set[str]) -> None:
    shell = ShellComplete(main, {}, "fascicle", "_FASCICLE_COMPLETE")
    assert {item.value for item in shell.get_completions(words, incomplete)} == expected


def test_quiet_and_verbose(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    told = run("convert", edition, "-v")
    assert told.stdout.startswith("written ")
    assert told.stderr == "1 text: 1 written\n"
    again = run("convert", edition)
    assert (again.stdout, again.stderr) == ("", "1 text: 1 unchanged\n")
    quiet = run("convert", edition, "-q")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    assert "check     made        welcome\n" in run("check", edition, "-v").stderr
    assert run("check", edition, "-j", "1", "-q").output == ""
