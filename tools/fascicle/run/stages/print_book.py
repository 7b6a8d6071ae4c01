"""The print edition: all texts in one book for print and for screen readers, or in volumes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from fascicle.edition.cache import digest
from fascicle.edition.text import Text
from fascicle.publish import pdf
from fascicle.publish.products import Product
from fascicle.publish.record_xml import volume_record
from fascicle.run.task import Common, Task
from fascicle.run.work import make_volume
from fascicle.run.workspace import Workspace
from fascicle.tei.write import read_bytes

_TYPE = "application/pdf"


def run(workspace: Workspace) -> list[Product]:
    """Write the print edition. A volume is made anew where a text of its own has changed."""
    folder = PurePosixPath(workspace.edition.below_out(workspace.edition.print_folder))
    volumes = _volumes(workspace.shown, workspace.edition.record.print.texts_per_volume)
    names = _names(workspace.edition.record.id, len(volumes))
    for done in workspace.executor.run(_tasks(workspace, folder, names, volumes)):
        if done.error is not None:
            raise done.error
        workspace.cache.put(done.task.name, done.task.key, {done.task.name: done.result})
    files = [str(folder / name) for name in names]
    workspace.cache.forget_others(f"{folder}/", files)
    return [Product("print", PurePosixPath(file), _TYPE, "The print edition") for file in files]


def _tasks(
    workspace: Workspace, folder: PurePosixPath, names: Sequence[str], volumes: Sequence[Sequence[Text]]
) -> Iterator[Task]:
    shared = Common(lambda: (workspace.published, workspace.authority_data))
    for number, (name, texts) in enumerate(zip(names, volumes, strict=True), 1):
        workspace.progress.step("print", name)
        files = {text.name: read_bytes(text.path) for text in texts}
        volume = pdf.Volume(number, len(volumes)) if len(volumes) > 1 else None
        record = volume_record(workspace.published, files)
        key = digest(record, repr(volume), workspace.authority_data, *files, *files.values())
        product = str(folder / name)
        if not workspace.cache.is_made(product, key):
            yield Task(product, key, make_volume, shared, (files, volume))


def _volumes(texts: Sequence[Text], size: int) -> list[Sequence[Text]]:
    """The texts of each volume, all in one if volumes have no size."""
    step = size or max(len(texts), 1)
    return [texts[at : at + step] for at in range(0, len(texts), step)] or [texts]


def _names(identifier: str, volumes: int) -> list[str]:
    if volumes == 1:
        return [f"{identifier}.pdf"]
    width = len(str(volumes))
    return [f"{identifier}-{number:0{width}}.pdf" for number in range(1, volumes + 1)]
