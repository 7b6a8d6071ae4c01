"""Where the stylesheets and schemas are: beside the package in an installed wheel, at the top in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder ``xslt`` or ``schema``."""
    installed = PACKAGE / "data" / name
    return installed if installed.is_dir() else PACKAGE.parents[1] / name


def stylesheet(name: str) -> Path:
    """A file below ``xslt/``, such as ``web.xsl``."""
    return folder("xslt") / name


def schema(name: str) -> Path:
    """A file below ``schema/``, such as ``fascicle.rng``."""
    return folder("schema") / name
