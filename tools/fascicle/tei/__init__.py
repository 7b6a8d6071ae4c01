"""TEI trees: names, reading and writing, the two layers of text, and the conversion's own building."""
