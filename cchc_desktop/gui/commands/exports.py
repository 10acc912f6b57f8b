"""Writing a plan out: Word, Excel, HTML, CSV, the exchange file. Runs off the window's thread; free of Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean

if TYPE_CHECKING:
    from cchc_desktop.gui.jobs import Progress


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of file a plan can go out as. ``per_appendix``: the file holds one appendix."""

    suffix: str
    name: str
    note: str
    per_appendix: bool = False


KINDS = (
    ExportKind(".docx", "Word", "Phụ lục đúng thể thức, sửa tiếp được trong Word."),
    ExportKind(".xlsx", "Excel", "Phụ lục có gộp ô, sẵn sàng để in."),
    ExportKind(".html", "Trang web", "Phụ lục thành một trang web, xem được bằng mọi trình duyệt."),
    ExportKind(".csv", "Dữ liệu CSV", "Một bảng phẳng, mỗi dòng đủ nội dung, để xử lý tiếp bằng máy.", True),
    ExportKind(".json", "Tệp trao đổi", "Toàn bộ kế hoạch; nhập lại sẽ được đúng kế hoạch này."),
    ExportKind(".grid.json", "Bảng đã dàn trang", "Bảng với các ô gộp, dành cho chương trình khác.", True),
)
BY_SUFFIX = {kind.suffix: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write: the plan as it stands, where, as what, over an existing file or not."""

    plan: Plan
    target: Path
    kind: ExportKind
    over: bool = False
    appendix: int | None = None  # position; None = all, or the first where the file holds one
    safe_csv: bool = False


def export(request: ExportRequest, progress: Progress) -> Path:
    """Write the file, complete before it gets its name; raises KnownError with what was there untouched."""
    from cchc_desktop.publishing.atomic import write_atomically
    from cchc_desktop.publishing.verify import VERIFIERS

    progress.report(0, 2, "Đang dàn trang…")
    write = _writer(request)
    progress.report(1, 2, f"Đang ghi “{request.target.name}”…")
    write_atomically(request.target, write, replace=request.over, verify=VERIFIERS.get(request.kind.suffix))
    return request.target


Write = Callable[[BinaryIO], None]


def _writer(request: ExportRequest) -> Write:
    plan, suffix = request.plan, request.kind.suffix
    if suffix == ".json":
        from cchc_desktop.core.exchange import plan_to_json, to_bytes

        return _raw(to_bytes(plan_to_json(plan)))
    if suffix == ".grid.json":
        return _grid(plan, request.appendix or 0)
    from cchc_desktop.publishing.layout import appendix_sheets

    sheets = appendix_sheets(plan)
    if suffix == ".csv":
        from cchc_desktop.publishing.csv_writer import write_csv

        sheet = sheets[request.appendix or 0]
        return lambda file: write_csv(sheet, file, safe_for_excel=request.safe_csv)
    from cchc_desktop.publishing.spec import DocumentProperties

    chosen = sheets if request.appendix is None else [sheets[request.appendix]]
    title = plan.document.title or (chosen[0].title if chosen else "")
    properties = DocumentProperties(clean(title), clean(plan.document.issuer))
    if suffix == ".docx":
        from cchc_desktop.publishing.docx_writer import write_docx as write
    elif suffix == ".xlsx":
        from cchc_desktop.publishing.xlsx_writer import write_xlsx as write
    elif suffix == ".html":
        from cchc_desktop.publishing.html_writer import write_html as write
    else:
        raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=str(request.target), suffix=suffix)
    return lambda file: write(chosen, properties, file)


def _grid(plan: Plan, position: int) -> Write:
    from cchc_desktop.core.exchange import to_bytes
    from cchc_desktop.core.grid import to_json
    from cchc_desktop.publishing.layout import lay_out

    grid = lay_out(plan, plan.appendices[position])
    return _raw(to_bytes(to_json(grid, [column.header for column in plan.form.columns])))


def _raw(data: bytes) -> Write:
    def write(file: BinaryIO) -> None:
        file.write(data)

    return write
