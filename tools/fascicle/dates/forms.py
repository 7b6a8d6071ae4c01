"""All forms of dates that are read, each with an example: the grammar, and the place to look first.

A pattern is a row of types of tokens, parted by blanks. ``day`` is any token that may be a day, ``day2`` a second
one; ``month!`` is a month that is no other word; ``?`` behind a type makes it optional; signs stand for themselves,
``sep`` is one of ``. / -`` and ``same`` that sign again; ``( a | b )`` is a choice; ``<`` and ``>`` are the edges of
what is marked, where that is not the whole. At each place the longest form counts, of two as long the first one.

The examples are tests: language, text, what is marked in it, its value (``DateExpression.when``). Words of types stand
in the files of the languages, below ``[times]``.
"""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.dates.form import DateForm
from fascicle.dates.forms_of_days import DAYS
from fascicle.dates.forms_of_periods import PERIODS

FORMS: Sequence[DateForm] = (*DAYS, *PERIODS)
