"""Cutting, copying and pasting in a window, by its commands and keys: one undo step each, and everything said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.core.edits import set_form, set_text
from cchc_desktop.core.plan import ABOVE, Level
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands.clipboard import BRANCHES, CELLS
from cchc_desktop.gui.delegates.cell_editor import CellEditor
from cchc_desktop.gui.dialogs.paste_preview import PastePreviewDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.appendix_view import AppendixView
from cchc_desktop.gui.views.cell_ranges import Rect
from tests.gui.clip_desk import (
    KEYS,
    accept,
    answer,
    clipboard,
    column,
    fixture,
    go,
    labels,
    plan,
    put,
    says,
    small,
    table,
    wait_for,
)
from tests.gui.clip_window import clip_window  # noqa: F401 – the fixture "window"
from tests.gui.desk import open_plan, plan_file, press, settle, small_plan, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


# ---- out


def test_copy_gives_html_text_and_our_own_at_once(window: MainWindow) -> None:
    go(window, 1, "task", 3, "lead")
    press(Qt.Key.Key_C, CTRL)
    data = clipboard()
    assert data.text() == (
        "2.1. Ban hành kế hoạch\t3.1. Soạn thảo\t\tSở Nội vụ\n\t3.2. Trình ký\t\t\n"
        "2.2. Kiểm tra công tác\t3.3. Lập đoàn kiểm tra\t\tThanh tra tỉnh"
    )
    assert 'rowspan="2"' in data.html()
    assert data.hasFormat(CELLS)
    assert labels(window) == []


def test_a_copied_range_pasted_elsewhere_is_the_same_range(window: MainWindow) -> None:
    go(window, 1, "task", 3, "lead")
    trigger(window, ActionId.COPY)
    go(window, 5, "task")
    press(Qt.Key.Key_V, CTRL)
    assert column(window, "task", 5, 7) == ["Ban hành kế hoạch", "Ban hành kế hoạch", "Kiểm tra công tác"]
    assert column(window, "activity", 5, 7) == ["Soạn thảo", "Trình ký", "Lập đoàn kiểm tra"]
    assert column(window, "lead", 5, 7) == ["Sở Nội vụ", "", "Thanh tra tỉnh"]
    assert labels(window) == ["Dán 11 ô"]
    rect = table(window).selection.rect()
    assert rect == Rect(5, KEYS.index("task"), 7, KEYS.index("lead"))


def test_cut_empties_the_cells_in_one_step(window: MainWindow) -> None:
    go(window, 1, "lead", 3, "time")
    press(Qt.Key.Key_X, CTRL)
    assert column(window, "lead") == column(window, "time") == ["", "", ""]
    assert labels(window) == ["Cắt 3 ô"]
    QApplication.processEvents()  # the menu follows the plan in a moment
    trigger(window, ActionId.UNDO)
    assert column(window, "lead") == ["Sở Nội vụ", "", "Thanh tra tỉnh"]


def test_scattered_ranges_are_refused_with_a_word(window: MainWindow) -> None:
    go(window, 1, "lead")
    table(window).ranges.select(Rect(3, KEYS.index("time"), 3, KEYS.index("time")), add=True)
    press(Qt.Key.Key_C, CTRL)
    assert "rời nhau" in window.message_bar.text


# ---- in


@pytest.mark.parametrize("name", ["excel.html", "calc.html"])
def test_a_sheet_with_a_merged_column_makes_a_task_with_its_activities(window: MainWindow, name: str) -> None:
    put(fixture(name))
    go(window, 1, "task")
    press(Qt.Key.Key_V, CTRL)
    assert column(window, "task", 1, 4) == ["Nâng cao chất lượng chỉ đạo, điều hành"] * 3 + ["Kiểm tra công tác"]
    assert column(window, "activity") == [
        "Ban hành kế hoạch\nvà tổ chức thực hiện", "Kiểm tra công tác CCHC", "Sơ kết, tổng kết",
    ]  # fmt: skip
    assert column(window, "deliverable") == ['Kế hoạch "CCHC" năm 2026', "Báo cáo", "05"]
    assert column(window, "lead") == ["1.234,5", "86,26", "12"]
    assert len(labels(window)) == 1
    QApplication.processEvents()  # the menu follows the plan in a moment
    trigger(window, ActionId.UNDO)
    assert plan(window) == small(window)


def test_a_table_of_word_loses_the_codes_that_are_printed_here(window: MainWindow) -> None:
    put(fixture("word.html"))
    go(window, 1, "task")
    press(Qt.Key.Key_V, CTRL)
    assert says(window, 1, "task") == "Chỉ đạo, đôn đốc các đơn vị thực hiện các nhiệm vụ đã xác định"
    assert says(window, 1, "activity") == "- Xây dựng văn bản\n- Ban hành chính thức"


def test_rows_beyond_the_end_go_to_the_branch_where_they_were_pasted(window: MainWindow) -> None:
    put(text="Việc một\tBáo cáo 1\nViệc hai\tBáo cáo 2\nViệc ba\tBáo cáo 3\n")
    go(window, 3, "activity")
    press(Qt.Key.Key_V, CTRL)
    assert column(window, "activity", 3, 5) == ["Việc một", "Việc hai", "Việc ba"]
    assert {says(window, row, "task") for row in (3, 4, 5)} == {"Kiểm tra công tác"}
    assert len(labels(window)) == 1


def test_one_value_goes_into_every_selected_cell(window: MainWindow) -> None:
    put(text="Sở Tài chính\r\n")
    go(window, 1, "lead", 3, "coordinating")
    press(Qt.Key.Key_V, CTRL)
    assert column(window, "lead") == column(window, "coordinating") == ["Sở Tài chính"] * 3
    assert labels(window) == ["Dán vào 6 ô"]


def test_a_row_is_repeated_over_a_selection_that_is_a_multiple_of_it(window: MainWindow) -> None:
    put(text="a\tb")
    go(window, 1, "lead", 3, "coordinating")
    press(Qt.Key.Key_V, CTRL)
    assert (column(window, "lead"), column(window, "coordinating")) == (["a"] * 3, ["b"] * 3)


def test_what_was_typed_in_a_cell_is_written_before_a_paste(window: MainWindow) -> None:
    go(window, 1, "time")
    QTest.keyClicks(table(window), "x")
    put(text="y")
    go(window, 2, "time")
    trigger(window, ActionId.PASTE)
    assert column(window, "time", 1, 2) == ["x", "y"]


def test_too_wide_a_table_asks_where_and_shows_what_it_would_be(window: MainWindow) -> None:
    put(text="a\tb\tc\nd\te\tf")
    go(window, 1, "time")
    seen: list[str] = []

    def choose(dialog: PastePreviewDialog) -> None:
        seen.append(dialog.ui.summary.text())
        seen.append(dialog.ui.outcome.text())
        dialog.ui.first.setCurrentIndex(dialog.ui.first.findData("lead"))
        wait_for(lambda: dialog.pasted is not None)
        shown = dialog.findChildren(AppendixView)[-1]
        assert shown.table_model.cells.text(shown.table_model.cells.span(2, KEYS.index("coordinating"))) == "e"
        assert shown.selection.rect() == Rect(1, KEYS.index("lead"), 2, KEYS.index("time"))
        assert plan(window) == small(window), "nothing is changed yet"
        accept(dialog)

    answer(choose)
    press(Qt.Key.Key_V, CTRL)
    assert "2 dòng × 3 cột" in seen[0]
    assert "bỏ qua 2 ô" in seen[1]
    assert (says(window, 1, "lead"), says(window, 2, "time")) == ("a", "f")
    assert len(labels(window)) == 1


def test_giving_the_preview_up_changes_nothing(window: MainWindow) -> None:
    put(text="a\tb\tc")
    go(window, 1, "time")
    answer(lambda dialog: dialog.reject())
    press(Qt.Key.Key_V, CTRL)
    assert plan(window) == small(window)


def test_a_table_with_heads_goes_by_its_heads(window: MainWindow) -> None:
    heads = "<tr><th>Nhiệm vụ<th>Kết quả<th>Cơ quan chủ trì<th>Thời gian</tr>"
    put(f"<table>{heads}<tr><td>Rà soát<td>Báo cáo<td>Sở Tư pháp<td>Quý II</table>")
    go(window, 1, "objective")
    answer(accept)
    press(Qt.Key.Key_V, CTRL)
    assert (says(window, 1, "task"), says(window, 1, "lead")) == ("Rà soát", "Sở Tư pháp")
    assert says(window, 1, "objective") == "Hoàn thành 100% nhiệm vụ"


def test_as_new_items_from_the_choices(window: MainWindow) -> None:
    put(text="Việc mới\nViệc mới hơn")
    go(window, 1, "activity")

    def choose(dialog: PastePreviewDialog) -> None:
        dialog.ui.as_new.click()
        wait_for(lambda: dialog.pasted is not None)
        accept(dialog)

    answer(choose)
    trigger(window, ActionId.PASTE_SPECIAL)
    assert column(window, "activity", 1, 4) == ["Soạn thảo", "Việc mới", "Việc mới hơn", "Trình ký"]


def test_a_whole_plan_of_a_browser_is_pasted_as_it_is(window: MainWindow, shared: Path) -> None:
    put((shared / "corpus/bac_kan_2025.clip.html").read_text(encoding="utf-8"))
    go(window, 0, "tt")
    answer(accept)
    press(Qt.Key.Key_V, CTRL)
    assert wait_for(lambda: bool(labels(window))), "large clipboards are read beside the window"
    counts = plan(window).counts()
    # the one task that serves two objectives is two here: what is merged across objectives is not seen in HTML
    assert (counts[Level.AREA], counts[Level.OBJECTIVE], counts[Level.TASK], counts[Level.ACTIVITY]) == (7, 33, 61, 93)
    assert len(labels(window)) == 1


# ---- fill, clear, refusals


def test_fill_down_copies_the_top_cell_of_each_column(window: MainWindow) -> None:
    go(window, 1, "lead", 3, "time")
    press(Qt.Key.Key_D, CTRL)
    assert column(window, "lead") == ["Sở Nội vụ"] * 3
    assert column(window, "time") == ["Quý I"] * 3
    assert labels(window) == ["Điền xuống 4 ô"]
    go(window, 3, "time")
    table(window).clear_selected()
    press(Qt.Key.Key_D, CTRL)
    assert says(window, 3, "time") == "Quý I", "of a single row, from the row above"


def test_fill_down_with_nothing_above_says_so(window: MainWindow) -> None:
    go(window, 1, "time")
    press(Qt.Key.Key_D, CTRL)
    assert "Không có ô nào để điền" in window.message_bar.text


def test_delete_clears_and_numbers_are_said_to_be_left(window: MainWindow) -> None:
    go(window, 3, "tt", 3, "time")
    press(Qt.Key.Key_Delete)
    assert says(window, 3, "activity") == says(window, 3, "lead") == ""
    assert "1 ô do chương trình tự tính" in window.message_bar.text
    assert len(labels(window)) == 1


def test_a_number_alone_cannot_be_pasted_over(window: MainWindow) -> None:
    put(text="7")
    go(window, 3, "tt")
    press(Qt.Key.Key_V, CTRL)
    assert "tự tính" in window.message_bar.text
    assert labels(window) == []


def test_in_an_editor_and_in_a_field_the_keys_are_the_texts_own(window: MainWindow) -> None:
    go(window, 1, "lead")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    editor.selectAll()
    trigger(window, ActionId.COPY)
    assert (clipboard().text(), clipboard().hasFormat(CELLS)) == ("Sở Nội vụ", False)
    put(text="Một\r\nhai\r\n")
    trigger(window, ActionId.PASTE)
    assert editor.text() == "Một\nhai"
    put(text="x" * 100_000)
    trigger(window, ActionId.PASTE)
    assert editor.text() == "Một\nhai"
    assert "100.007 ký tự" in window.message_bar.text


# ---- branches


def test_branches_of_the_tree_go_to_another_window_with_all_they_have(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.session is not None
    window.session.document.apply("x", lambda p: set_text(p, "a1", "khác", "không có cột"))
    item = plan(window)["a2"]
    window.session.document.apply("x", lambda p: p.with_items(type(item)(**{**fields(item), "marks": {"lead": ABOVE}})))
    window.session.document.apply("x", lambda p: set_text(p, "a1", "lead", ""))
    tree = window.workspace.tree  # type: ignore[union-attr]
    tree.set_current("t1")
    tree.setFocus()
    press(Qt.Key.Key_C, CTRL)
    assert clipboard().hasFormat(BRANCHES)
    assert clipboard().text().splitlines()[0].startswith("1\t1.1. Hoàn thành")

    other = window.services.windows.new()
    open_plan(qtbot, other, plan_file(tmp_path, set_form(small_plan(), small_plan().form), "khác.cchc"))
    assert other.workspace is not None
    other.activateWindow()
    other.workspace.tree.set_current("t2")
    other.workspace.tree.setFocus()
    qtbot.waitUntil(other.workspace.tree.hasFocus)
    trigger(other, ActionId.PASTE)
    tops = other.plan().children("o1")
    assert [item.text for item in tops] == ["Ban hành kế hoạch", "Kiểm tra công tác", "Ban hành kế hoạch"]
    first, second = other.plan().children(tops[2].id)
    assert (first.fields["khác"], second.marks) == ("không có cột", {"lead": ABOVE})
    assert labels(other) == ["Dán nhiệm vụ"]
    settle(qtbot, other)
    other.close()


def fields(item: object) -> dict[str, object]:
    return {name: getattr(item, name) for name in ("id", "level", "parent", "text", "fields", "marks", "children")}


def test_branches_are_cut_and_put_back_elsewhere(window: MainWindow) -> None:
    assert window.workspace is not None
    tree = window.workspace.tree
    tree.set_current("a3")
    tree.setFocus()
    press(Qt.Key.Key_X, CTRL)
    assert "a3" not in plan(window)
    tree.set_current("a1")
    press(Qt.Key.Key_V, CTRL)
    assert [item.text for item in plan(window).children("t1")] == ["Soạn thảo", "Lập đoàn kiểm tra", "Trình ký"]
    assert labels(window) == ["Cắt hoạt động", "Dán hoạt động"]
