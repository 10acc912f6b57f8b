"""The commands that show the lower panels of points and of texts without a place (menu "Công cụ")."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import always, with_plan

_A, _M = ActionId, Menu

PANEL_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.HISTORY, _M.TOOLS, 4, "&Lịch sử và các bản…",
               "Xem ai đã sửa gì, lúc nào; đặt tên bản trình; so với bây giờ; trở về một thời điểm",
               ("Ctrl+Shift+Y",), "", 0, with_plan),
    ActionSpec(_A.COPIES, _M.TOOLS, 4, "Bản s&ao dự phòng…",
               "Xem các bản sao mà chương trình tự lưu trên máy này; khôi phục một bản", (), ""),
    ActionSpec(_A.CHECK, _M.TOOLS, 1, "Kiểm tra kế h&oạch",
               "Kiểm tra trước khi trình ký: thiếu ô, sai năm, số và ngày, cơ quan, viện dẫn, cộng điểm, chính tả",
               ("F9",), "check", 52, with_plan),
    ActionSpec(_A.SHOW_CHECK, _M.TOOLS, 5, "Khung kiểm &tra",
               "Hiện hoặc ẩn khung kết quả kiểm tra",
               ("Shift+F9",), "", 0, with_plan, checkable=True),
    ActionSpec(_A.SHOW_POINTS, _M.TOOLS, 5, "Đ&iểm số",
               "Hiện hoặc ẩn khung điểm số: kiểm tra tổng, điểm còn thiếu, thử mục tiêu (PAR INDEX)",
               ("Shift+F8",), "points", 0, with_plan, checkable=True),
    ActionSpec(_A.SHOW_UNPLACED, _M.TOOLS, 5, "Nội dung chưa &xếp",
               "Hiện hoặc ẩn các đoạn của tệp đã nhập chưa xếp được vào mục nào",
               (), "", 0, with_plan, checkable=True),
    ActionSpec(_A.SHOW_ROLLED, _M.TOOLS, 5, "Thay đổi khi chuyển &năm",
               "Hiện hoặc ẩn danh sách những chỗ đã thay khi lập kế hoạch này từ kế hoạch năm trước",
               (), "", 0, with_plan, checkable=True),
    ActionSpec(_A.ROLL_FORWARD, _M.TOOLS, 3, "Lập kế &hoạch năm sau…",
               "Lập kế hoạch năm mới từ kế hoạch này hoặc từ tệp năm trước, theo từng quyết định của bạn",
               ("Ctrl+Shift+U",), "", 0, always),
    ActionSpec(_A.ROLL_REPORT, _M.TOOLS, 3, "Xuất thay đổi khi chuyển năm (&Word, PDF…)",
               "Ghi danh sách thay đổi khi lập kế hoạch này từ kế hoạch năm trước ra tệp Word, Excel, PDF",
               (), "", 0, with_plan),
)  # fmt: skip
