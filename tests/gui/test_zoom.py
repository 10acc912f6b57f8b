"""Zoom of table and text: the same limits, and the same wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.text_view import TextView
from tests.gui.text_desk import plan_with_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture(params=["table", "text"])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> AppendixView | TextView:
    document = Document(plan_with_text())
    made = AppendixView(document) if request.param == "table" else TextView(document)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def turn(view: AppendixView | TextView, turned: QPoint, keys: Qt.KeyboardModifier) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), turned, Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize(("asked", "given"), [(10, 50), (50, 50), (300, 300), (1000, 300)])
def test_zoom_keeps_its_limits(view: AppendixView | TextView, asked: int, given: int) -> None:
    view.set_zoom(asked)
    assert view.zoom == given


def test_ctrl_and_the_wheel_zoom_step_by_step(view: AppendixView | TextView) -> None:
    told: list[int] = []
    view.zoom_changed.connect(told.append)
    for delta in (120, -120, -120):
        turn(view, QPoint(0, delta), CTRL)
    assert told == [110, 100, 90]


def test_a_wheel_without_ctrl_or_turned_sideways_does_not_zoom(view: AppendixView | TextView) -> None:
    turn(view, QPoint(0, 120), NONE)
    turn(view, QPoint(120, 0), CTRL)
    assert view.zoom == 100
