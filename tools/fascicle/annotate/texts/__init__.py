"""Texts without a source: their files are the editors' alone, so all there is are proposals: a table and a patch."""
