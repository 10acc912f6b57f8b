"""The report of a check on paper: A4 portrait, from HTML; the document face of the plan's own pages."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QTextDocument

from cchc_desktop.rendering.paper_face import paper_font

_MARGINS = QMarginsF(25, 20, 15, 20)  # millimetres: left, top, right, bottom
_POINTS = 12


def page_layout() -> QPageLayout:
    """A4 portrait with room to bind."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter
    )


def paint_report(device: QPagedPaintDevice, html: str) -> int:
    """Paint the report; how many pages it took. ``device`` has the layout of :func:`page_layout`."""
    document = QTextDocument()
    document.setDefaultFont(paper_font(_POINTS))
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.print_(device)
    return document.pageCount()
