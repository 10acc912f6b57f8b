"""What "Lập kế hoạch năm sau…" does in a window, and the panel of what it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import plans, rolling
from cchc_desktop.gui.recent import RecentPlan

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.gui.dialogs.roll_forward import RollForwardDialog
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

_SETTLED = 300  # milliseconds after which a new window has its size


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The command of rolling forward."""
    return {ActionId.ROLL_FORWARD: lambda: start(window)}


def start(window: MainWindow) -> None:
    """Open the assistant on the plan of the window, or on none."""
    from cchc_desktop.gui.dialogs.roll_forward import RollForwardDialog

    session = window.session
    if window.workspace is not None:
        window.workspace.commit_pending()
    old = (session.document.plan, session.path.name) if session else None
    dialog = RollForwardDialog(window, old, date.today().year, lambda wanting: _choose(window, wanting))
    dialog.save_wanted.connect(lambda: _save(window, dialog))
    window.hold_dialog(dialog)
    dialog.open()


def _choose(window: MainWindow, dialog: RollForwardDialog) -> None:
    filters = (notices.PLAN_FILES, notices.SOURCE_FILES, notices.ALL_FILES)
    path = notices.ask_open_path(dialog, "Chọn kế hoạch cũ", window.files.folder(), filters)
    if path is not None:
        window.files.waiting.run(
            f"Đang đọc “{path.name}”…",
            lambda progress: rolling.read_old(path, progress),
            lambda plan: dialog.take(plan, path.name),
            lambda error: notices.tell_error(dialog, error),
        )


def _save(window: MainWindow, dialog: RollForwardDialog) -> None:
    """Ask where the new plan is kept, write it and open it; the old one stays as it is."""
    rolled = dialog.decided()
    if rolled is None:
        return
    proposal = plans.free_path(window.files.folder(), f"Kế hoạch CCHC {rolled.shift.new}")
    target = notices.ask_save_path(dialog, "Lưu kế hoạch mới", proposal, plans.SUFFIX, "Kế hoạch")
    if target is None:
        return
    path, over = target

    def work(_progress: object) -> plans.OpenedFile:
        rolling.keep(path, rolled, dialog.source_name, over=over)
        return plans.OpenedFile(path)

    def done(opened: plans.OpenedFile) -> None:
        dialog.accept()
        _show(window, opened)

    failed = lambda error: notices.tell_error(dialog, error)  # noqa: E731
    window.files.waiting.run(f"Đang lưu “{path.name}”…", work, done, failed, lambda opened: opened.drop())


def _show(window: MainWindow, opened: plans.OpenedFile) -> None:
    """The new plan in this window if it is empty, else in a new one, with the list of what was changed."""
    _fill(window if window.session is None else window.services.windows.new(), opened)


def _fill(shown: MainWindow, opened: plans.OpenedFile) -> None:
    if not shown.is_furnished:  # a plan that comes before the docks have their sizes would be squeezed by them
        QTimer.singleShot(_SETTLED // 6, shown, lambda: _fill(shown, opened))
        return
    shown.show_plan(opened.session())
    stamp = datetime.now().isoformat(timespec="minutes")
    shown.services.recent.add(RecentPlan(opened.path, plans.plan_title(shown.plan()), stamp))
    # A dock that comes before the window has its size would take the room of the others.
    QTimer.singleShot(_SETTLED, shown, lambda: shown.furniture.bring(ActionId.SHOW_ROLLED))


def make_panel(desk: Workspace, parent: QWidget) -> QWidget:
    """The panel of what was changed."""
    from cchc_desktop.gui.views.rolled_panel import RolledPanel

    panel = RolledPanel(desk.session.document, lambda: _export(desk, panel), parent)
    return panel


def _export(desk: Workspace, parent: QWidget) -> None:
    path = desk.session.path
    proposal = plans.free_path(path.parent, f"{path.stem} - thay đổi khi chuyển năm", ".json")
    target = notices.ask_save_path(parent, "Xuất danh sách thay đổi", proposal, ".json", "Danh sách thay đổi")
    if target is not None:
        from cchc_desktop.core.errors import KnownError

        try:
            rolling.write_report(Path(target[0]), desk.session.document.plan)
        except KnownError as error:
            notices.tell_error(parent, error)
