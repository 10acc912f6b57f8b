"""The desk of the preview: pages one below another, painted as they are printed; zoom, keys, clicks, margins.

A page number here is an index from 0. The paper is white whatever the colours of the window.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from cchc_desktop.core.grid import CellSource
from cchc_desktop.gui.commands.paper import Box, Margins, Page
from cchc_desktop.gui.views.page_margins import Drag, dragged, paint_guides, side_near
from cchc_desktop.gui.views.page_pictures import Pictures
from cchc_desktop.gui.views.page_places import GAP, Place, Places
from cchc_desktop.gui.views.page_zoom import FIT_PAGE, FIT_WIDTH, LEAST, MOST, PIXELS_PER_POINT, scale, stepped
from cchc_desktop.gui.zoom import wheel_steps

_FEW, _GROW_MS = 60, 120  # more pages than these are put in their places now and then, not at every slice
_PATIENCE = 0.05  # seconds of painting in one go; what is left follows at once
_ACCENT = QColor(31, 111, 181)
_EDGE = QColor(120, 120, 120)
_WASH = 28  # of 255: how much of the accent lies over the framed cells


class PageCanvas(QAbstractScrollArea):
    """Shows pages; knows nothing of plans."""

    source_clicked = Signal(object)  # CellSource
    margins_dragged = Signal(object)  # Margins
    zoom_changed = Signal(int)  # per cent as shown now
    page_changed = Signal(int)  # the page that is looked at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Trang in")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.pages: list[Page] = []
        self.margins = Margins()
        self.zoom = FIT_WIDTH
        self.columns = 1
        self.guides = False
        self.framed: list[tuple[int, Box]] = []
        self.drag: Drag | None = None
        self._places = Places((), 1.0, 1, 0.0)
        self._pictures = Pictures()
        self._current = 0
        self._pressed: QPoint | None = None
        self._scrolled_from = QPoint()
        self._panned = False
        self._leading = False
        self._growing = QTimer(self, singleShot=True, interval=_GROW_MS)
        self._growing.timeout.connect(self._arrange)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look())

    # ---- what is shown

    def put(self, first: int, pages: Sequence[Page]) -> None:
        """Pages from ``first`` on; one that is as it was keeps its picture."""
        grown = first + len(pages) > len(self.pages)
        for index, page in enumerate(pages, first):
            if index >= len(self.pages):
                self.pages.append(page)
            elif self.pages[index] != page:
                grown = grown or self._size(page) != self._size(self.pages[index])
                self.pages[index] = page
        if grown and len(self.pages) <= _FEW:
            self._arrange()
        elif grown and not self._growing.isActive():
            self._growing.start()
        if any(index < len(self._places.all) for index in (first, first + len(pages) - 1)):
            self.viewport().update()

    def cut(self, count: int) -> None:
        """These were all pages; no more than so many."""
        if len(self.pages) > count or len(self._places.all) != count:
            del self.pages[count:]
            self._arrange()
            self.viewport().update()

    def frame(self, boxes: list[tuple[int, Box]], *, reveal: bool) -> None:
        """Frame the cells of the current item; bring the first of them in sight where none is."""
        self.framed = boxes
        if reveal and boxes and not any(self._in_sight(page, box) for page, box in boxes):
            page, box = boxes[0]
            if page >= len(self._places.all):
                self._arrange()
            self._reveal(self._box_rect(page, box))
        self.viewport().update()

    def set_guides(self, on: bool) -> None:
        """Show the lines of the margins, which can be dragged, or not."""
        self.guides = on
        self.viewport().update()

    # ---- size

    def set_zoom(self, zoom: int) -> None:
        """Per cent, or FIT_WIDTH, FIT_PAGE; the page looked at stays where it is."""
        zoom = zoom if zoom < 0 else min(max(zoom, LEAST), MOST)
        if zoom != self.zoom:
            self.zoom = zoom
            self._rearrange()

    def set_columns(self, columns: int) -> None:
        """Pages beside one another; 0 = as many as there is room for."""
        self.columns = columns
        self._rearrange()

    @property
    def percent(self) -> int:
        """The size shown, in per cent."""
        return round(self._places.scale / PIXELS_PER_POINT * 100)

    def step_zoom(self, steps: int) -> None:
        """So many steps larger or smaller."""
        self.set_zoom(stepped(self.percent, steps))

    def _scale(self) -> float:
        bars = QSize(
            self.verticalScrollBar().sizeHint().width() if len(self.pages) > 1 else 0,
            self.horizontalScrollBar().sizeHint().height(),
        )
        sizes = [self._size(page) for page in self.pages]
        return scale(self.zoom, sizes, self._current, max(self.columns, 1), window=self.size(), bars=bars)

    def _rearrange(self) -> None:
        """Another size: the same spot of the same page stays on top; a page that fits is seen whole."""
        page, share = self._current, 0.0 if self.zoom == FIT_PAGE else self._share(self._current)
        self._arrange()
        if page < len(self._places.all):
            place = self._places.all[page]
            self._move_to(place.y + share * place.height if share > 0 else place.y - GAP)
        self._look()
        self.viewport().update()

    def _share(self, page: int) -> float:
        """How much of the page is scrolled out at the top."""
        if page >= len(self._places.all):
            return 0.0
        place = self._places.all[page]
        return (self.verticalScrollBar().value() - place.y) / place.height

    def _arrange(self) -> None:
        """Put every page in its place."""
        self._growing.stop()
        sizes = [self._size(page) for page in self.pages]
        before = self.percent
        self._places = Places(sizes, self._scale(), self.columns, self.viewport().width())
        room = self.viewport().size()
        self._leading = True
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(room.width())
        across.setRange(0, max(round(self._places.width) - room.width(), 0))
        down.setPageStep(room.height())
        down.setSingleStep(40)
        across.setSingleStep(40)
        down.setRange(0, max(round(self._places.height) - room.height(), 0))
        self._leading = False
        if self.percent != before:
            self.zoom_changed.emit(self.percent)
        self._look()

    @staticmethod
    def _size(page: Page) -> tuple[float, float]:
        return (page.width, page.height)

    # ---- going about

    @property
    def current_page(self) -> int:
        """The page looked at."""
        return self._current

    def go_to_page(self, page: int, y: float = 0.0) -> None:
        """Bring a page to the top, ``y`` points below its upper edge."""
        if not self.pages:
            return
        page = min(max(page, 0), len(self.pages) - 1)
        self._current = page
        if self.zoom == FIT_PAGE or page >= len(self._places.all):
            self._arrange()
        self._current = page
        place = self._places.all[page]
        self._leading = True
        self._move_to(place.y + y * self._places.scale - GAP)
        self._leading = False
        self.page_changed.emit(page)

    def _move_to(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    def _look(self) -> None:
        """Which page is looked at: the first whose middle, or the larger part of the window, is in sight."""
        self._tell_place()
        if self._leading or not self._places.all:
            return
        top = self.verticalScrollBar().value()
        middle = top + self.viewport().height() / 3
        found = next((i for i in self._places.between(middle, middle)), 0)
        if self._places.all[found].y + self._places.all[found].height < top and found + 1 < len(self._places.all):
            found += 1
        if found != self._current:
            self._current = found
            self.page_changed.emit(found)

    def _tell_place(self) -> None:
        self.setAccessibleDescription(f"Trang {self._current + 1} trên {len(self.pages)}")

    def _box_rect(self, page: int, box: Box) -> QRectF:
        place, scale = self._places.all[page], self._places.scale
        return QRectF(place.x + box.x * scale, place.y + box.y * scale, box.width * scale, box.height * scale)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self, page: int, box: Box) -> bool:
        if page >= len(self._places.all):
            return False
        seen = QRectF(self._offset(), QRectF(self.viewport().rect()).size())
        rect = self._box_rect(page, box)
        return seen.contains(rect.topLeft()) and seen.intersected(rect).height() >= min(rect.height(), 20)

    def _reveal(self, rect: QRectF) -> None:
        room = self.viewport()
        self.verticalScrollBar().setValue(round(rect.top() - room.height() / 4))
        if not self._offset().x() <= rect.left() <= self._offset().x() + room.width() - rect.width():
            self.horizontalScrollBar().setValue(round(rect.center().x() - room.width() / 2))

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        painter = QPainter(self.viewport())
        offset = self._offset()
        painter.translate(-offset)
        seen = QRectF(event.rect()).translated(offset)
        painter.setClipRect(seen)
        until = time.perf_counter() + _PATIENCE
        for index in self._places.between(seen.top(), seen.bottom()):
            place, page = self._places.all[index], self.pages[index]
            if not QRectF(*place).intersects(seen):
                continue
            ratio = self.devicePixelRatioF()
            if time.perf_counter() > until and not self._pictures.has(page, place.width / page.width * ratio):
                painter.fillRect(QRectF(*place), Qt.GlobalColor.white)
                self.viewport().update()  # the rest in the next turn
                continue
            self._pictures.paint(painter, page, place, ratio)
            painter.setPen(QPen(_EDGE, 1))
            painter.drawRect(QRectF(place.x - 0.5, place.y - 0.5, place.width + 1, place.height + 1))
        self._paint_frames(painter)
        if self.guides:
            self._paint_guides(painter, seen)
        painter.end()

    def _paint_frames(self, painter: QPainter) -> None:
        wash = QColor(_ACCENT)
        wash.setAlpha(_WASH)
        painter.setPen(QPen(_ACCENT, 2))
        painter.setBrush(wash)
        for page, box in self.framed:
            if page < len(self._places.all):
                painter.drawRect(self._box_rect(page, box))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_guides(self, painter: QPainter, seen: QRectF) -> None:
        margins = self.drag.margins if self.drag else self.margins
        for index in self._places.between(seen.top(), seen.bottom()):
            side = self.drag.side if self.drag and self.drag.page == index else None
            paint_guides(painter, self._places.all[index], self._places.scale, margins, side)

    # ---- mouse and keys

    def _under(self, point: QPointF) -> tuple[int, Place, QPointF] | None:
        there = point + self._offset()
        index = self._places.at(there.x(), there.y())
        return None if index is None else (index, self._places.all[index], there)

    def side_at(self, point: QPointF) -> tuple[int, int] | None:
        """Page and side of the margin line under a point of the window."""
        under = self._under(point)
        if not self.guides or under is None:
            return None
        index, place, there = under
        side = side_near(place, self._places.scale, self.margins, there.x(), there.y())
        return None if side is None else (index, side)

    def source_at(self, point: QPointF) -> CellSource | None:
        """Which text of which item stands under a point of the window."""
        under = self._under(point)
        if under is None:
            return None
        index, place, there = under
        scale = self._places.scale
        box = self.pages[index].hit((there.x() - place.x) / scale, (there.y() - place.y) / scale)
        return box.source if box else None

    def point_of(self, page: int, box: Box) -> QPoint:
        """Where the middle of a box is seen in the window."""
        return (self._box_rect(page, box).center() - self._offset()).toPoint()

    def rect_of(self, page: int) -> QRectF:
        """Where a page is seen in the window."""
        return QRectF(*self._places.all[page]).translated(-self._offset())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: a margin is taken hold of, or the pages are, or a cell is clicked."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        near = self.side_at(event.position())
        if near is not None:
            self.drag = Drag(*near, self.margins)
        else:
            self._pressed, self._panned = event.position().toPoint(), False
            self._scrolled_from = self._offset().toPoint()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override."""
        point = event.position()
        if self.drag is not None:
            place, there = self._places.all[self.drag.page], point + self._offset()
            moved = dragged(place, self._places.scale, self.margins, self.drag.side, there)
            self.drag = self.drag._replace(margins=moved)
            self.viewport().update()
        elif self._pressed is not None:
            way = point.toPoint() - self._pressed
            if self._panned or way.manhattanLength() >= QApplication.startDragDistance():
                self._panned = True
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.horizontalScrollBar().setValue(self._scrolled_from.x() - way.x())
                self.verticalScrollBar().setValue(self._scrolled_from.y() - way.y())
        else:
            self.viewport().setCursor(self._cursor_at(point))

    def _cursor_at(self, point: QPointF) -> Qt.CursorShape:
        near = self.side_at(point)
        if near is not None:
            return Qt.CursorShape.SplitVCursor if near[1] < 2 else Qt.CursorShape.SplitHCursor
        clickable = self.source_at(point) is not None
        return Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        drag, pressed, self.drag, self._pressed = self.drag, self._pressed, None, None
        self.viewport().update()
        self.viewport().setCursor(self._cursor_at(event.position()))
        if drag is not None:
            if drag.margins != self.margins:
                self.margins_dragged.emit(drag.margins)
        elif pressed is not None and not self._panned:
            source = self.source_at(event.position())
            if source is not None:
                self.source_clicked.emit(source)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: with Ctrl the size."""
        steps = wheel_steps(event)
        if steps:
            self.step_zoom(steps)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: page by page, to the ends; Enter goes to the framed cell; Esc lets go of a margin."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.drag is not None:
            self.drag = None
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.framed:
            source = self.framed[0][1].source
            if source is not None:
                self.source_clicked.emit(source)
        elif key == Qt.Key.Key_PageDown:
            self._turn(1)
        elif key == Qt.Key.Key_PageUp:
            self._turn(-1)
        elif key == Qt.Key.Key_Home:
            self.go_to_page(0)
        elif key == Qt.Key.Key_End:
            self.go_to_page(len(self.pages) - 1)
        else:
            super().keyPressEvent(event)

    def _turn(self, way: int) -> None:
        """The next row of pages where a whole page is in sight, else a window's height on."""
        if (
            self._current < len(self._places.all)
            and self._places.all[self._current].height + 2 * GAP <= self.viewport().height() + 2
        ):
            self.go_to_page(self._current + way * self._places.columns)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + way * round(self.viewport().height() * 0.9))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override."""
        super().resizeEvent(event)
        self._rearrange()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(700, 500)
