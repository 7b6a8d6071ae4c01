"""A picture of the source is told in every product: its file is none of the edition's, its description is."""

from __future__ import annotations

import re
from pathlib import Path

import fascicle
from support.editions import new_edition, set_source

SOURCE = """# The bell ![a bell](bell.png) of the mole

![a crest](crest.png) 12 March 1921

![The bell in its frame](bell%20one.jpg)

She rings when the fog comes in ![a small flag](flag.png) and the flag is up.

- a rope ![a knot](knot.png)
"""


def test_pictures_are_described_where_they_stand(tmp_path: Path) -> None:
    folder = new_edition(tmp_path / "edition")
    set_source(folder, SOURCE.encode())
    (folder / "source" / "welcome.txt").rename(folder / "source" / "welcome.md")
    record = folder / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("welcome.txt", "welcome.md"), "utf-8")
    built = fascicle.open(folder, out=tmp_path / "build").build()
    assert [str(each) for each in built.findings] == []
    assert built.complete
    page = (tmp_path / "build" / "site" / "welcome.html").read_text("utf-8")
    assert "<img" not in page
    shown = " ".join(re.sub(r"<[^>]*>", "", page).split())
    assert "The bell [Picture bell.png: a bell] of the mole" in shown
    assert "[Picture crest.png: a crest] 12 March 1921" in shown
    assert "Picture bell%20one.jpg: The bell in its frame" in shown
    assert "comes in [Picture flag.png: a small flag] and the flag is up." in shown
    assert "a rope [Picture knot.png: a knot]" in shown
