"""The door for foreign files: through the gate, to the reader for what the file really is."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.importing.blocks import Block, Paragraph, Source, SourceKind, Table
from cchc_desktop.importing.gate import LIMITS, Limits, admit

__all__ = ["Block", "Paragraph", "Source", "SourceKind", "Table", "read_source"]


def read_source(path: Path, limits: Limits = LIMITS) -> Source:
    """Read a Word or Excel file into neutral blocks; its content decides the kind, never its name.

    Raises KnownError with one of the ``SOURCE_*`` codes for whatever cannot or must not be read.
    """
    package = admit(path, limits)
    if package.kind == "docx":
        from cchc_desktop.importing.docx_reader import read_docx

        return read_docx(package)
    from cchc_desktop.importing.xlsx_reader import read_xlsx

    return read_xlsx(package)
