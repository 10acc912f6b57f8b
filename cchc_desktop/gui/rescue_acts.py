"""What a window offers about a plan that does not open: its safety copies, or what can still be read of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import plans, rescuing
from cchc_desktop.gui.messages_safety import damaged_offer, rescued_lines

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow


def offer(window: MainWindow, path: Path, error: KnownError) -> bool:
    """Ask what to do; False where nothing can be offered: no plan of ours, or an empty file, and no copy of one."""
    copies = rescuing.copies_of(path)
    if not copies and (error.code is not ErrorCode.PLAN_DAMAGED or not path.stat().st_size):
        return False
    answer = notices.ask_damaged(window, error, damaged_offer(copies), copies)
    if answer is notices.DamagedAnswer.COPIES:
        show_copies(window, path)
    elif answer is notices.DamagedAnswer.RESCUE:
        rescue(window, path)
    return True


def show_copies(window: MainWindow, path: Path) -> None:
    """The safety copies of a plan that does not open, the newest one chosen."""
    from cchc_desktop.gui.dialogs.copies import CopiesDialog

    dialog = CopiesDialog(window, None, path)
    dialog.open_wanted.connect(window.files.open)
    dialog.exec()
    dialog.deleteLater()


def rescue(window: MainWindow, path: Path) -> None:
    """Ask for a new file, bring there what can be read, and show what was rescued and what was lost."""
    proposal = plans.free_path(path.parent, f"{path.stem} (đã cứu)")
    asked = notices.ask_save_path(window, "Cứu những gì đọc được", proposal, plans.SUFFIX, "Kế hoạch")
    if asked is None:
        return
    target, over = asked
    if over and target.samefile(path):
        notices.tell_text(window, "Tệp bị hỏng cần được giữ nguyên. Hãy chọn tên khác cho tệp mới.")
        return

    def show(outcome: rescuing.Outcome) -> None:
        from cchc_desktop.gui.dialogs.rescued import RescuedDialog

        dialog = RescuedDialog(window, path, target, rescued_lines(outcome.plan, outcome.losses))
        dialog.accepted.connect(lambda: window.files.open(target))
        window.hold_dialog(dialog)
        dialog.open()

    window.files.waiting.run(
        f"Đang cứu “{path.name}”…",
        lambda _progress: rescuing.rescue_into(path, target, over=over),
        show,
        lambda error: notices.tell_error(window, error),
    )
