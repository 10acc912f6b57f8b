"""Laid-out pages → PDF (PDF/A-1b as Qt writes it): fonts embedded, text selectable, bookmarks, title, vi-VN."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from cchc_desktop.publishing.export import Write
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_options import PageOptions, Report
from cchc_desktop.publishing.pages_spec import POINTS_PER_MM, Page, Pages
from cchc_desktop.publishing.pdf_outline import with_outline
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from cchc_desktop.publishing.text_sheet import TextSheet
from cchc_desktop.rendering.page_fonts import QtMeasurer, substitute
from cchc_desktop.rendering.page_painter import paint_page

RESOLUTION = 1200  # dots per inch


def pdf_outlet(
    texts: Sequence[TextSheet],
    sheets: Sequence[AppendixSheet],
    properties: DocumentProperties,
    options: PageOptions,
    report: Report | None = None,
) -> Write:
    """What writes the sheets as a PDF; they are laid out before it returns. Needs the application object.

    Raises KnownError(FONT_MISSING).
    """
    substitute()
    pages = Paginator(QtMeasurer()).pages(texts, sheets, options, report)
    return lambda target: write_pdf(pages, properties, target, report)


def write_pdf(pages: Pages, properties: DocumentProperties, target: BinaryIO, report: Report | None = None) -> None:
    """Writes the pages; ``report`` hears how many are done and may raise to stop the work."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, properties)
    _paint(writer, pages, report)
    heights = [page.height for page in pages.pages]
    raw = bytes(buffer.data().data())
    target.write(with_outline(raw, list(pages.outline()), heights, properties.language))


def _writer(buffer: QBuffer, properties: DocumentProperties) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setTitle(properties.title)
    writer.setCreator("CCHC Desktop")
    if hasattr(writer, "setAuthor"):  # since Qt 6.9
        writer.setAuthor(properties.author)
    writer.setResolution(RESOLUTION)
    return writer


def _paint(writer: QPdfWriter, pages: Pages, report: Report | None) -> None:
    painter = QPainter()
    try:
        size = (0.0, 0.0)
        for index, page in enumerate(pages.pages):
            if (page.width, page.height) != size:
                size = (page.width, page.height)
                writer.setPageLayout(page_layout(page))
            if index == 0:
                painter.begin(writer)
            else:
                writer.newPage()
            paint_page(painter, page, RESOLUTION / 72)
            if report is not None:
                report(index + 1, len(pages))
    finally:
        painter.end()


def page_layout(page: Page) -> QPageLayout:
    """The paper of a page, without margins: they are part of what is painted."""
    landscape = page.width > page.height
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short / POINTS_PER_MM, long / POINTS_PER_MM), QPageSize.Unit.Millimeter)
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
