"""Parts of the window: jobs, crashes, questions, plain texts, the save sign, settings, recent plans."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMessageBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue, IssueCode
from cchc_desktop.gui import crash, jobs, notices
from cchc_desktop.gui.dialogs.import_result import ImportResultDialog
from cchc_desktop.gui.message_bar import MessageBar
from cchc_desktop.gui.plain import plain_tip
from cchc_desktop.gui.recent import MOST, RecentPlan, RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.status import SaveSign, StatusBar
from tests.gui.desk import PATIENCE, small_plan, when_shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# ---- jobs


def test_a_job_works_elsewhere_and_answers_in_the_window(qtbot: QtBot) -> None:
    threads: list[object] = []
    told: list[tuple[int, int, str]] = []

    def work(progress: jobs.Progress) -> int:
        threads.append(threading.current_thread())
        progress.report(1, 2, "một nửa")
        return 42

    results: list[object] = []

    def done(result: object) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    jobs.run(work, done, results.append, lambda *step: told.append(step))
    qtbot.waitUntil(lambda: bool(results), timeout=PATIENCE)
    assert results == [42]
    assert told == [(1, 2, "một nửa")]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_a_known_error_goes_to_failed_and_a_bug_to_the_excepthook(qtbot: QtBot) -> None:
    errors: list[object] = []

    def known(_progress: jobs.Progress) -> None:
        raise KnownError(ErrorCode.DISK_FULL, path="x")

    jobs.run(known, errors.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE)
    assert isinstance(errors[0], KnownError)

    def bug(_progress: jobs.Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as seen:
        job = jobs.run(bug, errors.append, errors.append)
        qtbot.waitSignal(job.ended, timeout=PATIENCE).wait()
        QApplication.processEvents()
    assert [kind for kind, *_ in seen] == [ZeroDivisionError]
    assert len(errors) == 1


@pytest.mark.parametrize("fails", [False, True])
def test_a_dialog_that_was_destroyed_hears_nothing(qtbot: QtBot, fails: bool) -> None:
    class Hearing(QLabel):
        def show_result(self, result: object) -> None:
            self.setText(str(result))

    dialog, destroyed = Hearing(), threading.Event()

    def work(progress: jobs.Progress) -> int:
        assert destroyed.wait(20)
        progress.report(1, 1)
        if fails:
            raise KnownError(ErrorCode.DISK_FULL, path="x")
        return 42

    dropped: list[object] = []
    job = jobs.run(work, dialog.show_result, dialog.show_result, dropped=dropped.append)
    shiboken6.delete(dialog)
    with qtbot.waitSignal(job.ended, timeout=PATIENCE):
        destroyed.set()
    assert dropped == ([] if fails else [42])


def test_a_cancelled_job_tells_nobody_and_stops_at_its_next_report(qtbot: QtBot) -> None:
    go_on, reached, told = threading.Event(), [], []

    def work(progress: jobs.Progress) -> None:
        go_on.wait(20)
        progress.report(1, 2)
        reached.append(True)

    job = jobs.run(work, told.append, told.append, lambda *step: told.append(step))
    job.cancel()
    with qtbot.waitSignal(job.ended, timeout=PATIENCE):
        go_on.set()
    assert not told
    assert not reached


def test_the_result_of_a_job_cancelled_too_late_can_be_let_go(qtbot: QtBot) -> None:
    go_on = threading.Event()
    told: list[object] = []
    dropped: list[object] = []

    def work(_progress: jobs.Progress) -> str:
        go_on.wait(20)
        return "an open plan"

    job = jobs.run(work, told.append, told.append, dropped=dropped.append)
    job.cancel()
    with qtbot.waitSignal(job.ended, timeout=PATIENCE):
        go_on.set()
    assert dropped == ["an open plan"]
    assert not told


# ---- crashes


def test_a_bug_is_logged_without_any_text_of_the_plan_and_shown_once(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    shown: list[Path] = []

    def show(path: Path) -> None:
        shown.append(path)
        crash_again()

    handler = crash.CrashHandler(show, lambda: tmp_path)

    def crash_again() -> None:
        try:
            {}["Bí mật của kế hoạch"]
        except KeyError:
            handler(*sys.exc_info())  # type: ignore[arg-type]

    crash_again()
    crash_again()
    log = (tmp_path / crash.LOG_NAME).read_text(encoding="utf-8")
    assert len(shown) == 1, "neither while the dialog is open nor again for the same place"
    assert "KeyError" in log
    assert Path(__file__).name in log
    assert "Bí mật" not in log
    assert "Bí mật" not in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_no_second_crash(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "tệp").touch()
    shown: list[Path] = []
    handler = crash.CrashHandler(shown.append, lambda: tmp_path / "tệp" / "x")
    handler(ValueError, ValueError("x"), None)
    assert len(shown) == 1
    assert "ValueError" in capsys.readouterr().err


# ---- notices


def _click(text: str) -> Callable[[QMessageBox], None]:
    def click(box: QMessageBox) -> None:
        next(b for b in box.buttons() if b.text().replace("&", "").startswith(text)).click()

    return click


@pytest.mark.parametrize(
    ("host", "text", "answer"),
    [
        ("PC-7", "Mở để xem", notices.InUseAnswer.LOOK),
        ("PC-7", "Làm việc trên bản sao", notices.InUseAnswer.COPY),
        ("PC-7", "Vẫn mở để sửa", notices.InUseAnswer.TAKE_OVER),
    ],
)
def test_a_plan_in_use_can_be_looked_at_copied_or_taken(
    qtbot: QtBot, host: str, text: str, answer: notices.InUseAnswer
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    error = KnownError(ErrorCode.PLAN_IN_USE, path="/x/kế hoạch.cchc", user="lan", host=host, since="")
    when_shown(QMessageBox, _click(text))
    assert notices.ask_in_use(parent, error) is answer


def test_a_plan_open_on_this_pc_cannot_be_taken(qtbot: QtBot) -> None:
    import platform

    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.extend(button.text() for button in box.buttons())
        box.reject()

    error = KnownError(ErrorCode.PLAN_IN_USE, path="x.cchc", user="lan", host=platform.node(), since="")
    when_shown(QMessageBox, look)
    assert notices.ask_in_use(None, error) is notices.InUseAnswer.CANCEL
    assert seen
    assert not any("sửa" in text for text in seen)


def test_texts_from_outside_are_shown_as_plain_text(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    kinds: list[object] = []

    def look(box: QMessageBox) -> None:
        kinds.append(box.textFormat())
        box.reject()

    when_shown(QMessageBox, look)
    notices.tell_error(None, KnownError(ErrorCode.SOURCE_MISSING, path="<img src=//x>"))
    assert kinds == [Qt.TextFormat.PlainText]


def test_a_tag_in_a_text_is_shown_and_not_obeyed(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    assert plain_tip("3 < 4 & 5") == "<qt>3 &lt; 4 &amp; 5</qt>"
    hostile = '<img src="\\\\server\\x.png">'
    issue = Issue(IssueCode.LEAD_MISSING, params={"text": hostile})
    dialog = ImportResultDialog(None, Path("x.docx"), small_plan(), [issue])
    qtbot.addWidget(dialog)
    tip = dialog.ui.issues.topLevelItem(0).toolTip(2)
    assert "<img" not in tip
    assert "&lt;img" in tip
    bar = MessageBar(dialog)
    bar.tell(hostile)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in bar.findChildren(QLabel) if label.text())


def test_a_name_gets_its_suffix_once() -> None:
    assert notices.with_suffix(Path("/x/Bản 2.1"), ".docx").name == "Bản 2.1.docx"
    assert notices.with_suffix(Path("/x/a.DOCX"), ".docx").name == "a.DOCX"
    assert notices.with_suffix(Path("/x/a.json"), ".grid.json").name == "a.json.grid.json"


# ---- status bar, settings, recent plans


def test_the_save_sign_has_a_word_for_every_state(qtbot: QtBot) -> None:
    from datetime import datetime

    sign = SaveSign()
    qtbot.addWidget(sign)
    sign.saved(datetime(2026, 11, 22, 10, 32, 5))
    assert sign.text == "Đã lưu 10:32:05"
    sign.saving()
    assert sign.text == "Đang lưu…"
    assert not sign.offers_retry
    sign.failed(KnownError(ErrorCode.DISK_FULL, path="x"))
    assert sign.text.startswith("Chưa lưu được: Ổ đĩa đã đầy")
    assert sign.offers_retry
    sign.read_only()
    assert sign.text == "Chỉ để xem"


def test_a_long_message_never_makes_the_window_wider(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = StatusBar(parent)
    bar.save_sign.failed(KnownError(ErrorCode.DISK_FULL, path="/rất/dài" * 60))
    assert bar.minimumSizeHint().width() < 700


def test_a_tip_in_the_status_bar_moves_nothing_at_its_end(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = StatusBar(window)
    window.setStatusBar(bar)
    bar.show_plan({}, "Kế hoạch 2027")
    window.resize(1200, 300)
    with qtbot.waitExposed(window):
        window.show()
    slider = window.findChild(QSlider)
    assert slider is not None
    before = slider.mapTo(window, slider.rect().topLeft())
    bar.showMessage("Thêm một dòng bên dưới dòng đang chọn")
    qtbot.wait(20)
    assert slider.mapTo(window, slider.rect().topLeft()) == before


def test_recent_plans_are_newest_first_without_doubles_and_not_too_many(qapp: QApplication, tmp_path: Path) -> None:
    recent = RecentPlans(Settings())
    told: list[int] = []
    recent.listen(lambda: told.append(len(recent.entries())))
    for number in range(MOST + 3):
        recent.add(RecentPlan(tmp_path / f"{number}, số.cchc", f"Kế hoạch\t{number}", "2026-11-22T08:15"))
    recent.add(RecentPlan(tmp_path / "5, số.cchc", "Năm", ""))
    again = RecentPlans(Settings()).entries()
    assert len(again) == MOST
    assert again[0] == RecentPlan(tmp_path / "5, số.cchc", "Năm", "")
    assert again[1].title == f"Kế hoạch {MOST + 2}"
    assert again[1].opened == "2026-11-22T08:15"
    assert told[-1] == MOST
    recent.remove(tmp_path / "5, số.cchc")
    assert len(recent.entries()) == MOST - 1
    recent.clear()
    assert RecentPlans(Settings()).entries() == []


def test_settings_of_the_wrong_kind_count_as_none(qapp: QApplication) -> None:
    settings = Settings()
    for value in ("rộng", [1, 2], ""):
        settings.put("zoom", value)  # type: ignore[arg-type]
        assert settings.zoom == 100
    settings.put("zoom", 5000)
    assert settings.zoom == 300
    settings.put("window/geometry", "không phải")
    assert settings.bytes("window/geometry") is None
