"""The program tries itself: the window, edits, undo, saving, both exports and the way back. Also the frozen program.

Everything happens in a temporary folder on a copy of the sample plan; the user's settings and lists are not touched.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import __version__, catalogue
from cchc_desktop.core import edits
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.grid import Grid, slots
from cchc_desktop.core.plan import Item, Level, Plan

if TYPE_CHECKING:
    from cchc_desktop.self_test_window import Desk

_LONGEST = 600  # seconds; a window that waits for an answer nobody gives must not hang a script
_TYPED = "Văn bản do chương trình tự gõ khi kiểm tra"


class MismatchError(Exception):
    """What came out is not what should have; ``str()`` says it in Vietnamese."""


def run(say: Callable[[str], None] = print) -> int:
    """Do all steps, telling each; the exit code is 0 where all went well, else 1."""
    # Before Qt starts. Elsewhere than on Linux the offscreen plugin finds no fonts, and there is a screen anyway.
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.stderr is not None:
        faulthandler.dump_traceback_later(_LONGEST, exit=True)
    say(f"CCHC Desktop {__version__} tự kiểm tra…")
    try:
        with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
            os.environ["CCHC_DATA_FOLDER"] = str(Path(folder) / "data")  # no copies among the user's
            return _try_all(_Trial(Path(folder)), say)
    finally:
        os.environ.pop("CCHC_DATA_FOLDER", None)
        faulthandler.cancel_dump_traceback_later()


def _try_all(trial: _Trial, say: Callable[[str], None]) -> int:
    steps = trial.steps()
    try:
        for number, (name, step) in enumerate(steps, 1):
            where = f"{number}/{len(steps)} {name}"
            try:
                say(f"  {where}: {step()}")
            except Exception as error:
                say(f"HỎNG ở bước {where}: {_sentence(error)}")
                if not isinstance(error, MismatchError | KnownError):
                    traceback.print_exception(error)
                return 1
    finally:
        trial.end()
    say("Mọi bước đều đạt.")
    return 0


def _sentence(error: Exception) -> str:
    if isinstance(error, KnownError):
        from cchc_desktop.gui.messages import error_text

        return error_text(error)
    return str(error) or type(error).__name__


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise MismatchError(otherwise)


@dataclass(slots=True)
class _Trial:
    """The steps, in order, and what they leave each other."""

    folder: Path
    desk: Desk | None = None
    original: Plan = field(default_factory=catalogue.sample_plan)
    edited: Plan = field(default_factory=catalogue.sample_plan)
    acts: int = 0

    @property
    def plan_file(self) -> Path:
        """The plan file that is worked on."""
        return self.folder / "kế hoạch tự kiểm tra.cchc"

    @property
    def window(self) -> Desk:
        """The window; it is open from the second step on."""
        assert self.desk is not None
        return self.desk

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        """Name and act of every step; an act returns what it found."""
        return [
            ("Tạo tệp kế hoạch từ kế hoạch mẫu", self.make_plan),
            ("Mở cửa sổ trên tệp đó", self.open_window),
            ("Sửa trong cửa sổ", self.edit),
            ("Hoàn tác hết rồi làm lại hết", self.undo_and_redo),
            ("Đóng rồi mở lại, hoàn tác tiếp", self.reopen),
            ("Xuất Word, nhập lại, so từng ô", lambda: self.there_and_back(".docx")),
            ("Xuất Excel, nhập lại, so từng ô", lambda: self.there_and_back(".xlsx")),
            ("Xuất tệp trao đổi, nhập lại, so toàn bộ", self.exchange),
            ("Đóng cửa sổ, xem lại thư mục", self.leave),
        ]

    def make_plan(self) -> str:
        """The sample goes into a plan file and comes back."""
        from cchc_desktop.gui.messages import counts_text
        from cchc_desktop.storage.plan_file import create, read_plan

        create(self.plan_file, self.original)
        _must(read_plan(self.plan_file) == self.original, "tệp kế hoạch đọc lại khác lúc ghi")
        return counts_text(self.original.counts())

    def open_window(self) -> str:
        """The real window shows the plan."""
        from cchc_desktop.self_test_window import Desk

        self.desk = Desk(self.folder / "settings")
        self.desk.open(self.plan_file)
        _must(self.plan_file.name in self.desk.window.windowTitle(), "tiêu đề cửa sổ không có tên tệp")
        _must(not self.desk.picture_is_blank(), "cửa sổ không vẽ gì")
        areas = self._items(Level.AREA)
        for area in areas:
            _must(self.desk.shown(area.id, "title") == area.text, f"bảng không hiện lĩnh vực {area.text}")
        return f"{self.desk.rows()} dòng"

    def edit(self) -> str:
        """Cells, rows, branches, marks and the document's data, by the window's commands where it has them."""
        from cchc_desktop.gui.actions.table import ActionId
        from cchc_desktop.gui.commands import items

        desk = self.window
        document = desk.session.document
        rows = desk.rows()
        first, second, third = (item.id for item in self._items(Level.ACTIVITY)[:3])
        desk.write(first, "deliverable", _TYPED)
        _must(desk.shown(first, "deliverable") == _TYPED, "ô vừa gõ hiện chữ khác")
        desk.command(ActionId.ROW_BELOW, first, "activity")
        added = next(iter(set(desk.plan.items) - set(self.original.items)))
        desk.write(added, "activity", _TYPED)
        _must(desk.rows() == rows + 1, "bảng không thêm dòng mới")
        desk.command(ActionId.DUPLICATE, self._items(Level.TASK)[1].id, "task")
        desk.command(ActionId.MOVE_DOWN, second, "activity")
        items.join_cells(document, [first, added], ["lead"])
        desk.command(ActionId.DELETE, third, "activity")
        items.set_number(document, self._items(Level.TASK)[3].id, "4a")
        info = replace(document.plan.document, number="01/KH-UBND", date="ngày 15 tháng 12 năm 2026")
        document.apply("Sửa thông tin kế hoạch", lambda plan: edits.set_document(plan, info))
        desk.settle()
        self.edited = desk.plan
        self.acts = len(document.history.done)
        _must(self.acts == 9, f"chỉ ghi được {self.acts} thao tác")
        return f"{self.acts} thao tác"

    def undo_and_redo(self) -> str:
        """Undo leads to the beginning, redo to the end."""
        from cchc_desktop.gui.actions.table import ActionId

        for _ in range(self.acts):
            self.window.command(ActionId.UNDO)
        _must(self.window.plan == self.original, "hoàn tác hết không trở về kế hoạch ban đầu")
        for _ in range(self.acts):
            self.window.command(ActionId.REDO)
        _must(self.window.plan == self.edited, "làm lại hết không trở về kế hoạch đã sửa")
        return "đúng cả hai chiều"

    def reopen(self) -> str:
        """Saved is saved, and undo outlives closing."""
        from cchc_desktop.gui.actions.table import ActionId

        self.window.close_plan()
        self.window.open(self.plan_file)
        _must(self.window.plan == self.edited, "kế hoạch mở lại khác lúc đóng")
        self.window.command(ActionId.UNDO)
        _must(self.window.plan.document == self.original.document, "hoàn tác sau khi mở lại không đúng")
        self.window.command(ActionId.REDO)
        _must(self.window.plan == self.edited, "làm lại sau khi mở lại không đúng")
        return "đúng như đã lưu"

    def there_and_back(self, suffix: str) -> str:
        """The appendix goes out and is read in again, by a process of its own as every foreign file: the same table."""
        from cchc_desktop.importing.recognise import recognise
        from cchc_desktop.importing.worker import read_apart
        from cchc_desktop.publishing.layout import lay_out

        target = self._export(suffix)
        back = recognise(read_apart(target), list(catalogue.shipped_forms())).plan
        expected = lay_out(self.edited, self.edited.appendices[0])
        return same_table(expected, lay_out(back, back.appendices[0]))

    def exchange(self) -> str:
        """Everything goes out and comes in again."""
        from cchc_desktop.importing.exchange_file import read_exchange_file

        target = self._export(".json")
        _must(read_exchange_file(target, {}).plan == self.edited, "kế hoạch nhập lại khác lúc xuất")
        return "trùng khớp"

    def _export(self, suffix: str) -> Path:
        from cchc_desktop.publishing.export import export, writer_for

        target = self.folder / f"xuất{suffix}"
        export(target, writer_for(self.window.plan, suffix), suffix, replace=False)
        return target

    def leave(self) -> str:
        """Only what we made is left, and the user's own lists never heard of it."""
        self.window.close_plan()
        self.end()
        left = {path.name for path in self.folder.iterdir()}
        expected = {self.plan_file.name, "xuất.docx", "xuất.xlsx", "xuất.json", "settings", "data"}
        _must(left == expected, f"thư mục còn thừa hoặc thiếu: {', '.join(sorted(left ^ expected))}")
        return "sạch"

    def end(self) -> None:
        """Close the window, whatever happened."""
        if self.desk is not None:
            desk, self.desk = self.desk, None
            desk.end()

    def _items(self, level: Level) -> list[Item]:
        return [item for item in self.original.walk() if item.level is level]


def same_table(expected: Grid, found: Grid) -> str:
    """How many cells were compared; raises MismatchError naming the first that differs."""
    _must(expected.width == found.width, f"{found.width} cột thay vì {expected.width}")
    _must(len(expected.rows) == len(found.rows), f"{len(found.rows)} dòng thay vì {len(expected.rows)}")
    cells = 0
    for row, (mine, its) in enumerate(zip(slots(expected), slots(found), strict=True)):
        _must(expected.rows[row].kind is found.rows[row].kind, f"dòng {row + 1} khác loại")
        for col, (here, there) in enumerate(zip(mine, its, strict=True)):
            same = here is not None and there is not None and (here.row, here.cell) == (there.row, there.cell)
            _must(same, f"ô ở dòng {row + 1}, cột {col + 1} khác")
        cells += len(expected.rows[row].cells)
    return f"{cells} ô giống nhau"
