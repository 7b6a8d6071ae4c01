"""The server: which question of the protocol is answered by which module. Over standard input and output by default."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.documentation import Documentation, documentation_of
from fascicle.lsp import findings
from fascicle.lsp.completion import Completion
from fascicle.lsp.cursor import cursor_at
from fascicle.lsp.fixes import quick_fixes
from fascicle.lsp.hover import hover
from fascicle.lsp.navigation import Navigation
from fascicle.lsp.outline import outline
from fascicle.lsp.surroundings import FileSurroundings, surroundings
from fascicle.lsp.texts import TypedDocument
from fascicle.model.errors import FascicleError
from fascicle.tei.typed import TypedElement, elements, pair_at
from fascicle.version import VERSION

_COUNTING = types.PositionEncodingKind.Utf16
_PAUSE = 0.1  # seconds without a stroke, after which a document is judged

server = LanguageServer("fascicle", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
_waiting: dict[str, asyncio.Task[None]] = {}


def _document(uri: str) -> TypedDocument:
    known = server.workspace.get_text_document(uri)
    return TypedDocument(
        Path(to_fs_path(uri) or uri), known.source, known.version, server.workspace.position_encoding or _COUNTING
    )


def _grammar(document: TypedDocument, around: FileSurroundings) -> tuple[Schema | None, Documentation]:
    """The schema by which a document is judged, and what it says of itself; nothing where there is none."""
    try:
        use = around.grammar(document.data, str(document.path))
        return (Schema.load(use.path), documentation_of(use.path)) if use is not None else (None, Documentation())
    except FascicleError:  # the findings tell of it
        return None, Documentation()


def _publish(document: TypedDocument, uri: str, found: list[Any]) -> None:
    told = findings.as_lsp(document, found)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told, document.version))


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(params: types.DidOpenTextDocumentParams) -> None:
    """Judge a document by everything: what is on the disk is what was opened."""
    _judge_saved(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def saved(params: types.DidSaveTextDocumentParams) -> None:
    """Judge the file by everything."""
    _judge_saved(params.text_document.uri)


def _judge_saved(uri: str) -> None:
    document = _document(uri)
    _publish(document, uri, findings.saved(document, surroundings(document.path)))


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
async def changed(params: types.DidChangeTextDocumentParams) -> None:
    """Judge a document by its schemas, when the editor pauses."""
    uri = params.text_document.uri
    if (before := _waiting.pop(uri, None)) is not None:
        before.cancel()
    _waiting[uri] = asyncio.create_task(_judge_soon(uri))


async def _judge_soon(uri: str) -> None:
    document = _document(uri)
    await asyncio.sleep(_PAUSE if len(document.text) < findings.LARGE else 3 * _PAUSE)
    _waiting.pop(uri, None)
    _publish(document, uri, findings.typed(document, surroundings(document.path)))


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def closed(params: types.DidCloseTextDocumentParams) -> None:
    """What is not open has no findings shown."""
    if (before := _waiting.pop(params.text_document.uri, None)) is not None:
        before.cancel()
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


@server.feature(
    types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["<", "/", " ", '"', "'", "#"])
)
def completion(params: types.CompletionParams) -> types.CompletionList:
    """What may be typed here."""
    document = _document(params.text_document.uri)
    around = surroundings(document.path)
    schema, documentation = _grammar(document, around)
    cursor = cursor_at(document.text, document.offset_of(params.position))
    items = Completion(cursor, schema, documentation, snippets=_takes_snippets()).items(
        document.text, around.entries, sorted(around.known)
    )
    span = document.range(cursor.start, document.offset_of(params.position))
    for item in items:
        item.text_edit = types.TextEdit(span, item.insert_text or item.label)
        item.insert_text = None
    return types.CompletionList(is_incomplete=False, items=items)


def _takes_snippets() -> bool:
    of_text = server.client_capabilities.text_document
    item = of_text.completion.completion_item if of_text and of_text.completion else None
    return bool(item and item.snippet_support)


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hovered(params: types.HoverParams) -> types.Hover | None:
    """What the schema, or the register, says of a thing."""
    document = _document(params.text_document.uri)
    around = surroundings(document.path)
    _, documentation = _grammar(document, around)
    said = hover(document.text, document.offset_of(params.position), documentation, around.entries)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said)) if said else None


def _navigation(uri: str) -> Navigation:
    document = _document(uri)
    opened = [_document(each) for each in server.workspace.text_documents]
    return Navigation(document, surroundings(document.path), {each.path.resolve(): each for each in opened})


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
def definition(params: types.DefinitionParams) -> list[types.Location]:
    """Where the identifier that a pointer means is declared."""
    return _navigation(params.text_document.uri).definitions(params.position)


@server.feature(types.TEXT_DOCUMENT_REFERENCES)
def references(params: types.ReferenceParams) -> list[types.Location]:
    """What points to an identifier."""
    return _navigation(params.text_document.uri).references(
        params.position, declared=params.context.include_declaration
    )


@server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Call an identifier something else, in all files of the edition, or an element, in both of its tags."""
    return _navigation(params.text_document.uri).rename(params.position, params.new_name)


@server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
def can_rename(params: types.PrepareRenameParams) -> types.Range | None:
    """What would be renamed."""
    return _navigation(params.text_document.uri).renamed(params.position)


@server.feature(types.TEXT_DOCUMENT_LINKED_EDITING_RANGE)
def linked(params: types.LinkedEditingRangeParams) -> types.LinkedEditingRanges | None:
    """The names in the two tags of an element, which are typed at once."""
    document = _document(params.text_document.uri)
    pair = pair_at(document.text, document.offset_of(params.position))
    return types.LinkedEditingRanges([document.range(*each) for each in pair]) if pair else None


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
    """What puts findings right."""
    return quick_fixes(_document(params.text_document.uri), params.text_document.uri, params.context.diagnostics)


@server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """Elements of several lines."""
    document = _document(params.text_document.uri)
    lines = (
        (document.position(one.start).line, document.position(one.closing).line) for one in elements(document.text)
    )
    return [types.FoldingRange(first, last - 1) for first, last in lines if last > first + 1]


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The divisions, verses, speeches and entries of a document."""
    document = _document(params.text_document.uri)
    return [_symbol(document, each) for each in outline(document.text)]


def _symbol(document: TypedDocument, each: TypedElement) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=f"{each.name} {each.title}".strip(),
        kind=types.SymbolKind.Field,
        range=document.range(each.start, each.end),
        selection_range=document.range(each.start, each.opened),
        children=[_symbol(document, child) for child in each.children] or None,
    )
