"""Dialog "Dán vào bảng": where a block goes, and the table as it would be then; nothing is changed before "Dán"."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QWidget

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.pasting import Pasted
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import jobs
from cchc_desktop.gui.commands import clipboard
from cchc_desktop.gui.commands.clipboard import Incoming, Wish
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_paste_preview import Ui_PastePreview
from cchc_desktop.gui.messages import LEVELS, error_text, whole
from cchc_desktop.gui.models.wording import column_name
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.cell_ranges import Rect

BY_HEADS = "Theo tiêu đề cột của bảng được dán"


class PastePreviewDialog(QDialog):
    """``pasted`` is what the choice shown gives; None while it is worked out, and where there is no place for it."""

    def __init__(self, parent: QWidget | None, plan: Plan, incoming: Incoming, wish: Wish) -> None:
        super().__init__(parent)
        self.ui = Ui_PastePreview()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self.pasted: Pasted | None = None
        self._plan = plan
        self._incoming = incoming
        self._wish = wish
        self._job: jobs.Job | None = None
        self._view: AppendixView | None = None
        rows, columns = incoming.size
        self.ui.summary.setText(
            f"Nội dung cần dán có {whole(rows - incoming.header)} dòng × {whole(columns)} cột. "
            "Hãy chọn chỗ dán và xem trước kết quả." + left_behind(incoming)
        )
        self._fill()
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Dán")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.finished.connect(self._leave)
        self.ui.first.currentIndexChanged.connect(self._work)
        self.ui.as_new.toggled.connect(self._work)
        self._work()

    def _fill(self) -> None:
        if self._incoming.fields:
            self.ui.first.addItem(BY_HEADS, None)
        for key in self._plan.form.column_keys:
            self.ui.first.addItem(column_name(self._plan, key), key)
        chosen = 0 if self._wish.by_heads and self._incoming.fields else self.ui.first.findData(self._wish.first)
        self.ui.first.setCurrentIndex(max(0, chosen))
        self.ui.as_new.setChecked(self._wish.as_new)

    def wish(self) -> Wish:
        """Where the block goes now."""
        key = self.ui.first.currentData()
        first = key if isinstance(key, str) else self._wish.first
        as_new, columns = self.ui.as_new.isChecked(), self._wish.columns
        return Wish(self._wish.appendix, self._wish.row, first, key is None, as_new, columns)

    def _work(self) -> None:
        """Work the result out beside the window; the last choice counts."""
        if self._job is not None:
            self._job.cancel()
        self._show(None, "Đang chuẩn bị xem trước…")
        plan, incoming, wish = self._plan, self._incoming, self.wish()
        self._job = jobs.run(
            lambda progress: clipboard.attempt(plan, incoming, wish, progress.report),
            self._done,
            self._failed,
        )

    def _done(self, pasted: Pasted) -> None:
        self._job = None
        self._show(pasted, outcome_text(pasted))

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self._show(None, error_text(error))

    def _show(self, pasted: Pasted | None, text: str) -> None:
        self.pasted = pasted
        self.ui.outcome.setText(text)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(pasted is not None)
        self._drop_view()
        if pasted is None:
            return
        view = self._view = AppendixView(Document(pasted.plan, read_only=True), self.ui.result)
        view.setAccessibleName("Xem trước kết quả dán")
        view.show_appendix(self._wish.appendix)
        self.ui.result_page.addWidget(view)
        rect = pasted_rect(view, pasted, clipboard.block_of(self._plan, self._incoming, self.wish()).columns)
        if rect is not None:
            view.go_to_place((rect.top, rect.left))
            view.ranges.select(rect)
            top = QAbstractItemView.ScrollHint.PositionAtTop
            QTimer.singleShot(0, view, lambda: view.scrollTo(view.currentIndex(), top))  # once it has its size

    def _drop_view(self) -> None:
        if self._view is not None:
            self._view.close_document()
            self.ui.result_page.removeWidget(self._view)
            self._view.setParent(None)
            self._view.deleteLater()
            self._view = None

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._drop_view()


def pasted_rect(view: AppendixView, pasted: Pasted, columns: tuple[str | None, ...]) -> Rect | None:
    """Where the table shows what was pasted; None where it shows nothing of it."""
    model = view.table_model
    keys = model.plan.form.column_keys
    places = [keys.index(key) for key in columns if key in keys]
    first = model.first_row(pasted.rows[0]) if pasted.rows else None
    last = model.first_row(pasted.rows[-1]) if pasted.rows else None
    if first is None or last is None or not places:
        return None
    return Rect(min(first, last), min(places), max(first, last), max(places))


def outcome_text(pasted: Pasted) -> str:
    """What a paste does, in one sentence."""
    parts = [f"ghi {whole(pasted.written)} ô"]
    added = [f"{whole(count)} {LEVELS[level]}" for level, count in pasted.added.items()]
    if added:
        parts.append(f"thêm {', '.join(added)}")
    if pasted.left_out:
        parts.append(f"bỏ qua {whole(pasted.left_out)} ô có chữ vì không có cột hoặc ô để ghi")
    return f"Kết quả: {'; '.join(parts)}."


def left_behind(incoming: Incoming) -> str:
    """What of the clipboard is not in the pasted table, as a sentence with a blank before it; "" for nothing."""
    parts = [f"{whole(incoming.outside)} đoạn văn bản ngoài bảng"] if incoming.outside else []
    if incoming.others:
        parts.append(f"{whole(incoming.others)} dòng của bảng khác")
    return f" Không dán {' và '.join(parts)}." if parts else ""
