"""The commands of the menu "Văn bản"."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import editable, on_section, on_text

_A, _M = ActionId, Menu

TEXT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.KIND_ROMAN, _M.TEXT, 1, "&Mục I, II, III", "Đánh số dòng đang soạn bằng chữ số La Mã: I, II, III",
               ("Alt+1",), "", 0, on_text),
    ActionSpec(_A.KIND_ARABIC, _M.TEXT, 1, "&Khoản 1, 2, 3", "Đánh số dòng đang soạn bằng chữ số: 1, 2, 3",
               ("Alt+2",), "", 0, on_text),
    ActionSpec(_A.KIND_DECIMAL, _M.TEXT, 1, "Mục &1.1, 1.2", "Đánh số dòng đang soạn theo số của mục trên: 1.1, 1.2",
               ("Alt+3",), "", 0, on_text),
    ActionSpec(_A.KIND_LETTER, _M.TEXT, 1, "Điểm &a), b), c)", "Đánh dòng đang soạn bằng chữ cái: a), b), c), d), đ)",
               ("Alt+4",), "", 0, on_text),
    ActionSpec(_A.KIND_DASH, _M.TEXT, 1, "&Gạch đầu dòng (-)", "Đặt gạch ngang ở đầu dòng đang soạn",
               ("Alt+5",), "", 0, on_text),
    ActionSpec(_A.KIND_PLUS, _M.TEXT, 1, "&Dấu cộng đầu dòng (+)", "Đặt dấu cộng ở đầu dòng đang soạn",
               ("Alt+6",), "", 0, on_text),
    ActionSpec(_A.KIND_MILESTONE, _M.TEXT, 1, "Mốc &thời gian (Đến năm …:)",
               "Dòng mở đầu một mốc thời gian, không đánh số",
               ("Alt+7",), "", 0, on_text),
    ActionSpec(_A.KIND_PARAGRAPH, _M.TEXT, 1, "Đ&oạn thường", "Bỏ số hoặc dấu ở đầu dòng đang soạn",
               ("Alt+0",), "", 0, on_text),
    ActionSpec(_A.TEXT_HEADING, _M.TEXT, 2, "&In đậm như đề mục",
               "In đậm mục đang soạn như một đề mục, hoặc thôi in đậm",
               ("Ctrl+B",), "", 0, on_section),
    ActionSpec(_A.WRITE_TEXT, _M.TEXT, 3, "&Soạn phần văn bản",
               "Mở phần văn bản; kế hoạch chưa có thì bắt đầu bằng bố cục thường dùng",
               ("Ctrl+Shift+W",), "", 0, editable),
)  # fmt: skip
