"""An edition as checkers see it: what was decided, which files there are, and where in them decided words stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fascicle.annotate.decisions.corrections import CorrectionDecisions
from fascicle.check.decisions import WordPlaces
from fascicle.check.registers.look import Registered
from fascicle.edition.text_files import LeftOut
from fascicle.language.hyphens.spellings import Spellings
from fascicle.names.registers import Repeated
from fascicle.tei.layers.breaks import LineEnd


@dataclass(frozen=True)
class CheckedEdition:
    """What is decided in an edition, with the facts of its texts that decisions are about.

    ``places`` are by the names of TEI files, ``line_ends`` by the names of texts that a spelling names; ``named`` are
    the TEI files that the record asks for, ``listed`` those that the ledger knows. ``left_out`` are files among the
    texts that are none, ``repeated`` the entries of registers whose id another has, ``registered`` all entries with
    their mentions.
    """

    texts_folder: Path
    named: Collection[str]
    listed: Collection[str]
    corrections: CorrectionDecisions
    corrections_path: Path
    places: Mapping[str, WordPlaces]
    spellings: Spellings
    spellings_path: Path
    line_ends: Mapping[str, Sequence[LineEnd]]
    theme_folder: Path
    left_out: Sequence[LeftOut] = ()
    repeated: Sequence[Repeated] = ()
    registered: Registered | None = None
