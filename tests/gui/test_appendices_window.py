"""Several appendices in the window, with real keys and mouse: tabs, tree, table, name, order, copies, undo."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core import appendices
from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.plan import Level
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.exports import KINDS
from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
from cchc_desktop.gui.dialogs.plan_info import PlanInfoDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.appendix_bar import AppendixBar
from tests.gui.desk import open_plan, plan_file, press, settle, small_plan, trigger, type_text, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A plan of three appendices; the first has rows."""
    plan = appendices.add(appendices.add(small_plan(), None, "two"), None, "three")
    open_plan(qtbot, window, plan_file(tmp_path, plan))
    window.activateWindow()
    return window


def bar(window: MainWindow) -> AppendixBar:
    assert window.workspace is not None
    return window.workspace.appendix_bar


def tabs(window: MainWindow) -> list[str]:
    return [bar(window).tabs.tabText(place) for place in range(bar(window).tabs.count())]


def shown(window: MainWindow) -> str:
    assert window.workspace is not None
    return window.workspace.table.appendix


def order(window: MainWindow) -> list[str]:
    return list(window.plan().appendices)


def tree_tops(window: MainWindow) -> list[str]:
    assert window.workspace is not None
    model = window.workspace.tree.tree_model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_tabs_tree_and_table_show_all_of_them(window: MainWindow) -> None:
    assert bar(window).isVisible()
    assert tabs(window) == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert [text.split(" – ")[0] for text in tree_tops(window)] == tabs(window)
    place = bar(window).tabs.tabRect(1).center()
    QTest.mouseClick(bar(window).tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert shown(window) == "two"
    press(Qt.Key.Key_PageDown, CONTROL)
    assert shown(window) == "three"
    assert bar(window).tabs.currentIndex() == 2
    press(Qt.Key.Key_PageDown, CONTROL)
    assert shown(window) == "three"
    assert window.message_bar.text
    press(Qt.Key.Key_PageUp, CONTROL)
    assert shown(window) == "two"


def test_a_row_of_another_appendix_in_the_tree_brings_its_table(window: MainWindow) -> None:
    assert window.workspace is not None
    area = window.plan()["two"].children[2]
    window.workspace.tree.setFocus()
    window.workspace.tree.set_current(area)
    assert shown(window) == "two"
    assert bar(window).tabs.currentIndex() == 1
    assert window.workspace.table.current_item()[0] == area


def test_typing_in_the_second_appendix_changes_only_it(window: MainWindow) -> None:
    assert window.workspace is not None
    first = list(window.plan().walk(order(window)[0]))
    trigger(window, ActionId.NEXT_APPENDIX)
    window.workspace.table.setFocus()
    trigger(window, ActionId.ROW_BELOW)
    type_text("Mục tiêu mới")
    press(Qt.Key.Key_Return)
    assert list(window.plan().walk(order(window)[0])) == first
    assert any(item.text == "Mục tiêu mới" for item in window.plan().walk("two"))


def test_add_copy_and_delete_are_each_one_undo_step(window: MainWindow) -> None:
    before = window.plan()
    trigger(window, ActionId.ADD_APPENDIX)
    added = shown(window)
    assert order(window)[1] == added
    assert tabs(window)[1] == "Phụ lục II"
    assert "Đã thêm Phụ lục II" in window.message_bar.text
    QApplication.processEvents()
    trigger(window, ActionId.COPY_APPENDIX)
    assert len(order(window)) == 5
    assert shown(window) == order(window)[2]
    QApplication.processEvents()
    trigger(window, ActionId.DELETE_APPENDIX)
    assert len(order(window)) == 4
    assert shown(window) == "two", "the next one is looked at"
    for _ in range(3):
        QApplication.processEvents()
        trigger(window, ActionId.UNDO)
    assert window.plan().items == before.items
    assert tabs(window) == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_the_order_is_changed_by_command_by_tree_keys_and_by_dragging_a_tab(window: MainWindow) -> None:
    assert window.workspace is not None
    first = order(window)[0]
    trigger(window, ActionId.APPENDIX_LATER)
    assert order(window) == ["two", first, "three"]
    assert [appendix_heading(window.plan(), a) for a in order(window)] == tabs(window)
    assert shown(window) == first
    assert bar(window).tabs.currentIndex() == 1
    window.workspace.tree.setFocus()
    window.workspace.tree.set_current("three")
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert order(window) == ["two", "three", first]
    drag(bar(window), 0, 2)
    assert order(window) == ["three", first, "two"]
    for _ in range(3):
        QApplication.processEvents()
        trigger(window, ActionId.UNDO)
    assert order(window) == [first, "two", "three"]
    assert [bar(window).tabs.tabData(place) for place in range(3)] == order(window)


def drag(strip: AppendixBar, start: int, end: int) -> None:
    tabs, left = strip.tabs, Qt.MouseButton.LeftButton
    begin, stop = tabs.tabRect(start).center(), tabs.tabRect(end).center() + QPoint(8, 0)
    QTest.mousePress(tabs, left, Qt.KeyboardModifier.NoModifier, begin)
    for step in range(1, 11):
        QTest.mouseMove(tabs, begin + (stop - begin) * step / 10)
        QTest.qWait(5)
    QTest.mouseRelease(tabs, left, Qt.KeyboardModifier.NoModifier, stop)
    QTest.qWait(400)  # the tab glides into its place


def test_a_double_click_names_the_appendix(window: MainWindow) -> None:
    def name(dialog: PlanInfoDialog) -> None:
        assert dialog.ui.tabs.currentWidget() is dialog.ui.appendix_page
        assert dialog.ui.appendix.currentText() == "Phụ lục II"
        dialog.ui.name_auto.setChecked(False)
        dialog.ui.name.setPlainText("DANH MỤC BÁO CÁO")
        dialog.accept()

    when_shown(PlanInfoDialog, name)
    place = bar(window).tabs.tabRect(1).center()
    QTest.mouseClick(bar(window).tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(bar(window).tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.plan()["two"].text == "DANH MỤC BÁO CÁO"
    assert bar(window).title.full_text == "DANH MỤC BÁO CÁO"
    assert tree_tops(window)[1] == "Phụ lục II – DANH MỤC BÁO CÁO"


def test_the_bar_goes_when_one_is_left_and_that_one_stays(window: MainWindow) -> None:
    for _ in range(2):
        QApplication.processEvents()
        trigger(window, ActionId.DELETE_APPENDIX)
    QApplication.processEvents()
    assert not bar(window).isVisible()
    assert not window.menus.actions[ActionId.DELETE_APPENDIX].isEnabled()
    assert tree_tops(window) == ["Phụ lục"]
    window.workspace.tree.setFocus()  # type: ignore[union-attr]
    window.workspace.tree.set_current(order(window)[0])  # type: ignore[union-attr]
    press(Qt.Key.Key_Delete, CONTROL)
    assert len(order(window)) == 1
    assert window.plan()[order(window)[0]].level is Level.APPENDIX


# ---- export


def choose(window: MainWindow, kind: str, part: str) -> ExportOptionsDialog:
    dialog = ExportOptionsDialog(window, window.plan())
    dialog.ui.kind.setCurrentIndex([k.suffix for k in KINDS].index(kind))
    dialog.ui.part.setCurrentIndex(dialog.ui.part.findText(part))
    return dialog


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_all_go_out_in_one_file_or_in_a_file_each(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    target = tmp_path / f"Kế hoạch{kind}"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    dialog = choose(window, kind, "Toàn bộ phụ lục, mỗi phụ lục một tệp")
    window.files.export(dialog.kind(), dialog.choice())
    settle(qtbot, window)
    names = [f"Kế hoạch - Phụ lục {n}{kind}" for n in ("I", "II", "III")]
    assert sorted(path.name for path in tmp_path.glob(f"*{kind}")) == names
    whole = choose(window, kind, "Toàn bộ phụ lục")
    window.files.export(whole.kind(), whole.choice())
    settle(qtbot, window)
    assert target.is_file()
    if kind == ".docx":
        assert "Phụ lục III" in "".join(p.text for p in docx.Document(str(target)).paragraphs)


def test_files_of_a_separate_export_are_written_over_only_when_agreed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "Kế hoạch - Phụ lục II.docx"
    old.write_bytes(b"old")
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (tmp_path / "Kế hoạch.docx", False))
    asked: list[str] = []
    answer = False
    monkeypatch.setattr(notices, "ask_yes", lambda _w, question, _yes: asked.append(question) or answer)
    dialog = choose(window, ".docx", "Toàn bộ phụ lục, mỗi phụ lục một tệp")
    window.files.export(dialog.kind(), dialog.choice())
    settle(qtbot, window)
    assert old.read_bytes() == b"old"
    assert "Phụ lục II.docx" in asked[0]
    assert len(list(tmp_path.glob("*.docx"))) == 1
    answer = True
    window.files.export(dialog.kind(), dialog.choice())
    settle(qtbot, window)
    assert old.read_bytes()[:2] == b"PK"
