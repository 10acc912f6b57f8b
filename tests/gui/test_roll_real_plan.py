"""The yearly job in the real window: from last year's Word file to a checked, printable draft, every act counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.table import ActionId
from cchc_desktop.gui.dialogs.roll_forward import AGENCIES, CARRY, END, YEARS, RollForwardDialog
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.views.check_panel import CheckPanel
from cchc_desktop.gui.views.decision_page import DecisionPage
from cchc_desktop.gui.views.page_view import PageView
from tests.gui.desk import trigger

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MOST_ACTS = 10


class Official:
    """Who sits before the window; every act and every answer is counted."""

    def __init__(self) -> None:
        self.acts: list[str] = []
        self.answers: list[str] = []

    def does(self, what: str, act: Callable[[], object]) -> None:
        self.acts.append(what)
        act()


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.is_furnished)
    return window


def answer_all(qtbot: QtBot, official: Official, page: DecisionPage) -> None:
    """Enter for every question, as the list offers them."""
    page.list.setFocus()
    while page.open_questions:
        group = page.current()
        assert group is not None
        assert group.asks
        official.answers.append(group.key)
        qtbot.keyClick(page.list, Qt.Key.Key_Return)


def test_from_last_years_word_file_to_a_checked_printable_draft(
    qtbot: QtBot, window: MainWindow, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = shared / "corpus" / "quang_tri_2025.docx", tmp_path / "2027.cchc"
    official = Official()
    monkeypatch.setattr(notices, "ask_open_path", lambda *_args: official.acts.append("which file") or source)
    monkeypatch.setattr(notices, "ask_save_path", lambda *_args: official.acts.append("its name") or (target, False))

    official.does("command", lambda: trigger(window, ActionId.ROLL_FORWARD))
    dialog = next(child for child in window.children() if isinstance(child, RollForwardDialog))
    dialog.ui.choose.click()
    qtbot.waitUntil(dialog.ui.next.isEnabled, timeout=60_000)
    dialog.ui.to_year.setValue(2027)  # offered in November 2026; the test may run in another year
    for step, page in ((YEARS, dialog.years), (AGENCIES, dialog.agencies), (CARRY, None), (END, None)):
        official.does("next", dialog.ui.next.click)
        assert dialog.ui.steps.currentIndex() == step
        if page is not None:
            answer_all(qtbot, official, page)
    assert "câu hỏi chưa quyết định" not in dialog.ui.summary.text()
    official.does("save", dialog.ui.next.click)

    qtbot.waitUntil(lambda: window.services.windows.showing(target) is not None, timeout=60_000)
    new = cast(MainWindow, window.services.windows.showing(target))
    qtbot.waitUntil(lambda: new.workspace is not None)
    assert new.workspace is not None
    assert new.session is not None
    official.does("check", lambda: trigger(new, ActionId.CHECK))
    panel = cast(CheckPanel, new.workspace.sides.view(ActionId.SHOW_CHECK))
    new.workspace.checks.finish()
    qtbot.waitUntil(panel.isVisible)
    assert new.workspace.checks.errors == 0

    official.does("pages", lambda: trigger(new, ActionId.SHOW_PAGES))
    view = cast(PageView, new.workspace.sides.view(ActionId.SHOW_PAGES))
    qtbot.waitUntil(lambda: view.up_to_date and len(view.canvas.pages) > 20, timeout=120_000)
    plan = new.session.document.plan
    assert (plan.year, plan.document.title) == (2027, "Cải cách hành chính nhà nước tỉnh Quảng Trị năm 2027")

    print(f"{len(official.acts)} acts, {len(official.answers)} answers")
    assert len(official.acts) <= MOST_ACTS, official.acts
    assert len(official.answers) == len(set(official.answers)) <= 12
