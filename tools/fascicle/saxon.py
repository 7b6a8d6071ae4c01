"""XSLT 3.0: the only module that knows saxonche.

A stylesheet is compiled once a process and kept. Documents go in as text and results come out as a map of file
names to serialised text, so that nothing is written, and nothing is read from outside, behind Python's back:
the processor may open no URI but those of ``xslt/catalog.xml`` (``allowedProtocols``), and stylesheets
cannot call external functions. A rendering stylesheet answers with ``map(xs:string, xs:string)``: it serialises
each file itself, because captured result documents lose their serialisation parameters in SaxonC-HE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import saxonche
from lxml import etree

from fascicle import resources
from fascicle.model.errors import EngineError

_OWN = "fascicle"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_PROTOCOLS = "http://saxon.sf.net/feature/allowedProtocols"
_PARSER = "http://saxon.sf.net/feature/parserProperty?uri=jdk.xml."
# Java's parser guards against documents that blow up. Ours were read with bounds of our own, and bring no DOCTYPE, so
# its limits would only refuse what an edition may hold: a list in a table in a box in an issue (100 levels), an element
# with 200 attributes, 100,000 ampersands.
_LIMITS = {
    "maxElementDepth": "1000",
    "elementAttributeLimit": "0",  # none
    "maxXMLNameLimit": "0",
    "maxGeneralEntitySizeLimit": "0",
    "totalEntitySizeLimit": "0",
    "entityExpansionLimit": "0",
    "entityReplacementLimit": "0",
}
# Covers what the protocols do not: environment-variable() and xsl:result-document.
_EXTERNAL = "http://saxon.sf.net/feature/allow-external-functions"
# What has its address written out, which only files of messages have, is read once: when a stylesheet is compiled.
_READ_ONCE = "http://saxon.sf.net/feature/preEvaluateDocFunction"
_DOCTYPE = "http://saxon.sf.net/feature/parserFeature?uri=http%3A//apache.org/xml/features/disallow-doctype-decl"


@dataclass(frozen=True)
class Document:
    """An XML document parsed by the processor of this process; what stylesheets take as a parameter."""

    node: Any


Value = str | bool | int | float | Document | Sequence[str] | Sequence[Document] | Mapping[str, str | bool | Document]


@cache
def _processor() -> Any:
    processor = saxonche.PySaxonProcessor(license=False)
    for limit, value in _LIMITS.items():
        processor.set_configuration_property(f"{_PARSER}{limit}", value)
    processor.set_configuration_property(_DOCTYPE, "true")
    processor.set_configuration_property(_EXTERNAL, "false")
    processor.set_configuration_property(_READ_ONCE, "true")
    # SaxonC keeps the first value of this property: what is locked can never be opened again, not even to compile
    # our own modules. So they have an address of their own, which leads nowhere but to the files in the catalog.
    processor.set_catalog_files([str(resources.stylesheet("catalog.xml"))])
    processor.set_configuration_property(_PROTOCOLS, _OWN)
    return processor


def parse(xml: str, address: str | None = None) -> Document:
    """Parse an XML document given as text; raises EngineError where it is not well-formed.

    ``address`` is what stylesheets see as its ``base-uri()``; nothing is read from there. Check well-formedness
    before: the processor says neither line nor column.
    """
    processor = _processor()
    try:
        builder = processor.new_document_builder()
        if address is not None:
            builder.set_base_uri(address)
        return Document(builder.parse_xml(xml_text=xml))
    except saxonche.PySaxonApiError as error:
        raise EngineError(
            f"the XSLT processor cannot parse a document: {error}",
            hint="run `fascicle check` on the edition; it names the place",
        ) from error


class Stylesheet:
    """A compiled stylesheet; made by :func:`load` or :func:`compile_text`."""

    def __init__(self, executable: Any, name: str) -> None:
        self._executable = executable
        self._name = name

    def files(
        self, source: Document, parameters: Mapping[str, Value] | None = None, *, mode: str | None = None
    ) -> dict[str, str]:
        """Apply the stylesheet to a document; the result is a map of file names to text.

        ``mode`` is an EQName (``Q{uri}local``) of a public mode; without it the default mode starts.
        """
        head = self._apply(source, parameters, mode).head
        if head is None or not hasattr(head, "keys"):
            raise self._error("it did not answer with a map of files")
        keys = [str(key) for key in head.keys()]  # noqa: SIM118 - PyXdmMap is not a mapping
        return {key: "".join(str(item) for item in head.get(key)) for key in sorted(keys)}

    def items(
        self, source: Document, parameters: Mapping[str, Value] | None = None, *, mode: str | None = None
    ) -> list[Any]:
        """Apply the stylesheet to a document; the result is the sequence of items, as saxonche gives them."""
        value = self._apply(source, parameters, mode)
        return [value.item_at(index) for index in range(value.size)]

    def text(self, source: Document, parameters: Mapping[str, Value] | None = None, *, mode: str | None = None) -> str:
        """Apply the stylesheet to a document; the result is one string."""
        return "".join(str(item) for item in self.items(source, parameters, mode=mode))

    def asking(self, source: Document, parameters: Mapping[str, Value]) -> tuple[str, list[str]]:
        """Apply the stylesheet to a document; the result is one string, and what it said by ``xsl:message``."""
        executable = self._executable.clone()
        value = self._run(executable, source, parameters, None)
        said = executable.get_xsl_messages()
        told = [] if said is None else [str(said.item_at(index)) for index in range(said.size)]
        return "".join(str(value.item_at(index)) for index in range(value.size)), told

    def _apply(self, source: Document, parameters: Mapping[str, Value] | None, mode: str | None) -> Any:
        # A clone each time: parameters, mode and messages of one call never reach the next.
        return self._run(self._executable.clone(), source, parameters, mode)

    def _run(self, executable: Any, source: Document, parameters: Mapping[str, Value] | None, mode: str | None) -> Any:
        executable.set_result_as_raw_value(True)
        executable.set_save_xsl_message(True)
        try:
            for key, value in (parameters or {}).items():
                executable.set_parameter(key, _xdm(value))
            executable.set_initial_match_selection(xdm_value=source.node)
            if mode:
                executable.set_initial_mode(mode)
            return executable.apply_templates_returning_value()
        except saxonche.PySaxonApiError as error:
            raise self._error(f"{_messages(executable)}{error}") from error

    def _error(self, reason: str) -> EngineError:
        return EngineError(
            f"stylesheet {self._name} failed: {reason}",
            hint="if the edition passes `fascicle check`, this is a fault of fascicle: please report it",
        )


def _messages(executable: Any) -> str:
    """What the stylesheet said by ``xsl:message`` before it stopped."""
    value = executable.get_xsl_messages()
    if value is None:
        return ""
    return "".join(f"{value.item_at(index)} " for index in range(value.size))


def _xdm(value: Value) -> Any:
    # A sequence becomes an XDM array (`as="array(xs:string)"`): building a sequence crashes saxonche 13.1.1.
    processor = _processor()
    match value:
        case Document():
            return value.node
        case bool():
            return processor.make_boolean_value(value)
        case int():
            return processor.make_integer_value(value)
        case float():
            return processor.make_double_value(value)
        case str():
            return processor.make_string_value(value)
        case Mapping():
            return processor.make_map2({key: _xdm(each) for key, each in value.items()}, encoding="utf-8")
    return processor.make_array([_xdm(item) for item in value])


@cache
def load(name: str) -> Stylesheet:
    """The stylesheet ``xslt/NAME``, compiled at its first use in this process."""
    return compile_text(resources.stylesheet(name).read_text(encoding="utf-8"), name)


def compile_text(text: str, name: str) -> Stylesheet:
    """Compile a stylesheet given as text; ``xsl:include`` finds the modules in ``xslt/`` as its neighbours."""
    processor = _processor()
    try:
        root = etree.fromstring(text.encode("utf-8"))
        root.set(_BASE, f"{_OWN}:/{name}")
        return Stylesheet(
            processor.new_xslt30_processor().compile_stylesheet(
                stylesheet_text=etree.tostring(root, encoding="unicode"), encoding="utf-8"
            ),
            name,
        )
    except (saxonche.PySaxonApiError, etree.XMLSyntaxError) as error:
        raise EngineError(
            f"stylesheet {name} does not compile: {error}",
            hint="this is a fault of fascicle, or of a stylesheet that was changed: please report it",
        ) from error
