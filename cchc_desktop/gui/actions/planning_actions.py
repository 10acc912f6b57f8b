"""The commands that put a plan beside another one (menu "Công cụ")."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import with_plan

_A, _M = ActionId, Menu

PLANNING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.DERIVE, _M.TOOLS, 1, "Lập kế hoạ&ch cấp dưới…",
               "Lập kế hoạch của sở, ngành hoặc xã từ kế hoạch này: chọn việc được giao, đổi vai trò, đẩy sớm thời hạn",
               (), "", 0, with_plan),
    ActionSpec(_A.SOURCE_CHANGES, _M.TOOLS, 1, "Th&eo thay đổi của cấp trên…",
               "Xem kế hoạch cấp trên có gì mới, sửa, bỏ so với lúc lập kế hoạch này; áp dụng từng chỗ",
               (), "", 0, with_plan),
    ActionSpec(_A.COMPARE, _M.TOOLS, 2, "So sánh với kế hoạch &khác…",
               "Đặt kế hoạch này bên cạnh kế hoạch khác (tệp kế hoạch, Word, Excel), từng nhiệm vụ một",
               (), "", 0, with_plan),
    ActionSpec(_A.COMPARE_OPENED, _M.TOOLS, 2, "So sánh với lúc &mở",
               "Xem những gì đã sửa từ khi mở kế hoạch, từng chữ một",
               (), "", 0, with_plan),
    ActionSpec(_A.NEXT_DIFFERENCE, _M.TOOLS, 2, "Chỗ khác tiế&p theo", "Đến chỗ khác nhau tiếp theo của bảng so sánh",
               ("F4",), "", 0, with_plan),
    ActionSpec(_A.PREVIOUS_DIFFERENCE, _M.TOOLS, 2, "Chỗ khác t&rước đó", "Đến chỗ khác nhau trước đó của bảng so sánh",
               ("Shift+F4",), "", 0, with_plan),
)  # fmt: skip
