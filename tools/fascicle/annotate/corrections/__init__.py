"""Corrections: what the program changes in the reading layer, each with its evidence and its certainty."""
