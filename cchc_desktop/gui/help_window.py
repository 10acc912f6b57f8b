"""The help window: chapters at the left, the one that belongs to where the user works at the right. Ships with us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import resources
from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui.help_pages import FOLDER, chapter, chapters

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow

_SIZE = (980, 640)  # logical pixels, where the screen has them
_FRAME = 60
_INDEX_WIDTH = 250
_AIR = 24  # pixels beside a picture
_BY_CLASS = {  # of the widget that has the keyboard, or of one around it → chapter
    "CellEditor": "go-tieng-viet",
    "AppendixView": "cay-va-bang",
    "PlanTreeView": "cay-va-bang",
    "DetailsPanel": "go-tieng-viet",
    "TextPane": "van-ban",
    "ListPage": "loc-va-lich",
    "AgendaPage": "loc-va-lich",
    "FindPanel": "tim-va-thay",
    "PointsPanel": "diem-par-index",
    "UnplacedPanel": "nhap-ke-hoach-nam-truoc",
    "ImportResultDialog": "nhap-ke-hoach-nam-truoc",
    "FormDesignerDialog": "bieu-mau",
    "FormDesigner": "bieu-mau",
    "ExportOptionsDialog": "xuat-va-in",
    "PreviewPage": "xuat-va-in",
    "PageView": "xuat-va-in",
    "PlanInfoDialog": "van-ban",
    "PastePreviewDialog": "dan-tu-word-excel",
    "SplitTextDialog": "o-gop",
    "DeletedItemsDialog": "cay-va-bang",
    "ShortcutsDialog": "phim-tat",
    "PreferencesDialog": "luu-va-ban-sao",
    "NewPlanDialog": "bat-dau",
    "SamplesDialog": "bat-dau",
    "StartPage": "bat-dau",
    "RollForwardDialog": "ke-hoach-nam-sau",
    "RolledPanel": "ke-hoach-nam-sau",
    "DirectoryDialog": "ke-hoach-nam-sau",
    "CheckPanel": "kiem-tra",
    "ComparePage": "so-sanh",
    "DerivePlanDialog": "ke-hoach-cap-duoi",
    "SourceChangesDialog": "ke-hoach-cap-duoi",
    "AssignmentSheetsDialog": "phieu-giao-viec",
    "ImportAssistant": "nhap-ke-hoach-nam-truoc",
    "PrintDialog": "xuat-va-in",
    "HistoryDialog": "luu-va-ban-sao",
    "CopiesDialog": "luu-va-ban-sao",
    "RescuedDialog": "luu-va-ban-sao",
    "DraftsLeftDialog": "luu-va-ban-sao",
}


def chapter_for(widget: QWidget | None) -> str:
    """The chapter that belongs to where the keyboard is."""
    while widget is not None:
        name = _BY_CLASS.get(type(widget).__name__)
        if name is not None:
            return name
        widget = widget.parentWidget()
    return "bat-dau"


def show_help(parent: QWidget, name: str | None = None) -> HelpWindow:
    """Show a chapter in the help window of a window, or of the dialog that holds all others up."""
    name = chapter_for(QApplication.focusWidget()) if name is None else name
    owner = QApplication.activeModalWidget() or parent
    window = owner.findChild(HelpWindow) or HelpWindow(owner)
    window.show_chapter(name)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


class HelpWindow(QWidget):
    """A window of its own beside the one it belongs to; Esc closes it."""

    def __init__(self, parent: MainWindow | QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Hướng dẫn sử dụng – CCHC Desktop")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Tìm trong hướng dẫn")
        self.search.setAccessibleName("Tìm trong hướng dẫn")
        self.search.setClearButtonEnabled(True)
        self.index = QListWidget(self)
        self.index.setAccessibleName("Các chương")
        self.none = QLabel("Không có chương nào nói về nội dung này.", self)
        self.none.setWordWrap(True)
        self.none.hide()
        self.page = _Page(self)
        for chapter_ in chapters():
            item = QListWidgetItem(chapter_.title, self.index)
            item.setData(Qt.ItemDataRole.UserRole, chapter_.name)
        self._lay_out()
        self.index.currentItemChanged.connect(self._turn)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.index.setFocus)

    def show_chapter(self, name: str) -> None:
        """Turn to a chapter."""
        self.search.clear()
        self.index.setCurrentRow(chapters().index(chapter(name)))

    @property
    def shown(self) -> str:
        """The name of the chapter that is shown."""
        item = self.index.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.none, self.index):
            column.addWidget(widget)
        column.setStretch(2, 1)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_INDEX_WIDTH, _SIZE[0] - _INDEX_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.addWidget(splitter)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - _FRAME), min(_SIZE[1], room.height() - _FRAME))

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page.show_text(chapter(str(item.data(Qt.ItemDataRole.UserRole))).text)

    def _search(self, wanted: str) -> None:
        wanted = fold(wanted.strip())
        shown: list[int] = []
        for row, chapter_ in enumerate(chapters()):
            fits = wanted in fold(f"{chapter_.title} {chapter_.text}")
            self.index.item(row).setHidden(not fits)
            if fits:
                shown.append(row)
        self.none.setVisible(not shown)
        if shown and self.index.currentRow() not in shown:
            self.index.setCurrentRow(shown[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class _Page(QTextBrowser):
    """Shows one chapter; pictures come from our resources only, and are never wider than the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Nội dung chương")
        self.setOpenLinks(False)
        self._text = ""
        self._width = 0
        # later, and once: setting a text can itself change the size, and must not be begun again while it runs
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._show_again)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_text(self, text: str) -> None:
        """Show Markdown from its beginning."""
        self._text, self._width = text, self.viewport().width()
        self.document().clear()
        self.setMarkdown(text)
        self.document().setDocumentMargin(12)
        self.moveCursor(self.textCursor().MoveOperation.Start)

    def _show_again(self) -> None:
        place = self.verticalScrollBar().value()
        self.show_text(self._text)
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Override."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        try:
            image = QImage.fromData(resources.read_bytes(f"{FOLDER}/{QUrl(name).fileName()}"))
        except resources.MissingResourceError:
            return QImage()
        ratio = self.devicePixelRatio()
        room = max(200, self.viewport().width() - _AIR - 2 * 12)
        if image.width() > room:
            image = image.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: pictures take the new width."""
        super().resizeEvent(event)
        if self._text and self.viewport().width() != self._width:
            self._again.start()

    def changeEvent(self, event: QEvent) -> None:
        """Override: letters of another size or colour."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text:
            self._again.start()
