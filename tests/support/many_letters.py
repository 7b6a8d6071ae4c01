"""Editions of many letters, and what their pages would tell of them, for lists of any size."""

from __future__ import annotations

from dataclasses import replace

from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source

FIRST, SECOND = ("Ada", "Bo", "Cid", "Dora", "Emil"), ("Quill", "Marsh", "Tolland", "Anders", "Öst", "Zut")
BEFORE = "<m:before>… and as the tide had turned before the noon, </m:before>"
AFTER = "<m:after> left the quay</m:after>"
AROUND = f"{BEFORE}<m:name>{{}}</m:name>{AFTER}"


def letters(edition: EditionFolder, count: int, each: int) -> tuple[EditionFolder, dict[str, bytes], bytes]:
    """An edition of letters in which one person is named everywhere, and others now and then."""
    names = [f"{first} {second} {number}" for number in range(8) for first in FIRST for second in SECOND]
    entries = "".join(
        f'<person xml:id="p{at}"><persName><forename>{name.split()[0]}</forename><surname>{name.split()[1]}</surname>'
        f"<genName>{name.split()[2]}</genName></persName><note>{'Known from letters. ' * 20}</note></person>"
        for at, name in enumerate(names)
    )
    authority = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{entries}</listPerson></standOff></TEI>'
    )
    told, sources = {}, []
    for number in range(count):
        stem, day = f"letter-{number}", f"{1900 + number % 7}-0{number % 9 + 1}-1{number % 10}"
        sources.append(
            Source(f"{stem}.txt", "0" * 64, f"Letter {number}", "en", date=day, genre=("letter", "verse")[number % 2])
        )  # type: ignore[arg-type]
        said = "".join(
            f'<m:mention entry="p{0 if at < each - 2 else (number + at) % len(names)}" id="name:{at}" xml:lang="en">'
            f"{AROUND.format('she')}</m:mention>"
            for at in range(each)
        )
        said += f'<m:date id="p:1" xml:lang="en" when="{day}">{AROUND.format("that day")}</m:date>'
        told[stem] = f'<m:mentions xmlns:m="urn:fascicle:mentions" document="{stem}">{said}</m:mentions>'.encode()
    return replace(edition, record=replace(edition.record, sources=tuple(sources))), told, authority.encode()
