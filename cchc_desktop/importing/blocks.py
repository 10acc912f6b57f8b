"""What every reader returns: the blocks of a foreign file in the order of the paper, and what it could not read.

The values are neutral: they know nothing of plans. Texts are cleaned (:mod:`cchc_desktop.importing.texts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from cchc_desktop.core.grid import Grid
from cchc_desktop.core.issues import Issue

SourceKind: TypeAlias = Literal["docx", "xlsx", "xls", "ods", "html", "csv", "pdf", "doc", "rtf", "odt"]
# Kinds that are sheets of cells; the others are the text of a document with tables in it.
SHEET_KINDS = frozenset({"xlsx", "xls", "ods", "csv"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside of tables, with what its looks say about its rank.

    ``text`` is what the paper shows, an automatic number included; ``number`` is that automatic number alone ("" if
    there is none or it was typed by hand), so ``text`` begins with it. ``bold`` and ``italic`` mean: every letter is.
    """

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False
    number: str = ""

    @property
    def upper(self) -> bool:
        """Whether the text is written in capitals."""
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a whole sheet; ``name`` is the sheet's name, or the ordinal of the table in the document.

    Issues about this table carry ``name`` as the label of their place. Row 0 of the grid is row 1 of the sheet.
    """

    grid: Grid
    name: str
    hidden: bool = False


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file as read: ``path_name`` is its name without the folder."""

    path_name: str
    kind: SourceKind
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
    margins: tuple[Block, ...] = ()  # headers, footers and notes of a document: beside its text

    @property
    def is_document(self) -> bool:
        """Whether the file is a text with tables in it, and not a set of sheets."""
        return self.kind not in SHEET_KINDS

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
