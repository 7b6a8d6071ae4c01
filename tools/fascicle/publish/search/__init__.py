"""Search without a server: an index as plain script files that a page loads piece by piece, from a disk too.

Of each text comes a :class:`~fascicle.publish.search.texts.TextPart`: its passages for contexts, in files of its own,
and its words (``texts.py``). ``index.py`` makes of the words of all texts the files that a search begins with. The
other half is ``xslt/web/search.js``; what a word is, both say alike (``words.py``, ``xslt/web/find.js``).
"""
