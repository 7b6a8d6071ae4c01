"""A baseline: findings that were there already, so that an old project sees what is new.

A finding is known by its file, its rule and its words, without the numbers of lines in them, and not by its place:
text that is added above makes nothing new. Of findings alike as many are known as the baseline has counted.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import UsageError
from fascicle.model.shown import as_json, shown

_LINE = re.compile(r"\bline \d+")
_VERSION = 1
_Key = tuple[str, str, str]


def write_baseline(path: Path, findings: Sequence[Diagnostic]) -> str:
    """The text of a baseline of these findings; paths in it are relative to its folder, so that it can be shared."""
    counts = Counter(_key(each, path.parent) for each in findings)
    rows = [
        {"path": file, "code": code, "message": message, "count": number}
        for (file, code, message), number in sorted(counts.items())
    ]
    return as_json({"version": _VERSION, "findings": rows}, indent=1) + "\n"


def without_known(findings: Sequence[Diagnostic], path: Path) -> tuple[list[Diagnostic], int]:
    """The findings that a baseline does not have, and how many of it there are no more.

    Raises UsageError where the file is no baseline.
    """
    known = _read(path)
    new = []
    for each in findings:
        key = _key(each, path.parent)
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(each)
    return new, known.total()


def _read(path: Path) -> Counter[_Key]:
    hint = "write it anew with --update-baseline"
    try:
        value = json.loads(path.read_bytes())
        if value["version"] != _VERSION:
            raise ValueError(value["version"])
        rows = value["findings"]
        return Counter({(str(row["path"]), str(row["code"]), str(row["message"])): int(row["count"]) for row in rows})
    except FileNotFoundError:
        raise UsageError("there is no such baseline", path=path, hint=hint) from None
    except OSError as error:
        raise UsageError(f"the baseline cannot be read: {error.strerror}", path=path, hint=hint) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError("this file is no baseline", path=path, hint=hint) from error


def _key(each: Diagnostic, folder: Path) -> _Key:
    path = Path(os.path.relpath(each.path, folder)).as_posix() if each.path else ""
    return shown(path), each.rule.code, shown(_LINE.sub("line", each.message))
