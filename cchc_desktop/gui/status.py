"""The status bar: is everything saved, how much is there, how large is it shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStatusBar,
    QToolButton,
    QWidget,
)

from cchc_desktop.gui import icons
from cchc_desktop.gui.plain import plain_tip
from cchc_desktop.gui.status_signs import CopySign, ShareSign
from cchc_desktop.gui.zoom import LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.core.errors import KnownError
    from cchc_desktop.core.plan import Level


class SaveSign(QWidget):
    """Says in words and with a sign what has become of the edits; after a failure it offers to try again."""

    retry = Signal()
    here = ""  # where an edit is saved, to be told: " trên máy này" of a plan on a share

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._text = ElidedLabel(self)
        self._retry = QPushButton("Thử lại", self)
        self._retry.setToolTip("Ghi lại những thay đổi chưa lưu được")
        self._retry.clicked.connect(self.retry)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        for widget in (self._icon, self._text, self._retry):
            row.addWidget(widget)
        self.clear()

    @property
    def text(self) -> str:
        """The words, shown as far as there is room."""
        return self._text.full_text

    @property
    def offers_retry(self) -> bool:
        """True while the button to try again is there."""
        return not self._retry.isHidden()

    def clear(self) -> None:
        """No plan is open."""
        self.here = ""
        self._show("", "", "")

    def saved(self, when: datetime | None) -> None:
        """Everything is on disk, since ``when`` (None: nothing has been changed yet)."""
        self._show(
            "saved",
            f"Đã lưu{self.here} {when:%H:%M:%S}" if when else f"Đã lưu{self.here}",
            "Mọi thay đổi đã được ghi vào tệp kế hoạch",
        )

    def saving(self) -> None:
        """An edit is on its way to the disk."""
        self._show("saving", "Đang lưu…", "Đang ghi thay đổi vào tệp kế hoạch")

    def failed(self, error: KnownError) -> None:
        """An edit could not be written."""
        from cchc_desktop.gui.messages import error_text

        self._show("unsaved", f"Chưa lưu được: {error_text(error)}", error_text(error), retry=True)

    def read_only(self) -> None:
        """The plan is only looked at."""
        self._show("read-only", "Chỉ để xem", "Kế hoạch được mở chỉ để xem; muốn sửa, hãy lưu một bản sao")

    def _show(self, icon: str, text: str, tip: str, retry: bool = False) -> None:
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(icons.pixmap(icon, 16))
        self._text.set_full_text(text)
        self.setToolTip(plain_tip(tip))
        self._retry.setVisible(retry)


class ElidedLabel(QLabel):
    """A line of text that is cut with "…" rather than making the window wider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_full_text(self, text: str) -> None:
        """Show a text."""
        self.full_text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Override: room for the whole text, if there is."""
        return QSize(self.fontMetrics().horizontalAdvance(self.full_text) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.full_text, Qt.TextElideMode.ElideRight, self.width()))


class StatusBar(QStatusBar):
    """Save sign, counts, zoom."""

    zoom_changed = Signal(int)  # per cent
    findings_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.save_sign = SaveSign(self)
        self.share_sign = ShareSign(self)
        self.copy_sign = CopySign(self)
        self.counts = ElidedLabel(self)
        self.counts.setToolTip("Số mục của mỗi cấp trong kế hoạch; năm và cơ quan ban hành")
        self._zoom = _ZoomBox(self)
        self._zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # tips must not move it
        self._zoom.slider.valueChanged.connect(self._on_zoom)
        for sign in (self.save_sign, self.share_sign, self.copy_sign):
            self.addWidget(sign)
        self.share_sign.clear()
        self.copy_sign.clear()
        self.addWidget(self.counts, 1)
        self.findings = QToolButton(self)
        self.findings.setAutoRaise(True)
        self.findings.setToolTip("Kết quả kiểm tra kế hoạch; bấm để xem từng lỗi, cảnh báo")
        self.findings.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.findings.clicked.connect(self.findings_wanted)
        self.findings.hide()
        self.addPermanentWidget(self.findings)
        self.addPermanentWidget(self._zoom)
        self.show_plan(None)

    @property
    def zoom(self) -> int:
        """The zoom chosen, in per cent."""
        return self._zoom.slider.value()

    def set_zoom(self, percent: int) -> None:
        """Choose a zoom; tells zoom_changed where it is another one."""
        self._zoom.slider.setValue(percent)

    def step_zoom(self, steps: int) -> None:
        """So many steps larger or smaller."""
        self.set_zoom(self.zoom + steps * ZOOM_STEP)

    def show_findings(self, text: str) -> None:
        """What the check found, in short; "" = nothing to say."""
        self.findings.setText(text)
        self.findings.setAccessibleName(f"Kiểm tra: {text}")
        self.findings.setVisible(bool(text))

    def show_plan(self, counts: Mapping[Level, int] | None, title: str = "") -> None:
        """How many items the plan has, and what it is called; None = no plan is open."""
        self._zoom.setVisible(counts is not None)
        if counts is None:
            self.show_findings("")
            self.share_sign.clear()
            self.copy_sign.clear()
            self.counts.set_full_text("")
            return
        from cchc_desktop.gui.messages import counts_text

        self.counts.set_full_text(" · ".join(part for part in (counts_text(counts), title) if part))

    def _on_zoom(self, percent: int) -> None:
        self._zoom.value.setText(f"{percent} %")
        self.zoom_changed.emit(percent)


class _ZoomBox(QWidget):
    """Slider with a button on each side and the value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(LEAST_ZOOM, MOST_ZOOM)
        self.slider.setSingleStep(ZOOM_STEP)
        self.slider.setPageStep(5 * ZOOM_STEP)
        self.slider.setValue(100)
        self.slider.setFixedWidth(120)
        self.slider.setToolTip("Thu phóng bảng")
        self.slider.setAccessibleName("Thu phóng bảng")
        self.value = QLabel("100 %", self)
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("300 % "))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.addWidget(self._button("zoom-out", "Thu nhỏ", -1))
        row.addWidget(self.slider)
        row.addWidget(self._button("zoom-in", "Phóng to", 1))
        row.addWidget(self.value)

    def _button(self, icon: str, tip: str, steps: int) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icons.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.slider.setValue(self.slider.value() + steps * ZOOM_STEP))
        return button
