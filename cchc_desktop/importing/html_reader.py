"""Web pages (.html, .htm), what Word and Excel save as such, and HTML from the clipboard: paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.pause import no_collection
from cchc_desktop.importing.archive import LIMITS, Limits, Suspicion, damaged, suspicious
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.charset import decode
from cchc_desktop.importing.html_flow import Flow, HtmlCell, HtmlLine, HtmlRow, HtmlTable, PageWalk
from cchc_desktop.importing.html_styles import StyleSheet
from cchc_desktop.importing.legacy_fonts import converted
from cchc_desktop.importing.spanned import SpanCell, lay_out
from cchc_desktop.importing.texts import Cleaner, first_line

_DEEPEST = 200  # elements within elements: the walk goes down by calls
_TABLE_NAME = "Bảng {}"
_FRAGMENT = re.compile(rb"^Version:\d[^<]{0,400}?StartHTML:", re.DOTALL)
# Comments by which Word hides from other browsers what only it shows; their insides are markup of the page.
_CONDITIONAL = re.compile(r"<!\[(?:if[^\]]*|endif)\]>", re.IGNORECASE)


def read_html(data: bytes, path: str, name: str, limits: Limits = LIMITS) -> Source:
    """The text of a page. Raises KnownError: SOURCE_DAMAGED or SOURCE_SUSPICIOUS."""
    if _FRAGMENT.match(data):  # the clipboard's own header
        data = data[max(data.find(b"<"), 0) :]
    with no_collection():
        return _Reader(data, path, limits).read(name)


class _Reader:
    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        self._data, self._path, self._limits = data, path, limits
        self._clean = Cleaner()
        self._issues: list[Issue] = []
        self._tables = 0

    def read(self, name: str) -> Source:
        text, _ = decode(self._data, is_page=True)
        if text.count("<") > 2 * self._limits.elements:
            raise suspicious(self._path, Suspicion.ELEMENTS)
        root = self._parse(text)
        walk = PageWalk(StyleSheet(style.text or "" for style in root.iter("style")))
        walk.run(root)
        blocks = tuple(self._blocks(walk.flow))
        self._issues += converted(walk.legacy)
        for code, severity, count in (
            (IssueCode.UNSEEN_TEXT, Severity.WARNING, walk.unseen),
            (IssueCode.SYMBOL_UNREAD, Severity.WARNING, self._clean.unread),
            (IssueCode.TEXT_CLEANED, Severity.INFO, self._clean.removed),
        ):
            if count:
                self._issues.append(Issue(code, severity, params={"count": count}))
        return Source(name, "html", blocks, tuple(self._issues))

    def _parse(self, text: str) -> Any:
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        bare = _CONDITIONAL.sub("", text.replace("\0", "")).encode("utf-8", "replace")
        try:
            root = etree.fromstring(bare, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self._path, error) from error
        if root is None:
            raise damaged(self._path, "no element")
        self._check(root)
        if any("depth" in entry.message.lower() for entry in parser.error_log):  # the rest was left out
            raise suspicious(self._path, Suspicion.DEPTH)
        return root

    def _check(self, root: Any) -> None:
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

        count = depth = 0
        for event, _ in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            count += event == "start"
            if depth > _DEEPEST:
                raise suspicious(self._path, Suspicion.DEPTH)
        if count > self._limits.elements:
            raise suspicious(self._path, Suspicion.ELEMENTS)

    # ---- blocks

    def _blocks(self, flow: list[Flow]) -> Iterator[Block]:
        """Paragraphs and tables; a table that only places other tables is taken apart."""
        for item in _paragraphs(flow):
            if isinstance(item, HtmlTable):
                if _only_places(item):
                    for row in item.rows:
                        for cell in row.cells:
                            yield from self._blocks(cell.flow)
                elif (table := self._table(item)) is not None:
                    yield table
            elif (paragraph := self._paragraph(item)).text:
                yield paragraph

    def _paragraph(self, lines: list[HtmlLine]) -> Paragraph:
        letters = sum(line.letters for line in lines)
        return Paragraph(
            self._clean("\n".join(line.text() for line in lines)),
            bold=0 < letters == sum(line.bold for line in lines),
            italic=0 < letters == sum(line.italic for line in lines),
            centred=lines[0].centred,
            number=lines[0].number,
        )

    def _table(self, table: HtmlTable) -> Table | None:
        self._tables += 1
        name = _TABLE_NAME.format(self._tables)
        rows = [row for row in table.rows if row.cells and not (row.hidden and not _has_text(row))]
        hidden = sum(row.hidden for row in rows)
        headers = next((at for at, row in enumerate(rows) if not row.is_header), len(rows))
        cells = [
            [SpanCell(self._cell_text(cell, name, index), cell.rows, cell.cols) for cell in row.cells]
            for index, row in enumerate(rows)
        ]
        grid = lay_out(cells, headers, self._limits.positions)
        if grid is None:
            raise suspicious(self._path, Suspicion.POSITIONS)
        if hidden:
            self._issues.append(Issue(IssueCode.HIDDEN_CELLS, Severity.WARNING, Place(label=name), {"count": hidden}))
        return Table(grid, name) if grid.width else None

    def _cell_text(self, cell: HtmlCell, name: str, row: int) -> str:
        lines: list[str] = []
        for item in cell.flow:
            if isinstance(item, HtmlLine):
                lines.append(item.text())
                continue
            cells = [one for inner_row in item.rows for one in inner_row.cells]
            inner = [text for one in cells if (text := self._cell_text(one, name, row).strip())]
            place = Place(row, label=name)
            text = first_line(self._clean(" ".join(inner)))
            self._issues.append(Issue(IssueCode.NESTED_TABLE, Severity.WARNING, place, {"text": text}))
            lines += inner
        return self._clean("\n".join(lines))


def _paragraphs(flow: list[Flow]) -> Iterator[list[HtmlLine] | HtmlTable]:
    """Tables, and lines put together that were one paragraph with line breaks in it."""
    lines: list[HtmlLine] = []
    for item in flow:
        if lines and not (isinstance(item, HtmlLine) and item.goes_on):
            yield lines
            lines = []
        if isinstance(item, HtmlLine):
            lines.append(item)
        else:
            yield item
    if lines:
        yield lines


def _has_text(row: HtmlRow) -> bool:
    return any(item for cell in row.cells for item in cell.flow)


def _only_places(table: HtmlTable) -> bool:
    """Whether a table is there to place others: the largest one inside has more cells than it has itself."""
    own = sum(len(row.cells) for row in table.rows)
    inside = [item for row in table.rows for cell in row.cells for item in cell.flow if isinstance(item, HtmlTable)]
    return any(sum(len(row.cells) for row in inner.rows) > max(own, 3) for inner in inside)
