"""TreeDrag: dragging branches in the outline. The place is drawn and named before the mouse lets go.

A refused place says why, too, and takes the drop only to say it: nothing changes then. Between two plans it is a copy,
inside one a move, with Ctrl a copy. Esc is Qt's; scrolling at the edge and opening what the mouse rests on, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QLine, QMimeData, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDrag, QDragMoveEvent, QDropEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLabel

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.plan import Level
from cchc_desktop.gui.commands import structure
from cchc_desktop.gui.commands.structure import CARRIED, Carried
from cchc_desktop.gui.messages import LEVELS, error_text, sentence_case, shorten
from cchc_desktop.gui.views.drop_place import DropPlace, Mark, place_at, place_behind_all

if TYPE_CHECKING:
    from cchc_desktop.gui.views.plan_tree import PlanTreeView

PLACE, REFUSED = QColor(47, 123, 214), QColor(214, 60, 60)  # seen on light and dark
_PEN = 3  # pixels of the line and of the frame
_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


class TreeDrag(QObject):
    """Source and target of drags for one tree."""

    def __init__(self, view: PlanTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._read_last: tuple[bytes, Carried | KnownError] | None = None  # bytes, and what they said
        self.place: DropPlace | None = None
        self.refusal: KnownError | None = None
        self._over: str | None = None  # the item under the mouse
        self._low = False  # the mouse is in the lower half
        self.hint = QLabel(view)
        self.hint.setFrameShape(QFrame.Shape.Box)
        self.hint.setAutoFillBackground(True)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setMargin(4)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        view.setDragEnabled(True)
        view.setAcceptDrops(True)
        view.setDropIndicatorShown(False)  # drawn here: thicker, and a frame for "into this one"
        view.setAutoScrollMargin(24)
        view.setAutoExpandDelay(800)

    @property
    def _document(self) -> Document:
        return self._view.tree_model.document

    # ---- taking up

    def start(self) -> None:
        """Drag the selected items until the mouse lets go."""
        carried = structure.carry(self._document, self._view.selected_items())
        if carried is None:
            return
        drag = QDrag(self._view)
        drag.setMimeData(mime(carried))
        drag.setPixmap(self._tag(carried.name))
        drag.setHotSpot(QPoint(-12, -8))
        drag.exec(_COPY | _MOVE, _MOVE)
        self.leave()

    def _tag(self, words: str) -> QPixmap:
        """What hangs at the mouse: how many items of which level."""
        view = self._view
        metrics, ratio = view.fontMetrics(), view.devicePixelRatioF()
        width, height = metrics.horizontalAdvance(words) + 14, metrics.height() + 8
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(view.palette().color(QPalette.ColorRole.ToolTipBase))
        painter = QPainter(pixmap)
        painter.setFont(view.font())
        painter.setPen(view.palette().color(QPalette.ColorRole.ToolTipText))
        painter.drawRect(0, 0, width - 1, height - 1)
        painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return pixmap

    # ---- passing over

    def takes(self, data: QMimeData) -> bool:
        """True for what we carry; files and texts are the window's."""
        return data.hasFormat(CARRIED)

    def move(self, event: QDragMoveEvent) -> None:
        """Find the place under the mouse, draw and name it."""
        carried = self._read(event)
        copy = self._is_copy(carried, event)
        point = event.position().toPoint()
        self._low = point.y() > self._view.viewport().height() // 2
        self._find(carried, point, copy=copy)
        self._say(carried, copy=copy)
        event.setDropAction(_COPY if copy else _MOVE)
        event.accept()
        self._view.viewport().update()

    def leave(self) -> None:
        """The mouse went away, or let go."""
        self.place, self.refusal, self._over = None, None, None
        self.hint.hide()
        self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """Do it, or say why not."""
        carried = self._read(event)
        copy = self._is_copy(carried, event)
        self._find(carried, event.position().toPoint(), copy=copy)
        place, refusal = self.place, self.refusal
        self.leave()
        tops = land(self._document, event, Drop(carried, place, refusal, copy), self._view.edit_refused.emit)
        if tops:
            self._view.select_items(tops)

    def _read(self, event: QDropEvent) -> Carried | None:
        data = bytes(event.mimeData().data(CARRIED).data())
        if self._read_last is None or self._read_last[0] != data:
            try:
                self._read_last = (data, structure.unpack(data))
            except KnownError as error:
                self._read_last = (data, error)
        said = self._read_last[1]
        if isinstance(said, KnownError):
            self.refusal = said
            return None
        return said

    def _is_copy(self, carried: Carried | None, event: QDropEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return control or carried is None or not carried.comes_from(self._document)

    def _find(self, carried: Carried | None, point: QPoint, *, copy: bool) -> None:
        """Where it would go; asked of the plan itself, so that what is shown is what will be."""
        self.place = None
        if carried is None:
            return
        view, document = self._view, self._document
        index = view.indexAt(point)
        self._over = view.tree_model.item_id(index) if index.isValid() else None
        try:
            if self._over is None:
                place = place_behind_all(document.plan, carried.levels)
            else:
                rect = view.visualRect(index)
                part = (point.y() - rect.top()) / max(1, rect.height())
                place = place_at(document.plan, carried.levels, self._over, part, is_open=view.isExpanded(index))
            if not copy and self._over in carried.ids:
                raise refused(Refusal.INTO_ITSELF)
            structure.dropped(document.plan, document, carried, place.parent, place.position, copy=copy)
        except KnownError as error:
            self.refusal = error
            return
        self.place, self.refusal = place, None

    def _say(self, carried: Carried | None, *, copy: bool) -> None:
        if self.refusal is not None:
            words = f"✕ {error_text(self.refusal)}"
        elif carried is not None and self.place is not None:
            words = self._sentence(carried, self.place, copy=copy)
        else:
            self.hint.hide()
            return
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Window, palette.color(QPalette.ColorRole.ToolTipBase))
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.ToolTipText))
        self.hint.setPalette(palette)
        self.hint.setText(words)
        area = self._view.viewport().geometry()
        height = self.hint.heightForWidth(area.width() - 8)
        top = area.top() + 4 if self._low else area.bottom() - height - 3  # never where the mouse is
        self.hint.setGeometry(area.left() + 4, top, area.width() - 8, height)
        self.hint.show()
        self.hint.raise_()

    def _sentence(self, carried: Carried, place: DropPlace, *, copy: bool) -> str:
        item = self._document.plan[place.item]
        return drop_sentence(carried, place, item.level, self._view.tree_model.label(item), copy=copy)

    # ---- drawing

    def paint(self, painter: QPainter) -> None:
        """Draw the place over the tree: a line between two items, or a frame around one; crossed where refused."""
        view = self._view
        if self.refusal is not None and self._over is not None:
            painter.setPen(QPen(REFUSED, 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._line_of(self._over).adjusted(1, 1, -2, -2))
            return
        if self.place is None:
            return
        painter.setPen(QPen(PLACE, _PEN))
        rect = self._line_of(self.place.item)
        if self.place.mark is Mark.ON:
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            return
        y = rect.top() if self.place.mark is Mark.ABOVE else rect.bottom()
        left = rect.left() + (view.indentation() if self.place.mark is Mark.INSIDE else 0)
        if self.place.mark is Mark.BELOW:
            y = self._bottom_of(self.place.item)
        y = min(max(y, 1), view.viewport().height() - 2)
        painter.drawLine(QLine(left, y, rect.right(), y))
        painter.setBrush(view.palette().base())
        painter.drawEllipse(QPoint(left + 2, y), 3, 3)

    def _line_of(self, item_id: str) -> QRect:
        """An item's line from its words to the edge of the window."""
        rect = self._view.visualRect(self._view.tree_model.index_of(item_id))
        rect.setRight(self._view.viewport().width() - 2)
        return rect

    def _bottom_of(self, item_id: str) -> int:
        """Where the last line ends that is open under an item."""
        view, model = self._view, self._view.tree_model
        index = model.index_of(item_id)
        while view.isExpanded(index) and model.rowCount(index):
            index = model.index(model.rowCount(index) - 1, 0, index)
        return view.visualRect(index).bottom()


def drop_sentence(carried: Carried, place: DropPlace, level: Level, name: str, *, copy: bool) -> str:
    """What a drop will do: "Chuyển 2 nhiệm vụ xuống sau nhiệm vụ “2.3 …”"; ``name`` is of the item marked."""
    verb = "Chép" if copy else "Chuyển"
    what = "" if level in (*TEXT_LEVELS, Level.APPENDIX) else f"{LEVELS[level]} "
    where = {
        Mark.ABOVE: "lên trước",
        Mark.BELOW: "xuống sau",
        Mark.INSIDE: "vào đầu",
        Mark.ON: "vào cuối",
    }[place.mark]
    return sentence_case(f"{verb} {carried.name} {where} {what}“{shorten(name, 50)}”")


def mime(carried: Carried) -> QMimeData:
    """A drag as Qt hands it on."""
    data = QMimeData()
    data.setData(CARRIED, QByteArray(structure.pack(carried)))
    return data


class Drop(NamedTuple):
    """What was let go and where: ``place`` is None over nothing, ``refusal`` says why it may not stand there."""

    carried: Carried | None
    place: DropPlace | None
    refusal: KnownError | None
    copy: bool


def land(document: Document, event: QDropEvent, drop: Drop, refuse: Callable[[KnownError], object]) -> list[str]:
    """Let it land: the ids of the items that came; none where it is refused, and ``refuse`` heard why."""
    carried, place, refusal, copy = drop
    if carried is None or place is None or refusal is not None:
        event.ignore()
        if refusal is not None:
            refuse(refusal)
        return []
    event.setDropAction(_COPY if copy else _MOVE)
    event.accept()
    try:
        return structure.drop(document, carried, place.parent, place.position, copy=copy)
    except KnownError as error:
        refuse(error)
        return []
