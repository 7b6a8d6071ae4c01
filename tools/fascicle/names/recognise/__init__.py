"""Names in running text, recognised without an authority file."""

from fascicle.names.recognise.candidates import NameCandidate
from fascicle.names.recognise.find import recognise
from fascicle.names.recognise.settle import settle

__all__ = ["NameCandidate", "recognise", "settle"]
