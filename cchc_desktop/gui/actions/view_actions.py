"""The commands of the menu "Xem"."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import with_plan

_A, _M = ActionId, Menu

VIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.SHOW_TREE, _M.VIEW, 1, "&Cây cấu trúc", "Hiện hoặc ẩn cây cấu trúc ở bên trái",
               ("F7",), "tree", 61, with_plan, checkable=True),
    ActionSpec(_A.SHOW_DETAILS, _M.VIEW, 1, "C&hi tiết", "Hiện hoặc ẩn bảng chi tiết của dòng ở bên phải",
               ("F8",), "details", 62, with_plan, checkable=True),
    ActionSpec(_A.SHOW_TOOLBAR, _M.VIEW, 1, "Th&anh công cụ", "Hiện hoặc ẩn thanh công cụ",
               (), "", 0, with_plan, checkable=True),
    ActionSpec(_A.SHOW_LIST, _M.VIEW, 1, "&Danh sách để lọc và sắp xếp",
               "Xem mọi dòng trong một danh sách, lọc theo cơ quan, quý, lĩnh vực; sắp xếp mà không đổi kế hoạch",
               ("Ctrl+L",), "", 0, with_plan),
    ActionSpec(_A.SHOW_AGENDA, _M.VIEW, 1, "Lịch và khố&i lượng công việc",
               "Xem việc theo tháng và số việc của từng cơ quan theo quý",
               ("Ctrl+Shift+L",), "", 0, with_plan),
    ActionSpec(_A.SHOW_FIND, _M.VIEW, 1, "Khung tìm &và thay", "Hiện hoặc ẩn khung tìm và thay thế ở bên dưới",
               (), "", 0, with_plan, checkable=True),
    ActionSpec(_A.COLLAPSE_AREAS, _M.VIEW, 2, "Thu gọn đến &lĩnh vực", "Cây chỉ hiện đến lĩnh vực",
               ("Ctrl+Shift+1",), "area", 0, with_plan),
    ActionSpec(_A.COLLAPSE_OBJECTIVES, _M.VIEW, 2, "Thu gọn đến &mục tiêu", "Cây chỉ hiện đến mục tiêu",
               ("Ctrl+Shift+2",), "objective", 0, with_plan),
    ActionSpec(_A.COLLAPSE_TASKS, _M.VIEW, 2, "Thu gọn đến &nhiệm vụ", "Cây chỉ hiện đến nhiệm vụ",
               ("Ctrl+Shift+3",), "task", 0, with_plan),
    ActionSpec(_A.EXPAND_ALL, _M.VIEW, 2, "Mở rộng &tất cả", "Cây hiện đủ mọi cấp",
               ("Ctrl+Shift+4",), "activity", 0, with_plan),
    ActionSpec(_A.ZOOM_IN, _M.VIEW, 3, "&Phóng to", "Phóng to bảng",
               ("Ctrl+=", "Ctrl++"), "zoom-in", 0, with_plan),
    ActionSpec(_A.ZOOM_OUT, _M.VIEW, 3, "Th&u nhỏ", "Thu nhỏ bảng",
               ("Ctrl+-",), "zoom-out", 0, with_plan),
    ActionSpec(_A.ZOOM_RESET, _M.VIEW, 3, "Cỡ &100 %", "Xem bảng ở cỡ 100 %",
               ("Ctrl+0",), "", 0, with_plan),
    ActionSpec(_A.COLUMNS, _M.VIEW, 3, "Cột của bản&g…", "Ẩn, hiện, chuyển và cố định các cột của bảng trên màn hình",
               ("Ctrl+Shift+B",), "", 0, with_plan),
    ActionSpec(_A.NEXT_PANE, _M.VIEW, 4, "Sang &khung khác", "Chuyển giữa cây cấu trúc, bảng và chi tiết",
               ("F6",), "", 0, with_plan),
    ActionSpec(_A.RESET_LAYOUT, _M.VIEW, 4, "&Bố cục mặc định", "Đưa các khung của cửa sổ về vị trí ban đầu",
               (), "", 0, with_plan),
)  # fmt: skip
