"""An edition and stand-ins for its products, as the pipeline would hand them to the deposit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from fascicle.deposit.payload import Content
from fascicle.edition.folder import EditionFolder
from fascicle.publish.products import Product

MINIATURE = Path(__file__).parents[1] / "editions" / "miniature"


@pytest.fixture
def edition() -> EditionFolder:
    return EditionFolder.load(MINIATURE)


@pytest.fixture
def edited(edition: EditionFolder) -> Callable[..., EditionFolder]:
    """The miniature edition with other values in its record."""

    def edit(**values: Any) -> EditionFolder:
        return replace(edition, record=replace(edition.record, **values))

    return edit


@pytest.fixture
def payload() -> dict[str, Content]:
    return {
        "edition.toml": b'id = "miniature"',
        "tei/ferry.xml": b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>The Ferry Notice</TEI>",
        "tei/authority.xml": b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        "decisions/authority.xml": b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        "schema/fascicle.rng": b"<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>",
        "site/index.html": b"<!DOCTYPE html><title>The Ferry Papers</title>",
        "source/ferry.txt": MINIATURE / "source" / "ferry.txt",
    }


@pytest.fixture
def products() -> tuple[Product, ...]:
    return (
        Product("web", PurePosixPath("site/index.html"), "text/html", "web edition"),
        Product("print", PurePosixPath("print/miniature.pdf"), "application/pdf", "print edition"),
    )
