"""The table of contents of fascicle: what happens to an edition, in its order.

| step     | from                                | to                                   |
| -------- | ----------------------------------- | ------------------------------------ |
| convert  | source text                         | TEI, source layer complete           |
| annotate | TEI, authority file, decisions      | TEI with corrections, dates, names   |
| check    | TEI, source text, authority file    | diagnostics; errors end the build    |
| home     | TEI that no source stands behind     | the form that products are made of   |
| publish  | TEI, authority file                 | what ``PUBLISHERS`` make: PDF, site  |
| deposit  | all of it                           | BagIt bag                            |
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from fascicle.model.diagnostics import Severity
from fascicle.publish.products import Product
from fascicle.run import memory
from fascicle.run.progress import UP_TO_DATE
from fascicle.run.publishers import DEPOSIT, publishers
from fascicle.run.stages import annotate_texts, check_texts, convert_texts, deposit_bag, home_forms, rendering_reports
from fascicle.run.workspace import Workspace


@dataclass(frozen=True)
class Stage:
    """One step on the way to texts without errors; what readers get is made of these alone."""

    name: str
    run: Callable[[Workspace], None]


STAGES = (
    Stage("convert", convert_texts.run),
    Stage("annotate", annotate_texts.run),
    Stage("check", check_texts.run),
    Stage("home", home_forms.run),
)


def run(workspace: Workspace, only: Collection[str] | None = ()) -> list[Product]:
    """Bring the texts up to date, check them, and make the products that ``only`` names, or all; if it is None, none.

    Findings are left in ``workspace.diagnostics``: errors end the run before anything is published, and the answer is
    empty (:func:`has_errors` says which). The deposit holds all products, and none of what is withheld. Raises
    FascicleError where a step cannot do its work at all.
    """
    if only is None:
        for stage in STAGES:
            stage.run(workspace)
        return []
    wanted = publishers([name for name in only if name != DEPOSIT] if DEPOSIT not in only else ())
    asked = (*only, *(publisher.name for publisher in wanted))
    before = memory.begun(workspace.edition)
    if (known := memory.recall(workspace, asked, before)) is not None:
        workspace.progress.done("build", workspace.edition.record.id, UP_TO_DATE)
        return known
    for stage in STAGES:
        stage.run(workspace)
    workspace.executor.rest()  # word lists are not needed any more
    if has_errors(workspace):
        return []
    products = [product for publisher in wanted for product in publisher.run(workspace)]
    products += rendering_reports.run(workspace)
    if has_errors(workspace):  # a product lacks something of a text
        return products
    if not workspace.private and not workspace.edition.record.print.draft and (not only or DEPOSIT in only):
        products.extend(deposit_bag.run(workspace, products))
    workspace.ledger.save()
    memory.remember(workspace, asked, before, products)
    return products


def has_errors(workspace: Workspace) -> bool:
    """Whether something ends a build before anything is published.

    What fascicle has made must be right: an error in a text that comes from a source does, in the authority file or in
    the decisions, and so does such a text that could not be worked on. A text without a source is an editor's own file:
    what its schemas say of it is advice (``workspace.advice``), which `fascicle check` tells as errors. One of them
    that cannot be read is left out, and named.
    """
    made = {text.name for text in workspace.edition.texts if text.source is not None}
    failed = not made.isdisjoint(workspace.failures)
    return failed or any(each.rule.severity is Severity.ERROR for each in workspace.diagnostics)
