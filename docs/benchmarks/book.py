"""What a long book costs, and whether its notes are right: ``book.py [--pages 200 1000] [--letters]``.

The text is made up: chapters of some twenty pages, two levels of titles, on each page eight entries of the apparatus,
1.7 notes in two series, names and dates for two indices. Every book is made in a process of its own; the CPU and the
memory are those of that process. Then the PDF is read: notes that stand on another page than their marks, entries whose
number is not that of the line on which a reader finds the word (as tests/publish/pdf/test_apparatus.py reads it), and
entries that are missing.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TOP / "tools"), str(TOP / "tests")]

_WORDS_A_PAGE = 390
_BETWEEN_ENTRIES = _WORDS_A_PAGE / 8
_BETWEEN_NOTES = _WORDS_A_PAGE / 1.7
_PAGES_A_TEXT = 20
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def name_of(number: int) -> str:
    """A word that nothing else has: `zaaaa`, `zaaab`."""
    signs = ""
    for _ in range(3):
        number, at = divmod(number, 26)
        signs = _LETTERS[at] + signs
    return "za" + signs


def vocabulary(chance: random.Random) -> list[str]:
    """Words as long as those of a language, frequent ones more often."""
    made = ["".join(chance.choices("eaotinrslhdu", k=chance.choice((2, 3, 3, 4, 5, 6, 7, 8, 10)))) for _ in range(3000)]
    return [word for at, word in enumerate(made) for _ in range(1 + 300 // (at + 3))]


def text(number: int, pages: int, first_entry: int) -> tuple[bytes, int]:
    """A TEI file of so many pages, and the number of the next entry."""
    chance = random.Random(number)
    words = vocabulary(chance)
    blocks, said, entry = [], 0, first_entry
    until_entry, until_note = _BETWEEN_ENTRIES, _BETWEEN_NOTES
    while said < pages * _WORDS_A_PAGE:
        if len(blocks) % 12 == 0:
            blocks.append(f'</div><div type="article"><head>{" ".join(chance.choices(words, k=4)).capitalize()}</head>')
        paragraph = []
        for _ in range(chance.randrange(40, 140)):
            said += 1
            word = chance.choice(words)
            if said >= until_entry:
                word = f'<choice><sic>{word}</sic><corr resp="#mt" cert="high">{name_of(entry)}</corr></choice>'
                entry, until_entry = entry + 1, until_entry + _BETWEEN_ENTRIES
            elif said >= until_note:
                remark = " ".join(chance.choices(words, k=chance.randrange(8, 40)))
                whose = ' resp="#mt"' if chance.random() < 0.7 else ' place="foot"'
                word = f"{word}<note{whose}>{remark.capitalize()}.</note>"
                until_note += _BETWEEN_NOTES
            elif said % 70 == 9:
                word = f'<persName ref="#{chance.choice(("ada", "tom"))}-quill">{word.capitalize()}</persName>'
            elif said % 110 == 30:
                when = f"19{chance.randrange(10, 60)}-0{chance.randrange(1, 10)}-1{chance.randrange(10)}"
                word = f'<date when="{when}">{word}</date>'
            paragraph.append(word)
        blocks.append(f"<p>{' '.join(paragraph)}.</p>")
    body = "".join(blocks).removeprefix("</div>") + "</div>"
    head = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
      <title>Text {number}</title></titleStmt></fileDesc></teiHeader><text>"""
    return f"{head}<body>{body}</body></text></TEI>".encode(), entry


def make(pages: int, *, letters: bool, to: Path) -> None:
    """Make a book of about so many pages."""
    from fascicle.edition.print_settings import ApparatusKeys, PrintSettings
    from fascicle.publish import pdf
    from publish.pdf import editions

    texts, entry = {}, 0
    for number in range(1, pages // _PAGES_A_TEXT + 1):
        texts[f"t{number:03}"], entry = text(number, _PAGES_A_TEXT, entry)
    record = editions.MINIATURE.record
    sources = tuple(replace(record.sources[0], file=f"{stem}.txt", title=stem) for stem in texts)
    keys = ApparatusKeys.LETTERS if letters else ApparatusKeys.LINES
    record = replace(record, sources=sources, print=PrintSettings(apparatus=keys))
    edition = replace(editions.MINIATURE, record=record)
    made, _, told = pdf.make(edition, texts, editions.authority(edition))
    for each in told:
        sys.stderr.write(f"{each}\n")
    to.write_bytes(made)


def measured(pages: int, *, letters: bool, to: Path) -> tuple[float, float]:
    """CPU seconds and MiB of making a book."""
    command = [sys.executable, __file__, "--make", str(pages), str(to), *(["--letters"] if letters else [])]
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"making a book of {pages} pages failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def looked_at(book: Path, *, letters: bool) -> tuple[int, int, int, int, int, int]:
    """Pages; notes, and those overleaf; entries found, those with a wrong number, and those missing."""
    import re

    import pikepdf
    import pypdfium2

    from publish.pdf import tagged, test_apparatus

    with pikepdf.open(book) as document:
        links = tagged.marks_and_notes(document)
    entry = re.compile(r"(?:\b(\d+) )?\b(za[a-z]{3})\]")
    seen: list[str] = []
    wrong = 0
    with pypdfium2.PdfDocument(book) as document:
        pages = len(document)
        for page in document:
            lines, foot = test_apparatus._lines_and_foot(page)
            lines = lines[1:] if lines and re.fullmatch(r"Text \d+", lines[0].strip()) else lines
            number = 0
            for found in entry.finditer(foot):
                number = int(found[1] or number)
                seen.append(found[2])
                # a word that is broken is known by its end, on the line of its number
                at = [place for place, line in enumerate(lines, 1) if found[2] in line]
                wrong += not letters and bool(at) and at != [number]
    return pages, len(links), sum(mark != note for mark, note in links), len(seen), wrong, _missing(seen)


def _missing(seen: list[str]) -> int:
    """How many of the entries, to the last that was seen, are there no time or more than once."""
    whole = {name_of(number) for number in range(len(set(seen)))}
    return len(whole ^ set(seen)) + len(seen) - len(set(seen))


def main() -> None:
    """Print a line for each book."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="+", type=int, default=[200, 1000])
    parser.add_argument("--letters", action="store_true", help="an apparatus with letters, not numbers of lines")
    parser.add_argument("--make", nargs=2, metavar=("PAGES", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(int(options.make[0]), letters=options.letters, to=Path(options.make[1]))
        return
    for pages in options.pages:
        with tempfile.TemporaryDirectory(prefix="book-") as folder:
            book = Path(folder, "book.pdf")
            cpu, memory = measured(pages, letters=options.letters, to=book)
            count, notes, away, entries, wrong, missing = looked_at(book, letters=options.letters)
        sys.stdout.write(
            f"{count} pages: {cpu:.1f} CPU s, {memory:.0f} MiB; {notes} notes, {away} overleaf; "
            f"{entries} entries, {wrong} wrong, {missing} missing\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
