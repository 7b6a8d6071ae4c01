"""IIIF Presentation 3: the leaves of a text as a manifest, and all manifests of an edition as a collection.

Viewers everywhere open them by their addresses, so that an edition without an address on the web has none.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote, urljoin

from fascicle.edition.record import Record, Source
from fascicle.publish.leaves import PictureLeaf

FOLDER: Final = "iiif"
COLLECTION: Final = f"{FOLDER}/collection.json"
_CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
_FORMATS: Final = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif",
    "svg": "image/svg+xml",
}  # fmt: skip
# What a manifest may name as its rights are addresses of these, in the form that their owners gave them.
_RIGHTS: Final = ("://creativecommons.org/", "://rightsstatements.org/")


def manifest_path(stem: str) -> str:
    """The file of a text's manifest in the site."""
    return f"{FOLDER}/{stem}.json"


def manifest(record: Record, source: Source, leaves: Sequence[PictureLeaf]) -> bytes:
    """The manifest of a text; empty where it can have none: no address of the edition, or no picture of known size."""
    known = [leaf for leaf in leaves if leaf.width and leaf.height]
    if not record.url or not known:
        return b""
    base = f"{str(record.url).rstrip('/')}/"
    address = urljoin(base, quote(manifest_path(source.stem)))
    whole = {
        "@context": _CONTEXT,
        "id": address,
        "type": "Manifest",
        **_about(record, source, base),
        "items": [_canvas(address, number, leaf, base) for number, leaf in enumerate(known, 1)],
    }
    return _written(whole)


def collection(record: Record, sources: Sequence[Source]) -> bytes:
    """All manifests of an edition; empty where there are none."""
    if not sources or not record.url:
        return b""
    base = f"{str(record.url).rstrip('/')}/"
    items = [
        {
            "id": urljoin(base, quote(manifest_path(each.stem))),
            "type": "Manifest",
            "label": _label(each.title, each.language),
        }
        for each in sources
    ]
    label = _label(record.title, record.language)
    return _written(
        {"@context": _CONTEXT, "id": urljoin(base, COLLECTION), "type": "Collection", "label": label, "items": items}
    )


def _about(record: Record, source: Source, base: str) -> dict[str, Any]:
    label = _label(source.title, source.language)
    stem = quote(source.stem)
    said: dict[str, Any] = {
        "label": label,
        "homepage": [{"id": urljoin(base, f"{stem}.html"), "type": "Text", "label": label, "format": "text/html"}],
        "seeAlso": [
            {"id": urljoin(base, f"tei/{stem}.xml"), "type": "Dataset", "label": label, "format": "application/tei+xml"}
        ],
    }
    rights = str(record.licence.url).replace("https://", "http://", 1)
    if any(each in rights for each in _RIGHTS):
        said["rights"] = rights
    if source.description:
        said["summary"] = _label(source.description, record.language)
    return said


def _canvas(manifest: str, number: int, leaf: PictureLeaf, base: str) -> dict[str, Any]:
    canvas = f"{manifest}/canvas/{number}"
    picture = leaf.whole if "://" in leaf.whole else urljoin(base, quote(leaf.whole))
    ending = posixpath.splitext(picture)[1].lstrip(".").lower()
    body: dict[str, Any] = {"id": picture, "type": "Image", "height": leaf.height, "width": leaf.width}
    if ending in _FORMATS:
        body["format"] = _FORMATS[ending]
    if leaf.service:
        body["service"] = [
            {"@id": leaf.service, "@type": "ImageService2", "profile": "http://iiif.io/api/image/2/level1.json"}
        ]
    painting = {
        "id": f"{canvas}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    return {
        "id": canvas,
        "type": "Canvas",
        "label": _label(leaf.label or str(number), "none"),
        "height": leaf.height,
        "width": leaf.width,
        "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}],
    }


def _label(text: str, language: str) -> dict[str, list[str]]:
    return {language or "none": [text]}


def _written(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
