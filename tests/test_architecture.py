"""The house as docs/architecture.md draws it: rooms above one another, no circle, no module that nobody can oversee."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from fascicle.check.checkers import CHECKERS, FAMILIES
from fascicle.inputs.readers import READERS
from fascicle.pipeline import STAGES
from fascicle.run.publishers import PUBLISHERS

PACKAGE = Path(__file__).parents[1] / "tools" / "fascicle"

# From the ground up: a room knows those before it in the list, and none behind it.
ROOMS = (
    *("model", "version", "resources", "saxon", "chains", "edition", "language", "inputs", "tei", "changes", "dates"),
    *("names", "structure", "annotate", "check", "encode", "guidelines", "publish", "deposit", "reports", "results"),
    *("run", "pipeline", "explain", "api", "lsp", "preview", "cli", "__main__"),
)
_LONGEST = 300


def modules() -> dict[str, Path]:
    """All modules of the package by name."""
    names = {path: ".".join(("fascicle", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in _files()}
    return {name.removesuffix(".__init__"): path for path, name in names.items()}


def _files() -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "__pycache__" not in path.parts)


def imported(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of ours that a module imports, whenever it does; types alone are no import."""
    tree = ast.parse(path.read_text("utf-8"))
    passed = {
        each
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for each in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.startswith("fascicle")
            and node not in passed
        ):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in known else node.module)
    return found & known.keys()


def room(module: str) -> str:
    return module.split(".")[1]


def test_rooms_stand_above_one_another() -> None:
    known = modules()
    wrong = [
        f"{module} knows {other}"
        for module, path in known.items()
        for other in imported(path, known) - {"fascicle"}
        if module != "fascicle" and ROOMS.index(room(other)) > ROOMS.index(room(module))
    ]
    assert wrong == []


def test_nothing_goes_round_in_a_circle() -> None:
    known = modules()
    left = {module: imported(path, known) - {"fascicle", module} for module, path in known.items()}
    while free := [module for module, others in left.items() if not others]:
        for module in free:
            del left[module]
        for others in left.values():
            others.difference_update(free)
    assert {module: others & left.keys() for module, others in left.items()} == {}


def test_the_model_imports_nothing_of_the_rest() -> None:
    known = modules()
    model = [name for name in known if f"{name}.".startswith("fascicle.model.")]
    assert {room(other) for name in model for other in imported(known[name], known)} <= {"model"}


def test_no_module_is_too_long_to_oversee() -> None:
    assert [str(path) for path in _files() if len(path.read_text("utf-8").splitlines()) > _LONGEST] == []


def test_one_meaning_a_public_class_name() -> None:
    seen: dict[str, str] = {}
    for module, path in modules().items():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                assert node.name not in seen, f"{node.name} in {module} and in {seen[node.name]}"
                seen[node.name] = module


def test_what_there_is_stands_in_tuples() -> None:
    assert [each.name for each in READERS] == [
        "markdown", "pdf", "html", "epub", "alto", "page", "hocr", "abbyy", "pages", "docx", "odt", "text",
    ]  # fmt: skip
    assert [each.name for each in STAGES] == ["convert", "annotate", "check", "home"]
    assert [each.name for each in PUBLISHERS] == ["print", "epub", "web"]
    assert [each.family for each in CHECKERS] == sorted(each.family for each in CHECKERS)
    assert len(FAMILIES) == len({each.family for each in CHECKERS})


def test_no_parser_opens_a_dtd() -> None:
    """Lxml opens the file that a DOCTYPE names where it collects no identifiers, whatever else it is told."""
    for path in _files():
        text = path.read_text("utf-8")
        assert text.count("collect_ids=False") == text.count("resolvers.add(NOTHING)"), path.name


def test_no_sentence_for_editors_steers() -> None:
    """``Block.evidence`` is shown and never asked; the rules that the fitted model replaces still do."""
    going = ("roles", "display.py", "display_matter.py", "stacks.py")
    asked = re.compile(r"\.evidence\s*(?:==|!=|\bis\b|\bin\b|\bnot in\b)")
    wrong = [
        str(path.relative_to(PACKAGE))
        for path in _files()
        if path.is_relative_to(PACKAGE / "structure")
        and not {*path.parts} & {*going}
        and asked.search(path.read_text("utf-8"))
    ]
    assert wrong == []
