"""Labels to blocks, speeches, stanzas: what follows from what lines are, whoever said so."""

from __future__ import annotations

from fascicle.inputs import text
from fascicle.language.lexicon import Lexicon
from fascicle.model.source import Line
from fascicle.structure.blocks.labelled import blocks_of, settle_broken, settle_doubts, settle_open, tell_roles
from fascicle.structure.blocks.speeches import count_speeches, cut_speakers
from fascicle.structure.blocks.verse import stanzas
from fascicle.structure.genre import counts_part, rank_heads, tell_genre
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.lines.label import Label
from fascicle.structure.model import Block, Part, Role
from fascicle.structure.pages.furniture import mark_places


def told(written: str) -> tuple[tuple[Line, ...], dict[int, Label]]:
    """Lines and labels of `B-p<TAB>The boats are late.`, one a line."""
    rows = [row.partition("\t") for row in written.strip("\n").split("\n")]
    lines = text.read("\n".join(line for _, _, line in rows)).lines
    labels = {
        at: Label(name.rstrip("?")[2:] or name, name[0] == "B", 0.2 if name.endswith("?") else 1.0)
        for at, (name, _, _) in enumerate(rows, 1)
        if name
    }
    return lines, labels


def blocks(written: str) -> list[Block]:
    lines, labels = told(written)
    found = blocks_of(lines, labels, {}, {})
    mark_places(found, lines, {})
    return found


def shown(found: list[Block]) -> list[tuple[str, str]]:
    return [(str(block.role), block.text) for block in found]


def test_a_paragraph_that_a_caption_cuts_goes_on_behind_it() -> None:
    found = blocks(
        """
B-head	The winter boat
B-p	The boat that brings the flour
B-caption	The pier in snow
I-p	was late again.
B-p	Nobody minded.
"""
    )
    assert shown(found) == [
        ("head", "The winter boat"),
        ("paragraph", "The boat that brings the flour was late again."),
        ("caption", "The pier in snow"),
        ("paragraph", "Nobody minded."),
    ]


def test_nothing_goes_on_over_a_head() -> None:
    found = blocks("B-p	The boat that brings the flour\nB-head	Ashore\nI-p	was late again.")
    assert [role for role, _ in shown(found)] == ["paragraph", "head", "paragraph"]


def _broken(written: str) -> list[tuple[str, str]]:
    lines, labels = told(written)
    hyphens = Hyphens(Lexicon((line.content for line in lines), ("en",)))
    return shown(blocks_of(lines, settle_broken(lines, labels, hyphens), {}, {}))


def test_the_halves_of_a_broken_word_are_in_one_block_whatever_their_lines_look_like() -> None:
    assert _broken("B-p	The boat came in late and the har-\nB-head\tbour was dark.") == [
        ("paragraph", "The boat came in late and the har- bour was dark.")
    ]
    assert _broken("B-p\tIt was late.\nfw\tThe boat came into the har-\nB-p\tbour in the dark.") == [
        ("paragraph", "It was late."),
        ("paragraph", "The boat came into the har- bour in the dark."),
    ]


def test_what_stands_between_the_halves_of_a_word_is_a_caption() -> None:
    assert _broken("B-p\tThe boat came into the har-\nI-p\tThe Pier In Snow\nI-p\tbour in the dark.") == [
        ("paragraph", "The boat came into the har- bour in the dark."),
        ("caption", "The Pier In Snow"),
    ]


def test_a_caption_with_which_a_sentence_begins_is_none() -> None:
    found = blocks(
        "B-p\tIt was late.\nB-caption\tThe boat that brings the flour\nB-caption\tThe pier\nB-p\twas seen by nobody."
    )
    settle_open(found)
    assert [str(block.role) for block in found] == ["paragraph", "paragraph", "caption", "paragraph"]


def test_a_role_less_likely_than_not_stays_a_paragraph_and_is_told() -> None:
    found = blocks("B-head?	The winter boat\nB-p	It was late.")
    doubts = list(settle_doubts(found))
    assert found[0].role is Role.PARAGRAPH
    assert [(doubt.line.anchor, doubt.role, doubt.probability) for doubt in doubts] == [("1", Role.HEAD, 0.2)]


def speeches(written: str) -> list[tuple[str, str, int]]:
    found = stanzas(cut_speakers(blocks(written)))
    count_speeches(found)
    return [(str(block.role), block.text, block.speech) for block in found]


def test_a_speakers_name_is_cut_where_it_ends() -> None:
    assert speeches(
        """
B-speaker+p	Mr. Tarn. Who goes there?
B-speaker+p	Ned (aside). Nobody at all.
I-p	He has gone.
B-speaker+l	LADY VANE: The lamp is lit,
B-l	the boats are tied.
B-speaker+p	Mr. Tarn. Come in.
"""
    ) == [
        ("speaker", "Mr. Tarn.", 1),
        ("paragraph", "Who goes there?", 1),
        ("speaker", "Ned", 2),
        ("paragraph", "(aside). Nobody at all. He has gone.", 2),
        ("speaker", "LADY VANE:", 3),
        ("stanza", "The lamp is lit, the boats are tied.", 3),
        ("speaker", "Mr. Tarn.", 4),
        ("paragraph", "Come in.", 4),
    ]


def test_a_part_and_its_number_is_no_speaker() -> None:
    assert speeches(
        """
B-speaker+p	Scene II. A kitchen.
B-speaker+p	Acte IV. Une cour.
"""
    ) == [
        ("head", "Scene II. A kitchen.", 0),
        ("head", "Acte IV. Une cour.", 0),
    ]
    assert not counts_part("TOM I will not.")  # tom is a volume in some languages


def test_a_direction_between_the_parts_of_a_speech_is_in_it_and_a_name_alone_is_none() -> None:
    assert speeches(
        """
B-speaker	<NED>
B-p	Who is it?
B-stage	A knock.
B-p	Come in.
B-head	ACT II
B-speaker	TARN
B-head	ACT III
"""
    ) == [
        ("speaker", "<NED>", 1),
        ("paragraph", "Who is it?", 1),
        ("stage", "A knock.", 1),
        ("paragraph", "Come in.", 1),
        ("head", "ACT II", 0),
        ("paragraph", "TARN", 0),
        ("head", "ACT III", 0),
    ]


def test_stanzas_are_parted_by_more_than_the_usual_space() -> None:
    close = blocks(
        "B-l	The lamp is lit,\nB-l	the boats are tied,\n	\nB-l	and no one asks\nB-l	the water why."
    )
    wide = blocks(
        "B-l	The lamp is lit,\n	\nB-l	the boats are tied,\n	\n	\nB-l	and no one asks\n	\nB-l	the water why."  # noqa: E501
    )
    for found in (close, wide):
        assert [block.text for block in stanzas(found)] == [
            "The lamp is lit, the boats are tied,",
            "and no one asks the water why.",
        ]


def test_a_line_turned_over_belongs_to_its_verse_and_a_number_at_the_margin_to_none() -> None:
    found = stanzas(
        blocks(
            "B-l	It took the master's\nI-l	      whole estate,\nB-l	and gave him none of it back,      5\nB-l	nor us."  # noqa: E501
        )
    )
    assert [part.content for part in found[0].parts] == [
        "It took the master's",
        "whole estate,",
        "and gave him none of it back,",
        "nor us.",
    ]
    assert found[0].turned == {1}
    assert [(at, [str(each.role) for each in inner]) for at, inner in found[0].inner.items()] == [(3, ["line-number"])]


def test_the_genre_follows_from_the_roles() -> None:
    assert (
        tell_genre(
            blocks("B-dateline	Oxmoor, 3 May 1904\nB-salute	Dear Ada,\nB-p	Come soon.\nB-closer	Yours,")
        )
        == "letter"
    )
    assert tell_genre(blocks("B-head	The pier\nB-l	The lamp is lit,\nB-l	the boats are tied.")) == "verse"
    assert (
        tell_genre(blocks("B-speaker	NED\nB-p	Who?\nB-speaker	TARN\nB-p	I.\nB-speaker	NED\nB-p	Oh."))
        == "drama"
    )
    assert (
        tell_genre(blocks("B-head	CHAPTER I.\nB-p	It was late.\nB-head	CHAPTER II.\nB-p	Nobody came."))
        == "book"
    )


def test_parts_that_are_named_nest_as_they_first_come() -> None:
    found = blocks(
        "B-head	ACT I.\nB-head	SCENE 1\nB-p	A pier.\nB-head	SCENE 2\nB-p	A yard.\nB-head	ACT II.\nB-p	A hill."
    )
    rank_heads(found)
    assert [block.level for block in found if block.role is Role.HEAD] == [1, 2, 2, 1]


def test_who_has_spoken_twice_is_known_again() -> None:
    text = (
        "B-head	TARN\nB-p	Who goes there?\nB-speaker	NED\nB-p	Nobody.\nB-speaker	TARN\nB-p	Oh.\n"
        "B-speaker	TARN\nB-p	And who else?\nB-head	NED.\nB-p	Ned, a sailor."
    )
    assert [role for role, _, _ in speeches(text)] == [
        *("speaker", "paragraph", "speaker", "paragraph", "speaker", "paragraph", "speaker", "paragraph"),
        *("head", "paragraph"),
    ]
    within = "B-head	TARN. Mine.\nB-speaker+p	TARN. Oh, no.\nB-speaker+p	TARN. And who else?\nB-p	TARN, a sailor."  # noqa: E501
    assert [role for role, _, _ in speeches(within)] == [*["speaker", "paragraph"] * 3, "paragraph"]


def test_a_marked_paragraph_is_as_many_blocks_as_its_lines_look_like() -> None:
    rows, labels = told(
        "B-dateline	Low Quay, 4 May\nB-head	To the Keepers\nB-salute	Dear friends,\n\tno\nB-p	x"
    )
    head = Block(Role.PARAGRAPH, [Part(line) for line in rows[:3]])
    mixed = Block(Role.PARAGRAPH, [Part(rows[0]), Part(rows[4])])
    assert shown(tell_roles([head], labels)) == [
        ("dateline", "Low Quay, 4 May To the Keepers"),
        ("salute", "Dear friends,"),
    ]
    assert shown(tell_roles([mixed], labels)) == [("dateline", "Low Quay, 4 May x")]
