"""Citing the edition and its documents: one record of what is cited, and the forms that people and programs want."""
