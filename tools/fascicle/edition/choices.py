"""What an editor may choose between in ``edition.toml``."""

from __future__ import annotations

from enum import StrEnum


class Changes(StrEnum):
    """What becomes of changes that a word processor has tracked in a source."""

    ENCODE = "encode"
    ACCEPT = "accept"
    REJECT = "reject"


class Unknown(StrEnum):
    """What becomes of an element of which the stylesheets know nothing but its class."""

    SHOW = "show"
    ERROR = "error"


class Signs(StrEnum):
    """By which signs is shown what is lost, supplied or added."""

    AUTO = "auto"
    LEIDEN = "leiden"
    WORDS = "words"
