"""Who speaks in a play: a form that stands as a speaker is a person wherever it stands in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fascicle.model.blocks import TextBlock
from fascicle.names.recognise.candidates import NameCandidate

SPEAKER = "speaker"
_AROUND = " .,:;()[]—–-"


def as_persons(
    text: str, blocks: Sequence[TextBlock], candidates: Iterable[NameCandidate], titles: frozenset[str]
) -> list[NameCandidate]:
    """The candidates, those that have the form of a speaker as persons: Hobart is a town, but not where he speaks.

    A speaker is known without ``titles``, too: MRS. HARROW is Harrow.
    """
    speakers = {_form(text[each.start : each.end]) for each in blocks if each.element == SPEAKER}
    speakers |= {_untitled(form, titles) for form in speakers}
    return [
        replace(each, element="persName") if _form(text[each.start : each.end]) in speakers else each
        for each in candidates
    ]


def _untitled(form: str, titles: frozenset[str]) -> str:
    words = form.split()
    while len(words) > 1 and words[0].rstrip(".") in titles:
        del words[0]
    return " ".join(words)


def _form(words: str) -> str:
    return words.strip(_AROUND).casefold()
