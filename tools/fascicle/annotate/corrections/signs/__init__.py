"""Wrong signs: a table of patterns, and how often each is right."""
