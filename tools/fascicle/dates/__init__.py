"""Dates: finding expressions of time in running text and giving them their calendar value."""

from fascicle.dates.grammar import DateExpression, find_dates

__all__ = ["DateExpression", "find_dates"]
