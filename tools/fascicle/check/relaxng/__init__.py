"""Our own RELAX NG engine: exact places, all errors of a document, and a proof that one schema lies within another.

RELAX NG is ISO/IEC 19757-2 (OASIS specification of 3 December 2001). Schemas come in its XML syntax.
"""

from fascicle.check.relaxng.inclusion import Counterexample, prove_subset
from fascicle.check.relaxng.schema import Schema

__all__ = ["Counterexample", "Schema", "prove_subset"]
