"""What "Lập kế hoạch năm sau…" does in a window, and the panel of what it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer

from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import plans, rolling
from cchc_desktop.gui.recent import RecentPlan
from cchc_desktop.gui.table_export import TableExport, ask_and_write

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.dialogs.roll_forward import RollForwardDialog
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

_EXPORTS = {".docx": "Word", ".xlsx": "Excel", ".pdf": "PDF", ".json": "Tệp dữ liệu"}
_SETTLED = 300  # milliseconds after which a new window has its size


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of rolling forward."""
    return {
        ActionId.ROLL_FORWARD: lambda: start(window),
        ActionId.ROLL_REPORT: lambda: export_kept(window),
    }


def start(window: MainWindow) -> None:
    """Open the assistant on the plan of the window, or on none."""
    from cchc_desktop.gui.dialogs.roll_forward import RollForwardDialog

    session = window.session
    if window.workspace is not None:
        window.workspace.commit_pending()
    old = (session.document.plan, session.path.name) if session else None
    dialog = RollForwardDialog(window, old, date.today().year, lambda wanting: _choose(window, wanting))
    dialog.save_wanted.connect(lambda: _save(window, dialog))
    dialog.export_wanted.connect(lambda: _export_decided(window, dialog))
    dialog.print_wanted.connect(lambda: _print_decided(dialog))
    window.hold_dialog(dialog)
    dialog.open()


def _choose(window: MainWindow, dialog: RollForwardDialog) -> None:
    filters = (notices.COMPARABLE_FILES, notices.PLAN_FILES, notices.ALL_FILES)
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


# ---- the list of changes


def make_panel(desk: Workspace, parent: QWidget) -> QWidget:
    """The panel of what was changed."""
    from cchc_desktop.gui.views.rolled_panel import RolledPanel

    def window() -> MainWindow:
        return cast("MainWindow", panel.window())

    panel = RolledPanel(desk.session.document, parent)
    panel.export_wanted.connect(lambda: export_kept(window()))
    panel.print_wanted.connect(lambda: print_report(panel, desk.session.document.plan))
    return panel


def export_kept(window: MainWindow) -> None:
    """Write the list that the open plan keeps, as Word, Excel, PDF or data."""
    if window.session is None or window.workspace is None:
        return
    window.workspace.commit_pending()
    plan = window.session.document.plan
    if rolling.report(plan) is None:
        from cchc_desktop.gui.views.rolled_panel import EMPTY

        notices.tell_text(window, EMPTY)
        return
    export_report(window, window, plan, window.session.path)


def _export_decided(window: MainWindow, dialog: RollForwardDialog) -> None:
    rolled = dialog.decided()
    if rolled is not None:
        plan = rolling.new_plan(rolled, dialog.source_name).plan
        export_report(window, dialog, plan, window.files.folder() / f"Kế hoạch CCHC {rolled.shift.new}.cchc")


def _print_decided(dialog: RollForwardDialog) -> None:
    rolled = dialog.decided()
    if rolled is not None:
        print_report(dialog, rolling.new_plan(rolled, dialog.source_name).plan)


def export_report(window: MainWindow, parent: QWidget, plan: Plan, beside: Path) -> None:
    """Ask where, and write the list of changes of a plan; ``beside``: the plan's file, for a name."""
    proposal = plans.free_path(beside.parent, f"{beside.stem} - thay đổi khi chuyển năm", ".docx")
    ask_and_write(
        window,
        parent,
        TableExport(
            "Xuất danh sách thay đổi",
            proposal,
            _EXPORTS,
            lambda path, *, over: rolling.write_report(path, plan, over=over),
        ),
    )


def print_report(parent: QWidget, plan: Plan) -> None:
    """Ask for a printer and print the list; the dialog also writes a PDF file where the system offers it."""
    from cchc_desktop.gui.print_desk import ask_printer
    from cchc_desktop.rendering.check_paper import page_layout, paint_report

    printer = ask_printer(parent, "In danh sách thay đổi", "Thay đổi khi chuyển năm", page_layout())
    if printer is not None:
        paint_report(printer, rolling.report_html(plan))
