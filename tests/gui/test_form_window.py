"""A changed form in the window: table, tree and details follow, undo brings it back, file and exports hold it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core import form_edits
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.form_file import form_to_text
from cchc_desktop.core.forms import Counter, parse_form
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.dialogs.form_designer import FormDesigner
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.workspace import Workspace
from tests.gui.desk import open_plan, plan_file, settle, small_plan, trigger, type_text, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of own forms for the test alone."""
    folder = tmp_path / "forms"
    monkeypatch.setattr(catalogue, "own_forms_folder", lambda: folder)
    return folder


def desk(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def headers(window: MainWindow) -> list[str]:
    model = desk(window).table.table_model
    return [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]


def details(window: MainWindow) -> list[str]:
    return [label.text().rstrip(":") for label in desk(window).details.findChildren(QLabel) if label.buddy()]


def change(dialog: FormDesigner) -> None:
    """Hide a column, write another header, add a column of one's own, and use it all for the plan."""
    entries = dialog.ui.columns
    keys = [entries.item(i).data(Qt.ItemDataRole.UserRole) for i in range(entries.count())]
    entries.setFocus()
    entries.setCurrentRow(keys.index("coordinating"))
    QTest.keyClick(entries, Qt.Key.Key_Space)
    place = entries.visualItemRect(entries.item(keys.index("lead"))).center()
    QTest.mouseClick(entries.viewport(), LEFT, pos=QPoint(150, place.y()))
    dialog.ui.header.selectAll()
    QTest.keyClicks(dialog.ui.header, "Ai lam")
    QTest.mouseClick(dialog.ui.add, LEFT)
    QTest.keyClicks(dialog.ui.header, "Dia ban")
    QTest.mouseClick(dialog.ui.use, LEFT)


def design(window: MainWindow, act: object = change) -> None:
    when_shown(FormDesigner, act)  # type: ignore[arg-type]
    trigger(window, ActionId.FORM_DESIGNER)


def with_texts() -> Plan:
    return set_text(small_plan(), "a1", "coordinating", "Các sở, ban, ngành")


def test_every_view_follows_and_one_undo_brings_it_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path, with_texts()))
    desk(window).go_to("a1", "lead")
    before, fields, plan = headers(window), details(window), window.plan()
    assert "Cơ quan phối hợp" in fields
    design(window)
    assert [h for h in headers(window) if h not in before] == ["Ai lam", "Dia ban"]
    assert "6-Cơ quan phối hợp" not in headers(window)
    assert "Ai lam" in details(window)
    assert "Dia ban" in details(window)
    assert "Cơ quan phối hợp" not in details(window)
    assert desk(window).current() == ("a1", "lead"), "one stays where one was"
    assert window.plan()["a1"].fields["coordinating"] == "Các sở, ban, ngành", "hidden is not lost"
    desk(window).table.set_current("a1", "x1")
    desk(window).table.setFocus()
    window.activateWindow()
    qtbot.waitUntil(desk(window).table.hasFocus)
    type_text("Xã A")
    desk(window).commit_pending()
    assert window.plan()["a1"].fields["x1"] == "Xã A"
    trigger(window, ActionId.UNDO)
    trigger(window, ActionId.UNDO)
    assert window.plan() == plan
    assert (headers(window), details(window)) == (before, fields)
    trigger(window, ActionId.REDO)
    assert "Dia ban" in headers(window)


def test_the_file_keeps_the_form_and_its_undo(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    plan = with_texts()
    path = plan_file(tmp_path, plan)
    open_plan(qtbot, window, path)
    design(window)
    changed = window.plan()
    settle(qtbot, window)
    window.close_plan()
    open_plan(qtbot, window, path)
    assert window.plan() == changed
    assert [column.key for column in window.plan().form.hidden] == ["coordinating"]
    trigger(window, ActionId.UNDO)
    assert window.plan() == plan
    settle(qtbot, window)


def test_the_tree_counts_otherwise_at_once(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    model = desk(window).tree.model()

    def shown() -> str:
        return str(desk(window).tree.model().data(model.index_of("t2"), Qt.ItemDataRole.DisplayRole))  # type: ignore[attr-defined]

    numbered = shown()
    session = window.session
    assert session is not None
    form = form_edits.set_counter(window.plan().form, "task", Counter("task", pattern="NV{n}"))
    session.document.apply("Sửa biểu mẫu", lambda plan: form_edits.set_form(plan, form))
    assert "NV2" in shown()
    trigger(window, ActionId.UNDO)
    assert shown() == numbered


def test_undo_of_a_form_shows_the_appendix(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    design(window)
    desk(window).show_tab(text=True)
    trigger(window, ActionId.UNDO)
    assert not desk(window).in_text


def test_a_form_is_kept_under_a_name_of_its_own_and_offered_for_new_plans(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, own: Path
) -> None:
    from cchc_desktop.gui.commands import plans

    plan = small_plan()
    open_plan(qtbot, window, plan_file(tmp_path, plan))

    def name(dialog: QInputDialog) -> None:
        dialog.setTextValue("Mẫu của xã")
        dialog.accept()

    def keep(dialog: FormDesigner) -> None:
        QTest.mouseClick(dialog.ui.add, LEFT)
        when_shown(QInputDialog, name)
        QTest.mouseClick(dialog.ui.keep, LEFT)
        assert dialog.form.name == "Mẫu của xã"
        assert dialog.ui.base.currentText() == "Mẫu của xã (biểu mẫu riêng)"
        QTest.mouseClick(dialog.ui.leave, LEFT)

    design(window, keep)
    assert (own / "mau-cua-xa.toml").is_file()
    assert "mau-cua-xa" in [form.id for form in plans.forms()]
    assert window.plan() == plan, "kept is not yet used"


def test_a_form_is_sent_and_taken_in(
    window: MainWindow, tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gửi.toml"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    monkeypatch.setattr(notices, "ask_open_path", lambda *_args: target)
    monkeypatch.setattr(notices, "ask_name", lambda *_args: "Mẫu gửi đi")

    def send(dialog: FormDesigner) -> None:
        QTest.mouseClick(dialog.ui.add, LEFT)
        QTest.mouseClick(dialog.ui.send, LEFT)
        QTest.mouseClick(dialog.ui.leave, LEFT)

    design(window, send)
    assert parse_form(target.read_text(encoding="utf-8")).id == "mau-gui-di"
    assert not own.exists()

    def take(dialog: FormDesigner) -> None:
        QTest.mouseClick(dialog.ui.open, LEFT)
        assert dialog.form.name == "Mẫu gửi đi"
        assert dialog.form.column_keys[-1] == "x1"
        QTest.mouseClick(dialog.ui.leave, LEFT)

    design(window, take)
    assert (own / "mau-gui-di.toml").is_file()


def test_a_bad_form_file_is_one_sentence(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "hỏng.toml"
    bad.write_text(form_to_text(small_plan().form).replace('key = "lead"', "key = ['lead']"), encoding="utf-8")
    monkeypatch.setattr(notices, "ask_open_path", lambda *_args: bad)
    told: list[str] = []
    monkeypatch.setattr(notices, "tell_error", lambda _parent, error: told.append(str(error.params["form"])))

    def take(dialog: FormDesigner) -> None:
        form = dialog.form
        QTest.mouseClick(dialog.ui.open, LEFT)
        assert dialog.form is form
        QTest.mouseClick(dialog.ui.leave, LEFT)

    design(window, take)
    assert told == ["hỏng.toml"]
