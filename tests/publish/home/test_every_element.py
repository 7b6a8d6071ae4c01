"""Every element of TEI P5, in every kind of place, comes home, and is shown by page and book; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.home import shown

MODULE = Path(__file__).parents[3] / "xslt" / "home" / "elements.xsl"
TABLES = MODULE.read_text("utf-8").partition('name="home:wordless"')
WORDLESS = set(re.findall(r"\w+", re.findall(r"'([^']*)'", TABLES[2])[0]))
NAMES = sorted(set(re.findall(r"\w+", " ".join(re.findall(r"'[a-z]+': '([^']*)'", TABLES[0])))))

# Places in which an element may stand; what stands beside it makes it one among words, or one among blocks.
PLACES = [
    "<p>before {} after</p>",
    "<div>{}<p>after</p></div>",
    "<list><item>{}</item></list>",
    "<list>{}</list>",
    "<table><row>{}</row>{}</table>",
    "<lg><l>before {}</l>{}</lg>",
    "<sp><speaker>{}</speaker>{}</sp>",
    "<note>{}</note>",
    "<p><note resp='#ed'>{}</note></p>",
    "<p><app><lem>{}</lem><rdg wit='#A'>{}</rdg></app></p>",
    "<p><choice><sic>{}</sic><corr>x</corr></choice></p>",
    "<p><del>{}</del><add>{}</add></p>",
    "<listBibl><bibl>{}</bibl><biblStruct><monogr>{}</monogr></biblStruct></listBibl>",
    "<listPerson><person>{}</person></listPerson>",
    "<entry><form>{}</form><sense>{}</sense></entry>",
    "<cit><quote>{}</quote>{}</cit>",
    "<figure>{}</figure>",
    "<castList><castItem>{}</castItem></castList>",
    "<opener>{}</opener><closer>{}</closer>",
    "<head>{}</head>",
    "<p><persName>{}</persName><ref target='#x'>{}</ref></p>",
    "<div type='edition'><ab><lb n='1'/>before {} <supplied reason='lost'>{}</supplied></ab></div>",
    "<titlePage><docTitle><titlePart>{}</titlePart></docTitle>{}</titlePage>",
]


# In the form of a source that a correction replaces there is nothing of the edition's.
OF_THE_EDITION = {"note", "supplied"}


def elements(place: str) -> Iterator[str]:
    """One place filled with each element that may hold something; each has words of its own."""
    for number, name in enumerate(NAMES):
        words = "" if name in WORDLESS or ("<sic>" in place and name in OF_THE_EDITION) else f"word{number:03}s"
        yield place.replace("{}", f"<{name}>{words}</{name}>")


@pytest.mark.parametrize("place", PLACES)
def test_every_element_in_a_place(place: str) -> None:
    """What stands there is shown, or told by name; and no element ends a build."""
    body = "".join(f"<div>{each}</div>" for each in elements(place))
    made = shown(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title>'
        f"</titleStmt></fileDesc></teiHeader><text><body>{body}</body></text></TEI>".encode()
    )
    assert {name: [(each.element, each.words) for each in found][:5] for name, found in made.lost().items()} == {}
