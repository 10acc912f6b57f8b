"""Import assistant, step 2: what each column of the file is taken for, the guess filled in; and the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem

from cchc_desktop.core.forms import Form
from cchc_desktop.core.grid import Grid
from cchc_desktop.gui.commands.imports import FREE, LEFT_OUT, Basis
from cchc_desktop.gui.messages import COLUMNS, sentence_case, shorten
from cchc_desktop.gui.plain import plain_tip

_SAMPLE = 60  # letters of the example
_HEADERS = ("Cột", "Tiêu đề trong tệp", "Ví dụ", "Được hiểu là")
_LEVELS = (
    "tt", "objective", "task", "activity", "deliverable", "lead", "coordinating", "time", "due", "budget", "note",
)  # fmt: skip
_OUTLINE = ("tt", "criterion", "standard_points", "achieved_points", "target_points", "solution", "lead")
_KEPT, _LEFT = "Giữ thành cột riêng", "Không nhập cột này"


def column_title(key: str | None) -> str:
    """What a column is taken for, in one word or two."""
    if key is None:
        return "không nhập"
    return sentence_case(COLUMNS.get(key, "cột riêng"))


class ColumnChooser:
    """One line with a combo box for every column; ``changed`` is called with the choice after the user made one."""

    def __init__(self, tree: QTreeWidget, changed: Callable[[dict[int, str]], object]) -> None:
        self._tree = tree
        self._changed = changed
        self._combos: list[QComboBox] = []
        self._chosen: dict[int, str] = {}
        tree.setHeaderLabels(_HEADERS)
        tree.setAccessibleName("Các cột của bảng")
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 50), (1, 230), (3, 230)):
            header.resizeSection(column, width)

    def show_columns(
        self, grid: Grid, basis: Basis | None, start: int, chosen: Mapping[int, str], outline: bool
    ) -> None:
        """Show the columns of a table whose body begins at row ``start``, as read and as chosen."""
        self._chosen = dict(chosen)
        self._tree.clear()
        self._combos = []
        headers = basis.header.columns if basis else ()
        for col in range(grid.width):
            printed = headers[col].header if col < len(headers) else _first(grid, col, max(0, start - 1))
            sample = _first(grid, col, start)
            row = QTreeWidgetItem([str(col + 1), " ".join(printed.split()), shorten(sample, _SAMPLE), ""])
            row.setToolTip(1, plain_tip(printed))
            row.setToolTip(2, plain_tip(sample))
            self._tree.addTopLevelItem(row)
            combo = self._combo(col, _OUTLINE if outline else _LEVELS, basis.fields[col] if basis else FREE)
            combo.setAccessibleName(f"Cột {col + 1} được hiểu là")
            self._tree.setItemWidget(row, 3, combo)
            self._combos.append(combo)

    def combos(self) -> Sequence[QComboBox]:
        """One for each column."""
        return self._combos

    def _combo(self, col: int, keys: Sequence[str], read_as: str | None) -> QComboBox:
        combo = QComboBox(self._tree)
        for key in keys:
            combo.addItem(column_title(key), key)
        combo.addItem(_KEPT, FREE)
        combo.addItem(_LEFT, LEFT_OUT)
        now = self._chosen.get(col) or (LEFT_OUT if read_as is None else read_as)
        at = combo.findData(now)
        combo.setCurrentIndex(at if at >= 0 else combo.findData(FREE))
        combo.activated.connect(lambda _at: self._choose(col, combo.currentData()))
        return combo

    def _choose(self, col: int, key: str) -> None:
        """A field is in one column only: it leaves the column that had it."""
        if key not in (FREE, LEFT_OUT):
            for other, before in list(self._chosen.items()):
                if before == key and other != col:
                    self._chosen[other] = FREE
        self._chosen[col] = key
        self._changed(dict(self._chosen))


def form_reason(form: Form, basis: Basis | None, chosen: bool) -> str:
    """Why this form: how many of its columns the table has."""
    if chosen:
        return f"Biểu mẫu do bạn chọn: {form.name}."
    if basis is None:
        return "Chưa tìm thấy bảng có tiêu đề quen thuộc. Hãy chọn bảng, dòng tiêu đề và cho biết từng cột là gì."
    mine = [key for key in form.column_keys if key in basis.fields]
    missing = [column_title(key) for key in form.column_keys if key not in basis.fields]
    text = f"Chọn biểu mẫu này vì bảng có {len(mine)} trên {len(form.column_keys)} cột của biểu mẫu."
    return f"{text} Thiếu: {', '.join(missing)}." if missing else text


def _first(grid: Grid, col: int, start: int) -> str:
    """The first text of a column from a row on."""
    for row in grid.rows[start:]:
        for cell in row.cells:
            if cell.col == col and cell.colspan == 1 and cell.text.strip():
                return cell.text
    return ""
