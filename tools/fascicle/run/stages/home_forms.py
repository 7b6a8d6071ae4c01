"""Stage: texts that exist as TEI already are brought home, into the form that pages and books are made of.

The home form of each, and what became of the text, lie below ``build/home/``: for whoever writes a theme, and for the
rendering report. That nothing was lost on the way is proved here, again for the page, and for the book.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from fascicle.check.completeness import BY_CLASS, LOOKS, Lost
from fascicle.edition.cache import digest
from fascicle.edition.text import Text
from fascicle.model.diagnostics import Diagnostic
from fascicle.names.text_pointers import ATTRIBUTES as LINKING
from fascicle.names.text_pointers import text_pointers
from fascicle.publish.home import HomeForm, HomeSettings
from fascicle.run import registers
from fascicle.run.pictures import pictures_of, with_pictures
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import WholeText, bring_home
from fascicle.run.workspace import Workspace
from fascicle.tei.write import parse, read_bytes
from fascicle.tei.xinclude import included

FOLDER = "home"

_NOTHING = Common(lambda: None)


class HomeForms(TextStage):
    """The home form of each text that no source stands behind."""

    name = "home"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.reports: dict[str, Mapping[str, Any]] = {}

    def plan(self, text: Text) -> Task | None:
        """Bring a text home, unless it has been."""
        data = whole_of(self.workspace, text)
        settings = settings_of(self.workspace, text, data)
        name, key = f"{FOLDER}/{text.name}", digest(data, str(text.path), *settings.parts)
        known = self.workspace.cache.fact(f"{name}/report", key)
        if known is not None and self.workspace.cache.is_made(name, key):
            self._tell_of(text, json.loads(known))
            return None
        return Task(name, key, bring_home, _NOTHING, (data, str(text.path), settings), len(data))

    def commit(self, text: Text, task: Task, result: tuple[HomeForm, list[Lost]]) -> None:
        """Write the home form, and remember what became of the text."""
        form, lost = result
        report = {**form.report, "lost": [asdict(each) for each in lost]}
        told = json.dumps(report, ensure_ascii=False, sort_keys=True).encode()
        if self.workspace.writes:
            self.workspace.cache.put(task.name, task.key, {f"{task.name}.xml": form.data})
            self.workspace.cache.remember(f"{task.name}/report", task.key, told)
        self._tell_of(text, report)

    def _tell_of(self, text: Text, report: Mapping[str, Any]) -> None:
        self.reports[text.name] = report
        tell_lost(self.workspace, text, [Lost(**each) for each in report["lost"]], "home form")


def settings_of(workspace: Workspace, text: Text, data: bytes) -> HomeSettings:
    """What a text's home form depends on beside the text."""
    record = workspace.edition.record
    language = "" if text.language == "und" else text.language
    entries, links = registers.entries_of(workspace, text, data), _links(workspace, text, data)
    overlay = workspace.edition.theme.overlay("home.xsl")
    pictures = pictures_of(workspace, text, data)
    workspace.pictures[text.name] = pictures.files
    return HomeSettings(
        text.title,
        language,
        record.rendering,
        record.language,
        entries=entries,
        links=links,
        pictures=pictures.addresses,
        overlay=overlay,
    )


def _links(workspace: Workspace, text: Text, data: bytes) -> dict[str, str]:
    """The pointers of a text that lead to other texts, whatever folders they lie in."""
    if not any(each.encode() in data for each in LINKING):
        return {}
    folder = workspace.edition.folder
    return text_pointers(parse(data, text.path), text.path.relative_to(folder).as_posix(), workspace.text_names)


def run(workspace: Workspace) -> None:
    """Bring home all texts that products show and no source stands behind."""
    texts = [text for text in workspace.shown if text.source is None]
    if not texts:
        return
    stage = HomeForms(workspace)
    stage.run(texts)
    if workspace.writes:
        kept = {f"{FOLDER}/{text.name}{end}" for text in texts for end in ("", "/report")}
        workspace.cache.forget_others(f"{FOLDER}/", kept)
    workspace.reports = stage.reports
    workspace.diagnostics.extend(_told_once(texts, stage.reports))


def home_of(workspace: Workspace, text: Text) -> tuple[bytes, WholeText | None]:
    """What is shown of a text, and what has to stand there whole: the TEI file itself, or its home form."""
    if text.source is not None:
        return _pictured(workspace, text), None
    data = whole_of(workspace, text)
    form = read_bytes(workspace.edition.out / FOLDER / f"{text.name}.xml")
    aside = tuple((each["element"], each["line"]) for each in workspace.reports[text.name]["set-aside"])
    return form, WholeText(data, str(text.path), aside)


def _pictured(workspace: Workspace, text: Text) -> bytes:
    """A text that a source stands behind, with the pictures that it shows: it is in the form that products know."""
    data = read_bytes(text.path)
    pictures = pictures_of(workspace, text, data)
    workspace.pictures[text.name] = pictures.files
    return with_pictures(data, text.path, pictures) if pictures.addresses else data


def whole_of(workspace: Workspace, text: Text) -> bytes:
    """A text's file with all that it includes."""
    data = read_bytes(text.path)
    whole = included(str(text.path), data, workspace.edition.folder)
    return data if whole is None else whole.data


def tell_lost(workspace: Workspace, text: Text, lost: Sequence[Lost], product: str) -> None:
    """A finding for whatever a product lacks of a text, in the file that it stands in."""
    path = str(text.path)
    whole = included(path, read_bytes(text.path), workspace.edition.folder) if lost else None
    for each in lost:
        file, line, column = (path, each.line, each.column) if whole is None else whole.place(each.line, each.column)
        workspace.diagnostics.append(replace(each, line=line, column=column).diagnostic(file, product))


def _told_once(texts: Iterable[Text], reports: Mapping[str, Mapping[str, Any]]) -> Iterable[Diagnostic]:
    """Of each kind of element without a rendering of its own, and of each look that nobody knows, one remark."""
    elements: dict[str, tuple[Text, int]] = {}
    looks: dict[str, Text] = {}
    counts: dict[str, int] = {}
    for text in texts:
        if (report := reports.get(text.name)) is None:
            continue
        for name, number in report["shown-by-class"].items():
            elements.setdefault(name, (text, report["first"][name]))
            counts[name] = counts.get(name, 0) + number
        for value, number in report["unknown-rend"].items():
            looks.setdefault(value, text)
            counts[f"@{value}"] = counts.get(f"@{value}", 0) + number
    for name, (text, line) in sorted(elements.items()):
        message = f"<{name}> has no rendering of its own and is shown by its class ({counts[name]} in the edition)"
        yield Diagnostic(BY_CLASS, str(text.path), line or None, None, message, "look at it in the page")
    for value, text in sorted(looks.items()):
        message = f"nobody knows what “{value}” looks like ({counts[f'@{value}']} in the edition)"
        hint = f'say it in edition.toml: [rendering.rend] "{value}" = "italic", or "" for nothing'
        yield Diagnostic(LOOKS, str(text.path), None, None, message, hint)
