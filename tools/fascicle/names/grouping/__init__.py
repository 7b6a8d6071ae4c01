"""Mentions of an edition put together by whom or what they name."""

from fascicle.names.grouping.group import group
from fascicle.names.grouping.mention import Mention

__all__ = ["Mention", "group"]
