"""Writes what is made for the stylesheets: the modules ``layers.xsl``, from the table of elements, and
``translations.xsl``, from the files of messages that there are; and the catalog.

Run as ``make xslt`` after a change of ``tools/fascicle/tei/layers/table.py`` and after adding a module or a file of
messages. All are kept, so that an installed program writes nothing where it lies, and what the processor may open is
there to be read; tests say when they are stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fascicle.tei.layers.table import KINDS, ElementRow, LayerKind

FOLDER = Path(__file__).resolve().parents[1] / "xslt"

_LAYERS = """<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which elements belong to which layer, and which are blocks of what kind. Made from tools/fascicle/tei/layers/table.py:
  change that, then run `make xslt`.

  Of each kind there is the pattern, for templates (`_match="{{$f:editorial}}"`: the underscore has the attribute
  computed when the stylesheet is compiled), and the question, for expressions (`f:is-editorial(.)`). Patterns are
  known from here on only, so that this module comes first.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">
{kinds}</xsl:stylesheet>
"""

_KIND = """
  <!-- {words} -->
  <xsl:variable name="f:{name}" static="yes" as="xs:string" select="
      '{pattern}'"/>

  <xsl:function name="f:is-{name}" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          {tests}])"/>
  </xsl:function>
"""

_TRANSLATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<!--
  The files of messages, by language. Made from the files that there are: add one, then run `make xslt`. The addresses
  are written out because the processor then reads the files when it compiles, and not again for each page.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:msg="urn:fascicle:messages" exclude-result-prefixes="#all">

  <!-- The languages that have messages. -->
  <xsl:variable name="msg:languages" as="xs:string+" select="
      {languages}"/>

  <!-- The words of the interface. -->
  <xsl:variable name="msg:messages" as="map(xs:string, document-node())" select="map {{
      {messages} }}"/>

  <!-- What CLDR says of each language. -->
  <xsl:variable name="msg:locales" as="map(xs:string, document-node())" select="map {{
      {locales} }}"/>
</xsl:stylesheet>
"""

_CATALOG = """<?xml version="1.0" encoding="UTF-8"?>
<!--
  Every stylesheet module and file of messages, by the only kind of address that the locked XSLT processor may open
  (see saxon.py). The list is exact on purpose: with a rule for the whole folder, fascicle:/../x would lead out of it.
  Made from the files that there are: add one, then run `make xslt`.
-->
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
{files}</catalog>
"""


def layers() -> str:
    """The stylesheet module of the table of elements."""
    return _LAYERS.format(kinds="".join(map(_kind, KINDS)))


def _kind(kind: LayerKind) -> str:
    rows = sorted(kind.rows)
    pattern = _lines([f"{row.name}{_condition(row)}" for row in rows], " | ", "      ")
    tests = _lines([f"self::{row.name}{_condition(row)}" for row in rows], " or ", "          ")
    return _KIND.format(name=kind.name, words=kind.words, pattern=pattern.replace("'", "''"), tests=tests)


def _condition(row: ElementRow) -> str:
    if not row.attribute:
        return ""
    same = f"@{row.attribute} = '{row.value}'"
    return f"[not({same})]" if row.others else f"[{same}]"


def _lines(parts: list[str], sign: str, indent: str) -> str:
    """The parts with a sign between them, broken into lines."""
    lines = [parts[0]]
    for part in parts[1:]:
        if len(lines[-1]) + len(sign) + len(part) > 100:
            lines.append(sign.lstrip() + part)
        else:
            lines[-1] += sign + part
    return f"\n{indent}".join(lines)


def translations() -> str:
    """The stylesheet module of the files of messages."""
    tags = sorted(path.stem for path in (FOLDER / "messages").glob("*.xml"))
    return _TRANSLATIONS.format(
        languages=", ".join(f"'{tag}'" for tag in tags),
        messages=",\n      ".join(f"'{tag}': doc('fascicle:/messages/{tag}.xml')" for tag in tags),
        locales=",\n      ".join(f"'{tag}': doc('fascicle:/messages/cldr/{tag}.xml')" for tag in tags),
    )


def catalog() -> str:
    """The catalog of the files in ``xslt/`` that stylesheets open."""
    return _CATALOG.format(
        files="".join(f'  <uri name="fascicle:/{name}" uri="{name}"/>\n' for name in sorted(_files()))
    )


def _files() -> Iterator[str]:
    paths = [*FOLDER.rglob("*.xsl"), *(FOLDER / "messages").rglob("*.xml")]
    names = {path.relative_to(FOLDER).as_posix() for path in paths}
    return iter(names | {f"lib/{name}" for name in _MADE})


def products() -> dict[Path, str]:
    """Every file that is made here, with the text it should have."""
    modules = {FOLDER / "lib" / name: make() for name, make in _MADE.items()}
    return {**modules, FOLDER / "catalog.xml": catalog()}


_MADE = {"layers.xsl": layers, "translations.xsl": translations}


if __name__ == "__main__":
    for path, text in products().items():
        path.write_text(text, encoding="utf-8")
