"""The commands of the menu "Trợ giúp"."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec

_A, _M = ActionId, Menu

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.HELP, _M.HELP, 1, "&Hướng dẫn sử dụng", "Mở hướng dẫn ở đúng phần đang làm việc",
               ("F1",), "help"),
    ActionSpec(_A.SHORTCUTS, _M.HELP, 1, "&Phím tắt…", "Xem, tìm và in danh sách phím tắt",
               ("Ctrl+F1",), "keyboard"),
    ActionSpec(_A.LOG_FOLDER, _M.HELP, 1, "Thư mục &nhật ký", "Mở thư mục chứa nhật ký lỗi của chương trình",
               (), "open"),
    ActionSpec(_A.ABOUT, _M.HELP, 2, "&Giới thiệu", "Phiên bản và giấy phép của chương trình",
               (), "info"),
)  # fmt: skip
