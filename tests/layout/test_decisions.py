"""What editors decide about the layout overrules the program, and stays through every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle import api
from fascicle.errors import EditionError, UsageError
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
    api.convert(edition, out=edition.parent / "build")
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


def test_lines_belong_together(edition: Path) -> None:
    body = convert(edition, '[[together]]\nfile = "welcome.txt"\nlines = ["1-2", "9-10"]\n')
    paragraph = body[body.index('<lb n="1"/>') : body.index("</p>", body.index('<lb n="1"/>'))]
    assert '<lb n="9"/>' in paragraph
    assert '<lb n="4"/>' not in paragraph


def test_a_block_follows_another(edition: Path) -> None:
    body = convert(edition, '[[order]]\nfile = "welcome.txt"\nline = "7"\nafter = "10"\n')
    assert body.index('<lb n="10"/>') < body.index('<lb n="7"/>')


def test_decisions_survive_and_can_be_taken_back(edition: Path) -> None:
    decision = '[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "head"\n'
    plain = convert(edition, "")
    decided = convert(edition, decision)
    assert decided != plain
    assert convert(edition, decision) == decided
    assert api.build(edition, out=edition.parent / "build").complete
    assert convert(edition, "") == plain


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ('[[role]]\nfile = "other.txt"\nlines = "3"\nrole = "head"\n', "no source other.txt"),
        ('[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "title"\n', "`title` is no role"),
        ('[[role]]\nfile = "welcome.txt"\nlines = "three"\nrole = "head"\n', "`three` is no line"),
        ('[[order]]\nfile = "welcome.txt"\nline = "7"\n', "`order[1].after` is missing"),
        ("[[roles]]\n", "did you mean `role`"),
    ],
)
def test_decisions_that_mean_nothing_are_refused(edition: Path, decisions: str, said: str) -> None:
    with pytest.raises(EditionError) as caught:
        convert(edition, decisions)
    assert said in str(caught.value)


def test_a_line_is_explained(edition: Path) -> None:
    convert(edition, '[[role]]\nfile = "welcome.txt"\nlines = "3"\nrole = "head"\nlevel = 1\n')
    told = api.explain_line(edition, "welcome", 3)
    assert "head, level 1" in told
    assert "decided by an editor" in told
    assert "1-2" in api.explain_line(edition, "welcome", 1)
    with pytest.raises(UsageError):
        api.explain_line(edition, "welcome", 6)
