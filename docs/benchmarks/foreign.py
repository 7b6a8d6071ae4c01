"""TEI of others, from `init --from-tei` to the bag, with no file touched: what comes of it, and whether all is there.

    python docs/benchmarks/foreign.py ../shared/foreign/* [--referees]

For each corpus (a folder of TEI files with their schemas): how long, how many texts, how many files differ in the
deposit, how many letters of the texts are not in the pages, and not in the words that a reader of the PDF gets. The
letters are counted here, by other means than fascicle's own proof: of a TEI file by expat, of a page by html.parser, of
a book by PDFium. With --referees also what vnu, axe and veraPDF say.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat

import pypdfium2

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests"))

_SKIPPED = {"fw"}  # what fascicle sets aside by itself


@dataclass
class Outcome:
    """What came of one corpus."""

    seconds: float = 0.0
    texts: int = 0
    pages: int = 0
    code: int = 0
    differing: list[str] = field(default_factory=list)
    not_on_pages: int = 0
    not_in_books: int = 0
    referees: dict[str, int] = field(default_factory=dict)


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, however they are composed."""
    plain = unicodedata.normalize("NFKD", text)
    return Counter(char for char in plain if unicodedata.category(char)[0] in "LN")


def text_of_tei(data: bytes) -> str:
    """What stands in `text`, but for what is set aside. Entities that nobody declared are no letters."""
    parser, pieces, inside, aside = expat.ParserCreate(), [], 0, 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal inside, aside
        inside += inside > 0 or name == "text"
        aside += aside > 0 or (inside > 0 and name in _SKIPPED)

    def end(_: str) -> None:
        nonlocal inside, aside
        inside -= inside > 0
        aside -= aside > 0

    def words(text: str) -> None:
        if inside and not aside:
            pieces.append(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.UseForeignDTD(True)
    parser.Parse(data, True)
    return "".join(pieces)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.extend(value or "" for name, value in attrs if name in ("alt", "aria-label", "title"))


def text_of_page(path: Path) -> str:
    """All words of a page."""
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return "".join(page.pieces)


def text_of_book(path: Path) -> str:
    """All words that a reader of a PDF gets, and those that stand for its pictures."""
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fascicle(*words: str | Path) -> int:
    """Run the command; what it says goes where ours does not."""
    command = [sys.executable, "-m", "fascicle", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        say(done.stdout[-2000:] + done.stderr[-2000:])
    return done.returncode


def measure(corpus: Path, work: Path, *, referees: bool) -> Outcome:
    """Make an edition of a copy of the corpus, and look at it."""
    outcome, edition = Outcome(), work / corpus.name
    began = time.perf_counter()
    outcome.code = fascicle("init", edition, "--from-tei", corpus) or fascicle("build", edition)
    outcome.seconds = time.perf_counter() - began
    site, wanted = edition / "build" / "site", Counter[str]()
    for path in sorted(_files(corpus)):
        (kept,) = [*edition.glob(f"build/deposit/*/data/**/{glob_escaped(path.name)}")][:1] or [None]
        if kept is None or kept.read_bytes() != path.read_bytes():
            outcome.differing.append(path.name)
    for kept in sorted((site / "tei").glob("*.xml")):
        page = site / f"{kept.stem}.html"
        if not page.exists():
            continue
        outcome.texts += 1
        text = letters(text_of_tei(kept.read_bytes()))
        wanted += text
        outcome.not_on_pages += (text - letters(text_of_page(page))).total()
    books = sorted((edition / "build" / "print").glob("*.pdf"))
    shown = letters("".join(map(text_of_book, books)))
    outcome.not_in_books = (wanted - shown).total()
    outcome.pages = sum(len(pypdfium2.PdfDocument(book)) for book in books)
    if referees:
        outcome.referees = _referees(site, books)
    return outcome


def glob_escaped(name: str) -> str:
    """A file's name as glob finds it."""
    return re.sub(r"([\[?*])", r"[\1]", name)


def _files(corpus: Path) -> Iterator[Path]:
    return (
        path
        for path in corpus.rglob("*")
        if path.suffix in {".xml", ".tei"} and re.search(rb"<TEI[\s>]", path.read_bytes())
    )


def _referees(site: Path, books: list[Path]) -> dict[str, int]:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    from referees import verapdf

    said = {f"veraPDF {flavour}": _failures(verapdf, flavour, books) for flavour in ("3a", "ua1")}
    jar = TOP / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    vnu = ["java", "-Xss16m", "-jar", str(jar), "--errors-only", "--format", "gnu", "--skip-non-html", str(site)]
    said["vnu"] = len(subprocess.run(vnu, capture_output=True, text=True, check=False).stderr.splitlines())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_context(bypass_csp=True).new_page()
        said["axe"] = 0
        for path in sorted(site.glob("*.html")):
            page.goto(path.as_uri())
            said["axe"] += Axe().run(page).violations_count
        browser.close()
    return said


def _failures(verapdf: object, flavour: str, books: list[Path]) -> int:
    verdicts = verapdf.validate(flavour, *books)  # type: ignore[attr-defined]
    return sum(len(verdict.failures) for verdict in verdicts.values())


def main() -> None:
    """Measure the corpora that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--referees", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder in which the editions are left")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="foreign-") as name:
        work = options.keep or Path(name)
        say(f"{'corpus':12} exit  seconds  texts  pages  differ  not on pages  not in books")
        for corpus in sorted(each for each in options.corpora if each.is_dir()):
            found = measure(corpus, work, referees=options.referees)
            said = "  ".join(f"{name} {number}" for name, number in found.referees.items())
            say(
                f"{corpus.name:12} {found.code:4} {found.seconds:8.1f} {found.texts:6} {found.pages:6}"
                f" {len(found.differing):7} {found.not_on_pages:13} {found.not_in_books:13}  {said}"
            )
            if found.differing:
                say(f"{'':12} not the same in the deposit: {', '.join(found.differing[:5])}")


if __name__ == "__main__":
    main()
