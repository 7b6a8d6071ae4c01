"""Takes the pictures of the README: a page of the sample's site and one of its book.

    fascicle build tei/harbour && python docs/pictures.py

It needs Chromium, and writes ``docs/pictures``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
from playwright.sync_api import sync_playwright

TOP = Path(__file__).resolve().parents[1]
BUILD = TOP / "tei" / "harbour" / "build"
PICTURES = TOP / "docs" / "pictures"

_SIZE = (900, 1000)  # of the window, in CSS pixels
_COLOURS = 64  # enough for black, white, and what lies between


def site(page: str) -> None:
    """A page of the site, as far as a window shows it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser)
        window = chromium.new_page(viewport={"width": _SIZE[0], "height": _SIZE[1]})
        window.goto((BUILD / "site" / page).as_uri())
        window.screenshot(path=PICTURES / "site.png")
        chromium.close()


def book(number: int) -> None:
    """A page of the book, as high as the window."""
    with pypdfium2.PdfDocument(BUILD / "print" / "harbour.pdf") as document:
        page = document[number - 1]
        image = page.render(scale=_SIZE[1] / page.get_height()).to_pil()
        image.quantize(_COLOURS).save(PICTURES / "book.png", optimize=True)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    site("letter.html")
    book(7)
