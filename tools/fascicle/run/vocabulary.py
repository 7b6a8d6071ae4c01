"""The words of an edition: those of each of its sources, counted once, and all of them together.

The counts lie in the cache: of each source under its checksum, and their sum, which is brought up to date by what has
changed since. So memory holds one sum, however many texts there are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from fascicle.edition.cache import Cache, digest
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.edition.text import Text
from fascicle.inputs import read as read_source
from fascicle.language.tally import Tally
from fascicle.model.errors import FascicleError, SourceError
from fascicle.model.source import SourceText, split_name
from fascicle.run.executors import Executor
from fascicle.run.task import Common, Task
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.write import text_element

_NOTHING = Common(lambda: None)


@dataclass(frozen=True)
class Vocabulary:
    """What sources of an edition count together; a text whose source is missing is counted from its TEI file.

    Texts that are published know of the words of those alone (``published``): whoever has no more than the deposit
    comes to the same TEI files. Texts that are withheld know of all.
    """

    edition: EditionFolder
    cache: Cache
    published: bool = True

    @cached_property
    def counted(self) -> dict[str, str]:
        """The texts that have words, with the digest that stands for each."""
        wanted = (text for text in self.edition.texts if not (self.published and text.withheld))
        kept = (text for text in wanted if text.source is not None and self._has_words(text))
        return {text.name: _digest(text) for text in kept}

    @cached_property
    def state(self) -> str:
        """A digest of what is counted, without counting any words."""
        return hashlib.sha256(json.dumps(self.counted, sort_keys=True).encode()).hexdigest()

    @cached_property
    def total(self) -> Tally:
        """The words of all sources."""
        old, total = self._last()
        for name, known in old.items():
            if self.counted.get(name) != known:
                total.take_away(Tally.load(self._stored(name, known)))
        whole = True
        for name, known in self.counted.items():
            if old.get(name) != known:
                try:
                    total.add(Tally.load(self.own(self.edition.texts_by_name[name])))
                except FascicleError:
                    whole = False  # told where the text itself is worked on
        if whole and old != self.counted:
            sums = [self.counted, total.dump().decode("utf-8")]
            self.cache.remember(self._sum, digest(), json.dumps(sums, ensure_ascii=False).encode("utf-8"))
            self.cache.forget_others("words/", {f"words/{text.name}" for text in self.edition.texts})
        return total

    def count(self, executor: Executor) -> None:
        """Count the sources that have not been counted yet."""
        for done in executor.run(self._tasks()):
            if done.error is None:  # what cannot be read is told where the text itself is worked on
                self.cache.remember(done.task.name, done.task.key, done.result)

    def _tasks(self) -> Iterator[Task]:
        for name in self.counted:
            text = self.edition.texts_by_name[name]
            source, key = text.row, digest(_digest(text))
            path = self.edition.source_path(source)
            if self.cache.fact(f"words/{name}", key) is None and path.exists():
                with suppress(SourceError):
                    data = self.edition.read_source(source)
                    yield Task(f"words/{name}", key, count_words, _NOTHING, (source, data, str(path)), len(data))

    def own(self, text: Text) -> bytes:
        """The words of one text's source, as :meth:`Tally.dump` has them."""
        if text.source is None or not self._has_words(text):
            return Tally().dump()
        name, key = f"words/{text.name}", digest(_digest(text))
        known = self.cache.fact(name, key)
        if known is None:
            known = self._count(text).dump()
            self.cache.remember(name, key, known)
        return known

    @property
    def _sum(self) -> str:
        return f"vocabulary/{'published' if self.published else 'all'}"

    def _last(self) -> tuple[dict[str, str], Tally]:
        """What was summed up last, if all that has to be taken away from it is known."""
        if (known := self.cache.fact(self._sum, digest())) is not None:
            counted, total = json.loads(known)
            gone = [name for name in counted if self.counted.get(name) != counted[name]]
            if all(self._stored(name, counted[name]) for name in gone):
                return counted, Tally.load(total.encode("utf-8"))
        return {}, Tally()

    def _stored(self, name: str, known: str) -> bytes:
        return self.cache.fact(f"words/{name}", digest(known)) or b""

    def _has_words(self, text: Text) -> bool:
        """Whether the source or its TEI file is there: a text can be worked on while others are not at hand."""
        return text.source is not None and (self.edition.source_path(text.source).exists() or text.path.exists())

    def _count(self, text: Text) -> Tally:
        if text.source is None:
            return Tally()
        path = self.edition.source_path(text.source)
        if path.exists():
            return tally_of_source(read_source(text.source, self.edition.read_source(text.source), path))
        element = text_element(text.path)
        return Tally() if element is None else tally_of_text(element)


def count_words(_common: None, source: Source, received: bytes, path: str) -> bytes:
    """The words of a source, as :meth:`Tally.dump` has them."""
    return tally_of_source(read_source(source, received, path)).dump()


def _digest(text: Text) -> str:
    source = text.source
    return "" if source is None else f"{source.sha256} {source.format} {source.file}"


def tally_of_source(text: SourceText) -> Tally:
    """The words of a source text."""
    return Tally.of(line.content for line in text.lines)


def tally_of_text(text: etree._Element) -> Tally:
    """The words of the source of a TEI ``text`` element: its source layer, in the order of the source's lines.

    They are those of the source, but for words that a divided line was cut between without a blank.
    """
    view = LayerView(text, Layer.SOURCE)
    lines: dict[str, dict[int, str]] = {}
    for element, pieces in view.lines():
        name = split_name(element.get("n", "")) if element is not None and pieces else None
        if name is not None:
            lines.setdefault(name[0], {})[name[1]] = view.text[pieces[0].start : pieces[-1].end]
    anchors = sorted(lines, key=lambda each: int(each) if each.isdecimal() else 0)
    return Tally.of(" ".join(part for _, part in sorted(lines[anchor].items())) for anchor in anchors)
