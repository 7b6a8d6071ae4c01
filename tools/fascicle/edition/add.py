"""Sources added to an edition: put into its folder, with rows of the record that are proposals to look over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def add_sources(folder: Path, files: Sequence[Path]) -> list[Path]:
    """Add files."""
    raise NotImplementedError
