"""Dates as they stand in TEI: what their attributes and their words cannot both mean."""
