"""From the values of one sheet to a table with its issues; for the readers of .ods, .xls and .csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.blocks import Table
from cchc_desktop.importing.texts import Cleaner
from cchc_desktop.importing.xlsx_grid import Range, SheetGrid


def sheet_table(
    texts: list[str],
    width: int,
    merges: Sequence[Range],
    name: str,
    *,
    hidden: bool = False,
    counts: Mapping[IssueCode, int],
) -> tuple[Table | None, list[Issue]]:
    """The table of a sheet, None where it shows nothing; ``texts`` are cleaned, ``width`` in each row.

    ``counts``: what was found in the sheet and is told with its number.
    """
    layout = SheetGrid(texts, width, merges) if width else SheetGrid([], 1, ())
    grid = layout.build()
    if not grid.width:
        return None, []
    issues = [
        Issue(IssueCode.CELL_SHAPE_LOST, Severity.WARNING, Place(row, column, label=name),
              {"column": column + 1, "text": ""})
        for row, column in layout.overlaps
    ]  # fmt: skip
    for code, count in {IssueCode.UNSEEN_TEXT: layout.covered, **counts}.items():
        if count:
            issues.append(Issue(code, Severity.WARNING, Place(label=name), {"count": count}))
    if hidden:
        issues.append(Issue(IssueCode.HIDDEN_SHEET, Severity.WARNING, Place(label=name), {"name": name}))
    return Table(grid, name, hidden), issues


def cleaning_issues(clean: Cleaner) -> list[Issue]:
    """What cleaning the texts of a file took away."""
    found = ((IssueCode.SYMBOL_UNREAD, Severity.WARNING, clean.unread),
             (IssueCode.TEXT_CLEANED, Severity.INFO, clean.removed))  # fmt: skip
    return [Issue(code, severity, params={"count": count}) for code, severity, count in found if count]
