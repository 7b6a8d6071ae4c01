"""How soon the language server answers: `python docs/benchmarks/lsp.py SCHEMA.rng`, such as tei_all.rng.

A document of the size is made, opened, and typed in; told are the median and the longest of the times from a stroke to
its findings (without the pause that the server waits for the next stroke) and to a completion, in milliseconds of the
clock.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

HEAD = """<?xml-model href="{schema}"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Tides</title></titleStmt>
<publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><text><body>
"""
LINE = (
    '<p n="{number}">Ebb at <date when="1922-03-04">four</date>, said <persName>Ada</persName> to the {number}th.</p>\n'
)
SIZES = (200_000, 2_000_000)
STROKES = 12
PAUSES = {200_000: 0.1, 2_000_000: 0.3}


def document(size: int, schema: Path) -> str:
    """A document of about so many bytes, judged by a schema."""
    lines = [HEAD.format(schema=schema.as_posix())]
    number = 0
    while sum(map(len, lines[-1:])) + number * len(LINE) < size:
        number += 1
        lines.append(LINE.format(number=number))
    return "".join((*lines, "<p>x</p>\n</body></text></TEI>\n"))


async def measure(client: LanguageClient, schema: Path, size: int, folder: Path) -> None:
    """Type into a document, and tell how soon answers come."""
    text = document(size, schema)
    uri = (folder / f"{size}.xml").as_uri()
    (folder / f"{size}.xml").write_text(text, "utf-8")
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "xml", 1, text)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    line = text.count("\n", 0, text.rindex("<p>x</p>"))
    findings, completions = [], []
    for stroke in range(STROKES):
        at = types.Position(line, 3 + stroke)
        change = types.TextDocumentContentChangePartial(range=types.Range(at, at), text="y")
        begun = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=stroke + 2, uri=uri), [change]
            )
        )
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        findings.append(time.perf_counter() - begun - PAUSES[size])
        begun = time.perf_counter()
        await client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, 1))
        )
        completions.append(time.perf_counter() - begun)
    for name, times in (("findings", findings), ("completion", completions)):
        median, longest = statistics.median(times) * 1000, max(times) * 1000
        sys.stdout.write(f"{size // 1000:5} kB  {name:10}  median {median:5.0f} ms  longest {longest:5.0f} ms\n")


async def main(schema: Path) -> None:
    """Measure documents of all sizes."""
    client = make_test_lsp_client()
    await client.start_io(sys.executable, "-m", "fascicle", "lsp")
    await client.initialize_session(types.InitializeParams(capabilities=client_capabilities("visual-studio-code")))
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            await measure(client, schema, size, Path(folder))
    await client.shutdown_session()
    await client.stop()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).resolve()))
