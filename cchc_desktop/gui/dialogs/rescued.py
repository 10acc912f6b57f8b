"""Dialog "Kết quả cứu dữ liệu": what was brought out of a damaged plan into a new file, and what was lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_rescued import Ui_Rescued


class RescuedDialog(QDialog):
    """Accepted where the new file is to be opened."""

    def __init__(self, parent: QWidget | None, damaged: Path, target: Path, lines: Sequence[str]) -> None:
        super().__init__(parent)
        self.ui = Ui_Rescued()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self.ui.summary.setText(
            f"Đã cứu nội dung đọc được của “{damaged.name}” vào tệp mới “{target.name}”. Tệp bị hỏng được giữ nguyên."
        )
        self.ui.lines.setPlainText("\n".join(lines))
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.show_plan: QPushButton = self.ui.buttons.addButton("&Mở kế hoạch đã cứu", role)
        self.show_plan.setDefault(True)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setText("Đóng")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
