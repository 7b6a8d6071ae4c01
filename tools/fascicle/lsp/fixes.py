"""Quick fixes: what was probably meant, put in the place of what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from fascicle.check.mending import spans
from fascicle.lsp.findings import SOURCE
from fascicle.lsp.texts import TypedDocument
from fascicle.model.saying import say


def quick_fixes(document: TypedDocument, uri: str, told: Sequence[types.Diagnostic]) -> list[types.CodeAction]:
    """An action for each finding that says what was meant."""
    actions = []
    for each in told:
        meant = each.data.get("meant") if isinstance(each.data, dict) else None
        if each.source != SOURCE or not isinstance(meant, str) or not meant:
            continue
        if places := spans(document.text, str(each.code), document.offset_of(each.range.start)):
            edits = [types.TextEdit(document.range(*span), meant) for span in places]
            actions.append(
                types.CodeAction(
                    say("Write “{meant}”", meant=meant),
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[each],
                    is_preferred=True,
                    edit=types.WorkspaceEdit(changes={uri: edits}),
                )
            )
    return actions
