"""Typst: the compiler behind the print edition, and the look of the book (``book.typ`` and its parts)."""
