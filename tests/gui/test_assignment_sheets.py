"""The command "Phiếu giao việc…": agencies ticked, kinds, one file, many or a zip; cancelled between two files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import jobs
from cchc_desktop.gui.commands.assignments import ARCHIVE, EACH, ONE, SheetsRequest, assigned, files_of, write
from cchc_desktop.gui.dialogs.assignment_sheets import AssignmentSheetsDialog
from cchc_desktop.gui.messages import error_text
from cchc_desktop.rendering import page_fonts

PLAN = catalogue.sample_plan()
FOUND = assigned(PLAN)


def request(tmp_path: Path, how: str, *suffixes: str, count: int = 3, target: str = "a.docx") -> SheetsRequest:
    path = tmp_path if how == EACH else tmp_path / target
    return SheetsRequest(PLAN, FOUND.agencies[:count], suffixes, how, path)


def test_named_agencies_are_ticked(qtbot: QtBot) -> None:
    dialog = AssignmentSheetsDialog(None, FOUND)
    qtbot.addWidget(dialog)
    ok = dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)
    assert dialog.agencies() == tuple(one for one in FOUND.agencies if one.named)
    assert 0 < len(dialog.agencies()) < len(FOUND.agencies)
    assert (dialog.suffixes(), dialog.how()) == ((".docx",), ONE)
    dialog.ui.all.click()
    assert dialog.agencies() == FOUND.agencies
    dialog.ui.none.click()
    assert not ok.isEnabled()
    dialog.ui.agencies.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
    assert dialog.agencies() == (FOUND.agencies[1],)
    assert ok.isEnabled()
    dialog.ui.word.setChecked(False)
    assert not ok.isEnabled()
    dialog.ui.pdf.setChecked(True)
    dialog.ui.archive.setChecked(True)
    assert (dialog.suffixes(), dialog.how()) == ((".pdf",), ARCHIVE)


@pytest.mark.parametrize("family", ["Liberation Serif", ""])
def test_a_face_that_stands_in_is_said_where_there_will_be_pages(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, family: str
) -> None:
    monkeypatch.setattr(page_fonts, "substitute", lambda: family)
    dialog = AssignmentSheetsDialog(None, FOUND)
    qtbot.addWidget(dialog)
    assert dialog.ui.face_note.isHidden()
    dialog.ui.pdf.setChecked(True)
    assert dialog.ui.face_note.isHidden() is not bool(family)
    assert not family or family in dialog.ui.face_note.text()
    dialog.ui.pdf.setChecked(False)
    assert dialog.ui.face_note.isHidden()


def test_a_pc_without_any_face_for_vietnamese_is_told_before_the_work(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = KnownError(ErrorCode.FONT_MISSING, family="Times New Roman", found="Courier")

    def fail() -> str:
        raise missing

    monkeypatch.setattr(page_fonts, "substitute", fail)
    dialog = AssignmentSheetsDialog(None, FOUND)
    qtbot.addWidget(dialog)
    dialog.ui.pdf.setChecked(True)
    assert dialog.ui.face_note.text() == error_text(missing)


def test_one_file_of_each_kind(qtbot: QtBot, tmp_path: Path) -> None:
    wanted = request(tmp_path, ONE, ".docx", ".xlsx", ".pdf")
    assert (
        write(wanted, jobs.Progress()) == files_of(wanted) == [tmp_path / f"a{s}" for s in (".docx", ".xlsx", ".pdf")]
    )
    assert all(path.stat().st_size > 3000 for path in files_of(wanted))


def test_a_file_for_each_and_a_zip(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    files = write(
        request(tmp_path, EACH, ".docx", ".xlsx"), jobs.Progress(lambda done, total, _text: told.append((done, total)))
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in files)
    assert told == [(i, 6) for i in range(6)]
    (archive,) = write(request(tmp_path, ARCHIVE, ".docx", target="a.zip"), jobs.Progress())
    with zipfile.ZipFile(archive) as opened:
        assert len(opened.namelist()) == 3


@pytest.mark.parametrize("how", [EACH, ARCHIVE])
def test_a_cancel_leaves_no_half_file(tmp_path: Path, how: str) -> None:
    progress = jobs.Progress(lambda done, _total, _text: progress.cancel() if done == 1 else None)
    with pytest.raises(jobs.CancelledError):
        write(request(tmp_path, how, ".docx", target="a.zip"), progress)
    left = [path.name for path in tmp_path.iterdir()]
    assert not any("tmp" in name or name.endswith(".zip") for name in left)
    assert len(left) == (2 if how == EACH else 0)


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    wanted = request(tmp_path, ONE, ".docx")
    wanted.target.write_bytes(b"old")
    with pytest.raises(KnownError) as error:
        write(wanted, jobs.Progress())
    assert error.value.code is ErrorCode.TARGET_EXISTS
    assert wanted.target.read_bytes() == b"old"
