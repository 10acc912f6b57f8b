"""Scrolling to a cell: an area's first row comes with the area's name."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.core.plan import Level
from cchc_desktop.gui.views.appendix_view import AppendixView
from tests.gui.tables import long_plan, paint, shown


def row_of(view: AppendixView, item: str) -> int:
    """The first row that shows an item."""
    place = view.table_model.find(item, "")
    assert place is not None
    return place[0]


@pytest.mark.parametrize("height", [330, 600, 900])
def test_the_table_begins_with_the_name_of_the_first_area_in_sight(qtbot: QtBot, height: int) -> None:
    view = shown(qtbot, long_plan(40), height=height)
    qtbot.wait(20)  # the first current cell is shown once there is a window
    paint(view)
    assert view.current_item()[1] == "objective"
    assert view.verticalScrollBar().value() == 0


def test_going_to_an_area_s_first_objective_shows_the_area_s_name_above_it(qtbot: QtBot) -> None:
    view = shown(qtbot, long_plan(120))
    plan = view.table_model.plan
    areas = [item for item in plan.walk() if item.level is Level.AREA]
    for area in areas[:0:-1]:  # from below
        first = area.children[0]
        view.set_current(first)
        paint(view)
        row = row_of(view, first)
        assert view.table_model.rows[row - 1].is_area
        assert view.rowViewportPosition(row - 1) >= 0, "the name is in sight"
        assert view.rowViewportPosition(row) < view.viewport().height(), "and so is the row"
