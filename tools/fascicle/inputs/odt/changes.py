"""Tracked changes of an OpenDocument text: who added or deleted what, and the words that were deleted."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from fascicle.inputs.office.trees import child, children, get, name, within
from fascicle.inputs.office.writing import Said, day_of
from fascicle.model.source import ClaimKind

_KINDS = {"text:insertion": ClaimKind.ADDED, "text:deletion": ClaimKind.DELETED}


@dataclass(frozen=True)
class OdtChange:
    """A change: what is said of its words, and, if they were deleted, where they are kept."""

    said: Said
    deleted: etree._Element | None


def changes_of(text: etree._Element) -> dict[str, OdtChange]:
    """The changes of a text by their ids; changes of formats change no words."""
    found: dict[str, OdtChange] = {}
    for region in children(child(text, "text:tracked-changes"), "text:changed-region"):
        key = get(region, "xml:id") or get(region, "text:id")
        for each in region:
            if name(each) in _KINDS:
                who, when = signed(child(each, "office:change-info"))
                said = Said(_KINDS[name(each)], by=who, when=when)
                found[key] = OdtChange(said, each if name(each) == "text:deletion" else None)
    return found


def signed(element: etree._Element | None) -> tuple[str, str]:
    """Who has signed a change or a comment, and the day."""
    who, when = child(element, "dc:creator"), child(element, "dc:date")
    return (who.text or "" if who is not None else ""), day_of(when.text or "" if when is not None else "")


def comment_of(annotation: etree._Element) -> Said | None:
    """What an annotation says."""
    who, when = signed(annotation)
    paragraphs = (" ".join("".join(map(str, each.itertext())).split()) for each in within(annotation, "text:p"))
    words = "\n".join(filter(None, paragraphs))
    return Said(ClaimKind.COMMENT, words, who, when) if words else None
