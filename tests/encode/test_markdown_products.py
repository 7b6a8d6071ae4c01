"""What Markdown says that plain text cannot: it is told in every product, and nothing of it stops a build."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pypdfium2
import pytest

import fascicle
from support.editions import new_edition, set_source

_EVERYTHING = r"""The ebb[^a] of the *neap* tide &mdash; 4&nbsp;fathoms &lt; 5.

At the gate\
of the slip
by the water

- rope

  and tar

  > Salt on the rope

  | a | b |
  |---|---|
  | ~~1~~ | 2 |

> The tide
>
> 1. rises
>
>        and falls
>
> > and rises

<table><caption>Prices</caption><tr><th colspan="2">Goods</th></tr><tr><td>Coal</td><td>20<br/>and 21</td></tr></table>

[^a]: By the almanac:

    - springs
    - neaps

    > Quoted in the note.

    | a | b |
    |---|---|
    | c | d |

        lamp
          oil
"""


def _built(tmp_path: Path, text: str) -> str:
    """The web page of an edition whose only source is this text; all products are made."""
    folder = new_edition(tmp_path / "edition")
    set_source(folder, text.encode())
    (folder / "source" / "welcome.txt").rename(folder / "source" / "welcome.md")
    record = folder / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("welcome.txt", "welcome.md"), "utf-8")
    built = fascicle.open(folder, out=tmp_path / "build").build()
    assert [str(each) for each in built.findings] == []
    assert built.complete
    return (tmp_path / "build" / "site" / "welcome.html").read_text("utf-8")


def _pages(tmp_path: Path) -> list[str]:
    """What the pages of its book say."""
    with pypdfium2.PdfDocument(tmp_path / "build" / "print" / "edition.pdf") as book:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in book]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The ebb began,[^a] and the flood[^a] came.\n\n[^a]: By the almanac.\n", 2),
        ("The ebb began.[^a]\n\nThe flood[^a] came,[^a] too.\n\n[^a]: By the almanac.\n", 3),
        ("# The ebb[^a]\n\nThe flood[^a] came.\n\n[^a]: By the almanac.\n", 2),
        ("| ebb[^a] | flood[^a] |\n|---|---|\n| one | two |\n\n[^a]: By the almanac.\n", 2),
        ("The ebb[^a] began.[^b]\n\n[^a]: By the almanac.[^b]\n\n[^b]: Not so.\n", 3),
        ("The ebb[^a] began.\n\n[^a]: By the almanac, see here.[^a]\n", 2),
    ],
)
def test_a_note_may_be_cited_often(tmp_path: Path, text: str, marks: int) -> None:
    page = _built(tmp_path, text)
    anchors = re.findall(r'id="(note-\d+-anchor[^"]*)"', page)
    assert len(anchors) == len(set(anchors)) == marks
    assert all(f'href="#{anchor}"' in page for anchor in anchors)


def test_a_note_in_a_note_is_a_note(tmp_path: Path) -> None:
    """Also of notes that point to one another, and of those that no text points to."""
    circle = "[^c]: One.[^d]\n\n[^d]: Two.[^c]\n"
    before = "The boat lay on the slip until noon, and nobody knew when the tide would turn. Then "
    _built(tmp_path, f"{before}the ebb[^a] began.\n\n[^a]: Noon.[^b]\n\n[^b]: Not so.\n\n{circle}")
    (page,) = [page for page in _pages(tmp_path) if "the ebb" in page]
    # The first two stand at the foot, below those that stand where they are.
    assert re.search(r"began\. c One\. ?d d Two\. ?c a Noon\. ?b b Not so\.", page)


def test_all_that_markdown_knows_is_built(tmp_path: Path) -> None:
    page = _built(tmp_path, _EVERYTHING)
    # without what only the source text shows
    page = re.sub(
        r'<span data-layer="edition" class="s">.*?</span>|<br class="s">|<span class="line"[^>]*></span>', "", page
    )
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())
    assert "tide — 4 fathoms < 5." in words
    assert "mdash" not in words
    assert "At the gate<br>of the slip by the water" in re.sub(r"\s*<br\s*/?>\s*", "<br>", " ".join(page.split()))
    assert 'class="card"' not in page
    printed = " ".join(_pages(tmp_path))
    for told in ("Salt on the rope", "and falls", "and rises", "20 and 21", "neaps", "Quoted in the note.", "oil"):
        assert told in words
        assert told in printed
