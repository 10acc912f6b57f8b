"""The recycle bin says who deleted what and when, also after a restart, undo and redo."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.history import done_moments
from cchc_desktop.gui.dialogs.deleted_items import DeletedItemsDialog
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.desk import open_plan, plan_file, settle, trigger, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def delete(window: MainWindow, item: str) -> None:
    assert window.workspace is not None
    window.workspace.tree.setFocus()
    window.workspace.tree.select_items([item])
    window.refresh_actions()
    trigger(window, ActionId.DELETE)


def test_who_and_when_stand_beside_what_was_deleted(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = plan_file(tmp_path)
    open_plan(qtbot, window, path)
    assert window.session is not None
    window.session.act_as("Nguyễn Thị Hoa")
    delete(window, "a2")
    settle(qtbot, window)
    window.close_plan()
    open_plan(qtbot, window, path)
    window.session.act_as("Trần Văn Bình")
    delete(window, "a3")
    trigger(window, ActionId.UNDO)
    settle(qtbot, window)
    trigger(window, ActionId.REDO)
    settle(qtbot, window)
    seen: list[list[str]] = []

    def look(dialog: DeletedItemsDialog) -> None:
        entries = dialog.ui.entries
        for row in range(entries.topLevelItemCount()):
            entry = entries.topLevelItem(row)
            assert entry is not None
            seen.append([entry.text(column) for column in range(4)])
        dialog.reject()

    when_shown(DeletedItemsDialog, look)
    trigger(window, ActionId.DELETED)
    assert [row[3] for row in seen] == ["Trần Văn Bình", "Nguyễn Thị Hoa"]
    for row in seen:
        at = datetime.strptime(row[2], "%d/%m/%Y %H:%M")
        assert abs(datetime.now() - at) < timedelta(minutes=3)


def test_steps_are_told_as_far_as_the_file_knows_them(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    assert window.session is not None
    for item in ("a1", "a2", "a3"):
        delete(window, item)
    trigger(window, ActionId.UNDO)
    trigger(window, ActionId.UNDO)
    delete(window, "a3")
    settle(qtbot, window)
    moments = done_moments(window.session)
    assert [moment.label if moment else None for moment in moments] == window.session.document.history.labels()
    steps = [moment.step for moment in moments if moment]
    assert steps == [1, 6], "the second and third were undone: steps 4 and 5"
