"""Hyphens at line ends: what each one is, on what evidence, and what editors decided of a word."""
