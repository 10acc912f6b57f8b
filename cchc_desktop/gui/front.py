"""What a window shows first: the menu bar's titles and the start page; the furniture of a plan is put around them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.gui.actions.table import Menu
from cchc_desktop.gui.start_page import StartPage

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow


class Front:
    """``titles``: the menus, still empty. ``column`` holds ``stack``, whose first page is the start page."""

    def __init__(self, window: MainWindow) -> None:
        window.setAcceptDrops(True)
        self.titles = {menu: window.menuBar().addMenu(menu.value) for menu in Menu}
        self.start_page = StartPage(window.services.recent, window.run)
        self.start_page.plan_chosen.connect(lambda path: _open(window, path))
        scroll = QScrollArea(window)  # on a small screen the page scrolls, the window need not be larger
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.start_page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons are stops of the keyboard, not itself
        self.stack = QStackedWidget(window)
        self.stack.addWidget(scroll)
        centre = QWidget(window)
        self.column = QVBoxLayout(centre)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.stack, 1)
        window.setCentralWidget(centre)
        self.start_page.begin()
        centre.show()  # at once: beside a hidden one the docks of a plan shown before the first paint take all room


def _open(window: MainWindow, path: Path) -> None:
    window.files.open(path)
