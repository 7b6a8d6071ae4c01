"""Files and documents that belong to no edition, judged by the schemas that were asked for, or that they name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fascicle.check.judged import Judged, judge
from fascicle.check.schemas.choice import Judging, judging_by
from fascicle.check.xml import diagnostic_of
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError


def check_file(judging: Judging, path: str, data: bytes, folder: Path) -> Judged:
    """Judge a file; one that cannot be read is a finding. Inclusions and pointers are followed inside ``folder``.

    Raises EngineError for a schema that was asked for and is wrong.
    """
    try:
        return judge(judging, path, data, folder)
    except TeiError as error:
        return Judged((diagnostic_of(error),), is_judged=False)


def check_document(data: bytes, path: str, schemas: Sequence[Path] = (), *, house: bool = False) -> list[Diagnostic]:
    """Judge a document by schemas in files, by fascicle's own if ``house``, or else by those that it names.

    What is no XML is one finding. Raises EngineError for a schema that cannot be used.
    """
    here = Path(path).parent
    return list(check_file(judging_by(schemas, house=house), path, data, here).findings)
