"""The commands of the menus "Sửa", "Chèn" and "Cấu trúc"."""

from __future__ import annotations

from cchc_desktop.gui.actions.clip_actions import CLIP_ACTIONS
from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import (
    above_activity,
    below_area,
    can_redo,
    can_undo,
    copyable,
    deletable,
    numbered,
    on_branch,
    on_cell,
    on_cells,
    on_child_host,
    on_host,
    on_item,
    on_ladder,
    on_row,
    with_plan,
)

_A, _M = ActionId, Menu

EDIT_ACTIONS: tuple[ActionSpec, ...] = (
    # ---- Sửa
    ActionSpec(_A.UNDO, _M.EDIT, 1, "&Hoàn tác", "Hoàn tác thao tác vừa làm",
               ("Ctrl+Z",), "undo", 21, can_undo),
    ActionSpec(_A.REDO, _M.EDIT, 1, "&Làm lại", "Làm lại thao tác vừa hoàn tác",
               ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", 22, can_redo),
    *CLIP_ACTIONS,
    ActionSpec(_A.DUPLICATE, _M.EDIT, 2, "&Nhân đôi mục", "Chép mục đang chọn cùng mọi cấp dưới của nó xuống ngay sau",
               ("Ctrl+Shift+D",), "duplicate", 0, copyable),
    ActionSpec(_A.DELETE, _M.EDIT, 2, "&Xóa mục", "Xóa các mục đang chọn cùng mọi cấp dưới của chúng",
               ("Ctrl+Del",), "delete", 32, deletable),
    ActionSpec(_A.FIND, _M.EDIT, 3, "&Tìm…", "Tìm trong toàn bộ kế hoạch; gõ không dấu cũng tìm được",
               ("Ctrl+F",), "find", 51, with_plan),
    ActionSpec(_A.REPLACE, _M.EDIT, 3, "Tha&y thế…", "Tìm và thay thế, xem trước từng chỗ",
               ("Ctrl+H",), "", 0, with_plan),
    ActionSpec(_A.FIND_NEXT, _M.EDIT, 3, "Tìm tiế&p", "Đến chỗ tìm được tiếp theo",
               ("F3",), "", 0, with_plan),
    ActionSpec(_A.FIND_PREVIOUS, _M.EDIT, 3, "Tìm n&gược lên", "Đến chỗ tìm được ngay trước",
               ("Shift+F3",), "", 0, with_plan),
    # ---- Chèn
    ActionSpec(_A.ROW_BELOW, _M.INSERT, 1, "Dòng bên &dưới", "Thêm một dòng bên dưới dòng đang chọn",
               ("Ctrl+Return", "Ins"), "row-below", 31, on_host),
    ActionSpec(_A.ROW_ABOVE, _M.INSERT, 1, "Dòng bên &trên", "Thêm một dòng bên trên dòng đang chọn",
               ("Ctrl+Shift+Return",), "row-above", 0, on_row),
    ActionSpec(_A.ADD_AREA, _M.INSERT, 2, "&Lĩnh vực", "Thêm một lĩnh vực sau lĩnh vực đang chọn",
               ("Ctrl+1",), "area", 0, on_branch),
    ActionSpec(_A.ADD_OBJECTIVE, _M.INSERT, 2, "&Mục tiêu", "Thêm một mục tiêu sau mục tiêu đang chọn",
               ("Ctrl+2",), "objective", 0, on_ladder),
    ActionSpec(_A.ADD_TASK, _M.INSERT, 2, "&Nhiệm vụ", "Thêm một nhiệm vụ sau nhiệm vụ đang chọn",
               ("Ctrl+3",), "task", 0, on_ladder),
    ActionSpec(_A.ADD_ACTIVITY, _M.INSERT, 2, "&Hoạt động", "Thêm một hoạt động sau hoạt động đang chọn",
               ("Ctrl+4",), "activity", 0, on_ladder),
    ActionSpec(_A.ADD_CHILD, _M.INSERT, 3, "Mục &cấp dưới", "Thêm một mục ở cấp ngay dưới mục đang chọn",
               ("Ctrl+5",), "indent", 0, on_child_host),
    # ---- Cấu trúc
    ActionSpec(_A.MOVE_UP, _M.STRUCTURE, 1, "Chuyển &lên", "Chuyển các mục đang chọn lên một vị trí",
               ("Alt+Shift+Up",), "move-up", 41, on_item),
    ActionSpec(_A.MOVE_DOWN, _M.STRUCTURE, 1, "Chuyển &xuống", "Chuyển các mục đang chọn xuống một vị trí",
               ("Alt+Shift+Down",), "move-down", 42, on_item),
    ActionSpec(_A.OUTDENT, _M.STRUCTURE, 1, "&Nâng cấp", "Nâng mục đang chọn lên một cấp (hoạt động thành nhiệm vụ…)",
               ("Alt+Shift+Left",), "outdent", 43, below_area),
    ActionSpec(_A.INDENT, _M.STRUCTURE, 1, "&Hạ cấp", "Hạ mục đang chọn xuống một cấp (nhiệm vụ thành hoạt động…)",
               ("Alt+Shift+Right",), "indent", 44, above_activity),
    ActionSpec(_A.JOIN, _M.STRUCTURE, 2, "&Gộp ô", "Gộp các ô đang chọn thành một ô",
               ("Ctrl+M",), "join", 0, on_cells),
    ActionSpec(_A.SPLIT, _M.STRUCTURE, 2, "&Tách ô", "Tách ô đã gộp thành từng ô",
               ("Ctrl+Shift+M",), "split", 0, on_cell),
    ActionSpec(_A.NUMBER, _M.STRUCTURE, 3, "Đặt &số thứ tự…", "Đặt số riêng cho mục (ví dụ 4a) hoặc trả về số tự động",
               ("Ctrl+Shift+T",), "number", 0, numbered),
)  # fmt: skip
