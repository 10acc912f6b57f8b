"""Everything can be named by a screen reader and reached by keyboard, and fits a small screen at 150 %."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import jobs
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.dialogs import __path__ as dialog_folder
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.side_views import DOCKS, TABS
from tests.gui.desk import open_plan, plan_file, settle, small_plan
from tests.gui.every_dialog import DIALOGS, interactive, reachable, spoken

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SMALL = (910, 512)  # 1366×768 at 150 %, in logical pixels


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    open_plan(qtbot, window, plan_file(tmp_path))
    return window


def unnamed(root: QWidget) -> list[str]:
    return [f"{type(w).__name__} {w.objectName()!r}" for w in interactive(root) if not spoken(w)]


def all_read() -> None:
    """What a dialog reads beside the window has come: a dialog that is thrown away unshown calls nothing off."""
    assert jobs.wait_for_all()
    QApplication.processEvents()


def points_plan() -> Plan:
    return next(plan for plan in plans.samples() if plan.form.is_outline)


@pytest.mark.parametrize("name", list(DIALOGS))
def test_everything_in_a_dialog_has_a_name_and_a_place_in_the_order(desk: MainWindow, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name](desk)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert dialog.windowTitle()
    assert unnamed(dialog) == []
    visible = [w for w in interactive(dialog) if w.isVisible() and w.isEnabled()]
    assert visible
    lost = [w for w in visible if not reachable(w) and not isinstance(w, QAbstractButton)]
    assert [f"{type(w).__name__} {w.objectName()!r}" for w in lost] == []
    all_read()
    settle(qtbot, desk)


@pytest.mark.parametrize("name", list(DIALOGS))
def test_a_dialog_fits_a_small_screen_at_150_per_cent(desk: MainWindow, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name](desk)
    qtbot.addWidget(dialog)
    dialog.ensurePolished()
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert least.width() <= SMALL[0], name
    assert least.height() <= SMALL[1] - 30, "the title bar and the edge want room too"
    all_read()
    settle(qtbot, desk)


@pytest.mark.parametrize("spec", [*TABS, *DOCKS], ids=lambda spec: spec.name)
def test_everything_in_a_side_view_has_a_name(window: MainWindow, qtbot: QtBot, tmp_path: Path, spec) -> None:
    plan = points_plan() if spec.action is ActionId.SHOW_POINTS else small_plan()
    open_plan(qtbot, window, plan_file(tmp_path, plan))
    assert window.workspace is not None
    view = window.workspace.sides.show(spec.action)
    QApplication.processEvents()
    assert unnamed(view) == []  # type: ignore[arg-type]
    settle(qtbot, window)


def test_everything_in_the_window_has_a_name(desk: MainWindow, qtbot: QtBot) -> None:
    assert desk.workspace is not None
    desk.workspace.go_to("a1", "lead")
    desk.workspace.write_text()
    QApplication.processEvents()
    own = [w for w in interactive(desk) if not isinstance(w.parentWidget(), QDockWidget)]
    assert [f"{type(w).__name__} {w.objectName()!r}" for w in own if not spoken(w)] == []
    for dock in desk.findChildren(QDockWidget):
        assert dock.windowTitle()
    settle(qtbot, desk)


def test_everything_on_the_start_page_has_a_name(window: MainWindow) -> None:
    assert unnamed(window.start_page) == []
    assert all(reachable(button) for button in window.start_page.buttons.values())


def test_cells_and_levels_say_what_they_are(desk: MainWindow, qtbot: QtBot) -> None:
    work = desk.workspace
    assert work is not None
    table = QAccessible.queryAccessibleInterface(work.table)
    assert table.role() == QAccessible.Role.Table
    model = work.table.table_model
    place = model.find("a1", "lead")
    assert place is not None
    said = model.index(*place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Cơ quan chủ trì" in said
    assert "hoạt động 3.1" in said
    assert "Sở Nội vụ" in said
    tree = QAccessible.queryAccessibleInterface(work.tree)
    assert tree.role() == QAccessible.Role.Tree
    index = work.tree.tree_model.index_of("t1")
    assert "nhiệm vụ" in str(index.data(Qt.ItemDataRole.AccessibleTextRole)).lower()
    settle(qtbot, desk)


def test_the_window_fits_a_small_screen_with_everything_open(desk: MainWindow, qtbot: QtBot) -> None:
    for spec in DOCKS:
        desk.workspace.sides.show(spec.action)  # type: ignore[union-attr]
    QApplication.processEvents()
    least = desk.minimumSizeHint()
    assert least.width() <= SMALL[0]
    assert least.height() <= SMALL[1]
    settle(qtbot, desk)


def test_findings_and_states_are_said_in_words_beside_their_colour(desk: MainWindow, qtbot: QtBot) -> None:
    """A sign alone would be a colour alone to many: the saved sign and messages have texts."""
    sign = desk.status.save_sign
    labels = [label for label in sign.findChildren(QLabel) if not label.pixmap().isNull()]
    assert labels
    assert sign.text
    desk.message_bar.tell("Đã bỏ qua 2 ô.", "warning")
    assert desk.message_bar.text
    settle(qtbot, desk)


def test_every_button_of_the_toolbar_says_its_name_and_its_keys(desk: MainWindow, qtbot: QtBot) -> None:
    for button in desk.menus.toolbar.findChildren(QToolButton):
        if button.defaultAction() is not None:
            assert button.toolTip()
            assert spoken(button)
    settle(qtbot, desk)


def test_no_dialog_is_forgotten_here() -> None:
    """Every module of dialogs with a form of its own is walked above, or by the test of what it belongs to."""
    elsewhere = {
        "paste_preview",  # needs what it pastes
        "decision_fields", "fitting", "form_columns", "form_numbers", "form_words", "import_columns", "import_doubts",
    }  # fmt: skip
    found = {path.stem for path in Path(next(iter(dialog_folder))).glob("*.py")} - {"__init__"} - elsewhere
    assert found <= {name.replace(" ", "_") for name in DIALOGS}
