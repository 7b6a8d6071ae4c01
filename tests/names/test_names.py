"""Names of the authority file in running text: only what is certain."""

from __future__ import annotations

import pytest

from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder

AUTHORITY = Authority(
    (
        Entry("ada", "persName", "Ada Quill", ("Ada Quill", "A. Quill", "Ada")),
        Entry("union", "orgName", "Harbour Union", ("Harbour Union", "the Union of Boats")),
        Entry("sound", "placeName", "Kestrel Sound", ("Kestrel Sound", "Kestrel")),
        Entry("lima", "placeName", "Lima", ("Lima", "Лима")),
        Entry("marl", "persName", "Josiah Marl", ("Josiah Marl", "Captain Marl", "Sir Marl", "Mr. Marl")),
        Entry("tom", "persName", "Tom Quill", ("Tom Quill", "Quill")),
        Entry("meg", "persName", "Meg Quill", ("Meg Quill", "Quill")),
    )
)


def names(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.entry.id, each.cert) for each in NameFinder(AUTHORITY).find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Ada Quill’s boat", [("Ada Quill", "ada", "high")]),
        ("Ada said", [("Ada", "ada", "medium")]),
        ("of the Kestrel Sound trust", [("Kestrel Sound", "sound", "high")]),  # the longest name
        ("KESTREL SOUND", [("KESTREL SOUND", "sound", "medium")]),  # a head in capitals
        ("Лима, Lima.", [("Лима", "lima", "medium"), ("Lima", "lima", "medium")]),
        ("and Captain Marl went", [("Marl", "marl", "high")]),  # the title tells who, but is no part of the name
        ("The Union of Boats", [("The Union of Boats", "union", "high")]),  # at the beginning of a sentence
        ("Mr. Marl", [("Marl", "marl", "high")]),
        ("the Harbour Union (Lima)", [("Harbour Union", "union", "high"), ("Lima", "lima", "medium")]),
    ],
)
def test_names_that_are_certain(text: str, found: list[tuple[str, str, str]]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Adamant, Canada, Adas",  # parts of words
        "non-Lima and Lima-based",
        "ADA ada",  # one word in capitals may be any word
        "the Lima Chamber of Commerce",  # a longer name that nobody listed
        "",
    ],
)
def test_what_is_left_to_the_editors(text: str) -> None:
    assert names(text) == []


def test_an_edition_without_names() -> None:
    assert NameFinder(Authority(())).find("Ada Quill") == []


def test_an_authority_file_is_read_and_a_broken_one_is_refused() -> None:
    data = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson><person xml:id="a"><persName>Ada</persName>'
        b'<persName type="preferred">Ada\n Quill</persName></person></listPerson></standOff></TEI>'
    )
    assert Authority.read(data, "a.xml").entries == (Entry("a", "persName", "Ada Quill", ("Ada", "Ada Quill")),)
    with pytest.raises(TeiError) as caught:
        Authority.read(data[:-3], "a.xml")
    assert caught.value.line == 2
