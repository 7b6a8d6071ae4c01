"""What several verbs share: the edition and its texts as arguments, where its files are, how much is told."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fascicle.edition.record import RECORD
from fascicle.model.saying import languages
from fascicle.model.shown import shown

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from fascicle.api import Edition
    from fascicle.cli.progress import TerminalProgress

_FOLDER = click.Path(path_type=Path)


quiet_option = click.option("-q", "--quiet", is_flag=True, help="Tell findings and errors only.")
lang_option = click.option(
    "--lang",
    type=click.Choice(languages()),
    show_default="that of the system",
    help="Language of what is said about files; what has no words in it is said in English.",
)
form_option = click.option(
    "--format", "form", default="", metavar="FORMAT", help="Read as text or markdown, whatever the files seem to be."
)


@dataclass(frozen=True)
class VerbRun:
    """How a verb was asked to work: where files are, in how many processes, and how much it tells."""

    sources: Path | None = None
    out: Path | None = None
    jobs: int | None = None
    cluster: str = ""
    quiet: bool = False
    verbose: bool = False

    @contextmanager
    def opened(self, edition: Path, *, private: bool = False, lists: bool = False) -> Iterator[Edition]:
        """The edition that a verb is about, with progress shown while it works.

        A verb that ``lists`` all texts itself, if it is to tell everything, needs no second list of them.
        """
        import fascicle
        from fascicle.cli.progress import TerminalProgress

        with TerminalProgress(quiet=self.quiet, verbose=self.verbose and not lists) as progress:
            yield fascicle.open(edition, private=private, progress=progress, **self.places)

    @property
    def places(self) -> dict[str, Any]:
        """The options of :func:`fascicle.open` but for progress."""
        return {"sources": self.sources, "out": self.out, "jobs": self.jobs, "cluster": self.cluster}

    def progress(self) -> TerminalProgress:
        """What shows how far the work is."""
        from fascicle.cli.progress import TerminalProgress

        return TerminalProgress(quiet=self.quiet, verbose=self.verbose)

    def command(self, verb: str, edition: Path, *more: str) -> str:
        """The command that goes on with what this run has made, as a shell takes it."""
        folders = (("--sources", self.sources), ("--out", self.out))
        options = (word for name, folder in folders if folder is not None for word in (name, str(folder)))
        return shown(shlex.join(["fascicle", *verb.split(), str(edition), *more, *options]))

    def remark(self, words: str) -> None:
        """Say something that is no result: on standard error, so that a pipe gets results only."""
        if words and not self.quiet:
            click.echo(words, err=True)


def run_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The options of :class:`VerbRun`, given to the verb as its first argument."""

    def called(
        sources: Path | None,
        out: Path | None,
        jobs: int | None,
        cluster: str,
        quiet: bool,
        verbose: bool,
        **others: Any,
    ) -> Any:
        if quiet and verbose:
            raise click.UsageError("-q and -v say the opposite of each other.")
        return verb(VerbRun(sources, out, jobs, cluster, quiet, verbose), **others)

    return _with(
        update_wrapper(called, verb),
        click.option("--sources", type=_FOLDER, metavar="DIR", help="Folder of the sources, if not EDITION/source."),
        click.option("--out", type=_FOLDER, metavar="DIR", help="Folder of what is made, if not EDITION/build."),
        click.option(
            "-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes; if left out, one for each core."
        ),
        click.option("--cluster", default="", metavar="ADDRESS", help="Work on the dask cluster at ADDRESS."),
        quiet_option,
        click.option("-v", "--verbose", is_flag=True, help="Tell what was made and what was up to date."),
    )


def edition_argument(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The folder of an edition; the current one if left out."""
    return click.argument("edition", type=_FOLDER, default=Path())(verb)


def edition_and_names(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The folder of an edition and names of its texts; in an edition's folder, names alone will do."""

    def called(*run: VerbRun, words: tuple[str, ...], **others: Any) -> Any:
        edition, names = told_apart(words)
        return verb(*run, edition=edition, names=names, **others)

    argument = click.argument("words", nargs=-1, metavar="[EDITION] [NAME]...", shell_complete=_complete)
    return _with(update_wrapper(called, verb), argument)


def told_apart(words: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """The edition's folder, and names of texts.

    Where the current folder is an edition, a first word that is no folder is the name of a text.
    """
    if not words:
        return Path(), ()
    if not Path(words[0]).is_dir() and Path(RECORD).is_file():
        return Path(), words
    return Path(words[0]), words[1:]


def _complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of texts; for the first word folders, too."""
    from click.shell_completion import CompletionItem

    import fascicle
    from fascicle.model.errors import FascicleError

    words = tuple(ctx.params.get("words") or ())
    items = [] if words else [CompletionItem(incomplete, type="dir")]
    try:
        texts = fascicle.open(told_apart(words)[0]).texts
    except FascicleError:
        return items
    return [CompletionItem(text.name, help=text.title) for text in texts if text.name.startswith(incomplete)] + items


def _with(verb: Callable[..., Any], *decorators: Callable[[Any], Any]) -> Callable[..., Any]:
    for decorator in reversed(decorators):
        verb = decorator(verb)
    return verb
