"""What the tests of the window share: a plan of a few rows, answers to dialogs, waiting for jobs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.edits import insert_child, set_text
from cchc_desktop.core.plan import DocumentInfo, Plan, empty_plan
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.main_window import MainWindow

Dialog = TypeVar("Dialog", bound=QDialog)
PATIENCE = 20_000  # milliseconds: a slow machine is no failure


def small_plan() -> Plan:
    """One area with an objective, two tasks and three activities, beside the form's other, empty areas."""
    form = next(form for form in shipped_forms() if form.id == "annual-coded")
    plan = empty_plan(form, 2027)
    area = plan[plan.appendices[0]].children[0]
    for parent, index, new, text in (
        (area, 0, "o1", "Hoàn thành 100% nhiệm vụ"),
        ("o1", 0, "t1", "Ban hành kế hoạch"),
        ("o1", 1, "t2", "Kiểm tra công tác"),
        ("t1", 0, "a1", "Soạn thảo"),
        ("t1", 1, "a2", "Trình ký"),
        ("t2", 0, "a3", "Lập đoàn kiểm tra"),
    ):
        plan = set_text(insert_child(plan, parent, index, new), new, "text", text)
    for item, name, text in (("a1", "lead", "Sở Nội vụ"), ("a1", "time", "Quý I"), ("a3", "lead", "Thanh tra tỉnh")):
        plan = set_text(plan, item, name, text)
    issuer = DocumentInfo(number="/KH-UBND", place="Quảng Trị", issuer="ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ")
    return replace(plan, document=issuer)


def plan_file(folder: Path, plan: Plan | None = None, name: str = "kế hoạch.cchc") -> Path:
    """A plan file."""
    path = folder / name
    plans.create(path, plan or small_plan())
    return path


def to_front(qtbot: QtBot, view: QWidget, width: int, height: int) -> None:
    """Show a widget alone, with the keyboard in it; it goes with the test."""
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)


def open_plan(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Open a plan in a window and wait until it is shown."""
    window.files.open(path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)


def trigger(window: MainWindow, action: ActionId) -> None:
    """Choose a command in the menu; it must be enabled."""
    chosen = window.menus.actions[action]
    assert chosen.isEnabled(), action
    chosen.trigger()


def type_text(text: str) -> None:
    """Type letters into whatever has the keyboard; the first one may open an editor that takes the others."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is, shortcuts included."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no job runs and everything is saved."""
    qtbot.waitUntil(lambda: not window.files.waiting.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.session is None or not window.session.unsaved, timeout=PATIENCE)
    QApplication.processEvents()


def when_shown(kind: type[Dialog], act: Callable[[Dialog], None]) -> None:
    """Do something with the next dialog of this kind, as soon as it is there; it is what the user would do."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                timer.stop()
                timer.deleteLater()
                act(widget)
                return

    timer.timeout.connect(look)
    timer.start(10)
