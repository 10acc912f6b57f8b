"""Word files (.docx, .docm, .dotx): paragraphs and tables in the order of the text, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.pause import no_collection
from cchc_desktop.importing.archive import Suspicion, damaged, suspicious
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.docx_numbering import Numbering
from cchc_desktop.importing.docx_styles import Styles
from cchc_desktop.importing.docx_table import InnerTable, TableBuilder, WordTable, is_frame
from cchc_desktop.importing.docx_walk import DocumentWalk, WordParagraph
from cchc_desktop.importing.legacy_fonts import converted, legacy_font
from cchc_desktop.importing.package import WORD_MARGINS, Package
from cchc_desktop.importing.texts import Cleaner, first_line

_TABLE_NAME = "Bảng {}"  # tables of a document have no names; the user counts them


def read_docx(package: Package) -> Source:
    """The text of a Word package; headers, footers and notes are beside it, comments are not read.

    Raises KnownError: SOURCE_DAMAGED, or SOURCE_SUSPICIOUS for a table beyond the package's limits.
    """
    try:
        with no_collection():
            return _Reader(package).read()
    except expat.ExpatError as error:
        raise damaged(package.path, error) from error


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._clean = Cleaner()
        self._issues: list[Issue] = []

    def read(self) -> Source:
        package = self._package
        styles = Styles(self._part("styles"), self._part("theme"))
        numbering = Numbering(self._part("numbering"), styles)
        walk = DocumentWalk(package.path, styles, numbering)
        walk.run(package.part(package.main))
        blocks = tuple(self._blocks(walk))
        self._note_what_was_left(walk, numbering)
        self._note_legacy_font(walk)
        margins = tuple(self._margins(styles, numbering))
        return Source(package.name, "docx", blocks, tuple(self._issues), margins)

    def _margins(self, styles: Styles, numbering: Numbering) -> Iterator[Block]:
        """What stands in headers, footers and notes: once, though every section may have its own."""
        seen: set[Block] = set()
        for link in self._package.related(WORD_MARGINS):
            walk = DocumentWalk(self._package.path, styles, numbering)
            walk.run(self._package.part(link.target))
            for block in self._blocks(walk):
                if block not in seen:
                    seen.add(block)
                    yield block

    def _part(self, kind: str) -> bytes | None:
        links = self._package.related([kind])
        return self._package.part(links[0].target) if links else None

    def _blocks(self, walk: DocumentWalk) -> Iterator[Block]:
        tables = 0
        for item in walk.flow:
            if isinstance(item, WordTable):
                tables += 1
                yield from self._tables(item, _TABLE_NAME.format(tables))
            elif isinstance(item, WordParagraph) and (paragraph := self._paragraph(item)).text:
                yield paragraph

    def _tables(self, table: WordTable, name: str) -> Iterator[Block]:
        """The table; of one that only frames another, what is in its cells, row by row."""
        if not is_frame(table):
            yield self._table(table, name)
            return
        self._issues += [
            Issue(IssueCode.NESTED_TABLE, Severity.WARNING, Place(row, column, label=name), {"text": first_line(text)})
            for row, column, text in table.nested
        ]
        for part in (part for row in table.rows for cell in row.cells for part in cell.parts or (cell.text,)):
            if isinstance(part, InnerTable):
                yield from self._tables(part.table, name)
            else:
                yield from (Paragraph(line) for line in [self._clean(part)] if line)

    def _table(self, table: WordTable, name: str) -> Table:
        built = TableBuilder(table, name, self._clean, self._package.archive.limits.positions).build()
        if built is None:
            raise suspicious(self._package.path, Suspicion.POSITIONS)
        self._issues += built[1]
        return built[0]

    def _paragraph(self, item: WordParagraph) -> Paragraph:
        return Paragraph(
            self._clean("".join(item.parts)),
            bold=0 < item.letters == item.bold,
            italic=0 < item.letters == item.italic,
            centred=bool(item.style.centred if item.centred is None else item.centred),
            number=self._clean(item.number),
        )

    def _note_what_was_left(self, walk: DocumentWalk, numbering: Numbering) -> None:
        warning, info = Severity.WARNING, Severity.INFO
        for code, severity, count in (
            (IssueCode.TRACKED_CHANGES, warning, walk.tracked),
            (IssueCode.COMMENTS_LEFT, info, walk.comments),
            (IssueCode.UNSEEN_TEXT, warning, walk.unseen),
            (IssueCode.PART_UNREAD, warning, walk.embedded),
            (IssueCode.SYMBOL_UNREAD, warning, walk.unread_symbols + self._clean.unread),
            (IssueCode.NUMBER_FORMAT_GUESSED, warning, numbering.unknown_formats),
            (IssueCode.TEXT_CLEANED, info, self._clean.removed),
        ):
            if count:
                self._issues.append(Issue(code, severity, params={"count": count}))

    def _note_legacy_font(self, walk: DocumentWalk) -> None:
        self._issues += converted(walk.legacy)
        parts = [part for part in (self._package.part(self._package.main), self._part("styles")) if part]
        if font := legacy_font(self._clean.noise, parts):
            self._issues.append(Issue(IssueCode.LEGACY_FONT, Severity.WARNING, params={"font": font}))
