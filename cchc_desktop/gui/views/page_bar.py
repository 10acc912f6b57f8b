"""The two bars over the pages of the preview: what is printed and how; which page is looked at and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.commands.paper import RANGES, SIDES, Margins, PaperWish, margins_of
from cchc_desktop.gui.views.page_margins import NAMES
from cchc_desktop.gui.views.page_zoom import FIT_PAGE, FIT_WIDTH, LEAST, MOST, STEPS
from cchc_desktop.gui.views.part_choice import PartChoice

_PAUSE_MS = 500
_COLUMNS = (("Một trang", 1), ("Hai trang", 2), ("Nhiều trang", 0))
_FITS = (("Vừa chiều rộng", FIT_WIDTH), ("Cả trang", FIT_PAGE))


class PageBar(QWidget):
    """Two rows of controls; what they choose is told, nothing is done here."""

    wish_changed = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    page_wanted = Signal(int)  # from 0
    zoom_wanted = Signal(int)  # per cent or FIT_…
    columns_wanted = Signal(int)
    guides_wanted = Signal(bool)
    outline_wanted = Signal(bool)
    margins_wanted = Signal(object)  # Margins; None: the usual ones

    def __init__(self, plan: Plan, wish: PaperWish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = PartChoice(plan, self)
        self.parts.choose(wish.part, wish.value)
        self.parts.changed.connect(self.wish_changed)
        self._make_print_buttons()
        self._make_page_box()
        self._make_size_boxes()
        self._make_margins(margins_of(plan))
        self._make_options(wish)
        self._lay_out()

    # ---- building

    def _make_print_buttons(self) -> None:
        self.print = QPushButton("&In…", self)
        self.print.setToolTip("In những trang này")
        self.print.clicked.connect(self.print_wanted)
        self.pdf = QPushButton("Xuất &PDF…", self)
        self.pdf.setToolTip("Ghi những trang này thành tệp PDF")
        self.pdf.clicked.connect(self.pdf_wanted)

    def _make_page_box(self) -> None:
        self.outline = QToolButton(self)
        self.outline.setText("Mục lục")
        self.outline.setToolTip("Hiện hoặc ẩn danh sách phụ lục, lĩnh vực để đến nhanh trang cần xem")
        self.outline.setCheckable(True)
        self.outline.setAutoRaise(True)
        self.outline.toggled.connect(self.outline_wanted)
        self.page = QSpinBox(self)
        self.page.setRange(1, 1)
        self.page.setAccessibleName("Trang đang xem")
        self.page.setToolTip("Gõ số trang để đến trang đó")
        self.page.setKeyboardTracking(False)
        self.page.setPrefix("Trang ")
        self.page.valueChanged.connect(lambda number: self.page_wanted.emit(number - 1))
        self.count = QLabel(self)

    def _make_size_boxes(self) -> None:
        self.zoom = QComboBox(self)
        self.zoom.setAccessibleName("Thu phóng trang")
        self.zoom.setToolTip("Thu phóng trang (Ctrl+lăn chuột, Ctrl++, Ctrl+-)")
        self.zoom.setEditable(True)
        self.zoom.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for name, fit in _FITS:
            self.zoom.addItem(name, fit)
        for step in STEPS:
            self.zoom.addItem(f"{step} %", step)
        self.zoom.activated.connect(lambda row: self.zoom_wanted.emit(self.zoom.itemData(row)))
        typed = self.zoom.lineEdit()
        assert typed is not None
        typed.returnPressed.connect(self._zoom_typed)
        self.columns = QComboBox(self)
        self.columns.setAccessibleName("Số trang cạnh nhau")
        for name, columns in _COLUMNS:
            self.columns.addItem(name, columns)
        self.columns.activated.connect(lambda row: self.columns_wanted.emit(self.columns.itemData(row)))

    def _make_margins(self, margins: Margins) -> None:
        self.guides = QToolButton(self)
        self.guides.setText("Lề")
        self.guides.setToolTip(
            "Hiện đường lề để kéo; bấm mũi tên để gõ số. Lề được giữ trong kế hoạch, dùng cho bản in và các tệp xuất ra"
        )
        self.guides.setCheckable(True)
        self.guides.setAutoRaise(True)
        self.guides.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.guides.toggled.connect(self.guides_wanted)
        menu = QMenu(self.guides)
        fields = QWidget(menu)
        form = QFormLayout(fields)
        self.sides: list[QSpinBox] = []
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE_MS)  # many steps of an arrow are one edit
        self._typing.timeout.connect(self._margins_typed)
        menu.aboutToHide.connect(lambda: self._margins_typed() if self._typing.isActive() else None)
        for name, (low, high) in zip(NAMES, RANGES, strict=True):
            box = QSpinBox(fields)
            box.setRange(round(low), round(high))
            box.setSuffix(" mm")
            box.setAccessibleName(f"{name}, từ {low:g} đến {high:g} mm")
            box.setToolTip(f"Nghị định 30/2020/NĐ-CP: từ {low:g} đến {high:g} mm")
            box.valueChanged.connect(lambda _value: self._typing.start())
            form.addRow(f"{name}:", box)
            self.sides.append(box)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(fields)
        menu.addAction(holder)
        menu.addSeparator()
        menu.addAction("&Lề thường dùng").triggered.connect(lambda _checked=False: self._usual_margins())
        self.guides.setMenu(menu)
        self.show_margins(margins)

    def _make_options(self, wish: PaperWish) -> None:
        self.options = QToolButton(self)
        self.options.setText("Tùy chọn")
        self.options.setAutoRaise(True)
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.options)
        self.repeat = self._tick(menu, "&Nhắc lại chữ của ô gộp ở trang sau", wish.repeat)
        self.electronic = self._tick(menu, "Để &ký số: chừa chỗ cho chữ ký, để trống số và ngày", wish.electronic)
        self.options.setMenu(menu)

    def _tick(self, menu: QMenu, text: str, on: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda _on: self.wish_changed.emit())
        return action

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.parts, 1)
        first.addWidget(self.print)
        first.addWidget(self.pdf)
        for widget in (self.outline, self.page, self.count, self.zoom, self.columns, self.guides, self.options):
            second.addWidget(widget)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 2)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)

    # ---- what is chosen

    def wish(self, items: tuple[str, ...]) -> PaperWish:
        """What the controls say; ``items`` for the parts that are made of items."""
        return PaperWish(
            self.parts.part(),
            self.parts.value(),
            items,
            self.electronic.isChecked(),
            self.repeat.isChecked(),
        )

    def _margins_typed(self) -> None:
        self._typing.stop()
        self.margins_wanted.emit(
            Margins(**{key: float(box.value()) for key, box in zip(SIDES, self.sides, strict=True)})
        )

    def _usual_margins(self) -> None:
        self._typing.stop()
        self.margins_wanted.emit(None)

    def show_margins(self, margins: Margins) -> None:
        """Say the margins of the plan."""
        self._typing.stop()
        for key, box in zip(SIDES, self.sides, strict=True):
            box.blockSignals(True)
            box.setValue(round(getattr(margins, key)))
            box.blockSignals(False)

    def _zoom_typed(self) -> None:
        digits = "".join(letter for letter in self.zoom.currentText() if letter.isdigit())
        if digits:
            self.zoom_wanted.emit(min(max(int(digits), LEAST), MOST))

    # ---- what is shown

    def show_zoom(self, zoom: int, percent: int) -> None:
        """Say the size: a fit by its name."""
        row = self.zoom.findData(zoom)
        self.zoom.setCurrentIndex(row)
        if row < 0:
            self.zoom.setEditText(f"{percent} %")
        self.zoom.setToolTip(f"Thu phóng trang, đang xem ở cỡ {percent} % (Ctrl+lăn chuột, Ctrl++, Ctrl+-)")

    def show_page(self, page: int, count: int, *, more: bool) -> None:
        """Say the page looked at (from 0), of how many; ``more``: others are still being made."""
        self.page.blockSignals(True)
        self.page.setRange(1, max(count, 1))
        self.page.setValue(page + 1)
        self.page.blockSignals(False)
        self.count.setText(f"/ {count}…" if more else f"/ {count}")
        self.count.setToolTip("Đang dàn các trang sau" if more else "Số trang")

    def focus_page(self) -> None:
        """Ready for a page number to be typed."""
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.selectAll()
