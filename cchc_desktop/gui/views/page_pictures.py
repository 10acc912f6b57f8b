"""Painted pages kept for the next look: sharp at the screen's own resolution, a bounded number of pixels in all."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from cchc_desktop.gui.commands.paper import Page
from cchc_desktop.gui.views.page_places import Place
from cchc_desktop.rendering.page_painter import paint_page

_MOST_PIXELS = 24_000_000  # of all pictures: about 100 MB
_LARGE = 5_000_000  # a page of more pixels is painted anew each time, as far as it is seen
_PAPER = QColor(255, 255, 255)


class Pictures:
    """The pictures of one canvas."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Page, QPixmap]] = OrderedDict()  # by the page's identity
        self._scale = 0.0
        self._pixels = 0

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._pixels = 0

    def has(self, page: Page, scale: float) -> bool:
        """True where painting the page costs next to nothing."""
        return scale == self._scale and id(page) in self._kept

    def paint(self, painter: QPainter, page: Page, place: Place, ratio: float) -> None:
        """The page at its place; ``ratio``: device pixels to a pixel."""
        scale = place.width / page.width * ratio
        size = QSize(round(place.width * ratio), round(place.height * ratio))
        if size.width() * size.height() > _LARGE:
            painter.fillRect(QRectF(*place), _PAPER)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.translate(place.x, place.y)
            paint_page(painter, page, place.width / page.width)
            painter.restore()
            return
        if scale != self._scale:
            self.clear()
            self._scale = scale
        kept = self._kept.get(id(page))
        if kept is None:
            kept = self._kept[id(page)] = (page, _picture(page, size, scale, ratio))
            self._pixels += size.width() * size.height()
        self._kept.move_to_end(id(page))
        painter.drawPixmap(QPointF(place.x, place.y), kept[1])
        while self._pixels > _MOST_PIXELS and len(self._kept) > 1:
            _page, gone = self._kept.popitem(last=False)[1]
            self._pixels -= gone.width() * gone.height()


def _picture(page: Page, size: QSize, scale: float, ratio: float) -> QPixmap:
    picture = QPixmap(size)
    picture.setDevicePixelRatio(1.0)
    picture.fill(_PAPER)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint_page(painter, page, scale)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
