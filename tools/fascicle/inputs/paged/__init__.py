"""Readers of pages with places on them: ALTO, PAGE, hOCR and what packs many of them into one source."""
