"""Assignment sheets: for each agency one "Phân công nhiệm vụ – Sở Tài chính", what it leads and what it coordinates.

They are sheets as any appendix is, so every writer makes them: Word, Excel, PDF; one file, one per agency, or a zip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from cchc_desktop.core.assignment import Duties
from cchc_desktop.core.cells import PrintedRow, cell_text
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.forms import LEVEL_COLUMNS, ROW_NUMBER, Column
from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind
from cchc_desktop.core.headings import appendix_caption, column_headers
from cchc_desktop.core.letterhead import issuer_name, printed_date, printed_number
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.publishing.export import Render, Report, Write, paper_writer
from cchc_desktop.publishing.paper import table_page
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties

KINDS = (".docx", ".xlsx", ".pdf")
ARCHIVE = ".zip"
_TITLE = "Phân công nhiệm vụ – "
_NUMBER_MM = 12.0
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 100  # letters of a name in a file name

Step = Callable[[int, int, str], None]  # done, of how many, name of the file; may raise to stop the work


def assignment_sheet(plan: Plan, duties: Duties, numbers: Numbers | None = None) -> AppendixSheet:
    """What one agency leads and coordinates; rows count from 1 in each of the two parts, criteria keep their code."""
    numbers = numbers or number(plan)
    keys = _columns(plan)
    headers = dict(zip(plan.form.column_keys, column_headers(plan), strict=True))
    columns = [column for column in plan.form.columns if column.key in keys]
    styles = _styles(plan.form.columns, columns)
    top = Row(tuple(Cell(i, text) for i, text in enumerate(["TT", *(headers[key] for key in keys)])), RowKind.HEADER)
    rows = [top, *_part(plan, numbers, keys, ("I", "Nhiệm vụ chủ trì"), duties.leads)]
    rows += _part(plan, numbers, keys, ("II" if duties.leads else "I", "Nhiệm vụ phối hợp"), duties.coordinates)
    return AppendixSheet(
        Grid(len(styles), tuple(rows), styles),
        title=f"{_TITLE}{duties.name}",
        caption=_caption(plan),
        page=table_page(plan.form),
        name=duties.name,
    )


def _columns(plan: Plan) -> list[str]:
    """The form's columns without its row number, and without the level above tasks, which says nothing to do."""
    keys = plan.form.column_keys
    levels = [key for key in keys if key in LEVEL_COLUMNS]
    left_out = {ROW_NUMBER, *levels[: max(len(levels) - 2, 0)]}
    return [key for key in keys if key not in left_out]


def _styles(all_columns: Sequence[Column], columns: Sequence[Column]) -> tuple[ColumnStyle, ...]:
    """The number's and the columns' styles; the room of what is left out is for tasks and activities, the most text.

    The other columns are as wide as in the appendix, so that their headers break as there.
    """
    number_mm = max([_NUMBER_MM, *(column.width for column in all_columns if column.key == ROW_NUMBER)])
    levels = sum(column.width for column in columns if column.key in LEVEL_COLUMNS)
    spare = sum(c.width for c in all_columns) - number_mm - sum(c.width for c in columns)
    wider = 1 + spare / levels if levels else 1.0
    widths = [column.width * (wider if column.key in LEVEL_COLUMNS else 1.0) for column in columns]
    return (ColumnStyle(number_mm, Align.CENTER), *map(ColumnStyle, widths, (c.align for c in columns)))


def _part(
    plan: Plan, numbers: Numbers, keys: Sequence[str], name: tuple[str, str], rows: Sequence[PrintedRow]
) -> Iterator[Row]:
    if not rows:
        return
    mark, title = name
    yield Row((Cell(0, mark), Cell(1, f"{title} ({len(rows)})".upper(), 1, len(keys))), RowKind.AREA)
    for count, row in enumerate(rows, 1):
        code = cell_text(plan, numbers, None, row, ROW_NUMBER) if row.node is not None else ""
        texts = (cell_text(plan, numbers, None, row, key) for key in keys)
        yield Row((Cell(0, code or str(count)), *(Cell(i, text) for i, text in enumerate(texts, 1))))


def _caption(plan: Plan) -> str:
    """As under the appendix that the rows are from."""
    if plan.appendices and (said := appendix_caption(plan, plan.appendices[0]).strip()):
        return said
    document = plan.document
    kind = document.type.strip().capitalize() or "Kế hoạch"
    return f"(Kèm theo {kind} số {printed_number(document)} {printed_date(document)} của {issuer_name(document)})"


def sheets_of(plan: Plan, agencies: Sequence[Duties]) -> list[AppendixSheet]:
    """One sheet for each agency. Raises KnownError(NOTHING_CHOSEN) where there is none."""
    numbers = number(plan)
    sheets = [assignment_sheet(plan, duties, numbers) for duties in agencies]
    if not sheets:
        raise KnownError(ErrorCode.NOTHING_CHOSEN)
    return sheets


def in_one(
    plan: Plan, agencies: Sequence[Duties], suffix: str, render: Render | None = None, report: Report | None = None
) -> Write:
    """All sheets in one file, each on pages of its own. Raises KnownError as ``export.writer_for``."""
    properties = DocumentProperties("Phân công nhiệm vụ", clean(plan.document.issuer))
    return paper_writer(sheets_of(plan, agencies), properties, suffix, render=render, report=report)


def one_by_one(
    plan: Plan, agencies: Sequence[Duties], suffix: str, render: Render | None = None
) -> Iterator[tuple[str, Write]]:
    """File names and what writes them, each laid out when it is asked for."""
    for name, sheet in zip(file_names(agencies), sheets_of(plan, agencies), strict=True):
        properties = DocumentProperties(clean(sheet.title), clean(plan.document.issuer))
        yield f"{name}{suffix}", paper_writer([sheet], properties, suffix, render=render)


def zipped(
    plan: Plan,
    agencies: Sequence[Duties],
    suffixes: Sequence[str],
    render: Render | None = None,
    step: Step | None = None,
) -> Write:
    """One archive with a file for every agency and kind. ``step`` hears of each before it is made."""
    total = len(agencies) * len(suffixes)

    def write(target: BinaryIO) -> None:
        done = 0
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for suffix in suffixes:
                for name, write_one in one_by_one(plan, agencies, suffix, render):
                    if step is not None:
                        step(done, total, name)
                    content = BytesIO()
                    write_one(content)
                    archive.writestr(name, content.getvalue())
                    done += 1

    return write


def file_names(agencies: Sequence[Duties]) -> list[str]:
    """A name for each agency's file, without suffix; no two alike, also where case does not count."""
    names: list[str] = []
    taken: set[str] = set()
    for duties in agencies:
        base = f"{_TITLE}{' '.join(_UNSAFE.sub(' ', clean(duties.name)).split())[:_LONGEST].rstrip(' .')}"
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return names


def paths_of(agencies: Sequence[Duties], folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """The files that one-by-one writing makes in a folder."""
    return [folder / f"{name}{suffix}" for suffix in suffixes for name in file_names(agencies)]
