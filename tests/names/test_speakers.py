"""Who speaks is a person, though a town be called so."""

from __future__ import annotations

from fascicle.model.blocks import TextBlock
from fascicle.names.recognise.candidates import NameCandidate
from fascicle.names.recognise.speakers import as_persons

TITLES = frozenset({"mrs", "captain"})


def test_a_form_that_stands_as_a_speaker_is_a_person() -> None:
    text = "HOBART.\nHe came from Hobart to Perth."
    blocks = [TextBlock(0, 7, "speaker", "en"), TextBlock(8, len(text), "p", "en")]
    found = [
        NameCandidate(0, 6, "placeName", 0.9),
        NameCandidate(21, 27, "placeName", 0.9),
        NameCandidate(31, 36, "placeName", 0.9),
    ]
    assert [each.element for each in as_persons(text, blocks, found, TITLES)] == ["persName", "persName", "placeName"]


def test_without_speakers_nothing_changes() -> None:
    found = [NameCandidate(0, 6, "placeName", 0.9)]
    assert as_persons("Hobart", [TextBlock(0, 6, "p", "en")], found, TITLES) == found


def test_a_speaker_is_known_without_titles() -> None:
    text = "MRS. PERTH. Job!\nPerth is his wife, the King of Hobart is not."
    blocks = [TextBlock(0, 11, "speaker", "en"), TextBlock(12, len(text), "p", "en")]
    found = [
        NameCandidate(17, 22, "placeName", 0.9),
        NameCandidate(text.index("Hobart"), text.index("Hobart") + 6, "placeName", 0.9),
    ]
    assert [text[each.start : each.end] for each in found] == ["Perth", "Hobart"]
    assert [each.element for each in as_persons(text, blocks, found, TITLES)] == ["persName", "placeName"]
