"""Texts of an imported file without a place: shown beside the issues, copied, given a place, never lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.body import body_lines
from cchc_desktop.core.plan import TITLE
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.dialogs.import_assistant import ImportAssistant
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.unplaced_panel import EMPTY, UnplacedPanel
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.spec import DocumentProperties
from tests.gui.desk import PATIENCE, open_plan, plan_file, press, settle, small_plan, trigger, when_shown
from tests.gui.text_desk import plan_with_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LOOSE = ("Ghi chú dưới bảng.", "Ý kiến bên lề", "Dòng cuối")


def opened(window: MainWindow, qtbot: QtBot, folder: Path) -> UnplacedPanel:
    plan = plan_with_text()
    open_plan(qtbot, window, plan_file(folder, replace(plan, document=replace(plan.document, unplaced=LOOSE))))
    window.activateWindow()
    trigger(window, ActionId.SHOW_UNPLACED)
    QApplication.processEvents()
    assert window.workspace is not None
    panel = window.workspace.sides.view(ActionId.SHOW_UNPLACED)
    assert isinstance(panel, UnplacedPanel)
    return panel


def left(window: MainWindow) -> tuple[str, ...]:
    return window.plan().document.unplaced


def test_texts_are_copied_by_button_and_by_key(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    panel = opened(window, qtbot, tmp_path)
    assert [panel.list.item(at).text() for at in range(panel.list.count())] == list(LOOSE)
    panel.list.selectAll()
    panel.copy.click()
    assert QApplication.clipboard().text() == "\n".join(LOOSE)
    panel.list.setCurrentRow(1)
    panel.list.setFocus()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == LOOSE[1]
    assert left(window) == LOOSE


def test_a_text_becomes_a_paragraph_where_the_caret_stands_and_comes_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = opened(window, qtbot, tmp_path)
    assert window.workspace is not None
    line = list(body_lines(window.plan()))[1]
    window.workspace.go_to(line.item.id)
    QApplication.processEvents()
    panel.list.setCurrentRow(0)
    panel.to_text.click()
    words = [each.words for each in body_lines(window.plan())]
    assert words[words.index(line.words) + 1] == LOOSE[0]
    assert left(window) == LOOSE[1:]
    assert panel.list.count() == 2
    QApplication.processEvents()
    trigger(window, ActionId.UNDO)
    assert left(window) == LOOSE
    assert panel.list.count() == 3


def test_a_text_goes_into_the_cell_where_the_user_stands(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    panel = opened(window, qtbot, tmp_path)
    assert window.workspace is not None
    desk = window.workspace
    desk.show_tab(text=False)
    row = next(item.id for item in window.plan().walk() if item.level.value == "area")
    desk.table.set_current(row, TITLE)
    panel.list.setCurrentRow(2)
    panel.to_cell.click()
    assert (window.plan()[row].text or "").endswith(f"\n{LOOSE[2]}")
    assert left(window) == LOOSE[:2]


def test_dropping_is_one_undo_step_and_an_empty_list_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    panel = opened(window, qtbot, tmp_path)
    panel.list.selectAll()
    panel.drop.click()
    assert left(window) == ()
    assert panel.state.text() == EMPTY
    assert not any(button.isEnabled() for button in (panel.copy, panel.to_text, panel.to_cell, panel.drop))
    QApplication.processEvents()
    trigger(window, ActionId.UNDO)
    assert left(window) == LOOSE


def test_an_import_shows_them_beside_the_issues_and_then_in_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "năm trước.docx"
    with source.open("wb") as file:
        write_docx(appendix_sheets(small_plan()), DocumentProperties("", ""), file)
    document = docx.Document(str(source))
    document.add_paragraph("Ghi chú: số liệu tính đến tháng 6, chờ các cơ quan bổ sung")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Một bảng nhỏ"
    table.cell(0, 1).text = "không thuộc kế hoạch"
    document.save(str(source))
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "mới.cchc", False))
    seen: list[list[str]] = []

    def look(dialog: ImportAssistant) -> None:
        rows = map(dialog.ui.issues.topLevelItem, range(dialog.ui.issues.topLevelItemCount()))
        seen.append([row.text(2) for row in rows if row is not None and row.text(0) == "Chưa xếp"])
        dialog.keep_wanted.emit()

    when_shown(ImportAssistant, look)
    window.files.import_file(source)
    qtbot.waitUntil(lambda: window.session is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert tuple(seen[0]) == left(window)
    assert any("số liệu tính đến tháng 6" in text for text in left(window))
    assert any("Một bảng nhỏ" in text for text in left(window))
    assert window.lower_docks[ActionId.SHOW_UNPLACED].isVisible()
