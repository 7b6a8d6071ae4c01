"""XSLT 3.0: the only module that knows saxonche.

A stylesheet is compiled once a process and kept. Documents go in as text and results come out as a map of file
names to serialised text, so that nothing is written, and nothing is read from outside, behind Python's back:
the processor may open no URI but those of ``xslt/catalog.xml`` (``allowedProtocols``), and stylesheets
cannot call external functions. A rendering stylesheet answers with ``map(xs:string, xs:string)``: it serialises
each file itself, because captured result documents lose their serialisation parameters in SaxonC-HE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import saxonche
from lxml import etree

from fascicle import resources
from fascicle.model.errors import EngineError
from fascicle.model.overlay import Overlay

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

    def __init__(self, executable: Any, name: str, overlay: Overlay | None = None) -> None:
        self._executable = executable
        self._name = name
        self._overlay = overlay

    def files(
        self, source: Document, parameters: Mapping[str, Value] | None = None, *, mode: str | None = None
    ) -> dict[str, str]:
        """Apply the stylesheet to a document; the result is a map of file names to text.

        ``mode`` is an EQName (``Q{uri}local``) of a public mode; without it the default mode starts.
        """
        head = getattr(self._apply(source, parameters, mode), "head", None)
        if head is None or not hasattr(head, "keys"):
            raise self._error("it did not answer with a map of files")
        keys = [str(key) for key in head.keys()]  # noqa: SIM118 - PyXdmMap is not a mapping
        return {key: "".join(str(item) for item in head.get(key)) for key in sorted(keys)}

    def items(
        self, source: Document, parameters: Mapping[str, Value] | None = None, *, mode: str | None = None
    ) -> list[Any]:
        """Apply the stylesheet to a document; the result is the sequence of items, as saxonche gives them."""
        value = self._apply(source, parameters, mode)
        if value is None:  # what saxonche makes of nothing
            return []
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
        if self._overlay is not None and _PLACE.search(reason):
            return _fault_of(self._overlay, f"stops {self._name}", reason)
        whose = "a fault of fascicle" if self._overlay is None else "a fault of fascicle, or of the theme"
        return EngineError(
            f"stylesheet {self._name} failed: {reason}",
            hint=f"if the edition passes `fascicle check`, this is {whose}: please report it",
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


@lru_cache(maxsize=32)
def load(name: str, overlay: Overlay | None = None) -> Stylesheet:
    """The stylesheet ``xslt/NAME``, with an overlay imported over it; compiled at its first use in this process.

    Each template, function and variable of the overlay stands in the place of ours (XSLT 3.0, 3.11.3), which
    ``xsl:next-match`` still reaches. Raises EngineError with the place where it does not compile.
    """
    root = etree.fromstring(resources.stylesheet(name).read_bytes())
    mode = root.get("default-mode", "#unnamed")
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in sorted(root.nsmap.items()) if prefix)
    package = (
        f'<xsl:package name="urn:fascicle:package:{name}" package-version="1.0" version="3.0"{names}'
        f' xml:base="{_OWN}:/{name}"'
        f' input-type-annotations="strip" default-mode="{mode}">'
        f'<xsl:import href="{_OWN}:/{name}"/>\n{overlay.text if overlay else ""}</xsl:package>'
    )
    return _compile(package, name, overlay)


def compile_text(text: str, name: str) -> Stylesheet:
    """Compile a stylesheet given as text; ``xsl:include`` finds the modules in ``xslt/`` as its neighbours."""
    try:
        root = etree.fromstring(text.encode("utf-8"))
    except etree.XMLSyntaxError as error:
        raise _uncompiled(name, error) from error
    root.set(_BASE, f"{_OWN}:/{name}")
    return _compile(etree.tostring(root, encoding="unicode"), name)


def _compile(text: str, name: str, overlay: Overlay | None = None) -> Stylesheet:
    processor = _processor()
    try:
        compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=text, encoding="utf-8")
    except saxonche.PySaxonApiError as error:
        if overlay is not None:
            raise _fault_of(overlay, "does not compile", str(error)) from error
        raise _uncompiled(name, error) from error
    return Stylesheet(compiled, name, overlay)


def _uncompiled(name: str, reason: Exception) -> EngineError:
    return EngineError(
        f"stylesheet {name} does not compile: {reason}",
        hint="this is a fault of fascicle, or of a stylesheet that was changed: please report it",
    )


# How the processor names a place in the text that it was given, which has no address but that of the folder.
_PLACE: Final = re.compile(
    r"(?: on line (\d+)(?: column (\d+))? of| at line (\d+) in) file:[^\s#]*/(?=[:\s]|$)| at file:[^\s#]*/#(\d+)"
)
_TERMINATED: Final = "XTMM9000"


def _fault_of(overlay: Overlay, what: str, reason: str) -> EngineError:
    """The error that a theme brought about: where in its files, in the processor's words, what to do."""
    place = _PLACE.search(reason)
    file, line, column = overlay.file, None, None
    if place is not None and (number := int(place[1] or place[3] or place[4]) - 1) > 0:
        file, line, column = overlay.place(number, int(place[2] or 0))
    said = re.split(r"\n *(?:In template|invoked by|In function)", reason)[0]
    said = " ".join(_PLACE.sub("", said).split())
    hint = "mend the place, or take the file out of theme/; docs/theming.md says what a theme may use"
    if _TERMINATED in reason:
        said, hint = said.partition(" Error")[0], "the theme itself says so, by xsl:message: mend what it tells"
    return EngineError(f"the theme {what}: {said}", path=file, line=line, column=column, hint=hint)
