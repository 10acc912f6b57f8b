"""Signs that no reader could turn into a letter: where they stand, so that nobody overlooks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.blocks import Paragraph, Source
from cchc_desktop.importing.symbols import UNREADABLE
from cchc_desktop.importing.texts import first_line

_MOST = 200  # places that are named one by one


def with_places(source: Source) -> Source:
    """The source with an issue for each cell and paragraph in which something could not be read.

    They take the place of the reader's own count of unread symbols, which knows no place.
    """
    lost = _lost(source)
    if not lost:
        return source
    others = (issue for issue in source.issues if issue.code is not IssueCode.SYMBOL_UNREAD)
    return replace(source, issues=(*others, *lost))


def _lost(source: Source) -> list[Issue]:
    issues: list[Issue] = []
    rest = 0
    for place, text in _texts(source):
        count = text.count(UNREADABLE)
        if not count:
            continue
        if len(issues) < _MOST:
            params: dict[str, str | int] = {"text": first_line(text), "count": count}
            issues.append(Issue(IssueCode.LETTERS_LOST, Severity.WARNING, place, params))
        else:
            rest += count
    if rest:
        issues.append(Issue(IssueCode.LETTERS_LOST, Severity.WARNING, params={"text": "…", "count": rest}))
    return issues


def _texts(source: Source) -> Iterator[tuple[Place, str]]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield Place(), block.text
            continue
        for index, row in enumerate(block.grid.rows):
            for cell in row.cells:
                yield Place(index, cell.col, label=block.name), cell.text
