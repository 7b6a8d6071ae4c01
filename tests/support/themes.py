"""Themes for tests: that of docs/theming.md, and editions that have one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from fascicle.edition.folder import EditionFolder

TESTS = Path(__file__).resolve().parents[1]
PAGE = TESTS.parent / "docs" / "theming.md"
ALMANAC = TESTS / "publish" / "web" / "almanac"
_FILE = re.compile(r"^```\w+\n(?:#|//|/\*|<!--) (theme/[\w./-]+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def of_the_page() -> dict[str, str]:
    """The files of the theme that the documentation shows, by their paths in the edition."""
    return {found[1]: found[2] for found in _FILE.finditer(PAGE.read_text("utf-8"))}


def interface() -> dict[str, list[list[str]]]:
    """The rows of the tables of the public interface, by the heads of their first columns."""
    text = PAGE.read_text("utf-8").partition("### The public interface")[2]
    tables: dict[str, list[list[str]]] = {}
    for block in text.split("\n\n"):
        if block.startswith("| "):
            head, _, *rows = ([cell.strip() for cell in line.strip("|").split(" | ")] for line in block.splitlines())
            tables.setdefault(head[0], []).extend(rows)
    return tables


def themed(folder: Path, files: Mapping[str, str | bytes], base: Path = ALMANAC) -> EditionFolder:
    """An edition with files of a theme, by their paths in the edition."""
    shutil.copytree(base, folder, dirs_exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return EditionFolder.load(folder)


def sheet(content: str) -> str:
    """A stylesheet module with the prefixes of the documentation."""
    return f"""<xsl:stylesheet version="3.0" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:w="urn:fascicle:web" xmlns:print="urn:fascicle:print" xmlns:typ="urn:fascicle:typst"
  xmlns:f="urn:fascicle:functions" xmlns:rec="urn:fascicle:record" xmlns:msg="urn:fascicle:messages"
  xmlns:home="urn:fascicle:home" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">
{content}
</xsl:stylesheet>"""
