"""Comparing two plans and writing the comparison: what window and command line share, free of Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import to_bytes
from cchc_desktop.core.plan import Plan
from cchc_desktop.planning.compare import Comparison, compare
from cchc_desktop.planning.compare_rows import Row, compare_rows
from cchc_desktop.planning.compare_table import caption, comparison_data, comparison_grid, title
from cchc_desktop.planning.compare_text import text_rows

if TYPE_CHECKING:
    from cchc_desktop.publishing.export import Write
    from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties

SUFFIXES = (".docx", ".xlsx", ".pdf", ".json")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two plans and what was found between them: ``text`` in their main documents, ``rows`` in their appendices."""

    old: Plan
    new: Plan
    comparison: Comparison
    rows: tuple[Row, ...]
    text: tuple[Row, ...]

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Everything in printed order."""
        return (*self.text, *self.rows)


def compared(old: Plan, new: Plan) -> Compared:
    """Compare; at most two seconds for plans of a thousand activities."""
    found = compare(old, new)
    return Compared(old, new, found, compare_rows(old, new, found), text_rows(old, new))


def check_suffix(target: Path) -> str:
    """The kind of file that is asked for; raises KnownError(TARGET_UNSUPPORTED)."""
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=str(target), suffix=target.suffix or target.name)
    return suffix


def write(found: Compared, target: Path, *, over: bool) -> Path:
    """Write the comparison as Word, Excel, PDF or JSON; raises KnownError."""
    from cchc_desktop.publishing.export import export
    from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties

    suffix = check_suffix(target)
    if suffix == ".json":
        content = to_bytes(comparison_data(found.rows, found.old, found.new, found.text))
        export(target, lambda file: _put(file, content), suffix, replace=over)
        return target
    rows = found.all_rows
    sheet = AppendixSheet(
        comparison_grid(rows, found.old, found.new),
        title=title(found.old, found.new),
        caption=caption(rows, found.old, found.new),
    )
    sheet = replace(sheet, type=replace(sheet.type, caption_pt=13.0))
    properties = DocumentProperties(sheet.title.capitalize(), found.new.document.issuer)
    export(target, _writer(sheet, properties, suffix), suffix, replace=over)
    return target


def _put(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def _writer(sheet: AppendixSheet, properties: DocumentProperties, suffix: str) -> Write:
    if suffix == ".pdf":
        from cchc_desktop.publishing.pages_options import PageOptions
        from cchc_desktop.rendering.pdf_writer import pdf_outlet

        return pdf_outlet([], [sheet], properties, PageOptions())
    if suffix == ".docx":
        from cchc_desktop.publishing.docx_writer import write_docx

        return lambda file: write_docx([sheet], properties, file)
    from cchc_desktop.publishing.xlsx_writer import write_xlsx

    return lambda file: write_xlsx([sheet], properties, file)
