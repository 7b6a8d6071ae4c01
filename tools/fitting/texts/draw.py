"""Drawing conventions: seeded by a name, some of them kept for texts that are not fitted on."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """What is drawn follows from a name alone: the same in every process, on every machine.

    A convention may have values that are drawn in texts held back only: so it can be measured what becomes of a
    convention that nobody has fitted on.
    """

    def __init__(self, name: str, held: bool = False) -> None:
        self.rng = random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))
        self.held = held

    def of(self, *values: T, held: Sequence[T] = ()) -> T:
        """One of the values; of those kept back only in a text held back, and there in three of ten."""
        kept = self.rng.random() < 0.3
        if held and self.held and kept:
            return self.rng.choice(list(held))
        return self.rng.choice(values)

    def odds(self, share: float) -> bool:
        """Whether what happens in such a share of the texts happens here."""
        return self.rng.random() < share

    def between(self, first: int, last: int) -> int:
        """A whole number from the first to the last."""
        return self.rng.randint(first, last)
