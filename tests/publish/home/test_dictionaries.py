"""Dictionaries that came home: letters to go by, columns in print."""

from __future__ import annotations

import pytest

from support.registers import entry, made, main, text, words


def test_a_dictionary_has_its_letters_and_stands_in_columns() -> None:
    listed = [f"{letter}{n:02}" for letter in "abc" for n in range(40)]
    page = made(text("".join(map(entry, listed))))
    letters = main(page.page).xpath(".//nav[@class='alphabet']//a")
    assert [words(each) for each in letters] == ["A", "B", "C"]
    for link, first in zip(letters, ("a00", "b00", "c00"), strict=True):
        assert first in words(main(page.page).get_element_by_id(link.get("href")[1:]))
    assert page.code.count("dictionary(") == 1
    assert page.code.count("letter-begins(") == 3
    assert page.lost() == {}


@pytest.mark.parametrize(
    ("listed", "letters"),
    [(["B", "A", "a", "b"], ["B", "A", "a", "b"]), (["b", "a", "B", "a"], ["B", "A"]), (["4", "é", "E"], ["#", "E"])],
    ids=["capitals first", "no order", "signs and accents"],
)
def test_letters_follow_the_order_that_a_dictionary_has(listed: list[str], letters: list[str]) -> None:
    page = made(text("".join(entry(f"{letter}{n}") for letter in listed for n in range(34))))
    assert [words(each) for each in main(page.page).xpath(".//nav[@class='alphabet']//a")] == letters


def test_few_entries_are_no_dictionary() -> None:
    page = made(text(entry("a") + entry("b")))
    assert main(page.page).xpath(".//nav[@class='alphabet']") == []
    assert "dictionary(" not in page.code
