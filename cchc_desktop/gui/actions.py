"""Every command of the window as data: menus, toolbar, shortcut list and tests are made from this one table.

Free of Qt. What a command does stands in the window; here stands what it is called, where it is found, by which keys,
and when it can be used – a pure function of a small state.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class ActionId(StrEnum):
    """Names of the commands."""

    NEW = "new"
    OPEN = "open"
    IMPORT = "import"
    SAMPLE = "sample"
    SAVE = "save"
    SAVE_COPY = "save-copy"
    SAVE_COPY_PLAIN = "save-copy-plain"
    REVERT = "revert"
    EXPORT_WORD = "export-word"
    EXPORT_EXCEL = "export-excel"
    EXPORT_OTHER = "export-other"
    PLAN_INFO = "plan-info"
    NEW_WINDOW = "new-window"
    CLOSE_PLAN = "close-plan"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    DELETE = "delete"
    DUPLICATE = "duplicate"
    NUMBER = "number"
    ROW_BELOW = "row-below"
    ROW_ABOVE = "row-above"
    ADD_AREA = "add-area"
    ADD_OBJECTIVE = "add-objective"
    ADD_TASK = "add-task"
    ADD_ACTIVITY = "add-activity"
    ADD_CHILD = "add-child"
    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    OUTDENT = "outdent"
    INDENT = "indent"
    JOIN = "join"
    KIND_ROMAN = "kind-roman"
    KIND_ARABIC = "kind-arabic"
    KIND_DECIMAL = "kind-decimal"
    KIND_LETTER = "kind-letter"
    KIND_DASH = "kind-dash"
    KIND_PLUS = "kind-plus"
    KIND_MILESTONE = "kind-milestone"
    KIND_PARAGRAPH = "kind-paragraph"
    TEXT_HEADING = "text-heading"
    WRITE_TEXT = "write-text"
    SPLIT = "split"
    SHOW_TREE = "show-tree"
    SHOW_DETAILS = "show-details"
    SHOW_TOOLBAR = "show-toolbar"
    COLLAPSE_AREAS = "collapse-areas"
    COLLAPSE_OBJECTIVES = "collapse-objectives"
    COLLAPSE_TASKS = "collapse-tasks"
    EXPAND_ALL = "expand-all"
    NEXT_PANE = "next-pane"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ZOOM_RESET = "zoom-reset"
    RESET_LAYOUT = "reset-layout"
    SHORTCUTS = "shortcuts"
    LOG_FOLDER = "log-folder"
    ABOUT = "about"


class Menu(StrEnum):
    """The menus, in the order of the menu bar; the values are their texts."""

    FILE = "&Tệp"
    EDIT = "&Sửa"
    INSERT = "&Chèn"
    STRUCTURE = "Cấu t&rúc"
    TEXT = "&Văn bản"
    VIEW = "&Xem"
    HELP = "Trợ &giúp"


class WindowState(NamedTuple):
    """What decides which commands can be used."""

    has_plan: bool = False
    read_only: bool = False
    changed: bool = False  # something differs from how the plan was when opened
    undo: str | None = None  # name of the step that undo takes back
    redo: str | None = None
    level: str | None = None  # level of the current item
    cells: int = 0  # selected cells of the table


When = Callable[[WindowState], bool]


def always(state: WindowState) -> bool:
    """Needs nothing."""
    return True


def with_plan(state: WindowState) -> bool:
    """Needs an open plan."""
    return state.has_plan


def editable(state: WindowState) -> bool:
    """Needs an open plan that may be changed."""
    return state.has_plan and not state.read_only


_LADDER = ("area", "objective", "task", "activity")  # the levels of an annual plan's appendix
_LINES = ("section", "paragraph")  # the levels of the text
_ROWS = (*_LADDER, "criterion", *_LINES)  # levels whose items can be inserted, copied and indented
_LEAVES = ("activity", "paragraph")  # what holds no other level


def on_item(state: WindowState) -> bool:
    """Needs a current item of an appendix or of the text, or the appendix itself, in a plan that may be changed."""
    return editable(state) and state.level in ("appendix", "total", *_ROWS)


def on_host(state: WindowState) -> bool:
    """Needs a current item behind or under which a row can come."""
    return editable(state) and state.level in ("appendix", *_ROWS)


def on_row(state: WindowState) -> bool:
    """Needs a current item inside an appendix or the text that is no total."""
    return editable(state) and state.level in _ROWS


def on_ladder(state: WindowState) -> bool:
    """Needs a current item of an annual plan's appendix."""
    return editable(state) and state.level in _LADDER


def on_child_host(state: WindowState) -> bool:
    """Needs a current item that can hold another level."""
    return editable(state) and state.level in ("appendix", "body", *_ROWS) and state.level not in _LEAVES


def on_branch(state: WindowState) -> bool:
    """Needs a current item of an appendix, or the appendix itself, behind or under which a branch can come."""
    return on_host(state) and state.level not in _LINES


def on_text(state: WindowState) -> bool:
    """Needs a current line of the text."""
    return editable(state) and state.level in _LINES


def on_section(state: WindowState) -> bool:
    """Needs a current line of the text that has a number or a sign."""
    return editable(state) and state.level == "section"


def numbered(state: WindowState) -> bool:
    """Needs a current item that can have a number."""
    return on_row(state) and state.level != "paragraph"


def deletable(state: WindowState) -> bool:
    """Needs a current item, or the whole text."""
    return on_item(state) or (editable(state) and state.level == "body")


def below_area(state: WindowState) -> bool:
    """Needs a current item below an area: areas have no other level to go to."""
    return on_row(state) and state.level != "area"


def above_activity(state: WindowState) -> bool:
    """Needs a current item above the activity, which is the deepest level."""
    return on_row(state) and state.level != "activity"


def can_undo(state: WindowState) -> bool:
    """Needs a step to take back."""
    return editable(state) and state.undo is not None


def can_redo(state: WindowState) -> bool:
    """Needs a step to do again."""
    return editable(state) and state.redo is not None


def can_revert(state: WindowState) -> bool:
    """Needs a change since the plan was opened."""
    return editable(state) and state.changed


def on_cells(state: WindowState) -> bool:
    """Needs two or more selected cells."""
    return editable(state) and state.cells > 1


def on_cell(state: WindowState) -> bool:
    """Needs a selected cell."""
    return editable(state) and state.cells > 0


class ActionSpec(NamedTuple):
    """One command. ``text`` has its mnemonic; ``tip`` is a sentence without the keys, which are added to it.

    Commands of one menu with the same ``group`` stand between two lines; ``toolbar`` is the group in the toolbar
    (0 = not there). ``keys`` are in Qt's portable writing, the first is shown.
    """

    id: ActionId
    menu: Menu
    group: int
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    toolbar: int = 0
    when: When = always
    checkable: bool = False

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and dots."""
        return self.text.replace("&", "").rstrip("…")


_A, _M = ActionId, Menu

ACTIONS: tuple[ActionSpec, ...] = (
    # ---- Tệp
    ActionSpec(_A.NEW, _M.FILE, 1, "Kế hoạch &mới…", "Lập một kế hoạch mới theo biểu mẫu",
               ("Ctrl+N",), "new", 1),
    ActionSpec(_A.OPEN, _M.FILE, 1, "Mở &kế hoạch…", "Mở một tệp kế hoạch (.cchc)",
               ("Ctrl+O",), "open", 1),
    ActionSpec(_A.IMPORT, _M.FILE, 1, "&Nhập từ Word, Excel…", "Mở kế hoạch năm trước từ tệp Word hoặc Excel",
               ("Ctrl+I",), "import", 1),
    ActionSpec(_A.SAMPLE, _M.FILE, 1, "Kế hoạch mẫ&u…", "Mở một kế hoạch mẫu để làm quen với chương trình",
               (), "sample"),
    ActionSpec(_A.EXPORT_WORD, _M.FILE, 2, "Xuất ra &Word…", "Xuất kế hoạch thành tệp Word (.docx)",
               ("Ctrl+E",), "word", 6, with_plan),
    ActionSpec(_A.EXPORT_EXCEL, _M.FILE, 2, "Xuất ra &Excel…", "Xuất phụ lục thành tệp Excel (.xlsx)",
               ("Ctrl+Shift+E",), "excel", 6, with_plan),
    ActionSpec(_A.EXPORT_OTHER, _M.FILE, 2, "Xuất theo lựa &chọn…", "Chọn định dạng và phần của kế hoạch cần xuất",
               (), "export", 0, with_plan),
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
    # ---- Sửa
    ActionSpec(_A.UNDO, _M.EDIT, 1, "&Hoàn tác", "Hoàn tác thao tác vừa làm",
               ("Ctrl+Z",), "undo", 2, can_undo),
    ActionSpec(_A.REDO, _M.EDIT, 1, "&Làm lại", "Làm lại thao tác vừa hoàn tác",
               ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", 2, can_redo),
    ActionSpec(_A.DUPLICATE, _M.EDIT, 2, "&Nhân đôi mục", "Chép mục đang chọn cùng mọi cấp dưới của nó xuống ngay sau",
               ("Ctrl+Shift+D",), "duplicate", 0, on_row),
    ActionSpec(_A.DELETE, _M.EDIT, 2, "&Xóa mục", "Xóa các mục đang chọn cùng mọi cấp dưới của chúng",
               ("Ctrl+Del",), "delete", 5, deletable),
    # ---- Chèn
    ActionSpec(_A.ROW_BELOW, _M.INSERT, 1, "Dòng bên &dưới", "Thêm một dòng bên dưới dòng đang chọn",
               ("Ctrl+Return", "Ins"), "row-below", 3, on_host),
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
               ("Alt+Shift+Up",), "move-up", 4, on_item),
    ActionSpec(_A.MOVE_DOWN, _M.STRUCTURE, 1, "Chuyển &xuống", "Chuyển các mục đang chọn xuống một vị trí",
               ("Alt+Shift+Down",), "move-down", 4, on_item),
    ActionSpec(_A.OUTDENT, _M.STRUCTURE, 1, "&Nâng cấp", "Nâng mục đang chọn lên một cấp (hoạt động thành nhiệm vụ…)",
               ("Alt+Shift+Left",), "outdent", 4, below_area),
    ActionSpec(_A.INDENT, _M.STRUCTURE, 1, "&Hạ cấp", "Hạ mục đang chọn xuống một cấp (nhiệm vụ thành hoạt động…)",
               ("Alt+Shift+Right",), "indent", 4, above_activity),
    ActionSpec(_A.JOIN, _M.STRUCTURE, 2, "&Gộp ô", "Gộp các ô đang chọn thành một ô",
               ("Ctrl+M",), "join", 0, on_cells),
    ActionSpec(_A.SPLIT, _M.STRUCTURE, 2, "&Tách ô", "Tách ô đã gộp thành từng ô",
               ("Ctrl+Shift+M",), "split", 0, on_cell),
    ActionSpec(_A.NUMBER, _M.STRUCTURE, 3, "Đặt &số thứ tự…", "Đặt số riêng cho mục (ví dụ 4a) hoặc trả về số tự động",
               ("Ctrl+Shift+T",), "number", 0, numbered),
    # ---- Văn bản
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
    # ---- Xem
    ActionSpec(_A.SHOW_TREE, _M.VIEW, 1, "&Cây cấu trúc", "Hiện hoặc ẩn cây cấu trúc ở bên trái",
               ("F7",), "tree", 7, with_plan, checkable=True),
    ActionSpec(_A.SHOW_DETAILS, _M.VIEW, 1, "C&hi tiết", "Hiện hoặc ẩn bảng chi tiết của dòng ở bên phải",
               ("F8",), "details", 7, with_plan, checkable=True),
    ActionSpec(_A.SHOW_TOOLBAR, _M.VIEW, 1, "Th&anh công cụ", "Hiện hoặc ẩn thanh công cụ",
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
    ActionSpec(_A.NEXT_PANE, _M.VIEW, 4, "Sang &khung khác", "Chuyển giữa cây cấu trúc, bảng và chi tiết",
               ("F6",), "", 0, with_plan),
    ActionSpec(_A.RESET_LAYOUT, _M.VIEW, 4, "&Bố cục mặc định", "Đưa các khung của cửa sổ về vị trí ban đầu",
               (), "", 0, with_plan),
    # ---- Trợ giúp
    ActionSpec(_A.SHORTCUTS, _M.HELP, 1, "&Phím tắt", "Xem danh sách phím tắt",
               ("F1",), "keyboard"),
    ActionSpec(_A.LOG_FOLDER, _M.HELP, 1, "Thư mục &nhật ký", "Mở thư mục chứa nhật ký lỗi của chương trình",
               (), "open"),
    ActionSpec(_A.ABOUT, _M.HELP, 2, "&Giới thiệu", "Phiên bản và giấy phép của chương trình",
               (), "info"),
)  # fmt: skip

BY_ID = {spec.id: spec for spec in ACTIONS}


def enabled(action: ActionId, state: WindowState) -> bool:
    """True where the command can be used."""
    return BY_ID[action].when(state)


def step_text(spec: ActionSpec, step: str | None) -> str:
    """The text of undo or redo with the step's name ("&Hoàn tác: chuyển 3 nhiệm vụ lên")."""
    return f"{spec.text}: {step[:1].lower()}{step[1:]}" if step else spec.text
