"""What each witness reads: readers choose one, without a script, and see its text and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from fascicle import resources
from support.barriers import barriers
from support.home import shown
from support.reading_text import TEI

# A reading that holds a quotation in the midst of a sentence, and one that a family of witnesses has.
FAMILY = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Rules</title>
  </titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><listWit><witness xml:id="A">One</witness>
  <listWit xml:id="isles"><witness xml:id="C">Two</witness><witness xml:id="D">Three</witness></listWit></listWit>
  </sourceDesc></fileDesc></teiHeader><text><body><p>The keeper
  <app><lem wit="#A">said <cit><quote><p>Mind the lamp.</p>
  </quote><bibl>Rule 2</bibl></cit> aloud</lem><rdg wit="#isles">said nothing</rdg></app>, and the boy
  went<app><lem/><rdg wit="#D"> home</rdg></app>.</p></body></text></TEI>"""
CASE = Path(__file__).resolve().parents[1] / "home" / "apparatus" / "three-witnesses.xml"
NAMES = {"A": "A", "gul": "C"}
TEXTS = [(CASE.read_text("utf-8"), id_, name) for id_, name in NAMES.items()] + [(FAMILY, id_, id_) for id_ in "ACD"]
_SEEN = """() => {
    const text = document.querySelector('.text');
    for (const own of text.querySelectorAll('[data-layer=edition]:not(.v)')) own.remove();
    return text.innerText;
}"""


def _having(reading: Any) -> set[str]:
    group = reading.getparent()
    groups = group.get("wit", "") if group.tag == f"{TEI}rdgGrp" else ""
    families = {"#isles": ["C", "D"]}
    named = f"{reading.get('wit', '')} {groups}".split()
    return {name for each in named for name in families.get(each, [each.removeprefix("#")])}


def _read_by(node: Any, witness: str) -> str:
    """The words of a witness: what it is named for, else the lemma that names nobody."""
    if not isinstance(node.tag, str) or node.tag in {f"{TEI}note", f"{TEI}witDetail"}:
        return ""
    if node.tag == f"{TEI}app":
        readings = [
            each for each in node.iter(f"{TEI}lem", f"{TEI}rdg") if next(each.iterancestors(f"{TEI}app")) is node
        ]
        named = [each for each in readings if witness in _having(each)]
        silent = [each for each in readings if each.tag == f"{TEI}lem" and not _having(each)]
        return "".join(_read_by(each, witness) for each in [*named, *silent][:1])
    return (node.text or "") + "".join(_read_by(child, witness) + (child.tail or "") for child in node)


def _written(folder: Path, data: bytes) -> Path:
    (folder / "edition.css").write_bytes(resources.stylesheet("web/edition.css").read_bytes())
    (folder / "view.js").write_bytes(resources.stylesheet("web/view.js").read_bytes())
    made = shown(data)
    for name, text in made.files.items():
        (folder / name).write_text(text, "utf-8")
    return folder / "text.html"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("text", "witness", "name"), TEXTS)
def test_a_witness_is_shown_as_it_reads(
    browser: Any, tmp_path: Path, text: str, witness: str, name: str, scripts: bool
) -> None:
    path = _written(tmp_path, text.encode())
    page = browser.new_context(java_script_enabled=scripts, bypass_csp=True).new_page()
    page.goto(path.as_uri())
    page.locator(".view summary").click()
    page.get_by_label(name, exact=True).check()
    expected = _read_by(etree.fromstring(text.encode()).find(f"{TEI}text"), witness)
    assert "".join(page.evaluate(_SEEN).split()) == "".join(expected.split())
    assert page.url.endswith(f"#view=wit-{witness}") == scripts
    page.context.close()


def test_the_address_of_a_witness_leads_to_it(browser: Any, tmp_path: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{_written(tmp_path, CASE.read_bytes()).as_uri()}#view=wit-gul")
    assert page.get_by_text("the old and the lame", exact=True).first.is_visible()
    assert not page.get_by_text("the lame and the old", exact=True).first.is_visible()
    page.context.close()


def test_who_is_not_whole_on_the_page_is_not_offered() -> None:
    """B has a lacuna whose end nobody says; entries that lie apart leave their words where they are."""
    assert shown(CASE.read_bytes()).page.count('id="view:wit-') == len(NAMES)
    apart = CASE.read_text("utf-8").replace(
        "<p>No boat", '<p>No <anchor xml:id="x"/>boat<app from="#x"><rdg wit="#gul">ship</rdg></app>'
    )
    assert 'id="view:wit-gul"' not in shown(apart.encode()).page


def test_what_others_read_is_neither_copied_nor_found_in_the_reading_text(browser: Any, tmp_path: Path) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(_written(tmp_path, CASE.read_bytes()).as_uri())
    text = page.evaluate("document.querySelector('.text').innerText")
    assert "The ferryman shall ask" in text
    for word in ("demand", "everie", "penny", "unlit", "So said"):
        assert word not in text
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_where_a_witness_is_chosen(browser: Any, tmp_path: Path, scheme: str) -> None:
    path = _written(tmp_path, CASE.read_bytes())
    assert barriers(browser, path, scheme, "#view=wit-gul", "document.readyState === 'complete'") == []


def _entry(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An entry: who has its lemma, or nobody is named; each other witness has the next reading, or the same."""
    readings = st.lists(st.tuples(st.sampled_from(["#A", "#B", "#C", "#B #C", "#A #C"]), inner), min_size=1, max_size=2)

    def written(lemma: str | None, named: bool, rest: list[tuple[str, str]]) -> str:
        used: set[str] = set()
        parts = []
        for who, words in ([("#A", lemma)] if named and lemma is not None else []) + rest:
            having = [each for each in who.split() if each not in used]
            used.update(having)
            if having:
                tag = "lem" if words is lemma and not parts and named else "rdg"
                parts.append(f'<{tag} wit="{" ".join(having)}">{words}</{tag}>')
        silent = f"<lem>{lemma}</lem>" if lemma is not None and not named else ""
        return f"<app>{silent}{''.join(parts)}</app>"

    return st.builds(written, st.none() | inner, st.booleans(), readings)


_WORDS = st.sampled_from(["rope", "tar", " oar ", "", "keel, ", "<hi rend='italic'>sail</hi>"])
_PHRASES = st.recursive(_WORDS, lambda inner: st.lists(_entry(inner) | inner, max_size=3).map("".join), max_leaves=8)


def _visible(element: Any, witness: str) -> str:
    """What the style sheet of witnesses leaves of a page when one is chosen."""
    classes = set((element.get("class") or "").split())
    is_theirs = f"wit-{witness}" in classes or ("any" in classes and f"not-{witness}" not in classes)
    if ("w" in classes or "v" in classes) and not is_theirs:
        return ""
    if "v" not in classes and element.get("data-layer") == "edition":
        return ""
    return (element.text or "") + "".join(_visible(child, witness) + (child.tail or "") for child in element)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=st.lists(_entry(_PHRASES) | _WORDS, min_size=1, max_size=4))
def test_each_has_its_text_however_readings_are_nested(body: list[str]) -> None:
    text = FAMILY[: FAMILY.index("<body>")].replace('<witness xml:id="D">Three', '<witness xml:id="B">Three')
    text = f"{text}<body><p>On board: {' and '.join(body)}.</p></body></text></TEI>"
    page = html.document_fromstring(shown(text.encode()).page)
    (paragraph,) = page.xpath("//div[@class='text']//p")
    tree = etree.fromstring(text.encode()).find(f"{TEI}text")
    for label in page.xpath("//input[starts-with(@id, 'view:wit-')]/@id"):
        witness = label.removeprefix("view:wit-")
        assert "".join(_visible(paragraph, witness).split()) == "".join(_read_by(tree, witness).split())
