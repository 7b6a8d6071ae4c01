"""Forms in which changes are told: lines for a terminal, a page, JSON, Markdown."""
