"""Dialog "Nhập từ tệp": the table that was found, what its columns are, the result beside the original, the doubts.

Every decision reads the table again, off the window's thread; the file itself is not opened any more. Nothing is kept
before the user accepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QPushButton, QTreeWidgetItem, QWidget

from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.forms import Form
from cchc_desktop.core.numbering import number
from cchc_desktop.core.plan import Level
from cchc_desktop.gui import icons, jobs
from cchc_desktop.gui.commands import imports
from cchc_desktop.gui.commands.imports import AS_READ, Decisions, Imported, UnrecognisedError
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.dialogs.import_columns import ColumnChooser, column_title, form_reason
from cchc_desktop.gui.dialogs.import_doubts import Point, Points, marked
from cchc_desktop.gui.forms.ui_import_assistant import Ui_ImportAssistant
from cchc_desktop.gui.messages import LEVELS, counts_text, error_text, sentence_case, shorten, whole
from cchc_desktop.gui.models.level_icons import level_icon
from cchc_desktop.gui.plain import plain_tip

TABLE, COLUMNS, RESULT = range(3)
_ITEM_ROLE = Qt.ItemDataRole.UserRole
_SHOWN = 2_000  # points in the list; those behind them come up as the others are answered
_LETTERS = 120  # of an item in the result


class ImportAssistant(QDialog):
    """``imported`` is what would be kept; None while it is worked out, and where there is no plan in the table."""

    keep_wanted = Signal()
    add_wanted = Signal(bool)  # into the open plan; True: in place of the appendix that is shown

    def __init__(
        self, parent: QWidget | None, source: Path, start: Imported | UnrecognisedError, forms: Mapping[str, Form]
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ImportAssistant()
        self.ui.setupUi(self)
        fit_to_screen(self)
        blocks = start.blocks
        assert blocks is not None
        self.imported: Imported | None = None
        self.points = Points()
        self._source, self._blocks, self._forms = source, blocks, forms
        self._decided, self._form_id = AS_READ, None
        self._tables = imports.tables(blocks)
        self._job: jobs.Job | None = None
        self._rows: dict[int, QTreeWidgetItem] = {}  # result by row of the table
        self._chooser = ColumnChooser(self.ui.columns, self._choose_columns)
        self._keep = self.ui.buttons.addButton("&Lưu và mở kế hoạch…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._add = self.ui.buttons.addButton("Thêm vào kế hoạch đang &mở", QDialogButtonBox.ButtonRole.ActionRole)
        self._instead = self.ui.buttons.addButton("Tha&y phụ lục đang mở", QDialogButtonBox.ButtonRole.ActionRole)
        self.offer_open_plan(None)
        self._set_up()
        if isinstance(start, UnrecognisedError):
            self._fail(start)
            self._go(TABLE)
        else:
            self._show(start)
            self._go(_first_step(start))

    def offer_open_plan(self, form: Form | None) -> None:
        """The form of the plan that is open and may be changed; None: there is none."""
        self._open_form = form
        self._add.setVisible(form is not None)
        self._instead.setVisible(form is not None)
        self._enable(self.imported is not None)

    # ---- setting up

    def _set_up(self) -> None:
        ui = self.ui
        for step, button in enumerate((ui.step_table, ui.step_columns, ui.step_result)):
            button.clicked.connect(lambda _on, step=step: self._go(step))
        ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Không dùng")
        ui.buttons.rejected.connect(self.reject)
        self._keep.clicked.connect(self.keep_wanted)
        self._add.clicked.connect(lambda: self.add_wanted.emit(False))
        self._instead.clicked.connect(lambda: self.add_wanted.emit(True))
        self._next = QPushButton("&Tiếp", self)
        ui.buttons.addButton(self._next, QDialogButtonBox.ButtonRole.ActionRole)
        self._next.clicked.connect(lambda: self._go(min(RESULT, ui.stack.currentIndex() + 1)))
        for block, table in self._tables.items():
            rows, columns = len(table.grid.rows), table.grid.width
            ui.tables.addItem(f"{table.name}: {rows} dòng × {columns} cột", block)
        ui.tables.activated.connect(lambda _at: self._choose_table())
        ui.header_row.valueChanged.connect(self._choose_header)
        ui.forms.addItem("Tự nhận dạng", None)
        for form in self._forms.values():
            if form.columns:
                ui.forms.addItem(form.name, form.id)
        ui.forms.activated.connect(lambda _at: self._choose_form())
        self._set_up_result()
        self.finished.connect(lambda _code: self._stop())

    def _set_up_result(self) -> None:
        ui = self.ui
        ui.tree.setHeaderLabels(["Kết quả", "Cấp"])
        ui.tree.header().setStretchLastSection(False)
        ui.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        ui.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        ui.tree.setIndentation(12)
        ui.tree.setAccessibleName("Kết quả nhập")
        ui.tree.currentItemChanged.connect(self._on_item)
        ui.original.row_chosen.connect(self._on_row)
        ui.issues.setHeaderLabels(["Tình trạng", "Vị trí", "Nội dung"])
        for column, width in enumerate((90, 170)):
            ui.issues.header().resizeSection(column, width)
        ui.issues.setAccessibleName("Những chỗ cần xem lại")
        ui.issues.currentItemChanged.connect(lambda _now, _before: self._show_point())
        ui.accept_one.clicked.connect(lambda: self._answer("so"))
        ui.other_one.clicked.connect(lambda: self._answer("other"))
        ui.accept_all.clicked.connect(self._accept_all)
        for key, answer in (("1", "so"), ("2", "other")):
            QShortcut(QKeySequence(key), ui.page_result, lambda answer=answer: self._answer(answer))
        ui.beside.setSizes([760, 440])
        ui.upright.setSizes([400, 190])
        ui.deciding.setSizes([720, 480])

    # ---- reading again

    def _decide(self, decided: Decisions) -> None:
        """Read the table again as decided; the last decision counts."""
        self._stop()
        self._decided = decided
        self._enable(False)
        source, blocks, form_id = self._source, self._blocks, self._form_id
        self._job = jobs.run(
            lambda progress: imports.again(source, blocks, progress, form_id, decided), self._show, self._fail
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, imported: Imported) -> None:
        self._job = None
        self.imported = imported
        basis = imported.basis
        assert basis is not None
        if self._decided.table is None:
            self._decided = replace(self._decided, table=basis.table)
        self.points.take(imported)
        name, counts = imported.plan.form.name, counts_text(imported.plan.counts())
        self.ui.summary.setText(f"“{self._source.name}”: {counts}. Biểu mẫu: {name}.")
        self._show_table(basis.table, basis.header.row)
        start = basis.header.row + basis.header.count
        grid = basis.source.blocks[basis.table].grid  # type: ignore[union-attr]
        outline = imported.plan.form.is_outline
        self._chooser.show_columns(grid, basis, start, self._decided.columns, outline)
        self.ui.reason.setText(form_reason(imported.plan.form, basis, self._form_id is not None))
        names = [column_title(key) for key in basis.fields]
        header = range(basis.header.row, start)
        self.ui.picture.explain(header, names)
        self.ui.original.show_grid(grid)
        self.ui.original.explain(header, names, marked(self.points.all))
        self._show_tree(imported)
        self._show_points()
        self._enable(True)

    def _fail(self, error: KnownError) -> None:
        self._job = None
        self.imported = None
        self.ui.summary.setText(error_text(error))
        self._enable(False)
        block = self._decided.table if self._decided.table is not None else next(iter(self._tables))
        row = self._decided.header_row or 0
        self._show_table(block, row)
        grid = self._tables[block].grid
        self._chooser.show_columns(grid, None, row + 1, self._decided.columns, False)
        self.ui.reason.setText(form_reason(next(iter(self._forms.values())), None, False))

    def _enable(self, ready: bool) -> None:
        for button in (self._keep, self.ui.step_result, self.ui.accept_one, self.ui.other_one, self.ui.accept_all):
            button.setEnabled(ready)
        fits = ready and self._open_form is not None and self.imported is not None
        fits = fits and imports.fits(self._open_form, self.imported.plan.form)  # type: ignore[arg-type, union-attr]
        for button in (self._add, self._instead):
            button.setEnabled(fits)
            button.setToolTip("" if fits else "Bảng này có cột mà biểu mẫu của kế hoạch đang mở không có.")

    # ---- steps

    def _go(self, step: int) -> None:
        if step == RESULT and self.imported is None:
            step = TABLE
        self.ui.stack.setCurrentIndex(step)
        (self.ui.step_table, self.ui.step_columns, self.ui.step_result)[step].setChecked(True)
        self._next.setVisible(step != RESULT)
        (self._keep if step == RESULT else self._next).setDefault(True)
        if step == RESULT:
            self.ui.issues.setFocus()
            self._show_point()

    def _show_table(self, block: int, row: int) -> None:
        ui = self.ui
        ui.tables.setCurrentIndex(ui.tables.findData(block))
        grid = self._tables[block].grid
        blocked = ui.header_row.blockSignals(True)
        ui.header_row.setMaximum(max(1, len(grid.rows)))
        ui.header_row.setValue(row + 1)
        ui.header_row.blockSignals(blocked)
        ui.picture.show_grid(grid)
        ui.picture.go_to(row, 0)

    def _choose_table(self) -> None:
        self.points = Points()
        self._decide(Decisions(table=self.ui.tables.currentData()))

    def _choose_header(self, row: int) -> None:
        self.points = Points()
        self._decide(Decisions(self.ui.tables.currentData(), row - 1))

    def _choose_columns(self, columns: dict[int, str]) -> None:
        table = self.ui.tables.currentData()
        row = self._decided.header_row if self.imported else self.ui.header_row.value() - 1
        self._decide(replace(self._decided, table=table, header_row=row, columns=columns))

    def _choose_form(self) -> None:
        self._form_id = self.ui.forms.currentData()
        self._decide(self._decided)

    # ---- result beside the original

    def _show_tree(self, imported: Imported) -> None:
        tree, plan, basis = self.ui.tree, imported.plan, imported.basis
        assert basis is not None
        tree.clear()
        self._rows = {}
        printed = number(plan)
        doubtful = {p.issue.where.item for p in self.points.all if p.wanted and p.answer is None}
        made: dict[str, QTreeWidgetItem] = {}
        for item in plan.walk():
            if item.level in (Level.PLAN, Level.BODY, Level.SECTION, Level.PARAGRAPH):
                continue
            words = shorten(" ".join(part for part in (printed.of(item), item.text or "") if part), _LETTERS)
            row = QTreeWidgetItem([words or "(trống)", sentence_case(LEVELS[item.level])])
            row.setData(0, _ITEM_ROLE, item.id)
            row.setToolTip(0, plain_tip(item.text or ""))
            row.setIcon(0, icons.icon("warning") if item.id in doubtful else level_icon(item.level))
            above = made.get(item.parent or "")
            if above is None:
                tree.addTopLevelItem(row)
            else:
                above.addChild(row)
            made[item.id] = row
            if item.id in basis.rows:
                self._rows[basis.rows[item.id]] = row
        tree.expandAll()

    def _on_item(self, row: QTreeWidgetItem | None) -> None:
        basis = self.imported.basis if self.imported else None
        if row is not None and basis is not None:
            at = basis.rows.get(row.data(0, _ITEM_ROLE))
            if at is not None and self.ui.original.currentIndex().row() != at:
                self.ui.original.go_to(at, 0)

    def _on_row(self, row: int) -> None:
        item = self._rows.get(row)
        if item is not None:
            blocked = self.ui.tree.blockSignals(True)
            self.ui.tree.setCurrentItem(item)
            self.ui.tree.scrollToItem(item)
            self.ui.tree.blockSignals(blocked)

    # ---- doubts

    def _show_points(self) -> None:
        issues = self.ui.issues
        blocked = issues.blockSignals(True)
        issues.clear()
        for point in self.points.all[:_SHOWN]:
            row = QTreeWidgetItem([point.state, point.place, point.sentence])
            row.setIcon(0, icons.icon("warning" if point.wanted and point.answer is None else "info"))
            row.setToolTip(2, plain_tip(point.sentence))
            issues.addTopLevelItem(row)
        more = len(self.points.all) - _SHOWN
        if more > 0:
            issues.addTopLevelItem(QTreeWidgetItem(["", "", f"… và {whole(more)} chỗ khác."]))
        loose = self.imported.plan.document.unplaced if self.imported else ()
        for text in loose:
            row = QTreeWidgetItem(["Chưa xếp", "Ngoài bảng", text])
            row.setIcon(0, icons.icon("info"))
            row.setToolTip(2, plain_tip(text))
            issues.addTopLevelItem(row)
        issues.blockSignals(blocked)
        self.ui.sentence.make_room_for([*(point.sentence for point in self.points.all), *loose])
        self._next_point()

    def _next_point(self) -> None:
        """The first point that wants an answer becomes the current one."""
        left = self.points.open
        count = len(left)
        self.ui.left.setText(f"Còn {count} chỗ cần xem." if count else "Không còn chỗ nào cần quyết định.")
        self.ui.accept_all.setVisible(count > 1)
        issues = self.ui.issues
        at = min(self.points.all.index(left[0]), _SHOWN) if left else 0
        blocked = issues.blockSignals(True)
        row = issues.topLevelItem(at)
        if row is not None:
            issues.setCurrentItem(row)
        issues.blockSignals(blocked)
        self._show_point()

    def current_point(self) -> Point | None:
        """The point that is shown."""
        row = self.ui.issues.currentItem()
        at = self.ui.issues.indexOfTopLevelItem(row) if row is not None else -1
        return self.points.all[at] if 0 <= at < len(self.points.all) else None

    def _show_point(self) -> None:
        point, row = self.current_point(), self.ui.issues.currentItem()
        self.ui.sentence.setText(point.sentence if point else row.text(2) if row else "Không có chỗ nào cần xem lại.")
        first, second = point.answers if point else ("", "")
        for key, button, words in ((1, self.ui.accept_one, first), (2, self.ui.other_one, second)):
            button.setText(f"{key}  {words}".replace("&", "&&"))
            button.setVisible(bool(words))
        if point is not None and point.issue.where.row is not None:
            self.ui.original.go_to(point.issue.where.row, point.issue.where.column or 0)
            self._on_row(point.issue.where.row)

    def _answer(self, answer: str) -> None:
        point = self.current_point()
        if point is None or self._job is not None or (answer == "other" and point.doubt is None):
            return
        before, point.answer = point.answer, answer
        if "other" in (before, answer) and before != answer:
            self._decide(replace(self._decided, others=self.points.others))
        else:
            self._show_points()

    def _accept_all(self) -> None:
        for point in self.points.open:
            point.answer = "so"
        self._show_points()


def _first_step(imported: Imported) -> int:
    """Where the first doubt is: several tables, columns that were guessed, else the result."""
    basis = imported.basis
    columns = any(issue.code.value.startswith(("column-un", "column-gu", "form-")) for issue in imported.issues)
    if basis is not None and len(basis.tables) > 1 and any(i.code.value == "second-table" for i in imported.issues):
        return TABLE
    return COLUMNS if columns else RESULT
