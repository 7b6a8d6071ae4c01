"""Groups of commands: verbs that are loaded when they are called, and what can go wrong in them told in one message."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fascicle.model.errors import ExitCode, FascicleError, OutputError, UsageError
from fascicle.model.shown import shown_lines

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Suggesting(click.Group):
    """A group that says which command somebody may have meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added, which is that of their use."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; raises UsageError where there is none."""
        names = self.list_commands(ctx)
        if args[0] in names or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from fascicle.model.near import near

        what = f"`{ctx.command_path} --help` tells what there is: {', '.join(names)}"
        if Path(args[0]).is_dir():
            what = f"{' or '.join(names[:2])} comes before the folder, or another of these: {', '.join(names)}"
        raise UsageError(f"{ctx.command_path} has no command {args[0]}", hint=near(args[0], names, what))


class Verbs(Suggesting):
    """The verbs of the command, by their names and what each is for; each is in a module of this package.

    Turns what can go wrong into one message and an exit code; a traceback is always a fault of the program.
    """

    def __init__(self, *args: Any, verbs: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which an edition needs them."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a verb."""
        if cmd_name not in self._verbs:
            return None
        command: click.Command = getattr(import_module(f"fascicle.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([*self._verbs.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a verb without loading any."""
        from click.shell_completion import CompletionItem

        items = [CompletionItem(name, help=what) for name, what in self._verbs.items() if name.startswith(incomplete)]
        return items + click.Command.shell_complete(self, ctx, incomplete)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the words before the verb."""
        with _harmless():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb."""
        try:
            with _harmless():
                return super().invoke(ctx)
        except FascicleError as error:
            _complain(error)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of our output has gone, as `| head` does: not an error, but nothing can be said any more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(ExitCode.CLEAN)
        except OSError as error:
            hint = "free some space, or make the file or folder readable and writable"
            _complain(OutputError(error.strerror or str(error), path=error.filename, hint=hint))
            ctx.exit(ExitCode.ENGINE)


@contextmanager
def _harmless() -> Iterator[None]:
    """Words of the command line stand in click's messages as they were typed: take from them what a terminal obeys."""
    try:
        yield
    except click.UsageError as error:
        words = error.format_message()
        if (harmless := shown_lines(words)) == words:
            raise
        raise click.UsageError(harmless, error.ctx) from None


def _complain(error: FascicleError) -> None:
    click.echo(f"fascicle: error: {error}", err=True)
