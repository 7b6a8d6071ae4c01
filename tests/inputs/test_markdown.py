"""Markdown: what is a mark and what is text, and which style the text has."""

from __future__ import annotations

import pytest

from fascicle.inputs.markdown import read
from fascicle.model.source import LineMark


def _shown(text: str) -> str:
    """Runs as text between bars, their styles in front: ``bold:a``; weak ones in angle brackets."""
    shown = []
    for line in read(text).lines:
        for run in line.runs:
            style = run.style
            note = f"^{style.note}" if style.note else ""
            names = [name for name in (*style.rend, style.target, note) if name]
            words = run.blank + line.text[run.start : run.end]
            shown.append("+".join(names) + (":" if names else "") + (f"<{words}>" if style.weak else words))
    return "|".join(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* **c** ***d***", "a |italic:b| |bold:c| |bold+italic:d"),
        ("a **b *c** d* e", "a |italic:b |italic:c|italic: d| e"),
        ("**never closed\n\n*nor this", "**never closed|*nor this"),
        ("a*b*c, a_b_c, *(b)*c, **a**b", "a|italic:b|c, a_b_c, *(b)*c, |bold:a|b"),
        ("***a** b*, **a *b***, *a**b*", "bold+italic:a|italic: b|, |bold:a |bold+italic:b|, |italic:a**b"),
        ("*a [b* c](d.e) f*", "italic:a |italic+d.e:b* c|italic: f"),
        ("**bold over\nlines** ends", "bold:bold over|bold:lines| ends"),
        ("**Over.**¹ *And.*² on", "bold:Over.|¹ |italic:And.|² on"),
        ("2 * 3 is 6", "2 * 3 is 6"),
        ("snake_case and _this_", "snake_case and |<_>|italic:this|<_>"),
        ("H<sub>2</sub>O<br>m<sup>2</sup> </i>", "H|sub:2|O| m|sup:2| "),
        ("[a](http://b.c/d_(e) 'title') z", "http://b.c/d_(e):a| z"),
        ("a ](no link) [b] (c)", "a ](no link) [b] (c)"),
        ("<https://a.b/c> d", "https://a.b/c:https://a.b/c| d"),
        (r"US\$ 1 and \*star\*", r"US|<\>|$ 1 and |<\>|*star|<\>|*"),
        ("a[^1] b\n\n[^1]: c", "a|^1:<[^>|^1:1|^1:<]>| b|<[^>|1|<]:>| c"),
        ("a[^1] b", "a[^1] b"),
        ("| a | b |\n| --- | --- |", "<|>| a |<|>| b |<|>|<| --- | --- |>"),
        ("![alt](x.png)", ""),
        ("1^er^ mai, H~2~O, XIX^e^", "1|sup:er| mai, H|sub:2|O, XIX|sup:e"),
        ("2 ^ 3 ^ 4, ~ten~ of ~~them~~ x^[a]^", "2 ^ 3 ^ 4, ~ten~ of |strike:them| x^[a]^"),
        ("- a\n* b\n1. c", "<->| a|b|1. c"),
        ("`a *b*` c ``d ` e`` `f", "<`>|a *b*|<`>| c |<``>|d ` e|<``>| `f"),
        ("$a_1 * b_2$ is 5$ *c* and $$x *y* z$$", "$a_1 * b_2$ is 5$ |italic:c| and $$x *y* z$$"),
        ("a\\\nb  \nc", "a|<\\>|b  |c"),
        ("[a][B c] [b  C] [d][] [e]\n\n[b c]: x.y\n[d]: <z>", "x.y:a| |x.y:b  C| |z:d| [e]|<[b c]: x.y>|<[d]: <z>>"),
        (
            "see http://a.b/c_d_e. (www.f.g/h)",
            "see |http://a.b/c_d_e:http://a.b/c_d_e|. (|http://www.f.g/h:www.f.g/h|)",
        ),
        ("<a href='http://b.c'>d</a> <s>e</s> <u>f</u>", "http://b.c:d| |strike:e| |italic:f"),
        ("a <!-- b --> c <small>d</small>", "a |<<!-- b -->>| c |<<small>>|d|<</small>>"),
        ("[A]{.smallcaps} [b]{#c}", "smallcaps:A| [b]{#c}"),
        ("![a][b] c\n\n[b]: d.png", " c|<[b]: d.png>"),
    ],
)
def test_runs(text: str, shown: str) -> None:
    assert _shown(text) == shown


def test_marks_of_lines() -> None:
    text = "## A\nb\n- c\n1) d\n> e\n\n---\n| f |\n[^1]: g\n![h](i.png)\n#hash\n"
    marks = [(line.mark, line.level) for line in read(text).lines if line.text]
    assert marks == [
        (LineMark.HEAD, 2), (LineMark.NONE, 0), (LineMark.BULLET, 0), (LineMark.NUMBER, 0), (LineMark.QUOTE, 0),
        (LineMark.RULE, 0), (LineMark.ROW, 0), (LineMark.NOTE, 0), (LineMark.IMAGE, 0), (LineMark.NONE, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("![The slip](slip.png)", [("slip.png", "The slip")]),
        ('![The slip](slip.png "In May")', [("slip.png", "The slip; In May")]),
        ("![slip.png](a/slip.png)", [("a/slip.png", "")]),
        ("![a](<the slip.png>) ![b](slip_(old).png)", [("the slip.png", "a"), ("slip_(old).png", "b")]),
        ("[![The slip](slip.png)](https://example.org/)", [("slip.png", "The slip")]),
        ("<img width=3 src='slip.png' alt=\"The &amp; slip\"/>", [("slip.png", "The & slip")]),
        ("![The slip](data:image/png;base64,AAAA)", [("", "The slip")]),
        (r"\![The slip](slip.png)", []),
        ("![The slip] (slip.png)", []),
    ],
)
def test_a_picture_is_no_text_and_is_not_lost(text: str, pictures: list[tuple[str, str]]) -> None:
    (line,) = read(text).lines
    assert [(image.address, image.words) for image in line.images] == pictures
    assert (line.mark is LineMark.IMAGE) == line.blank == bool(pictures)


def test_a_picture_in_a_line_stands_at_its_column() -> None:
    (line,) = read("## The ![slip](slip.png) today").lines
    assert line.mark is LineMark.HEAD
    assert line.content == "The  today"
    assert line.images[0].at == 7


def test_between_fences_nothing_is_a_mark() -> None:
    lines = read("a\n```tide\n# not *a* head\n\n  ![x](y)\n```\n*b*\n\n```\nnever closed\n").lines
    assert [(line.mark, line.content) for line in lines if not line.blank] == [
        (LineMark.NONE, "a"),
        (LineMark.CODE, "# not *a* head"),
        (LineMark.CODE, "![x](y)"),
        (LineMark.NONE, "b"),
        (LineMark.NONE, "```"),
        (LineMark.NONE, "never closed"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("---\ntitle: Tides\nauthor: Ada Quill\n---\n\nEbb.\n", "Ebb."),
        ("---\ntags:\n  - ebb\n  - flood\n\ndate: 1921-03-12\n...\nEbb.\n", "Ebb."),
        ("---\n\nEbb.\n\n---\n", "Ebb."),  # two rules
        ("---\nNote: the slip is closed.\nIt opens at noon.\n---\n", "Note: the slip is closed. It opens at noon."),
        ("---\ntitle: Tides\n", "title: Tides"),  # never closed
        ("Ebb.\n---\ntitle: Tides\n---\n", "Ebb. title: Tides"),  # not at the beginning
    ],
)
def test_front_matter_is_read_past_and_kept(text: str, shown: str) -> None:
    source = read(text)
    assert " ".join(line.content for line in source.lines if line.content) == shown
    assert "".join(source.layer().values()) == "".join(text.split())


def test_an_address_in_angle_brackets_is_a_link() -> None:
    (line,) = read("Write to <quay@example.org> or to <nobody>.").lines
    assert line.content == "Write to quay@example.org or to <nobody>."
    assert [run.style.target for run in line.runs if run.style.target] == ["mailto:quay@example.org"]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("tar &mdash; &#8212; &#x2014;", "tar — — —", "tar&mdash;&#8212;&#x2014;"),
        ("a&nbsp;b &amp;lt;", "a\u00a0b &lt;", "a&nbsp;b&amp;lt;"),
        ("&nothing; &#0; &#1; & &;", "&nothing; \ufffd &#1; & &;", "&nothing;&#0;&#1;&&;"),
    ],
)
def test_a_reference_reads_as_its_sign_and_is_kept(text: str, content: str, source: str) -> None:
    read_text = read(text)
    assert read_text.lines[0].content == content
    assert read_text.layer() == {"1": source}


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("a <summary>b</summary> c", ["the tag <summary> is not read; its words are kept"] * 2),
        ("<ul><li>a</li></ul>", ["<ul>", "<li>", "<li>", "<ul>"]),
        ('a <page n="3"/> b', ['<page n="3"/> looks like a tag, and is kept as text']),
        ("a^[b] c ^[d] [e]", ["a note within the line"]),
        ("a[^9] b", ["the note [^9] has no text; its mark is kept as text"]),
        ("KIT <aside to the boy> or <TOM>, a < b > c", []),
        ("| a[^9] |\n|---|\n| b |", ["the note [^9]"]),
    ],
)
def test_what_is_not_read_is_told(text: str, remarks: list[str]) -> None:
    found = read(text).remarks
    assert len(found) == len(remarks)
    assert all(wanted in each.message for wanted, each in zip(remarks, found, strict=True))
    assert all(text.split("\n")[int(each.anchor) - 1][each.column] in "<[" for each in found)


def test_a_hard_break_ends_a_line() -> None:
    lines = read("Ada Quill\\\nSlip Lane  \nKestrel Sound\nby the water\n").lines
    assert [line.ends for line in lines if line.text] == [True, True, False, False]


@pytest.mark.parametrize("mark", ["{1}----------------", "<!-- PageBreak -->", "<!-- page break -->"])
def test_a_mark_of_an_ocr_program_begins_a_page(mark: str) -> None:
    source = read(f"The ebb\n\n{mark}\n\nbegan.\n")
    assert [page.begins for page in source.pages] == [False, True]
    assert [line.content for line in source.lines if line.page] == [""]
    assert [line.content for line in source.lines if line.content] == ["The ebb", "began."]


def test_a_mark_of_a_page_inside_another_block_is_none() -> None:
    assert len(read("> The ebb\n>\n> <!-- page break -->\n").pages) == 1
