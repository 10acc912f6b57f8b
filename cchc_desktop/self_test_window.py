"""The real window, driven by the self-test: offscreen, with settings of its own, by the commands a user gives."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QEvent, QMessageLogContext, QSettings, QStandardPaths, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import jobs, translations
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.session import PlanSession
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import NAME, Settings
from cchc_desktop.gui.windows import Windows
from cchc_desktop.gui.workspace import Workspace

_PATIENCE = 60.0  # seconds: a slow machine is no failure


class WindowFaultError(Exception):
    """The window did not do what it was told; ``str()`` says what, in Vietnamese."""


class Desk:
    """One window with the plans it is given. Exceptions of slots and paint events are kept in ``faults``."""

    def __init__(self, settings_folder: Path) -> None:
        QStandardPaths.setTestModeEnabled(True)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings_folder))
        self.faults: list[BaseException] = []
        sys.excepthook = self._keep_fault
        qInstallMessageHandler(_tell)
        self.app = cast("QApplication | None", QApplication.instance()) or QApplication(sys.argv[:1])
        self.app.setApplicationName(NAME)
        self.app.setStyle("Fusion")
        translations.install(self.app)
        self._settings = Settings()
        self.windows = Windows(self._settings, RecentPlans(self._settings))
        painted: list[object] = []
        self.windows.started.connect(painted.append)
        self.window: MainWindow = self.windows.new()
        self._wait(lambda: bool(painted), "cửa sổ không hiện ra")

    def _keep_fault(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.faults.append(error)

    def _wait(self, done: Callable[[], bool], otherwise: str) -> None:
        give_up = time.monotonic() + _PATIENCE
        while not done():
            self.app.processEvents()
            if self.faults:
                raise self.faults[0]
            if time.monotonic() > give_up:
                raise WindowFaultError(otherwise)
            time.sleep(0.005)

    # ---- what the window shows

    @property
    def session(self) -> PlanSession:
        """The plan in the window."""
        assert self.window.session is not None
        return self.window.session

    @property
    def workspace(self) -> Workspace:
        """The views of the plan."""
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.session.document.plan

    def shown(self, item: str, column: str) -> str:
        """The text that the table shows for an item in a column."""
        model = self.workspace.table.table_model
        place = model.find(item, column)
        if place is None:
            raise WindowFaultError(f"bảng không có ô {column} của mục {item}")
        return str(model.data(model.index(*place), Qt.ItemDataRole.DisplayRole))

    def rows(self) -> int:
        """How many rows the table shows."""
        return self.workspace.table.table_model.rowCount()

    # ---- what the user does

    def open(self, path: Path) -> None:
        """Open a plan file, as with the menu."""
        self.window.files.open(path)
        self._wait(lambda: self.window.session is not None, f"cửa sổ không mở được {path.name}")
        self.settle()

    def command(self, action: ActionId, item: str | None = None, column: str = "") -> None:
        """Choose a command of the menus, standing on an item; it must be one that can be chosen."""
        if item is not None:
            self.workspace.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.workspace.go_to(item, column)
        self.app.processEvents()
        self.window.refresh_actions()
        chosen = self.window.menus.actions[action]
        if not chosen.isEnabled():
            raise WindowFaultError(f"lệnh “{chosen.text()}” không chọn được")
        chosen.trigger()
        self.settle()

    def write(self, item: str, column: str, text: str) -> None:
        """Write into a cell of the table, as its editor does."""
        model = self.workspace.table.table_model
        place = model.find(item, column)
        if place is None or not model.setData(model.index(*place), text):
            raise WindowFaultError(f"không viết được vào ô {column} của mục {item}")
        self.settle()

    def settle(self) -> None:
        """Let the window take everything in, and wait until it says that all is saved."""
        self._wait(lambda: not self.window.files.waiting.busy, "cửa sổ bận mãi")
        if self.window.session is not None and not self.session.read_only:
            sign = self.window.status.save_sign
            self._wait(lambda: not self.session.unsaved and sign.text.startswith("Đã lưu"), "không lưu được thay đổi")
        self.app.processEvents()
        if self.faults:
            raise self.faults[0]

    def close_plan(self) -> None:
        """Close the plan; the start page comes back."""
        self.command(ActionId.CLOSE_PLAN)
        if self.window.session is not None:
            raise WindowFaultError("kế hoạch không đóng được")

    def picture_is_blank(self) -> bool:
        """True where the whole window has one colour."""
        image = self.window.grab().toImage()
        first = image.pixel(0, 0)
        width, height = image.width(), image.height()
        return all(image.pixel(x, y) == first for x in range(0, width, 7) for y in range(0, height, 7))

    def end(self) -> None:
        """Close everything without asking."""
        session = self.window.session
        if session is not None:
            session.close(discard=True)
        self.windows.close_all()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()
        jobs.wait_for_all()
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)


def _tell(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """What Qt complains of, but for the offscreen screen's lack of a window manager."""
    if sys.stderr is not None and not text.startswith("This plugin does not support"):
        sys.stderr.write(f"Qt: {text}\n")
