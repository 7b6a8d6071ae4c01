"""Names: the authority file, where its persons, places and organisations stand in a text, and what it may be given."""
