"""The XSLT processor: what it answers, and that nothing gets in or out behind Python's back."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle import saxon
from fascicle.model.errors import EngineError

_SHEET = """
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:param name="words" as="array(xs:string)" select="[]"/>
  <xsl:param name="other" as="document-node()?" select="()"/>
  <xsl:mode name="other" visibility="public" on-no-match="fail"/>
  <xsl:template match="/"><xsl:sequence select="{select}"/></xsl:template>
  <xsl:template match="/" mode="other"><xsl:sequence select="'other mode'"/></xsl:template>
</xsl:stylesheet>
"""


def sheet(select: str) -> saxon.Stylesheet:
    return saxon.compile_text(_SHEET.replace("{select}", select), "test.xsl")


SOURCE = saxon.parse("<a>x &lt; y</a>")


def test_files_come_out_as_a_map_in_the_order_of_their_names() -> None:
    files = sheet("map{'b.html': serialize(a), 'a.txt': string-join($words?*, '-')}").files(
        SOURCE, {"words": ["1", "2"]}
    )
    assert list(files.items()) == [("a.txt", "1-2"), ("b.html", "<a>x &lt; y</a>")]


def test_one_call_leaves_nothing_to_the_next() -> None:
    compiled = sheet("string-join($words?*) || string($other)")
    assert compiled.text(SOURCE, {"words": ["1"], "other": saxon.parse("<b>2</b>")}) == "12"
    assert compiled.text(SOURCE, mode="other") == "other mode"
    assert compiled.text(SOURCE) == ""


@pytest.mark.parametrize(
    "select",
    [
        "doc('{uri}')",
        "unparsed-text('{uri}')",
        "collection('{uri}')",
        "json-doc('{uri}')",
        "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;{uri}&quot;>]>&lt;a>&amp;x;&lt;/a>')",
        "transform(map{'stylesheet-location': '{uri}', 'source-node': .})?output",
    ],
)
def test_a_stylesheet_reads_nothing_from_outside(tmp_path: Path, select: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("<secret/>", "utf-8")
    with pytest.raises(EngineError):
        print(sheet(select.replace("{uri}", secret.as_uri())).text(SOURCE))


def test_a_stylesheet_sees_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASCICLE_TEST_SECRET", "secret")
    try:
        answer = sheet("string(environment-variable('FASCICLE_TEST_SECRET'))").text(SOURCE)
    except EngineError:
        answer = ""
    assert answer == ""


def test_a_stylesheet_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "written.txt"
    writing = _SHEET.replace(
        '<xsl:sequence select="{select}"/>',
        f'<xsl:result-document href="{target.as_uri()}">x</xsl:result-document>',
        1,
    )
    with pytest.raises(EngineError):
        saxon.compile_text(writing, "write.xsl").text(SOURCE)
    assert not target.exists()


def test_a_document_type_is_refused() -> None:
    with pytest.raises(EngineError):
        saxon.parse("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")


def test_a_stylesheet_that_fails_says_why() -> None:
    with pytest.raises(EngineError, match=r"(?s)test\.xsl failed.*no such text"):
        sheet("error((), 'no such text')").text(SOURCE)
    with pytest.raises(EngineError, match="does not compile"):
        sheet("$undeclared")
    with pytest.raises(EngineError, match="map of files"):
        sheet("'a string'").files(SOURCE)


def test_deep_documents_are_read() -> None:
    depth = 500
    assert saxon.parse("<a>" * depth + "x" + "</a>" * depth)
