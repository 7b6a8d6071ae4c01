"""XInclude (W3C, 1.0 second edition): a file and what it includes as one document that knows where it comes from.

Inclusion works on bytes and not on trees: what is included is put in the place of its ``xi:include`` as it stands, so
that whoever reads the whole, checkers and stylesheets alike, sees one document, and each place in it leads back to the
line and column of the file that an editor has open. Nothing outside a folder is read, and nothing from a network.
"""

from fascicle.tei.xinclude.including import Included, included
from fascicle.tei.xinclude.splicing import Failure

__all__ = ["Failure", "Included", "included"]
