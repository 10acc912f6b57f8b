"""Writing a plan out of the window: what is asked for, as a value; done off the window's thread, free of Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.core.plan import Plan

if TYPE_CHECKING:
    from cchc_desktop.gui.commands.paper import PaperWish
    from cchc_desktop.gui.jobs import Progress


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of file a plan can go out as.

    ``per_appendix``: the file holds one appendix; ``with_text``: it can hold the text of the document too.
    """

    suffix: str
    name: str
    note: str
    per_appendix: bool = False
    with_text: bool = False


KINDS = (
    ExportKind(".docx", "Word", "Văn bản và phụ lục đúng thể thức, sửa tiếp được trong Word.", with_text=True),
    ExportKind(".pdf", "PDF", "Văn bản và phụ lục như khi in, để trình ký, ký số và lưu trữ.", with_text=True),
    ExportKind(".xlsx", "Excel", "Phụ lục có gộp ô, sẵn sàng để in; kèm trang dữ liệu để lọc."),
    ExportKind(".html", "Trang web", "Phụ lục thành một trang web, xem được bằng mọi trình duyệt."),
    ExportKind(".csv", "Dữ liệu CSV", "Một bảng phẳng, mỗi dòng đủ nội dung, để xử lý tiếp bằng máy.", True),
    ExportKind(".json", "Tệp trao đổi", "Toàn bộ kế hoạch; nhập lại sẽ được đúng kế hoạch này."),
    ExportKind(".grid.json", "Bảng đã dàn trang", "Bảng với các ô gộp, dành cho chương trình khác.", True),
)
BY_SUFFIX = {kind.suffix: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What of a plan goes out. ``part``: "body", "appendix", "all"; None = all that the file can hold.

    ``appendix``: position of the one wanted; None = all, or the first where the file holds one. ``safe_csv``: cells
    that Excel would take for formulas are marked. ``electronic``: for digital signing. ``true_numbers``: budget and
    points are numbers in a workbook.
    """

    part: str | None = None
    appendix: int | None = None
    safe_csv: bool = False
    electronic: bool = False
    true_numbers: bool = False
    flat: bool = True  # a workbook has a sheet for filtering too
    separate: bool = False  # the text and every appendix in a file of its own
    bordered: bool = False  # tall cells of a Word table by hidden borders, their text again on every page
    template: Path | None = None  # the user's own Word file to be filled; it takes text and all appendices
    rows: PaperWish | None = None  # which rows of the appendices; None = all
    paper: PaperWish | None = None  # what the preview shows, for a PDF; the other choices then mean nothing


WHOLE = ExportChoice()


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write: the plan as it stands, where, as what, over an existing file or not."""

    plan: Plan
    target: Path
    kind: ExportKind
    over: bool = False
    choice: ExportChoice = field(default_factory=lambda: WHOLE)


def export(request: ExportRequest, progress: Progress) -> Path:
    """Write the file, complete before it gets its name; raises KnownError with what was there untouched."""
    from cchc_desktop.publishing import export as outlet

    suffix = request.kind.suffix
    progress.report(0, 2, "Đang dàn trang…")
    chosen = request.choice
    if chosen.separate:
        return _export_separately(request, progress)
    wish = outlet.Wish(
        chosen.part,
        chosen.appendix,
        safe_for_excel=chosen.safe_csv,
        electronic=chosen.electronic,
        true_numbers=chosen.true_numbers,
        flat=chosen.flat,
        bordered=chosen.bordered,
    )
    if chosen.rows is not None:
        from cchc_desktop.gui.commands.paper import keep_of

        wish = replace(wish, part="appendix", keep=keep_of(request.plan, chosen.rows))
    if chosen.paper is not None:
        from cchc_desktop.gui.commands.paper import outlet_wish

        wish = outlet_wish(request.plan, chosen.paper)
    if suffix == ".pdf":
        from cchc_desktop.rendering.pdf_writer import pdf_outlet

        said = "Đang dàn trang…"

        def report(done: int, total: int) -> None:
            progress.report(done, total, f"{said} {done}/{total}" if total else f"{said} {done}")

        write = outlet.writer_for(request.plan, suffix, wish, pdf_outlet, report)
        said = f"Đang ghi “{request.target.name}”, trang"
    else:
        write = outlet.writer_for(request.plan, suffix, wish)
        progress.report(1, 2, f"Đang ghi “{request.target.name}”…")
    outlet.export(request.target, write, suffix, replace=request.over)
    return request.target


def in_the_way(request: ExportRequest) -> list[Path]:
    """Files beside the target that a separate export would write over."""
    from cchc_desktop.publishing import separate

    if not request.choice.separate:
        return []
    return separate.existing(separate.paths_of(request.plan, request.target), request.target)


def _export_separately(request: ExportRequest, progress: Progress) -> Path:
    """One file after the other; returns the first. ``request.over`` is for all of them."""
    from cchc_desktop.publishing import export as outlet
    from cchc_desktop.publishing import separate

    render = None
    if request.kind.suffix == ".pdf":
        from cchc_desktop.rendering.pdf_writer import pdf_outlet

        render = pdf_outlet
    files = separate.paths_of(request.plan, request.target)
    wish = outlet.Wish(electronic=request.choice.electronic, flat=request.choice.flat, bordered=request.choice.bordered)

    def report(done: int, total: int) -> None:
        progress.report(done, total, f"Đang dàn trang… {done}")

    for done, (path, write) in enumerate(separate.writers_of(request.plan, request.target, wish, render, report)):
        progress.report(done, len(files), f"Đang ghi “{path.name}”…")
        outlet.export(path, write, request.kind.suffix, replace=request.over)
    return files[0][0]
