"""The safety net of an open plan in the window: copies of its own, drafts within a second, honest signs."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.core.edits import set_year
from cchc_desktop.gui.commands.plans import OpenedFile
from cchc_desktop.gui.commands.safety import DRAFT_LABEL, can_take, take
from cchc_desktop.storage import backups
from cchc_desktop.storage.backups import Reason
from cchc_desktop.storage.drafts import draft_path, left_behind
from cchc_desktop.storage.plan_file import read_plan
from cchc_desktop.storage.shares import Place
from tests.gui.desk import press, type_text
from tests.storage.desk import new_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_opening_and_closing_leave_copies_and_a_clean_folder(qtbot, tmp_path):
    path, _ = new_file(tmp_path)
    session = OpenedFile(path).session()
    with qtbot.waitSignal(session.safety.copied, timeout=10_000) as told:
        pass
    assert told.args[0].reason is Reason.OPEN
    session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))
    session.close()
    assert [copy.reason for copy in backups.copies(path)] == [Reason.CLOSE, Reason.OPEN]
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [path.name]


def test_what_is_typed_in_a_cell_is_a_draft_within_a_second_and_esc_takes_it_away(qtbot, window, tmp_path):
    path, plan = new_file(tmp_path, 5, 6)
    window.show_plan(OpenedFile(path).session())
    desk = window.workspace
    row = next(item.id for item in plan.walk() if item.level.value == "activity")
    desk.go_to(row, "activity")
    desk.table.setFocus()
    type_text("gõ dở")
    begin = time.monotonic()
    qtbot.waitUntil(lambda: bool(left_behind(path)), timeout=2_000)
    assert time.monotonic() - begin < 1.0
    (draft,) = left_behind(path)
    assert (draft.item, draft.column, draft.text) == (row, "text", "gõ dở")
    assert window.session.document.plan == plan  # no step
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not draft_path(path).exists(), timeout=2_000)
    assert window.session.document.plan == plan


def test_a_draft_left_by_a_crash_is_offered_and_taken_over_as_one_step(qtbot, tmp_path):
    from cchc_desktop.storage.drafts import DraftKeeper

    path, plan = new_file(tmp_path, 5, 6)
    row = next(item.id for item in plan.walk() if item.level.value == "activity")
    crashed = DraftKeeper(path)
    crashed.keep([(row, "text", "câu đang gõ"), ("gone", "text", "x")])
    assert crashed.flush()
    session = OpenedFile(path).session()
    assert [can_take(session.document.plan, draft) for draft in session.safety.left] == [True, False]
    take(session.document, session.safety.left)
    session.safety.decided()
    assert session.document.plan[row].text == "câu đang gõ"
    assert session.document.undo() == DRAFT_LABEL
    session.close()
    assert left_behind(path) == ()


def test_a_plan_on_a_share_is_saved_here_and_then_published(qtbot, tmp_path, monkeypatch):
    share = tmp_path / "share"
    share.mkdir()
    path, _ = new_file(share)
    monkeypatch.setattr("cchc_desktop.storage.shares.place_of", lambda _path: Place.NETWORK)
    monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", lambda: tmp_path / "data")
    session = OpenedFile(path).session()
    assert session.sharing is not None
    assert session.copied_path != path
    before = path.read_bytes()
    with qtbot.waitSignal(session.saved, timeout=10_000):
        session.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))
    assert path.read_bytes() == before
    assert session.sharing.unpublished
    session.close()
    assert read_plan(path).year == 2031
    assert [found.name for found in share.iterdir()] == [path.name]
