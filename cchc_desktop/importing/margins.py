"""What stands in the headers, footers and notes of a document: a table that belongs into the text, and loose texts."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.own_headers import Sought, header_of
from cchc_desktop.importing.pages import is_page_number
from cchc_desktop.importing.text_lines import kept, layout
from cchc_desktop.importing.texts import first_line


def with_table(source: Source, sought: Sought) -> Source:
    """The source with its margins at the end of the text where only they hold a table with a header ``sought``."""
    if not source.margins or any(isinstance(b, Table) and header_of(b.grid, sought) for b in source.blocks):
        return source
    tables = [b for b in source.margins if isinstance(b, Table) and header_of(b.grid, sought)]
    if not tables:
        return source
    issues = [
        Issue(IssueCode.MARGIN_TABLE, Severity.WARNING, Place(label=table.name), {"rows": len(table.grid.rows)})
        for table in tables
    ]
    rest = tuple(block for block in source.margins if block not in tables)
    return replace(source, blocks=(*source.blocks, *tables), margins=rest, issues=(*source.issues, *issues))


def margin_texts(source: Source) -> tuple[list[str], list[Issue]]:
    """The lines of the margins, numbers of pages left out, and an issue for each."""
    lines: list[str] = []
    for block in source.margins:
        texts = block.text.split("\n") if isinstance(block, Paragraph) else layout(block).texts()
        lines += [text.strip() for text in texts if kept(text) and not is_page_number(text)]
    lines = list(dict.fromkeys(lines))
    issue = IssueCode.MARGIN_TEXT
    return lines, [Issue(issue, Severity.WARNING, Place(), {"text": first_line(line)}) for line in lines]
