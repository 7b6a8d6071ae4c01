"""Who wrote to whom, as the letter itself says it."""

from __future__ import annotations

import pytest

from fascicle.encode.correspondence import correspondence
from fascicle.model.source import Line, Run
from fascicle.structure.model import Block, Part, Role
from fascicle.tei.names import local


def _block(role: Role, text: str) -> Block:
    return Block(role, [Part(Line("1", text, (Run(0, len(text)),)))])


def test_sender_day_and_addressees() -> None:
    blocks = [
        _block(Role.DATELINE, "3 May 1911"),
        _block(Role.OPENER, "To the Society of the Light"),
        _block(Role.OPENER, "To Hannah Marl"),
        _block(Role.PARAGRAPH, "The lamp is out."),
        _block(Role.SIGNED, "Kit Marl, secretary"),
        _block(Role.SIGNED, "Tom Dey"),
    ]
    described = correspondence(blocks, "1911-05-03", ["en"])
    assert described is not None
    sent, *received = described
    assert [(local(each), each.text) for each in sent] == [("persName", "Kit Marl"), ("date", "3 May 1911")]
    assert sent[1].get("when") == "1911-05-03"
    assert [(action.get("type"), local(action[0]), action[0].text) for action in received] == [
        ("received", "orgName", "Society of the Light"),
        ("received", "persName", "Hannah Marl"),
    ]


def test_a_letter_that_names_nobody_has_no_description() -> None:
    assert correspondence([_block(Role.PARAGRAPH, "The lamp is out.")], "", ["en"]) is None


def test_an_office_or_a_friend_is_no_name() -> None:
    for opener in ("A Friend of the Light", "To the Keeper of the Light"):
        assert correspondence([_block(Role.OPENER, opener)], "", ["en"]) is None


@pytest.mark.parametrize(
    ("language", "opener", "name"),
    [
        ("en", "To Mr. John Marl, M.A.", "John Marl"),
        ("es", "A la Sociedad del Faro", "Sociedad del Faro"),
        ("pl", "Pani Anna Kowalik", "Anna Kowalik"),
        ("pl", "Do Anny Kowalik", "Anny Kowalik"),
        ("sv", "Till Ada Berg", "Ada Berg"),
        ("pt-BR", "Ao Tiago Mar", "Tiago Mar"),
    ],
)
def test_what_leads_to_a_name_is_a_matter_of_language(language: str, opener: str, name: str) -> None:
    described = correspondence([_block(Role.OPENER, opener)], "", [language])
    assert described is not None
    assert described[0][0].text == name
