"""One pagination for preview, printer and PDF: texts and appendices → pages; pure, over a measurer of letters.

``Paginator(measurer).pages(texts, sheets)`` lays everything out; asked again after an edit, it breaks only the texts
that are new. Page numbers stand in the middle of the top margin from the second page of each section on (Decree
30/2020/NĐ-CP, Phụ lục I, mục II.7); every text and every appendix is a section with numbers of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_desktop.core.grid import Align, CellSource, Row
from cchc_desktop.core.pause import no_collection
from cchc_desktop.publishing.columns import scaled_widths
from cchc_desktop.publishing.pages_flow import Flow, Paragraph, Sheet
from cchc_desktop.publishing.pages_lines import LineBreaker
from cchc_desktop.publishing.pages_options import PageOptions, Report
from cchc_desktop.publishing.pages_spec import POINTS_PER_MM, Bookmark, Box, Font, Page, Pages, TextMeasurer
from cchc_desktop.publishing.pages_table import Part, Table
from cchc_desktop.publishing.pages_text import text_name, text_pieces
from cchc_desktop.publishing.printing import office_text, require_valid, title_block
from cchc_desktop.publishing.spec import AppendixSheet, PageSetup
from cchc_desktop.publishing.text_sheet import TextSheet

_CORNER = 48.0  # points free at the top of an appendix for a digital signature: four lines of 10 points
_CAPTION_GAP = 6.0  # below the title block


class Paginator:
    """Lays documents out; keeps what it measured from one time to the next. Not for two threads at once."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._breaker = LineBreaker(measurer)

    @property
    def broken(self) -> int:
        """How many texts were broken into lines so far; an edit raises it by the texts that are new."""
        return self._breaker.broken

    def pages(
        self,
        texts: Sequence[TextSheet],
        sheets: Sequence[AppendixSheet],
        options: PageOptions | None = None,
        report: Report | None = None,
    ) -> Pages:
        """The whole document. ``report`` hears after each page how many there are, and may raise to stop the work."""
        found: list[Page] = []
        with no_collection():
            for page in self.iter_pages(texts, sheets, options):
                found.append(page)
                if report is not None:
                    report(len(found), 0)
        return Pages(tuple(found), tuple(section_names(texts, sheets)))

    def iter_pages(
        self, texts: Sequence[TextSheet], sheets: Sequence[AppendixSheet], options: PageOptions | None = None
    ) -> Iterator[Page]:
        """Page by page, for who needs the first ones soon. Raises ValueError for a grid that is not valid."""
        options = options or PageOptions()
        self._breaker.begin()
        section = 0
        for text in texts:
            yield from self._text(text, section)
            section += 1
        for sheet in sheets:
            yield from self._appendix(sheet, section, options)
            section += 1
        self._breaker.end()

    def _text(self, text: TextSheet, section: int) -> Iterator[Page]:
        setup = text.page
        flow = Flow(text_pieces(text, self._breaker))
        number = 1
        while number == 1 or not flow.done:
            sheet = _sheet(setup)
            if number == 1:
                sheet.bookmarks.append((0, text_name(text), 0.0))
            flow.fill(sheet)
            yield self._page(sheet, setup, section, number, text.setup.number_pt)
            number += 1

    def _appendix(self, appendix: AppendixSheet, section: int, options: PageOptions) -> Iterator[Page]:
        require_valid(appendix.grid)
        setup, number = appendix.page, 1
        sheet = _sheet(setup)
        head = Flow(self._head(appendix, sheet.width))
        sheet.bookmarks.append((0, _name(appendix), 0.0))
        if appendix.free_corner:
            sheet.at += _CORNER
            sheet.used = True
        head.fill(sheet)
        while not head.done:
            yield self._page(sheet, setup, section, number, appendix.type.page_number_pt)
            sheet, number = _sheet(setup), number + 1
            head.fill(sheet)
        tail = self._end_mark(appendix, sheet.width)
        table = self._table(appendix, sheet, options)
        while not table.done:
            full = sheet.bottom - sheet.y
            part = table.part(sheet.room, full, fresh=not sheet.used, tail=tail.block.height if tail else 0.0)
            if part.height:
                _add_part(sheet, part, appendix)
            if not table.done:
                yield self._page(sheet, setup, section, number, appendix.type.page_number_pt)
                sheet, number = _sheet(setup), number + 1
        if tail:
            sheet.add_lines(tail, 0, len(tail.block.lines))
        yield self._page(sheet, setup, section, number, appendix.type.page_number_pt)

    def _table(self, appendix: AppendixSheet, sheet: Sheet, options: PageOptions) -> Table:
        borders = [sheet.x]
        # In twips, as in the Word export: the same lines in the same widths.
        for width in scaled_widths(appendix.grid, round(sheet.width * 20)):
            borders.append(borders[-1] + width / 20)
        return Table(appendix.grid, borders, appendix.type.table_pt, self._breaker, repeat=options.repeat_merged)

    def _head(self, appendix: AppendixSheet, width: float) -> list[Paragraph]:
        """The title block; it stays with the table."""
        kind = appendix.type
        fonts = {
            "heading": Font(kind.heading_pt, bold=True),
            "title": Font(kind.title_pt, bold=True),
            "caption": Font(kind.caption_pt, italic=True),
        }
        lines = title_block(appendix)
        found: list[Paragraph] = []
        for index, (role, text) in enumerate(lines):
            block = self._breaker.block(text, width, fonts[role], Align.CENTER)
            last = index == len(lines) - 1
            source = CellSource(appendix.item, role) if appendix.item else None
            found.append(Paragraph(block, after=_CAPTION_GAP if last else 0.0, keep=not last, source=source))
        return found

    def _end_mark(self, appendix: AppendixSheet, width: float) -> Paragraph | None:
        text = office_text(appendix.end_mark).replace("\n", " ")
        if not text.strip():
            return None
        return Paragraph(self._breaker.block(text, width, Font(appendix.type.caption_pt), Align.RIGHT))

    def _page(self, sheet: Sheet, setup: PageSetup, section: int, number: int, size: float) -> Page:
        """The page as it is, with its number."""
        if number > 1:
            block = self._breaker.block(str(number), sheet.width, Font(size), Align.CENTER)
            # Half-way down the margin, as in the Word export, but never over the text.
            top = max(min(setup.top_mm / 2 * POINTS_PER_MM, sheet.y - block.height), 0.0)
            sheet.boxes.append(Box(sheet.x, top, sheet.width, block.height, block, 0, 1, sheet.x, top))
        return Page(
            setup.width_mm * POINTS_PER_MM,
            setup.height_mm * POINTS_PER_MM,
            section,
            number,
            tuple(sheet.boxes),
            tuple(sheet.rules),
            tuple(Bookmark(*bookmark) for bookmark in sheet.bookmarks),
        )


def section_names(texts: Sequence[TextSheet], sheets: Sequence[AppendixSheet]) -> list[str]:
    """What the texts and the appendices are called, in order."""
    return [*map(text_name, texts), *map(_name, sheets)]


def _name(appendix: AppendixSheet) -> str:
    name = " – ".join(part for part in (appendix.heading, appendix.title) if part.strip())
    return " ".join(office_text(name).split())


def _sheet(setup: PageSetup) -> Sheet:
    return Sheet(
        setup.left_mm * POINTS_PER_MM,
        setup.top_mm * POINTS_PER_MM,
        setup.text_width_mm * POINTS_PER_MM,
        (setup.height_mm - setup.bottom_mm) * POINTS_PER_MM,
    )


def _add_part(sheet: Sheet, part: Part, appendix: AppendixSheet) -> None:
    moved = part.moved(sheet.at)
    sheet.boxes += moved.boxes
    sheet.rules += moved.rules
    sheet.bookmarks += [(1, _row_title(appendix.grid.rows[row]), top) for row, top in moved.areas]
    sheet.at += part.height
    sheet.used = True


def _row_title(row: Row) -> str:
    """What an area row says: its number and its title, the points of a criterion left out."""
    texts = [" ".join(office_text(cell.text).split()) for cell in row.cells]
    return " ".join([text for text in texts if text][:2])
