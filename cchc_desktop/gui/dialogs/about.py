"""Dialog "Giới thiệu": version, purpose, licence."""

from __future__ import annotations

import sys

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop import __version__
from cchc_desktop.gui import icons
from cchc_desktop.gui.forms.ui_about import Ui_About


class AboutDialog(QDialog):
    """Says what the program is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_About()
        self.ui.setupUi(self)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.picture.setPixmap(icons.pixmap("app", 64))
        font = self.ui.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self.ui.name.setFont(font)
        self.ui.version.setText(f"Phiên bản {__version__}")
        self.ui.versions.setText(f"Python {sys.version.split()[0]} · Qt {qVersion()}")
