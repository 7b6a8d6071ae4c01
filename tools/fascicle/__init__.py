"""fascicle: digital editions in TEI XML, from source texts to valid TEI, web edition, print PDF and deposit.

The public API is in ``fascicle.api``; the order of everything is in ``fascicle.pipeline``.
"""

__version__ = "0.1.0"
