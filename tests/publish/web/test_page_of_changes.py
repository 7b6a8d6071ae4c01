"""The page on what changed can be read by everyone, in light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fascicle.changes.editions import compare_states
from fascicle.changes.forms.page import as_page
from fascicle.changes.states import States
from support.barriers import barriers
from support.editions import miniature


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_from_reading_it(tmp_path: Path, browser: Any, scheme: str) -> None:
    old, new = miniature(tmp_path / "old"), miniature(tmp_path / "new")
    text = new / "text" / "ferry.xml"
    changed = text.read_text("utf-8").replace("two fathoms", "three <hi>fathoms</hi>").replace("past mending", "done")
    text.write_text(
        changed.replace("named nowhere else", "named in the minutes").replace("<lg>", '<lg n="1">'), "utf-8"
    )
    states = States(tmp_path)
    found = compare_states(states.open(str(old)), states.open(str(new)))
    page = as_page(found, "The Ferry Papers")
    assert "<del><span class='unseen'>gone: </span>two</del>" in page
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert barriers(browser, tmp_path / "page.html", scheme) == []
