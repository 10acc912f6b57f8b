"""What stands around an appendix table: its title block, and the blocks that are left for the text of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.core.forms import Form
from cchc_desktop.core.grid import Grid, slots
from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.body import ReadText, read_text
from cchc_desktop.importing.markers import read_marker
from cchc_desktop.importing.text_lines import layout
from cchc_desktop.importing.title_block import TitleBlock, read_title_block

_PERIOD = re.compile(r"giai đoạn\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The title block of a table, and the blocks that are no part of it.

    ``loose``: lines above the header that are no title; ``others``: the rows of further tables.
    """

    block: TitleBlock
    text: tuple[Block, ...]
    loose: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def around(  # noqa: PLR0917
    source: Source,
    main: int,
    header_row: int,
    tables: Collection[int],
    forms: Sequence[Form] = (),
    kept: Collection[int] = (),
) -> Surroundings:
    """What stands around the ``main`` block, a table whose header is row ``header_row``; ``tables``: all with a header;
    ``forms``: whose words a title block may say; ``kept``: tables that are appendices of their own.

    A sheet has no text of a document: only the lines above the header are looked at.
    """
    table = source.blocks[main]
    assert isinstance(table, Table)
    above = _lines_above(source.blocks, main)
    inside = [(main, line) for line in _rows_above(table.grid, header_row)]
    block = read_title_block([line for _, line in (*above, *inside)], forms)
    left = [*above, *inside][: len(above) + len(inside) - block.used]
    taken = Counter(i for i, _ in above) - Counter(i for i, _ in left)
    text = [
        _shortened(piece, taken[i])
        for i, piece in enumerate(source.blocks)
        if i not in tables and (source.is_document or isinstance(piece, Paragraph))
    ]
    loose = tuple(line for i, line in left if i == main)
    others: list[str] = []
    for i in sorted(set(tables) - {main, *kept}):
        other = source.blocks[i]
        others += layout(other).texts() if isinstance(other, Table) else []
    return Surroundings(block, tuple(piece for piece in text if piece is not None), loose, tuple(others))


def without_title(source: Source, table: int, block: TitleBlock) -> Source:
    """The source with the title block of one of its tables taken out of the paragraphs above it."""
    taken = Counter(i for i, _ in _lines_above(source.blocks, table)[-block.used :] if block.used)
    blocks = list(source.blocks)
    for i, count in taken.items():
        piece = _shortened(blocks[i], count)
        blocks[i] = piece if piece is not None else replace(blocks[i], text="")  # type: ignore[call-arg]
    return replace(source, blocks=tuple(blocks))


def _lines_above(blocks: Sequence[Block], main: int) -> list[tuple[int, str]]:
    """The lines of the paragraphs right above a table, each with its block; none from before a section's line."""
    lines: list[tuple[int, str]] = []
    for i in range(main - 1, -1, -1):
        block = blocks[i]
        if not isinstance(block, Paragraph) or read_marker(block.text, block.number):
            break
        lines = [*((i, line.strip()) for line in block.text.split("\n") if line.strip()), *lines]
    return lines


def _rows_above(grid: Grid, header_row: int) -> list[str]:
    cover = slots(Grid(grid.width, grid.rows[:header_row]))
    lines: list[str] = []
    for index in range(header_row):
        texts = dict.fromkeys(slot.cell.text for slot in cover[index] if slot is not None and slot.row == index)
        lines += [part.strip() for text in texts for part in text.split("\n") if part.strip()]
    return lines


def _shortened(block: Block, taken: int) -> Block | None:
    """A paragraph without its last lines; None where nothing is left."""
    if not taken or not isinstance(block, Paragraph):
        return block
    lines = [line for line in block.text.split("\n") if line.strip()]
    rest = lines[: len(lines) - taken]
    return replace(block, text="\n".join(rest)) if rest else None


def merged(text: DocumentInfo, caption: DocumentInfo) -> DocumentInfo:
    """The document as its own text says it; what that leaves open is taken from the appendix' caption."""
    return replace(
        text,
        number=text.number or caption.number,
        date=text.date or caption.date,
        issuer=text.issuer or caption.issuer,
        type=text.type or caption.type,
        decision=text.decision or caption.decision,
        unplaced=(*text.unplaced, *caption.unplaced),
    )


def with_text(plan: Plan, text: ReadText) -> Plan:
    """The plan with the text before its appendices."""
    if not text.items:
        return plan
    root = plan[ROOT]
    return plan.with_items(*text.items, replace(root, children=(text.items[0].id, *root.children)))


def period_of(title: str) -> tuple[int, int] | None:
    """The period that a subject names ("giai đoạn 2021-2030")."""
    match = _PERIOD.search(title)
    return (int(match[1]), int(match[2])) if match and match[1] < match[2] else None


def year_of(title: str) -> int | None:
    """The year that a subject names ("năm 2027")."""
    match = _YEAR.search(title)
    return int(match[1]) if match else None


def text_only(source: Source, forms: Sequence[Form], fresh: Callable[[], str]) -> tuple[Plan, ReadText] | None:
    """The plan of a document without a table; None where it is no plan, or where no form goes without a table."""
    form = next((form for form in forms if not form.columns), None)
    if form is None or not source.is_document:
        return None
    text = read_text(source.blocks, fresh)
    if not text.is_plan:
        return None
    title = text.document.title
    period = period_of(title)
    items = {ROOT: Item(ROOT, Level.PLAN, None)}
    plan = Plan(form, items, None if period else year_of(title), period, text.document)
    return with_text(plan, text), text
