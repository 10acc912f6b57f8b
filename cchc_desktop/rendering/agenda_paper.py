"""The calendar of a plan on paper: A4 landscape, the months repeated on every page, bars as on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QPolygonF,
)

from cchc_desktop.core.agenda import Entry, Pace
from cchc_desktop.rendering.paper_face import paper_font

BAR = QColor(31, 111, 181)
MARK = QColor(160, 60, 20)
_MARGIN = 15.0  # millimetres
_MONTHS = 12
_WORDS, _WRITTEN = 0.40, 0.14  # shares of the width; the months have the rest
_PAD = 3.0  # points
_ROMAN = ("I", "II", "III", "IV")


class PaperLine(NamedTuple):
    """A line: the words, the time as written, and the entry; None: the title of an area."""

    words: str
    written: str = ""
    entry: Entry | None = None


def paint_month(painter: QPainter, cell: QRectF, entry: Entry, month: int) -> None:
    """The piece of a bar that lies in one month; used on the screen and on paper."""
    height = min(cell.height() * 0.5, 14.0 * cell.height() / 24)
    left = cell.left() + (cell.width() * 0.12 if month - 1 not in entry.months else 0)
    right = cell.right() - (cell.width() * 0.12 if month + 1 not in entry.months else 0)
    bar = QRectF(left, cell.center().y() - height / 2, right - left, height)
    if entry.pace is Pace.ALWAYS:
        painter.fillRect(bar, QBrush(BAR, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(BAR, 0))
        painter.drawLine(bar.topLeft(), bar.topRight())
        painter.drawLine(bar.bottomLeft(), bar.bottomRight())
        return
    painter.fillRect(bar, BAR)
    if entry.due == month:
        half = height * 0.55
        middle = QPointF(right - half * 0.4, cell.center().y())
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.setPen(QPen(Qt.GlobalColor.white, 0))
        painter.setBrush(MARK)
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


def page_layout() -> QPageLayout:
    """A4 landscape with the margins of the calendar."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter
    )


def paint_agenda(device: QPagedPaintDevice, title: str, lines: Sequence[PaperLine]) -> int:
    """Paint the calendar; how many pages it took. ``device`` has the layout of :func:`page_layout`."""
    painter = QPainter(device)
    try:
        return _Paper(device, painter, title).paint(lines)
    finally:
        painter.end()


class _Paper:
    def __init__(self, device: QPagedPaintDevice, painter: QPainter, title: str) -> None:
        self._device, self._painter, self._title = device, painter, title
        scale = device.logicalDpiX() / 72
        painter.scale(scale, scale)  # points from here on
        self._area = QRectF(0, 0, device.width() / scale, device.height() / scale)
        self._plain, self._bold = _face(11, bold=False), _face(11, bold=True)
        width = self._area.width()
        self._edges = [0.0, width * _WORDS, width * (_WORDS + _WRITTEN)]
        month = width * (1 - _WORDS - _WRITTEN) / _MONTHS
        self._edges += [self._edges[2] + month * (count + 1) for count in range(_MONTHS)]
        self._page = 1
        self._y = 0.0

    def paint(self, lines: Sequence[PaperLine]) -> int:
        self._head()
        for place, line in enumerate(lines):
            height = self._height(line)
            needed = height
            if line.entry is None and place + 1 < len(lines):
                needed += self._height(lines[place + 1])  # a title never stands alone at the foot
            if self._y + needed > self._area.height() - 14:
                self._turn()
            self._row(line, height)
        self._foot()
        return self._page

    def _turn(self) -> None:
        self._foot()
        self._device.newPage()
        self._page += 1
        self._y = 0.0
        self._head()

    def _head(self) -> None:
        if self._page == 1 and self._title:
            face = _face(14, bold=True)
            box = QRectF(0, 0, self._area.width(), 200)
            flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
            self._painter.setFont(face)
            self._y = self._painter.boundingRect(box, flags, self._title).height() + 10
            self._painter.drawText(box, flags, self._title)
        top, half = self._y, 18.0
        edges = self._edges
        self._painter.setFont(self._bold)
        self._cell(QRectF(edges[0], top, edges[1], 2 * half), "Nội dung")
        self._cell(QRectF(edges[1], top, edges[2] - edges[1], 2 * half), "Thời gian")
        for quarter, roman in enumerate(_ROMAN):
            left, right = edges[2 + 3 * quarter], edges[5 + 3 * quarter]
            self._cell(QRectF(left, top, right - left, half), f"Quý {roman}")
        for month in range(_MONTHS):
            left, right = edges[2 + month], edges[3 + month]
            self._cell(QRectF(left, top + half, right - left, half), str(month + 1))
        self._y += 2 * half

    def _cell(self, box: QRectF, text: str) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _height(self, line: PaperLine) -> float:
        face = self._plain if line.entry else self._bold
        width = self._edges[1] if line.entry else self._edges[-1]
        words = _text_height(face, line.words, width)
        return max(words, _text_height(face, line.written, self._edges[2] - self._edges[1])) + 2 * _PAD

    def _row(self, line: PaperLine, height: float) -> None:
        painter, edges, top = self._painter, self._edges, self._y
        painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._plain if line.entry else self._bold)
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        if line.entry is None:
            painter.drawRect(QRectF(0, top, edges[-1], height))
            painter.drawText(QRectF(_PAD, top, edges[-1] - 2 * _PAD, height), flags, line.words)
        else:
            for left, right in pairwise(edges):
                painter.drawRect(QRectF(left, top, right - left, height))
            painter.drawText(QRectF(_PAD, top, edges[1] - 2 * _PAD, height), flags, line.words)
            written = QRectF(edges[1] + _PAD, top, edges[2] - edges[1] - 2 * _PAD, height)
            painter.drawText(written, flags, line.written)
            for month in line.entry.months:
                left, right = edges[1 + month], edges[2 + month]
                band = QRectF(left, top + height / 2 - 10, right - left, 20)
                paint_month(painter, band, line.entry, month)
        self._y += height

    def _foot(self) -> None:
        self._painter.setFont(self._plain)
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
        box = QRectF(0, self._area.height() - 12, self._area.width(), 12)
        if self._page > 1:
            self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._page))


def _face(points: float, *, bold: bool) -> QFont:
    face = paper_font(points)
    face.setPixelSize(round(points))  # the painter counts in points
    face.setBold(bold)
    return face


def _text_height(face: QFont, text: str, width: float) -> float:
    if not text:
        return 0.0
    box = QRectF(0, 0, width - 2 * _PAD, 100_000)
    return QFontMetricsF(face).boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()
