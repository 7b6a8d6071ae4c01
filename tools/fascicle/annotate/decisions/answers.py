"""A table of proposals that an editor has answered, as rows of ``decisions/corrections.toml``.

The table is that of the proposals, or of ``fascicle report corrections``, as a spreadsheet saves it: separated by tabs,
commas or semicolons. The column ``answer`` has ``yes`` where ``reading`` is right, ``no`` where the words are right as
they are, ``other`` where an editor has put something else into ``reading``; rows without an answer are passed over. An
empty ``line`` means every line, an empty ``file`` every file, an empty ``text`` besides all
corrections of the ``rule``. Answers to dates are rows of ``decisions/dates.toml``, or suppressions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import asdict
from pathlib import Path

from fascicle.annotate.decisions.corrections import ANSWERS, RULE_ANSWERS, CorrectionDecisions, Decided, RuleDecided
from fascicle.annotate.decisions.dates import VALUE_HINT, Dated, attributes_of
from fascicle.annotate.decisions.suppressions import Suppression
from fascicle.annotate.proposals import DATE
from fascicle.edition import tables
from fascicle.edition.toml import Identifier, RecordError, record
from fascicle.model.errors import EditionError
from fascicle.model.shown import quoted

Answer = Decided | RuleDecided | Dated | Suppression
_NEEDED = ("file", "line", "occurrence", "text", "reading", "answer")
_NUMBER = re.compile("[0-9]{1,9}")


def read_answers(path: Path, files: Collection[str], resp: str = "") -> list[Answer]:
    """The answers in a table; ``files`` are the names of the edition's TEI files, ``resp`` is who answered.

    Raises EditionError with the line of the first row that means nothing, or that the file of decisions cannot hold.
    """
    rows: list[Answer] = []
    try:
        for line, cells in _rows(path):
            if cells["answer"]:
                rows.append(_answer(cells, files, resp, path, line))
    except tables.TableError as error:
        hint = "look for a quotation mark that is not closed; save the table in a spreadsheet rather than by hand"
        raise EditionError(f"no row of a table: {error.message}", path=path, line=error.line, hint=hint) from error
    return rows


def _answer(cells: dict[str, str], files: Collection[str], resp: str, path: Path, line: int) -> Answer:
    try:
        if cells.get("kind") == DATE:
            return _of_date(_decided(cells, files, resp), cells["reading"])
        if not cells["text"] and not cells["line"] and cells.get("rule"):
            return _of_rule(cells["rule"], cells["answer"].lower())
        return record(Decided, asdict(_decided(cells, files, resp)))
    except RecordError as error:
        raise EditionError(error.message, path=path, line=line, hint=error.hint) from error


def _of_date(answer: Decided, value: str) -> Dated | Suppression:
    """An answer to a date, whose value is what its words mean."""
    place = answer.file, answer.line, answer.occurrence
    if answer.answer == "no":
        return Suppression("date", answer.text, *place)
    if not attributes_of(value):
        raise _wrong(f"the reading is no date: {quoted(value)}", VALUE_HINT)
    return record(Dated, asdict(Dated(answer.text, value.strip(), *place, answer.resp)))


def news(rows: Collection[Decided | RuleDecided], known: CorrectionDecisions) -> list[Decided | RuleDecided]:
    """The answers that are not yet known, each once: what was answered before is not written again."""
    found = []
    before: list[Decided | RuleDecided] = [*known.decided, *known.rule]
    holding = {each.place: _said(each) for each in before}
    for row in rows:
        if holding.get(row.place) != _said(row):
            holding[row.place] = _said(row)
            found.append(row)
    return found


def _said(row: Decided | RuleDecided) -> tuple[str, ...]:
    """What was answered, and of which line: another line may have come to have its number."""
    return (row.answer,) if isinstance(row, RuleDecided) else (row.answer, row.reading, row.begins)


def _of_rule(rule: str, answer: str) -> RuleDecided:
    if answer not in RULE_ANSWERS:
        raise _wrong(f"the answer to a rule is not known: {quoted(answer)}", "write yes, no or propose, or nothing")
    return record(RuleDecided, asdict(RuleDecided(Identifier(rule), answer)))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table by column, each with its line in the file."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        raise EditionError(f"cannot read: {error.strerror}", path=path, hint="name a table of proposals") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8 in your spreadsheet"
        raise EditionError("the table is not UTF-8", path=path, line=line, hint=hint) from error
    rows = tables.load(text)
    _, head = next(rows, (1, []))
    names = [name.lower() for name in head]
    if missing := [name for name in _NEEDED if name not in names]:
        raise EditionError(
            f"the table has no column {', '.join(missing)}",
            path=path,
            line=1,
            hint="fill in the column `answer` of build/proposals/corrections.tsv, and leave the other columns there",
        )
    for line, cells in rows:
        if len(cells) > len(names):
            raise EditionError(
                f"the row has {len(cells)} cells for {len(names)} columns",
                path=path,
                line=line,
                hint="save the table with quotation marks around cells that hold a separator",
            )
        yield line, dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))


def _decided(cells: dict[str, str], files: Collection[str], resp: str) -> Decided:
    """One answer; raises RecordError."""
    answer, text, reading = cells["answer"].lower(), cells["text"], cells["reading"]
    if answer not in ANSWERS:
        raise _wrong(f"the answer is not known: {quoted(cells['answer'])}", "write yes, no or other, or nothing")
    if not text:
        raise _wrong(
            "the row has no text",
            "leave in the column `text` what the table had there; to answer a rule, empty `line` too",
        )
    if answer == "other" and reading in ("", text):
        raise _wrong(
            "the answer is other, and the reading says nothing else", "write in the column `reading` what is right"
        )
    if cells["file"] and cells["file"] not in files:
        raise _wrong(f"the edition has no file {quoted(cells['file'])}", f"its files are: {', '.join(sorted(files))}")
    if cells["line"] and not _NUMBER.fullmatch(cells["occurrence"]):
        raise _wrong(
            f"the occurrence is no number: {quoted(cells['occurrence'])}",
            "leave what the table had there, or empty the line",
        )
    if cells.get("state") == "by hand":
        raise _wrong("a person made this correction, not the program", "change it in the TEI file")
    if cells.get("state") == "made" and not cells.get("rule"):
        raise _wrong("this was set when the text was converted", "change it in the TEI file")
    # For every place, "yes" is to what the program proposes at each, "other" is to these very words.
    agreed = answer == "other" or (answer == "yes" and cells["line"])
    occurrence = int(cells["occurrence"]) if cells["line"] else 0
    return Decided(
        text,
        answer,
        reading if agreed else "",
        cells["file"],
        cells["line"],
        occurrence,
        resp=resp,
        rule=cells.get("rule", ""),
        certainty=cells.get("certainty", ""),
    )


def _wrong(message: str, hint: str) -> RecordError:
    return RecordError((), message, hint)
