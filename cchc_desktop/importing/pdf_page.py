"""One page of a PDF as PDFium sees it: letters with their places, ruling lines, pictures. Places count from the top.

All lengths are points (1/72 inch); x grows to the right, y downwards, on the page as a reader holds it.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from cchc_desktop.importing.legacy_text import Encoding, encoding_of
from cchc_desktop.importing.symbols import UNREADABLE

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HYPHEN_AT_END = (0x02, 0xFFFE)  # how PDFium marks a hyphen at the end of a line
_THIN = 3.0  # of a filled box that is a line
_SHORT = 2.0  # of a line that is a dot
_STRAIGHT = 1.0  # how far a line may lean
_DEEPEST = 5  # of forms within forms
_DROPPED_BLANK = 0.2  # points by which a piece of text reaches beyond its last letter, if a blank was dropped
_TALLEST = 400.0  # of a letter; beyond, a font is broken
_Place: TypeAlias = Callable[[float, float], tuple[float, float]]
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Face:
    """A font as far as it matters."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    encoding: Encoding | None = None


@dataclass(slots=True)
class Glyph:
    """A letter: its box (x from ``x0`` to ``x1``), its base line ``y`` and the height of its font."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    face: Face
    order: int  # in the file
    piece: int = 0  # the piece of text that it belongs to: letters of one piece were written in one go

    @property
    def middle(self) -> float:
        """Half of its height, to tell which cell it stands in."""
        return self.y - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line at ``at`` (y of a horizontal one, x of a vertical one) from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What a page shows."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list[Glyph])
    across: list[Rule] = field(default_factory=list[Rule])
    down: list[Rule] = field(default_factory=list[Rule])
    pictures: int = 0
    unread: int = 0  # letters that the file gives no meaning to


def read_page(page: pdfium.PdfPage, most_objects: int) -> Page | None:
    """Read a page; None where it has more objects than ``most_objects``."""
    width, height = page.get_size()
    found = Page(width, height)
    place = _placing(page, width, height)
    if not _read_objects(page, found, place, most_objects):
        return None
    textpage = page.get_textpage()
    try:
        _read_letters(textpage.raw, found, place)
    finally:
        textpage.close()
    return found


def _placing(page: pdfium.PdfPage, width: float, height: float) -> _Place:
    """From the page's own space to the page as it is shown: turned, cut to its box, counted from the top."""
    left, bottom, right, top = page.get_cropbox() or (0.0, 0.0, width, height)
    turned = page.get_rotation() % 360
    if turned == 90:
        return lambda x, y: (y - bottom, x - left)
    if turned == 180:
        return lambda x, y: (right - x, y - bottom)
    if turned == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


# ---- letters


def _read_letters(textpage: Any, page: Page, place: _Place) -> None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    box = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    loose = raw.FS_RECTF()
    origin = (ctypes.byref(x), ctypes.byref(y))
    pieces: dict[int | None, tuple[Face, float, int]] = {}
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in (0x0A, 0x0D) or (code == 0x20 and raw.FPDFText_IsGenerated(textpage, index) == 1):
            continue  # PDFium's own line ends and blanks: we find ours
        text = _letter(code, raw.FPDFText_HasUnicodeMapError(textpage, index) == 1)
        if not text or not raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(loose)):
            continue
        page.unread += text == UNREADABLE
        raw.FPDFText_GetCharOrigin(textpage, index, *origin)
        raw.FPDFText_GetCharBox(textpage, index, *box)
        x0, y0 = place(loose.left, loose.top)
        x1, y1 = place(loose.right, loose.bottom)
        _, base = place(x.value, y.value)
        face, size, piece = _look(textpage, index, pieces)
        size = min(size or abs(y1 - y0), _TALLEST)
        if size > 0:
            page.glyphs.append(Glyph(text, min(x0, x1), max(x0, x1), base, size, face, index, piece))
            if code in _HYPHEN_AT_END and _goes_beyond(textpage, index, right.value):
                page.glyphs.append(Glyph(" ", max(x0, x1), max(x0, x1), base, size, face, index, piece))


def _goes_beyond(textpage: Any, index: int, end: float) -> bool:
    """Whether a blank stood behind a hyphen at a line's end: PDFium drops it, but its place counts for the piece."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    piece = raw.FPDFText_GetTextObject(textpage, index)
    return bool(raw.FPDFPageObj_GetBounds(piece, left, bottom, right, top)) and right.value > end + _DROPPED_BLANK


def _letter(code: int, is_unknown: bool) -> str:
    if code in _HYPHEN_AT_END:
        return "-"
    if is_unknown or code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return UNREADABLE
    return "" if code == 0xFEFF else chr(code)


def _look(textpage: Any, index: int, pieces: dict[int | None, tuple[Face, float, int]]) -> tuple[Face, float, int]:
    """Font, height (0 if it is not known) and number of a letter's piece of text; asked for once for each piece."""
    piece = raw.FPDFText_GetTextObject(textpage, index)
    key = ctypes.cast(piece, ctypes.c_void_p).value
    if key not in pieces:
        look = (_face(piece), _height(piece)) if key else (Face(), 0.0)
        pieces[key] = (*look, len(pieces))
    return pieces[key]


def _face(piece: Any) -> Face:
    font = raw.FPDFTextObj_GetFont(piece)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
    buffer = ctypes.create_string_buffer(max(length, 1))
    if length:
        raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    lower = name.lower()
    return Face(name, "bold" in lower, "italic" in lower or "oblique" in lower, encoding_of(name))


def _height(piece: Any) -> float:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    if not raw.FPDFTextObj_GetFontSize(piece, size) or not raw.FPDFPageObj_GetMatrix(piece, matrix):
        return 0.0
    return abs(size.value) * math.hypot(matrix.c, matrix.d)


# ---- lines and pictures


def _read_objects(page: pdfium.PdfPage, found: Page, place: _Place, most: int) -> bool:
    for count, (item, matrix) in enumerate(_objects(page.raw), 1):
        if count > most:
            return False
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _read_path(item, matrix, found, place)
    return True


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _unfolded(raw.FPDFPage_GetObject(page, index), _IDENTITY, 0)


def _unfolded(item: Any, outer: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """An object, or those inside of a form; each with what turns its own space into the page's."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth < _DEEPEST:
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _unfolded(raw.FPDFFormObj_GetObject(item, index), matrix, depth + 1)


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _read_path(item: Any, matrix: _Matrix, page: Page, place: _Place) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (fill.value or stroke.value):
        return
    large: list[tuple[float, float, float, float]] = []
    for points in _subpaths(item, matrix, place):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = box = min(xs), max(xs), min(ys), max(ys)
        if min(x1 - x0, y1 - y0) <= _THIN:
            _add(page, x0, y0, x1, y1)
        elif stroke.value or any(_is_frame(box, other) for other in large):
            for (ax, ay), (bx, by) in pairwise(points):
                if min(abs(ax - bx), abs(ay - by)) <= _STRAIGHT:
                    _add(page, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        else:
            large.append(box)


def _is_frame(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Whether two outlines of one filled path lie so close that only a line is filled between them."""
    return one != two and all(abs(a - b) <= _THIN for a, b in zip(one, two, strict=True))


def _add(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    """Keep a thin box as a line through its middle."""
    if x1 - x0 >= y1 - y0:
        if x1 - x0 > _SHORT:
            page.across.append(Rule((y0 + y1) / 2, x0, x1))
    elif y1 - y0 > _SHORT:
        page.down.append(Rule((x0 + x1) / 2, y0, y1))


def _subpaths(item: Any, matrix: _Matrix, place: _Place) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path; curves as the straight line between their ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    for index in range(max(raw.FPDFPath_CountSegments(item), 0)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(place(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points
