"""The editors' hand: what they decided about corrections, and how it is told from the program's own."""
