"""``fascicle lsp``: what editors of texts see while they write."""

from __future__ import annotations

import click

from fascicle.cli.options import lang_option
from fascicle.model.saying import speaking, wished


@click.command()
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, which is so without it, too.")
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="PORT", help="Wait for an editor on a port of this machine."
)
@lang_option
def lsp(stdio: bool, port: int | None, lang: str | None) -> None:
    """Speak the language server protocol to an editor: findings, completion, documentation, names.

    An editor starts it by itself; docs/editors.md has what to write into the settings of yours.
    """
    if stdio and port is not None:
        raise click.UsageError("--stdio and --port say the opposite of each other.")
    from fascicle.lsp.server import server

    with speaking(lang or wished()):
        if port is None:
            server.start_io()
        else:
            server.start_tcp("127.0.0.1", port)
