"""From a structured source to a TEI file: header, divisions, lines, and the proof that nothing was lost."""
