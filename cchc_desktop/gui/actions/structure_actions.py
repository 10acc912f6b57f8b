"""The commands on rows and branches: splitting, joining, sharing, looking at one alone, bringing back."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import WindowState, editable, on_branch

_A, _M = ActionId, Menu
_BRANCHES = ("area", "objective", "task", "activity", "criterion")


def on_task(state: WindowState) -> bool:
    """Needs a current task, or an activity of one."""
    return editable(state) and state.level in ("task", "activity")


def on_part(state: WindowState) -> bool:
    """Needs a current item below an appendix; looking is no editing."""
    return state.has_plan and state.level in _BRANCHES


def focused(state: WindowState) -> bool:
    """Needs one branch being looked at alone."""
    return state.focused


STRUCTURE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.SPLIT_TEXT, _M.STRUCTURE, 5, "Tách thành nh&iều hoạt động…",
               "Tách nội dung ô thành nhiều dòng ở chỗ xuống dòng hoặc dấu chấm phẩy",
               ("Ctrl+Shift+K",), "split", 0, on_branch),
    ActionSpec(_A.JOIN_ROWS, _M.STRUCTURE, 5, "Gộp &dòng", "Gộp các dòng đang chọn thành một dòng, giữ đủ nội dung",
               ("Ctrl+Shift+J",), "join", 0, on_branch),
    ActionSpec(_A.SHARE_TASK, _M.STRUCTURE, 6, "Nhiệ&m vụ dùng chung cho mục tiêu sau",
               "Để nhiệm vụ tiếp tục ở mục tiêu ngay sau: một ô, một số thứ tự",
               (), "", 0, on_task),
    ActionSpec(_A.UNSHARE_TASK, _M.STRUCTURE, 6, "Thôi dùng chung nhiệm &vụ",
               "Tách nhiệm vụ dùng chung thành các nhiệm vụ riêng của từng mục tiêu",
               (), "", 0, on_task),
    ActionSpec(_A.DELETED, _M.EDIT, 9, "&Mục đã xóa…", "Xem các mục đã xóa và khôi phục",
               ("Ctrl+Shift+Del",), "revert", 0, editable),
    ActionSpec(_A.FOCUS, _M.VIEW, 9, "&Xem riêng nhánh này", "Cây và bảng chỉ hiện nhánh đang chọn, giữ nguyên số",
               ("Shift+F7",), "tree", 0, on_part),
    ActionSpec(_A.FOCUS_ALL, _M.VIEW, 9, "Xem t&oàn bộ kế hoạch", "Hiện lại toàn bộ kế hoạch sau khi xem riêng",
               ("Ctrl+F7",), "", 0, focused),
)  # fmt: skip
