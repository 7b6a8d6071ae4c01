"""An edition and stand-ins for its products, as the pipeline would hand them to the deposit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fascicle.edition.folder import Edition

MINIATURE = Path(__file__).parents[1] / "editions" / "miniature"


@pytest.fixture
def edition() -> Edition:
    return Edition.load(MINIATURE)


@pytest.fixture
def edited(edition: Edition) -> Callable[..., Edition]:
    """The miniature edition with other values in its record."""

    def edit(**values: Any) -> Edition:
        return replace(edition, record=replace(edition.record, **values))

    return edit


@pytest.fixture
def payload() -> dict[str, bytes]:
    return {
        "edition.toml": b'id = "miniature"',
        "tei/ferry.xml": b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>The Ferry Notice</TEI>",
        "tei/authority.xml": b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        "schema/fascicle.rng": b"<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>",
        "site/index.html": b"<!DOCTYPE html><title>The Ferry Papers</title>",
        "source/ferry.txt": b"THE FERRY NOTICE",
    }
