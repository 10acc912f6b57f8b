"""File dialogs beside an open plan: they do not open it, and do not show the files that say who has it open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeDatabase
from PySide6.QtWidgets import QFileDialog, QTreeView
from pytestqt.qtbot import QtBot

from cchc_desktop import resources
from cchc_desktop.gui import file_kinds, notices
from cchc_desktop.gui.main_window import MainWindow
from tests.gui.desk import PATIENCE, open_plan, plan_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROOT = Path(__file__).resolve().parents[2]
# Another process: inside one, SQLite knows of its own locks without asking the system.
_TRY = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


def is_locked(path: Path) -> bool:
    """True where another process may not write."""
    tried = subprocess.run([sys.executable, "-c", _TRY, str(path)], capture_output=True, text=True, check=False)
    assert not tried.stderr or "database is locked" in tried.stderr, tried.stderr
    return tried.returncode != 0


def names_in(dialog: QFileDialog) -> list[str]:
    """What a file dialog of Qt's lists."""
    view = dialog.findChild(QTreeView)
    assert view is not None
    model, root = view.model(), view.rootIndex()
    return [str(model.index(row, 0, root).data()) for row in range(model.rowCount(root))]


def wait_for_kinds(qtbot: QtBot) -> None:
    """Another test may have asked Qt for kinds of files before ours were registered: it looks again after 5 seconds."""
    qtbot.waitUntil(lambda: QMimeDatabase().mimeTypeForName("application/vnd.cchc-plan").isValid(), timeout=PATIENCE)


def test_the_compiled_description_is_that_of_its_source(tmp_path: Path) -> None:
    compiled = tmp_path / "kinds.rcc"
    file_kinds.compile_kinds(ROOT / "resources" / "mime" / "file_kinds.qrc", compiled)
    assert compiled.read_bytes() == resources.read_bytes(file_kinds.KINDS)


def test_a_plan_is_known_by_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    file_kinds.register()
    wait_for_kinds(qtbot)
    path = tmp_path / "kế hoạch.cchc"
    path.write_bytes(b"SQLite format 3\0")
    assert QMimeDatabase().mimeTypeForFile(str(path)).comment() == "Kế hoạch CCHC"


@pytest.mark.skipif(os.name == "nt", reason="locks belong to their handles there; the desktop has its own dialogs")
@pytest.mark.parametrize("kinds_of_file", [notices.PLAN_FILES, notices.COMPARABLE_FILES])
def test_a_file_dialog_leaves_the_open_plan_locked(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kinds_of_file: str
) -> None:
    folder = tmp_path / "kế hoạch"  # the settings of the test are in the other
    folder.mkdir()
    path = plan_file(folder)
    plan_file(folder, name="khác.cchc")
    open_plan(qtbot, window, path)
    wait_for_kinds(qtbot)
    assert is_locked(path)
    dialog = QFileDialog(window, "Mở kế hoạch", str(folder), kinds_of_file)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    qtbot.waitUntil(lambda: set(names_in(dialog)) == {"khác.cchc", "kế hoạch.cchc"}, timeout=PATIENCE)
    view = dialog.findChild(QTreeView)
    assert view is not None
    kinds = [str(view.model().index(row, 2, view.rootIndex()).data()) for row in range(2)]
    assert kinds == ["Kế hoạch CCHC"] * 2
    dialog.close()
    assert (folder / "~$kế hoạch.cchc").is_file(), "it was there to be shown"
    assert is_locked(path)
