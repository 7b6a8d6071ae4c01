"""What editors decide about the layout overrules the program, and stays through every run."""

from __future__ import annotations

from pathlib import Path

import pytest

import fascicle
from fascicle.model.errors import EditionError, UsageError
from support.editions import new_edition, set_source

TEXT = """The keeper wrote it down in the evening, when the lamp was lit and the
boats were in, and nobody asked him why he did it so carefully.
The lamp
It stood on the rock for sixty years and it was never out for longer than
a man needs to trim a wick, until the night of which this book tells.

A picture of the rock

Nobody saw it go out. They saw that it had gone, which is another thing,
and they said so afterwards to everybody who would listen to them.
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = new_edition(tmp_path / "edition")
    set_source(folder, TEXT.encode())
    record = folder / "edition.toml"
    record.write_text(record.read_text("utf-8").replace('"letter"', '"book"'), "utf-8")
    return folder


def convert(edition: Path, decisions: str) -> str:
    (edition / "decisions" / "layout.toml").write_text(decisions, "utf-8")
    for result in fascicle.open(edition, out=edition.parent / "build").convert():
        if result.error is not None:
            raise result.error
    return (edition / "text" / "welcome.xml").read_text("utf-8").partition("<body>")[2]


def test_lines_are_what_the_editor_says(edition: Path) -> None:
    body = convert(
        edition,
        '[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "head"\nlevel = 1\n'
        '[[role]]\nfile = "welcome.txt"\nlines = "7"\nrole = "caption"\n',
    )
    assert '<head><lb n="3"/>The lamp</head>' in body
    assert '<head><lb n="7"/>A picture of the rock</head>' in body
    assert "<figure>" in body


def test_lines_that_the_editor_calls_a_stanza_are_verses(edition: Path) -> None:
    body = convert(edition, '[[role]]\nfile = "welcome.txt"\nlines = "4-5"\nrole = "stanza"\n')
    assert '<l><lb n="4"/>It stood on the rock' in body
    assert '<l><lb n="5"/>a man needs to trim a wick' in body
    assert '<l><lb n="9"/>' not in body


def test_a_source_may_be_named_as_its_tei_file_is(edition: Path) -> None:
    body = convert(edition, '[[role]]\nfile = "welcome.xml"\nlines = "3"\nrole = "head"\n')
    assert '<head><lb n="3"/>The lamp</head>' in body


def test_lines_belong_together(edition: Path) -> None:
    body = convert(edition, '[[together]]\nfile = "welcome.txt"\nlines = ["1-2", "9-10"]\n')
    paragraph = body[body.index('<lb n="1"/>') : body.index("</p>", body.index('<lb n="1"/>'))]
    assert '<lb n="9"/>' in paragraph
    assert '<lb n="4"/>' not in paragraph


def test_a_block_follows_another(edition: Path) -> None:
    body = convert(edition, '[[order]]\nfile = "welcome.txt"\nline = "7"\nafter = "10"\n')
    assert body.index('<lb n="10"/>') < body.index('<lb n="7"/>')


def test_decisions_survive_and_can_be_taken_back(edition: Path) -> None:
    decision = '[[role]]\nfile = "welcome.txt"\nlines = "9-10"\nrole = "quote"\n'
    plain = convert(edition, "")
    decided = convert(edition, decision)
    assert decided != plain
    assert convert(edition, decision) == decided
    assert fascicle.open(edition, out=edition.parent / "build").build().complete
    assert convert(edition, "") == plain


GLUED = """The pilots say that nothing but the bank keeps the
sea from the quays, and that it was free of charge
and that it asks for nothing but to be left alone.
The trustees say otherwise, and they have a map of
it that was drawn in fair weather, and that nobody
has asked for a long time what it measures. This
is why the whole affair is a mere misunder-The dredger below the fort

standing between neighbours, which a pilot and a
sounding lead could end in an afternoon if they
were asked to.
"""


@pytest.fixture
def glued(edition: Path) -> Path:
    set_source(edition, GLUED.encode())
    return edition


def test_a_line_is_divided_before_the_words_that_the_editor_names(edition: Path) -> None:
    body = convert(edition, '[[divide]]\nfile = "welcome.txt"\nline = "5"\nbefore = "until the night"\n')
    assert '<lb n="5"/>a man needs to trim a wick,' in body
    assert '<lb n="5.2"/>until the night of which this book tells.' in body


def test_a_line_is_divided_twice_and_its_parts_have_their_roles(edition: Path) -> None:
    divided = '[[divide]]\nfile = "welcome.txt"\nline = "5"\n'
    body = convert(edition, f'{divided}before = "of which"\n{divided}before = "until the night"\nrole = "caption"\n')
    assert '<head><lb n="5.2"/>until the night</head>' in body
    assert '<lb n="5.3"/>of which this book tells.' in body
    assert fascicle.open(edition, out=edition.parent / "build").build().complete


def test_what_is_glued_to_a_line_is_not_meant_by_its_number(glued: Path) -> None:
    body = convert(
        glued,
        '[[together]]\nfile = "welcome.txt"\nlines = ["1-7", "9-11"]\n'
        '[[divide]]\nfile = "welcome.txt"\nline = "7"\nbefore = "The dredger"\nrole = "head"\n',
    )
    assert 'misunder<pc force="weak">-</pc><lb n="9" break="no"/>standing' in body
    assert '<head><lb n="7.2"/>The dredger below the fort</head>' in body
    assert "divided    decided by an editor" in fascicle.open(glued).explain_line("welcome", 7)


def test_the_program_says_why_a_sentence_goes_on(edition: Path) -> None:
    case = Path(__file__).parent / "cases" / "sentence-goes-on-with-a-name"
    set_source(edition, (case / "source.txt").read_bytes())
    convert(edition, "")
    assert "place      goes on in line 7: an open sentence goes on with a name" in fascicle.open(edition).explain_line(
        "welcome", 5
    )
    assert "place      goes on in line 20: an open sentence goes on with brackets" in fascicle.open(
        edition
    ).explain_line("welcome", 18)


def test_a_line_stays_whole_where_the_editor_says_so(glued: Path) -> None:
    body = convert(glued, '[[whole]]\nfile = "welcome.txt"\nline = "7"\n')
    assert "misunder-The dredger below the fort" in body
    assert "7.2" not in body


def test_a_running_head_stays_whole_too(edition: Path) -> None:
    page = "The Mariner’s Gazette\n" + TEXT
    set_source(edition, "".join([GLUED, *(f"\f{number}{page}" for number in range(7, 15))]).encode())
    divided = convert(edition, "")
    assert '<lb n="12"/>7</fw>' in divided
    assert '<lb n="23"/>8</fw>' in divided
    body = convert(edition, '[[whole]]\nfile = "welcome.txt"\nline = "12"\n')
    assert '<lb n="12"/>7The Mariner’s Gazette' in body
    assert '<lb n="23"/>8</fw>' in body


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ('[[role]]\nfile = "other.txt"\nlines = "3"\nrole = "head"\n', "no source other.txt"),
        ('[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "title"\n', "`title` is no role"),
        ('[[role]]\nfile = "welcome.txt"\nlines = "three"\nrole = "head"\n', "`three` is no line"),
        ('[[order]]\nfile = "welcome.txt"\nline = "7"\n', "`order[1].after` is missing"),
        ('[[divide]]\nfile = "other.txt"\nline = "3"\nbefore = "lamp"\n', "no source other.txt"),
        ('[[divide]]\nfile = "welcome.txt"\nline = "3"\nbefore = "lantern"\n', "line 3 does not hold `lantern`"),
        ('[[divide]]\nfile = "welcome.txt"\nline = "3"\nbefore = "The"\n', "line 3 begins with `The`"),
        ('[[divide]]\nfile = "welcome.txt"\nline = "3-4"\nbefore = "lamp"\n', "`3-4` is more than one line"),
        ('[[divide]]\nfile = "welcome.txt"\nline = "3"\nbefore = "lamp"\nrole = "title"\n', "`title` is no role"),
        ('[[whole]]\nfile = "welcome.txt"\nline = "third"\n', "`third` is no line"),
        ('[[role]]\nfile = "welcome.txt"\nlines = "6"\nrole = "head"\n', "layout.toml:3: 6 of welcome.txt is blank"),
        ('[[role]]\nfile = "welcome.txt"\nlines = "9-40"\nrole = "head"\n', "layout.toml:3: welcome.txt has 11 lines"),
        ('[[whole]]\nfile = "welcome.txt"\nline = "99"\n', "layout.toml:3: welcome.txt has 11 lines, and no line 99"),
        ('[[order]]\nfile = "welcome.txt"\nline = "7"\nafter = "8"\n', "layout.toml:4: 8 of welcome.txt is blank"),
        ('[[order]]\nfile = "welcome.txt"\nline = "7-8"\nafter = "1"\n', "layout.toml:3: `7-8` is more than one line"),
        ('\n[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "picture"\n', "layout.toml:5: `picture` is no role"),
        ('[[role]]\nfile = "welcom.txt"\nlines = "3"\nrole = "head"\n', "layout.toml:2: there is no source welcom.txt"),
        ("[[roles]]\n", "did you mean `role`"),
    ],
)
def test_decisions_that_mean_nothing_are_refused(edition: Path, decisions: str, said: str) -> None:
    with pytest.raises(EditionError) as caught:
        convert(edition, decisions)
    assert said in str(caught.value)


def test_a_line_is_explained(edition: Path) -> None:
    convert(edition, '[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "head"\nlevel = 1\n')
    told = fascicle.open(edition).explain_line("welcome", 3)
    assert "head, level 1" in told
    assert "decided by an editor" in told
    assert "1-2" in fascicle.open(edition).explain_line("welcome", 1)
    with pytest.raises(UsageError):
        fascicle.open(edition).explain_line("welcome", 6)
