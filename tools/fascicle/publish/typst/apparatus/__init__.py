"""Notes at the foot of the page: an apparatus by numbers of lines, and every note under its mark.

Typst sets footnotes one by one and knows no lines. So the book is laid out several times (``apparatus.typ`` beside this
folder has the code of each layout), and what one shows (``seen.py``) is the plan of the next (``plan.py``):

1. ``lines``, without notes: on which line each note hangs. Where lines end does not depend on where pages do.
2. ``rooms``: with one empty footnote a line, as high as its notes together: on which page each line comes to stand.
3. ``pages``: with one footnote a page that holds all that is run in; notes with marks are moved up into the room it keeps.

The last look (``verify.py``) is at the book itself: whatever moved since the plan was made would have a wrong number.
"""
