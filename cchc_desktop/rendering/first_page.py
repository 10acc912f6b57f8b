"""FirstPage: the first page of an appendix, drawn as Word will set it, with the places of its column borders.

A sketch to choose a form by: what does not fit on the page is left out, and nothing is cut over to a second one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from cchc_desktop.core.grid import Align, Cell, is_list
from cchc_desktop.publishing.columns import alignments, scaled_widths
from cchc_desktop.publishing.printing import cell_align, is_bold, title_block
from cchc_desktop.publishing.spec import AppendixSheet
from cchc_desktop.rendering.paper_face import paper_font

UNIT = 10.0  # units per millimetre: letters are measured without rounding to the screen
_PER_POINT = UNIT * 25.4 / 72
_PAD_X, _PAD_Y = 1.2 * UNIT, 0.4 * UNIT
_GAP = 4 * UNIT  # between title block and table
_SIDES = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}


@dataclass(slots=True)
class _Set:
    """A text set into its width: at which height of the page, and how high."""

    layout: QTextLayout
    place: QPointF
    height: float


class FirstPage:
    """Set once, painted as often as wanted; measures are tenths of a millimetre from the paper's corner."""

    def __init__(self, sheet: AppendixSheet) -> None:
        page = sheet.page
        self.width, self.height = page.width_mm * UNIT, page.height_mm * UNIT
        self._left, self._bottom = page.left_mm * UNIT, (page.height_mm - page.bottom_mm) * UNIT
        self._texts: list[_Set] = []
        self._boxes: list[QRectF] = []
        self.borders: list[float] = []  # left edges of the columns, and the right one of the last
        self.table_top = self._title(sheet, page.top_mm * UNIT, page.text_width_mm * UNIT)
        self._table(sheet, round(page.text_width_mm * UNIT))

    def column_at(self, x: float) -> int | None:
        """The column at a place across the page."""
        found = [i for i in range(len(self.borders) - 1) if self.borders[i] <= x < self.borders[i + 1]]
        return found[0] if found else None

    def paint(self, painter: QPainter, marked: int | None = None) -> None:
        """Paint the paper; ``marked``: a column to stand out."""
        painter.fillRect(QRectF(0, 0, self.width, self.height), QColor("white"))
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width, self._bottom), Qt.ClipOperation.IntersectClip)
        if marked is not None and marked < len(self.borders) - 1:
            left, right = self.borders[marked], self.borders[marked + 1]
            painter.fillRect(QRectF(left, self.table_top, right - left, self._bottom), QColor("#e3edf9"))
        painter.setPen(QPen(QColor("black"), 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for box in self._boxes:
            painter.drawRect(box)
        for text in self._texts:
            text.layout.draw(painter, text.place)
        painter.restore()

    # ---- setting

    def _title(self, sheet: AppendixSheet, top: float, width: float) -> float:
        sizes = {"heading": sheet.type.heading_pt, "title": sheet.type.title_pt, "caption": sheet.type.caption_pt}
        y = top
        for role, line in title_block(sheet):
            font = _font(sizes[role], bold=role != "caption", italic=role == "caption")
            layout, height = _set(line, font, width, Align.CENTER)
            self._texts.append(_Set(layout, QPointF(self._left, y), height))
            y += height
        return y + _GAP if y > top else y

    def _table(self, sheet: AppendixSheet, width: int) -> None:
        grid = sheet.grid
        if not grid.width:
            return
        self.borders = [self._left + edge for edge in accumulate(scaled_widths(grid, width), initial=0)]
        columns = alignments(grid)
        fonts = {bold: _font(sheet.type.table_pt, bold=bold) for bold in (False, True)}
        least = _set("Ậy", fonts[False], self.width, Align.LEFT)[1] + 2 * _PAD_Y
        tops, begun = [self.table_top], list[tuple[int, Cell, QTextLayout, float]]()
        for index, row in enumerate(grid.rows):
            if tops[index] >= self._bottom:
                break
            for cell in row.cells:
                align = cell_align(cell.col, cell.colspan, row.kind, columns, listed=is_list(cell.text))
                room = self.borders[cell.col + cell.colspan] - self.borders[cell.col] - 2 * _PAD_X
                layout, height = _set(cell.text, fonts[is_bold(row.kind)], room, align)
                begun.append((index, cell, layout, height))
            ending = [entry for entry in begun if entry[0] + entry[1].rowspan == index + 1]
            needed = (entry[3] + 2 * _PAD_Y - (tops[index] - tops[entry[0]]) for entry in ending)
            tops.append(tops[index] + max([least, *needed]))
        for index, cell, layout, height in begun:
            bottom = tops[min(index + cell.rowspan, len(tops) - 1)]
            left, right = self.borders[cell.col], self.borders[cell.col + cell.colspan]
            self._boxes.append(QRectF(left, tops[index], right - left, bottom - tops[index]))
            middle = tops[index] + max(_PAD_Y, (bottom - tops[index] - height) / 2)
            self._texts.append(_Set(layout, QPointF(left + _PAD_X, middle), height))


def _font(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    font = paper_font(points, bold=bold, italic=italic)
    font.setPixelSize(round(points * _PER_POINT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _set(text: str, font: QFont, width: float, align: Align) -> tuple[QTextLayout, float]:
    """A text in lines of ``width``, and the height of them all."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(_SIDES[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, UNIT))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout, y
