"""The command ``fascicle``: one module a verb; each parses, calls the public API, prints, and returns a code."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

import fascicle
from fascicle.cli import annotate, build, check, convert, deposit, explain, init, report
from fascicle.model.errors import ExitCode, FascicleError, OutputError


class _Group(click.Group):
    """Turns what can go wrong into one message and an exit code; a traceback is always a fault of the program."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which an edition needs them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb."""
        try:
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


def _complain(error: FascicleError) -> None:
    click.echo(f"fascicle: error: {error}", err=True)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(fascicle.__version__, prog_name="fascicle")
def main() -> None:
    """Make a digital edition: source texts to valid TEI, a web edition, a print PDF and a deposit package.

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 input unreadable, 4 an engine failed or nothing can be written.
    """


for verb in (
    init.init,
    convert.convert,
    annotate.annotate,
    check.check,
    report.report,
    build.build,
    deposit.deposit,
    explain.explain,
):
    main.add_command(verb)
