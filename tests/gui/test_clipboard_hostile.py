"""Clipboards that hold no table, too much, or worse; and the commands in plans that are only looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.clip_acts import make_table_menu
from cchc_desktop.gui.clip_mime import from_mime
from cchc_desktop.gui.commands.clipboard import BRANCHES, CELLS
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.clip_desk import (
    KEYS,
    clipboard,
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
from tests.gui.desk import PATIENCE, press, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


# ---- hostile


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("nothing", "không có chữ hoặc bảng"),
        ("binary", "không có chữ hoặc bảng"),
        ("blank", "không có chữ hoặc bảng"),
        ("picture", "hình ảnh"),
        ("files", "đang chứa tệp"),
        ("damaged", "không còn nguyên vẹn"),
        ("damaged branches", "không còn nguyên vẹn"),
        ("long", "100.000 ký tự"),
    ],
)
def test_a_clipboard_without_a_table_is_answered_in_a_sentence(window: MainWindow, kind: str, said: str) -> None:
    data = QMimeData()
    match kind:
        case "binary":
            data.setText("\x01\x02\x03")
        case "blank":
            data.setHtml("<table><tr><td>&nbsp;</td></tr></table><script>x()</script>")
            data.setText(" \n\t")
        case "picture":
            data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
        case "files":
            data.setUrls(["file:///tmp/x.docx"])  # type: ignore[list-item]
        case "damaged":
            data.setData(CELLS, b'{"columns": ["a"], "rows": [{"cells": [{"col": -3, "text": 1}]}]}')
        case "damaged branches":
            data.setData(BRANCHES, b"[[[[")
        case "long":
            data.setText("x" * 100_000 + "\ty")
    QApplication.clipboard().setMimeData(data)
    go(window, 1, "lead")
    press(Qt.Key.Key_V, CTRL)
    assert wait_for(lambda: said in window.message_bar.text), window.message_bar.text
    assert plan(window) == small(window)


def test_a_hundred_thousand_cells_are_refused_and_the_window_stays_alive(window: MainWindow, qtbot: QtBot) -> None:
    put("<table>" + ("<tr>" + "<td>Sở Nội vụ" * 10) * 10_000 + "</table>")
    go(window, 1, "lead")
    press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "hơn 20.000 ô" in window.message_bar.text, timeout=PATIENCE)
    assert plan(window) == small(window)


def test_a_large_paste_can_be_given_up(window: MainWindow, qtbot: QtBot) -> None:
    put("<table>" + ("<tr>" + "<td>Sở Nội vụ" * 5) * 3_000 + "</table>")
    go(window, 1, "activity")
    press(Qt.Key.Key_V, CTRL)
    assert window.files.waiting.busy
    window.files.waiting.cancel()
    qtbot.wait(300)
    assert plan(window) == small(window)


@pytest.mark.parametrize("as_html", [False, True])
def test_four_hundred_rows_of_a_sheet_are_worked_out_beside_the_window(
    window: MainWindow, qtbot: QtBot, as_html: bool
) -> None:
    if as_html:
        put("<table>" + "".join(f"<tr><td>Việc {n}" + "<td>Sở Nội vụ" * 4 for n in range(400)) + "</table>")
    else:
        data = QMimeData()
        data.setText("\n".join(f"Việc {n}" + "\tSở Nội vụ" * 4 for n in range(400)))
        QApplication.clipboard().setMimeData(data)
    go(window, 1, "activity")
    press(Qt.Key.Key_V, CTRL)
    assert window.files.waiting.busy
    assert plan(window) == small(window)
    qtbot.waitUntil(lambda: len(labels(window)) == 1, timeout=PATIENCE)  # one step
    assert len(table(window).table_model.rows) > 400


def test_while_much_is_written_a_progress_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    put("<table>" + ("<tr>" + "<td>Sở Nội vụ" * 5) * 400 + "</table>")
    go(window, 1, "activity")
    seen: list[str] = []
    stop = window.session.document.listen(  # type: ignore[union-attr]
        lambda _event: seen.extend(d.labelText() for d in window.findChildren(QProgressDialog) if d.isVisible())
    )
    press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(labels(window)) == 1, timeout=PATIENCE)
    stop()
    assert seen == ["Đang ghi vào kế hoạch…"]
    assert not any(dialog.isVisible() for dialog in window.findChildren(QProgressDialog))


def test_tags_and_scripts_are_text_or_nothing(window: MainWindow) -> None:
    put("<table><tr><td><img src='file:///x' onerror=x>&lt;b&gt;=1+1<script>x</script></td></tr></table>")
    go(window, 1, "lead")
    press(Qt.Key.Key_V, CTRL)
    assert says(window, 1, "lead") == "<b>=1+1"


# ---- the rest of the window


def test_a_plan_that_is_only_looked_at_says_so(window: MainWindow) -> None:
    assert window.session is not None
    window.session.document.read_only = True
    put(text="x")
    for action in (ActionId.PASTE, ActionId.CUT, ActionId.FILL_DOWN, ActionId.CLEAR):
        window.message_bar.hide()
        go(window, 1, "lead", 2, "lead")
        trigger(window, action)
        assert window.message_bar.text, action
    trigger(window, ActionId.COPY)
    assert clipboard().hasFormat(CELLS)
    window.session.document.read_only = False
    assert plan(window) == small(window)


def test_everything_is_selected_and_the_menu_holds_the_useful_commands(window: MainWindow) -> None:
    press(Qt.Key.Key_A, CTRL)
    rect = table(window).selection.rect()
    assert rect is not None
    assert (rect.top, rect.left, rect.right) == (0, 0, len(KEYS) - 1)
    menu = make_table_menu(window)
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert names[:4] == ["cut", "copy", "paste", "paste-special"]
    assert {"fill-down", "row-below", "join", "delete"} <= set(names)
    menu.deleteLater()


def test_the_menu_is_shown_where_it_was_asked_for(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QPoint] = []
    monkeypatch.setattr("cchc_desktop.gui.clip_acts.show_table_menu", lambda _window, place: shown.append(place))
    table(window).menu_wanted.emit(QPoint(10, 20))
    assert shown == [QPoint(10, 20)]


def test_our_own_data_is_read_back_as_it_was_written(window: MainWindow) -> None:
    go(window, 1, "task", 3, "lead")
    trigger(window, ActionId.COPY)
    clip = from_mime(clipboard())
    assert clip.cells
    assert clip.html.startswith("<html")
    assert not clip.has_files
