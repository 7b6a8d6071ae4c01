"""What changed in a TEI file: exactly, by the two layers, words and markup apart."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest
from lxml import etree

from fascicle.changes.kinds import MarkKind, TextChanges, WordKind
from fascicle.changes.sequences import replaced
from fascicle.changes.texts import compare
from fascicle.tei.layers.table import Layer
from fascicle.tei.layers.view import LayerView
from support.editions import MINIATURE

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title>A</title></titleStmt>
</fileDesc></teiHeader><text><body>{body}</body></text></TEI>"""


def changes(old: str, new: str) -> TextChanges:
    return compare(TEI.format(body=old).encode(), TEI.format(body=new).encode(), "text")


def told(found: TextChanges) -> list[str]:
    """The changes in a few signs."""
    words = [f"{each.kind}: {' '.join(each.run.old)} > {' '.join(each.run.new)}" for each in found.words]
    return words + [f"{each.kind} {each.old} > {each.new} | {each.words}" for each in (*found.marks, *found.aside)]


CORRECTED = '<choice><sic>Smiht</sic><corr resp="#mt">Smith</corr></choice>'
CASES = {
    "a word": ("<p>left at noon.</p>", "<p>left at ten.</p>", ["text: noon. > ten."]),
    "a correction": ("<p>Mr Smiht went</p>", f"<p>Mr {CORRECTED} went</p>", ["reading: Smiht > Smith"]),
    "a correction taken back": (f"<p>Mr {CORRECTED} went</p>", "<p>Mr Smiht went</p>", ["reading: Smith > Smiht"]),
    "a transcription below a correction": (
        f"<p>Mr {CORRECTED} went</p>",
        f"<p>Mr {CORRECTED.replace('Smiht', 'Smibt')} went</p>",
        ["transcription: Smiht > Smibt"],
    ),
    "transcribed otherwise and corrected": (
        "<p>Mr Smibt went</p>",
        f"<p>Mr {CORRECTED} went</p>",
        ["transcription and reading: Smibt > Smith"],
    ),
    "words parted": ("<p>to day</p>", "<p>today</p>", ["text: to day > today"]),
    "a name": ("<p>Mr Bell</p>", '<p>Mr <persName ref="#b">Bell</persName></p>', ['added  > persName ref="#b" | Bell']),
    "a name taken back": ("<p>Mr <name>Bell</name></p>", "<p>Mr Bell</p>", ["removed name >  | Bell"]),
    "half a word in italics": ("<p>harbour</p>", "<p>har<hi>bour</hi></p>", ["added  > hi | harbour"]),
    "another attribute": (
        '<p><date when="1922">noon</date></p>',
        '<p><date when="1923">noon</date></p>',
        ['attributes date when="1922" > date when="1923" | noon'],
    ),
    "another element": ("<p><name>Bell</name></p>", "<p><rs>Bell</rs></p>", ["renamed name > rs | Bell"]),
    "another extent": (
        "<p>Mr <name>Bell</name> went</p>",
        "<p><name>Mr Bell</name> went</p>",
        ["extent name > name | Bell → Mr Bell"],
    ),
    "a paragraph split": ("<p>One. Two.</p>", "<p>One.</p><p>Two.</p>", ["split p > 2 × p | One."]),
    "paragraphs joined": ("<p>One.</p><p>Two.</p>", "<p>One. Two.</p>", ["joined 2 × p > p | One. Two."]),
    "a paragraph that came, with what is in it": (
        "<p>One.</p>",
        "<p>One.</p><p>Two <name>Bell</name>.</p>",
        ["text:  > Two Bell."],
    ),
    "a note of the edition": (
        '<p>A<note resp="#mt">See it.</note></p>',
        '<p>A<note resp="#mt">See that.</note></p>',
        ['attributes note resp="#mt": See it. > note resp="#mt": See that. | '],
    ),
    "a note of the source is text": (
        "<p>A<note>See it.</note></p>",
        "<p>A<note>See that.</note></p>",
        ["text: it. > that."],
    ),
    "a line end": ('<p>one<lb n="2"/> two</p>', "<p>one two</p>", ['removed lb n="2" >  | ']),
    "the other way round": (
        "<p><hi><name>A</name></hi></p>",
        "<p><name><hi>A</hi></name></p>",
        ["order  > name | A"],
    ),
    "a comment": ("<p>A</p>", "<p>A<!-- sure? --></p>", ["added  > #comment: sure? | "]),
    "blanks": ("<p>A  b\n c</p>", "<p>\n  A b c</p>\n", []),
    "the order of attributes": ('<p n="1" rend="x">A</p>', '<p rend="x" n="1">A</p>', []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_as_what_it_is(case: str) -> None:
    old, new, expected = CASES[case]
    assert told(changes(old, new)) == expected


def test_a_moved_paragraph_is_known_at_both_places() -> None:
    old = "<p>First of them all.</p><p>This one goes down below.</p><p>The second is much longer than it.</p>"
    new = "<p>First of them all.</p><p>The second is much longer than it.</p><p>This one goes down below.</p>"
    found = changes(old, new).words
    assert [each.moved for each in found] == [True, True]
    assert [each.added or each.removed for each in found] == [("p",), ("p",)]


def test_where_it_is() -> None:
    old = '<p>\n<lb n="1"/>one\n<lb n="2"/>two three\n</p>'
    (found,) = changes(old, old.replace("three", "four")).words
    assert (found.new.line, found.new.source_line) == (5, "2")
    assert (found.before, found.after) == ("one two", "")


def test_a_header_is_told_value_by_value() -> None:
    old = TEI.format(body="<p/>").encode()
    found = compare(old, old.replace(b"<title>A", b"<title type='main'>B"), "text")
    assert [(each.path, each.old, each.new) for each in found.values] == [
        ("teiHeader/fileDesc/titleStmt/title", "A", ""),
        ("teiHeader/fileDesc/titleStmt/title[@type='main']", "", "B"),
    ]
    assert found.counts == {"header": 2}


@pytest.mark.parametrize("seed", range(60))
def test_a_sequence_becomes_the_other(seed: int) -> None:
    chance = random.Random(seed)
    old = [chance.choice("abcdefgh"[: chance.randint(1, 8)]) for _ in range(chance.randint(0, 60))]
    new = list(old)
    for _ in range(chance.randint(0, 12)):
        at = chance.randint(0, len(new))
        new[at : at + chance.randint(0, 6)] = [chance.choice("abcxyz") for _ in range(chance.randint(0, 6))]
    made = list(old)
    runs = replaced(old, new)
    for each in reversed(runs):
        made[each.a : each.b] = new[each.c : each.d]
    assert made == new
    assert all(one.b < other.a and one.d < other.c for one, other in pairwise(runs))


def test_of_a_hundred_thousand_words_one_is_found_at_once() -> None:
    old = ["the", "ferry", "left"] * 40_000
    new = [*old[:60_000], "late", *old[60_000:]]
    assert sum(each.d - each.c for each in replaced(old, new)) == 1


FERRY = (MINIATURE / "text" / "ferry.xml").read_bytes()


def edited(data: bytes, chance: random.Random) -> bytes:
    """The file after some edits that an editor could make, of words, markup and notes."""
    root = etree.fromstring(data)
    text = root.find("{*}text")
    assert text is not None
    for _ in range(chance.randint(1, 6)):
        element = chance.choice([each for each in text.iter(etree.Element) if each is not text])
        parent = element.getparent()
        assert parent is not None
        match chance.randint(0, 6):
            case 0:
                element.text = f"{element.text or ''} {chance.choice(['gull', 'x', 'ebb and flood'])} "
            case 1:
                element.tail = (element.tail or "")[chance.randint(0, 9) :]
            case 2:
                element.set(chance.choice(["n", "rend", "resp", "ref"]), chance.choice(["1", "#mt"]))
            case 3:
                etree.SubElement(element, element.tag, n="new").tail = "tail"
            case 4:
                etree.strip_tags(parent, element.tag)
            case 5:
                element.insert(0, etree.Comment("look again"))
            case _:
                tail, element.tail = element.tail, None
                parent.remove(element)
                parent.text = (parent.text or "") + (tail or "")
    return etree.tostring(root)


def bare(data: bytes) -> object:
    """What of a text a change is told of: everything but blanks where there are some."""
    text = etree.fromstring(data).find("{*}text")
    assert text is not None

    def rows(element: etree._Element) -> object:
        attributes = sorted(element.items()) if isinstance(element.tag, str) else ()
        inner = [(rows(child), " ".join((child.tail or "").split())) for child in element]
        return str(element.tag), attributes, " ".join(str(element.text or "").split()), inner

    return rows(text)


@pytest.mark.parametrize("seed", range(150))
def test_changes_are_the_whole_difference(seed: int) -> None:
    """The words that are told make the new layers of the old ones; no difference goes untold, and none is made up."""
    chance = random.Random(seed)
    new = edited(FERRY, chance)
    found = compare(FERRY, new, "ferry")
    for layer in Layer:
        before, after = (
            LayerView(text, layer).text.split()
            for data in (FERRY, new)
            if (text := etree.fromstring(data).find("{*}text")) is not None
        )
        runs = [each.source if layer is Layer.SOURCE else each.reading for each in found.words]
        for run in reversed([run for run in runs if run is not None]):
            assert tuple(before[run.at : run.at + len(run.old)]) == run.old
            before[run.at : run.at + len(run.old)] = run.new
        assert before == after
    assert bool(found.words or found.marks or found.aside) or bare(FERRY) == bare(new)
    assert not compare(new, new + b"\n", "ferry")


@pytest.mark.parametrize("seed", range(60))
def test_each_mark_that_came_or_went_is_told(seed: int) -> None:
    """The elements of the old text, without those told as gone and with those told as come, are those of the new."""
    new = edited(FERRY, random.Random(seed))
    found = compare(FERRY, new, "ferry")
    counts = [
        Counter(etree.QName(each).localname for each in text.iter(etree.Element))
        for data in (FERRY, new)
        if (text := etree.fromstring(data).find("{*}text")) is not None
    ]
    if any(each.kind in (MarkKind.SPLIT, MarkKind.JOINED, MarkKind.ORDER) for each in found.marks):
        pytest.skip("elements are counted otherwise there")
    told_gone = Counter(name(each.old) for each in (*found.marks, *found.aside) if each.old)
    told_come = Counter(name(each.new) for each in (*found.marks, *found.aside) if each.new)
    for word in found.words:
        told_gone.update(map(name, word.removed))
        told_come.update(map(name, word.added))
    balance = Counter(counts[0])
    balance.subtract(told_gone)
    balance.update(told_come)
    inside = {each for each in balance if each.startswith("#")} | {"note", "desc"}
    if any(each.element in ("note", "desc") for each in found.aside):
        pytest.skip("what a note holds is told with it")
    assert {key: number for key, number in balance.items() if number and key not in inside} == {
        key: number for key, number in counts[1].items() if key not in inside
    }


def name(tag: str) -> str:
    return tag.partition(" ")[0].partition(":")[0]


def test_kinds_of_words_are_told_apart_by_their_layers() -> None:
    assert [each.value for each in WordKind] == ["text", "transcription", "reading", "transcription and reading"]
