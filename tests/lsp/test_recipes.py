"""What editors and forges are given names commands, files and options that there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml
from click.testing import CliRunner

from fascicle.cli import main
from fascicle.version import VERSION

TOP = Path(__file__).resolve().parents[2]


def test_the_extension_names_files_that_are_there() -> None:
    folder = TOP / "editors" / "vscode"
    manifest = json.loads((folder / "package.json").read_text("utf-8"))
    (language,) = manifest["contributes"]["languages"]
    (grammar,) = manifest["contributes"]["grammars"]
    for name in (manifest["main"], language["configuration"], grammar["path"], "README.md", "LICENSE"):
        assert (folder / name).is_file(), name
    for name in ("language-configuration.json", "tei.tmLanguage.json"):
        json.loads((folder / name).read_text("utf-8"))
    assert manifest["version"] == VERSION
    assert '["lsp"]' in (folder / "extension.js").read_text("utf-8")


def test_the_hook_and_the_action_call_commands_that_there_are() -> None:
    (hook,) = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))
    action = yaml.safe_load((TOP / "action.yml").read_text("utf-8"))
    calls = [hook["entry"], *(step["run"] for step in action["runs"]["steps"])]
    help_text = CliRunner().invoke(main, ["check", "--help"]).stdout
    for option in re.findall(r"--[a-z-]+", " ".join(call for call in calls if "fascicle check" in call)):
        assert option in help_text
    assert re.search(hook["files"], "text/letter.xml")


def test_the_recipes_call_the_server() -> None:
    recipes = (TOP / "docs" / "editors.md").read_text("utf-8")
    assert CliRunner().invoke(main, ["lsp", "--help"]).exit_code == 0
    for block in re.findall(r"```(?:elisp|lua|vim|toml)\n(.*?)```", recipes, re.DOTALL):
        assert "fascicle" in block
        assert "lsp" in block
