"""Dates that are not sure are proposed; what an editor answers is set under the editor's name, or never asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fascicle.annotate.annotator import Annotated, Annotator
from fascicle.annotate.decisions.answers import read_answers
from fascicle.annotate.decisions.dates import Dated, add, attributes_of, read, value_of
from fascicle.annotate.decisions.suppressions import Suppression
from fascicle.annotate.ledger import MarkKey
from fascicle.annotate.marks import Findable, MarkFinder
from fascicle.annotate.proposals import Proposals, cells
from fascicle.check.grammar import edition_schema
from fascicle.model.certainty import Certainty
from fascicle.model.errors import EditionError
from fascicle.names.authority import Authority
from fascicle.names.find import NameFinder
from fascicle.tei.layers import LayerView, Mark

TEXT = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p><lb n="7"/>Landed on the 3rd inst. at noon,'
    b'<lb n="8"/>and again the 3rd inst. by night.</p></body></text></TEI>'
)
WORDS = "the 3rd inst."


class _Unsure(MarkFinder):
    """Finds the words wherever they stand, and is not sure of them."""

    def find(self, view: LayerView) -> Iterator[Findable]:
        at = view.text.find(WORDS)
        while at >= 0:
            mark = Mark(at, at + len(WORDS), "date", {"when": "1904-05-03"})
            yield Findable(mark, "date", Certainty.MEDIUM, "the month of the letter")
            at = view.text.find(WORDS, at + 1)


def annotated(data: bytes = TEXT, *dated: Dated, before: tuple[MarkKey, ...] = (), no: bool = False) -> Annotated:
    finder = _Unsure(NameFinder(Authority(())), ("en",))
    by = Annotator(finder, edition_schema().may_contain, dated=dated, editor="mh")
    return by.annotate(data, "log.xml", before, lambda key: no)


def test_what_is_not_sure_is_proposed_and_not_written() -> None:
    done = annotated()
    assert done.tei == TEXT
    assert [(each.line, each.text, each.reading, each.certainty) for each in done.proposals] == [
        ("7", WORDS, "1904-05-03", "medium"),
        ("8", WORDS, "1904-05-03", "medium"),
    ]


def test_an_answer_is_set_under_the_editors_name_and_twice_is_once() -> None:
    yes = Dated(WORDS, "1904-05-03", "log.xml", "8", 1)
    done = annotated(TEXT, yes)
    assert '<date when="1904-05-03" resp="#mh" cert="high">the 3rd inst.</date> by' in done.tei.decode()
    assert [each.line for each in done.proposals] == ["7"]
    again = annotated(done.tei, yes, before=done.marks)
    assert (again.tei, again.marks, again.rejected) == (done.tei, done.marks, ())


def test_an_answer_taken_back_takes_its_mark_back() -> None:
    done = annotated(TEXT, Dated(WORDS, "1904-05-03"))
    assert done.tei.count(b"<date") == 2
    back = annotated(done.tei, before=done.marks)
    assert (back.tei.count(b"<date"), back.marks, back.rejected) == (0, (), ())


def test_an_editor_may_know_another_value() -> None:
    done = annotated(TEXT, Dated(WORDS, "1904-05-03/1904-05-04", resp="jk"), Dated(WORDS, "[1904..1905]", line="7"))
    text = done.tei.decode()
    assert '<date notBefore="1904" notAfter="1905" resp="#mh" cert="high">' in text
    assert '<date from="1904-05-03" to="1904-05-04" resp="#jk" cert="high">' in text


@pytest.mark.parametrize(
    "value",
    [
        "1904",
        "1904-05",
        "--05-12",
        "-0043",
        "1904/1906",
        "1904-05-12/",
        "[..1904]",
        "[1904..1905]",
        "1732-03-22 = 1732-03-11 julian",
    ],
)
def test_a_value_comes_back(value: str) -> None:
    assert value_of(attributes_of(value)) == value


@pytest.mark.parametrize("value", ["", "May 1904", "1904-5", "190", "[1904]"])
def test_what_is_no_value(value: str) -> None:
    assert attributes_of(value) == {}


def test_a_table_is_answered(tmp_path: Path) -> None:
    table = Proposals(tmp_path / "dates.tsv")
    table.set("log.xml", [cells(each) for each in annotated().proposals])
    table.save(["log.xml"])
    path = tmp_path / "dates.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([rows[0], rows[1] + "yes", rows[2] + "no"]) + "\n", encoding="utf-8")
    yes, no = read_answers(path, ["log.xml"], "mh")
    assert yes == Dated(WORDS, "1904-05-03", "log.xml", "7", 1, "mh")
    assert no == Suppression("date", WORDS, "log.xml", "8", 1)
    kept = add(b"", [yes])
    (tmp_path / "dates.toml").write_bytes(kept)
    assert read(tmp_path / "dates.toml") == (yes,)
    assert add(kept, [yes]) == kept


def test_an_answer_without_a_date_says_what_to_write(tmp_path: Path) -> None:
    table = Proposals(tmp_path / "dates.tsv")
    table.set("log.xml", [cells(each) for each in annotated().proposals])
    table.save(["log.xml"])
    path = tmp_path / "dates.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("1904-05-03", "May 3").replace("\t\n", "\tother\n"))
    with pytest.raises(EditionError, match=r"no date: 'May 3'") as caught:
        read_answers(path, ["log.xml"])
    assert "1904-05-12" in caught.value.hint


def test_a_file_of_decisions_with_no_date_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "dates.toml"
    path.write_text('[[dated]]\ntext = "the 3rd"\nvalue = "May"\n', encoding="utf-8")
    with pytest.raises(EditionError, match="no date") as caught:
        read(path)
    assert caught.value.line == 3


def test_a_julian_day_declares_its_calendar_and_takes_it_back() -> None:
    header = "<teiHeader><profileDesc/></teiHeader>"
    data = TEXT.replace(b"<teiHeader/>", header.encode())
    done = annotated(data, Dated(WORDS, "1732-03-22 = 1732-03-11 julian", line="7"))
    text = done.tei.decode()
    assert '<date calendar="#julian" when="1732-03-22" when-custom="1732-03-11" resp="#mh" cert="high">' in text
    assert '<calendar xml:id="julian">' in text
    again = annotated(done.tei, Dated(WORDS, "1732-03-22 = 1732-03-11 julian", line="7"), before=done.marks)
    assert again.tei == done.tei
    assert b"calendar" not in annotated(done.tei, before=done.marks).tei


def test_a_republican_day_declares_its_calendar_and_takes_it_back() -> None:
    header = "<teiHeader><profileDesc/></teiHeader>"
    data = TEXT.replace(b"<teiHeader/>", header.encode())
    done = annotated(data, Dated(WORDS, "1799-11-09 republican", line="7"))
    text = done.tei.decode()
    assert '<date calendar="#republican" when="1799-11-09" resp="#mh" cert="high">' in text
    assert '<calendar xml:id="republican">' in text
    assert b"calendar" not in annotated(done.tei, before=done.marks).tei
    assert value_of({"when": "1799-11-09", "calendar": "#republican"}) == "1799-11-09 republican"
