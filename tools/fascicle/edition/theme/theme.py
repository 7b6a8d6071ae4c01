"""A theme as it was read: every later module gets its files from here, and looks up none by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from fascicle.edition.theme import settings as theme_settings
from fascicle.edition.theme import sheets, styles
from fascicle.edition.theme.files import read_files
from fascicle.edition.theme.pictures import check_font, check_picture
from fascicle.edition.theme.settings import NAME, ThemeSettings
from fascicle.edition.toml import read_record
from fascicle.edition.toml_file import lines_of, parse_toml
from fascicle.edition.toml_places import Keys
from fascicle.model.errors import EditionError
from fascicle.model.overlay import Overlay

FOLDER: Final = "theme"
_LOOK: Final = "book.typ"


@dataclass(frozen=True, eq=False)
class Theme:
    """The settings of a theme and its files, by their paths in ``theme/``. Each that was read is another."""

    settings: ThemeSettings = field(default_factory=ThemeSettings)
    files: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Theme:
        """The theme in a folder; one that says nothing where there is no folder.

        Raises EditionError with the place of what cannot be read, leads out of the folder, or must not stand in it.
        """
        if not folder.is_dir():
            return NO_THEME
        if not folder.resolve().is_relative_to(folder.parent.resolve()):
            hint = "put the folder itself there, so that whoever has the edition has its theme"
            raise EditionError("theme/ is a link that leads out of the edition", path=folder, hint=hint)
        files = dict(read_files(folder))
        path = folder / NAME
        try:
            data = parse_toml(files[NAME], path) if NAME in files else {}
            theme = cls(read_record(ThemeSettings, data, path), files)
            theme._check(path)
        except EditionError as error:
            if error.path is not None and str(error.path).startswith(f"{FOLDER}/"):
                error.path = folder.parent / error.path
            raise
        return theme

    def _check(self, path: Path) -> None:
        """Look at all files that will be used, so that whoever uses them later has nothing to fear of them."""
        settings = self.settings
        name: str = settings.logo.file
        if name and self._has(name, ("logo", "file"), path):
            if not settings.logo.alt.strip():
                hint = 'say what it shows, such as alt = "Arms of the university"'
                raise _misplaced(path, ("logo", "file"), "the logo has no words for those who do not see it", hint)
            check_picture(self.files[name], f"{FOLDER}/{name}")
        for at, font in enumerate(settings.type.fonts, 1):
            if self._has(font.file, ("type", "fonts", at, "file"), path):
                check_font(self.files[font.file], f"{FOLDER}/{font.file}")
        styles.loaded(self.files)
        self.overlay(sheets.SHEETS[0])

    def _has(self, name: str, keys: Keys, path: Path) -> bool:
        if name not in self.files:
            raise _misplaced(path, keys, f"there is no file theme/{name}", "put it there, or take the line out")
        return True

    def overlay(self, name: str) -> Overlay | None:
        """What stands over our stylesheet ``xslt/NAME``; None without such a file in the theme."""
        return self._overlays[name]

    @cached_property
    def _overlays(self) -> dict[str, Overlay | None]:
        return {name: sheets.overlay(self.files, name) for name in sheets.SHEETS}

    def faults(self, path: Path) -> list[tuple[int | None, str, str]]:
        """What is wrong in settings of which each by itself is right: line in ``theme.toml``, what, what to do."""
        found = theme_settings.faults(self.settings)
        lines = lines_of(path) if found else None
        return [(lines.of(keys) if lines else None, said, hint) for keys, said, hint in found]

    @cached_property
    def site_files(self) -> dict[str, bytes]:
        """The files of the theme that the site holds, by their paths in it: what its style sheets load, logo, fonts."""
        names = {*styles.loaded(self.files), *(each.file for each in self.settings.type.fonts)}
        if self.settings.logo.file:
            names.add(self.settings.logo.file)
        return {f"{FOLDER}/{name}": self.files[name] for name in sorted(names)}

    @cached_property
    def style_sheets(self) -> tuple[str, ...]:
        """The style sheets that every page loads after ours, by their paths in the site."""
        return tuple(f"{FOLDER}/{name}" for name in styles.linked(self.files))

    @cached_property
    def book_fonts(self) -> dict[str, bytes]:
        """The font files that the book can be set in, by name."""
        names = (each.file for each in self.settings.type.fonts if not each.file.endswith(".woff2"))
        return {name.rpartition("/")[2]: self.files[name] for name in sorted(names)}

    @property
    def look(self) -> bytes | None:
        """Show rules of Typst, ``theme/book.typ``."""
        return self.files.get(_LOOK)


NO_THEME: Final = Theme()


def _misplaced(path: Path, keys: Keys, message: str, hint: str) -> EditionError:
    return EditionError(message, path=path, line=lines_of(path).of(keys), hint=hint)
