"""ISO Schematron in Python: a schema is read, made into XSLT 3.0, and run by the XSLT processor of the project.

:mod:`files` makes one tree of a schema's files, :mod:`embedded` takes rules out of RELAX NG and ODD, :mod:`reading`
turns the tree into values with everything abstract resolved, :mod:`transpile` turns the values into one stylesheet,
:mod:`validation` runs it and says where each finding stands, :mod:`documents` opens what tests ask for. The rules of
the edition's own schema are in :mod:`fascicle.check.schematron_rules`.
"""

from __future__ import annotations

from fascicle.check.schematron.validation import Schematron

__all__ = ["Schematron"]
