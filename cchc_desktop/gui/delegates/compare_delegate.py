"""CompareDelegate: a text with words marked: underlined what came, struck out what went, coloured besides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.gui.commands.comparing import Op, Piece
from cchc_desktop.gui.icons import is_dark
from cchc_desktop.gui.views.compare_list import FATE, HEAD_ROLE, PIECES_ROLE

Index = QModelIndex | QPersistentModelIndex
PAD = 4
_LINE_BREAK = "\u2028"  # what a text layout breaks a line at
# Ink and ground of words that went and came; the signs (strike, underline) tell without colours.
_GONE = {False: (QColor(150, 20, 20), QColor(253, 228, 226)), True: (QColor(255, 170, 165), QColor(84, 32, 30))}
_NEW = {False: (QColor(0, 92, 45), QColor(221, 243, 228)), True: (QColor(150, 226, 178), QColor(20, 66, 40))}


class CompareDelegate(QStyledItemDelegate):
    """Wraps and marks the words; :meth:`height` is what a cell needs in a width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        opt = QStyleOptionViewItem(option)
        self.initStyleOption(opt, index)
        text, opt.text = opt.text, ""
        style = opt.widget.style() if opt.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, opt, painter, opt.widget)
        chosen = bool(opt.state & QStyle.StateFlag.State_Selected)
        pieces = index.data(PIECES_ROLE)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        marks = _formats(pieces, chosen) if pieces else []
        layout = text_layout(_shown(pieces, text), _face(opt.font, index), opt.rect.width(), marks)
        painter.save()
        painter.setClipRect(opt.rect)
        painter.setPen(opt.palette.color(role))
        layout.draw(painter, QPointF(opt.rect.left() + PAD, opt.rect.top() + PAD))
        painter.restore()

    def height(self, font: QFont, index: Index, width: int) -> int:
        """Pixels that a cell needs."""
        text = _shown(index.data(PIECES_ROLE), index.data() or "")
        if not text:
            return 0
        return round(text_layout(text, _face(font, index), width).boundingRect().height()) + 2 * PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: heights are those of the header."""
        return QSize(option.rect.width(), option.rect.height())


def _shown(pieces: tuple[Piece, ...] | None, text: str) -> str:
    return ("".join(piece.text for piece in pieces) if pieces else text).replace("\n", _LINE_BREAK)


def _face(font: QFont, index: Index) -> QFont:
    face = QFont(font)
    face.setBold(bool(index.data(HEAD_ROLE)) and index.column() != FATE)
    return face


def text_layout(text: str, font: QFont, width: int, marks: Sequence[QTextLayout.FormatRange] = ()) -> QTextLayout:
    """The text in lines of a cell's width, with marked words."""
    layout = QTextLayout(text, font)
    layout.setFormats(list(marks))  # before the lines are made: it throws them away
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - 2 * PAD, 10))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _formats(pieces: tuple[Piece, ...], chosen: bool) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    place = 0
    for op, text in pieces:
        length = len(text.encode("utf-16-le")) // 2
        if op is not Op.SAME:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = place, length
            mark.format = _look(op, chosen)
            found.append(mark)
        place += length
    return found


def _look(op: Op, chosen: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    if op is Op.NEW:
        look.setFontUnderline(True)
    else:
        look.setFontStrikeOut(True)
    if not chosen:  # on the highlight the signs alone tell: coloured words could not be read there
        ink, ground = (_NEW if op is Op.NEW else _GONE)[is_dark()]
        look.setForeground(ink)
        look.setBackground(ground)
    return look
