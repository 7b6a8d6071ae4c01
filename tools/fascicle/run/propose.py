"""What a file's row in the record may say: title, language, date and genre, guessed from the text and told as such."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from fascicle.check.report import count
from fascicle.dates import DateKind, find_dates
from fascicle.edition.files import sha256
from fascicle.edition.record import Source
from fascicle.edition.toml import Date, DocumentDate, Genre, LanguageTag, Sha256
from fascicle.inputs import read
from fascicle.inputs.readers import READERS
from fascicle.language.guess import guess_language
from fascicle.language.lexicon import Lexicon
from fascicle.language.sentences import ends_sentence
from fascicle.model.certainty import Certainty
from fascicle.model.shown import UNSAFE
from fascicle.model.source import SourceText
from fascicle.results import AddedSource
from fascicle.structure import Layout, lay_out
from fascicle.structure.model import FURNITURE, Block, Role

_MOST_LINES = 600  # that are laid out: what a text is shows at its beginning
_FIRST = 8  # blocks that a title or a date stands in
_LONGEST_TITLE = 100  # characters
# Of these the evidence is a sign of their own: a greeting, speakers, the lines of verse. A newspaper and a book differ
# by degrees, and the converter tells them anew each time.
_SURE = frozenset({"letter", "drama", "verse", "headlines"})
_ISO = re.compile(r"(?<!\d)((?:1[0-9]|20)\d\d-\d\d-\d\d)(?!\d)")
_DATED = frozenset({Role.DATELINE, Role.OPENER, Role.CONTACT})
_NO_TITLE = FURNITURE | {Role.DATELINE, Role.OPENER, Role.SALUTE, Role.RULE, Role.PICTURE, Role.TABLE}


def propose(data: bytes, path: Path, language: str, form: str = "") -> AddedSource:
    """A row for a file; ``language`` is that of the edition, for texts whose own cannot be told.

    Raises SourceError for what cannot be read as a source.
    """
    empty = Source(path.name, Sha256(sha256(data)), _of_name(path), LanguageTag(language), format=form)
    whole = read(empty, data, path)
    text = _beginning(whole)
    guessed: dict[str, str] = {}
    guess = guess_language(line.text for line in text.lines)
    if guess.sure:
        guessed["language"] = f"{guess.known} of {guess.words} words are known in it"
    else:
        guess = replace(guess, language=language)
        guessed["language"] = "that of the edition, because no language knows enough of the text's words to be sure"
    source = replace(empty, language=LanguageTag(guess.language))
    lexicon = Lexicon((line.content for line in text.lines), (source.language,))
    layout = lay_out(text, source, lexicon)
    first = [block for block in layout.blocks if block.text.strip() and block.role not in FURNITURE][:_FIRST]
    title, guessed["title"] = _title(layout, first, path)
    genre = layout.genre if layout.genre in _SURE else ""
    if genre:
        guessed["genre"] = "told from the beginning of the text"
    date = _date(first, source.language)
    if date:
        guessed["date"] = "a line at the beginning says so"
    row = replace(source, title=title, genre=Genre(genre), date=DocumentDate(date))
    return AddedSource(path, row, guessed, _seen(whole))


def _seen(text: SourceText) -> str:
    """What a file holds, in a few words: its format, its pages, its lines, and what else it knows of them."""
    label = next((each.label for each in READERS if each.name == text.format), text.format)
    lines = [line for line in text.lines if not line.blank]
    pages = sum(page.begins for page in text.pages)
    found = [count(pages, "page")] if pages else []
    found.append(count(len(lines), "line"))
    if any(line.box for line in lines):
        found.append("with their places")
    if claims := sum(len(line.claims) for line in lines):
        found.append(f"with {count(claims, 'mark')} of editors")
    return f"{label}: {', '.join(found)}"


def _title(layout: Layout, first: list[Block], path: Path) -> tuple[str, str]:
    for block in first:
        if block.role is Role.HEAD and (title := _clean(block.text)):
            return title, "the first heading"
    for block in first if layout.genre != "letter" else ():
        title = _clean(block.text)
        short = len(block.parts) == 1 and 0 < len(title) <= _LONGEST_TITLE and not ends_sentence(title)
        if short and block.role not in _NO_TITLE:
            return title, "the first short line"
    return _of_name(path), "the file's name"


def _date(first: list[Block], language: str) -> str:
    """The date that a dateline or a letterhead says; none where they say several."""
    lines = [part.line.text[part.start : part.end] for block in first if block.role in _DATED for part in block.parts]
    dates = (date for line in lines for date in find_dates(line, [language]))
    found = {date.value.when for date in dates if date.kind is DateKind.FULL and date.certainty is Certainty.HIGH}
    found |= {day for line in lines for day in _ISO.findall(line) if Date.accepts(day)}
    return found.pop() if len(found) == 1 else ""


def _clean(text: str) -> str:
    title = " ".join(UNSAFE.sub(" ", text).split()).strip("#*_ ")
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rpartition(' ')[0]} …"


def _of_name(path: Path) -> str:
    words = " ".join(re.split(r"[\s._-]+", path.stem)).strip()
    return words[:1].upper() + words[1:] or path.name


def _beginning(text: SourceText) -> SourceText:
    """A text with no more lines than tell what it is."""
    left, pages = _MOST_LINES, []
    for page in text.pages:
        regions = []
        for region in page.regions:
            regions.append(replace(region, lines=region.lines[:left]))
            left -= len(region.lines)
            if left <= 0:
                break
        pages.append(replace(page, regions=tuple(regions)))
        if left <= 0:
            break
    return replace(text, pages=tuple(pages))
