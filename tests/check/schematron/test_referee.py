"""Ours against SchXslt2, the implementation that others use: the same findings, assertion by assertion.

SchXslt2 is in no registry; name its ``transpile.xsl`` in the environment variable SCHXSLT2 to run these tests.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
import saxonche
from lxml import etree

from fascicle.check.schematron import Schematron
from fascicle.check.schematron_rules import FOREIGN
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from support.schematron_cases import CASES, write

SHARED = Path(__file__).parents[4] / "shared"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
LONGEST = 900  # of messages that quote whole chapters we keep the beginning
TRANSPILER = os.environ.get("SCHXSLT2", "")

pytestmark = pytest.mark.skipif(
    not Path(TRANSPILER).is_file(), reason="SCHXSLT2 does not name SchXslt2's transpile.xsl"
)


class Referee:
    """SchXslt2 run by a processor of its own, which may open files."""

    def __init__(self, schema: Path) -> None:
        self._processor = saxonche.PySaxonProcessor(license=False)
        transpiler = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=TRANSPILER)
        sheet = schema.with_name("transpiled.xsl")
        sheet.write_text(transpiler.transform_to_string(source_file=str(schema)), encoding="utf-8")
        self._validator = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(sheet))

    def findings(self, document: Path) -> Counter[str] | None:
        """The messages, counted; ``None`` where it stops at a test that fails as an expression."""
        node = self._processor.parse_xml(xml_file_name=str(document))
        self._validator.set_global_context_item(xdm_item=node)
        self._validator.set_initial_match_selection(xdm_value=node)
        try:
            report = etree.fromstring(self._validator.apply_templates_returning_string().encode())
        except saxonche.PySaxonApiError:
            return None
        found = report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report")
        return Counter(_bare("".join(one.find(f"{SVRL}text").itertext())) for one in found if len(one))


def _bare(message: str) -> str:
    """A message without blanks: those between two values get lost in SchXslt2."""
    return re.sub(r"\s", "", message)[:LONGEST]


def _ours(found: list[Diagnostic]) -> Counter[str]:
    said = (one for one in found if one.rule.code == FOREIGN.code and not one.message.startswith("the schema "))
    return Counter(_bare(one.message) for one in said)


def _standalone(schema: Path, folder: Path) -> Path:
    """A schema as SchXslt2 takes it: the rules of a grammar taken out, the prefix xs declared."""
    root = etree.parse(schema, etree.XMLParser(remove_comments=True)).getroot()
    parts = root.iterchildren() if schema.suffix == ".sch" else root.iter(f"{SCH}ns", f"{SCH}pattern")
    whole = etree.Element(
        f"{SCH}schema", queryBinding="xslt2", nsmap={**root.nsmap, "xs": "http://www.w3.org/2001/XMLSchema"}
    )
    whole.extend(deepcopy(list(parts)))
    for old in list(whole.iter("{http://www.ascc.net/xml/schematron}*")):
        old.tag = SCH + etree.QName(old).localname
    path = folder / "standalone.sch"
    etree.ElementTree(whole).write(path, encoding="utf-8")
    return path


SCHEMAS = sorted(path for path in (SHARED / "foreign").glob("*/schema/*") if path.suffix in (".sch", ".rng"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_are_judged_alike(path: Path, tmp_path: Path) -> None:
    case = write(path, tmp_path)
    if case.no_referee:
        pytest.skip(f"SchXslt2 cannot judge this: {case.no_referee}")
    ours = _ours(Schematron.load(case.schema, base=case.root).validate(case.data, case.document))
    assert ours == Referee(case.schema).findings(case.root / case.document)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing")
@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: f"{path.parents[1].name}-{path.name}")
def test_foreign_schemas_find_the_same_in_their_corpora(schema: Path, tmp_path: Path) -> None:
    ours, referee = Schematron.load(schema), Referee(_standalone(schema, tmp_path))
    for document in sorted((schema.parents[1] / "tei").iterdir()):
        try:
            found = ours.validate(document.read_bytes(), str(document))
        except TeiError:
            continue  # a document type that nobody has here
        expected = referee.findings(document)
        if expected is not None:
            assert _ours(found) == expected, document.name
