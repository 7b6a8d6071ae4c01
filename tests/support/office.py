"""Files of word processors, made of the XML that a test writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:x="urn:quay:x"'
)
_ROOTS = {
    "document": "document", "styles": "styles", "numbering": "numbering", "settings": "settings",
    "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments", "header": "hdr", "footer": "ftr",
}  # fmt: skip
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"

ODF = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **{
            each: f"urn:oasis:names:tc:opendocument:xmlns:{known}:1.0"
            for each, known in {
                "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
                "fo": "xsl-fo-compatible", "svg": "svg-compatible",
            }.items()
        },
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "math": "http://www.w3.org/1998/Math/MathML",
    }.items()
)  # fmt: skip


def packed(parts: Mapping[str, str | bytes], *, level: int = 6) -> bytes:
    """A zip file of parts, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return made.getvalue()


def docx(
    body: str, *, section: str = "", media: Mapping[str, bytes] | None = None, links: str = "", **parts: str
) -> bytes:
    """A Word document with this body; ``parts`` are what its other parts hold: ``styles``, ``header1``, ``footnotes``.

    Each part has a relation of its name; ``links`` are further relations.
    """
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(f'<Relationship Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
    }
    relations = links
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        made[f"word/{name}.xml"] = f"<w:{_ROOTS[kind]} {SPACES}>{content}</w:{_ROOTS[kind]}>"
        relations += f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{name}.xml"/>'
    for name, picture in (media or {}).items():
        made[f"word/media/{name}"] = picture
        relations += f'<Relationship Id="{name}" Type="{_R}/image" Target="media/{name}"/>'
    made["word/_rels/document.xml.rels"] = _relations(relations)
    return packed(made)


def _relations(relations: str) -> str:
    return f'<Relationships xmlns="{_REL}">{relations}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "", settings: str = "") -> str:
    """A paragraph of runs; plain words are one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{named}{settings}</w:pPr>{runs}</w:p>"


def style(identifier: str, name: str, *, kind: str = "paragraph", based: str = "", content: str = "") -> str:
    """A style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{on}{content}</w:style>'


def odt(
    text: str, *, automatic: str = "", styles: str = "", masters: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """An OpenDocument text with this body."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": _content("document-content", text, automatic),
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            **(parts or {}),
        }
    )


def flat(text: str, automatic: str = "") -> bytes:
    """The same as a flat file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_content("document", text, automatic)}'.encode()


def _content(root: str, text: str, automatic: str) -> str:
    return (
        f"<office:{root} {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:{root}>"
    )
