"""The language server, asked by a client that speaks the protocol, as an editor does."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

NS = "http://www.tei-c.org/ns/1.0"
RNG = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NS}"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><element name="TEI">
  <element name="header"><element name="title"><text/></element></element>
  <zeroOrMore><choice>
    <element name="p"><a:documentation>a paragraph of prose</a:documentation>
      <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
      <optional><attribute name="rend"><a:documentation>how it looks</a:documentation><choice><value>bold</value>
        <a:documentation>in heavy type</a:documentation><value>italic</value></choice></attribute></optional>
      <zeroOrMore><choice><text/><element name="persName"><attribute name="ref"/><text/></element>
        <element name="lb"><empty/></element></choice></zeroOrMore></element>
    <element name="div"><ref name="p"/></element></choice></zeroOrMore></element></start>
  <define name="p"><element name="p"><text/></element></define></grammar>"""
HEAD = f'<?xml-model href="own.rng"?>\n<TEI xmlns="{NS}">\n<header><title>Tides</title></header>\n'


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-m", "fascicle", "lsp"]))
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    parameters = types.InitializeParams(capabilities=client_capabilities("visual-studio-code"))
    await lsp_client.initialize_session(parameters)
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.rng").write_text(RNG, "utf-8")
    return tmp_path


async def opened(client: LanguageClient, folder: Path, text: str, name: str = "a.xml") -> str:
    """Open a document and wait until it was judged; answers its address."""
    path = folder / name
    path.write_text(text, "utf-8")
    uri = path.as_uri()
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "xml", 1, text)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri


def place(text: str, behind: str) -> types.Position:
    """The position behind the first time that some words stand in a text."""
    before = text[: text.index(behind) + len(behind)]
    line = before.count("\n")
    return types.Position(line, len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


async def completed(client: LanguageClient, uri: str, at: types.Position) -> dict[str, types.CompletionItem]:
    answer = await client.text_document_completion_async(types.CompletionParams(types.TextDocumentIdentifier(uri), at))
    assert isinstance(answer, types.CompletionList)
    return {each.label: each for each in sorted(answer.items, key=lambda each: each.sort_text or "")}


@pytest.mark.asyncio
async def test_findings_stand_where_they_are(client: LanguageClient, folder: Path) -> None:
    text = f'{HEAD}<p>𝔄 <persname ref="#x">Ada</persname></p>\n</TEI>\n'
    uri = await opened(client, folder, text)
    found = {each.code: each for each in client.diagnostics[uri]}
    unknown = found["F0207"]
    assert unknown.range.start == types.Position(3, 6)  # 𝔄 counts twice in the protocol
    assert unknown.range.end == types.Position(3, 15)
    assert unknown.severity == types.DiagnosticSeverity.Error


@pytest.mark.asyncio
async def test_a_stroke_is_judged_and_a_fix_puts_it_right(client: LanguageClient, folder: Path) -> None:
    text = f'{HEAD}<p rend="bold">x</p>\n</TEI>\n'
    uri = await opened(client, folder, text)
    assert not client.diagnostics[uri]
    span = types.Range(place(text, '<p rend="b'), place(text, '<p rend="bold'))
    change = types.TextDocumentContentChangePartial(range=span, text="oldd")
    identified = types.VersionedTextDocumentIdentifier(version=2, uri=uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(identified, [change]))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    (wrong,) = client.diagnostics[uri]
    assert wrong.code == "F0205"
    context = types.CodeActionContext(diagnostics=[wrong])
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), wrong.range, context)
    )
    assert actions
    (edit,) = actions[0].edit.changes[uri]
    assert edit.new_text == "bold"
    assert edit.range == types.Range(place(text, 'rend="'), types.Position(3, 14))


@pytest.mark.asyncio
async def test_a_misspelt_element_is_mended_in_both_tags(client: LanguageClient, folder: Path) -> None:
    text = f'{HEAD}<p><persname ref="#x">Ada</persname></p>\n</TEI>\n'
    uri = await opened(client, folder, text)
    told = [each for each in client.diagnostics[uri] if each.code == "F0207"]
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), told[0].range, types.CodeActionContext(told))
    )
    edits = actions[0].edit.changes[uri]
    assert [each.new_text for each in edits] == ["persName", "persName"]
    assert edits[1].range.start == place(text, "Ada</")


@pytest.mark.asyncio
async def test_what_may_come_next_is_completed(client: LanguageClient, folder: Path) -> None:
    text = f"{HEAD}<p>x</p>\n<"
    uri = await opened(client, folder, text)
    found = await completed(client, uri, place(text, "</p>\n<"))
    assert list(found)[:3] == ["/TEI>", "p", "div"]
    assert found["p"].text_edit.new_text == "p>$0</p>"
    assert found["p"].documentation == "a paragraph of prose"


@pytest.mark.asyncio
async def test_what_must_come_is_first_and_brings_its_attributes(client: LanguageClient, folder: Path) -> None:
    text = f'<?xml-model href="own.rng"?>\n<TEI xmlns="{NS}">\n<'
    uri = await opened(client, folder, text)
    assert "header" in await completed(client, uri, place(text, '">\n<'))
    text = f"{HEAD}<p><pers"
    uri = await opened(client, folder, text, "b.xml")
    found = await completed(client, uri, place(text, "<pers"))
    assert found["persName"].text_edit.new_text == 'persName ref="$1">$0</persName>'
    assert found["lb"].text_edit.new_text == "lb/>$0"
    assert found["persName"].text_edit.range.start == place(text, "<p><")


@pytest.mark.asyncio
async def test_attributes_values_and_end_tags_are_completed(client: LanguageClient, folder: Path) -> None:
    text = f'{HEAD}<p rend="" >x</p><p>y</\n</TEI>'
    uri = await opened(client, folder, text)
    values = await completed(client, uri, place(text, 'rend="'))
    assert list(values) == ["bold", "italic"]
    assert values["bold"].documentation == "in heavy type"
    attributes = await completed(client, uri, place(text, 'rend="" '))
    assert list(attributes) == ["xml:id"]
    assert "p" in await completed(client, uri, place(text, "y</"))


@pytest.mark.asyncio
async def test_words_of_the_schema_are_shown(client: LanguageClient, folder: Path) -> None:
    text = f'{HEAD}<p rend="bold">x</p>\n</TEI>'
    uri = await opened(client, folder, text)

    async def said(behind: str) -> str:
        answer = await client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), place(text, behind))
        )
        return answer.contents.value if answer else ""

    assert "a paragraph of prose" in await said("<p")
    assert "how it looks" in await said("<p re")
    assert "in heavy type" in await said('rend="bo')
    assert await said(">x") == ""


@pytest.mark.asyncio
async def test_ways_between_a_name_and_its_identifier(client: LanguageClient, folder: Path) -> None:
    names = '<persName ref="#ada">A</persName> <persName ref="#ada #bea">B</persName>'
    text = f'{HEAD}<p xml:id="ada">x</p><p>{names}</p></TEI>'
    uri = await opened(client, folder, text)
    identified = types.TextDocumentIdentifier(uri)
    (declared,) = await client.text_document_definition_async(
        types.DefinitionParams(identified, place(text, 'ref="#ad'))
    )
    assert declared.range.start == place(text, 'xml:id="')
    context = types.ReferenceContext(include_declaration=False)
    found = await client.text_document_references_async(
        types.ReferenceParams(context, identified, place(text, 'xml:id="ad'))
    )
    assert len(found) == 2
    edit = await client.text_document_rename_async(types.RenameParams(identified, place(text, 'ref="#ad'), "ada-quill"))
    assert len(edit.changes[uri]) == 3
    wrong = await client.text_document_rename_async(types.RenameParams(identified, place(text, 'ref="#ad'), "a b"))
    assert wrong is None


@pytest.mark.asyncio
async def test_the_shape_of_a_document(client: LanguageClient, folder: Path) -> None:
    text = f"{HEAD}<div>\n<p>\nx\n</p>\n</div>\n<p>open"
    uri = await opened(client, folder, text)
    identified = types.TextDocumentIdentifier(uri)
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(identified))
    assert (3, 6) in {(each.start_line, each.end_line) for each in folds}
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(identified))
    assert [each.name for each in symbols] == ["div"]
    pair = await client.text_document_linked_editing_range_async(
        types.LinkedEditingRangeParams(identified, place(text, "<div"))
    )
    assert len(pair.ranges) == 2


@pytest.mark.asyncio
async def test_an_answer_comes_soon(client: LanguageClient, folder: Path) -> None:
    """Generous: how soon exactly is in docs/benchmarks.md."""
    text = HEAD + '<p rend="bold">Ebb and <persName ref="#a">Ada</persName></p>\n' * 3500 + "<p><"
    uri = await opened(client, folder, text)
    await completed(client, uri, place(text, "<p><\n") if "<p><\n" in text else types.Position(3503, 4))
    begun = time.perf_counter()
    assert "persName" in await completed(client, uri, types.Position(3503, 4))
    assert time.perf_counter() - begun < 2
