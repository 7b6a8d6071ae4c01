"""Divisions: how blocks nest, and what kind of text each division is."""
