"""Tables to look at, how to look at them, and their heights computed the long way."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.document import Document
from cchc_desktop.core.plan import ABOVE, Plan
from cchc_desktop.gui.models.cell_map import Span
from cchc_desktop.gui.models.column_choice import ColumnChoice
from cchc_desktop.gui.views.appendix_view import AppendixView
from tests.core.plans import form, plan_of

LONG = "Đẩy mạnh ứng dụng công nghệ thông tin trong giải quyết thủ tục hành chính của các cơ quan, đơn vị. "


def long_plan(rows: int, seed: int = 1) -> Plan:
    """Objectives of some tasks of some activities, texts of one to many lines, lead cells merged now and then."""
    rng = random.Random(seed)
    areas = []
    left = rows
    while left > 0:
        objectives = []
        for _ in range(min(left, 4)):
            tasks = []
            for _ in range(rng.randint(1, 3)):
                leaves = []
                for number in range(rng.randint(1, 4)):
                    fields = {"lead": "Sở Nội vụ", "deliverable": LONG * rng.randint(0, 3)}
                    leaves.append(
                        (LONG * rng.randint(1, 2), fields, {"lead": ABOVE} if number and rng.random() < 0.5 else {})
                    )
                left -= len(leaves)
                tasks.append((LONG * rng.randint(1, 4), leaves))
            objectives.append((LONG * rng.randint(1, 6), tasks))
        areas.append(("LĨNH VỰC", objectives))
    return plan_of(form(), areas)


def shown(qtbot: QtBot, plan: Plan, width: int = 1000, height: int = 600) -> AppendixView:
    view = AppendixView(Document(plan))
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    paint(view)
    return view


def paint(view: AppendixView) -> None:
    """Let everything happen that happens before and at the next frame."""
    for _ in range(3):
        QApplication.processEvents()
    view.viewport().repaint()


def heights_of_all(view: AppendixView) -> list[int]:
    """The rule, written out for the whole table: own cells first, then merged ones, smaller merges first."""
    layout, cells = view.table_layout, view.table_model.cells
    heights = [layout.heights.least] * len(cells.rows)
    merged: dict[Span, int] = {}
    for row in range(len(cells.rows)):
        for group in cells.groups(row):
            span = cells.span(row, group.start)
            needed = needed_by_hand(view, span)
            if span.rows == 1:
                heights[row] = max(heights[row], needed)
            else:
                merged[span] = needed
    for span, needed in sorted(merged.items(), key=lambda pair: (pair[0].rows, pair[0].row)):
        missing = needed - sum(heights[span.row : span.row + span.rows])
        if missing > 0:
            for row in range(span.row, span.row + span.rows):
                heights[row] += -(-missing // span.rows)
    return heights


def needed_by_hand(view: AppendixView, span: Span) -> int:
    layout = view.table_layout
    text = view.table_model.cells.text(span)
    width = sum(view.columnWidth(c) for c in range(span.column, span.column + span.columns))
    font = layout.setter.bold if view.table_model.rows[span.row].is_area else layout.setter.regular
    box = QFontMetricsF(font).boundingRect(
        QRectF(0, 0, width - 2 * layout.padding_x - 1, 100000), int(Qt.TextFlag.TextWordWrap), text
    )
    return max(layout.heights.least, math.ceil(box.height()) + 2 * layout.padding_y + 1)


def scrolled(qtbot: QtBot, choice: ColumnChoice | None = None) -> AppendixView:
    """A table far wider than its window, scrolled to the right."""
    view = shown(qtbot, long_plan(60), width=900, height=500)
    view.take_choice(choice or ColumnChoice())
    view.set_zoom(180)
    paint(view)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    paint(view)
    assert view.horizontalHeader().offset() > 600
    return view


def send(target: object, kind: QMouseEvent.Type, place: QPoint, held: Qt.MouseButton) -> None:
    button = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    at = QPointF(place)
    there = QPointF(target.mapToGlobal(place))  # type: ignore[attr-defined]
    QApplication.sendEvent(target, QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier))  # type: ignore[arg-type]
