"""The directory of agencies in its dialog: looking, own rows, refusals, files, and what the other views learn of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.directory import Entry
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import agencies
from cchc_desktop.gui.dialogs.directory import NEW_NAME, DirectoryDialog
from cchc_desktop.gui.models.directory_table import KEYS, DirectoryModel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME, SINCE = KEYS.index("name") + 1, KEYS.index("since") + 1


@pytest.fixture(autouse=True)
def _own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agencies, "own_directory_file", lambda: tmp_path / "cài đặt" / "danh mục.csv")
    agencies._directory_names.cache_clear()


@pytest.fixture
def dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DirectoryDialog:
    """The dialog on the shipped rows."""
    monkeypatch.setattr(notices, "ask_yes", lambda *_args: True)
    made = DirectoryDialog(None, agencies.shipped_rows(), agencies.own_rows(), date(2027, 7, 1))
    qtbot.addWidget(made)
    made.show()
    return made


def names(dialog: DirectoryDialog) -> list[str]:
    return [entry.name for entry in dialog.model.rows]


def test_every_shipped_row_is_there_and_cannot_be_edited(dialog: DirectoryDialog) -> None:
    assert len(dialog.model.rows) == len(agencies.shipped_rows())
    assert not dialog.model.flags(dialog.model.index(0, NAME)) & Qt.ItemFlag.ItemIsEditable
    assert not dialog.ui.remove.isEnabled()


def test_rows_are_filtered_without_marks_and_by_day(dialog: DirectoryDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.ui.filter, "thong tin va truyen")
    qtbot.waitUntil(lambda: 0 < len(dialog.model.rows) < 10, timeout=5000)
    assert "Sở Thông tin và Truyền thông" in names(dialog)
    dialog.ui.valid_only.setChecked(True)
    assert "Sở Thông tin và Truyền thông" not in names(dialog)


def test_an_own_row_is_typed_kept_and_offered(dialog: DirectoryDialog) -> None:
    QTest.mouseClick(dialog.ui.add, Qt.MouseButton.LeftButton)
    row = names(dialog).index(NEW_NAME)
    assert dialog.model.setData(dialog.model.index(row, NAME), "Ban Quản lý khu kinh tế Lạc Hồng")
    assert dialog.model.setData(dialog.model.index(row, SINCE), "01/7/2025")
    QTest.mouseClick(dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    assert [entry.name for entry in agencies.own_rows()] == ["Ban Quản lý khu kinh tế Lạc Hồng"]
    assert agencies.own_rows()[0].since == date(2025, 7, 1)
    assert "Ban Quản lý khu kinh tế Lạc Hồng" in agencies.offered_agencies(catalogue.sample_plan())


def test_a_day_that_is_none_is_refused_with_a_sentence(dialog: DirectoryDialog) -> None:
    QTest.mouseClick(dialog.ui.add, Qt.MouseButton.LeftButton)
    row = names(dialog).index(NEW_NAME)
    assert not dialog.model.setData(dialog.model.index(row, SINCE), "hôm qua")
    assert not dialog.ui.fault.isHidden()
    assert "hôm qua" in dialog.ui.fault.text()
    assert dialog.model.rows[row].since is None


def test_a_shipped_row_becomes_an_own_one_in_its_place(dialog: DirectoryDialog) -> None:
    count = len(dialog.model.rows)
    row = next(i for i, entry in enumerate(dialog.model.rows) if entry.name == "Sở Nội vụ" and not entry.functions)
    dialog.ui.rows.selectRow(row)
    QTest.mouseClick(dialog.ui.copy, Qt.MouseButton.LeftButton)
    assert len(dialog.model.rows) == count
    assert [entry.name for entry in dialog.own] == ["Sở Nội vụ"]
    dialog.ui.rows.selectRow(0)
    QTest.mouseClick(dialog.ui.remove, Qt.MouseButton.LeftButton)
    assert dialog.own == []
    assert len(dialog.model.rows) == count


def test_rows_go_out_and_come_in_as_files(
    dialog: DirectoryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.model.add([Entry("Sở Kinh tế", level="tỉnh", type="sở", own=True)])
    target = tmp_path / "gửi.csv"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: (target, False))
    QTest.mouseClick(dialog.ui.send, Qt.MouseButton.LeftButton)
    assert target.read_text(encoding="utf-8-sig").startswith("Tên,")
    dialog.model.remove(dialog.own)
    monkeypatch.setattr(notices, "ask_open_path", lambda *_args: target)
    QTest.mouseClick(dialog.ui.take_in, Qt.MouseButton.LeftButton)
    assert [entry.name for entry in dialog.own] == ["Sở Kinh tế"]
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\x00")
    monkeypatch.setattr(notices, "ask_open_path", lambda *_args: bad)
    QTest.mouseClick(dialog.ui.take_in, Qt.MouseButton.LeftButton)
    assert not dialog.ui.fault.isHidden()


def test_changes_are_not_thrown_away_unasked(dialog: DirectoryDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask_yes", lambda _parent, question, _yes: asked.append(question))
    dialog.reject()
    assert asked == []
    dialog.show()
    dialog.model.add([Entry("Sở Kinh tế", own=True)])
    dialog.reject()
    assert len(asked) == 1
    assert dialog.isVisible()


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = DirectoryModel(agencies.shipped_rows()[:20], [Entry("A", own=True)], date(2027, 1, 1))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.filter("so", own_only=False, valid_only=True)
    model.add([Entry("B", own=True)])
