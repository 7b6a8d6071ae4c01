# ruff: noqa: T201
"""How large the lists of a site grow, and how long they take to make: on generated texts.

What pages would tell of their texts (mentions with words around them, dates) is made up, as letters of 3 kB have it;
the lists are made of it as a build makes them. Then one text is changed, and the pages are made anew that show it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.publish import web
from fascicle.publish.lists.site import list_inputs, registers_in_order, site_lists

HARBOUR = Path(__file__).resolve().parents[2] / "tei" / "harbour"
SYLLABLES = (
    "ar",
    "bel",
    "cor",
    "dan",
    "el",
    "fan",
    "gor",
    "hal",
    "is",
    "jor",
    "kel",
    "lun",
    "mar",
    "nor",
    "ol",
    "pen",
    "ros",
    "tor",
    "ul",
    "wen",
)
MENTION = (
    '<m:mention entry="{entry}" id="name:{number}" xml:lang="en"><m:before>{before}</m:before>'
    "<m:name>{name}</m:name><m:after>{after}</m:after></m:mention>"
)
DATE = (
    '<m:date id="p:{number}" xml:lang="en" when="{day}"><m:before>{before}</m:before><m:name>{day}</m:name>'
    "<m:after>{after}</m:after></m:date>"
)


def main() -> None:
    """Print sizes and times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10_000, help="texts")
    options.add_argument("--mentions", type=int, default=12, help="names of a text")
    given = options.parse_args()
    edition, told, authority = made_up(given.count, given.mentions)
    clock = time.process_time()

    def lap(words: str) -> None:
        nonlocal clock
        print(f"{words}: {time.process_time() - clock:.1f} s of CPU")
        clock = time.process_time()

    ordered = registers_in_order(edition, authority)
    lap(f"{authority.count(b'xml:id')} entries in order")
    lists = site_lists(edition, told, ordered)
    lap(f"what stands on {len(lists.pages)} pages")
    keys = {page.file: list_inputs(edition, page, ordered).parts for page in lists.pages}
    lap("what each depends on")
    files = web.shared_pages(edition, lists, ordered)
    for page in lists.pages:
        files |= web.list_page(edition, page, ordered)
    lap("all pages")
    sizes = {name: len(data) for name, data in files.items() if name.endswith(".html")}
    largest = sorted(sizes, key=sizes.__getitem__)[-5:]
    print(f"{len(sizes)} pages, {sum(sizes.values()) / 1e6:.1f} MB; largest:", {name: sizes[name] for name in largest})

    stem = next(reversed(told))
    told[stem] = told[stem].replace(b"harbour", b"quay", 3)
    clock = time.process_time()
    lists = site_lists(edition, told, ordered)
    changed = [page for page in lists.pages if list_inputs(edition, page, ordered).parts != keys.get(page.file)]
    lap("one text changed: which pages")
    for page in changed:
        web.list_page(edition, page, ordered)
    lap(f"{len(changed)} pages of it")


def made_up(count: int, mentions: int) -> tuple[EditionFolder, dict[str, bytes], bytes]:
    """An edition of many texts, what its pages tell, and its registers: a few names are everywhere, most are rare."""
    draw = random.Random(13)
    names = list(_names(draw, max(20, count // 2)))
    entries = "".join(
        f'<person xml:id="n{number}"><persName><surname>{name.split()[1]}</surname>'
        f"<forename>{name.split()[0]}</forename></persName><note>Known from the letters.</note></person>"
        for number, name in enumerate(names)
    )
    authority = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{entries}</listPerson></standOff></TEI>'
    )
    edition = EditionFolder.load(HARBOUR)
    sources, told = [], {}
    for number in range(count):
        stem = f"letter-{number:05}"
        year = 1850 + int(abs(draw.gauss(30, 15)))
        day = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        sources.append(
            Source(
                file=f"{stem}.txt", sha256="0" * 64, title=f"Letter of {day}", language="en", date=day, genre="letter"
            )  # type: ignore[arg-type]
        )
        told[stem] = _told(draw, stem, names, mentions, day)
    record = replace(edition.record, sources=tuple(sources))
    return replace(edition, record=record), told, authority.encode()


def _names(draw: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield " ".join("".join(draw.choices(SYLLABLES, k=2)).title() for _ in range(2))


def _told(draw: random.Random, stem: str, names: list[str], count: int, day: str) -> bytes:
    around = {
        "before": "… the packet went down to the harbour before the wind had turned, and ",
        "after": " said that no more of it would be heard in this harbour before the …",
    }
    found = []
    for number in range(count):
        entry = min(int(draw.paretovariate(0.5)) - 1, len(names) - 1)  # as names are in texts: few often, many once
        found.append(MENTION.format(entry=f"n{entry}", number=number, name=names[entry], **around))
    found.append(DATE.format(number="a", day=day, **around))
    return f'<m:mentions xmlns:m="urn:fascicle:mentions" document="{stem}">{"".join(found)}</m:mentions>'.encode()


if __name__ == "__main__":
    main()
