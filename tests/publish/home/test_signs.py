"""Signs of an edition: Leiden's in inscriptions and papyri, words elsewhere; what hands did, seen and heard."""

from __future__ import annotations

import re

import pytest
from lxml import html

from fascicle.edition.choices import Signs
from fascicle.edition.record import Rendering
from fascicle.publish.home import HomeSettings
from support.home import Shown, shown

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc>"
    "<p/></sourceDesc></fileDesc><profileDesc><handNotes><handNote xml:id='h2' n='T'>Tom</handNote></handNotes>"
    "</profileDesc></teiHeader>"
)


def inscription(body: str) -> bytes:
    edition = f"<div type='edition' xml:lang='la'><ab>{body}</ab></div>"
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{HEADER}<text><body>{edition}</body></text></TEI>".encode()


def prose(body: str) -> bytes:
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{HEADER}<text><body><p>{body}</p></body></text></TEI>".encode()


def seen(made: Shown, *, heard: bool = False) -> list[str]:
    """The words of the text that a reader of the page sees, line by line; or hears, too."""
    [block] = html.document_fromstring(made.page).xpath("//div[@class = 'text']//p")
    for away in block.xpath(".//*[@class = 's'] | .//*[contains(@class, 'line-number')]") + (
        [] if heard else block.xpath(".//*[contains(@class, 'hidden')]")
    ):
        away.drop_tree()
    for line in block.xpath(".//br"):
        line.tail = f"\n{line.tail or ''}"
    return [" ".join(line.split()) for line in block.text_content().split("\n") if line.strip()]


def printed(made: Shown) -> str:
    """The words of the text in the book's code."""
    code = made.code.split("chapter-title", 1)[1].split("\n", 1)[1].split('cited("Hands"')[0].split("departure(")[0]
    code = re.sub(r'noted\("[\d-]+"\)', "", code)  # the place of an entry in the apparatus
    found = re.findall(r'text-line\([^)]*\)|"((?:[^"\\]|\\.)*)"|\b(sp)\b', code.split('tongue(lang: "la"')[-1])
    return " ".join("".join(" " if blank else text for text, blank in found).split())


@pytest.mark.parametrize(
    ("source", "shows"),
    [
        ("a<supplied reason='lost'>bc</supplied>", "a[bc]"),
        ("a<supplied reason='lost' cert='low'>bc</supplied>", "a[bc(?)]"),
        ("a<supplied reason='omitted'>bc</supplied>", "a⟨bc⟩"),
        ("<gap reason='lost' quantity='2' unit='character'/>a", "[..]a"),
        ("<gap reason='lost' quantity='9' unit='character'/>a", "[..9..]a"),
        ("<gap reason='lost' quantity='9' unit='character' precision='low'/>a", "[..c. 9..]a"),
        ("<gap reason='lost' atLeast='2' atMost='4' unit='character'/>a", "[..2–4..]a"),
        ("<gap reason='lost' extent='unknown' unit='character'/>a", "[- - -]a"),
        ("<gap reason='lost' extent='unknown' unit='line'/>a", "[- - - - - -]a"),
        ("<gap reason='lost' quantity='1' unit='line'/>a", "[- - - 1 line - - -]a"),
        ("<gap reason='illegible' quantity='3' unit='character'/>a", "+++a"),
        ("<gap reason='lost' extent='unknown'><certainty match='..' locus='name'/></gap>a", "[- - -?]a"),
        ("<expan><abbr>n</abbr><ex>auta</ex></expan>", "n(auta)"),
        ("<expan>Au<am>g</am><ex>usti</ex></expan>", "Au{g}(usti)"),
        ("<abbr>n</abbr>", "n(- - -)"),
        ("<surplus>a</surplus>b", "{a}b"),
        ("<del rend='erased'>a</del>b", "⟦a⟧b"),
        ("<add place='above'>a</add>b", "`a´b"),
        ("<add place='below'>a</add>b", "⌞a⌟b"),
        ("<subst><del>a</del><add place='overstrike'>o</add></subst>b", "⟦a⟧«o»b"),
        ("<choice><sic>bixit</sic><corr>vixit</corr></choice>", "⌜vixit⌝"),
        ("<sic>a</sic>b", "a(!)b"),
        ("a <space quantity='3' unit='character'/> b", "a (vac. 3) b"),
        ("a <g ref='#interpunct'/> b", "a · b"),
        ("a <g type='lyre'/> b", "a ((lyre)) b"),
        ("<unclear>a</unclear>b", "ab"),
        # brackets with nothing between them are one pair, whatever elements they come from
        ("<supplied reason='lost'>a</supplied><gap reason='lost' extent='unknown' unit='character'/>b", "[a- - -]b"),
        ("<name>x<supplied reason='lost'>a</supplied></name> <w><supplied reason='lost'>b</supplied>c</w>", "x[a b]c"),
        ("<supplied reason='lost'>a</supplied><supplied reason='omitted'>b</supplied>", "[a]⟨b⟩"),
        ("<supplied reason='lost'>a</supplied>x<supplied reason='lost'>b</supplied>", "[a]x[b]"),
    ],
)
def test_leiden(source: str, shows: str) -> None:
    """Page and book show a text by the same signs, and none of its characters is lost."""
    made = shown(inscription(source))
    assert seen(made) == [shows]
    assert printed(made) == shows
    assert made.lost() == {}


def test_lines_of_an_inscription() -> None:
    """Each on its own, with its number; brackets end with their line; a word that goes on has a hyphen."""
    made = shown(
        inscription(
            "<lb n='1'/><supplied reason='lost'>ab</supplied><lb n='2'/><supplied reason='lost'>c</supplied>d na"
            "<lb n='3' break='no'/>uta"
        )
    )
    assert seen(made) == ["[ab]", "[c]d na-", "uta"]
    numbers = html.document_fromstring(made.page).xpath("//span[@class = 'line-number']")
    assert [number.text for number in numbers] == ["1", "2", "3"]
    assert 'text-line("3", first: false, hyphen: true)' in made.code


def test_dots_are_no_characters() -> None:
    """An unclear letter is the letter itself, so that it is found; what it looks like says the style."""
    made = shown(inscription("nau<unclear>ta</unclear>"))
    assert seen(made) == ["nauta"]
    assert html.document_fromstring(made.page).xpath("//span[contains(@class, 'rend-underdot')]/text()") == ["ta"]
    assert 'underdotted("ta")' in made.code


def test_leiden_is_for_editions_by_lines() -> None:
    """The same element in a letter is said in words."""
    assert seen(shown(prose("a <gap reason='lost' quantity='2' unit='character'/>"))) == ["a [… 2 characters, lost]"]
    assert seen(shown(prose("<abbr>Capt.</abbr> <orig>vp</orig> <unclear>x</unclear>"))) == ["Capt. vp x[?]"]


@pytest.mark.parametrize(
    ("signs", "shows"), [(Signs.LEIDEN, "a [..] b(- - -)"), (Signs.WORDS, "a [… 2 characters, lost] b")]
)
def test_the_record_says_by_which_signs(signs: Signs, shows: str) -> None:
    """`signs` of [rendering] overrules what a file is."""
    wanted = HomeSettings(title="T", language="en", rendering=Rendering(signs=signs))
    body = "a <gap reason='lost' quantity='2' unit='character'/> <abbr>b</abbr>"
    assert seen(shown(inscription(body), wanted)) == [shows]
    assert seen(shown(prose(body), wanted)) == [shows]


def test_epidoc_is_told_by_its_schema() -> None:
    """Where the file says by what schema it is made, its translation has Leiden's signs as well."""
    model = '<?xml-model href="https://epidoc.stoa.org/schema/latest/tei-epidoc.rng"?>\n'
    assert seen(shown(model.encode() + prose("the <supplied reason='lost'>boat</supplied>"))) == ["the [boat]"]


@pytest.mark.parametrize(
    ("source", "sees", "hears"),
    [
        ("<del>a</del> b", "a b", "deleted: a b"),
        ("<add place='above'>a</add> b", "`a´ b", "added above the line: `a´ b"),
        ("<add place='supralinear'>a</add> b", "`a´ b", "added above the line: `a´ b"),
        ("<add place='margin'>a</add> b", "`a´mg. b", "added (in the margin): `a´mg. b"),
        ("<subst><del>a</del><add hand='#h2'>b</add></subst>", "a`b´T", "deleted: aadded: `b´T"),
        ("<restore><del>a</del></restore>", "[restored: a]", "[restored: a]"),
        ("a <handShift new='#h2'/>b", "a [hand: Tom] b", "a [hand: Tom] b"),
        ("<delSpan spanTo='#e'/>a <anchor xml:id='e'/>b", "[deleted from here: a ]b", "[deleted from here: a ]b"),
        ("<unclear reason='faded' cert='low'>a</unclear>", "a[?]", "unclear, faded: a[?]"),
    ],
)
def test_what_hands_did(source: str, sees: str, hears: str) -> None:
    """Deleted and added words are told to who sees the page and to who hears it."""
    assert seen(shown(prose(source))) == [sees]
    assert seen(shown(prose(source)), heard=True) == [hears]
    assert shown(prose(source)).lost() == {}


def test_deletions_and_additions_have_their_elements() -> None:
    """HTML's `del` and `ins`; a stroke in the book."""
    made = shown(prose("<del rend='strikethrough' hand='#h2'>a</del><add place='below'>b</add>"))
    page = html.document_fromstring(made.page)
    assert len(page.xpath("//del")) == 1
    assert page.xpath("//ins/@class") == ["place-below tei-add"]
    assert [(hand.text, hand.get("title")) for hand in page.xpath("//abbr")] == [("T", "Tom")]
    assert 'strike("a")' in made.code
    assert "strike(strike(" not in made.code


def test_signs_are_explained_where_they_stand() -> None:
    """About the text, and behind it in the book: those that it has, and no other."""
    made = shown(inscription("<supplied reason='lost'>ab</supplied> c<ex>d</ex> <unclear>e</unclear>"))
    facts = html.document_fromstring(made.page).xpath("//dt[. = 'Signs']/following-sibling::dd/text()")
    assert facts[:3] == [
        "[abc] — lost, supplied by the editors",
        "(abc) — abbreviation expanded",
        "a\u0323b\u0323c\u0323 — letters read with doubt",
    ]
    assert 'cited("Signs", ("[abc]", "lost, supplied by the editors",)' in made.code
    assert "Signs" not in shown(prose("a <hi rend='bold'>b</hi>")).page


def test_blanks_stay_outside_the_signs_of_an_addition() -> None:
    """However the file is written, the signs stand at the words."""
    assert seen(shown(prose("a<add place='above'>\n  <metamark/>b </add>c"))) == ["a `b´ c"]
