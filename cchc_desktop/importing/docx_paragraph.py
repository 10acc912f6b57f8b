"""A paragraph of a Word document while it is being read."""

from __future__ import annotations

from typing import TypeAlias

from cchc_desktop.importing.docx_styles import Style
from cchc_desktop.importing.docx_table import WordTable
from cchc_desktop.importing.legacy_text import Encoding, decode_runs


class WordParagraph:
    """A w:p being read; ``letters``, ``bold`` and ``italic`` count what was seen of it outside of tables.

    The defaults stand on the class: of the many paragraphs most change none, and making one takes a third of the time.
    """

    style_id = ""
    number_id: int | None = None
    level: int | None = None
    centred: bool | None = None
    mark_deleted = False
    letters = bold = italic = 0
    number = ""
    after: tuple[Flow, ...] = ()  # what text boxes anchored here hold
    legacy: dict[int, Encoding] | None = None  # by index of the part: texts in fonts from before Unicode

    def __init__(self, style: Style, outer: WordParagraph | None) -> None:
        self.style = style
        self.outer = outer  # the paragraph around the text box that this one stands in
        self.parts: list[str] = []

    def add_legacy(self, text: str, encoding: Encoding) -> None:
        """Add a text in a font from before Unicode; it is read at the end, as a letter may come in two runs."""
        if self.legacy is None:
            self.legacy = {}
        self.legacy[len(self.parts)] = encoding
        self.parts.append(text)

    def decode(self) -> None:
        """Turn what was added by :meth:`add_legacy` into Unicode."""
        if self.legacy is not None:
            encodings, self.legacy = self.legacy, None
            self.parts = [decode_runs((text, encodings.get(at)) for at, text in enumerate(self.parts))]


Flow: TypeAlias = str | WordParagraph | WordTable  # in cells: lines; elsewhere paragraphs and tables
