"""Where a paragraph belongs: into a head, a quotation, a caption, verse, or nowhere but behind the one before."""

from __future__ import annotations

from fascicle.inputs.office.looks import ParagraphKind
from fascicle.inputs.office.writing import ParagraphDraft, TextWriter
from fascicle.model.source import Container, LineMark, RegionKind

_SEEN = 5.0  # points between paragraphs that a reader sees as a gap

Around = tuple[Container, ...]


class Placer:
    """Puts the paragraphs of one story into the tree, one after the other."""

    def __init__(self, writer: TextWriter, *, titled: bool) -> None:
        """``titled`` says that the document has a title above its headings."""
        self._writer = writer
        self._titled = titled
        self._quote: Container | None = None
        self._after = 0.0

    def goes_on(self, kind: ParagraphKind) -> bool:
        """Whether a paragraph goes on with the quotation before it."""
        return self._quote is not None and kind.is_quote

    def place(
        self, draft: ParagraphDraft, kind: ParagraphKind, around: Around, *, level: int = 0, number: str = ""
    ) -> None:
        """Place a paragraph; ``level`` is its rank as a heading, ``number`` what is counted before its text."""
        quoted = kind.is_quote and not level and not around
        if not quoted:
            self._quote = None
        if max(self._after, kind.before) >= _SEEN:
            self._writer.gap()
        self._after = kind.after
        if quoted:
            self._quote = self._quote or self._writer.container(LineMark.QUOTE)
            around = (self._quote,)
        if not around:
            level = 1 if kind.is_title else level + self._titled if level else 0
        mark = LineMark.HEAD if level else LineMark.CODE if kind.is_verse else LineMark.NONE
        caption = kind.is_caption and not around
        if caption:
            self._writer.region(RegionKind.CAPTION)
        self._writer.add(draft, self._writer.block(), around, mark=mark, level=level, sign=number)
        if caption:
            self._writer.region(RegionKind.UNKNOWN)

    def item(self, draft: ParagraphDraft, kind: ParagraphKind, around: Around, sign: str = "") -> None:
        """Place a paragraph of an item, which is the last of those around it."""
        self._quote, self._after = None, kind.after
        self._writer.add(draft, self._writer.block(), around, sign=sign)

    def pause(self) -> None:
        """Something else stands here: a table, another story."""
        self._quote, self._after = None, 0.0
