"""OpenDocument sheets (.ods): one table for every sheet that shows anything, texts as LibreOffice displayed them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath
from xml.parsers import expat

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue, IssueCode, Severity
from cchc_desktop.core.pause import no_collection
from cchc_desktop.importing.archive import Archive, Suspicion, damaged, suspicious
from cchc_desktop.importing.blocks import Source, Table
from cchc_desktop.importing.legacy_fonts import converted
from cchc_desktop.importing.legacy_text import Encoding, decode_runs, encoding_of
from cchc_desktop.importing.ods_styles import OFFICE, OdsStyles
from cchc_desktop.importing.sheets import cleaning_issues, sheet_table
from cchc_desktop.importing.texts import Cleaner
from cchc_desktop.importing.xlsx_grid import Range
from cchc_desktop.importing.xml_check import Inspector
from cchc_desktop.importing.xml_walk import Attributes, Walk, attribute, whole

_TABLE = ("urn:oasis:names:tc:opendocument:xmlns:table:1.0",)
_TEXT = ("urn:oasis:names:tc:opendocument:xmlns:text:1.0",)
_DRAW = ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",)
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
_MOST_BLANKS = 1_000


def check_open_document(archive: Archive) -> None:
    """Look into the parts that are read. Raises KnownError: SOURCE_ENCRYPTED, SOURCE_DAMAGED or SOURCE_SUSPICIOUS."""
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise KnownError(ErrorCode.SOURCE_ENCRYPTED, path=archive.path)
    inspector = Inspector(archive.path, archive.limits)
    if _CONTENT not in archive:
        raise damaged(archive.path, f"no part {_CONTENT}")
    for part in (_CONTENT, _STYLES):
        if part in archive:
            inspector.look(archive.read(part))
    archive.measure()


def read_ods(archive: Archive) -> Source:
    """The sheets of a file. Raises KnownError: SOURCE_ENCRYPTED, SOURCE_DAMAGED or SOURCE_SUSPICIOUS."""
    check_open_document(archive)
    styles = OdsStyles()
    try:
        with no_collection():
            content = archive.read(_CONTENT)
            if _STYLES in archive:
                styles.add(archive.read(_STYLES))
            styles.add(content)
            walk = _SheetsWalk(archive, styles)
            walk.run(content)
            return walk.source()
    except expat.ExpatError as error:
        raise damaged(archive.path, error) from error


@dataclass(slots=True)
class _Sheet:
    name: str
    shown: bool
    rows: list[tuple[dict[int, str], int]] = field(default_factory=list[tuple[dict[int, str], int]])  # with repeats
    merges: list[Range] = field(default_factory=list[Range])
    counts: Counter[IssueCode] = field(default_factory=Counter[IssueCode])
    height: int = 0
    default_styles: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])  # by columns, how many

    def style_of(self, column: int) -> str:
        """The cell style that a column gives to cells without one."""
        for count, style in self.default_styles:
            if column < count:
                return style
            column -= count
        return ""


class _SheetsWalk:
    def __init__(self, archive: Archive, styles: OdsStyles) -> None:
        self._archive, self._styles = archive, styles
        self._clean = Cleaner()
        self._sheets: list[_Sheet] = []
        self._legacy: Counter[str] = Counter()
        self._comments = 0
        self._row: dict[int, str] = {}
        self._row_style = ""
        self._repeat = self._column = 0
        self._cell: Attributes | None = None
        self._cell_font = ""
        self._fonts: list[str] = []  # of the open spans
        self._lines: list[list[tuple[str, Encoding | None]]] = []
        self._in_paragraph = 0

    def run(self, data: bytes) -> None:
        table = {"table": self._start_table, "table-row": self._start_row, "table-cell": self._start_cell,
                 "covered-table-cell": self._start_cell, "table-column": self._on_column,
                 "tracked-changes": self._skip, "shapes": self._skip, "named-expressions": self._skip}  # fmt: skip
        text = {"p": self._start_paragraph, "h": self._start_paragraph, "span": self._start_span,
                "s": self._on_blanks, "tab": self._on_tab, "line-break": self._on_break,
                "ruby-text": self._skip}  # fmt: skip
        ends = {
            _TABLE: {"table-row": self._end_row, "table-cell": self._end_cell, "covered-table-cell": self._end_cell},
            _TEXT: {"p": self._end_paragraph, "h": self._end_paragraph, "span": self._end_span},
        }
        starts = {_TABLE: table, _TEXT: text, OFFICE: {"annotation": self._on_comment}, _DRAW: {"frame": self._skip}}
        self._walk = Walk(starts, ends)
        self._walk.run(data, self._on_letters)

    def source(self) -> Source:
        tables: list[Table] = []
        issues: list[Issue] = []
        positions = 0
        for sheet in self._sheets:
            width = max((column + 1 for row, _ in sheet.rows for column in row), default=0)
            last = max((at for at, (row, _) in enumerate(sheet.rows) if row), default=-1)
            rows = sheet.rows[: last + 1]
            positions += width * sum(repeat for _, repeat in rows)
            if positions > self._archive.limits.positions:
                raise suspicious(self._archive.path, Suspicion.POSITIONS)
            texts: list[str] = []
            for row, repeat in rows:
                texts += [row.get(column, "") for column in range(width)] * repeat
            texts = self._clean.many(texts)
            table, found = sheet_table(
                texts, width, sheet.merges, sheet.name, hidden=not sheet.shown, counts=sheet.counts
            )
            issues += found
            tables += [table] if table is not None else []
        if self._comments:
            issues.append(Issue(IssueCode.COMMENTS_LEFT, Severity.INFO, params={"count": self._comments}))
        issues += [*converted(self._legacy), *cleaning_issues(self._clean)]
        return Source(PurePath(self._archive.path).name, "ods", tuple(tables), tuple(issues))

    def _skip(self, _attributes: Attributes) -> None:
        self._walk.skip()

    def _on_comment(self, _attributes: Attributes) -> None:
        self._comments += 1
        self._walk.skip()

    # ---- sheets, rows, cells

    def _start_table(self, attributes: Attributes) -> None:
        shown = self._styles.is_shown(attribute(attributes, "style-name"))
        self._sheets.append(_Sheet(self._clean(attribute(attributes, "name")), shown))

    def _on_column(self, attributes: Attributes) -> None:
        if self._sheets:
            repeat = max(whole(attribute(attributes, "number-columns-repeated"), 1), 1)
            self._sheets[-1].default_styles.append((repeat, attribute(attributes, "default-cell-style-name")))
            if attribute(attributes, "visibility", "visible") != "visible" and repeat < _MOST_BLANKS:
                self._sheets[-1].counts[IssueCode.HIDDEN_CELLS] += repeat

    def _start_row(self, attributes: Attributes) -> None:
        self._row, self._column = {}, 0
        self._repeat = max(whole(attribute(attributes, "number-rows-repeated"), 1), 1)
        self._row_style = attribute(attributes, "default-cell-style-name")
        if attribute(attributes, "visibility", "visible") != "visible" and self._sheets and self._repeat < _MOST_BLANKS:
            self._sheets[-1].counts[IssueCode.HIDDEN_CELLS] += self._repeat

    def _end_row(self) -> None:
        if not self._sheets:
            return
        sheet = self._sheets[-1]
        sheet.height += self._repeat
        if sheet.height > _MOST_ROWS and self._row:
            raise suspicious(self._archive.path, Suspicion.POSITIONS)
        sheet.rows.append((self._row, self._repeat))

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell, self._lines, self._fonts = attributes, [], []
        style = attribute(attributes, "style-name") or self._row_style
        if not style and self._sheets:
            style = self._sheets[-1].style_of(self._column)
        self._cell_font = self._styles.font("table-cell", style)

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is None or not self._sheets:
            return
        sheet = self._sheets[-1]
        repeat = max(whole(attribute(attributes, "number-columns-repeated"), 1), 1)
        text = "\n".join(decode_runs(line) for line in self._lines)
        self._count(sheet.counts, attributes, text)
        cols = max(whole(attribute(attributes, "number-columns-spanned"), 1), 1)
        rows = max(whole(attribute(attributes, "number-rows-spanned"), 1), 1)
        if cols * rows > 1:
            top, left = sheet.height, self._column
            sheet.merges.append(((top, left), (top + rows - 1, left + cols - 1)))
        if text:
            if self._column + repeat > _MOST_COLUMNS:
                raise suspicious(self._archive.path, Suspicion.POSITIONS)
            self._row |= dict.fromkeys(range(self._column, self._column + repeat), text)
        self._column += repeat

    @staticmethod
    def _count(counts: Counter[IssueCode], attributes: Attributes, text: str) -> None:
        if attribute(attributes, "formula"):
            counts[IssueCode.FORMULA_WITHOUT_VALUE] += not text and not attribute(attributes, "value-type")
            is_error = (text.startswith("#") and text.rstrip("!?").isupper()) or text.startswith("Err:")
            counts[IssueCode.CELL_ERROR] += is_error

    # ---- texts

    def _start_paragraph(self, attributes: Attributes) -> None:
        self._in_paragraph += 1
        if self._cell is not None:
            self._lines.append([])
            self._fonts = [self._styles.font("paragraph", attribute(attributes, "style-name"))]

    def _end_paragraph(self) -> None:
        self._in_paragraph -= 1

    def _start_span(self, attributes: Attributes) -> None:
        self._fonts.append(self._styles.font("text", attribute(attributes, "style-name")))

    def _end_span(self) -> None:
        if self._fonts:
            self._fonts.pop()

    def _on_letters(self, text: str) -> None:
        if not self._in_paragraph or self._cell is None or not self._lines:
            return
        font = next((font for font in reversed(self._fonts) if font), self._cell_font)
        encoding = encoding_of(font)
        if encoding is not None and encoding.changes(text):
            self._legacy[font] += 1
        self._lines[-1].append((text, encoding))

    def _put(self, text: str) -> None:
        if self._in_paragraph and self._lines:
            self._lines[-1].append((text, None))

    def _on_blanks(self, attributes: Attributes) -> None:
        self._put(" " * min(max(whole(attribute(attributes, "c"), 1), 1), _MOST_BLANKS))

    def _on_tab(self, _attributes: Attributes) -> None:
        self._put(" ")

    def _on_break(self, _attributes: Attributes) -> None:
        self._put("\n")
