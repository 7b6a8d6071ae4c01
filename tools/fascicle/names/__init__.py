"""Names: the authority file, and where its persons, places and organisations stand in a text."""

from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder, NameMatch

__all__ = ["Authority", "Entry", "NameFinder", "NameMatch"]
