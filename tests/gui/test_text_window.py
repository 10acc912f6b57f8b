"""The text in the window: tab, tree and commands in step; undo goes to what changed; long texts stay quick."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core import edits
from cchc_desktop.core.body import Kind, body_lines
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import items, texts
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.text_view import TextView
from tests.gui.desk import open_plan, plan_file, press, settle, small_plan, trigger, type_text
from tests.gui.text_desk import go, on_page, outline, plan_with_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    open_plan(qtbot, window, plan_file(tmp_path, plan_with_text()))
    return window


def show_text(window: MainWindow) -> TextView:
    window.workspace.show_tab(text=True)
    view = window.workspace.text.view
    view.setFocus()
    QApplication.processEvents()
    return view


def item_of(window: MainWindow, words: str) -> str:
    return next(line.item.id for line in body_lines(window.plan()) if line.words.startswith(words))


def test_the_tree_shows_the_text_above_the_appendix(window: MainWindow) -> None:
    model = window.workspace.tree.tree_model
    top = [model.index(row, 0) for row in range(model.rowCount())]
    assert [index.data() for index in top] == ["Văn bản", "Phụ lục"]
    assert [model.index(row, 0, top[0]).data() for row in (1, 2)] == ["I. MỤC ĐÍCH", "II. NHIỆM VỤ"]


def test_tree_and_page_go_together(window: MainWindow) -> None:
    desk = window.workspace
    desk.tree.set_current(item_of(window, "Yêu cầu"))
    assert desk.in_text
    assert desk.text.view.current_line().text == "Yêu cầu"
    view = show_text(window)
    go(view, "Điểm thứ hai")
    assert desk.tree.current_item()[0] == item_of(window, "Điểm thứ hai")
    desk.tree.set_current(window.plan().appendices[0])
    assert not desk.in_text
    go(view, "Gạch một")
    desk.show_tab(text=True)
    assert desk.tree.current_item()[0] == item_of(window, "Gạch một")


def test_commands_act_on_the_line_with_the_caret(qtbot: QtBot, window: MainWindow) -> None:
    view, document = show_text(window), window.session.document
    go(view, "Điểm thứ hai")
    QApplication.processEvents()
    trigger(window, ActionId.MOVE_UP)
    assert outline(document)[3:5] == ["    a) Điểm thứ hai.", "    b) Điểm thứ nhất."]
    trigger(window, ActionId.OUTDENT)
    assert outline(document)[3] == "  2. Điểm thứ hai."
    trigger(window, ActionId.KIND_DASH)
    trigger(window, ActionId.ROW_BELOW)
    type_text("Thêm.")
    settle(qtbot, window)
    trigger(window, ActionId.SAVE)
    assert "    - Thêm." in outline(document)
    assert not window.menus.actions[ActionId.ADD_AREA].isEnabled()
    assert not window.menus.actions[ActionId.JOIN].isEnabled()
    on_page(view)


def test_undo_goes_to_what_changed_wherever_that_is(window: MainWindow) -> None:
    view, desk = show_text(window), window.workspace
    go(view, "Gạch hai", -1)
    type_text("!")
    desk.show_tab(text=False)
    area = window.plan()[window.plan().appendices[0]].children[0]
    window.session.document.apply("Sửa", lambda plan: edits.set_text(plan, area, "text", "LĨNH VỰC"))
    QApplication.processEvents()
    desk.show_tab(text=True)
    window.run(ActionId.UNDO)
    assert not desk.in_text
    assert desk.current()[0] == area
    window.run(ActionId.UNDO)
    assert desk.in_text
    assert view.current_line().text == "Gạch hai."
    desk.show_tab(text=False)
    window.run(ActionId.REDO)
    assert desk.in_text
    assert view.current_line().text == "Gạch hai.!"


def test_what_is_typed_is_written_before_the_plan_closes(qtbot: QtBot, window: MainWindow) -> None:
    view, path = show_text(window), window.session.path
    go(view, "Gạch hai", -1)
    type_text(" Viết thêm.")
    assert window.close_plan()
    open_plan(qtbot, window, path)
    assert any(line.words == "Gạch hai. Viết thêm." for line in body_lines(window.plan()))


def test_a_plan_without_a_text_gets_one_by_command(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert window.close_plan()
    open_plan(qtbot, window, plan_file(tmp_path, small_plan(), "khác.cchc"))
    trigger(window, ActionId.WRITE_TEXT)
    assert window.workspace.in_text
    assert window.workspace.tree.tree_model.index(0, 0).data() == "Văn bản"
    window.run(ActionId.UNDO)
    assert window.plan().body is None
    on_page(window.workspace.text.view)


def test_keys_of_the_window_work_in_the_text(window: MainWindow) -> None:
    view, document = show_text(window), window.session.document
    go(view, "Điểm thứ nhất", -1)
    type_text("?")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert outline(document)[4] == "    b) Điểm thứ nhất.?"
    press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert outline(document)[4] == "      + Điểm thứ nhất.?"
    for _ in range(3):
        QApplication.processEvents()  # the command is enabled
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert outline(document)[3] == "    a) Điểm thứ nhất."
    on_page(view)


def test_zoom_is_one_for_table_and_text(window: MainWindow) -> None:
    view = show_text(window)
    trigger(window, ActionId.ZOOM_IN)
    assert view.zoom == window.workspace.table.zoom == 110
    view.set_zoom(150)
    assert window.status.zoom == window.workspace.table.zoom == 150


@pytest.mark.parametrize("seed", range(6))
def test_the_page_stays_in_step_with_any_edits_and_undo_leads_back(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    document = Document(plan_with_text())
    start = document.plan
    view = TextView(document)
    qtbot.addWidget(view)
    for _ in range(60):
        lines = [line.item for line in body_lines(document.plan)]
        if not lines:
            document.undo()
            continue
        act = _any_act(chance, document, [item.id for item in lines])
        try:
            act()
        except KnownError:
            continue
        on_page(view)
        _is_a_tree(document)
    while document.undo():
        pass
    on_page(view)
    assert document.plan == start


def _any_act(chance: random.Random, document: Document, lines: list[str]) -> Callable[[], object]:
    some = chance.choice(lines)
    ids = chance.sample(lines, min(2, len(lines)))
    pasted = [texts.Written(Kind.LETTER, "x"), texts.Written(None, "y")]
    return chance.choice((
        lambda: texts.split(document, some, "a", "b"),
        lambda: texts.insert_below(document, some),
        lambda: texts.remove(document, ids),
        lambda: texts.mark(document, ids, chance.choice([*Kind, None])),
        lambda: items.indent(document, [some]),
        lambda: items.outdent(document, [some]),
        lambda: items.move(document, [some], chance.choice((-1, 1))),
        lambda: items.delete(document, [some]),
        lambda: items.duplicate(document, some),
        lambda: texts.paste(document, some, "", "z", pasted),
        document.undo,
        document.redo,
    ))  # fmt: skip


def _is_a_tree(document: Document) -> None:
    plan = document.plan
    assert {item.id for item in plan.walk()} == set(plan.items)
    for item in plan.items.values():
        assert all(plan[child].parent == item.id for child in item.children)
        assert item.level is not Level.PARAGRAPH or not item.children
