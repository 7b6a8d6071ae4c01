"""What dates a text: its record, its datelines article by article, its top, the days that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from fascicle.annotate.marks import Findable, MarkFinder
from fascicle.model.blocks import TextBlock
from fascicle.model.certainty import Certainty
from fascicle.names import authority
from fascicle.names.find import NameFinder
from fascicle.names.recognise.candidates import NameCandidate
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.write import parse

NOBODY = NameFinder(authority.Authority(()))


def found(body: str, by: MarkFinder) -> list[tuple[str, Findable]]:
    text = parse(f'<text xmlns="http://www.tei-c.org/ns/1.0"><body>{body}</body></text>'.encode(), "x.xml")
    view = LayerView(text, Layer.READING)
    return [(view.text[each.mark.start : each.mark.end], each) for each in by.find(view)]


def values(body: str, date: str = "") -> dict[str, str]:
    by = MarkFinder(NOBODY, ("en",), date=date)
    return {words: "/".join(each.mark.attributes.values()) for words, each in found(body, by)}


def test_a_dateline_dates_its_article_and_no_other() -> None:
    first = "<div><dateline>Emden, 4 May 1904</dateline><p>The boat came on 2 May and sank.</p></div>"
    second = "<div><dateline>Borkum, 9 July 1911</dateline><p>She was found on 7 July.</p></div>"
    assert values(first + second) == {
        "4 May 1904": "1904-05-04",
        "2 May": "1904-05-02",
        "9 July 1911": "1911-07-09",
        "7 July": "1911-07-07",
    }


def test_the_record_dates_what_has_no_dateline() -> None:
    assert values("<p>The boat came on 2 May.</p>", "1904-05-20") == {"2 May": "1904-05-02"}
    assert values("<p>The boat came on 2 May.</p>") == {"2 May": "--05-02"}


def test_the_top_of_a_paper_dates_it() -> None:
    assert (
        values("<head>The Slip</head><p>Saturday, 14 May 1904.</p><p>She sails on 17 May.</p>")["17 May"]
        == "1904-05-17"
    )


def test_days_of_one_season_say_of_which_time_a_text_is() -> None:
    lines = "<p>A line of prose about the tide and nothing else.</p>" * 9
    days = "<p>They met on 3 May 1904.</p><p>They parted on 9 May 1904.</p><p>It rained on 12 May 1904.</p>"
    assert values(f"{lines}{days}<p>She sails on 17 May.</p>")["17 May"] == "1904-05-17"
    apart = days.replace("12 May 1904", "12 May 1911")
    assert values(f"{lines}{apart}<p>She sails on 17 May.</p>")["17 May"] == "--05-17"


def test_what_is_relative_needs_a_dateline() -> None:
    line = "<dateline>Emden, Wednesday, 4 May 1904</dateline>"
    assert values(f"<div>{line}<p>Yesterday the boat came.</p></div>")["Yesterday"] == "1904-05-03"
    assert "Yesterday" not in values("<div><p>Yesterday the boat came.</p></div>", "1904-05-04")


@pytest.mark.parametrize(("probability", "marked"), [(0.99, True), (0.5, False)])
def test_a_recognised_name_is_marked_where_it_is_sure_and_points_nowhere(probability: float, marked: bool) -> None:
    def recognise(
        text: str, languages: Sequence[str], blocks: Sequence[TextBlock] = (), *, titles: bool = False
    ) -> Iterable[NameCandidate]:
        at = text.index("Ada Quill")
        return [NameCandidate(at, at + 9, "persName", probability), NameCandidate(0, 4, "orgName", 0.999)]

    names = found("<p>Lamp and Ada Quill.</p>", MarkFinder(NOBODY, ("en",), recognise=recognise))
    assert [(words, dict(each.mark.attributes), each.certainty) for words, each in names] == (
        [("Ada Quill", {}, Certainty.HIGH)] if marked else []
    )


def test_who_speaks_is_not_marked_again() -> None:
    def recognise(
        text: str, languages: Sequence[str], blocks: Sequence[TextBlock] = (), *, titles: bool = False
    ) -> Iterable[NameCandidate]:
        return [NameCandidate(0, 6, "persName", 0.999)]

    by = MarkFinder(NOBODY, ("en",), recognise=recognise)
    assert found("<sp><speaker>Hobart</speaker><p>So late?</p></sp>", by) == []
    assert len(found("<p>Hobart came late.</p>", by)) == 1
