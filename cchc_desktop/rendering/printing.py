"""Laid-out pages → a printer: the same drawing as the PDF, each page on paper of its own orientation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.publishing.pages_options import Report
from cchc_desktop.publishing.pages_spec import Pages
from cchc_desktop.rendering.page_painter import paint_page
from cchc_desktop.rendering.pdf_writer import page_layout


def make_printer(name: str = "") -> QPrinter:
    """The printer of this name, else the system's own; raises KnownError(NO_PRINTER) where there is none."""
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        known = QPrinterInfo.availablePrinters()
        if name or not known:
            raise KnownError(ErrorCode.NO_PRINTER, printer=name)
        info = known[0]
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def chosen_pages(printer: QPrinter, pages: Pages) -> list[int]:
    """The indices of the pages that the printer's dialog asks for; all where it names no range."""
    everything = range(len(pages))
    if printer.printRange() is not QPrinter.PrintRange.PageRange or printer.pageRanges().isEmpty():
        return list(everything)
    return [index for index in everything if printer.pageRanges().contains(index + 1)]


def print_pages(
    pages: Pages, printer: QPrinter, title: str, chosen: Sequence[int] | None = None, report: Report | None = None
) -> None:
    """Prints the pages with the given indices (None: all); ``title`` is shown in the printer's queue.

    ``report`` hears how many pages went out and may raise to stop; the job is then called off. Raises
    KnownError(PRINT_FAILED) where the printer does not take them, ValueError where no page is chosen.
    """
    indices = list(range(len(pages))) if chosen is None else list(chosen)
    if not indices:
        raise ValueError("no page to print")
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(pages.pages[indices[0]]))
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(ErrorCode.PRINT_FAILED, printer=printer.printerName())
    try:
        for done, index in enumerate(indices):
            page = pages.pages[index]
            if done:
                printer.setPageLayout(page_layout(page))
                if not printer.newPage():
                    raise KnownError(ErrorCode.PRINT_FAILED, printer=printer.printerName())
            paint_page(painter, page, printer.resolution() / 72)
            if report is not None:
                report(done + 1, len(indices))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise KnownError(ErrorCode.PRINT_FAILED, printer=printer.printerName())
