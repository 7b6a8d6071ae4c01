"""Any text whatever is Markdown: nothing of it is lost, and what it means is what another parser finds in it.

The other is markdown-it-py, which passes the examples of CommonMark. It comes with rich.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fascicle.inputs.decode import split_lines
from fascicle.inputs.markdown import read
from fascicle.model.source import is_text, only_text
from fascicle.structure.marks import by_marks
from fascicle.structure.model import Block, Part, Role

_SIGNS = st.sampled_from(
    ["gull", "Ebb", "tide", "*", "**", "***", "_", "__", "`", "``", "# ", "## ", "> ", ">", "- ", "+ ", "* ", "1. ",
     "2) ", "10.", "    ", "  ", "\t", "---", "===", "***", "\\", "\\*", "[a]", "[b](http://c.d)", "](x)", "[", "]",
     "(", ")", "!", "<b.c>", "&amp;", "~~", "  \n", "\\\n", ":", "a_b", '"q"', ".", ",", "[^1]", "[^1]: ", "|", "|-|",
     "```", "~~~", "<table>", "<td>", "<!--", "-->", "<div>", "<sup>", "</sup>", "<br>", "![a](b)", "$", "$$", ":::",
     "[a]: b.c", "{#d}", "&mdash;", "www.a.b"]
)  # fmt: skip
# separators of data are no characters of XML: a line of nothing else is blank
_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x1c\x1d\x1e\x1f")
_ENDS = st.sampled_from(["", "", " ", "\n", "\n", "\n\n"])
_TEXTS = st.lists(st.tuples(st.one_of(_SIGNS, st.text(_CHARACTERS, max_size=4)), _ENDS), min_size=1, max_size=30).map(
    lambda pieces: "".join(word + end for word, end in pieces)
)
# What is read otherwise on purpose, and what the other parser does not know; the last are Pandoc's raised and lowered
# letters.
_OTHERWISE = re.compile(
    r"```|~~~|\||<|\$|:::|\[\^|\[a\]:|\{#|!\[|www\.|\f|\v|[\x1c-\x1e\x85\u2028\u2029\x00]|\r"
    r"|\w\^\w{1,8}\.?\^|\w~\w{1,8}~(?!~)"
    r"|[*_~][⁰¹²³⁴-⁹]|[⁰¹²³⁴-⁹][*_~]"
)


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS)
def test_every_character_is_text_or_a_mark(text: str) -> None:
    lines = read(text).lines
    assert [line.text for line in lines] == split_lines(text)
    for line in lines:
        at = 0
        for run in line.runs:
            assert at <= run.start < run.end <= len(line.text)
            at = run.end
        assert all(0 <= image.at <= len(line.text) for image in line.images)
        assert [cell.at for cell in line.cells] == sorted(cell.at for cell in line.cells)
        assert line.block or line.blank


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS)
def test_nothing_but_marks_is_hidden(text: str) -> None:
    """Outside links, tags, pictures and fences only signs are."""
    assume(not re.search(r"\]\(|\]\[|<|```|~~~|\{", text))
    for line in read(text).lines:
        shown = {at for run in line.runs for at in range(run.start, run.end)}
        hidden = {character for at, character in enumerate(line.text) if at not in shown and is_text(character)}
        assert hidden <= set("#*~^[]")


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS)
def test_every_line_with_text_is_in_one_block(text: str) -> None:
    parts = [Part(line) for line in read(text).lines if not line.blank]
    found = [part.line.anchor for block in by_marks(parts) for part in _parts(block)]
    assert sorted(found, key=int) == [part.line.anchor for part in parts]


def _parts(block: Block) -> list[Part]:
    return [part for each in block.walk() if not each.content for part in each.parts]


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS)
def test_text_and_structure_are_those_that_commonmark_finds(text: str) -> None:
    assume(not _OTHERWISE.search(text))
    assert _ours(text) == _theirs(text)


def _ours(text: str) -> list[tuple[str, str]]:
    blocks = by_marks([Part(line) for line in read(text).lines if not line.blank])
    found = [each for block in blocks for each in block.walk() if not each.content and each.role is not Role.RULE]
    kinds = {Role.HEAD: "head", Role.STANZA: "code"}
    return _filled((kinds.get(each.role, "text"), each.text) for each in found)


def _theirs(text: str) -> list[tuple[str, str]]:
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(text)
    found: list[tuple[str, str]] = []
    depth = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("blockquote_open", "list_item_open", "blockquote_close", "list_item_close"):
            depth += token.nesting
        elif token.type == "inline":
            head = before is not None and before.type == "heading_open" and not depth
            found.append(("head" if head else "text", "".join(map(_words, token.children or ()))))
        elif token.type == "code_block":
            found += [("code", stanza) for stanza in re.split(r"\n[ \t]*\n", token.content)]
    return _filled(found)


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _filled(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Blocks with their words alone: no blanks or signs without a glyph, nor numbers of items, which the source has."""
    told = [(kind, re.sub(r"^(?:\d{1,9}[.)])+", "", only_text(text))) for kind, text in found]
    return [(kind, text) for kind, text in told if text]
