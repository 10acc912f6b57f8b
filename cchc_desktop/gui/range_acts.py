"""What is done to a range of the table: copy out, clear, fill down, one value onto many; each one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.plan import NUMBER
from cchc_desktop.core.range_edits import CellText, set_cells
from cchc_desktop.gui.commands import clipboard
from cchc_desktop.gui.messages import whole
from cchc_desktop.gui.models.cell_blocks import block
from cchc_desktop.gui.models.cell_map import Span

if TYPE_CHECKING:
    from cchc_desktop.core.document import Document
    from cchc_desktop.gui.commands.clipboard import Clip
    from cchc_desktop.gui.views.appendix_view import AppendixView


def copied(table: AppendixView) -> Clip:
    """The selected range for the clipboard; raises EDIT_REFUSED (SCATTERED, NOTHING_SELECTED)."""
    rects, rect = table.selection.rects(), table.selection.rect()
    if rect is None:
        raise refused(Refusal.SCATTERED if rects else Refusal.NOTHING_SELECTED)
    cells = table.table_model.cells
    keys = table.table_model.plan.form.column_keys[rect.left : rect.right + 1]
    return clipboard.of_cells(block(cells, *rect), block(cells, *rect, raw=True), keys)


def require_editable(document: Document) -> None:
    """Raises EDIT_REFUSED (NOT_EDITABLE) for a plan that is only looked at."""
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)


def clear(table: AppendixView, verb: str = "Xóa nội dung") -> int:
    """Empty the selected cells; returns how many with a text were left because they are computed."""
    return _write(table, [(span, "") for span in table.selection.spans()], verb)


def write_all(table: AppendixView, text: str) -> int:
    """One value into every selected cell; returns how many were left because they are computed."""
    return _write(table, [(span, text) for span in table.selection.spans()], "Dán vào")


def fill_down(table: AppendixView) -> int:
    """The top cell of each selected column into those below it; of a single row, the cells above into it.

    Returns how many cells were left. Raises EDIT_REFUSED (NOTHING_TO_FILL).
    """
    cells = table.table_model.cells
    spans = [span for span in table.selection.spans() if not cells.rows[span.row].is_area]
    wanted: list[tuple[Span, str]] = []
    for column in dict.fromkeys(span.column for span in spans):
        mine = [span for span in spans if span.column == column]
        source = mine[0]
        if len(mine) == 1 and source.row:
            source = cells.span(source.row - 1, column)
        else:
            mine = mine[1:]
        if source not in mine and not cells.rows[source.row].is_area:
            wanted += [(span, cells.edit_text(source)) for span in mine]
    wanted = [(span, text) for span, text in wanted if span.key != ROW_NUMBER]
    if not wanted:
        raise refused(Refusal.NOTHING_TO_FILL)
    return _write(table, wanted, "Điền xuống")


def _write(table: AppendixView, wanted: Sequence[tuple[Span, str]], verb: str) -> int:
    """Write cells as one step named "Điền xuống 5 ô"."""
    model = table.table_model
    require_editable(model.document)
    cells = model.cells
    open_, locked = [], 0
    for span, text in wanted:
        if model.can_edit(span) and span.key != NUMBER:
            open_.append((span, text))
        else:
            locked += bool(cells.text(span))
    if not open_:
        raise refused(Refusal.NOT_EDITABLE if wanted else Refusal.NOTHING_SELECTED)
    changed = [(span, text) for span, text in open_ if cells.edit_text(span) != text]
    if changed:
        texts: list[CellText] = [(cells.rows[span.row], span.key, text) for span, text in changed]
        label = f"{verb} ô" if len(changed) == 1 else f"{verb} {whole(len(changed))} ô"
        model.document.apply(label, lambda plan: set_cells(plan, texts))
    return locked
