"""A hostile theme reaches nothing outside the edition: no file, no address, no environment; and breaks nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fascicle.check.theme import check_theme
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError, EngineError, FascicleError
from fascicle.publish import pdf, web
from fascicle.publish.themed_pages import check_pages
from fascicle.publish.typst.compiler import compile_book
from support import themes

SECRET = "a-secret-that-nobody-reads"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "outside" / "secret.xml"
    path.parent.mkdir()
    path.write_text(f"<secret>{SECRET}</secret>", "utf-8")
    return path


def _page(edition: EditionFolder) -> str:
    source = edition.record.sources[0]
    page = web.page(edition, source, edition.text_path(source).read_bytes(), None)
    return page.files[f"{source.stem}.html"].decode()


def _said(edition: EditionFolder) -> str:
    """The page, or why there is none."""
    try:
        return _page(edition)
    except EngineError as error:
        return str(error)


def _web(folder: Path, content: str, **more: str) -> EditionFolder:
    return themes.themed(folder / "edition", {"theme/web.xsl": themes.sheet(content), **more})


def _title(content: str) -> str:
    return f"""<xsl:template name="w:after-title" as="element()*"><xsl:param name="tei" as="element(TEI)"/>
{content}</xsl:template>"""


@pytest.mark.parametrize(
    "expression",
    [
        "doc('{uri}')",
        "document('{uri}')",
        "doc('../../outside/secret.xml')",
        "doc('fascicle:/../pyproject.toml')",
        "unparsed-text('{uri}')",
        "unparsed-text-lines('{uri}')",
        "collection('{folder}')",
        "uri-collection('{folder}')",
        "json-doc('{uri}')",
        "doc-available('{uri}')[error()], string-join(doc('{uri}'))",
        "transform(map { 'stylesheet-location': '{uri}', 'source-node': $tei })?output",
        "load-xquery-module('x', map { 'location-hints': '{uri}' })?variables",
        "Q{http://expath.org/ns/file}read-text('{path}')",
        "Q{java:java.lang.System}getenv('HOME')",
        "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;{uri}&quot;>]>&lt;a>&amp;x;&lt;/a>')",
        "environment-variable('FASCICLE_TEST_SECRET')",
        "available-environment-variables() ! environment-variable(.)",
    ],
)
def test_templates_read_nothing(tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch, expression: str) -> None:
    monkeypatch.setenv("FASCICLE_TEST_SECRET", SECRET)
    for name, value in (("uri", secret.as_uri()), ("folder", secret.parent.as_uri()), ("path", str(secret))):
        expression = expression.replace(f"{{{name}}}", value)
    content = _title(f'<p><xsl:value-of select="{expression}"/></p>')
    said = _said(_web(tmp_path, content))
    assert SECRET not in said
    assert "<p></p>" in said or said.startswith("theme/web.xsl:")


@pytest.mark.parametrize(
    "content",
    [
        '<xsl:result-document href="{uri}">x</xsl:result-document>',
        '<xsl:source-document href="{uri}"><xsl:copy-of select="."/></xsl:source-document>',
    ],
)
def test_instructions_that_open_files_are_refused(tmp_path: Path, secret: Path, content: str) -> None:
    before = secret.read_bytes()
    with pytest.raises(EditionError, match="cannot stand in a theme") as caught:
        _page(_web(tmp_path, _title(content.replace("{uri}", secret.as_uri()))))
    assert caught.value.place.endswith("theme/web.xsl:8:1")
    assert secret.read_bytes() == before


@pytest.mark.parametrize(
    "declaration",
    [
        '<xsl:include href="{uri}"/>',
        '<xsl:include href="../../outside/secret.xml"/>',
        '<xsl:include href="parts/../../edition.toml"/>',
        '<xsl:include href="%2e%2e/edition.toml"/>',
        '<xsl:include href="fascicle:/web.xsl"/>',
        "<xsl:include _href=\"{{'../edition.toml'}}\"/>",
        '<xsl:import href="{uri}"/>',
        '<xsl:use-package name="urn:x"/>',
        '<xsl:import-schema schema-location="{uri}"/>',
    ],
)
def test_what_is_included_lies_in_the_theme(tmp_path: Path, secret: Path, declaration: str) -> None:
    with pytest.raises(EditionError) as caught:
        _page(_web(tmp_path, declaration.replace("{uri}", secret.as_uri())))
    assert caught.value.place.endswith("theme/web.xsl:7:1")
    assert SECRET not in str(caught.value)


def test_a_link_leads_nowhere(tmp_path: Path, secret: Path) -> None:
    edition = _web(tmp_path, '<xsl:include href="a.xsl"/>')
    (edition.theme_folder / "a.xsl").symlink_to(secret)
    with pytest.raises(EditionError, match=r"leads out of theme/"):
        _page(edition)
    (edition.theme_folder / "a.xsl").unlink()
    (edition.theme_folder / "parts").symlink_to(secret.parent)
    with pytest.raises(EditionError, match=r"leads out of theme/"):
        _page(EditionFolder.load(edition.folder))


def test_the_folder_is_no_link(tmp_path: Path, secret: Path) -> None:
    edition = themes.themed(tmp_path / "edition", {})
    edition.theme_folder.symlink_to(secret.parent)
    with pytest.raises(EditionError, match="leads out of the edition"):
        _page(edition)


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script src="https://example.org/a.js"/>', "<script>"),
        ('<p onclick="alert(1)">x</p>', "@onclick"),
        ('<a href="javascript:alert(1)">x</a>', "javascript:"),
        ('<a href="  JavaScript:alert(1)">x</a>', "javascript:"),
        ('<a href="data:text/html,x">x</a>', "data:"),
        ('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:script>alert(1)</svg:script></svg:svg>', "<script>"),
        ('<link rel="stylesheet" href="https://example.org/a.css"/>', "https://example.org/a.css"),
        ('<img src="http://example.org/a.png" alt=""/>', "http://example.org/a.png"),
        ('<img src="https://example.org/a.png" alt=""/>', "https://example.org/a.png"),
        ('<img src="//example.org/a.png" alt=""/>', "//example.org/a.png"),
        ('<iframe src="x.html" title="x"/>', "<iframe>"),
        ('<form action="x"/>', "<form>"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org"/>', "refresh"),
        ('<base href="https://example.org/"/>', "<base>"),
        ('<p style="color: red">x</p>', "style"),
    ],
)
def test_pages_run_and_load_nothing(tmp_path: Path, markup: str, named: str) -> None:
    with pytest.raises(EngineError, match=r"the theme brings .* into the page gazette\.html") as caught:
        _page(_web(tmp_path, _title(markup)))
    assert named.lower() in caught.value.message.lower()


@pytest.mark.parametrize(
    "policy",
    [
        "default-src *",
        "default-src 'none'; script-src 'unsafe-inline'",
        "style-src 'self'",
        "default-src 'none' 'self'",
    ],
)
def test_the_policy_stays(tmp_path: Path, policy: str) -> None:
    declaration = f"""<xsl:function name="w:policy" as="element()">
      <xsl:param name="images" as="xs:string*"/>
      <meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="Content-Security-Policy" content="{policy}"/>
    </xsl:function>"""
    with pytest.raises(EngineError, match="another policy"):
        _page(_web(tmp_path, declaration))


def test_pictures_come_from_where_the_record_says() -> None:
    policy = (
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src 'self' https://example.org\">"
    )
    page = f"<html><head>{policy}</head><body><img src='https://example.org/a.png' alt=''></body></html>"
    check_pages({"a.html": page}, images=["https://example.org"])
    for other in ((), ["https://example.or"], ["https://example.com"]):
        with pytest.raises(EngineError):
            check_pages({"a.html": page}, images=other)


@pytest.mark.parametrize("name", ["../x.html", "a/b.html", "letter.html", "edition.css", ".x.html", "x"])
def test_pages_have_names_of_their_own(tmp_path: Path, name: str) -> None:
    template = f"""<xsl:template match="/" mode="w:site" as="map(xs:string, xs:string)">
      <xsl:variable name="ours" as="map(xs:string, xs:string)"><xsl:next-match/></xsl:variable>
      <xsl:sequence select="map:put($ours, '{name}', $ours('about.html'))"/>
    </xsl:template>"""
    with pytest.raises(EngineError, match="the theme makes a file"):
        web.site(_web(tmp_path, template), {}, None)


@pytest.mark.parametrize(
    "content",
    [
        '<p><xsl:call-template name="w:after-title"><xsl:with-param name="tei" select="$tei"/></xsl:call-template></p>',
        '<p><xsl:value-of select="f:deep(1)"/></p>',
        '<xsl:apply-templates select="$tei" mode="w:loop"/>',
    ],
)
def test_recursion_without_end_is_an_error(tmp_path: Path, content: str) -> None:
    declarations = """<xsl:mode name="w:loop" on-no-match="fail"/>
    <xsl:template match="TEI" mode="w:loop"><p><xsl:apply-templates select="." mode="w:loop"/></p></xsl:template>
    <xsl:function name="f:deep" as="xs:integer"><xsl:param name="n" as="xs:integer"/>
      <xsl:sequence select="1 + f:deep($n + 1)"/></xsl:function>"""
    with pytest.raises(EngineError, match="Too many nested") as caught:
        _page(_web(tmp_path, declarations + _title(content)))
    assert str(caught.value.path) == "theme/web.xsl"
    assert len(caught.value.message) < 300


def test_a_theme_that_stops_says_why(tmp_path: Path) -> None:
    content = _title('<xsl:message terminate="yes">letters need a date</xsl:message>')
    with pytest.raises(EngineError) as caught:
        _page(_web(tmp_path, content))
    assert caught.value.place == "theme/web.xsl:8:1"
    assert caught.value.message == "the theme stops web.xsl: letters need a date"


def test_a_theme_is_not_blamed_for_what_is_not_its_own(tmp_path: Path) -> None:
    edition = _web(tmp_path, _title("<p>x</p>"))
    source = edition.record.sources[0]
    data = edition.text_path(source).read_bytes().replace(b"</body>", b"<unheardOf/></body>")
    with pytest.raises(EngineError, match="unheardOf") as caught:
        web.page(edition, source, data, None)
    assert caught.value.path is None


def test_faults_of_a_theme_are_told_with_their_places(tmp_path: Path) -> None:
    part = themes.sheet('<xsl:template name="w:in-footer"><p><xsl:value-of select="$nobody"/></p></xsl:template>')
    edition = _web(tmp_path, '<xsl:include href="parts/a.xsl"/>', **{"theme/parts/a.xsl": part})
    (found,) = check_theme(edition.theme_folder)
    assert (found.rule.code, found.line, found.column) == ("F0802", 7, 37)
    assert found.path == str(edition.theme_folder / "parts" / "a.xsl")
    assert "Variable $nobody has not been declared" in found.message
    assert part.splitlines()[6][36:].startswith("<xsl:value-of")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<xsl:stylesheet", "not well-formed"),
        (b"<html/>", "no stylesheet module"),
        (b"<a>\xff</a>", "not UTF-8"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", "DOCTYPE"),
    ],
)
def test_what_is_no_stylesheet_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    edition = themes.themed(tmp_path, {"theme/web.xsl": data})
    with pytest.raises(EditionError, match=said) as caught:
        _page(edition)
    assert str(caught.value.path) == str(edition.theme_folder / "web.xsl")


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What asks for a way out into the net, with everything pointed at us."""
    asked: list[bytes] = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def hear() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                asked.append(connection.recv(100))
                connection.close()

        threading.Thread(target=hear, daemon=True).start()
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listener.getsockname()[1]}")
        yield asked
        listener.shutdown(socket.SHUT_RDWR)


_MAIN = '#set document(title: "x")\n#import "look.typ": look\n#show: look\nwords'


@pytest.mark.parametrize(
    "code",
    [
        'read("{path}")',
        'read("../../../../{path}")',
        'read("/../{path}")',
        'image("{path}")',
        'include "{path}"',
        'plugin("{path}")',
        'xml("{path}")',
        'bibliography("{path}")',
        'import "@preview/cetz:0.3.4": canvas',
        'import "@local/" + "x:0.1.0": y',
    ],
)
def test_typst_reads_nothing(secret: Path, proxy: list[bytes], code: str) -> None:
    look = f"#let look(body) = {{\n  {code.replace('{path}', str(secret))}\n  body\n}}"
    with pytest.raises(FascicleError) as caught:
        compile_book({"main.typ": _MAIN, "look.typ": look}, 0)
    assert SECRET not in str(caught.value)
    assert (str(caught.value.path), caught.value.line) == ("theme/book.typ", 2)
    assert "fascicle-typst" not in str(caught.value)
    assert proxy == []


def test_typst_would_go_out_if_it_could(proxy: list[bytes]) -> None:
    """Else the test before this one would prove nothing."""
    typst = pytest.importorskip("typst")
    with pytest.raises(typst.TypstError):
        typst.compile(b'#import "@preview/fascicle-has-no-such-package:0.0.1": x')
    assert proxy[0].startswith(b"CONNECT packages.typst.org")


def test_files_of_the_book_stay_in_its_folder(tmp_path: Path) -> None:
    template = """<xsl:template match="/" mode="print:book" as="map(xs:string, xs:string)">
      <xsl:variable name="ours" as="map(xs:string, xs:string)"><xsl:next-match/></xsl:variable>
      <xsl:sequence select="map:put($ours, '../written.typ', 'x')"/>
    </xsl:template>"""
    edition = themes.themed(tmp_path, {"theme/print.xsl": themes.sheet(template)})
    source = edition.record.sources[0]
    with pytest.raises(EngineError, match=r"'\.\./written\.typ'"):
        pdf.book(edition, {source.stem: edition.text_path(source).read_bytes()}, None)
