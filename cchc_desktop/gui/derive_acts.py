"""Lower-level plans in a window: making one from the plan that is open, following a source that has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import deriving, plans
from cchc_desktop.gui.commands.agencies import offered_agencies
from cchc_desktop.gui.other_plan import with_other_plan

if TYPE_CHECKING:
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.gui.main_window import MainWindow

_NOT_DERIVED = (
    "Kế hoạch này không được lập từ kế hoạch cấp trên bằng chương trình, nên không có dòng nguồn để đối chiếu. "
    "Muốn xem hai kế hoạch cạnh nhau, hãy dùng Công cụ → So sánh với kế hoạch khác."
)


def acts(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """The commands of lower-level plans."""
    return {
        ActionId.DERIVE: lambda: start(window),
        ActionId.SOURCE_CHANGES: lambda: follow(window),
    }


def start(window: MainWindow) -> None:
    """Open the assistant on the plan of the window; its plan comes into a window of its own."""
    from cchc_desktop.gui.dialogs.derive_plan import DerivePlanDialog

    session = window.session
    if session is None or window.workspace is None:
        return
    window.workspace.commit_pending()
    plan = session.document.plan
    source = deriving.Deriving(plan, session.path.name)
    dialog = DerivePlanDialog(window, source, offered_agencies(plan), plans.forms())
    if dialog.exec():
        try:
            made = dialog.derived()
        except KnownError as error:
            notices.tell_error(window, error)
        else:
            window.files.keep(made, f"Kế hoạch CCHC {plan.year or ''} {dialog.agency}".strip(), "Lưu kế hoạch cấp dưới")
    dialog.deleteLater()


def follow(window: MainWindow, path: Path | None = None) -> None:
    """Ask for the source plan as it is now, and list what to adapt."""
    session = window.session
    if session is None or window.workspace is None:
        return
    window.workspace.commit_pending()
    if not deriving.is_derived(session.document.plan):
        window.message_bar.tell(_NOT_DERIVED)
        return

    def show(plan: Plan, name: str) -> None:
        _list(window, plan, name)

    with_other_plan(window, path, "Chọn kế hoạch cấp trên hiện nay", show)


def _list(window: MainWindow, source: Plan, name: str) -> None:
    from cchc_desktop.gui.dialogs.source_changes import SourceChangesDialog

    session, desk = window.session, window.workspace
    if session is None or desk is None:
        return
    following = deriving.SourceFollowing(session.document, source, name)
    dialog = SourceChangesDialog(window, session.document, following, name)
    dialog.item_chosen.connect(desk.go_to)
    dialog.stay_beside()
    window.hold_dialog(dialog)
    dialog.show()
