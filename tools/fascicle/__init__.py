"""fascicle: digital editions in TEI XML, from source texts to valid TEI, web edition, print PDF and deposit."""

__version__ = "0.1.0"
