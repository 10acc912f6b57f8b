"""The export dialog's own template: chosen, saved as a suggestion, filled; what there is to say is said."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import jobs, notices
from cchc_desktop.gui.commands import templates
from cchc_desktop.gui.commands.exports import KINDS
from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog

PLAN = catalogue.sample_plan()


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportOptionsDialog:
    made = ExportOptionsDialog(None, PLAN, folder=tmp_path)
    qtbot.addWidget(made)
    return made


def test_only_word_offers_it_and_nothing_is_exported_without_a_file(dialog: ExportOptionsDialog) -> None:
    ok = dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)
    assert not dialog.ui.own_template.isHidden()
    assert dialog.ui.choose_template.isHidden()
    dialog.ui.own_template.setChecked(True)
    assert not dialog.ui.choose_template.isHidden()
    assert not ok.isEnabled()
    dialog.ui.kind.setCurrentIndex([kind.suffix for kind in KINDS].index(".pdf"))
    assert ok.isEnabled()
    assert dialog.ui.own_template.isHidden()
    assert dialog.choice().template is None


def test_save_choose_fill(dialog: ExportOptionsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, target = tmp_path / "Mẫu.docx", tmp_path / "ra.docx"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_: (own, False))
    monkeypatch.setattr(notices, "ask_open_path", lambda *_: own)
    dialog.ui.own_template.setChecked(True)
    dialog.ui.save_template.click()
    assert own.exists()
    assert dialog.choice().template == own, "what was just saved is taken where nothing was chosen"
    another = tmp_path / "Gợi ý.docx"
    monkeypatch.setattr(notices, "ask_save_path", lambda *_: (another, False))
    dialog.ui.save_template.click()
    assert another.exists()
    assert dialog.choice().template == own, "the one chosen stays"
    dialog.ui.choose_template.click()
    assert dialog.ui.template_path.text() == "Mẫu.docx"
    choice = dialog.choice()
    assert choice.template == own
    path, issues = templates.fill(templates.Filling(PLAN, own, target), jobs.Progress())
    assert (path, issues) == (target, ())
    assert len(docx.Document(str(target)).tables) == 3


def test_a_fault_leaves_the_old_file(tmp_path: Path) -> None:
    bad, target = tmp_path / "x.docx", tmp_path / "ra.docx"
    bad.write_bytes(b"no")
    target.write_bytes(b"old")
    with pytest.raises(KnownError) as error:
        templates.fill(templates.Filling(PLAN, bad, target, over=True), jobs.Progress())
    assert error.value.code is ErrorCode.TEMPLATE_UNREADABLE
    assert target.read_bytes() == b"old"
