"""Small texts as columns, boxes, captions and pages tear them, in several languages: what is read after what.

Each was written before it was tried; the second half was not looked at while the rules were made.
"""

from __future__ import annotations

import textwrap

import pytest

from fascicle.encode.convert import structured
from fascicle.structure import Layout
from support.labels import read_labels, saying
from support.set_pages import by_top_edge, set_in_columns
from support.sources import one_source


def _lay_out(
    text: str, language: str = "en", genre: str = "newspaper", file: str = "text.txt", said: str = ""
) -> Layout:
    """What lines are is not the matter here: paragraphs by blank lines, but for what is ``said``."""
    data = text.encode()
    edition, source = one_source(data, file, genre=genre, language=language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fascicle.structure.label", saying(read_labels(said)))
        return structured(edition, source, data).layout


def _read(layout: Layout) -> list[str]:
    return [part.content for block in layout.blocks for part in block.parts]


def _paragraph(layout: Layout, line: int) -> list[int]:
    """The lines of the block that a line belongs to."""
    return next(numbers for block in layout.blocks if line in (numbers := [part.line.number for part in block.parts]))


def _interleaved(texts: list[str], width: int, columns: int = 2) -> tuple[str, list[str]]:
    """Paragraphs in columns as an extraction writes them by their top edges, and their lines as they are read."""
    page = set_in_columns([textwrap.wrap(text, width) for text in texts], columns)
    filed = "\n\n".join("\n".join(piece.lines) for piece in by_top_edge(page))
    return f"\f{filed}\n", [line for piece in page for line in piece.lines]


_RAILWAY = [
    "The branch line to the slate works was opened on a Thursday, in rain. There were nine carriages for the guests"
    " and one for the band, and the band was left behind at the second halt because it had got out to drink.",
    "Nobody had told the station master at the upper end. He had gone to a christening with the only key, so that the"
    " ribbon was cut on the wrong side of the gate.",
    "Mr. Pell spoke for an hour. He said that slate had made the county and that the county would now make the slate,"
    " which was cheered, and that the fare would never be raised while there was breath in him or any of his sons, who"
    " sat in the third carriage and did not hear it for the noise of the wind.",
    "The return was slower. One of the engines had been lent by the harbour board and did not like hills; it was fed"
    " with the chairs of the waiting room, and later with its door.",
    "We are asked to say that the chairs have been replaced.",
]


_SHOW = [
    "At the show the first prize for a ram went to the miller, who has no sheep. He had it from his brother-in-law, and"
    " the brother-in-law had the second prize.",
    "The judges dined at five. It was raining by then and the marquee had begun to lean, so that the pudding was"
    " carried out by the same door as the band.",
]


def test_two_columns_that_cut_a_sentence() -> None:
    text, read = _interleaved(_RAILWAY, 46)
    assert _read(_lay_out(text)) == read


def test_a_caption_in_a_word() -> None:
    text = """The show of roses was held in the riding school, which had been swept for it twice, and the gen-

The president's wife with the yellow Noisette

eral opinion was that the white ones had been better before the rain. There were forty entries.
"""
    layout = _lay_out(text, said="3 caption")
    assert _paragraph(layout, 1) == [1, 5]
    assert [(move.lines[0].anchor, move.behind.anchor) for move in layout.moves] == [("5", "1")]


def test_a_box_in_a_sentence() -> None:
    text = """It has been reckoned that a family of five in the new streets by the gasworks pays for its water
in a year as much as for its bread in a month, and that the pump in the square, which costs

WHAT WATER COSTS

• From the pump: nothing
• From the cart: a penny the can
• From the pipe: four shillings a quarter

nothing and is the best of all, is locked at six. The council has never said who has the key.

The next sitting is on Monday.
"""
    layout = _lay_out(text, said="4 head\n6 item\n7 item\n8 item")
    assert _paragraph(layout, 1) == [1, 2, 10]
    assert all(block.role != "head" for block in layout.blocks)


def test_continued_on_another_page() -> None:
    text = """\fThe inquiry into the fire at the ropewalk was opened yesterday by the coroner, who heard seven men
and a boy. All of them had seen a light, and no two of them had seen it in the same window of the

(Continued on page 7)

Two ponies were sold at the fair for less than their harness. It was a wet day and nobody bid.

The new bell has been hung. It is a third flat, and the vicar says that it will wear in with use.

\f(Continued from page 1)

upper floor, where the tar was kept. The jury asked to be shown the place and was driven there.
"""
    layout = _lay_out(text)
    assert [part.line.number for block in layout.blocks for part in block.parts] == [1, 2, 4, 6, 8, 10, 12]
    assert layout.moves == ()
    assert [[line.anchor for line in finding.lines] for finding in layout.findings] == [["2", "12"]]


def test_three_columns() -> None:
    text, read = _interleaved([*_RAILWAY, *_SHOW], 34, 3)
    assert _read(_lay_out(text)) == read


# Written like the others, and held back.

_MARKT = [
    "Auf dem Wochenmarkt war am Samstag wenig zu holen. Die Bauern aus dem oberen Tal kamen nicht durch, weil die"
    " Brücke noch immer auf Böcken steht, und die aus dem unteren hatten ihre Eier schon an die Bahn verkauft.",
    "Butter gab es keine. Wer vor sieben kam, bekam Quark, und wer nach acht kam, bekam zu hören, dass es Quark gegeben"
    " habe.",
    "Dagegen standen an der Mauer zwölf Wagen mit Kohl. Der Kohl war groß und billig, und er war am Abend noch da; man"
    " hat ihn der Gemeinde angeboten, die ihn nicht wollte, und dann dem Kloster, das ihn schon hatte und sich für die"
    " Nachfrage bedankte.",
    "Die Polizei schrieb drei Hunde auf. Einer davon gehört dem Bürgermeister.",
    "Am Mittwoch ist wieder Markt, und die Gemeinde bittet, das Pflaster nicht mit Fuhrwerken zu befahren, die breiter"
    " sind als das Tor.",
]


def test_two_columns_in_german() -> None:
    text, read = _interleaved(_MARKT, 44)
    # A noun at the head of the column proves nothing, a word in lower case does.
    assert _read(_lay_out(text, "de")) == [line for line in text.strip().splitlines() if line]
    text, read = _interleaved(_MARKT, 48)
    assert _read(_lay_out(text, "de")) == read


def test_a_caption_in_a_sentence_of_markdown() -> None:
    text = """The orchard was planted by the grandfather of the present tenant, who kept a book of it in which

**The old pear tree at the north wall**

every graft has its page. The book was lent to the county museum, which cannot find it.

Nothing is known of the cider.
"""
    layout = _lay_out(text, file="text.md", said="3 caption")
    assert _paragraph(layout, 1) == [1, 5]


def test_a_note_and_a_running_head_between_two_pages() -> None:
    text = """\fTHE VALE OF AULD                                                    21

The parish had two mills, of which the lower belonged to the abbey until the sale and then to a
Captain Strode, who let it fall. The upper was worked by widows for three generations, and it was
here that the engineer met the last of them, a Mrs.

* The deed is in the chest at Auld.

\f22                                                    THE VALE OF AULD

Tanner, who would not sell. He went away and came again in the autumn with a surveyor and a dog.
The dog was kept.
"""
    layout = _lay_out(text, genre="book", said="1 fw\n7 note\n9 fw")
    assert [part.line.number for block in layout.blocks for part in block.parts if part.line.number > 2][:1] == [3]
    assert layout.moves == () or all(move.lines[0].anchor == "11" for move in layout.moves)


@pytest.mark.parametrize(
    "beginning", ["I counted", "God knows what", "Mr. Ames had", "Häuser standen", "Anna Lind wrote", "“They said"]
)
def test_no_page_is_jumped_over(beginning: str) -> None:
    text = f"""The engine was heard long before it was seen, and those who had come up to the cutting for the
day put down their baskets and stood along the fence, and the oldest of them, who had seen the
\f{beginning} the sleepers twice and made it nine hundred and four, but the paper says nine hundred,
and so does the company. It was a dry summer and the dust lay on everything, even on the
\fcoaches of the gentry, which had been washed that morning. After the speeches there was a dinner
for those who had tickets and a barrel for those who had none.
"""
    layout = _lay_out(text, genre="book")
    assert [part.line.number for block in layout.blocks for part in block.parts] == [1, 2, 3, 4, 5, 6]
    assert len({id(block) for block in layout.blocks if block.role == "paragraph"}) == 1
    assert layout.moves == ()


def test_columns_one_after_another_stay() -> None:
    left = textwrap.wrap(" ".join(_RAILWAY[:3]), 44)
    right = textwrap.wrap(" ".join(_RAILWAY[3:]), 44)
    text = "\f" + "\n".join(left) + "\n\nThe third carriage, after the rain\n\n" + "\n".join(right) + "\n"
    layout = _lay_out(text, said=f"{len(left) + 2} caption")
    assert _read(layout) == [*left, "The third carriage, after the rain", *right]


def test_a_box_with_sentences_in_french() -> None:
    text = """Le conseil a siégé jusqu'à minuit pour décider si la fontaine de la place, que
l'on a repeinte deux fois depuis la foire sans que personne l'ait vue couler, et qui ne donne plus que

LES SOURCES DU BOURG

La source du lavoir n'a jamais tari. Celle de la Combe est à sec depuis le mois de juin.

de la rouille depuis que l'on a percé le tunnel, serait réparée ou vendue. On a voté la réparation.
"""
    layout = _lay_out(text, "fr", said="4 head\n6 p")
    assert _paragraph(layout, 1) == [1, 2, 8]
