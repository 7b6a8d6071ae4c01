"""What editors decide about corrections, from the command line to the file and back."""

from __future__ import annotations

import errno
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.cli import main
from fascicle.edition import tables
from fascicle.model.certainty import Certainty
from fascicle.tei.layers import LayerView
from support.editions import new_edition, set_source, tree

SOURCE = """A Harbour Tale

The ferry came wiht the tide, and left wiht it.

A texd about the quay, and a second texd.

The pilot read the texd aloud wiht care.
"""
_FOUND = {
    "wiht": ("with", "C0501", Certainty.HIGH),
    "texd": ("text", "C0502", Certainty.LOW),
    '"quay”': ("“quay”", "C0306", Certainty.LOW),
}


def _find(view: LayerView, *_: object, **__: object) -> Sequence[Correction]:
    return [
        Correction(at.start(), at.end(), reading, CorrectionKind.MISSPELLING, rule, certainty, "a test", ())
        for words, (reading, rule, certainty) in _FOUND.items()
        for at in re.finditer(words, view.text)
    ]


class Desk:
    """An edition as an editor has it, with the commands that an editor gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.edition = new_edition(folder / "edition")
        self.decisions = self.edition / "decisions" / "corrections.toml"
        self.table = folder / "build" / "proposals" / "corrections.tsv"
        self.text = self.edition / "text" / "welcome.xml"
        set_source(self.edition, SOURCE.encode())
        self.run("convert")

    def run(self, verb: str, *options: str | Path) -> Result:
        arguments = [verb, self.edition, "--out", self.folder / "build", *options]
        return CliRunner().invoke(main, [str(each) for each in arguments])

    def annotate(self, *options: str | Path) -> Result:
        done = self.run("annotate", *options)
        assert done.exit_code == 0, done.output
        return done

    def decide(self, *rows: str) -> None:
        self.decisions.write_text("\n".join(rows), "utf-8")
        self.annotate()

    def corrections(self) -> list[tuple[str, str, str]]:
        """Line, reading and author of each correction in the file."""
        text = self.text.read_text("utf-8")
        found = re.finditer(r'<corr resp="#(\w+)"[^>]*>([^<]*)</corr>', text)
        return [(re.findall(r'<lb n="(\d+)"', text[: at.start()])[-1], at[2], at[1]) for at in found]

    def proposals(self) -> list[dict[str, str]]:
        _, names = (rows := list(tables.load(self.table.read_text("utf-8"))))[0]
        return [dict(zip(names, row, strict=True)) for _, row in rows[1:]]

    def fill_in(self, *answers: dict[str, str], separator: str = "\t") -> Path:
        """The table of proposals with cells that the editor wrote into its rows, in a file of the editor's."""
        rows = [{**row, **answer} for row, answer in zip(self.proposals(), answers, strict=False)]
        path = self.folder / "answered.tsv"
        path.write_text(tables.dump([list(rows[0]), *(list(row.values()) for row in rows)], separator), "utf-8")
        return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("fascicle.run.work.find_corrections", _find)
    desk = Desk(tmp_path)
    desk.annotate()
    return desk


MADE = [("3", "with", "fascicle"), ("3", "with", "fascicle"), ("7", "with", "fascicle")]


def test_unsure_corrections_are_proposed_with_a_column_for_the_answer(desk: Desk) -> None:
    assert desk.corrections() == MADE
    rows = [(row["line"], row["occurrence"], row["text"], row["answer"]) for row in desk.proposals()]
    assert rows == [("5", "1", "texd", ""), ("5", "2", "texd", ""), ("7", "1", "texd", "")]


@pytest.mark.parametrize(
    ("rows", "corrections", "proposed"),
    [
        # yes, for one place and for every place
        (['text = "texd"', 'answer = "yes"', 'line = "7"'], [*MADE[:2], ("7", "text", "ada"), MADE[2]], 2),
        (
            ['text = "texd"', 'answer = "yes"'],
            [*MADE[:2], ("5", "text", "ada"), ("5", "text", "ada"), ("7", "text", "ada"), MADE[2]],
            0,
        ),
        # no, for one place, a line, a file, and for every place
        (['text = "wiht"', 'answer = "no"', 'line = "3"', "occurrence = 2"], [MADE[0], MADE[2]], 3),
        (['text = "wiht"', 'answer = "no"', 'line = "3"'], [MADE[2]], 3),
        (['text = "wiht"', 'answer = "no"', 'file = "welcome.xml"'], [], 3),
        (['text = "wiht"', 'answer = "no"', 'file = "another.xml"'], MADE, 3),
        (['text = "texd"', 'answer = "no"'], MADE, 0),
        # another reading, also where nothing is found
        (
            ['text = "wiht"', 'answer = "other"', 'reading = "without"', 'line = "7"'],
            [*MADE[:2], ("7", "without", "ada")],
            3,
        ),
        (['text = "pilot"', 'answer = "other"', 'reading = "mate"'], [*MADE[:2], ("7", "mate", "ada"), MADE[2]], 3),
    ],
)
def test_an_answer_holds_where_it_says(
    desk: Desk, rows: list[str], corrections: list[tuple[str, str, str]], proposed: int
) -> None:
    editor = re.search(r'\[\[people\]\]\nid = "(\w+)"', (desk.edition / "edition.toml").read_text("utf-8"))
    assert editor
    desk.decide("[[decided]]", *rows)
    assert desk.corrections() == [(line, to, editor[1] if who == "ada" else who) for line, to, who in corrections]
    assert len(desk.proposals()) == proposed
    before = tree(desk.folder)
    desk.annotate()
    assert tree(desk.folder) == before


@pytest.mark.parametrize(
    ("rule", "answer", "made", "proposed"),
    [
        ("C0502", "yes", 6, 0),
        ("C05", "yes", 6, 0),
        ("C05", "propose", 0, 6),
        ("C0501", "propose", 0, 6),
        ("C05", "no", 0, 0),
        ("C0502", "no", 3, 0),
    ],
)
def test_a_rule_is_answered_as_a_whole(desk: Desk, rule: str, answer: str, made: int, proposed: int) -> None:
    desk.decide("[[rule]]", f'rule = "{rule}"', f'answer = "{answer}"')
    assert (len(desk.corrections()), len(desk.proposals())) == (made, proposed)
    assert all(who == "fascicle" for _, _, who in desk.corrections())


def test_of_two_answers_to_rules_the_longer_code_holds_and_one_place_is_above_both(desk: Desk) -> None:
    desk.decide(
        '[[rule]]\nrule = "C0501"\nanswer = "propose"\n[[rule]]\nrule = "C05"\nanswer = "yes"',
        '[[decided]]\ntext = "wiht"\nanswer = "yes"\nline = "7"',
    )
    assert [(line, to) for line, to, _ in desk.corrections()] == [("5", "text")] * 2 + [("7", "text"), ("7", "with")]
    assert [row["line"] for row in desk.proposals()] == ["3", "3"]


def test_what_was_agreed_to_stays_when_the_program_thinks_otherwise(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.decide('[[decided]]\ntext = "texd"\nanswer = "yes"\nreading = "text"\nline = "7"')
    before = desk.corrections()
    assert ("7", "text") in [each[:2] for each in before]
    for thinks in ({"texd": ("tend", "C0502", Certainty.HIGH)}, {}):
        for word in ("texd", "wiht", '"quay”'):
            monkeypatch.delitem(_FOUND, word, raising=False)
        monkeypatch.setattr(f"{__name__}._FOUND", thinks)
        desk.decisions.write_text(desk.decisions.read_text("utf-8") + "\n", "utf-8")
        # a program that thinks otherwise is another program, and looks at the texts again
        (desk.text).write_bytes(desk.text.read_bytes() + b"\n")
        desk.annotate()
        assert ("7", "text") in [each[:2] for each in desk.corrections()]


def test_a_table_with_answers_is_taken_back(desk: Desk) -> None:
    table = desk.fill_in({"answer": "yes"}, {"answer": "NO"}, {"answer": "other", "reading": "tract"})
    assert "3 new answers" in desk.annotate("--answers", table).output
    assert [(line, to) for line, to, who in desk.corrections() if who != "fascicle"] == [("5", "text"), ("7", "tract")]
    assert desk.proposals() == []
    before = tree(desk.folder)
    assert "0 new answers" in desk.annotate("--answers", table).output
    assert tree(desk.folder) == before


def test_an_answer_is_for_every_place_where_the_line_is_empty(desk: Desk) -> None:
    desk.annotate("--answers", desk.fill_in({"answer": "yes", "line": ""}))
    assert [each[0] for each in desk.corrections() if each[1] == "text"] == ["5", "5", "7"]
    assert "line" not in desk.decisions.read_text("utf-8").partition("[[decided]]")[2]


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_spreadsheet_may_save_the_table_in_its_own_way(desk: Desk, separator: str) -> None:
    set_source(desk.edition, SOURCE.replace("the quay,", 'the "quay”; it is old,').encode())
    desk.run("convert", "--force")
    desk.annotate()
    row = next(row for row in desk.proposals() if row["rule"] == "C0306")
    assert (row["text"], row["reading"]) == ('"quay”', "“quay”")
    table = desk.fill_in(*({"answer": "yes"} if each == row else {} for each in desk.proposals()), separator=separator)
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
    desk.annotate("--answers", table)
    assert "“quay”" in [each[1] for each in desk.corrections()]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"answer": "maybe"}, "write yes, no or other"),
        ({"answer": "other", "reading": "texd"}, "column `reading`"),
        ({"answer": "other", "reading": ""}, "column `reading`"),
        ({"answer": "yes", "text": ""}, "column `text`"),
        ({"answer": "yes", "file": "welcom.xml"}, "welcome.xml"),
        ({"answer": "yes", "occurrence": "first"}, "occurrence"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_nothing_is_written(desk: Desk, cells: dict[str, str], said: str) -> None:
    table = desk.fill_in({"answer": "yes"}, {}, cells)
    before = tree(desk.folder)
    done = desk.run("annotate", "--answers", table)
    assert done.exit_code == 3
    assert f"{table}:4" in done.stderr
    assert said in done.stderr
    assert tree(desk.folder) == before


def test_a_table_without_the_column_and_an_editor_whom_nobody_knows(desk: Desk) -> None:
    (desk.folder / "other.tsv").write_text("file\tline\nx\ty\n", "utf-8")
    assert "answer" in desk.run("annotate", "--answers", desk.folder / "other.tsv").stderr
    done = desk.run("annotate", "--answers", desk.fill_in({"answer": "yes"}), "--resp", "nobody")
    assert done.exit_code == 2
    assert not desk.decisions.exists()


def test_answers_that_were_not_taken_back_yet_survive_a_run(desk: Desk) -> None:
    table = desk.fill_in({}, {"answer": "other", "reading": "tract"})
    desk.table.write_bytes(table.read_bytes())
    desk.decide('[[decided]]\ntext = "wiht"\nanswer = "no"')
    assert [(row["answer"], row["reading"]) for row in desk.proposals()] == [
        ("", "text"),
        ("other", "tract"),
        ("", "text"),
    ]
    desk.annotate("--answers", desk.table)
    assert [row["line"] for row in desk.proposals()] == ["5", "7"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('text = "texd"\nanswer = "no"\nline = "6"', "welcome.xml, line 5"),
        ('text = "textd"\nanswer = "no"', "does not stand in the edition"),
        ('text = "texd"\nanswer = "no"\nfile = "welcome.xml"\nline = "5"\noccurrence = 3', "stands 2 times"),
        ('text = "texd"\nanswer = "no"\nfile = "welcome.txt"', "did you mean welcome.xml?"),
    ],
)
def test_a_decision_without_effect_is_a_finding_at_its_table(desk: Desk, row: str, said: str) -> None:
    desk.decide('[[decided]]\ntext = "wiht"\nanswer = "no"\nline = "3"\n\n[[decided]]', row)
    done = desk.run("check")
    assert f"{desk.decisions}:6:1: warning:" in done.output
    assert said in done.output
    assert "[F0701]" in done.output
    assert done.output.count("what to do") == 1


def test_decisions_that_were_carried_out_are_no_findings(desk: Desk) -> None:
    desk.decide(
        '[[decided]]\ntext = "texd"\nanswer = "yes"\nline = "5"\noccurrence = 2',
        '[[decided]]\ntext = "wiht"\nanswer = "other"\nreading = "without"\nline = "3"\noccurrence = 1',
        '[[rule]]\nrule = "C03"\nanswer = "no"\n[[off]]\nrule = "C0401"',
    )
    assert "nothing to mend" in desk.run("check").stderr + desk.run("check").output


def test_a_rule_that_there_is_not_is_a_finding(desk: Desk) -> None:
    desk.decide('[[rule]]\nrule = "C09"\nanswer = "no"\n[[off]]\nrule = "C0105"')
    assert desk.run("check").output.count("[F0702]") == 2


def test_after_the_source_has_changed_answers_are_not_misapplied_but_told(desk: Desk) -> None:
    desk.annotate("--answers", desk.fill_in({}, {}, {"answer": "yes"}))
    assert ("7", "text") in [each[:2] for each in desk.corrections()]
    set_source(desk.edition, SOURCE.replace("\nA texd", "\nFoggy it was.\n\nA texd").encode())
    desk.run("convert", "--force")
    desk.annotate()
    assert "text" not in [each[1] for each in desk.corrections()]
    told = desk.run("check").output
    assert "[F0701]" in told
    assert "line 9 does" in told
    desk.decisions.write_text(desk.decisions.read_text("utf-8").replace('line = "7"', 'line = "9"'), "utf-8")
    desk.annotate()
    assert ("9", "text") in [each[:2] for each in desk.corrections()]
    assert "[F0701]" not in desk.run("check").output


def test_a_correction_that_a_person_changed_in_the_file_is_no_stale_decision(desk: Desk) -> None:
    text = desk.text.read_text("utf-8")
    desk.text.write_text(text.replace(">with</corr>", ">within</corr>", 1), "utf-8")
    desk.annotate()
    (decided,) = desk.decisions.read_text("utf-8").split("[[decided]]")[1:]
    assert 'rule = "C0501"' in decided
    assert 'certainty = "high"' in decided
    assert "[F0701]" not in desk.run("check").output


def test_undoing_a_rule_and_doing_it_again(desk: Desk) -> None:
    text = desk.text.read_text("utf-8")
    desk.text.write_text(text.replace("The pilot", 'The <hi rend="italic">pilot</hi>'), "utf-8")
    desk.annotate()
    before = desk.text.read_bytes()
    done = desk.annotate("--undo", "C0501")
    assert "welcome.xml" in done.output
    assert "C0501 is switched off" in done.output
    assert desk.corrections() == []
    assert '<hi rend="italic">pilot</hi>' in desk.text.read_text("utf-8")
    assert "[[decided]]" not in desk.decisions.read_text("utf-8")
    again = tree(desk.folder)
    desk.annotate("--undo", "C0501")
    assert tree(desk.folder) == again
    desk.decisions.write_text(desk.decisions.read_text("utf-8").partition("[[off]]")[0], "utf-8")
    desk.annotate()
    assert desk.text.read_bytes() == before


def test_a_family_of_rules_is_undone(desk: Desk) -> None:
    desk.annotate("--undo", "C05")
    assert (desk.corrections(), desk.proposals()) == ([], [])
    assert "[F0702]" not in desk.run("check").output


def test_undoing_leaves_what_a_person_made_of_a_correction(desk: Desk) -> None:
    text = desk.text.read_text("utf-8")
    desk.text.write_text(
        text.replace('resp="#fascicle" cert="high" evidence="C0501">with<', 'resp="#mt">with<', 1), "utf-8"
    )
    desk.annotate("--undo", "C0501")
    assert desk.corrections() == [("3", "with", "mt")]


def test_undoing_what_no_rule_did_says_which_rules_did(desk: Desk) -> None:
    done = desk.run("annotate", "--undo", "C0510")
    assert done.exit_code == 2
    assert "C0501" in done.stderr
    assert desk.run("annotate", "--undo", "C0501", "welcome").exit_code == 2
    assert desk.run("annotate", "--undo", "C0501", "--answers", desk.table).exit_code == 2


def test_a_run_that_breaks_off_between_the_decisions_and_the_ledger_doubles_no_row(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = desk.text.read_text("utf-8")
    desk.text.write_text(re.sub("<choice><sic>wiht</sic>.*?</choice>", "wiht", text, count=1), "utf-8")

    def broken(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr("fascicle.annotate.ledger.Ledger.write", broken)
        assert desk.run("annotate").exit_code == 4
    decided = desk.decisions.read_bytes()
    assert decided.count(b"[[decided]]") == 1
    desk.annotate()
    assert desk.decisions.read_bytes() == decided


@pytest.mark.parametrize("cell", ["sea\nwall", "sea\x0bwall", "sea\x85wall"])
def test_a_line_break_in_a_cell_is_a_blank(desk: Desk, cell: str) -> None:
    rows = [{"answer": "other", "reading": cell}]
    table = desk.fill_in(*rows)
    table.write_text(table.read_text("utf-8").replace("sea wall", f'"{cell}"'), "utf-8", newline="")
    desk.annotate("--answers", table)
    assert ("5", "sea wall") in [each[:2] for each in desk.corrections()]
    assert desk.run("check").exit_code == 0


@pytest.mark.parametrize("cell", ["a\x00b", "a\x01b", "a\x9bb", "a\u202eb", '"never closed'])
def test_what_no_decision_can_hold_is_refused_before_anything_is_written(desk: Desk, cell: str) -> None:
    table = desk.fill_in({"answer": "yes"}, {"answer": "other", "reading": "HERE"})
    table.write_text(table.read_text("utf-8").replace("HERE", cell), "utf-8")
    before = tree(desk.edition)
    done = desk.run("annotate", "--answers", table)
    assert done.exit_code == 3
    assert f"{table}:3" in done.stderr
    assert tree(desk.edition) == before
