"""The public API: what the command does, for programs and for CI.

    >>> import fascicle
    >>> edition = fascicle.open("my-edition")  # doctest: +SKIP
    >>> edition.build().products["web"]        # doctest: +SKIP

Functions raise a FascicleError subclass where they cannot do their work; findings in texts are no errors but part of
the answer, and so are texts that fail while others do not.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.edition.folder import Edition as EditionFolder
from fascicle.edition.record import RECORD
from fascicle.edition.text import Text
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import UsageError
from fascicle.results import AnswerResult, BuildResult, CheckResult, DepositResult, FileResult, Outcome
from fascicle.run.executors import executor
from fascicle.run.workspace import Progress, Quiet, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fascicle.reports.corrections import CorrectionRow
    from fascicle.reports.errors_left import Estimate
    from fascicle.reports.hyphens import HyphenRow

Folder = Path | str


class Edition:
    """An edition, and what can be done with it; made by :func:`open_edition`, which is ``fascicle.open``."""

    def __init__(
        self, folder: EditionFolder, *, jobs: int | None, cluster: str, private: bool, progress: Progress
    ) -> None:
        self.folder = folder
        self._jobs = jobs
        self._cluster = cluster
        self._private = private
        self._progress = progress

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts in the edition's order."""
        return self.folder.texts

    def convert(self, names: Sequence[str] = (), *, force: bool = False) -> list[FileResult]:
        """Convert source texts to TEI: those with these names, or all.

        A file that a person has worked on is kept, unless ``force`` is given.
        """
        from fascicle.run.stages.convert_texts import ConvertTexts
        from fascicle.run.stages.schema_copy import copy_schema

        texts = self._chosen(names)
        with self._writing() as workspace:
            copy_schema(workspace.edition)
            stage = ConvertTexts(workspace, force=force)
            stage.run(texts)
        return _results(workspace, texts, stage.results)

    def compare(self, names: Sequence[str] = ()) -> list[FileResult]:
        """What ``convert`` would change with ``force``; nothing is written."""
        from fascicle.run.stages.convert_texts import ConvertTexts

        texts = self._chosen(names)
        with self._reading() as workspace:
            stage = ConvertTexts(workspace, compare=True)
            stage.run(texts)
        return _results(workspace, texts, stage.results)

    def explain_line(self, name: str, line: int | str) -> str:
        """Why the converter takes a line of a source text for what it does: role, evidence, block, hyphen."""
        from fascicle.run.stages.convert_texts import explain

        (text,) = self._chosen([name])
        with self._reading() as workspace:
            return explain(workspace, text, line)

    def annotate(self, names: Sequence[str] = ()) -> list[FileResult]:
        """Mark corrections, dates and names in the TEI files."""
        from fascicle.run.stages.annotate_texts import annotate

        texts = self._chosen(names)
        with self._writing() as workspace:
            done = annotate(workspace, texts)
        return _results(workspace, texts, done.results)

    def answer(self, table: Folder, *, resp: str = "") -> AnswerResult:
        """Take an editor's answers from a table of proposals into the decisions, and annotate the TEI files by them.

        ``resp`` is who answered, an id of the edition's people, the first of them if left out.
        """
        from fascicle.run.stages.annotate_texts import annotate, take_answers

        with self._writing() as workspace:
            taken = take_answers(workspace, Path(table), resp)
            done = annotate(workspace, self.texts)
        return AnswerResult(taken, tuple(_results(workspace, self.texts, done.results)))

    def undo(self, rule: str) -> list[FileResult]:
        """Take back all corrections that a rule or family of rules made, and remember that it is off.

        What editors confirmed stays.
        """
        from fascicle.run.stages.annotate_texts import annotate, undo

        with self._writing() as workspace:
            undo(workspace, rule)
            done = annotate(workspace, self.texts)
        return _results(workspace, self.texts, done.results)

    def report_corrections(
        self, names: Sequence[str] = (), *, proposed: bool = False
    ) -> tuple[list[CorrectionRow], list[Estimate]]:
        """Every correction in the TEI files, and how many errors are probably left: in each file, and in all.

        ``proposed`` lists what is only proposed too.
        """
        from fascicle.run.stages import report_texts

        with self._reading() as workspace:
            return report_texts.corrections(workspace, self._chosen(names), proposed)

    def report_hyphens(self, names: Sequence[str] = ()) -> list[HyphenRow]:
        """What became of the hyphens at line ends, word by word, doubtful ones first."""
        from fascicle.run.stages import report_texts

        with self._reading() as workspace:
            return report_texts.hyphens(workspace, self._chosen(names))

    def check(self, names: Sequence[str] = ()) -> CheckResult:
        """Check the edition, or the texts with these names: XML, grammar, house rules, pointers, fidelity."""
        from fascicle.run.stages import check_texts

        texts = self._chosen(names)
        with self._reading() as workspace:
            if names:
                check_texts.check(workspace, texts)
                files = len(texts)
            else:
                check_texts.run(workspace)
                files = len(texts) + (workspace.authority_data is not None)
        return CheckResult(tuple(workspace.diagnostics), files)

    def build(self, products: Collection[str] = ()) -> BuildResult:
        """Run the whole pipeline, or as much of it as these products need; see ``fascicle.pipeline``."""
        from fascicle import pipeline

        with self._writing() as workspace:
            made = pipeline.run(workspace, products)
            complete = not pipeline.has_errors(workspace)
        done = workspace.annotated.values()
        places = {"texts": self.folder.texts_folder}
        for product in made:
            path = self.folder.out / product.path
            places[product.name] = path if product.name not in places else path.parent
        return BuildResult(
            tuple(workspace.diagnostics),
            complete,
            places,
            texts=len(self.texts),
            corrections=sum(each.corrections for each in done),
            proposals=sum(each.proposals for each in done),
            proposals_table=self.folder.proposals_path,
            doubts=tuple(doubt for each in workspace.converted.values() for doubt in each.doubts),
            failures=workspace.failures,
        )

    def deposit(self, *, only_verify: bool = False) -> DepositResult:
        """Build the edition and its bag, and verify the bag; ``only_verify`` builds nothing."""
        from fascicle.deposit.verify import verify

        findings: tuple[Diagnostic, ...] = ()
        if not only_verify:
            result = self.build()
            findings = result.findings if not result.complete else ()
        bag = self.folder.deposit_folder
        return DepositResult(findings, bag, () if findings else tuple(verify(bag)))

    @contextmanager
    def _writing(self) -> Iterator[Workspace]:
        tasks = executor(self._jobs, self._cluster)
        workspace = Workspace(self.folder, self._progress, tasks, private=self._private)
        with workspace.writing():
            yield workspace

    @contextmanager
    def _reading(self) -> Iterator[Workspace]:
        tasks = executor(self._jobs, self._cluster)
        workspace = Workspace(self.folder, self._progress, tasks, private=self._private, writes=False)
        try:
            yield workspace
        finally:
            workspace.close()

    def _chosen(self, names: Sequence[str]) -> list[Text]:
        """The texts with these names, with or without ending; all where no names are given."""
        names = [names] if isinstance(names, str) else names  # a text is a sequence of letters, which nobody means
        if not names:
            return list(self.texts)
        known: dict[str, Text] = {}
        for text in self.texts:
            known |= {text.name: text, text.path.name: text}
            if text.source is not None:
                known[text.source.file] = text
        for name in names:
            if name not in known:
                raise UsageError(
                    f"the edition has no text {name}", hint=_near(name, [text.name for text in self.texts])
                )
        wanted = {known[name].name for name in names}
        return [text for text in self.texts if text.name in wanted]


def open_edition(
    folder: Folder,
    *,
    sources: Folder | None = None,
    out: Folder | None = None,
    jobs: int | None = 1,
    cluster: str = "",
    private: bool = False,
    progress: Progress | None = None,
) -> Edition:
    """Read the record of an edition.

    ``sources`` is a folder of source files that stands in for its own, ``out`` the folder of what is derived. Work is
    done in ``jobs`` processes (None: as many as there are cores), or on a dask cluster at the address ``cluster``.
    ``private`` shows the texts that are withheld, too, and makes no deposit. Raises EditionError.
    """
    read = EditionFolder.load(folder, sources=sources, out=out)
    return Edition(read, jobs=jobs, cluster=cluster, private=private, progress=progress or Quiet())


def init(folder: Folder) -> list[Path]:
    """Make a new edition with an example in it; the answer lists the files. Raises UsageError if it is not empty."""
    from fascicle.edition.new import create

    return create(Path(folder))


def add(folder: Folder, files: Sequence[Folder]) -> list[Path]:
    """Put files into an edition as its sources, each with a row of the record that is a proposal to look over.

    The answer lists the files as they stand in ``source/``. Raises SourceError for what is no source, UsageError for
    what the edition has already.
    """
    from fascicle.edition.add import add_sources

    return add_sources(Path(folder), [Path(file) for file in files])


def check(paths: Sequence[Folder] | Folder, **options: object) -> CheckResult:
    """Check editions and single TEI files; ``options`` are those of :func:`open_edition`.

    A file of an edition is checked against its source and authority file, any other by the grammar and house rules.
    """
    found: list[Diagnostic] = []
    files = 0
    for path in [paths] if isinstance(paths, str | Path) else paths:
        result = _check_path(Path(path), options)
        found.extend(result.findings)
        files += result.files
    return CheckResult(tuple(found), files)


def check_bytes(data: bytes, schema: Folder | None = None, *, path: str = "") -> list[Diagnostic]:
    """Check a TEI document by the edition's grammar and house rules, or by the schema in a file: RELAX NG, Schematron.

    ``path`` is the name that findings give it. Raises EngineError for a schema that cannot be used.
    """
    from fascicle.check.alone import check_document

    return check_document(data, path, None if schema is None else Path(schema))


def _check_path(path: Path, options: dict[str, object]) -> CheckResult:
    from fascicle.check.alone import check_file

    if path.is_dir() or path.name == RECORD:
        return open_edition(path if path.is_dir() else path.parent, **options).check()  # type: ignore[arg-type]
    home = Path(os.path.normpath(path.parent / ".."))  # relative where the path is: so are the places of findings
    for folder in (home, path.parent):
        if (folder / RECORD).is_file():
            edition = open_edition(folder, **options)  # type: ignore[arg-type]
            for text in edition.texts:
                if text.path.resolve() == path.resolve():
                    return edition.check([text.name])
    return CheckResult(tuple(check_file(path)), 1)


def _results(workspace: Workspace, texts: Sequence[Text], results: dict[str, FileResult]) -> list[FileResult]:
    """The result of each text in their order, failures too."""
    failed = {
        name: FileResult(workspace.edition.texts_by_name[name].path, Outcome.FAILED, error=error)
        for name, error in workspace.failures.items()
    }
    every = {**results, **failed}
    return [every[text.name] for text in texts if text.name in every]


def _near(name: str, known: Sequence[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    some = ", ".join(known[:10]) + (" ..." if len(known) > 10 else "")
    return f"did you mean {near[0]}?" if near else f"the edition has: {some}"
