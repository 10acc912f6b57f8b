"""The texts of an Excel file in fonts from before Unicode: fonts of cell styles, and of pieces inside of a cell's text.

Asked for only where a part names such a font; the library that reads the values knows no fonts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cchc_desktop.importing.legacy_text import decode_runs, encoding_of
from cchc_desktop.importing.xml_check import place
from cchc_desktop.importing.xml_walk import SHEET, Attributes, Walk, attribute, value, whole

_OLD_FONT = re.compile(rb"""val\s*=\s*["']\s*(?:\.vn|vni[- ])""", re.IGNORECASE)
_Run = tuple[str, str | None]  # a piece of text and its own font


def names_old_font(styles: bytes | None, others: Iterable[bytes | None]) -> bool:
    """Whether the styles, or a piece of text in another part, name a font from before Unicode."""
    if styles is not None and _OLD_FONT.search(styles):
        return True
    return any(part is not None and b"rFont" in part and _OLD_FONT.search(part) for part in others)


class OldFonts:
    """The fonts of a workbook's cell styles and the pieces of its shared texts; ``legacy`` counts what is converted."""

    def __init__(self, styles: bytes | None, shared: bytes | None) -> None:
        self.legacy: Counter[str] = Counter()
        self._fonts = _style_fonts(styles) if styles else []
        self._shared = _shared_texts(shared) if shared else []

    def texts(self, sheet: bytes) -> dict[tuple[int, int], str]:
        """By row and column, from 0: the Unicode texts of the cells whose letters mean something else."""
        found: dict[tuple[int, int], str] = {}
        for position, style, runs in _CellTexts(self._shared).read(sheet):
            own = self._fonts[style] if 0 <= style < len(self._fonts) else ""
            pieces = [(text, own if font is None else font) for text, font in runs]
            encodings = [encoding_of(font) for _, font in pieces]
            if not any(encodings):
                continue
            decoded = decode_runs((text, code) for (text, _), code in zip(pieces, encodings, strict=True))
            if decoded != "".join(text for text, _ in pieces):
                found[position] = decoded
                self.legacy[next(font for (_, font), code in zip(pieces, encodings, strict=True) if code)] += 1
        return found


def _style_fonts(data: bytes) -> list[str]:
    """The font of each cell style."""
    names: list[str] = []
    ids: list[int] = []
    inside = ""

    def enter(name: str) -> None:
        nonlocal inside
        inside = name

    def font(_attributes: Attributes) -> None:
        if inside == "fonts":
            names.append("")

    def name(attributes: Attributes) -> None:
        if inside == "fonts" and names:
            names[-1] = value(attributes)

    def style(attributes: Attributes) -> None:
        if inside == "cellXfs":
            ids.append(whole(attribute(attributes, "fontId")))

    starts = {"fonts": lambda _: enter("fonts"), "cellXfs": lambda _: enter("cellXfs"), "font": font, "name": name,
              "xf": style}  # fmt: skip
    ends = {"fonts": lambda: enter(""), "cellXfs": lambda: enter("")}
    Walk({SHEET: starts}, {SHEET: ends}).run(data)
    return [names[index] if 0 <= index < len(names) else "" for index in ids]


class _Pieces:
    """Collects the pieces of one text (si, is): plain ones have no font of their own."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []
        self._font: str | None = None
        self._in_text = False

    def begin(self) -> None:
        self.runs = []
        self._font = None

    def on_run(self, _attributes: Attributes) -> None:
        self._font = None

    def on_font(self, attributes: Attributes) -> None:
        self._font = value(attributes)

    def start_text(self, _attributes: Attributes) -> None:
        self._in_text = True

    def end_text(self) -> None:
        self._in_text = False

    def take(self, text: str) -> None:
        if self._in_text:
            self.runs.append((text, self._font))


def _shared_texts(data: bytes) -> list[list[_Run]]:
    found: list[list[_Run]] = []
    pieces = _Pieces()
    starts = {"si": lambda _: pieces.begin(), "r": pieces.on_run, "rFont": pieces.on_font, "t": pieces.start_text,
              "rPh": lambda _: walk.skip()}  # fmt: skip
    walk = Walk({SHEET: starts}, {SHEET: {"t": pieces.end_text, "si": lambda: found.append(pieces.runs)}})
    walk.run(data, pieces.take)
    return found


class _CellTexts:
    """The cells of a sheet that hold text: place, style, pieces."""

    def __init__(self, shared: list[list[_Run]]) -> None:
        self._shared = shared
        self._found: list[tuple[tuple[int, int], int, list[_Run]]] = []
        self._pieces = _Pieces()
        self._row = self._column = 0
        self._type = ""
        self._style = 0
        self._value: list[str] = []
        self._in_value = False

    def read(self, data: bytes) -> list[tuple[tuple[int, int], int, list[_Run]]]:
        pieces = self._pieces
        starts = {"row": self._on_row, "c": self._on_cell, "v": self._start_value, "r": pieces.on_run,
                  "rFont": pieces.on_font, "t": pieces.start_text, "is": lambda _: pieces.begin()}  # fmt: skip
        ends = {"v": self._end_value, "c": self._end_cell, "t": pieces.end_text}
        Walk({SHEET: starts}, {SHEET: ends}).run(data, self._take)
        return self._found

    def _on_row(self, attributes: Attributes) -> None:
        self._row = whole(attribute(attributes, "r"), self._row + 1)
        self._column = 0

    def _on_cell(self, attributes: Attributes) -> None:
        reference = attribute(attributes, "r")
        if reference:
            self._row, self._column = place(reference)
        else:
            self._column += 1
        self._type, self._style = attribute(attributes, "t"), whole(attribute(attributes, "s"))
        self._value = []
        self._pieces.begin()

    def _start_value(self, _attributes: Attributes) -> None:
        self._in_value = True

    def _end_value(self) -> None:
        self._in_value = False

    def _take(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)
        else:
            self._pieces.take(text)

    def _end_cell(self) -> None:
        runs: list[_Run] = []
        if self._type == "inlineStr":
            runs = self._pieces.runs
        elif self._type == "str":
            runs = [("".join(self._value), None)]
        elif self._type == "s":
            index = whole("".join(self._value).strip(), -1)
            runs = self._shared[index] if 0 <= index < len(self._shared) else []
        if runs:
            self._found.append(((self._row - 1, self._column - 1), self._style, runs))
