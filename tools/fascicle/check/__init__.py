"""Checking TEI files: every finding of every checker is one kind of value, a Diagnostic."""
