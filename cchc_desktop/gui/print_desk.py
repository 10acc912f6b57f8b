"""Printing, for every view that prints: a printer or one clear sentence; the pages go out off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands.paper import Pages, PaperWish, sheets_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.gui.jobs import Progress


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What goes to a printer. ``pages``: already laid out, if they are; ``ranges``: "1-3, 5", "" = all pages."""

    plan: Plan
    wish: PaperWish
    title: str
    pages: Pages | None = None
    ranges: str = ""


def find_printer(parent: QWidget | None, name: str = "") -> QPrinter | None:
    """The printer of this name, else the system's own; None, and the reason said, where there is none."""
    from cchc_desktop.rendering.printing import make_printer

    try:
        return make_printer(name)
    except KnownError as error:
        notices.tell_error(parent, error)
        return None


def ask_printer(parent: QWidget, title: str, name: str, layout: QPageLayout | None = None) -> QPrinter | None:
    """The system's own print dialog; ``name`` is what the printer's queue shows. None where it was left."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = find_printer(parent)
    if printer is None:
        return None
    printer.setDocName(name)
    if layout is not None:
        printer.setPageLayout(layout)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    accepted = dialog.exec()
    dialog.deleteLater()
    return printer if accepted else None


def lay_out(request: PrintRequest, progress: Progress) -> Pages:
    """The pages of the request, those at hand or made now; raises KnownError, and what ends the work."""
    if request.pages is not None:
        return request.pages
    from cchc_desktop.publishing.pages import Paginator
    from cchc_desktop.rendering.page_fonts import QtMeasurer, substitute

    substitute()
    progress.report(0, 0, "Đang dàn trang…")
    sheets = sheets_of(request.plan, request.wish)

    def report(done: int, _total: int) -> None:
        progress.report(done, 0, f"Đang dàn trang… {done}")

    return sheets.pages(Paginator(QtMeasurer()), report)


def chosen_of(ranges: str, count: int) -> list[int]:
    """The indices of the pages that "1-3, 5" names, of ``count``; all where it names none."""
    from PySide6.QtGui import QPageRanges

    if not ranges.strip():
        return list(range(count))
    asked = QPageRanges.fromString(ranges.replace(";", ",").replace("–", "-").replace(" ", ""))
    return [index for index in range(count) if asked.contains(index + 1)]


def print_request(request: PrintRequest, printer: QPrinter, progress: Progress) -> tuple[int, int]:
    """Send the pages to the printer; how many, of how many. Raises KnownError, and what ends the work."""
    from cchc_desktop.rendering.printing import print_pages

    pages = lay_out(request, progress)
    chosen = chosen_of(request.ranges, len(pages))
    if not chosen:
        return 0, len(pages)

    def report(done: int, total: int) -> None:
        progress.report(done, total, f"Đang gửi trang {done} trên {total} đến máy in…")

    print_pages(pages, printer, request.title, chosen, report)
    return len(chosen), len(pages)
