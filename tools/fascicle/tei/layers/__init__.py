"""The two layers of a TEI text as strings, with a map back into the tree.

The *source* layer is what the source says, the *reading* layer what the edition says; ``table.py`` says
which element belongs to which. A stage that reads text reads a layer's string; a stage that marks text says
"set this element over characters 120 to 131", and :func:`wrap` finds the way through the tree; :func:`correct` sets
another reading beside a stretch of it.
"""

from fascicle.tei.layers.correct import correct, restore
from fascicle.tei.layers.plan import SIDES, DecidedError, Edit, is_same_sign, may_be_swallowed, plan_edit
from fascicle.tei.layers.table import EDITORIAL, Layer
from fascicle.tei.layers.view import LayerView
from fascicle.tei.layers.wrap import (
    Mark,
    MayContain,
    PartIds,
    SpanError,
    chain,
    check_span,
    link,
    span_points,
    unwrap,
    wrap,
)

__all__ = [
    "EDITORIAL",
    "SIDES",
    "DecidedError",
    "Edit",
    "Layer",
    "LayerView",
    "Mark",
    "MayContain",
    "PartIds",
    "SpanError",
    "chain",
    "check_span",
    "correct",
    "is_same_sign",
    "link",
    "may_be_swallowed",
    "plan_edit",
    "restore",
    "span_points",
    "unwrap",
    "wrap",
]
