"""``fascicle build``: everything, in the pipeline's order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from fascicle.check.report import count, counted_findings, report
from fascicle.check.schemas.rules import OLD_TEI
from fascicle.check.xml import UNREADABLE
from fascicle.cli.options import VerbRun, edition_argument, run_options
from fascicle.cli.telling import tell_failures, tell_proposals, told_corrections
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import ExitCode
from fascicle.model.shown import shown
from fascicle.results import BuildResult


@click.command()
@edition_argument
@run_options
@click.option("--only", multiple=True, metavar="PRODUCT", help="Make only this product: print, epub, web, deposit.")
@click.option("--private", is_flag=True, help="Show withheld texts too, for your own eyes; makes no deposit.")
@click.option("--draft", is_flag=True, help="Mark names, dates and corrections in the book; makes no deposit.")
def build(run: VerbRun, edition: Path, only: tuple[str, ...], private: bool, draft: bool) -> None:
    """Convert, annotate, check and publish EDITION: TEI, PDF, web edition and deposit.

    What is up to date is not made again. Errors in texts that come from sources end the run before anything is
    published. What the schemas of TEI files that exist already say of them is counted here, and `fascicle check`
    tells it.
    """
    with run.opened(edition, private=private) as work:
        result = work.build(only, draft=draft)
    # A text that failed is told once, as what went wrong, and not again as a finding.
    failed = {str(error.path) for error in result.failures.values()}
    findings = [each for each in result.findings if each.rule is not UNREADABLE or each.path not in failed]
    click.echo(report(findings), nl=False)
    click.echo(report(result.doubts), nl=False)
    code = tell_failures(result.failures.values())
    for label, path in result.products.items() if result.complete and not run.quiet else ():
        click.echo(shown(f"{label:8} {path}"))
    run.remark(_summary(result, findings))
    run.remark(_advice(run, edition, result))
    if not result.complete:
        run.remark(f"nothing was published: mend the errors above, then {run.command('build', edition)}")
        click.get_current_context().exit(code or ExitCode.FINDINGS)
    tell_proposals(run, edition, result.proposals_table, result.proposals)
    tell_proposals(run, edition, result.dates_table, result.dates)
    if (page := result.products.get("web")) is not None:
        run.remark(shown(f"next: look at {page}"))
    if code:
        click.get_current_context().exit(code)


def _advice(run: VerbRun, edition: Path, result: BuildResult) -> str:
    """What was found in texts without a source, which is told elsewhere and kept nothing from being made."""
    found = [each for each in result.advice if each.rule is not UNREADABLE]
    left_out = sorted({each.path for each in found if each.rule is OLD_TEI})
    lines = [f"left out, for it is TEI P4: {path}" for path in left_out]
    if found:
        counts = ", ".join(counted_findings(found))
        lines.append(f"in TEI files of your own: {counts}; they keep nothing from being made")
        lines.append(f"  {run.command('check', edition)} tells them")
    return "\n".join(map(shown, lines))


def _summary(result: BuildResult, findings: Sequence[Diagnostic]) -> str:
    """What the build did, and what it found, in one line."""
    parts = [told_corrections(result.corrections, result.proposals)]
    if result.doubts:
        parts.append(f"{count(len(result.doubts), 'remark')} on the reading of sources")
    parts += counted_findings(findings)
    if result.failures:
        parts.append(f"failed: {', '.join(result.failures)}")
    return shown(f"{count(result.texts, 'text')}: {'; '.join(parts)}")
