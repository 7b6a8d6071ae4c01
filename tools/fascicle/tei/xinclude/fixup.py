"""What an included element must say itself, because it stands elsewhere now: base, language, namespaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin
from xml.sax.saxutils import quoteattr

from fascicle.tei.xinclude.elements import FileElement


def fixed_up(at: FileElement, chosen: FileElement, href: str) -> Iterator[str]:
    """What an included element must say itself, because it stands elsewhere now: base, language, namespaces."""
    parent = at.parent
    own = chosen.parent.base if chosen.parent else ()
    if href:
        base = href
        for each in (*own, *chosen.base[len(own) :]):
            base = urljoin(base, each)
        yield f" xml:base={quoteattr(base)}"
    if chosen.language.lower() != (parent.language.lower() if parent else ""):
        yield f" xml:lang={quoteattr(chosen.language)}"
    yield from declarations(chosen.prefixes, chosen, parent.prefixes if parent else {})


def declarations(prefixes: Mapping[str, str], element: FileElement, around: Mapping[str, str]) -> Iterator[str]:
    """The namespaces that an element had around it and has not any more."""
    wanted = {prefix: prefixes.get(prefix, "") for prefix in ("", *prefixes)}
    for prefix, uri in wanted.items():
        if prefix not in element.declared and around.get(prefix, "") != uri:
            yield f" xmlns{f':{prefix}' if prefix else ''}={quoteattr(uri)}"
