"""``fascicle completion``: the script with which a shell completes verbs, options, texts and rules."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    r"""Print the script that completes verbs, options, texts and rules in SHELL: bash, zsh or fish.

    \b
    bash:  fascicle completion bash > ~/.local/share/bash-completion/completions/fascicle
    zsh:   fascicle completion zsh > ~/.zfunc/_fascicle    (with ~/.zfunc in $fpath)
    fish:  fascicle completion fish > ~/.config/fish/completions/fascicle.fish
    """
    from fascicle.cli import main

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(main, {}, "fascicle", "_FASCICLE_COMPLETE").source())
