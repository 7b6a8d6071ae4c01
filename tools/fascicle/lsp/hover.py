"""What is said of the thing at the cursor: an element, an attribute, a value, or what a pointer leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fascicle.check.relaxng.documentation import Documentation
from fascicle.lsp.cursor import cursor_at
from fascicle.lsp.references import mention_at
from fascicle.names.authority import Entry
from fascicle.tei.typed import MARKUP

_WORD = re.compile(r"""[^\s=/<>"']*""")


def hover(text: str, offset: int, documentation: Documentation, entries: Sequence[Entry] = ()) -> str:
    """Text in Markdown, or nothing."""
    pointer = mention_at(text, offset)
    if pointer is not None and not pointer.is_declared:
        entry = next((each for each in entries if each.id == pointer.name), None)
        return _entry(entry) if entry is not None else ""
    tag = next((each for each in MARKUP.finditer(text) if each.start() < offset < each.end()), None)
    if tag is None or tag["name"] is None:
        return ""
    element = _local(tag["name"])
    if offset <= tag.end("name"):
        return _said(f"<{element}>", documentation.elements.get(element, ""))
    cursor = cursor_at(text, offset)
    if cursor.attribute:
        attribute = _local(cursor.attribute)
        value = (cursor.tag.attributes if cursor.tag else {}).get(cursor.attribute, "")
        said = documentation.values.get((attribute, value), "")
        return _said(f"{cursor.attribute}=“{value}”", said) or _attribute(element, cursor.attribute, documentation)
    ends = _WORD.match(text, offset)
    name = cursor.word + (ends[0] if ends else "")
    return _attribute(element, name, documentation) if name else ""


def _attribute(element: str, name: str, documentation: Documentation) -> str:
    return _said(f"@{name} on <{element}>", documentation.of_attribute(element, _local(name)))


def _entry(entry: Entry) -> str:
    lived = f" ({entry.born or '…'} to {entry.died or '…'})" if entry.born or entry.died else ""
    others = f"\n\n{', '.join(entry.names[1:])}" if entry.names[1:] else ""
    return f"**{_plain(entry.preferred)}**{lived}{_plain(others)}"


def _said(title: str, words: str) -> str:
    return f"`{title}`\n\n{_plain(words)}" if words else ""


def _plain(words: str) -> str:
    """A text of somebody else in Markdown: its signs are no markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", words)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
