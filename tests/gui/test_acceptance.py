"""Acceptance tests of the window that have no other home: keyboard alone, scaling of the screen, odd places of files.

ACCEPTANCE.md in this folder says where each of the fourteen stands.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.core.plan import Level
from cchc_desktop.gui import notices
from cchc_desktop.gui.main_window import MainWindow
from tests.checkout import ROOT
from tests.gui.desk import open_plan, plan_file, press, settle, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_CTRL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier

SCALED = """
import sys
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from cchc_desktop.core.document import Document
from cchc_desktop.gui import icons
from cchc_desktop.gui.views.appendix_view import AppendixView
from tests.gui.desk import small_plan
app = QApplication([])
ratio = app.devicePixelRatio()
assert icons.pixmap("find", 20).width() == round(20 * ratio), "an icon that is blown up"
view = AppendixView(Document(small_plan()))
view.resize(1000, 500)
view.show()
for _ in range(5):
    app.processEvents()
image = view.viewport().grab().toImage()
assert image.width() == round(view.viewport().width() * ratio)
line = round((view.columnViewportPosition(4) - 1) * ratio)
y = round((view.rowViewportPosition(1) + 4) * ratio)
dark = [x for x in range(line - 6, line + 7) if QColor(image.pixel(x, y)).lightness() < 128]
assert len(dark) == 1, f"a line of {len(dark)} pixels of the screen at {ratio}"
print(ratio)
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_10_icons_are_sharp_and_lines_one_pixel_at_every_scaling(scale: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-c", SCALED],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-1500:]
    assert float(done.stdout.split()[-1]) == float(scale)


def test_11_five_tasks_are_drafted_corrected_undone_and_exported_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_plan(qtbot, window, plan_file(tmp_path))
    desk = window.workspace
    assert desk is not None
    desk.go_to("t2", "task")
    desk.table.setFocus()
    for number in range(1, 6):
        press(Qt.Key.Key_3, _CTRL)
        type_text(f"Nhiệm vụ bàn phím {number}")
        press(Qt.Key.Key_Return)
        desk.table.setFocus()
        press(Qt.Key.Key_Up)
    made = [item.text for item in window.plan().items.values() if item.level is Level.TASK]
    assert sum("bàn phím" in (text or "") for text in made) == 5
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_End, _CTRL)
    type_text(" (sửa)")
    press(Qt.Key.Key_Return)
    assert any((item.text or "").endswith("(sửa)") for item in window.plan().items.values())
    desk.table.setFocus()
    press(Qt.Key.Key_Z, _CTRL)
    assert not any((item.text or "").endswith("(sửa)") for item in window.plan().items.values())
    press(Qt.Key.Key_Y, _CTRL)
    target = tmp_path / "bàn phím.docx"
    # the file dialog is the system's: it is answered as its Enter key would
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args, **_named: (target, False))
    press(Qt.Key.Key_E, _CTRL)
    settle(qtbot, window)
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["Kế hoạch cải cách – Đắk Nông.cchc", "đ" * 80 + ".cchc"])
def test_13_plans_lie_under_vietnamese_and_long_paths(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "Sở Nội vụ – Phòng Cải cách hành chính" / ("thư mục dài " * 6).strip()
    folder.mkdir(parents=True)
    path = plan_file(folder, name=name)
    assert len(str(path)) > 150
    open_plan(qtbot, window, path)
    assert window.session is not None
    assert window.session.path == path
    settle(qtbot, window)
    assert window.close_plan()
    assert [entry.name for entry in folder.iterdir()] == [name], "nothing is left beside it"


def test_the_table_of_acceptance_names_tests_that_are_there() -> None:
    text = (ROOT / "tests" / "gui" / "ACCEPTANCE.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests/)?[\w/]+\.py)::(\w+)`", text)
    assert {int(number) for number in re.findall(r"^\| (\d+) ", text, re.MULTILINE)} == set(range(1, 15))
    for file, test in named:
        source = (ROOT / file).read_text(encoding="utf-8")
        assert f"def {test}(" in source, f"{file}::{test}"
