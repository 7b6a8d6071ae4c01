"""Lists of the web edition: registers, documents, dates, map, statistics; cut so that no page grows too large."""
