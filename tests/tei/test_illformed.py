"""Why a file is no XML: the cause, and the place to mend, whatever the signs and line ends of the file."""

from __future__ import annotations

import random

import pytest

from fascicle.model.errors import TeiError
from fascicle.tei.reading import read_through
from fascicle.tei.write import parse

MARK = "‸"
SPOILS = ("", "<", ">", "&", '"', "'", "--", "]]>", "ä", "\x02", "=", "</", "<!", "\n")

# what stands in an element, with the place; a word of the message or of the hint
CAUSES = {
    "opened where it should close": ("<p>a ‸<hi>b<hi> c</p>", "perhaps the <hi> of line 1"),
    "the inner one took the outer's end": ("<x>\n<d>\n ‸<d>\n  <p/>\n</d>\n</x>", "<d> is not closed"),
    "indented alike, the outer one": ("<x>\n‸<d>\n<d>\n<p/>\n</d>\n</x>", "<d> is not closed"),
    "wrong name, far": ("<p><q>a‸</quote></p>", "</q>"),
    "wrong capitals": ("<P>a‸</p>", "</P>"),
    "end tag with a blank": ("<p>a‸</ p>", "write </p> without the blank"),
    "a number after less-than": ("<p>a ‸<5</p>", "&lt;"),
    "an arrow": ("<p>a ‸<- b</p>", "&lt;"),
    "two ampersands": ("<p>a ‸&& b</p>", "&amp;"),
    "an address": ("<p n='a?b=c‸&d=e'/>", "&amp;"),
    "less-than in a value": ("<p n='a ‸< b'/>", "< stands in the value of @n"),
    "quotes inside quotes": ('<p n="a "‸b" c"/>', "before @b"),
    "single quote not closed": ("<p ‸n='a>b</p>", "@n has no quote at its end"),
    "two equals signs": ('<p ‸n=="a"/>', "@n has no quotes"),
    "a comma between attributes": ('<p n="a"‸, m="b"/>', "before @,"),
    "no > at all": ("<p>‸<q n='a'", "<q> is not finished"),
    "no > in an end tag": ("<p>a‸</p\n", "</p> is not finished"),
    "section not closed": ("<p>‸<![CDATA[a</p>", "write ]]> where it ends"),
    "instruction not closed": ("<p>‸<?pb 3 a</p>", "write ?> where it ends"),
    "end of a section": ("<p>a ‸]]> b</p>", "]]>"),
    "a unit by number": ("<p>a‸&#x1F;b</p>", "&#x1F;"),
    "an unknown entity": ("<p>‸&tuna;</p>", "“tuna”"),
    "a known entity": ("<p>‸&szlig;</p>", "&#223;, or the character itself: ß"),
    "a prefix of an attribute": ("<p ‸foo:a='b'/>", "foo: is declared nowhere"),
    "a number instead of a name": ("<p>‸<1>a</1></p>", "&lt;"),
    "after other scripts": ("<p>Ω𝔄 ‸& b</p>", "&amp;"),
}


@pytest.mark.parametrize("name", CAUSES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_cause_is_told_at_its_place(name: str, line_end: str) -> None:
    text, word = CAUSES[name]
    text = f'<t xml:id="ä">{text}' if text.startswith("<P>") else f"<t>{text}</t>"
    before = text[: text.index(MARK)]
    with pytest.raises(TeiError) as caught:
        read_through(text.replace(MARK, "").replace("\n", line_end).encode(), "a.xml")
    assert word in f"{caught.value.message} {caught.value.hint}"
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (caught.value.line, caught.value.column) == place


def test_both_parsers_say_the_same() -> None:
    data = b"<t><p>a & b</p></t>"
    with pytest.raises(TeiError) as one:
        read_through(data, "a.xml")
    with pytest.raises(TeiError) as other:
        parse(data, "a.xml")
    assert str(one.value) == str(other.value)


def test_a_file_in_another_encoding_is_told() -> None:
    with pytest.raises(TeiError, match=r"not in UTF-8: the byte E4 .* “ä”") as caught:
        read_through("<t>f\u00e4hrt</t>".encode("latin-1"), "a.xml")
    assert (caught.value.line, caught.value.column) == (1, 5)


def test_spoiled_files_are_explained_inside_them_and_soon() -> None:
    chance = random.Random(16)
    whole = '<t a="b"><!-- c --><p n="1">x &amp; y<q/></p>\n<![CDATA[z]]><?i j?></t>' * 3
    refused = []
    for _ in range(3000):
        text = list(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(text))
            text[at : at + chance.randint(0, 3)] = chance.choice(SPOILS)
        data = "".join(text).encode(chance.choice(("utf-8", "latin-1")))
        try:
            read_through(data, "a.xml")
        except TeiError as error:
            refused.append((data.decode("latin-1").split("\n"), error))
    assert len(refused) > 2000
    for lines, told in refused:
        assert told.hint
        assert 1 <= (told.line or 0) <= len(lines)
        assert 1 <= (told.column or 0) <= len(lines[(told.line or 0) - 1]) + 1


def test_an_error_at_the_end_of_a_large_file_costs_little() -> None:
    data = b"<t>" + b'<p n="a">b</p>\n' * 200_000 + b"&</t>"
    with pytest.raises(TeiError) as caught:
        read_through(data, "a.xml")
    assert caught.value.line == 200_001
