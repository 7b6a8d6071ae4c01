"""Dates: finding expressions of time in running text and giving them their calendar value."""

from fascicle.dates.find import DateExpression, find_dates
from fascicle.dates.kinds import Kind
from fascicle.dates.setting import Setting
from fascicle.dates.values import Value

__all__ = ["DateExpression", "Kind", "Setting", "Value", "find_dates"]
