"""The command ``fascicle``: one module a verb; each parses, calls the public API, prints, and returns a code."""

from __future__ import annotations

import click

import fascicle
from fascicle.cli.groups import Verbs

# In the order in which an edition needs them. The module of a verb is loaded when the verb is called: what one of them
# takes to load, no other has to wait for.
VERBS = {
    "init": "Make a new edition, which builds as it is.",
    "add": "Add source files, with rows of the record to look over.",
    "convert": "Convert source texts to TEI.",
    "annotate": "Mark corrections, dates and names in the TEI files.",
    "names": "Make the authority file of the names in the texts.",
    "check": "Say what is wrong in editions and TEI files.",
    "schema": "Make RELAX NG and Schematron of an ODD.",
    "lsp": "Speak to the editor in which texts are written.",
    "report": "List corrections, or hyphens at line ends, to read over.",
    "build": "Make everything: TEI, PDF, web edition, deposit.",
    "serve": "Show the site on this machine, made anew while you save.",
    "diff": "Say what changed between two states, words and markup apart.",
    "release": "Remember what readers may cite of this version.",
    "deposit": "Build the deposit, a BagIt bag, and verify it.",
    "explain": "Say what a rule means, or a file that editors write.",
    "completion": "Print the script that completes commands in a shell.",
}


@click.group(
    cls=Verbs,
    verbs=VERBS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(fascicle.__version__, "-V", "--version", prog_name="fascicle")
def main() -> None:
    """Make a digital edition: source texts to valid TEI, a web edition, a print PDF and a deposit package.

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 input unreadable, 4 an engine failed or nothing can be written.
    """
