"""What "Phiếu giao việc…" does in a window: ask for agencies and kinds, then where, then write with progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.gui.actions.ids import ActionId

if TYPE_CHECKING:
    from cchc_desktop.core.errors import KnownError
    from cchc_desktop.gui.commands.assignments import SheetsRequest
    from cchc_desktop.gui.main_window import MainWindow

_STEM = "Phiếu giao việc"


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The command of the sheets."""
    return {ActionId.ASSIGNMENT_SHEETS: lambda: show(window)}


def show(window: MainWindow) -> None:
    """Ask what to write, and write it."""
    if window.session is None:
        return
    if window.workspace is not None:
        window.workspace.commit_pending()
    from cchc_desktop.gui.commands import assignments
    from cchc_desktop.gui.dialogs.assignment_sheets import AssignmentSheetsDialog

    plan = window.plan()
    found = assignments.assigned(plan)
    if not found.agencies:
        window.message_bar.tell("Kế hoạch chưa nêu cơ quan chủ trì, phối hợp nào nên chưa có phiếu giao việc.")
        return
    dialog = AssignmentSheetsDialog(window, found)
    accepted = dialog.exec()
    agencies, suffixes, how = dialog.agencies(), dialog.suffixes(), dialog.how()
    dialog.deleteLater()
    if not accepted:
        return
    target = _target(window, how, suffixes)
    if target is None:
        return
    path, over = target
    _write(window, assignments.SheetsRequest(plan, agencies, suffixes, how, path, over))


def _write(window: MainWindow, request: SheetsRequest) -> None:
    """Ask for what is in the way, and write."""
    from cchc_desktop.gui import notices
    from cchc_desktop.gui.commands import assignments

    path, over = request.target, request.over
    there = [file for file in assignments.files_of(request) if file.exists() and not (over and file == path)]
    if there:
        names = "\n".join(file.name for file in there[:10]) + ("\n…" if len(there) > 10 else "")
        if not notices.ask_yes(window, f"Trong thư mục này đã có:\n{names}\nThay thế các tệp đó?", "&Thay thế"):
            return
        request = replace(request, over=True)
    _run(window, request)


def _run(window: MainWindow, request: SheetsRequest) -> None:
    from cchc_desktop.gui.commands import assignments

    window.files.waiting.run(
        "Đang xuất phiếu giao việc…",
        lambda progress: assignments.write(request, progress),
        lambda files: _told(window, files),
        lambda error: _refused(window, request, error),
    )


def _refused(window: MainWindow, request: SheetsRequest, error: KnownError) -> None:
    """What could not be written: once more, under another name, elsewhere; of files in a folder only once more."""
    from cchc_desktop.gui.commands import assignments
    from cchc_desktop.gui.refused_target import Target, ask_again

    suffix = ".zip" if request.how == assignments.ARCHIVE else request.suffixes[0]
    target = Target(request.target, request.over, suffix, _STEM, "Xuất phiếu giao việc")

    def again(to: Target) -> None:
        if to.path == request.target:  # what is there by now was written by us, or may be replaced
            _run(window, replace(request, over=True))
        else:
            _write(window, replace(request, target=to.path, over=to.over))

    ask_again(window, error, target, again, folder=request.how == assignments.EACH)


def _target(window: MainWindow, how: str, suffixes: tuple[str, ...]) -> tuple[Path, bool] | None:
    from cchc_desktop.gui import notices
    from cchc_desktop.gui.commands import assignments, plans

    folder = window.files.folder()
    if how == assignments.EACH:
        chosen = notices.ask_folder(window, "Thư mục ghi các phiếu giao việc", folder)
        return (chosen, False) if chosen is not None else None
    suffix = ".zip" if how == assignments.ARCHIVE else suffixes[0]
    proposal = plans.free_path(folder, _STEM, suffix)
    return notices.ask_save_path(window, "Xuất phiếu giao việc", proposal, suffix, _STEM)


def _told(window: MainWindow, files: list[Path]) -> None:
    from cchc_desktop.gui.file_acts import open_outside

    where = f"“{files[0].name}”" if len(files) == 1 else f"{len(files)} tệp"
    offers = [("Mở thư &mục", lambda: open_outside(files[0].parent))]
    if len(files) == 1:
        offers.insert(0, ("Mở &tệp", lambda: open_outside(files[0])))
    window.message_bar.tell(f"Đã xuất phiếu giao việc: {where} trong “{files[0].parent}”.", offers=tuple(offers))
