"""Volumes: how an edition is divided, and what a volume says of itself."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from fascicle.publish import pdf
from fascicle.publish.volumes import Volume, divide

from . import editions, reading, tagged

TEXTS = editions.texts(editions.RICH)
AUTHORITY = editions.authority(editions.RICH)
SECOND = Volume(2, tuple(TEXTS)[:2])


def files(volume: Volume | None, language: str = "en") -> dict[str, str]:
    edition = editions.in_language(editions.RICH, language)
    texts = TEXTS if volume is None else {stem: TEXTS[stem] for stem in volume.stems}
    return pdf.typst_files(edition, texts, AUTHORITY, volume)


def test_a_small_edition_is_one_book() -> None:
    assert divide({"a": 10, "b": 20}, 30) == ()
    assert divide({}, 30) == ()


def test_a_volume_is_full_before_the_next_begins() -> None:
    sizes = {"a": 10, "b": 20, "c": 50, "d": 5, "e": 30}
    assert [volume.stems for volume in divide(sizes, 30)] == [("a", "b"), ("c",), ("d",), ("e",)]
    assert [volume.number for volume in divide(sizes, 30)] == [1, 2, 3, 4]


def test_a_text_that_comes_last_leaves_the_volumes_before_it() -> None:
    sizes = {f"letter-{number}": 10 for number in range(9)}
    before, after = divide(sizes, 40), divide(sizes | {"last": 10}, 40)
    assert before[:-1] == after[: len(before) - 1]
    assert after[-1].stems == ("letter-8", "last")


def test_a_volume_of_all_texts_differs_from_the_book_in_its_titles_only() -> None:
    whole, volume = files(None), files(Volume(1, tuple(TEXTS)))
    assert {name for name in whole if whole[name] != volume[name]} == {"main.typ"}
    changed = [
        line
        for line, other in zip(volume["main.typ"].split("\n"), whole["main.typ"].split("\n"), strict=True)
        if line != other
    ]
    # the document's title and running title, half-title and title page, the citation in the imprint
    assert len(changed) == 4
    assert all("Volume 1" in line for line in changed)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Volume 2: The Lantern Gazette, number 7 to The Lamp of Kestrel Sound"),
        ("de", "Band 2: The Lantern Gazette, number 7 bis The Lamp of Kestrel Sound"),
        ("el", "Τόμος 2: The Lantern Gazette, number 7 – The Lamp of Kestrel Sound"),
    ],
)
def test_the_title_page_says_what_stands_in_a_volume(language: str, line: str) -> None:
    titles = [source.title for source in editions.RICH.record.sources]
    expected = line.replace("The Lantern Gazette, number 7", titles[0]).replace("The Lamp of Kestrel Sound", titles[1])
    assert f'volume: "{expected}"' in files(SECOND, language)["main.typ"]


def test_a_volume_in_a_language_without_messages_says_so() -> None:
    assert re.search(r'volume: tongue\(lang: "en".*"Volume 2: ', files(SECOND, "qu")["main.typ"])


def test_a_label_takes_the_place_of_the_titles() -> None:
    assert (
        'volume: "Volume 2: The years of the ferry"'
        in files(replace(SECOND, label="The years of the ferry"))["main.typ"]
    )


def test_a_volume_of_one_text_bears_its_title() -> None:
    (title,) = [source.title for source in editions.RICH.record.sources if source.stem == SECOND.stems[0]]
    assert f'volume: "Volume 2: {title}"' in files(replace(SECOND, stems=SECOND.stems[:1]))["main.typ"]


def test_a_volume_holds_its_own_texts_and_nothing_of_the_others() -> None:
    volume = Volume(3, tuple(TEXTS)[1:2])
    book = pdf.book(editions.RICH, TEXTS, AUTHORITY, volume)
    assert book == pdf.book(editions.RICH, {stem: TEXTS[stem] for stem in volume.stems}, AUTHORITY, volume)
    with pikepdf.open(io.BytesIO(book)) as document:
        assert str(document.docinfo.Title).endswith(". Volume 3")
        assert set(document.attachments) == {f"{volume.stems[0]}.xml", "authority.xml"}
        text = reading.flat(tagged.read(document).text())
    here, elsewhere = (
        [source for source in editions.RICH.record.sources if (source.stem in volume.stems) is own]
        for own in (True, False)
    )
    squeezed = text.replace("\u200b", "")
    assert all(source.sha256 in squeezed for source in here)
    assert not any(source.sha256 in squeezed for source in elsewhere)


def test_the_key_of_a_volume_is_made_of_its_own_texts() -> None:
    def key(texts: dict[str, bytes]) -> tuple[str | bytes | None, ...]:
        return pdf.volume_inputs(editions.RICH, texts, AUTHORITY, SECOND)

    last = tuple(TEXTS)[-1]
    assert last not in SECOND.stems
    assert key(TEXTS) == key(TEXTS | {last: b"<TEI/>"})
    assert key(TEXTS) != key(TEXTS | {SECOND.stems[0]: b"<TEI/>"})
