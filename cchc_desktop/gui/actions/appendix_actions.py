"""The commands on whole appendices (menus "Chèn", "Cấu trúc", "Xem") and on the total row of an outline."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import several_appendices, with_table, without_total, writable_appendices

_A, _M = ActionId, Menu

APPENDIX_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.ADD_TOTAL, _M.INSERT, 4, "Dòng tổn&g điểm", "Thêm dòng tổng điểm ở cuối phụ lục (PAR INDEX)",
               ("Ctrl+6",), "", 0, without_total),
    ActionSpec(_A.ADD_APPENDIX, _M.INSERT, 5, "&Phụ lục", "Thêm một phụ lục sau phụ lục đang xem",
               (), "", 0, with_table),
    ActionSpec(_A.NAME_APPENDIX, _M.STRUCTURE, 4, "Tên &phụ lục…", "Sửa số, tên và dòng kèm theo của phụ lục đang xem",
               (), "", 0, with_table),
    ActionSpec(_A.COPY_APPENDIX, _M.STRUCTURE, 4, "Nhân đôi phụ lụ&c", "Chép phụ lục đang xem xuống ngay sau nó",
               (), "", 0, with_table),
    ActionSpec(_A.APPENDIX_EARLIER, _M.STRUCTURE, 4, "Chuyển phụ lục về t&rước",
               "Đổi chỗ phụ lục đang xem với phụ lục trước",
               (), "", 0, writable_appendices),
    ActionSpec(_A.APPENDIX_LATER, _M.STRUCTURE, 4, "Chuyển phụ lục về sa&u",
               "Đổi chỗ phụ lục đang xem với phụ lục sau",
               (), "", 0, writable_appendices),
    ActionSpec(_A.DELETE_APPENDIX, _M.STRUCTURE, 4, "Xó&a phụ lục", "Xóa phụ lục đang xem cùng mọi nội dung của nó",
               (), "", 0, writable_appendices),
    ActionSpec(_A.PREVIOUS_APPENDIX, _M.VIEW, 5, "Phụ lục t&rước", "Xem phụ lục trước",
               ("Ctrl+PgUp",), "", 0, several_appendices),
    ActionSpec(_A.NEXT_APPENDIX, _M.VIEW, 5, "Phụ lục tiếp th&eo", "Xem phụ lục tiếp theo",
               ("Ctrl+PgDown",), "", 0, several_appendices),
)  # fmt: skip
