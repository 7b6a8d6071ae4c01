"""What the rules publish as examples breaks them, and keeps them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fascicle
from fascicle.check import decisions, inside, pointers, reading_order, register_ids, spellings
from fascicle.model.diagnostics import Rule
from fascicle.names.registers import lists_of, merge
from support.editions import add_source, miniature, new_edition
from support.labels import by_blank_lines

_GAZETTE = [
    *("The keepers of the lamp met in the net loft, and they spoke of the harbour dues.", ""),
    *("They heard that a boat was overdue and sent for the pilot, who came with the tide.", ""),
    *("The pilot told them what he had seen from the hill above the quay that evening.", ""),
    *("They listened to him until it was dark. Nobody else had come, and no lamp was lit.", "", "", ""),
    *("The crew had waited on the slip since noon; nobody spoke when the light went out,", "and when the relief", ""),
    *("The old harbuor was empty that night, and they went to re-", "cover the nets from the loft above the quay."),
]


@pytest.fixture
def gazette(tmp_path: Path) -> Path:
    """An edition with a text whose lines 12 and 14 are those of the examples, and another that begins in line 40."""
    edition = new_edition(tmp_path / "edition")
    lines = [
        *_GAZETTE,
        *([""] * (39 - len(_GAZETTE))),
        "boat came alongside, nobody was seen on deck.",
        "",
        "All of them went home.",
    ]
    add_source(edition, "gazette.txt", "\n".join(lines) + "\n", "Gazette", genre='"newspaper"')
    return edition


def codes(edition: Path, family: str) -> list[str]:
    """The codes of a family that a check of the edition finds."""
    findings = fascicle.open(edition, out=edition.parent / "build").check().findings
    return [each.rule.code for each in findings if each.rule.code.startswith(family)]


@pytest.mark.parametrize(
    ("rule", "file"),
    [
        *((rule, "corrections.toml") for rule in decisions.RULES),
        *((rule, "hyphens.toml") for rule in spellings.RULES),
        (reading_order.DOUBTFUL, "layout.toml"),
    ],
    ids=lambda each: each.code if isinstance(each, Rule) else "",
)
def test_a_decision_as_in_the_example(gazette: Path, rule: Rule, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fascicle.structure.label", by_blank_lines)  # what lines are is not the matter here
    for example, told in ((rule.bad, [rule.code]), (rule.good, [])):
        rows = example.partition("layout.toml:\n")[2] if file == "layout.toml" else example
        (gazette / "decisions" / file).write_text(rows + "\n", "utf-8")
        results = fascicle.open(gazette, out=gazette.parent / "build").convert()
        doubts = [doubt.rule.code for result in results for doubt in result.doubts]
        assert (doubts if file == "layout.toml" else codes(gazette, rule.code[:3])) == told


@pytest.mark.parametrize("rule", [reading_order.MOVED, reading_order.UNREAD], ids=lambda rule: rule.code)
def test_a_source_as_in_the_example(tmp_path: Path, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fascicle.structure.label", by_blank_lines)
    edition = new_edition(tmp_path / "edition")
    example = [re.sub(r" +\(line \d+\)$", "", line) for line in rule.bad.splitlines()]
    add_source(edition, "book.txt", "\n\n".join([*_GAZETTE[:2], *example]) + "\n", "Book", genre='"book"')
    results = fascicle.open(edition, out=tmp_path / "build").convert()
    assert rule.code in [doubt.rule.code for result in results for doubt in result.doubts]


@pytest.mark.parametrize("rule", pointers.RULES, ids=lambda rule: rule.code)
def test_a_pointer_as_in_the_example(tmp_path: Path, rule: Rule) -> None:
    edition = miniature(tmp_path / "edition")
    (text,) = (edition / "text").glob("*.xml")
    whole = text.read_text("utf-8")
    for example, told in ((rule.bad, [rule.code]), (rule.good, [])):
        text.write_text(whole.replace('<p><lb n="5"/>', f'<p><lb n="5"/>{example} ', 1), "utf-8")
        assert codes(edition, rule.code[:3]) == told


_ALONE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><listPerson>
<person xml:id="ada-quill"><persName>Ada Quill</persName></person></listPerson><p>{}</p></body></text></TEI>"""


@pytest.mark.parametrize("rule", inside.RULES, ids=lambda rule: rule.code)
def test_a_pointer_of_a_file_of_its_own_as_in_the_example(rule: Rule) -> None:
    for example, told in ((rule.bad, [rule.code]), (rule.good, [])):
        found = fascicle.check_bytes(_ALONE.format(example).encode())
        assert [each.rule.code for each in found if each.rule.code.startswith("F04")] == told


@pytest.mark.parametrize("rule", register_ids.RULES, ids=lambda rule: rule.code)
def test_registers_as_in_the_example(rule: Rule) -> None:
    for example, told in ((rule.bad, [rule.code]), (rule.good, [])):
        merged = merge(
            [lists_of(_ALONE.format(f"<listPerson>{example}</listPerson>").encode(), "persons.xml")], "T", "P"
        )
        assert [each.rule.code for each in register_ids.check_register_ids(merged.repeated)] == told
