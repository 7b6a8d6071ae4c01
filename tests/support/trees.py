"""Random TEI texts for property tests: valid against the edition's schema, and crossed by everything that crosses."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = st.text("abcdé ſ文. ", min_size=1, max_size=8)
_ESCAPED = st.sampled_from(["&amp;", "&lt;", "]]&gt;", "\n   ", " "])
_TEXT = st.one_of(_WORDS, _ESCAPED)


def _element(name: str, attributes: str, content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return content.map(lambda inner: f"<{name}{attributes}>{inner}</{name}>")


def _inline(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(st.one_of(_TEXT, children), min_size=1, max_size=4).map("".join)
    pair = st.tuples(_WORDS, some)
    return st.one_of(
        _element("hi", ' rend="italic"', some),
        _element("foreign", ' xml:lang="fr"', some),
        _element("q", "", some),
        _element("surplus", ' reason="repeated"', _WORDS),
        _element("supplied", ' reason="omitted"', _WORDS),
        pair.map(lambda both: f'<choice><sic>{both[0]}</sic><corr resp="#mt" cert="high">{both[1]}</corr></choice>'),
        pair.map(lambda both: f'<choice><orig>{both[0]}</orig>\n <reg resp="#mt" cert="low">{both[1]}</reg></choice>'),
        _element("note", ' resp="#mt"', _WORDS),
    )


_LEAVES = st.one_of(
    st.just('<lb n="7"/>'),
    st.just('<pc force="weak">-</pc><lb n="8" break="no"/>'),
    st.just('<pb n="2"/>'),
    st.just("<cb/>"),
    st.just('<fw type="header"><lb n="9"/>HEAD OF PAGE</fw>'),
    st.just("<!-- a remark -->"),
)
_INLINE = st.recursive(st.one_of(_TEXT, _LEAVES), _inline, max_leaves=12)
_MIXED = st.lists(_INLINE, min_size=1, max_size=6).map("".join)
_BLOCKS = st.one_of(
    _element("p", "", _MIXED),
    st.lists(_element("item", "", _MIXED), min_size=1, max_size=3).map(lambda items: f"<list>{''.join(items)}</list>"),
    st.lists(_element("l", "", _MIXED), min_size=1, max_size=3).map(lambda lines: f"<lg>\n{' '.join(lines)}</lg>"),
    _MIXED.map(lambda text: f"<table><row><cell>{text}</cell><cell>x</cell></row></table>"),
)


def bodies() -> st.SearchStrategy[str]:
    """The content of a division: blocks of every kind, with running text that nests and is broken."""
    return st.lists(_BLOCKS, min_size=1, max_size=4).map("\n  ".join)
