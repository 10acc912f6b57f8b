"""The commands of the menu "Sửa" on ranges and the clipboard. They are there in every plan: a refusal says why."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import with_plan

_A, _M = ActionId, Menu

CLIP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.CUT, _M.EDIT, 9, "&Cắt", "Đưa các ô hoặc mục đang chọn vào bộ nhớ tạm và xóa ở chỗ cũ",
               ("Ctrl+X",), "cut", 0, with_plan),
    ActionSpec(_A.COPY, _M.EDIT, 9, "&Sao chép", "Đưa các ô hoặc mục đang chọn vào bộ nhớ tạm để dán nơi khác",
               ("Ctrl+C",), "copy", 0, with_plan),
    ActionSpec(_A.PASTE, _M.EDIT, 9, "&Dán", "Dán bảng, chữ từ Word, Excel, trang web hoặc từ kế hoạch khác",
               ("Ctrl+V",), "paste", 0, with_plan),
    ActionSpec(_A.PASTE_SPECIAL, _M.EDIT, 9, "Dán the&o lựa chọn…", "Chọn cột, chọn cách dán và xem trước kết quả",
               ("Ctrl+Shift+V",), "", 0, with_plan),
    ActionSpec(_A.FILL_DOWN, _M.EDIT, 9, "Đ&iền xuống", "Chép ô trên cùng của vùng chọn xuống các ô bên dưới",
               ("Ctrl+D",), "fill-down", 0, with_plan),
    ActionSpec(_A.CLEAR, _M.EDIT, 9, "Xóa nội d&ung", "Xóa chữ trong các ô đang chọn, giữ lại dòng",
               ("Del",), "", 0, with_plan),
    ActionSpec(_A.SELECT_ALL, _M.EDIT, 9, "Chọn toàn &bộ", "Chọn mọi ô của bảng, mọi mục của cây hoặc toàn bộ văn bản",
               ("Ctrl+A",), "", 0, with_plan),
)  # fmt: skip
