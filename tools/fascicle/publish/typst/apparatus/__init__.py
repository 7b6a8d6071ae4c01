"""Notes at the foot of the page: an apparatus by numbers of lines, and every note under its mark.

Typst sets footnotes one by one, knows no lines, and leaves notes behind when lines go on overleaf. So it is
found out here where pages end:

1. The book is laid out without notes and without ends of pages, which shows its lines and where notes hang
   (``seen.py``). Where lines end does not depend on where pages do.
2. ``pages.py`` divides the lines among pages, with the room that the notes of each page want; ``plan.py`` says what
   stands at its foot.
3. The book is laid out with one footnote a page that keeps that room, holds what is run in, and has notes with marks
   above it (``apparatus.typ`` beside this folder has the code). Where Typst has ended a page elsewhere, it had a reason
   that is now known, and pages are divided anew.

The last look (``verify.py``) is at the book itself: whatever is not where the plan has it would have a wrong number.
"""
