"""What a run has come to, as the public API answers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fascicle.edition.text import Text
from fascicle.publish.products import Product
from fascicle.results import BuildResult, FileResult, Outcome
from fascicle.run.workspace import Workspace


def file_results(workspace: Workspace, texts: Sequence[Text], results: Mapping[str, FileResult]) -> list[FileResult]:
    """The result of each text in their order, failures too."""
    failed = {
        name: FileResult(workspace.edition.texts_by_name[name].path, Outcome.FAILED, error=error)
        for name, error in workspace.failures.items()
    }
    every = {**results, **failed}
    return [every[text.name] for text in texts if text.name in every]


def build_result(workspace: Workspace, products: Sequence[Product], *, complete: bool) -> BuildResult:
    """What a build found and made."""
    edition, done = workspace.edition, workspace.annotated.values()
    places = {"texts": edition.texts_folder} if edition.sources else {}
    for product in products:
        path = edition.out / product.path
        places[product.name] = path if product.name not in places else path.parent
    return BuildResult(
        tuple(workspace.diagnostics),
        complete,
        places,
        texts=len(edition.texts_in_any_order),
        corrections=sum(each.corrections for each in done),
        proposals=sum(each.proposals for each in done),
        proposals_table=edition.proposals_path,
        dates=sum(each.dates for each in done),
        dates_table=edition.date_proposals_path,
        doubts=tuple(doubt for each in workspace.converted.values() for doubt in each.doubts),
        failures=workspace.failures,
        advice=tuple(workspace.advice),
    )
