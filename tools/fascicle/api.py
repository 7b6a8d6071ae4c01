"""The public API: what the command does, for programs and for CI.

    >>> import fascicle
    >>> edition = fascicle.open("my-edition")  # doctest: +SKIP
    >>> edition.build().products["web"]        # doctest: +SKIP

Functions raise a FascicleError subclass where they cannot do their work; findings in texts are no errors but part of
the answer, and so are texts that fail while others do not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.results import AnswerResult, BuildResult, CheckResult, DepositResult, FileResult, Released
from fascicle.run.making import Folder
from fascicle.run.making import add as add
from fascicle.run.making import check_bytes as check_bytes
from fascicle.run.making import compare as compare
from fascicle.run.making import init as init
from fascicle.run.progress import Progress, Quiet

# The rest is loaded where it is used: a program that checks one file need not wait for what annotates texts.
if TYPE_CHECKING:
    from fascicle.annotate.decisions.track_record import Answered
    from fascicle.edition.folder import EditionFolder
    from fascicle.edition.text import Text
    from fascicle.reports.corrections import CorrectionRow
    from fascicle.reports.counts import TextCounts
    from fascicle.reports.hyphens import HyphenRow
    from fascicle.run.naming import Naming
    from fascicle.run.workspace import Workspace


class Edition:
    """An edition, and what can be done with it; made by :func:`open_edition`."""

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
        return self._results(workspace, texts, stage.results)

    def compare(self, names: Sequence[str] = ()) -> list[FileResult]:
        """What ``convert`` would change with ``force``; nothing is written."""
        from fascicle.run.stages.convert_texts import ConvertTexts

        texts = self._chosen(names)
        with self._reading() as workspace:
            stage = ConvertTexts(workspace, compare=True)
            stage.run(texts)
        return self._results(workspace, texts, stage.results)

    def explain_line(self, name: str, line: int | str) -> str:
        """Why the converter takes a line of a source text for what it does: role, evidence, block, hyphen."""
        from fascicle.run.stages.convert_texts import explain

        (text,) = self._chosen([name])
        with self._reading() as workspace:
            return explain(workspace, text, line)

    def annotate(self, names: Sequence[str] = (), *, texts: bool = False) -> list[FileResult]:
        """Mark corrections, dates and names in the TEI files that come from sources.

        Files of texts without a source are never written: what could be marked in them is proposed, in a table and a
        patch, for those that ``names`` has, or, with ``texts``, for all of them and nothing else.
        """
        from fascicle.run.stages.propose_texts import annotate_chosen

        chosen = self._chosen(names)
        with self._writing() as workspace:
            done = annotate_chosen(workspace, chosen, named=bool(names), texts=texts)
        return self._results(workspace, chosen, done)

    def answer(self, table: Folder, *, resp: str = "") -> AnswerResult:
        """Take an editor's answers from a table of proposals into the decisions, and annotate the TEI files by them.

        ``resp`` is who answered, an id of the edition's people, the first of them if left out.
        """
        from fascicle.run.stages.annotate_texts import annotate, take_answers

        with self._writing() as workspace:
            taken = take_answers(workspace, Path(table), resp)
            done = annotate(workspace, self.texts)
        return AnswerResult(taken, tuple(self._results(workspace, self.texts, done.results)))

    @property
    def names(self) -> Naming:
        """The names in the texts: proposed as entries, taken into the authority file, looked up elsewhere."""
        from fascicle.run.naming import Naming

        return Naming(self._writing)

    def undo(self, rule: str) -> list[FileResult]:
        """Take back all corrections that a rule or family of rules made, and remember that it is off.

        What editors confirmed stays.
        """
        from fascicle.run.stages.annotate_texts import annotate, undo

        with self._writing() as workspace:
            undo(workspace, rule)
            done = annotate(workspace, self.texts)
        return self._results(workspace, self.texts, done.results)

    def report_corrections(
        self, names: Sequence[str] = (), *, proposed: bool = False
    ) -> tuple[list[CorrectionRow], list[TextCounts]]:
        """Every correction in the TEI files, and counts of what there is to read over: in each file, and in all.

        ``proposed`` lists what is only proposed too.
        """
        from fascicle.run.stages import report_texts

        texts = self._chosen(names)
        with self._reading() as workspace:
            return report_texts.corrections(workspace, texts, proposed)

    def report_answers(self) -> list[Answered]:
        """How often each rule of correction was right, by what the editors answered so far."""
        from fascicle.annotate.decisions.track_record import answered

        with self._reading() as workspace:
            return answered(workspace.editors.corrections)

    def report_hyphens(self, names: Sequence[str] = ()) -> list[HyphenRow]:
        """What became of the hyphens at line ends, word by word, doubtful ones first."""
        from fascicle.run.stages import report_texts

        texts = self._chosen(names)
        with self._reading() as workspace:
            return report_texts.hyphens(workspace, texts)

    def check(self, names: Sequence[str] = (), *, schemas: Sequence[Folder] = (), house: bool = False) -> CheckResult:
        """Check the edition, or the texts with these names: XML, schemas, house rules, pointers, fidelity.

        Texts without a source are judged by ``schemas``, else by those of the record, or that each names; by fascicle's
        own too, if ``house`` says so.
        """
        from fascicle.check.schemas.choice import judging_by
        from fascicle.run.stages import check_texts, home_forms

        texts = self._chosen(names)
        with self._reading() as workspace:
            workspace.judging = judging_by(map(Path, schemas), house=house)
            if names:
                check_texts.check(workspace, texts)
            else:
                check_texts.run(workspace)
                home_forms.run(workspace)
            files = len(texts) + (not names and workspace.authority_data is not None)
            return CheckResult((*workspace.diagnostics, *workspace.advice), files, workspace.schemas)

    def build(self, products: Collection[str] = (), *, draft: bool = False) -> BuildResult:
        """Run the whole pipeline, or as much of it as these products need; a ``draft`` marks names in the book."""
        return self._run(self.folder.as_draft() if draft else self.folder, products)

    def deposit(self, *, only_verify: bool = False, forms: Collection[str] = (), to: Folder = "") -> DepositResult:
        """Build the edition and its bag, and verify the bag; ``only_verify`` builds nothing.

        ``forms`` are packages made of a bag without faults, of ``fascicle.deposit.packages``, in a folder of theirs.
        """
        from fascicle.run.handing_over import hand_over

        result = None if only_verify else self.build()
        findings = result.findings if result is not None and not result.complete else ()
        return DepositResult(findings, *hand_over(self.folder, () if findings else forms, to, verified=not findings))

    def release(self, version: str = "", *, date: str = "", note: str = "") -> Released:
        """Release the edition, as a version after the last, or the one of its record; today, or on another ``date``.

        Where something is wrong, all is as it was. Raises UsageError for a version that cannot come now.
        """
        from fascicle.run.releasing import asked, make_release

        return make_release(self.folder, asked(self.folder.record, version, date, note), self._run, self._writing)

    def _run(self, folder: EditionFolder, products: Collection[str] | None) -> BuildResult:
        from fascicle import pipeline
        from fascicle.run.outcome import build_result

        with self._writing(folder) as workspace:
            made = pipeline.run(workspace, products)
            return build_result(workspace, made, complete=not pipeline.has_errors(workspace))

    def _chosen(self, names: Sequence[str] | str) -> list[Text]:
        # A text is a sequence of letters, too, which nobody means.
        return self.folder.chosen([names] if isinstance(names, str) else names)

    @staticmethod
    def _results(workspace: Workspace, texts: Sequence[Text], results: Mapping[str, FileResult]) -> list[FileResult]:
        from fascicle.run.outcome import file_results

        return file_results(workspace, texts, results)

    @contextmanager
    def _writing(self, folder: EditionFolder | None = None) -> Iterator[Workspace]:
        self.folder = folder or self.folder
        workspace = self._workspace(writes=True)
        with workspace.writing():
            yield workspace

    @contextmanager
    def _reading(self) -> Iterator[Workspace]:
        workspace = self._workspace(writes=False)
        try:
            yield workspace
        finally:
            workspace.close()

    def _workspace(self, *, writes: bool) -> Workspace:
        from fascicle.run.executors import executor
        from fascicle.run.workspace import Workspace

        tasks = executor(self._jobs, self._cluster)
        return Workspace(self.folder, self._progress, tasks, private=self._private, writes=writes)


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
    from fascicle.edition.folder import EditionFolder

    read, told = EditionFolder.load(folder, sources=sources, out=out), progress or Quiet()
    return Edition(read, jobs=jobs, cluster=cluster, private=private, progress=told)


def check(
    paths: Sequence[Folder] | Folder,
    *,
    schemas: Sequence[Folder] = (),
    house: bool = False,
    sources: Folder | None = None,
    out: Folder | None = None,
    jobs: int | None = 1,
    cluster: str = "",
    progress: Progress | None = None,
) -> CheckResult:
    """Check editions, TEI files of any name, and all of both that are below a folder.

    A file of an edition that comes from a source is checked against that and the authority file, by the grammar and
    the house rules of fascicle. Any other is judged by ``schemas`` (RELAX NG, Schematron), else by those of its
    edition, or that it names by ``xml-model``, and by fascicle's own too, if ``house`` says so. Other options are those
    of :func:`open_edition`. Raises EngineError for a schema that was asked for and cannot be used.
    """
    from fascicle.check.paths import look
    from fascicle.check.schemas.choice import judging_by
    from fascicle.run.check_files import Checking

    progress = progress or Quiet()
    looked = look(Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths))
    checking = Checking(judging_by(map(Path, schemas), house=house))
    for folder, named in looked.editions.items():
        edition = open_edition(folder, sources=sources, out=out, jobs=jobs, cluster=cluster, progress=progress)
        texts = {path: edition.folder.text_at(path) for path in named}
        names = [text.name for text in texts.values() if text is not None]
        if names or not named:
            checking.take(edition.check(names, schemas=schemas, house=house))
        checking.add_of(edition.folder, [path for path, text in texts.items() if text is None])
    checking.add(looked.files)
    return checking.run(jobs, progress)
