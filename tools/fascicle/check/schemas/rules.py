"""The rules about schemas that files name, and about what a file needs from elsewhere, explained for editors."""

from __future__ import annotations

from fascicle.model.diagnostics import Rule, Severity

DTD_NOT_READ = Rule(
    "F0503",
    Severity.INFO,
    "A DTD outside the file is not read",
    "A DTD is fetched by few programs today, and nothing is fetched here. What it would add, default values of"
    " attributes and entities, is not there; an entity that is used and declared nowhere is an error (F0501).",
    bad='<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">',
    good='<?xml-model href="schema/tei.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>',
)
OLD_TEI = Rule(
    "F0504",
    Severity.ERROR,
    "A file is in TEI P4",
    "P4 is the TEI of 2002, without a namespace and with other elements. It is neither checked nor shown: all that"
    " could be said of it would follow from this one thing.",
    bad="<TEI.2><teiHeader>...</teiHeader></TEI.2>",
    good='<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>...</teiHeader></TEI>',
)
NOT_USED = Rule(
    "F0505",
    Severity.INFO,
    "A schema that a file names is not used",
    "Nothing is fetched from the network, and RELAX NG and Schematron are the languages that are understood. An address"
    " is looked up in catalogs: those of the edition, and those in the environment's XML_CATALOG_FILES. The file is"
    " judged by the other schemas that it names, if any.",
    bad='<?xml-model href="https://example.org/letters.rng"?>',
    good='<?xml-model href="https://example.org/letters.rng"?>\nin edition.toml:\n[schema.catalog]\n'
    '"https://example.org/letters.rng" = "schema/letters.rng"',
)
WRONG_SCHEMA = Rule(
    "F0506",
    Severity.WARNING,
    "A schema that a file names cannot be used",
    "A schema that is broken judges nothing. The file is judged by the other schemas that it names, if any.",
    bad='<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="letter"/></start></grammar>',
    good='<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n  <start><ref name="letter"/></start>\n'
    '  <define name="letter"><element name="letter"><text/></element></define>\n</grammar>',
)
NOT_INCLUDED = Rule(
    "F0507",
    Severity.ERROR,
    "What a file includes cannot be included",
    "A part that is missing is missing in the page, the book and the deposit. XInclude reads files inside the folder"
    " that is checked, or of the edition; nothing outside of it, and nothing from the network.",
    bad='<xi:include href="https://example.org/header.xml"/>',
    good='<xi:include href="../shared/header.xml"/>',
)
RULES = (DTD_NOT_READ, OLD_TEI, NOT_USED, WRONG_SCHEMA, NOT_INCLUDED)

ONCE_A_RUN = frozenset({DTD_NOT_READ.code, NOT_USED.code, WRONG_SCHEMA.code})
"""What is true of many files in the same words, and told of one of them."""
