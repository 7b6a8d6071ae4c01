"""Plays in the conventions of printers: where a speaker stands and what ends the name, directions, acts and scenes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.matter import POEMS, SCENE
from support.not_yet import not_yet
from support.typeset import Told, of, paged, prose, told

__all__ = ["not_yet"]
SPEAKERS = [name for name, _ in SCENE if name]

# How a name is written, and how a direction is.
NAMES: dict[str, Callable[[str], str]] = {
    "TOM.": lambda name: f"{name.upper()}.",
    "Tom.": lambda name: f"{name}.",
    "TOM:": lambda name: f"{name.upper()}:",
    "Tom:": lambda name: f"{name}:",
    "TOM": lambda name: name.upper(),
    "Tom": lambda name: name,
    "TOM.—": lambda name: f"{name.upper()}.—",
    "<TOM>": lambda name: f"<{name.upper()}>",
    "<Tom>": lambda name: f"<{name}>",
}
DIRECTIONS: dict[str, Callable[[str], str]] = {
    "[ ]": lambda text: f"[{text}]",
    "( )": lambda text: f"({text})",
    "[": lambda text: f"[{text}",
    "none": lambda text: text,
}


def play(
    name: str, direction: str, *, own_line: bool, blank: bool, heads: tuple[str, ...] = ("ACT I.", "SCENE I.")
) -> list[str]:
    lines = [each for head in heads for each in (head, "")]
    for speaker, text in SCENE:
        if speaker is None:
            block = prose([DIRECTIONS[direction](text)], indent="")
        elif own_line:
            block = [NAMES[name](speaker), *prose([text], indent="")]
        else:
            gap = "" if name.endswith("—") else " "
            block = prose([f"{NAMES[name](speaker)}{gap}{text}"], indent="" if blank else "  ")
        lines += [*block, *([""] if blank else [])]
    return lines


def bare(words: str) -> str:
    return words.strip(" .:—<>").title()


def check(parts: Told) -> None:
    assert [bare(words) for words in of("speaker", parts)] == SPEAKERS
    assert all(text in of("p", parts) for speaker, text in SCENE if speaker)


@pytest.mark.parametrize("genre", [{"genre": "drama"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize("blank", [True, False], ids=["blank lines", "close"])
@pytest.mark.parametrize("name", NAMES)
def test_a_speaker_on_a_line_of_the_name_alone(name: str, blank: bool, genre: dict[str, str]) -> None:
    check(told("\n".join(play(name, "[ ]", own_line=True, blank=blank)) + "\n", **genre))


@pytest.mark.parametrize("genre", [{"genre": "drama"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize("blank", [True, False], ids=["blank lines", "close"])
@pytest.mark.parametrize("name", [each for each in NAMES if each != "Tom"])
def test_a_speaker_before_the_speech(name: str, blank: bool, genre: dict[str, str]) -> None:
    check(told("\n".join(play(name, "[ ]", own_line=False, blank=blank)) + "\n", **genre))


@pytest.mark.parametrize("own_line", [True, False], ids=["own line", "in line"])
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", ["TOM.", "Tom."])
def test_directions_between_speeches(name: str, direction: str, own_line: bool) -> None:
    parts = told("\n".join(play(name, direction, own_line=own_line, blank=True)) + "\n", genre="drama")
    assert of("stage", parts) == [DIRECTIONS[direction](text) for speaker, text in SCENE if speaker is None]
    check(parts)


@pytest.mark.parametrize("own_line", [True, False], ids=["own line", "in line"])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_direction_of_two_sentences_is_no_speech(direction: str, own_line: bool) -> None:
    lines = play("TOM.", direction, own_line=own_line, blank=True)
    at = lines.index(DIRECTIONS[direction]("Exit Tom."))
    lines[at] = DIRECTIONS[direction]("A knock. They look at each other.")
    parts = told("\n".join(lines) + "\n", genre="drama")
    assert lines[at] in of("stage", parts)


@pytest.mark.parametrize("own_line", [True, False], ids=["own line", "in line"])
@pytest.mark.parametrize("blank", [True, False], ids=["blank lines", "close"])
@pytest.mark.parametrize("word", ["Mine.", "No!", "Why?"])
def test_a_speech_of_one_word(word: str, blank: bool, own_line: bool) -> None:
    lines = play("TOM.", "[ ]", own_line=own_line, blank=blank)
    lines[-1 - blank] = word if own_line else f"{'' if blank else '  '}WIDOW MARL. {word}"
    parts = told("\n".join(lines) + "\n", genre="drama")
    assert [bare(words) for words in of("speaker", parts)] == SPEAKERS
    assert word in of("p", parts)


@pytest.mark.parametrize("direction", ["[rising.]", "(rising)", "[Rises.", "(aside.)"])
def test_a_direction_inside_a_speech(direction: str) -> None:
    lines = play("TOM.", "[ ]", own_line=False, blank=True)
    at = lines.index("NED. On Friday I was in bed.")
    lines[at] = f"NED. On Friday I was in bed. {direction}"
    parts = told("\n".join(lines) + "\n", genre="drama")
    assert direction in of("stage", parts)


@pytest.mark.parametrize("genre", [{"genre": "drama"}, {}], ids=["told", "not told"])
@pytest.mark.parametrize(
    "heads",
    [
        ("ACT I.", "SCENE I."),
        ("ACT I", "SCENE 1"),
        ("Act the First.", "Scene I.—A kitchen."),
        ("SCENE II. A kitchen by the river.",),
    ],
    ids=lambda heads: heads[0],
)
def test_acts_and_scenes_have_heads(heads: tuple[str, ...], genre: dict[str, str]) -> None:
    parts = told("\n".join(play("TOM.", "[ ]", own_line=False, blank=True, heads=heads)) + "\n", **genre)
    assert of("head", parts) == list(heads)


@pytest.mark.parametrize("feed", [True, False], ids=["form feed", "blank line"])
@pytest.mark.parametrize("own_line", [True, False], ids=["own line", "in line"])
@pytest.mark.parametrize("size", [19, 22, 25])
def test_a_running_head_inside_a_speech(size: int, own_line: bool, feed: bool) -> None:
    lines = play("TOM.", "[ ]", own_line=own_line, blank=False)
    heads = [
        "24            THE BOAT",
        "THE BOAT            25",
        "26            THE BOAT",
        "THE BOAT            27",
        "28            THE BOAT",
    ]
    lines += lines[2:]  # the scene is played twice
    parts = told(paged(lines, heads, size, feed=feed), genre="drama")
    assert [bare(words) for words in of("speaker", parts)] == SPEAKERS * 2
    assert " ".join(of("fw", parts)).split() == " ".join(heads[: (len(lines) - 1) // size]).split()


@pytest.mark.parametrize("own_line", [True, False], ids=["own line", "in line"])
@pytest.mark.parametrize("name", ["TOM.", "Tom.", "TOM:", "TOM"])
def test_speeches_in_verse(name: str, own_line: bool) -> None:
    lines = ["ACT II.", ""]
    verse = [stanza for _, poem in POEMS for stanza in poem]
    for at, stanza in enumerate(verse):
        speaker = NAMES[name](("Tom", "Ned", "Widow Marl")[at % 3])
        lines += [*([speaker, *stanza] if own_line else [f"{speaker} {stanza[0]}", *stanza[1:]]), ""]
    parts = told("\n".join(lines) + "\n", genre="drama")
    assert [bare(words) for words in of("speaker", parts)] == [
        ("Tom", "Ned", "Widow Marl")[at % 3] for at in range(len(verse))
    ]
    assert of("l", parts) == [line for stanza in verse for line in stanza]
