# ruff: noqa: T201
"""How large the index of the search is, what a first query moves, and how long queries take: on generated texts.

The words of the texts are drawn as often as English, German and French have them (wordfreq), so that common words are
in nearly every text and rare ones in a few; one name in a hundred words is made up. With Chromium, queries are put to
the site that comes of it, from a server on this machine.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import itertools
import random
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wordfreq import iter_wordlist, word_frequency

from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.names.authority import Authority
from fascicle.publish import web
from fascicle.publish.search.index import Indexed, index_files
from fascicle.publish.search.texts import text_part

HARBOUR = Path(__file__).resolve().parents[2] / "tei" / "harbour"
LANGUAGES = ("en", "de", "fr")
PARAGRAPH = 60  # words
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}"><text><body>{paragraphs}</body></text></TEI>'
TOLD = '<text xmlns="urn:fascicle:web" title="{title}" language="{language}" kind="Letter" entries="">{places}</text>'


def main() -> None:
    """Make the texts, index them, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", type=int, default=1_000_000, help="in all texts")
    options.add_argument("--length", type=int, default=500, help="words of a text")
    options.add_argument("--queries", type=int, default=200)
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="search-"))
    try:
        measure(given, folder)
    finally:
        shutil.rmtree(folder)


def measure(given: argparse.Namespace, folder: Path) -> None:
    """Index the texts into a folder and put queries to it."""
    draw = random.Random(7)
    start = time.process_time()
    plain, contexts = 0, 0
    texts: list[Indexed] = []
    for number, (language, text) in enumerate(itertools.islice(drawn(draw, given.length), given.words // given.length)):
        indexed, size, files = one_text(number, language, text)
        texts.append(indexed)
        plain += size
        contexts += write(folder, files)
    parts = time.process_time() - start
    start = time.process_time()
    index = index_files(texts, Authority.read(None, HARBOUR))
    merged = time.process_time() - start
    size = write(folder, index)
    print(f"{len(texts):,} texts of {given.length} words, {plain / 1e6:.1f} MB of text")
    print(f"passages and words of the texts: {parts:.0f} s CPU; index: {merged:.1f} s")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB")
    print(f"index: {size / plain:.1%} of the text in {len(index):,} files; contexts: {contexts / plain:.1%}")
    changed(texts, index)
    web_files(folder)
    query(given, folder, draw, texts)


def drawn(draw: random.Random, length: int) -> Iterator[tuple[str, str]]:
    """Texts without end: language, words."""
    lists = {}
    for language in LANGUAGES:
        words = list(itertools.islice(iter_wordlist(language, "large"), 60_000))
        weights = list(itertools.accumulate(word_frequency(word, language, "large") for word in words))
        lists[language] = (words, weights)
    while True:
        language = draw.choice(LANGUAGES)
        words, weights = lists[language]
        text = draw.choices(words, cum_weights=weights, k=length)
        for at in range(0, length, 100):
            text[at] = f"{draw.choice('BDFGKLMNPRSTVW')}{draw.choice('aeiou')}{draw.choice(words)[:5]}"
        yield language, " ".join(text).replace("&", "").replace("<", "")


def one_text(number: int, language: str, text: str) -> tuple[Indexed, int, Mapping[str, bytes]]:
    """A text as the build makes it, but for its page: its words, its size, the files of its passages."""
    words = text.split()
    paragraphs = [" ".join(words[at : at + PARAGRAPH]) for at in range(0, len(words), PARAGRAPH)]
    tei = TEI.format(language=language, paragraphs="".join(f"<p>{each}</p>" for each in paragraphs))
    places = "".join(f'<place n="{at + 3}" id="p:{at + 1}"/>' for at in range(len(paragraphs)))
    page = "".join(f' id="p:{at + 1}"' for at in range(len(paragraphs)))
    title = f"Text {number}"
    told = TOLD.format(title=title, language=language, places=places)
    part = text_part(f"text-{number:05}", tei.encode(), page.encode(), told)
    row = Source(
        file=f"text-{number:05}.txt", sha256="0" * 64, title=title, language=language, date=str(1500 + number % 400)
    )  # type: ignore[arg-type]
    return Indexed(row, part.words), len(text.encode()), part.files


def changed(texts: list[Indexed], index: Mapping[str, bytes]) -> None:
    """What a text with a word more changes."""
    old = texts[len(texts) // 2]
    words = old.words.replace(b'{"words":{', b'{"words":{"zzyzx":"",', 1)
    start = time.process_time()
    again = index_files(
        [Indexed(old.row, words) if each is old else each for each in texts], Authority.read(None, HARBOUR)
    )
    other = [name for name in again if again[name] != index.get(name)]
    print(f"a word more in one text: {len(other)} files of the index, {time.process_time() - start:.1f} s CPU")


def web_files(folder: Path) -> None:
    """The page of the search and what stands beside it, those of the sample edition."""
    edition = EditionFolder.load(HARBOUR)
    files = web.site(edition, {}, None)
    write(folder, {name: data for name, data in files.items() if name == "search.html" or not name.endswith(".html")})


def write(folder: Path, files: Mapping[str, bytes]) -> int:
    """Write files; the answer is their size."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return sum(map(len, files.values()))


class _Counting(http.server.SimpleHTTPRequestHandler):
    moved = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        _Counting.moved += len(data)
        outputfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


SEARCH = """async (query) => {
    document.getElementById('search:words').value = query;
    const start = performance.now();
    await fascicle.search();
    return [performance.now() - start, document.querySelector('[role=status]').textContent];
}"""


def query(given: argparse.Namespace, folder: Path, draw: random.Random, texts: list[Indexed]) -> None:
    """Put queries to the page: each first in a browser that has nothing yet, then to one that has some."""
    from playwright.sync_api import sync_playwright

    words = [text.split() for _, text in itertools.islice(drawn(draw, 50), 20)]
    rare = [draw.choice(each) for each in words]
    samples = ["the", "und", "house", "maison", '"in the"', '"of the house"', "hous*", "the house", *rare]
    handler = functools.partial(_Counting, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/search.html"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        moved = []
        for sample in samples:
            _Counting.moved = 0
            page = browser.new_context().new_page()
            page.goto(address)
            took, said = page.evaluate(SEARCH, sample)
            moved.append(_Counting.moved)
            if len(moved) <= len(samples) - len(rare):
                print(f"first query {sample!r}: {moved[-1] / 1000:.0f} kB, {took:.0f} ms: {said}")
            page.context.close()
        print(f"first query, most of {len(samples)}: {max(moved) / 1000:.0f} kB")
        page = browser.new_page()
        page.goto(address)
        drawn_words = [draw.choice(text.split()) for _, text in itertools.islice(drawn(draw, 50), given.queries)]
        times = sorted(page.evaluate(SEARCH, word)[0] for word in drawn_words)
        half, most = times[len(times) // 2], times[len(times) * 95 // 100]
        print(f"{len(times)} queries: half within {half:.0f} ms, 95 % within {most:.0f} ms")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
