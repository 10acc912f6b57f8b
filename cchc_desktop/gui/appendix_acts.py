"""The commands on whole appendices and on the total row for one window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import appendices, items
from cchc_desktop.gui.edit_acts import guarded

if TYPE_CHECKING:
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

BAR_MENU = (
    ActionId.ADD_APPENDIX,
    ActionId.NAME_APPENDIX,
    ActionId.COPY_APPENDIX,
    ActionId.APPENDIX_EARLIER,
    ActionId.APPENDIX_LATER,
    ActionId.DELETE_APPENDIX,
)


def acts(window: MainWindow) -> dict[ActionId, Callable[[], None]]:
    """What each of them does in a window; a refused edit is told in the message bar."""
    plain: dict[ActionId, Callable[[Workspace], None]] = {
        ActionId.ADD_APPENDIX: lambda desk: _add(window, desk),
        ActionId.NAME_APPENDIX: lambda desk: window.files.plan_info(f"appendix:{desk.current_appendix()}"),
        ActionId.COPY_APPENDIX: lambda desk: desk.go_to(
            appendices.copy(desk.session.document, desk.current_appendix())
        ),
        ActionId.DELETE_APPENDIX: lambda desk: _delete(window, desk),
        ActionId.APPENDIX_EARLIER: lambda desk: appendices.move(desk.session.document, desk.current_appendix(), -1),
        ActionId.APPENDIX_LATER: lambda desk: appendices.move(desk.session.document, desk.current_appendix(), 1),
        ActionId.NEXT_APPENDIX: lambda desk: _step(desk, 1),
        ActionId.PREVIOUS_APPENDIX: lambda desk: _step(desk, -1),
        ActionId.ADD_TOTAL: lambda desk: desk.edit_item(
            items.add_total(desk.session.document, desk.current_appendix())
        ),
    }
    return {action: guarded(window, act) for action, act in plain.items()}


def _add(window: MainWindow, desk: Workspace) -> None:
    new = appendices.add(desk.session.document, desk.current_appendix() or None)
    desk.go_to(new)
    name = appendices.name_of(desk.plan, new)
    offers = (("Đặt &tên…", lambda: window.files.plan_info(f"appendix:{new}")),)
    window.message_bar.tell(f"Đã thêm {name} theo biểu mẫu của kế hoạch.", offers=offers)


def _delete(window: MainWindow, desk: Workspace) -> None:
    gone = desk.current_appendix()
    name = appendices.name_of(desk.plan, gone)
    desk.go_to(appendices.delete(desk.session.document, gone))
    window.message_bar.tell(f"Đã xóa {name} cùng mọi nội dung của phụ lục; có thể hoàn tác bằng Ctrl+Z.")


def _step(desk: Workspace, step: int) -> None:
    order = desk.plan.appendices
    at = order.index(desk.current_appendix()) + step
    if not 0 <= at < len(order):
        raise refused(Refusal.NO_PLACE_ABOVE if step < 0 else Refusal.NO_PLACE_BELOW)
    desk.show_tab(text=False)
    desk.table.show_appendix(order[at])
    if desk.in_tree:
        desk.tree.set_current(order[at])


def is_appendix(desk: Workspace, item_id: str | None) -> bool:
    """True for an appendix."""
    return item_id in desk.plan and desk.plan[item_id or ""].level is Level.APPENDIX
