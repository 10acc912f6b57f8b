"""What an old Excel file ([MS-XLS]) tells and the library does not: number formats, fonts, errors, what is hidden."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from cchc_desktop.importing.number_formats import BUILT_IN

Position: TypeAlias = tuple[int, int]  # row and column, from 0

_BOF, _EOF, _FILEPASS, _FONT, _FORMAT, _XF, _BOUNDSHEET = 0x809, 0x0A, 0x2F, 0x31, 0x41E, 0xE0, 0x85
_ROW, _COLUMN, _MULTIPLE, _FORMULA, _BOOLEAN = 0x208, 0x7D, 0xBD, 0x06, 0x205
_CELLS = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6, _FORMULA, _BOOLEAN})  # NUMBER RK LABELSST LABEL RSTRING …
_EXCEL_97 = 0x600
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_MOST_COLUMNS = 256


@dataclass(slots=True)
class XlsSheet:
    """``styles``: the style of each cell with a value; ``errors``: "#REF!" by cell; ``hidden``: rows and columns."""

    styles: dict[Position, int] = field(default_factory=dict[Position, int])
    errors: dict[Position, str] = field(default_factory=dict[Position, str])
    hidden: int = 0


@dataclass(slots=True)
class XlsFacts:
    """``formats`` and ``fonts`` by cell style; ``sheets`` by their order in the workbook."""

    formats: list[str] = field(default_factory=list[str])
    fonts: list[str] = field(default_factory=list[str])
    sheets: list[XlsSheet] = field(default_factory=list[XlsSheet])
    encrypted: bool = False


def xls_facts(stream: bytes) -> XlsFacts:
    """Read the workbook stream; what is damaged is passed over."""
    return _Reader(stream).read()


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record up to the end of the part that begins at ``at``."""
    while 0 <= at <= len(stream) - 4:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _EOF:
            return


class _Reader:
    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._facts = XlsFacts()
        self._names: list[str] = []  # of the fonts
        self._codes: dict[int, str] = {}  # own number formats
        self._styles: list[tuple[int, int]] = []  # font and format of each cell style
        self._version = _EXCEL_97

    def read(self) -> XlsFacts:
        facts = self._facts
        starts: list[int] = []
        for kind, data in _records(self._stream):
            if kind == _BOUNDSHEET and len(data) >= 6:
                starts.append(struct.unpack_from("<I", data)[0])
            else:
                self._on_global(kind, data)
        for font, number in self._styles:
            code = self._codes.get(number, BUILT_IN.get(number, ""))
            facts.formats.append("" if code in ("General", "@") else code)
            index = font - (font > 4)  # there is no font 4
            facts.fonts.append(self._names[index] if index < len(self._names) else "")
        facts.sheets = [self._sheet(start) for start in starts]
        return facts

    def _on_global(self, kind: int, data: bytes) -> None:
        if kind == _BOF and len(data) >= 2:
            self._version = struct.unpack_from("<H", data)[0]
        elif kind == _FILEPASS:
            self._facts.encrypted = True
        elif kind == _FONT and len(data) > 15:
            self._names.append(self._text(data, 14, 1))
        elif kind == _FORMAT and len(data) > 3:
            self._codes[struct.unpack_from("<H", data)[0]] = self._text(data, 2, 2)
        elif kind == _XF and len(data) >= 4:
            self._styles.append(struct.unpack_from("<HH", data))

    def _text(self, data: bytes, at: int, size: int) -> str:
        """A text with its length (of 1 or 2 bytes) in front."""
        if self._version < _EXCEL_97:  # BIFF5: one length byte, one byte a letter
            return data[at + 1 : at + 1 + data[at]].decode("cp1252", "replace")
        count = int.from_bytes(data[at : at + size], "little")
        at += size
        wide = at < len(data) and data[at] & 1
        raw = data[at + 1 : at + 1 + count * (2 if wide else 1)]
        return raw.decode("utf-16-le" if wide else "latin-1", "replace")

    def _sheet(self, start: int) -> XlsSheet:
        sheet = XlsSheet()
        for kind, data in _records(self._stream, start):
            if kind in _CELLS and len(data) >= 6:
                row, col, style = struct.unpack_from("<HHH", data)
                sheet.styles[row, col] = style
                self._on_error(kind, data, sheet, (row, col))
            elif kind == _MULTIPLE and len(data) >= 12:
                row, col = struct.unpack_from("<HH", data)
                for at in range(4, len(data) - 2 - 5, 6):
                    sheet.styles[row, col] = struct.unpack_from("<H", data, at)[0]
                    col += 1
            elif kind == _ROW and len(data) >= 16:
                sheet.hidden += bool(data[12] & 0x20)
            elif kind == _COLUMN and len(data) >= 10 and data[8] & 1:
                first, last = struct.unpack_from("<HH", data)
                if last < _MOST_COLUMNS - 1:  # beyond: all columns to the sheet's end
                    sheet.hidden += max(last - first + 1, 0)
        return sheet

    @staticmethod
    def _on_error(kind: int, data: bytes, sheet: XlsSheet, position: Position) -> None:
        if kind == _BOOLEAN and len(data) >= 8 and data[7]:
            sheet.errors[position] = _ERRORS.get(data[6], "#N/A")
        elif kind == _FORMULA and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
            sheet.errors[position] = _ERRORS.get(data[8], "#N/A")
