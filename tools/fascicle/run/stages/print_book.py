"""The print edition: all texts in one book for print and for screen readers, or in volumes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from fascicle.check.completeness import LETTERED, UNSET
from fascicle.edition.cache import digest
from fascicle.edition.record import RECORD
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.publish.pdf import volume_inputs
from fascicle.publish.products import Product
from fascicle.publish.typst.compiler import FONTS_HINT, named
from fascicle.publish.volumes import Volume, divide
from fascicle.run.progress import MADE, UP_TO_DATE
from fascicle.run.stages.home_forms import home_of, tell_lost
from fascicle.run.task import Common, Task
from fascicle.run.work import BookTexts, MadeVolume, make_volume
from fascicle.run.workspace import Workspace
from fascicle.tei.write import read_bytes

_TYPE = "application/pdf"


def run(workspace: Workspace) -> list[Product]:
    """Write the print edition. A volume is made anew where a text of its own has changed."""
    edition = workspace.edition
    folder = PurePosixPath(edition.below_out(edition.print_folder))
    volumes = _volumes(workspace)
    unmade: set[str] = set()
    workspace.progress.begin("print", len(volumes))
    for done in workspace.executor.run(_tasks(workspace, folder, volumes)):
        if done.error is not None:
            raise done.error
        made: MadeVolume = done.result
        if made.book is None:
            _tell_unset(workspace, made)
            unmade.add(done.task.name)
            continue
        # one that lacks something of a text is told, and made again the next time
        key = "" if any(made.lost.values()) else done.task.key
        workspace.cache.put(done.task.name, key, {done.task.name: made.book})
        workspace.cache.remember(f"notes/{done.task.name}", key, "\n".join(made.told).encode())
        _tell(workspace, done.task.name, made.told)
        for stem, each in made.lost.items():
            tell_lost(workspace, workspace.edition.texts_by_name[stem], each, "book")
        workspace.progress.done("print", PurePosixPath(done.task.name).name, MADE)
    named = (str(folder / _name(edition.record.id, volume, volumes)) for volume in volumes)
    files = [name for name in named if name not in unmade]
    workspace.cache.forget_others(f"{folder}/", files)
    return [Product("print", PurePosixPath(file), _TYPE, "print edition") for file in files]


def books(workspace: Workspace) -> dict[str, str]:
    """The file of the print edition that has each text, by the text's name; in the order of the edition."""
    volumes = _volumes(workspace)
    identifier = workspace.edition.record.id
    return {stem: _name(identifier, volume, volumes) for volume in volumes for stem in volume.stems}


def _tasks(workspace: Workspace, folder: PurePosixPath, volumes: Sequence[Volume]) -> Iterator[Task]:
    shared = Common(lambda: (workspace.published, workspace.register_data))
    texts = workspace.edition.texts_by_name
    for volume in volumes:
        name = _name(workspace.edition.record.id, volume, volumes)
        workspace.progress.step("print", name)
        files = {stem: read_bytes(texts[stem].path) for stem in volume.stems}
        shown = {stem: home_of(workspace, texts[stem]) for stem in volume.stems}
        homes = {stem: form for stem, (form, _) in shown.items() if form != files[stem]}
        wholes = {stem: whole for stem, (_, whole) in shown.items() if whole is not None}
        pictures = _pictures(workspace, homes)
        parts = volume_inputs(workspace.published, files, workspace.register_data, volume)
        key = digest(*parts, *homes.values(), *pictures, *pictures.values())
        product = str(folder / name)
        notes = workspace.cache.fact(f"notes/{product}", key)
        if notes is None or not workspace.cache.is_made(product, key):
            size = sum(map(len, files.values()))
            inputs = (BookTexts(files, homes, pictures, wholes), volume if len(volumes) > 1 else None)
            yield Task(product, key, make_volume, shared, inputs, size)
        else:
            _tell(workspace, product, notes.decode().splitlines())
            workspace.progress.done("print", name, UP_TO_DATE)


def _tell(workspace: Workspace, product: str, told: Sequence[str]) -> None:
    """A finding for each thing that is to be known of the notes of a book."""
    record = str(workspace.edition.folder / RECORD)
    for message in told:
        hint = 'with `apparatus = "letters"` in [print], notes have letters from the start'
        workspace.diagnostics.append(Diagnostic(LETTERED, record, None, None, f"{product}: {message}", hint))


def _tell_unset(workspace: Workspace, made: MadeVolume) -> None:
    """A finding for each letter that no font of the book has, in each text, or in the record or a register."""
    elsewhere = set(made.letters)
    for stem, letters in made.unset.items():
        path = str(workspace.edition.texts_by_name[stem].path)
        for each in letters:
            elsewhere.discard(each.letter)
            times = f", {each.count} times in this file" if each.count > 1 else ""
            message = f"no font of the book has {named(each.letter)}{times}"
            workspace.diagnostics.append(Diagnostic(UNSET, path, each.line, each.column, message, FONTS_HINT))
    for letter in sorted(elsewhere):
        message = f"no font of the book has {named(letter)}, in the record or in a register"
        workspace.diagnostics.append(Diagnostic(UNSET, RECORD, None, None, message, FONTS_HINT))


def _pictures(workspace: Workspace, homes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures that home forms set, by their paths in the site; those that they only lead to are none."""
    return {
        path: file.read_bytes()
        for stem, form in homes.items()
        for path, file in sorted(workspace.pictures.get(stem, {}).items())
        if path.encode() in form
    }


def _volumes(workspace: Workspace) -> Sequence[Volume]:
    """The volumes of the edition; one that holds all texts stands for the whole book."""
    try:
        sizes = {text.name: text.path.stat().st_size for text in workspace.shown}
    except OSError as error:
        raise TeiError(f"cannot read: {error.strerror}", path=error.filename, hint="run `fascicle convert`") from error
    several = divide(sizes) if workspace.edition.record.print.volumes else ()
    return several or (Volume(1, tuple(sizes)),)


def _name(identifier: str, volume: Volume, volumes: Sequence[Volume]) -> str:
    return f"{identifier}-{volume.number}.pdf" if len(volumes) > 1 else f"{identifier}.pdf"
