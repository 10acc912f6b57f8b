"""The help that ships: chapters, their pictures and commands, the one that fits where the user is; the keyboard map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import resources
from cchc_desktop.gui import dialogs
from cchc_desktop.gui.actions.table import ACTIONS, ActionId
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.dialogs.shortcuts import ShortcutsDialog
from cchc_desktop.gui.help_pages import chapter, chapters, keyboard_map
from cchc_desktop.gui.help_window import _BY_CLASS, HelpWindow, chapter_for, show_help
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.menus import shortcut_text
from tests.gui.desk import open_plan, plan_file, press, settle, trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def test_there_are_chapters_with_titles_and_every_command_in_them_exists() -> None:
    assert len(chapters()) >= 12
    assert len({c.title for c in chapters()}) == len(chapters())
    for found in chapters():
        assert found.text.startswith(f"# {found.title}")
        assert not re.search(r"[{}]", found.text), "a command that was not filled in"


def test_every_picture_is_there_described_light_and_used() -> None:
    named = {name: words for c in chapters() for words, name in _PICTURE.findall(c.text)}
    pictures = {
        name.rpartition("/")[2]: resources.read_bytes(name) for name in resources.names("help") if name.endswith("png")
    }
    assert set(named) == set(pictures)
    assert all(named.values()), "a picture that a screen reader cannot name"
    assert all(len(data) < 150_000 for name, data in pictures.items() if name != "cua-so.png")
    assert sum(map(len, pictures.values())) < 1_500_000
    assert all(not QImage.fromData(data).isNull() for data in pictures.values())


def test_the_keyboard_map_has_every_command_that_has_keys() -> None:
    table = keyboard_map()
    for spec in ACTIONS:
        if spec.keys:
            assert f"| {spec.plain_text} | {shortcut_text(spec)} |" in table
    assert chapter("phim-tat").text.endswith(f"{table}\n")


def test_every_place_has_a_chapter_that_exists() -> None:
    names = {c.name for c in chapters()}
    assert set(_BY_CLASS.values()) <= names
    assert chapter_for(None) in names
    assert chapter("no such") == chapters()[0]


def test_every_dialog_and_panel_has_its_own_chapter() -> None:
    without = {"AboutDialog", "CrashDialog"}  # nothing to explain; nothing to be done
    folder = Path(dialogs.__file__).parent
    source = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    found = set(re.findall(r"^class (\w+)\(QDialog\)", source, re.MULTILINE)) - without
    assert len(found) > 15
    assert found <= set(_BY_CLASS)
    assert {"CheckPanel", "ComparePage", "FindPanel", "PointsPanel"} <= set(_BY_CLASS)


@pytest.mark.parametrize(
    ("action", "expected"),
    [(None, "cay-va-bang"), (ActionId.SHOW_LIST, "loc-va-lich"), (ActionId.SHOW_AGENDA, "loc-va-lich"),
     (ActionId.FIND, "tim-va-thay"), (ActionId.SHOW_CHECK, "kiem-tra")],
)  # fmt: skip
def test_f1_opens_the_chapter_of_where_the_keyboard_is(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, action: ActionId | None, expected: str
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    desk.table.setFocus()
    if action is not None:
        trigger(window, action)
        if action is not ActionId.FIND:
            QApplication.processEvents()
            child = next(
                w
                for w in desk.sides.view(action).findChildren(QWidget)  # type: ignore[attr-defined]
                if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus
            )
            child.setFocus()
    press(Qt.Key.Key_F1)
    helped = window.findChild(HelpWindow)
    assert helped is not None
    assert helped.isVisible()
    assert helped.shown == expected
    assert helped.page.toPlainText().strip()
    settle(qtbot, window)


def test_the_help_of_a_dialog_is_open_beside_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QLineEdit(dialog)
    fit_to_screen(dialog)
    dialog.open()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    helped = dialog.findChild(HelpWindow)
    assert helped is not None
    assert helped.isVisible(), "a window that the dialog does not hold up"
    QTest.keyClick(helped, Qt.Key.Key_Escape)
    assert not helped.isVisible()


def test_a_word_is_found_without_marks(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    helped = show_help(parent, "bat-dau")
    helped.search.setText("hoan tac")
    shown = [row for row in range(helped.index.count()) if not helped.index.item(row).isHidden()]
    assert 0 < len(shown) < len(chapters())
    assert helped.index.currentRow() in shown
    helped.search.setText("không có gì như thế này đâu")
    assert helped.none.isVisible()


def test_pictures_are_shown_and_fit_the_page(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    helped = show_help(parent, "bat-dau")
    helped.resize(700, 500)
    QApplication.processEvents()
    assert helped.page.horizontalScrollBar().maximum() == 0
    assert helped.page.document().size().height() > 500, "text alone is not so high"


def test_keys_have_their_own_command_and_can_be_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.menus.actions[ActionId.SHORTCUTS].shortcut().toString() == "Ctrl+F1"
    dialog = ShortcutsDialog(window)
    qtbot.addWidget(dialog)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "phím.pdf"))
    dialog.print_on(printer)
    assert (tmp_path / "phím.pdf").read_bytes().startswith(b"%PDF")
    dialog.ui.search.setText("hoan tac")
    rows = [dialog.ui.commands.topLevelItem(i) for i in range(dialog.ui.commands.topLevelItemCount())]
    assert any("Hoàn tác" in row.text(0) for row in rows if not row.isHidden())
