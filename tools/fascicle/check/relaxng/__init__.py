r"""Our own RELAX NG engine: exact places, and all errors of a document.

RELAX NG is ISO/IEC 19757-2 (OASIS specification of 3 December 2001), its compact syntax that of 21 November 2002. Of
DTD compatibility only that values of type ID are unique is looked to.

The verdict is that of jing but for these corners, where the letter of XML Schema was followed: names may hold every
letter that XML 1.0 allows since its fifth edition; ``[^\p{C}\p{Z}]`` leaves out soft hyphens and private characters;
a zone of -14:00 is allowed, a leap second and ``PT.5S`` are not; zeros at the end of a fraction do not count as digits.
"""

from fascicle.check.relaxng.schema import Schema

__all__ = ["Schema"]
