"""Names that a source file marks get the pointers of their entries, and lose them with these."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle.annotate.annotator import Annotated, Annotator
from fascicle.annotate.marks import MarkFinder
from fascicle.check.grammar import edition_schema
from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder

MINIATURE = Path(__file__).parents[1] / "editions" / "miniature" / "text" / "ferry.xml"
ENTRIES = (
    Entry("ada", "persName", "Ada Quill", ("Ada Quill",)),
    Entry("tom", "persName", "Tom Quill", ("Tom Quill",), numbers=("wikidata",), addresses=("Q42",)),
    Entry("quill", "placeName", "Quill", ("Quill",)),
    Entry("a-1", "persName", "A. Marl", ("A. Marl",)),
    Entry("a-2", "persName", "A. Marl", ("A. Marl",)),
)


def annotated(body: str, entries: tuple[Entry, ...] = ENTRIES, last: Annotated | None = None) -> Annotated:
    head, _, tail = MINIATURE.read_text(encoding="utf-8").partition("<body>")
    data = f'{head}<body><div type="article"><p><lb n="1"/>{body}</p></div>{tail[tail.index("</body>") :]}'.encode()
    annotator = Annotator(MarkFinder(NameFinder(Authority(entries)), ("en",)), edition_schema().may_contain)
    return annotator.annotate(data, "text.xml", last.marks if last else ())


def text(done: Annotated) -> str:
    written = done.tei.decode("utf-8")
    return written[written.index('<lb n="1"/>') + 11 : written.index("</p></div></body>")]


def person(words: str, attributes: str = "") -> str:
    return f'<persName resp="#source"{attributes}>{words}</persName>'


@pytest.mark.parametrize(
    ("marked", "pointer"),
    [
        (person("Ada Quill"), "ada"),
        (person("the ferryman", ' key="https://www.wikidata.org/entity/Q42"'), "tom"),
        (person("Quill"), ""),  # a place of that name is no person
        (person("A. Marl"), ""),  # of two who are called so
        (person("Hob"), ""),
    ],
)
def test_a_name_points_to_the_one_entry_that_it_can_mean(marked: str, pointer: str) -> None:
    done = annotated(f"Then {marked} came.")
    wanted = marked.replace(">", f' ref="#{pointer}">', 1) if pointer else marked
    assert text(done) == f"Then {wanted} came."
    assert len(done.marks) == bool(pointer)
    again = annotated(text(done), last=done)
    assert (text(again), again.marks, again.rejected) == (text(done), done.marks, ())


def test_the_pointer_goes_with_its_entry_and_the_name_stays() -> None:
    done = annotated(f"Then {person('Ada Quill')} came.")
    without = annotated(text(done), ENTRIES[1:], done)
    assert text(without) == f"Then {person('Ada Quill')} came."


def test_a_pointer_that_somebody_took_away_or_changed_stays_so() -> None:
    done = annotated(f"Then {person('Ada Quill')} came.")
    removed = annotated(f"Then {person('Ada Quill')} came.", last=done)
    assert text(removed) == f"Then {person('Ada Quill')} came."
    assert removed.rejected == done.marks
    other = person("Ada Quill", ' ref="#tom"')
    assert text(annotated(f"Then {other} came.", last=done)) == f"Then {other} came."
