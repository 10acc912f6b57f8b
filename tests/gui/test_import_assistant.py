"""The import assistant: the short way, doubts decided by one key, columns and tables chosen, into the open plan."""

from __future__ import annotations

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level
from cchc_desktop.gui import jobs, notices
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands.imports import FREE, LEFT_OUT
from cchc_desktop.gui.dialogs.import_assistant import COLUMNS, RESULT, TABLE, ImportAssistant
from cchc_desktop.gui.dialogs.import_result import ImportResultDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.importing import worker
from tests.gui.desk import PATIENCE, settle, trigger
from tests.importing.office import p, tbl, tr, word_file

BUSY = 3.0  # how much slower a machine with other work may be
# The offscreen platform cannot propagate size hints and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HEAD = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian",
        "Kinh phí")  # fmt: skip
ROWS = (
    ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", "", "", "", ""),
    ("1", "Mục tiêu A", "Nhiệm vụ B", "Việc 1", "Văn bản", "Sở Nội vụ", "", "Quý I", ""),
    ("", "", "", "Việc 2", "Báo cáo", "Sở Tư pháp", "", "Quý II", ""),
    ("2", "Mục tiêu C", "Nhiệm vụ D", "Việc 3", "Kế hoạch", "Sở Y tế", "", "Quý III", ""),
    ("", "", "Nhiệm vụ D", "Việc 4", "Kế hoạch", "Sở Y tế", "", "Quý IV", ""),
)


def file(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    return word_file(folder / "năm trước.docx", p("KẾ HOẠCH NĂM 2026") + tbl(tr(*head), *(tr(*row) for row in rows)))


@pytest.fixture
def assistant(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ImportAssistant:
    return opened(window, qtbot, file(tmp_path, *ROWS))


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> ImportAssistant:
    window.files.import_file(path)
    qtbot.waitUntil(lambda: any(isinstance(d, ImportAssistant) for d in window.held_dialogs), timeout=PATIENCE)
    dialog = window.held_dialogs[-1]
    assert isinstance(dialog, ImportAssistant)
    qtbot.waitExposed(dialog)
    return dialog


def ready(qtbot: QtBot, dialog: ImportAssistant) -> None:
    qtbot.waitUntil(lambda: dialog._job is None, timeout=PATIENCE)


def texts(dialog: ImportAssistant, level: Level) -> list[str | None]:
    assert dialog.imported is not None
    return [item.text for item in dialog.imported.plan.walk() if item.level is level]


def test_where_nothing_is_doubtful_the_plan_is_kept_at_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: Path
) -> None:
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "mới.cchc", False))
    window.files.import_file(shared / "corpus/quang_tri_2025.appendix.xlsx")
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert not window.held_dialogs
    assert window.plan().counts()[Level.ACTIVITY] > 50


def test_it_opens_at_the_doubts_with_the_place_in_sight(assistant: ImportAssistant) -> None:
    assert assistant.ui.stack.currentIndex() == RESULT
    point = assistant.current_point()
    assert point is not None
    assert point.doubt is not None
    index = assistant.ui.original.currentIndex()
    assert (index.row(), index.column()) == (point.issue.where.row, point.issue.where.column)
    assert assistant.ui.original.model().data(index, Qt.ItemDataRole.BackgroundRole) is not None
    assert assistant.ui.tree.topLevelItemCount() == 1


def test_one_key_decides_and_leads_to_the_next(assistant: ImportAssistant, qtbot: QtBot) -> None:
    wanted = len(assistant.points.open)
    tasks = len(texts(assistant, Level.TASK))
    point = next(p for p in assistant.points.open if p.issue.code is IssueCode.REPEAT_CONTINUES)
    while assistant.current_point() is not point:
        QTest.keyClick(assistant.ui.issues, Qt.Key.Key_1)
    assert point.answers == ("Cùng một mục", "Hai mục khác nhau")
    left = len(assistant.points.open)
    assert left < wanted
    QTest.keyClick(assistant.ui.issues, Qt.Key.Key_2)
    ready(qtbot, assistant)
    assert len(texts(assistant, Level.TASK)) == tasks + 1
    assert point.doubt in assistant.points.others
    row = [p.state for p in assistant.points.all].index("Đã đổi")
    assistant.ui.issues.setCurrentItem(assistant.ui.issues.topLevelItem(row))
    QTest.keyClick(assistant.ui.issues, Qt.Key.Key_1)  # and back again
    ready(qtbot, assistant)
    assert len(texts(assistant, Level.TASK)) == tasks


def test_all_that_is_left_is_accepted_at_once(assistant: ImportAssistant) -> None:
    assistant.ui.accept_all.click()
    assert assistant.points.open == []
    assert assistant.ui.left.text() == "Không còn chỗ nào cần quyết định."


def test_a_column_is_changed_left_out_and_said_so(assistant: ImportAssistant, qtbot: QtBot) -> None:
    assistant.ui.step_columns.click()
    assert assistant.ui.stack.currentIndex() == COLUMNS
    assert [combo.currentData() for combo in assistant._chooser.combos()][:4] == ["tt", "objective", "task", "activity"]
    for col, key in ((4, LEFT_OUT), (8, FREE)):
        combo = assistant._chooser.combos()[col]
        combo.setCurrentIndex(combo.findData(key))
        combo.activated.emit(combo.currentIndex())
        ready(qtbot, assistant)
    assert assistant.imported is not None
    keys = assistant.imported.plan.form.column_keys
    assert "deliverable" not in keys
    assert keys[-1].startswith("x")
    assert any("“Kết quả” (4 ô có nội dung) không được nhập" in point.sentence for point in assistant.points.all)
    assert assistant._chooser.combos()[4].currentData() == LEFT_OUT


def test_choosing_a_form_reads_in_that_form(assistant: ImportAssistant, qtbot: QtBot) -> None:
    forms = assistant.ui.forms
    forms.setCurrentIndex(forms.findData("annual-by-objective"))
    forms.activated.emit(forms.currentIndex())
    ready(qtbot, assistant)
    assert assistant.imported is not None
    assert assistant.imported.plan.form.id == "annual-by-objective"
    assert "do bạn chọn" in assistant.ui.reason.text()


def test_a_table_without_known_headings_is_read_as_the_user_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = file(tmp_path, ("1", "Nhiệm vụ B", "Sở Nội vụ"), ("2", "Nhiệm vụ C", "Sở Y tế"), head=("a", "bê", "xê"))
    dialog = opened(window, qtbot, path)
    assert dialog.imported is None
    assert dialog.ui.stack.currentIndex() == TABLE
    assert not dialog._keep.isEnabled()
    dialog.ui.step_columns.click()
    for col, key in ((0, "tt"), (1, "task"), (2, "lead")):
        combo = dialog._chooser.combos()[col]
        combo.setCurrentIndex(combo.findData(key))
        combo.activated.emit(combo.currentIndex())
        ready(qtbot, dialog)
    assert texts(dialog, Level.TASK) == ["Nhiệm vụ B", "Nhiệm vụ C"]
    assert dialog._keep.isEnabled()


def test_what_is_accepted_becomes_a_plan_in_a_window(
    assistant: ImportAssistant, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "mới.cchc", False))
    assert not assistant._add.isVisible()
    assistant._keep.click()
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert [i.text for i in window.plan().walk() if i.level is Level.ACTIVITY] == [f"Việc {n}" for n in (1, 2, 3, 4)]


def test_what_was_decided_is_not_shown_once_more(
    assistant: ImportAssistant, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "mới.cchc", False))
    qtbot.mouseClick(assistant.ui.accept_all, Qt.MouseButton.LeftButton)
    assert not assistant.points.open
    qtbot.mouseClick(assistant._keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert not [dialog for dialog in window.held_dialogs if dialog.isVisible()]
    assert "Đã nhập" in window.message_bar.text
    assert not window.message_bar.buttons


def test_what_was_left_undecided_stays_one_press_away(
    assistant: ImportAssistant, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "mới.cchc", False))
    QTest.keyClick(assistant, Qt.Key.Key_1)
    ready(qtbot, assistant)
    left = assistant.points.open
    assert left
    qtbot.mouseClick(assistant._keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert not [dialog for dialog in window.held_dialogs if dialog.isVisible()]
    (button,) = window.message_bar.buttons
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = window.held_dialogs[-1]
    assert isinstance(shown, ImportResultDialog)
    assert shown.ui.issues.topLevelItemCount() == len(left)


def test_the_whole_sentence_of_a_doubt_is_in_sight(assistant: ImportAssistant, qtbot: QtBot) -> None:
    assistant.resize(850, 460)
    assert any(len(point.sentence) > 60 for point in assistant.points.all)
    for size in (9, 14, 18):
        assistant.setFont(QFont(assistant.font().family(), size))
        for row in range(assistant.ui.issues.topLevelItemCount()):
            assistant.ui.issues.setCurrentItem(assistant.ui.issues.topLevelItem(row))
            qtbot.wait(20)
            label = assistant.ui.sentence
            assert label.height() >= label.heightForWidth(label.width()), (size, label.text())


@pytest.mark.parametrize("instead", [False, True])
def test_into_the_open_plan_is_one_undo_step(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instead: bool
) -> None:
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "mới.cchc", False))
    path = file(tmp_path, *ROWS)
    opened(window, qtbot, path)._keep.click()
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    settle(qtbot, window)
    for dialog in list(window.held_dialogs):
        dialog.close()
    before = window.plan()
    dialog = opened(window, qtbot, path)
    assert dialog._add.isVisible()
    assert dialog._add.isEnabled()
    (dialog._instead if instead else dialog._add).click()
    now = window.plan()
    assert len(now.appendices) == (1 if instead else 2)
    assert now.counts()[Level.ACTIVITY] == (4 if instead else 8)
    assert window.workspace is not None
    assert window.workspace.table.appendix not in before.appendices
    settle(qtbot, window)
    trigger(window, ActionId.UNDO)
    assert window.plan() == before


def test_the_open_plan_is_untouched_when_a_file_cannot_be_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "tell_error", lambda _parent, error: told.append(error.code.value))
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04" + bytes(500))
    window.files.import_file(bad)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0].startswith("source-")
    assert window.session is None


def test_the_window_answers_while_a_file_is_read_and_cancelling_is_quick(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that never ends: the event loop goes on, and half a second after "cancel" its process is gone."""
    note = tmp_path / "pid"
    code = (
        "import os, sys, time\nfrom pathlib import Path\n"
        "from cchc_desktop.importing import worker_child\n"
        f"open({str(note)!r}, 'w').write(str(os.getpid()))\n"
        "def read_source(path, tick):\n    while True: pass\n"
        "worker_child.read_source = read_source\nworker_child.main(sys.argv[1:])\n"
    )
    monkeypatch.setattr(worker, "command", lambda folder, path: [sys.executable, "-c", code, str(folder), str(path)])
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(10)
    window.files.import_file(file(tmp_path, *ROWS))
    qtbot.waitUntil(lambda: note.exists() and bool(note.read_text("ascii")), timeout=PATIENCE)
    qtbot.wait(500)
    assert window.files.waiting.busy
    jobs_ = list(jobs._running)
    began = time.monotonic()
    window.files.waiting.cancel()
    qtbot.waitUntil(lambda: not any(job in jobs._running for job in jobs_), timeout=2000)
    assert time.monotonic() - began < 0.5 * BUSY
    timer.stop()
    assert max(b - a for a, b in pairwise(beats)) < 0.25 * BUSY
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text("ascii")), 0)
    assert not any(isinstance(dialog, ImportAssistant) for dialog in window.held_dialogs)


def test_foreign_texts_are_shown_as_they_are(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [tuple(cell.replace("Việc 1", "&lt;img src='\\\\may\\x'&gt; &amp;1") for cell in row) for row in ROWS]
    dialog = opened(window, qtbot, file(tmp_path, *rows))
    assert "<img src='\\\\may\\x'> &1" in texts(dialog, Level.ACTIVITY)
    for label in (dialog.ui.summary, dialog.ui.sentence, dialog.ui.reason):
        assert label.textFormat() is Qt.TextFormat.PlainText
    model = dialog.ui.original.model()
    tip = model.data(model.index(2, 3), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
