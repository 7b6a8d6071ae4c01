"""Adding to an authority file that a person writes: in its own manner, and without changing a byte of what is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.check.grammar import edition_schema
from fascicle.edition.record import Licence
from fascicle.edition.toml import Url
from fascicle.model.errors import EditionError
from fascicle.names.authority import Authority
from fascicle.names.authority_file import Addition, add, new_file

EMPTY = new_file("Quay & Co", "The <Press>", Licence("CC0", Url("https://example.org/cc0?a=1&b")), "en")
REED = Addition("tom-reed", "person", ("Tom Reed", "T. Reed <the Elder>"), (("gnd", "11"),))
PORT = Addition("port", "place", ("Port & Bay",))
CLUB = Addition("club", "org", ("Club",))
FILE = """\
<?xml version='1.0'?>
<!-- <person xml:id="none"> of old -->
<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:standOff>
\t<t:listPlace>
\t\t<t:place xml:id='port'><t:placeName type="preferred">Port</t:placeName><t:desc>a &gt; b</t:desc>
\t\t<t:note><![CDATA[</t:place>]]></t:note></t:place>
\t</t:listPlace>
</t:standOff></t:TEI>
"""


def is_within(old: bytes, new: bytes) -> bool:
    """Whether the one is the other with something left out."""
    signs = iter(new)
    return all(sign in signs for sign in old)


def test_a_new_file_is_valid() -> None:
    data = add(EMPTY, "a.xml", [REED, PORT, CLUB])
    assert not edition_schema().validate(data, "a.xml")
    entries = {entry.id: entry for entry in Authority.read(data, "a.xml").entries}
    assert entries["tom-reed"].names == REED.names
    assert entries["tom-reed"].numbers == ("gnd",)
    assert entries["port"].preferred == "Port & Bay"


def test_the_manner_of_the_file_is_kept() -> None:
    data = add(FILE.encode(), "a.xml", [Addition("port", "place", ("Port", "Haven"), (("geonames", "7"),)), CLUB, REED])
    text = data.decode()
    assert '<t:placeName type="preferred">Port</t:placeName>\n<t:placeName type="variant">Haven</t:placeName>' in text
    assert "<t:desc>a &gt; b</t:desc>\n" in text
    assert "\t<t:listOrg>" in text
    assert is_within(FILE.encode(), data)
    port = next(each for each in Authority.read(data, "a.xml").entries if each.id == "port")
    assert (port.names, port.numbers) == (("Port", "Haven"), ("geonames",))


def test_what_is_there_is_not_added_again() -> None:
    once = add(EMPTY, "a.xml", [REED, PORT])
    assert add(once, "a.xml", [REED, PORT]) == once


def test_lines_end_as_they_do_in_the_file() -> None:
    data = add(EMPTY.replace(b"\n", b"\r\n"), "a.xml", [REED])
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    "data",
    [
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>',
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff/></TEI>',
        "<?xml version='1.0' encoding='ISO-8859-1'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><note>é</note></TEI>".encode(
            "latin-1"
        ),
    ],
)
def test_a_file_without_a_place_for_entries_is_left_alone(data: bytes) -> None:
    with pytest.raises(EditionError, match=r"authority file|UTF-8"):
        add(data, "a.xml", [REED])


_TEXTS = st.text(st.sampled_from("aé<>&\"' -–ſ]"), min_size=1, max_size=12).map(
    lambda each: f"A{' '.join(each.split())}"
)


@given(st.lists(st.tuples(st.sampled_from(["person", "place", "org"]), _TEXTS, _TEXTS), max_size=6))
def test_any_names_go_in_and_come_back(rows: list[tuple[str, str, str]]) -> None:
    additions = [Addition(f"e{at}", kind, (one, two)) for at, (kind, one, two) in enumerate(rows)]
    data = add(add(EMPTY, "a.xml", additions[:2]), "a.xml", additions)
    entries = {entry.id: entry for entry in Authority.read(data, "a.xml").entries}
    assert {each.id for each in additions} == entries.keys()
    assert all(set(each.names) == set(entries[each.id].names) for each in additions)
    assert is_within(EMPTY, data)
