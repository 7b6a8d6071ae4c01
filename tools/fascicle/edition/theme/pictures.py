"""The logo and the fonts of a theme: that they are what their names say, and that a picture runs and loads nothing."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from fascicle.model.errors import EditionError

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FONTS: Final = {
    "ttf": (b"\x00\x01\x00\x00", b"true", b"OTTO"),
    "otf": (b"OTTO", b"\x00\x01\x00\x00"),
    "woff2": (b"wOF2",),
}
_SVG: Final = "{http://www.w3.org/2000/svg}"
_ACTIVE: Final = frozenset(
    ("script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video")
)
_EMBEDDED: Final = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[\sA-Za-z0-9+/=]*")
# In a style sheet or an attribute of presentation; escapes are not written where nothing is to be hidden.
_LOADS: Final = re.compile(r"(?i)@import|\\|(?:url|src|image|image-set)\(\s*[\"']?(?!\s*[\"']?#)")


def check_picture(data: bytes, file: str) -> None:
    """Raise EditionError where a logo is not what its name says, or an SVG holds more than a picture."""
    if file.endswith(".png"):
        if not data.startswith(_PNG):
            raise EditionError("this is no PNG picture", path=file, hint="save it as PNG, or name it as what it is")
        return
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (1, 1))
        reason = str(error).partition(", line ")[0]
        hint = "export it anew as plain SVG"
        raise EditionError(f"not well-formed XML: {reason}", path=file, line=line, column=column, hint=hint) from error
    if root.tag != f"{_SVG}svg":
        raise EditionError("this is no SVG picture", path=file, line=1, hint="save it as SVG, or as a PNG file")
    if b"<!DOCTYPE" in data:
        raise EditionError("a picture has no DOCTYPE here", path=file, line=1, hint="take the DOCTYPE out")
    for node in root.getroottree().iter():
        if (said := _fault(node)) is not None:
            hint = "export it as plain SVG: shapes and text, nothing that runs or that lies elsewhere"
            raise EditionError(said, path=file, line=int(str(node.sourceline)), hint=hint)


def _fault(node: etree._Element) -> str | None:
    if isinstance(node, etree._ProcessingInstruction):
        return "the picture holds a processing instruction"
    if not isinstance(node.tag, str):
        return None
    name = etree.QName(node).localname.lower()
    if name in _ACTIVE:
        return f"the picture holds <{name}>"
    if name == "style" and _LOADS.search("".join(map(str, node.itertext()))):
        return "the style sheet of the picture loads what lies elsewhere"
    for attribute, text in node.attrib.items():
        key, value = etree.QName(attribute).localname.lower(), str(text).strip()
        if key.startswith("on"):
            return f"the picture would run what @{key} says"
        is_address = key in ("href", "src") or (key == "attributename" and "href" in value.lower())
        if is_address and not (value.startswith("#") or _EMBEDDED.fullmatch(value)):
            return f"@{key} leads out of the picture: {value}"
        if key == "base" or (not is_address and _LOADS.search(value)):
            return f"@{key} leads out of the picture: {value}"
    return None


def check_font(data: bytes, file: str) -> None:
    """Raise EditionError where a font file is not what its name says."""
    kind = file.rpartition(".")[2]
    if not data.startswith(_FONTS[kind]):
        raise EditionError(f"this is no .{kind} font", path=file, hint="take the file that the maker of the font gives")
