"""Dates: finding expressions of time in running text and giving them their calendar value."""

from fascicle.dates.find import DateExpression, find_dates
from fascicle.dates.kinds import DateKind
from fascicle.dates.setting import Setting
from fascicle.dates.values import DateValue

__all__ = ["DateExpression", "DateKind", "DateValue", "Setting", "find_dates"]
