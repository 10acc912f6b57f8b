"""The paragraphs and tables of a Word document as it would be printed: one pass over document.xml.

Read as if every tracked change were accepted; automatic numbers are written out; of a field only its result is taken,
of a text box in two versions only one. Elements without a handler are passed through, so wrappers lose nothing.
"""

from __future__ import annotations

from cchc_desktop.importing.archive import damaged
from cchc_desktop.importing.docx_numbering import Numbering
from cchc_desktop.importing.docx_paragraph import Flow, WordParagraph
from cchc_desktop.importing.docx_runs import RunWalk
from cchc_desktop.importing.docx_styles import Styles
from cchc_desktop.importing.docx_table import InnerTable, WordCell, WordRow, WordTable
from cchc_desktop.importing.xml_walk import (
    COMPATIBILITY,
    MATH,
    WORD,
    Attributes,
    Ends,
    OnStart,
    Starts,
    Walk,
    is_on,
    value,
    whole,
)

_CHANGES = ("pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange", "tblPrExChange", "sectPrChange",
            "tblGridChange", "numberingChange")  # fmt: skip
_LEFT_OUT = (*_CHANGES, "tabs", "pBdr", "sdtPr", "sectPr", "rt", "tblPr", "tblGrid")


class DocumentWalk(RunWalk):
    """Walks one document part. After :meth:`run` the fields below tell what was found and what was not read."""

    def __init__(self, path: str, styles: Styles, numbering: Numbering) -> None:
        super().__init__(styles)
        self.flow: list[Flow] = []
        self.tracked = self.comments = self.embedded = 0
        self._path, self._numbering = path, numbering
        self._plain_style = styles.get("")
        self._carried: WordParagraph | None = None  # its mark was deleted: the next paragraph goes on with it
        self._tables: list[WordTable] = []
        self._cells: list[tuple[WordCell, WordRow, WordTable, list[Flow]]] = []  # with the flow around it
        self._boxes: list[tuple[list[Flow], list[bool]]] = []
        self._in_row_properties = False
        self._alternatives: list[int] = []  # texts seen before each open choice between versions
        self._row: WordRow | None = None  # the row being read, of the innermost table
        self._walk = Walk(*self._handlers())

    def run(self, data: bytes) -> None:
        """Walk the part. Raises KnownError (SOURCE_DAMAGED) or expat.ExpatError."""
        self._walk.run(data, self._on_letters)
        self._end_carried()

    def _handlers(self) -> tuple[Starts, Ends]:
        word: dict[str, OnStart] = {
            "p": self._start_paragraph, "pPr": self._start_paragraph_properties,
            "pStyle": self._on_style, "numId": self._on_number_id, "ilvl": self._on_level, "jc": self._on_alignment,
            "ins": self._on_inserted, "moveTo": self._on_inserted, "del": self._on_deleted,
            "moveFrom": self._on_deleted, "cellDel": self._on_cell_deleted,
            "commentReference": self._on_comment, "altChunk": self._on_embedded,
            "subDoc": self._on_embedded, "object": self._on_embedded, "txbxContent": self._start_box,
            "tbl": self._start_table, "tr": self._start_row, "tc": self._start_cell,
            "trPr": self._start_row_properties, "tblHeader": self._on_header, "hidden": self._on_hidden_row,
            "gridBefore": self._on_before, "gridSpan": self._on_span,
            "vMerge": self._on_vertical, "hMerge": self._on_horizontal,
        }  # fmt: skip
        word |= self._run_handlers() | dict.fromkeys(_LEFT_OUT, self._leave_out)
        versions = {"AlternateContent": self._start_versions, "Choice": self._on_version, "Fallback": self._on_version}
        starts = {WORD: word, COMPATIBILITY: versions, MATH: {"t": self._start_text, "r": self._start_run}}
        ends = {
            WORD: {
                "p": self._end_paragraph, "pPr": self._end_paragraph_properties, "t": self._end_text,
                "txbxContent": self._end_box, "tbl": self._end_table, "tc": self._end_cell,
                "trPr": self._end_row_properties,
            },
            COMPATIBILITY: {"AlternateContent": self._end_versions},
            MATH: {"t": self._end_text},
        }  # fmt: skip
        return starts, ends

    def _leave_out(self, _attributes: Attributes) -> None:
        self._walk.skip()

    # ---- tracked changes, comments, versions

    def _on_inserted(self, _attributes: Attributes) -> None:
        self.tracked += 1

    def _on_deleted(self, _attributes: Attributes) -> None:
        self.tracked += 1
        if self._in_row_properties and self._row is not None:
            self._row.deleted = True
        elif self._in_paragraph_properties and self._paragraph is not None:
            self._paragraph.mark_deleted = True
        else:
            self._walk.skip()

    def _on_cell_deleted(self, _attributes: Attributes) -> None:
        self.tracked += 1
        if self._cells:
            self._cells[-1][0].deleted = True

    def _on_comment(self, _attributes: Attributes) -> None:
        self.comments += 1

    def _on_embedded(self, _attributes: Attributes) -> None:
        self.embedded += 1

    def _start_versions(self, _attributes: Attributes) -> None:
        self._alternatives.append(self._seen)

    def _on_version(self, _attributes: Attributes) -> None:
        if self._alternatives and self._seen > self._alternatives[-1]:
            self._walk.skip()  # an earlier version had text: the same text once more

    def _end_versions(self) -> None:
        self._alternatives.pop()

    # ---- paragraphs

    def _start_paragraph(self, _attributes: Attributes) -> None:
        paragraph = WordParagraph(self._plain_style, self._paragraph)
        if (carried := self._carried) is not None:
            self._carried = None
            paragraph.parts, paragraph.after = carried.parts, carried.after
            paragraph.letters, paragraph.bold, paragraph.italic = carried.letters, carried.bold, carried.italic
        self._paragraph = paragraph
        self._run = None

    def _start_paragraph_properties(self, _attributes: Attributes) -> None:
        self._in_paragraph_properties = True

    def _end_paragraph_properties(self) -> None:
        self._in_paragraph_properties = False

    def _on_style(self, attributes: Attributes) -> None:
        if (paragraph := self._paragraph) is not None and self._in_paragraph_properties:
            paragraph.style_id = value(attributes)
            paragraph.style = self._styles.get(paragraph.style_id)

    def _on_number_id(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.number_id = whole(value(attributes))

    def _on_level(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.level = whole(value(attributes))

    def _on_alignment(self, attributes: Attributes) -> None:
        if not self._cells and self._in_paragraph_properties and self._paragraph is not None:
            self._paragraph.centred = value(attributes) == "center"

    def _end_paragraph(self) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        self._paragraph = paragraph.outer
        if self._in_code:  # a field whose code never ends must not swallow the rest of the document
            self._fields = [False] * len(self._fields)
            self._in_code = False
        if paragraph.legacy is not None:
            paragraph.decode()
        if paragraph.mark_deleted:
            self._carried = paragraph
            return
        if self._numbering:
            self._write_number(paragraph)
        if self._cells:
            parts = paragraph.parts
            self.flow.append(parts[0] if len(parts) == 1 else "".join(parts))
            if paragraph.after:
                self.flow += paragraph.after
        else:
            self._emit(paragraph)

    def _emit(self, paragraph: WordParagraph) -> None:
        self.flow.append("".join(paragraph.parts) if self._cells else paragraph)
        if paragraph.after:
            self.flow += paragraph.after

    def _end_carried(self) -> None:
        """The flow ends: a paragraph that would have gone on in the next one stands alone."""
        if (carried := self._carried) is not None:
            self._carried = None
            self._emit(carried)

    def _write_number(self, paragraph: WordParagraph) -> None:
        style = paragraph.style
        number_id = style.number_id if paragraph.number_id is None else paragraph.number_id
        if not number_id:
            return
        level = paragraph.level
        if level is None and paragraph.number_id is None:
            level = self._numbering.level_of_style(number_id, paragraph.style_id)
        paragraph.number, gap = self._numbering.next(number_id, (style.level or 0) if level is None else level)
        if paragraph.number:
            paragraph.parts.insert(0, paragraph.number + gap)

    # ---- text boxes

    def _start_box(self, _attributes: Attributes) -> None:
        self._boxes.append((self.flow, self._fields))
        self.flow, self._fields, self._in_code = [], [], False

    def _end_box(self) -> None:
        self._end_carried()
        inside = self.flow
        self.flow, self._fields = self._boxes.pop()
        self._in_code = True in self._fields
        if self._paragraph is None:
            self.flow += inside
        else:
            self._paragraph.after += tuple(inside)
        self._run = None

    # ---- tables

    def _start_table(self, _attributes: Attributes) -> None:
        self._end_carried()
        self._tables.append(WordTable())
        self._row = None

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.rows = [row for row in table.rows if row.cells and not row.deleted]
        if not self._cells:
            self._row = None
            if table.rows:
                self.flow.append(table)
            return
        inner = InnerTable.of(table)
        if inner:
            self.flow.append(inner)
        cell, row, outer, _ = self._cells[-1]
        self._row = row
        index = sum(1 for above in outer.rows if above is not row and above.cells and not above.deleted)
        outer.nested.append((index, row.column - cell.span, inner.replace("\n", " ")))

    def _start_row(self, _attributes: Attributes) -> None:
        if not self._tables:
            raise damaged(self._path, "row outside of a table")
        self._row = WordRow()
        self._tables[-1].rows.append(self._row)

    def _start_row_properties(self, _attributes: Attributes) -> None:
        self._in_row_properties = self._row is not None

    def _end_row_properties(self) -> None:
        self._in_row_properties = False

    def _on_header(self, attributes: Attributes) -> None:
        if self._row is not None:
            self._row.header = is_on(attributes)

    def _on_hidden_row(self, attributes: Attributes) -> None:
        if self._in_row_properties and self._row is not None:
            self._row.hidden = is_on(attributes)

    def _on_before(self, attributes: Attributes) -> None:
        if self._row is not None:
            self._row.before = max(whole(value(attributes)), 0)

    def _start_cell(self, _attributes: Attributes) -> None:
        row = self._row
        if row is None:
            raise damaged(self._path, "cell outside of a row")
        if row.deleted:
            self._walk.skip()
            return
        cell = WordCell()
        row.cells.append(cell)
        self._cells.append((cell, row, self._tables[-1], self.flow))
        self._in_cell = True
        self.flow = []

    def _end_cell(self) -> None:
        if self._carried is not None:
            self._end_carried()
        lines = self.flow
        cell, row, table, self.flow = self._cells.pop()
        self._in_cell = bool(self._cells)
        if cell.deleted:
            row.cells.remove(cell)
        cell.text = lines[0] if len(lines) == 1 else "\n".join(lines)  # pyright: ignore
        if table.nested:
            cell.parts = tuple(line for line in lines if isinstance(line, str))

    def _on_span(self, attributes: Attributes) -> None:
        if self._cells:
            self._cells[-1][0].span = max(whole(value(attributes)), 1)

    def _on_vertical(self, attributes: Attributes) -> None:
        if self._cells:
            self._cells[-1][0].vertical = value(attributes, "continue")

    def _on_horizontal(self, attributes: Attributes) -> None:
        if self._cells:
            self._cells[-1][0].horizontal = value(attributes, "continue")
