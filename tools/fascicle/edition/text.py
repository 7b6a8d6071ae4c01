"""A text of the edition: a TEI file, with the source that it comes from, if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fascicle.edition.header import Header, read_header
from fascicle.edition.record import Source, TextFiles
from fascicle.edition.toml import DocumentDate, Genre, LanguageTag, Sha256


@dataclass(frozen=True)
class Text:
    """A TEI file of the edition; ``source`` is what it was converted from, None where it exists by itself.

    A text without a source is read where it is and never written; ``settings`` are its row of ``[[texts]]``. ``name``
    is that of its page, and of the text on the command line.
    """

    path: Path
    name: str
    source: Source | None = None
    settings: TextFiles | None = None

    @cached_property
    def header(self) -> Header:
        """What the file's header says; of a text with a source the record says it."""
        if self.source is not None:
            return Header()
        return read_header(self.path, self.settings.titles if self.settings else "")

    @property
    def title(self) -> str:
        """The title: the record's, else the header's, else the file's name."""
        if self.source is not None:
            return self.source.title
        own = self.settings.title if self.settings else ""
        return own or self.header.title or self.path.stem

    @property
    def language(self) -> str:
        """The main language, ``und`` where nothing says it."""
        if self.source is not None:
            return self.source.language
        own = self.settings.language if self.settings else "und"
        return self.header.language if own == "und" else own

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the record or the header names, the main one first."""
        others = self.source.languages if self.source is not None else self.header.languages
        return tuple(dict.fromkeys((str(self.language), *map(str, others))))

    @property
    def row(self) -> Source:
        """The text as a row of the record: its source, or what stands for one where there is none."""
        return self.source if self.source is not None else self._row

    @cached_property
    def _row(self) -> Source:
        header, settings = self.header, self.settings or TextFiles("")
        return Source(
            f"{self.name}.xml",
            Sha256(""),
            self.title,
            LanguageTag(self.language),
            languages=tuple(LanguageTag(each) for each in self.languages[1:]),
            date=DocumentDate(settings.date or header.date),
            genre=Genre(header.genre),
            author=header.author,
            rights=settings.rights or header.rights,
            withhold=settings.withhold,
            reason=settings.reason,
        )

    @property
    def withheld(self) -> bool:
        """Whether the text is kept out of what is published."""
        owner = self.settings if self.source is None else self.source
        return owner is not None and owner.withhold
