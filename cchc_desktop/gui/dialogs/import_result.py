"""Dialog "Kết quả nhập": what was read, and everything that wants a look; a double click leads to the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidgetItem, QWidget

from cchc_desktop.core.issues import Issue, Severity
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import icons
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_import_result import Ui_ImportResult
from cchc_desktop.gui.messages import SEVERITIES, counts_text, issue_text, place_text, sentence_case
from cchc_desktop.gui.plain import plain_tip

SEVERITY_ICONS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_LOOSE = "unplaced"  # the filter's entry for texts without a place
_ISSUE_ROLE = Qt.ItemDataRole.UserRole


class ImportResultDialog(QDialog):
    """Shown twice: first to decide whether to keep the plan, then beside the open plan to go through the list."""

    keep_wanted = Signal()
    issue_chosen = Signal(object)  # Issue

    def __init__(self, parent: QWidget | None, source: Path, plan: Plan, issues: Sequence[Issue]) -> None:
        super().__init__(parent)
        self.ui = Ui_ImportResult()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self.plan = plan
        self._loose = plan.document.unplaced
        self._issues = sorted(issues, key=lambda issue: _ORDER.index(issue.severity))
        self.ui.summary.setText(f"Đã đọc “{source.name}” theo biểu mẫu: {plan.form.name}.")
        self.ui.counts.setText(f"Kế hoạch có {counts_text(plan.counts())}.")
        self._keep = self.ui.buttons.addButton("&Lưu và mở kế hoạch…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._keep.clicked.connect(self.keep_wanted)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Không dùng")
        self.ui.buttons.rejected.connect(self.reject)
        self._fill_filter()
        self._set_up_list()
        self._show_issues()
        self._keep.setDefault(True)
        self._keep.setFocus()

    def stay_beside(self) -> None:
        """The plan is kept and open: from now on the list leads to its rows."""
        self._keep.hide()
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        if self._issues:
            self.ui.hint.setText("Nhấn đúp hoặc nhấn Enter vào một mục để đến dòng tương ứng trong bảng.")

    def _fill_filter(self) -> None:
        self.ui.filter.addItem(f"Tất cả ({len(self._issues)})", None)
        for severity in _ORDER:
            count = sum(1 for issue in self._issues if issue.severity is severity)
            if count:
                self.ui.filter.addItem(f"{SEVERITIES[severity]} ({count})", severity)
        if self._loose:
            self.ui.filter.addItem(f"Nội dung chưa xếp ({len(self._loose)})", _LOOSE)
        self.ui.filter.currentIndexChanged.connect(self._show_issues)

    def _set_up_list(self) -> None:
        header = self.ui.issues.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 190)
        self.ui.issues.setAccessibleName("Những điểm cần xem lại")
        self.ui.issues.itemActivated.connect(self._on_activated)
        self.ui.issues.currentItemChanged.connect(lambda row, _before: self._show_whole(row))
        self.ui.detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.ui.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint = "Không có điểm nào cần xem lại." if not self._issues else "Hãy xem qua các điểm trên trước khi lưu."
        self.ui.hint.setText(hint)
        if self._loose:
            kept = f"{len(self._loose)} đoạn chưa xếp được vào mục nào vẫn được giữ trong kế hoạch."
            self.ui.hint.setText(f"{hint} {kept}")
        self.ui.filter.setEnabled(bool(self._issues or self._loose))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.ui.issues, self._copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _show_issues(self) -> None:
        wanted = self.ui.filter.currentData()
        self.ui.issues.clear()
        if wanted == _LOOSE:
            self.ui.issues.addTopLevelItems([_loose_row(text) for text in self._loose])
            return
        for issue in self._issues:
            if wanted in (None, issue.severity):
                self.ui.issues.addTopLevelItem(_row(issue))

    def _copy(self) -> None:
        """The chosen sentence or text to the clipboard."""
        row = self.ui.issues.currentItem()
        if row is not None:
            QGuiApplication.clipboard().setText(row.text(2))

    def _show_whole(self, row: QTreeWidgetItem | None) -> None:
        """The chosen sentence without a cut."""
        self.ui.detail.setText(row.text(2) if row is not None else "")

    def _on_activated(self, row: QTreeWidgetItem) -> None:
        issue: Issue | None = row.data(0, _ISSUE_ROLE)
        if issue is not None and self._keep.isHidden() and issue.where.item is not None:
            self.issue_chosen.emit(issue)


def _loose_row(text: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem(["Chưa xếp", "Ngoài bảng", text])
    row.setIcon(0, icons.icon("warning"))
    row.setToolTip(2, plain_tip(text))
    return row


def _row(issue: Issue) -> QTreeWidgetItem:
    place = sentence_case(place_text(issue.where)) or "Toàn tệp"
    row = QTreeWidgetItem([SEVERITIES[issue.severity], place, issue_text(issue)])
    row.setIcon(0, icons.icon(SEVERITY_ICONS[issue.severity]))
    row.setData(0, _ISSUE_ROLE, issue)
    row.setToolTip(2, plain_tip(issue_text(issue)))
    return row
