"""Dialog "Tách thành nhiều dòng": the pieces of a cell with ticks; a piece without one stays with the piece before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem, QWidget

from cchc_desktop.core.edits_split import Cut, Piece, parts, pieces
from cchc_desktop.core.plan import Level, child_level
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_split_text import Ui_SplitText
from cchc_desktop.gui.messages import LEVELS, sentence_case, shorten

_CUTS = (
    (Cut.BOTH, "Chỗ xuống dòng và dấu chấm phẩy"),
    (Cut.LINES, "Chỗ xuống dòng"),
    (Cut.SEMICOLONS, "Dấu chấm phẩy"),
)


class SplitTextDialog(QDialog):
    """Afterwards ``texts`` are those of the rows, and ``below`` tells whether they go under the item."""

    def __init__(self, parent: QWidget | None, level: Level, text: str, *, own: bool) -> None:
        super().__init__(parent)
        self.ui = Ui_SplitText()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self._text = text
        self._found: list[Piece] = []
        self.ui.summary.setText(f"Nội dung ô: {shorten(text, 200)}")
        for cut, name in _CUTS:
            if len(pieces(text, cut)) > 1:
                self.ui.cut.addItem(name, cut)
        self.ui.into.addItem(f"{sentence_case(LEVELS[level])} đứng liền sau", False)
        deeper = level if level is Level.CRITERION else child_level(level)
        if own and deeper is not None:
            self.ui.into.addItem(f"{sentence_case(LEVELS[deeper])} thuộc {LEVELS[level]} này", True)
        self.ui.pieces.setAccessibleName("Các ý tìm được")
        self.ui.pieces.itemChanged.connect(lambda _item: self._tell())
        self.ui.cut.currentIndexChanged.connect(lambda _index: self._show_pieces())
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Tách")
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Không tách")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self._show_pieces()
        self.ui.pieces.setFocus()

    @staticmethod
    def can_split(text: str) -> bool:
        """True where a text has two pieces at least."""
        return len(pieces(text)) > 1

    @property
    def texts(self) -> list[str]:
        """The texts of the rows, as ticked."""
        boxes = [self.ui.pieces.item(row) for row in range(self.ui.pieces.count())]
        return parts(self._found, [box.checkState() is Qt.CheckState.Checked for box in boxes])

    @property
    def below(self) -> bool:
        """True where the pieces become items of the next level."""
        return bool(self.ui.into.currentData())

    def _show_pieces(self) -> None:
        self._found = pieces(self._text, Cut(self.ui.cut.currentData()))
        self.ui.pieces.blockSignals(True)
        self.ui.pieces.clear()
        for number, piece in enumerate(self._found):
            box = QListWidgetItem(piece.text, self.ui.pieces)
            first = number == 0  # the first one begins a row whatever is ticked
            box.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if not first:
                box.setFlags(box.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            box.setCheckState(Qt.CheckState.Checked)
        self.ui.pieces.setCurrentRow(0)
        self.ui.pieces.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        count = len(self.texts)
        enough = count > 1
        self.ui.result.setText(
            f"Kết quả: {count} dòng. Các ô khác của dòng được giữ chung cho các dòng mới."
            if enough
            else "Hãy chọn ít nhất một ý để tách."
        )
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enough)
