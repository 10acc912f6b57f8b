"""Dialog after a bug of ours: what is safe, where the log is, go on or close."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from cchc_desktop.gui import icons
from cchc_desktop.gui.forms.ui_crash import Ui_Crash


class CrashDialog(QDialog):
    """Accepted = close the program."""

    def __init__(self, log: Path) -> None:
        super().__init__(QApplication.activeWindow())
        self.ui = Ui_Crash()
        self.ui.setupUi(self)
        self.ui.picture.setPixmap(icons.pixmap("error", 32))
        self.ui.log.setText(str(log))
        self.ui.open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log.parent))))
        self.ui.go_on.clicked.connect(self.reject)
        self.ui.quit.clicked.connect(self.accept)
