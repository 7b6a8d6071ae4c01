"""The blocks of a reading layer: one between two line feeds, with the element and the language that it has."""

from __future__ import annotations

from fascicle.tei.blocks import blocks_of
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.write import parse


def test_blocks_have_their_elements_and_languages() -> None:
    text = parse(
        b'<text xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><body><div><head>Ein <hi>Kopf</hi></head>'
        b"<opener><dateline>Emden, <date>3. Mai</date></dateline></opener>"
        b'<p xml:lang="fr">Un <foreign xml:lang="en">word</foreign> encore<note place="foot"><p>Au pied</p></note> ici'
        b"</p></div></body></text>",
        "letter.xml",
    )
    view = LayerView(text, Layer.READING)
    assert [(each.element, each.language, view.text[each.start : each.end]) for each in blocks_of(view)] == [
        ("head", "de", "Ein Kopf"),
        ("dateline", "de", "Emden, 3. Mai"),
        ("p", "fr", "Un word encore"),
        ("p", "fr", "Au pied"),
        ("p", "fr", "ici"),
    ]
