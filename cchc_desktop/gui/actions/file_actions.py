"""The commands of the menu "Tệp"."""

from __future__ import annotations

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.spec import ActionSpec
from cchc_desktop.gui.actions.state import can_revert, with_plan

_A, _M = ActionId, Menu

FILE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(_A.NEW, _M.FILE, 1, "Kế hoạch &mới…", "Lập một kế hoạch mới theo biểu mẫu",
               ("Ctrl+N",), "new", 11),
    ActionSpec(_A.OPEN, _M.FILE, 1, "Mở &kế hoạch…", "Mở một tệp kế hoạch (.cchc)",
               ("Ctrl+O",), "open", 12),
    ActionSpec(_A.IMPORT, _M.FILE, 1, "&Nhập từ Word, Excel…", "Mở kế hoạch năm trước từ tệp Word hoặc Excel",
               ("Ctrl+I",), "import", 13),
    ActionSpec(_A.SAMPLE, _M.FILE, 1, "Kế hoạch mẫ&u…", "Mở một kế hoạch mẫu để làm quen với chương trình",
               (), "sample"),
    ActionSpec(_A.EXPORT_WORD, _M.FILE, 2, "Xuất ra &Word…", "Xuất kế hoạch thành tệp Word (.docx)",
               ("Ctrl+E",), "word", 54, with_plan),
    ActionSpec(_A.EXPORT_EXCEL, _M.FILE, 2, "Xuất ra &Excel…", "Xuất phụ lục thành tệp Excel (.xlsx)",
               ("Ctrl+Shift+E",), "excel", 55, with_plan),
    ActionSpec(_A.EXPORT_PDF, _M.FILE, 2, "Xuất ra &PDF…", "Xuất các trang như khi in thành tệp PDF để trình ký",
               ("Ctrl+Shift+P",), "pdf", 0, with_plan),
    ActionSpec(_A.EXPORT_OTHER, _M.FILE, 2, "Xuất theo lựa &chọn…", "Chọn định dạng và phần của kế hoạch cần xuất",
               (), "export", 0, with_plan),
    ActionSpec(_A.ASSIGNMENT_SHEETS, _M.FILE, 2, "Phiếu giao &việc…",
               "Lập cho mỗi cơ quan một phiếu: việc chủ trì, việc phối hợp, xếp theo hạn", (), "", 0, with_plan),
    ActionSpec(_A.SHOW_PAGES, _M.FILE, 2, "&Xem trang in", "Xem từng trang đúng như khi in, kéo lề, chọn phần cần in",
               ("Ctrl+F2",), "preview", 53, with_plan),
    ActionSpec(_A.PRINT, _M.FILE, 2, "In kế &hoạch…", "Chọn máy in, phần và trang cần in; in đúng như ở thẻ Trang in",
               ("Ctrl+P",), "print", 56, with_plan),
    ActionSpec(_A.SAVE, _M.FILE, 3, "&Lưu ngay", "Ghi ngay mọi thay đổi; chương trình vẫn tự lưu sau mỗi thao tác",
               ("Ctrl+S",), "save", 0, with_plan),
    ActionSpec(_A.SAVE_COPY, _M.FILE, 3, "Lưu &bản sao…", "Lưu một bản sao của kế hoạch kèm lịch sử sửa đổi",
               ("Ctrl+Shift+S", "F12"), "save-copy", 0, with_plan),
    ActionSpec(_A.SAVE_COPY_PLAIN, _M.FILE, 3, "Lưu bản s&ao không kèm lịch sử…",
               "Lưu một bản sao để gửi đi, không kèm lịch sử sửa đổi", (), "", 0, with_plan),
    ActionSpec(_A.REVERT, _M.FILE, 3, "T&rở về lúc mở", "Đưa kế hoạch về như lúc vừa mở; có thể hoàn tác",
               (), "revert", 0, can_revert),
    ActionSpec(_A.PLAN_INFO, _M.FILE, 4, "Thông t&in kế hoạch…", "Sửa số, ngày, cơ quan ban hành, năm và tên phụ lục",
               ("Ctrl+Shift+I",), "info", 0, with_plan),
    ActionSpec(_A.NEW_WINDOW, _M.FILE, 5, "Cửa &sổ mới", "Mở thêm một cửa sổ của chương trình",
               ("Ctrl+Shift+N",), "window"),
    ActionSpec(_A.CLOSE_PLAN, _M.FILE, 5, "Đóng kế h&oạch", "Đóng kế hoạch đang mở; mọi thay đổi đã được lưu",
               ("Ctrl+W",), "close", 0, with_plan),
    ActionSpec(_A.QUIT, _M.FILE, 5, "&Thoát", "Đóng mọi cửa sổ và thoát chương trình",
               ("Ctrl+Q",), "quit"),
)  # fmt: skip
