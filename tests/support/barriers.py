"""What axe finds in a page that would keep somebody from reading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]},
    "preload": False,
}


def barriers(
    browser: Any,
    path: Path,
    scheme: str = "light",
    query: str = "",
    awaited: str = "",
    *,
    width: int = 1280,
    rules: Mapping[str, Any] = RULES,
) -> list[str]:
    """Every violation of WCAG 2.2 AA and of good practice that a machine can find, all details opened.

    ``query`` is added to the address, in a window ``width`` pixels wide; ``rules`` are axe's options; what is
    ``awaited`` is an expression that is true when the page is ready.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    viewport = {"width": width, "height": 720}
    page = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport=viewport).new_page()
    page.goto(path.as_uri() + query)
    if query and awaited:
        page.wait_for_function(awaited)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    found = axe.Axe().run(page, options=dict(rules)).response
    page.context.close()
    return [
        f"{path.name}: {each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]
    ]
