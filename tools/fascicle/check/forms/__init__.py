"""Forms of a report that other programs read, or that show more than lines of text."""
