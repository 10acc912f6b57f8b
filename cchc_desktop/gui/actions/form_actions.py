"""The commands of forms, of the directory and of the preferences in the menu "Công cụ"."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec

_A, _M = ActionId, Menu

FORM_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.FORM_DESIGNER, _M.TOOLS, 8, "&Biểu mẫu…",
               "Chọn cột, thứ tự, bề rộng, cách đánh số và lời ghi của phụ lục", (), "form"),
    ActionSpec(_A.DIRECTORY, _M.TOOLS, 8, "&Danh mục cơ quan…",
               "Xem tên cơ quan theo từng thời điểm; thêm, sửa tên của địa phương; trao đổi với đồng nghiệp", (), ""),
    ActionSpec(_A.PREFERENCES, _M.TOOLS, 9, "Tù&y chọn…",
               "Chọn màu sáng hay tối, cỡ chữ, thư mục mặc định và cách xuất tệp", ("Ctrl+,",), "preferences"),
)  # fmt: skip
