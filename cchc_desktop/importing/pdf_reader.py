"""PDF files with text: paragraphs and tables, by ruling lines or by the columns that their texts stand in."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.pause import no_collection
from cchc_desktop.importing.archive import LIMITS, Limits, Suspicion, damaged, suspicious
from cchc_desktop.importing.blocks import Block, Source, Table
from cchc_desktop.importing.legacy_fonts import converted
from cchc_desktop.importing.pdf_columns import column_lattices
from cchc_desktop.importing.pdf_join import Part, join, part_of
from cchc_desktop.importing.pdf_lattice import Lattice, all_columns, continued, lattices, same_columns
from cchc_desktop.importing.pdf_page import Glyph, Page, read_page
from cchc_desktop.importing.pdf_text import PageText, paragraphs, without_page_numbers
from cchc_desktop.importing.texts import Cleaner
from cchc_desktop.importing.ticks import Tick, silent

SECONDS = 60.0  # promises.md R9
_MOST_PAGES = 2_000
_MOST_LETTERS = 5_000_000
_MOST_OBJECTS = 200_000  # lines, pictures and pieces of text of one page
_TABLE_NAME = "Bảng {}"


def read_pdf(data: bytes, path: str, name: str, limits: Limits = LIMITS, tick: Tick = silent) -> Source:
    """The text of a PDF. Raises KnownError: SOURCE_ENCRYPTED, SOURCE_DAMAGED, SOURCE_SUSPICIOUS or SOURCE_SCANNED."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise KnownError(ErrorCode.SOURCE_ENCRYPTED, path=path) from error
        raise damaged(path, error) from error
    try:
        with no_collection():
            return _Reader(path, limits, tick).read(document, name)
    except pdfium.PdfiumError as error:
        raise damaged(path, error) from error
    finally:
        document.close()


@dataclass(slots=True)
class _Chain:
    """A table, page by page: its number among the blocks' places, its lattices and the letters in them."""

    lattices: list[Lattice] = field(default_factory=list[Lattice])
    glyphs: list[list[Glyph]] = field(default_factory=list[list[Glyph]])


class _Reader:
    def __init__(self, path: str, limits: Limits, tick: Tick) -> None:
        self._path, self._limits, self._tick = path, limits, tick
        self._clean = Cleaner()
        self._issues: list[Issue] = []
        self._legacy: Counter[str] = Counter()
        self._pictures = 0  # pages that are pictures without text

    def read(self, document: pdfium.PdfDocument, name: str) -> Source:
        pages = self._pages(document)
        flow = self._flow(pages)
        blocks = self._blocks(flow)
        self._issues += converted(self._legacy)
        if self._pictures:
            params = {"count": self._pictures}
            self._issues.append(Issue(IssueCode.PAGES_SCANNED, Severity.WARNING, params=params))
        for code, severity, count in (
            (IssueCode.SYMBOL_UNREAD, Severity.WARNING, self._clean.unread),
            (IssueCode.TEXT_CLEANED, Severity.INFO, self._clean.removed),
        ):
            if count:
                self._issues.append(Issue(code, severity, params={"count": count}))
        return Source(name, "pdf", tuple(blocks), tuple(self._issues))

    def _pages(self, document: pdfium.PdfDocument) -> list[Page]:
        count = len(document)
        if count > _MOST_PAGES:
            raise suspicious(self._path, Suspicion.PAGES)
        pages: list[Page] = []
        letters = 0
        until = time.monotonic() + SECONDS
        for index in range(count):
            self._tick(index, count)
            page = document[index]
            found = read_page(page, _MOST_OBJECTS)
            page.close()
            if time.monotonic() > until:
                raise suspicious(self._path, Suspicion.TIME)
            letters += len(found.glyphs) if found is not None else 0
            if found is None or letters > _MOST_LETTERS:
                raise suspicious(self._path, Suspicion.ELEMENTS)
            self._pictures += bool(found.pictures) and not found.glyphs
            self._count_old_fonts(found)
            pages.append(found)
        if not letters and self._pictures:
            raise KnownError(ErrorCode.SOURCE_SCANNED, path=self._path, pages=self._pictures)
        return pages

    def _count_old_fonts(self, page: Page) -> None:
        """Pieces of text in a font from before Unicode, by font."""
        last = None
        for glyph in page.glyphs:
            if glyph.face is not last and glyph.face.encoding is not None:
                self._legacy[glyph.face.name] += 1
            last = glyph.face

    # ---- from pages to the flow of the document

    def _flow(self, pages: list[Page]) -> list[PageText | _Chain]:
        """Texts and tables in order; a table that goes on behind a page's end is one."""
        found = [lattices(page, self._limits.positions) for page in pages]
        texts: list[list[PageText | tuple[Lattice, list[Glyph]]]] = []
        for page, tables in zip(pages, found, strict=True):
            if tables is None:
                raise suspicious(self._path, Suspicion.POSITIONS)
            texts.append(_page_flow(page, tables))
        without_page_numbers([[item for item in items if isinstance(item, PageText)] for items in texts])
        flow: list[PageText | _Chain] = []
        for items in texts:
            for item in items:
                if isinstance(item, PageText):
                    flow += [item] if item.lines else []
                    continue
                lattice, glyphs = item
                last = flow[-1] if flow else None
                going_on = isinstance(last, _Chain) and item is _first_shown(items) and _goes_on(last, lattice)
                if isinstance(last, _Chain) and going_on:
                    last.lattices.append(going_on)
                    last.glyphs.append(glyphs)
                else:
                    flow.append(_Chain([lattice], [glyphs]))
        return flow

    def _blocks(self, flow: list[PageText | _Chain]) -> list[Block]:
        blocks: list[Block] = []
        waiting: list[PageText] = []
        tables = 0
        for item in flow:
            if isinstance(item, PageText):
                waiting.append(item)
                continue
            blocks += paragraphs(waiting, self._clean)
            waiting = []
            tables += 1
            blocks.append(self._table(item, _TABLE_NAME.format(tables)))
        return [*blocks, *paragraphs(waiting, self._clean)]

    def _table(self, chain: _Chain, name: str) -> Table:
        xs = _columns(chain.lattices)
        parts: list[Part] = []
        positions = 0
        for lattice, glyphs in zip(chain.lattices, chain.glyphs, strict=True):
            positions += len(xs) * len(lattice.ys)
            if positions > self._limits.positions:
                raise suspicious(self._path, Suspicion.POSITIONS)
            parts.append(part_of(lattice.boxes(xs, glyphs), xs, lattice.ys))
        for part in parts:
            for piece in part.pieces:
                piece.text = self._clean(piece.text)
        whole = join(parts, len(xs) - 1, name)
        if any(lattice.is_by_text for lattice in chain.lattices):
            self._issues.append(Issue(IssueCode.TABLE_BY_TEXT, Severity.WARNING, Place(label=name)))
        self._issues += whole.issues
        if whole.repeated:
            params = {"count": whole.repeated}
            self._issues.append(Issue(IssueCode.HEADER_REPEATED, Severity.INFO, Place(label=name), params))
        return Table(whole.grid, name)


def _page_flow(page: Page, tables: list[Lattice]) -> list[PageText | tuple[Lattice, list[Glyph]]]:
    """The tables of a page and the texts above, between and below them."""
    inside, outside = _apart(page.glyphs, tables)
    if by_text := [one for one in column_lattices(outside) if not _overlaps(one, tables)]:
        tables = sorted([*tables, *by_text], key=lambda lattice: lattice.ys[0])
        inside, outside = _apart(page.glyphs, tables)
    items: list[PageText | tuple[Lattice, list[Glyph]]] = []
    for lattice, glyphs in zip(tables, inside, strict=True):
        above = [glyph for glyph in outside if glyph.middle < lattice.ys[0]]
        outside = [glyph for glyph in outside if glyph.middle >= lattice.ys[0]]
        items += [PageText(page, above), (lattice, glyphs)]
    return [*items, PageText(page, outside)]


def _columns(lattices: list[Lattice]) -> list[float]:
    """The edges of a table's columns over all its pages; found by texts, they are the same but at the sides."""
    if not lattices[0].is_by_text:
        return all_columns(lattice.xs for lattice in lattices)
    left, right = min(lattice.xs[0] for lattice in lattices), max(lattice.xs[-1] for lattice in lattices)
    return [left, *lattices[0].xs[1:-1], right]


def _apart(glyphs: list[Glyph], tables: list[Lattice]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The letters in each table, and those in none."""
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in glyphs:
        at = next((i for i, lattice in enumerate(tables) if lattice.holds(glyph)), None)
        (outside if at is None else inside[at]).append(glyph)
    return inside, outside


def _overlaps(one: Lattice, others: list[Lattice]) -> bool:
    return any(one.ys[0] < other.ys[-1] and other.ys[0] < one.ys[-1] for other in others)


def _first_shown(items: list[PageText | tuple[Lattice, list[Glyph]]]) -> object:
    """The first thing on a page that is more than a page number."""
    return next((item for item in items if not isinstance(item, PageText) or item.lines), None)


def _goes_on(chain: _Chain, lattice: Lattice) -> Lattice | None:
    """The part of a table that a page goes on with; None where it is another table."""
    last = chain.lattices[-1]
    if last.is_by_text or lattice.is_by_text:
        return continued(last, lattice)
    whole = all_columns(one.xs for one in chain.lattices)
    return lattice if same_columns(last.xs, lattice.xs) or same_columns(whole, lattice.xs) else None
