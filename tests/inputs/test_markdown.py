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
        ("a **b *c** d* e", "a |bold:b |bold+italic:c|italic: d| e"),
        ("**never closed\n\n*nor this", "never closed|nor this"),
        ("**bold over\nlines** ends", "bold:bold over|bold:lines| ends"),
        ("2 * 3 is 6", "2 * 3 is 6"),
        ("snake_case and _this_", "snake_case and |<_>|italic:this|<_>"),
        ("H<sub>2</sub>O<br>m<sup>2</sup> </i>", "H|sub:2|O| m|sup:2| "),
        ("[a](http://b.c/d_(e) 'title') z", "http://b.c/d_(e):a| z"),
        ("a ](no link) [b] (c)", "a ](no link) [b] (c)"),
        ("<https://a.b/c> d", "https://a.b/c:https://a.b/c| d"),
        (r"US\$ 1 and \*star\*", r"US|<\>|$ 1 and |<\>|*star|<\>|*"),
        ("a[^1] b", "a|^1:<[^>|^1:1|^1:<]>| b"),
        ("| a | b |\n| --- | --- |", "<|>| a |<|>| b |<|>|<| --- | --- |>"),
        ("![alt](x.png)", ""),
        ("1^er^ mai, H~2~O, XIX^e^", "1|sup:er| mai, H|sub:2|O, XIX|sup:e"),
        ("2 ^ 3 ^ 4, ~ten~ of ~~them~~ x^[a]^", "2 ^ 3 ^ 4, ~ten~ of ~~them~~ x^[a]^"),
        ("- a\n* b\n1. c", "<->| a| b|1. c"),
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
