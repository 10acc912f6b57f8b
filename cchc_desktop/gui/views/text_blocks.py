"""TextBlocks: writes page lines into a QTextDocument, one block each; touches only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from cchc_desktop.gui.models.text_page import FILLER, Frame, PageLine, Style
from cchc_desktop.rendering.paper_face import paper_font

MM_PER_INCH = 25.4
FIRST_LINE_MM = 12.7  # Decree 30/2020: 1 or 1.27 cm
LINE_SPACING = 115.0  # per cent; the decree: single to 1.5
_TABLE_AIR = 12.0  # points above and below letterhead and end
_LEAST_FIT = 0.5
_BREAK = "\u2028"
_HEAD = ((Frame.ISSUER, Frame.COUNTRY), (Frame.NUMBER, Frame.DATE))
_END = ((Frame.RECIPIENTS, Frame.SIGNATURE),)
_HEAD_SHARES, _END_SHARES = (42.0, 58.0), (48.0, 52.0)
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "justify": Qt.AlignmentFlag.AlignJustify,
}


def block_text(block: QTextBlock) -> str:
    """What stands in a block, line breaks as "\\n"."""
    return block.text().replace(_BREAK, "\n")


class TextBlocks:
    """The blocks of one document; ``lines`` are what they show, by block number."""

    def __init__(self, document: QTextDocument, dpi: float) -> None:
        self.document = document
        self.lines: list[PageLine] = []
        self.places: dict[str, int] = {}  # key → block number
        self.zoom = 1.0
        self._fit = 1.0
        self._dpi = dpi
        self._block_formats: dict[tuple[Style, float], QTextBlockFormat] = {}
        self._char_formats: dict[Style, QTextCharFormat] = {}
        self._widths: dict[tuple[Style, str], float] = {}

    # ---- measures

    def set_zoom(self, zoom: float) -> None:
        """Another size; the caller rebuilds."""
        self.zoom = zoom
        self._block_formats.clear()
        self._char_formats.clear()
        self._widths.clear()

    def set_fit(self, share: float) -> None:
        """The text is so wide, as a share of its width on paper: lines that must not break take smaller letters."""
        share = max(_LEAST_FIT, min(1.0, round(share, 2)))
        if share == self._fit:
            return
        self._fit = share
        for cache in (self._block_formats, self._char_formats, self._widths):
            cache.clear()
        for place, line in enumerate(self.lines):
            if line.style.fits:
                self._restyle(self.block(place), line)

    def mm(self, value: float) -> float:
        """Millimetres of the paper in pixels."""
        return value * self.zoom * self._dpi / MM_PER_INCH

    def points(self, value: float) -> float:
        """Points of the paper in pixels."""
        return value * self.zoom * self._dpi / 72

    def marker_width(self, line: PageLine) -> float:
        """Pixels that the marker takes, with the blank behind it."""
        if not line.marker:
            return 0.0
        key = (line.style, line.marker)
        if key not in self._widths:
            metrics = QFontMetricsF(self.char_format(line.style).font())
            self._widths[key] = metrics.horizontalAdvance(f"{line.marker} ")
        return self._widths[key]

    def char_format(self, style: Style) -> QTextCharFormat:
        """Letters of a style."""
        if style not in self._char_formats:
            made = QTextCharFormat()
            points = style.points * self.zoom * (self._fit if style.fits else 1.0)
            made.setFont(paper_font(points, bold=style.bold, italic=style.italic))
            self._char_formats[style] = made
        return self._char_formats[style]

    def _block_format(self, line: PageLine) -> QTextBlockFormat:
        style, marker = line.style, self.marker_width(line)
        if (style, marker) not in self._block_formats:
            made = QTextBlockFormat()
            made.setAlignment(_ALIGN[style.align])
            made.setTextIndent((self.mm(FIRST_LINE_MM) if style.indent else 0.0) + marker)
            made.setTopMargin(self.points(style.above))
            made.setBottomMargin(self.points(style.below))
            if style.indent:
                made.setLineHeight(LINE_SPACING, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
            self._block_formats[style, marker] = made
        return self._block_formats[style, marker]

    # ---- writing

    def rebuild(self, lines: Sequence[PageLine]) -> None:
        """Write the whole page."""
        document = self.document
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        frames = {frame: list(group) for frame, group in groupby(lines, key=lambda line: line.frame)}
        cursor.setBlockFormat(self._block_format(frames[Frame.START][0]))
        cursor.setBlockCharFormat(self.char_format(FILLER))
        self._insert_table(cursor, _HEAD, _HEAD_SHARES, frames)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fill(cursor, frames[Frame.TEXT])
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._insert_table(cursor, _END, _END_SHARES, frames)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(self._block_format(frames[Frame.STOP][0]))
        cursor.setBlockCharFormat(self.char_format(FILLER))
        cursor.endEditBlock()
        self._take(lines)

    def _insert_table(
        self,
        cursor: QTextCursor,
        cells: Sequence[Sequence[Frame]],
        shares: Sequence[float],
        frames: dict[Frame, list[PageLine]],
    ) -> None:
        look = QTextTableFormat()
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        look.setBorder(0)
        look.setCellPadding(0)
        look.setCellSpacing(0)
        look.setTopMargin(self.points(_TABLE_AIR))
        look.setBottomMargin(self.points(_TABLE_AIR))
        percent = QTextLength.Type.PercentageLength
        look.setWidth(QTextLength(percent, 100))
        look.setColumnWidthConstraints([QTextLength(percent, share) for share in shares])
        table: QTextTable = cursor.insertTable(len(cells), len(cells[0]), look)
        for row, names in enumerate(cells):
            for column, frame in enumerate(names):
                cell = table.cellAt(row, column)
                self._fill(cell.firstCursorPosition(), frames[frame])

    def _fill(self, cursor: QTextCursor, lines: Sequence[PageLine]) -> None:
        """Write lines, the first into the empty block at the cursor."""
        for place, line in enumerate(lines):
            form, letters = self._block_format(line), self.char_format(line.style)
            if place:
                cursor.insertBlock(form, letters)
            else:
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(letters)
            if line.text:
                cursor.insertText(line.text.replace("\n", _BREAK), letters)

    def update(self, new: Sequence[PageLine]) -> bool:
        """Bring the blocks to these lines; True where blocks came, went or changed places."""
        old = self.lines
        head, tail = _common(old, new)
        gone, come = old[head : len(old) - tail], list(new[head : len(new) - tail])
        if not gone and not come:
            self._rewrite_all(new)
            return False
        if not _one_frame([*gone, *come], old[head - 1] if head else None):
            self.rebuild(new)
            return True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._replace(cursor, head, len(gone), come)
        cursor.endEditBlock()
        self._take([*old[:head], *come, *old[len(old) - tail :]])
        self._rewrite_all(new)
        return True

    def _replace(self, cursor: QTextCursor, start: int, gone: int, come: Sequence[PageLine]) -> None:
        kept = min(gone, len(come))
        for offset in range(kept):
            self._overwrite(self.block(start + offset), come[offset])
        behind = self.block(start + kept - 1)
        if gone > kept:
            cursor.setPosition(behind.position() + behind.length() - 1)
            last = self.block(start + gone - 1)
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            line = come[kept - 1] if kept else self.lines[start - 1]
            self._restyle(self.block(start + kept - 1), line)
        elif len(come) > kept:
            cursor.setPosition(behind.position() + behind.length() - 1)
            for line in come[kept:]:
                letters = self.char_format(line.style)
                cursor.insertBlock(self._block_format(line), letters)
                cursor.insertText(line.text.replace("\n", _BREAK), letters)

    def _rewrite_all(self, new: Sequence[PageLine]) -> None:
        """Lines of the same keys: other texts, markers, styles."""
        changed = [place for place, line in enumerate(new) if line != self.lines[place]]
        if changed:
            cursor = QTextCursor(self.document)
            cursor.beginEditBlock()
            for place in changed:
                before, line = self.lines[place], new[place]
                block = self.block(place)
                if before.text != line.text:
                    self.write(block, line)
                if before.style != line.style or before.marker != line.marker:
                    self._restyle(block, line)
            cursor.endEditBlock()
        self._take(new)

    def write(self, block: QTextBlock, line: PageLine) -> None:
        """Bring the text of a block to its line's, leaving alone what is the same at both ends."""
        now, then = block.text(), line.text.replace("\n", _BREAK)
        if now == then:
            return
        most = min(len(now), len(then))
        head = next((i for i in range(most) if now[i] != then[i]), most)
        tail = next((i for i in range(most - head) if now[-1 - i] != then[-1 - i]), most - head)
        cursor = QTextCursor(block)
        at = block.position()
        cursor.setPosition(at + _units(now[:head]))
        cursor.setPosition(at + _units(now[: len(now) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(then[head : len(then) - tail], self.char_format(line.style))

    def _overwrite(self, block: QTextBlock, line: PageLine) -> None:
        self.write(block, line)
        self._restyle(block, line)

    def _restyle(self, block: QTextBlock, line: PageLine) -> None:
        cursor = QTextCursor(block)
        cursor.setBlockFormat(self._block_format(line))
        letters = self.char_format(line.style)
        cursor.setBlockCharFormat(letters)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)

    def _take(self, lines: Sequence[PageLine]) -> None:
        self.lines = list(lines)
        self.places = {line.key: place for place, line in enumerate(lines)}

    # ---- looking up

    def block(self, place: int) -> QTextBlock:
        """The block of a line."""
        return self.document.findBlockByNumber(place)

    def text(self, place: int) -> str:
        """What stands in a block now; differs from its line while something is being typed."""
        return block_text(self.block(place))

    @property
    def is_sound(self) -> bool:
        """True while there is a block for every line: Qt did nothing behind our back."""
        return self.document.blockCount() == len(self.lines)


def _units(text: str) -> int:
    """How many places of a QTextDocument a text takes: it counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _common(old: Sequence[PageLine], new: Sequence[PageLine]) -> tuple[int, int]:
    """How many lines at the start and at the end have the same keys."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i].key != new[i].key), most)
    tail = next((i for i in range(most - head) if old[-1 - i].key != new[-1 - i].key), most - head)
    return head, tail


def _one_frame(lines: Sequence[PageLine], before: PageLine | None) -> bool:
    """True where all lines, and the one before them, stand in one part of the page."""
    return before is not None and {line.frame for line in lines} == {before.frame}
