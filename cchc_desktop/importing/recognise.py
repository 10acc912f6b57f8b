"""Recognise: a source's Grid becomes a Plan, with an issue for every decision that could be wrong.

The mirror of publishing.layout: laying out what was recognised gives the same table, cell by cell.
"""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.forms import Form
from cchc_desktop.core.grid import Grid, slots
from cchc_desktop.core.headings import (
    CAPTION,
    HEADING,
    appendix_caption,
    appendix_heading,
    appendix_title,
    caption_pattern,
)
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan, new_id
from cchc_desktop.importing.blocks import Block, Source, Table
from cchc_desktop.importing.body import read_text, unplaced
from cchc_desktop.importing.decisions import AS_READ, Decisions, Doubt, doubt_of, narrow
from cchc_desktop.importing.drafts import Line, build_items
from cchc_desktop.importing.headers import Header, body_start, header_at, known_headings
from cchc_desktop.importing.margins import margin_texts, with_table
from cchc_desktop.importing.new_form import is_like, made_new
from cchc_desktop.importing.outline_builder import OutlineBuilder
from cchc_desktop.importing.own_headers import Sought, header_of, in_words_of
from cchc_desktop.importing.own_sheets import without_flat_sheets
from cchc_desktop.importing.pages import Mended, joined_tables, mended, without_gaps
from cchc_desktop.importing.surroundings import around, merged, period_of, text_only, with_text, without_title, year_of
from cchc_desktop.importing.table_form import derive_form
from cchc_desktop.importing.ticks import Tick, silent
from cchc_desktop.importing.title_block import TitleBlock, read_document
from cchc_desktop.importing.tree_builder import TreeBuilder

_YEAR_IN_TITLE = re.compile(r"NĂM\s+(20\d\d)", re.IGNORECASE)
_ROWS_A_TICK = 64
_SAMPLE = 2_000  # rows by which the form of a longer table is found
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Basis:
    """What was read, for whoever wants to look at it or decide otherwise.

    ``source``: with tables cut at the pages joined; ``table``: the block of it that was read; ``tables``: those with a
    header. ``fields``: what the columns of the table are; ``rows``: the row of the table that an item came from.
    ``doubts``: what could also be meant otherwise, by its issue.
    """

    source: Source
    table: int
    tables: tuple[int, ...]
    header: Header
    fields: tuple[str | None, ...]
    rows: Mapping[str, int]
    doubts: Mapping[Doubt, Issue]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The plan that a source holds, and what the user should look at."""

    plan: Plan
    issues: tuple[Issue, ...]
    basis: Basis | None = None  # None: a text without a table


@dataclass(frozen=True, slots=True)
class _Found:
    """A table with a header, where it stands among the source's blocks, and its rows as they were before pages."""

    block: int
    table: Table
    header: Header
    mended: Mended
    parts: int = 1  # tables of the source that it was put together from


@dataclass(frozen=True, slots=True)
class _Way:
    """What a reading goes by from its first step to the last."""

    forms: Sequence[Form]
    sought: Sought
    fresh: Callable[[], str]
    decided: Decisions
    tick: Tick


def recognise(  # noqa: PLR0917
    source: Source,
    forms: Sequence[Form],
    form_id: str | None = None,
    fresh: Callable[[], str] = new_id,
    decided: Decisions = AS_READ,
    tick: Tick = silent,
) -> Recognised:
    """Read the appendix of ``source`` in the best fitting of ``forms`` (or in the one named), as ``decided``.

    ``tick`` is called between rows and may raise to stop it. Raises KnownError: NO_TABLE where no table has a header
    with known headings, FORM_UNKNOWN for a wrong id.
    """
    candidates = [form for form in forms if form_id in (None, form.id)]
    if not candidates:
        raise KnownError(ErrorCode.FORM_UNKNOWN, form=form_id or "")
    sought = Sought.of(candidates)
    source = _prepared(source, sought)
    recognised = _recognise(source, _Way(candidates, sought, fresh, decided, tick))
    lines, issues = margin_texts(source)
    document = recognised.plan.document
    document = replace(document, unplaced=(*document.unplaced, *lines))
    plan = replace(recognised.plan, document=document)
    return replace(recognised, plan=plan, issues=(*recognised.issues, *issues))


def tables_of(source: Source, sought: Sought) -> dict[int, Table]:
    """All tables of a source, with a known header or not, by the number that Decisions.table has for them."""
    source, _ = joined_tables(_prepared(source, sought), sought)
    return {i: block for i, block in enumerate(source.blocks) if isinstance(block, Table)}


def _prepared(source: Source, sought: Sought) -> Source:
    source = with_table(without_flat_sheets(source), sought)
    return replace(source, blocks=tuple(_narrowed(block) for block in source.blocks))


def _narrowed(block: Block) -> Block:
    return replace(block, grid=narrow(block.grid)) if isinstance(block, Table) else block


def _recognise(source: Source, way: _Way) -> Recognised:
    candidates, sought, fresh = way.forms, way.sought, way.fresh
    source, starts = joined_tables(source, sought)
    joined, found = source, _tables(source, way, starts)
    if not found:
        alone = text_only(source, candidates, fresh)
        if alone is not None:
            return Recognised(alone[0], (*source.issues, *alone[1].issues))
        headings = dict.fromkeys(heading for outline in sought.kinds for heading in known_headings(outline))
        raise KnownError(ErrorCode.NO_TABLE, path=source.path_name, headings=", ".join(headings))
    main = max(found, key=lambda f: (f.block == way.decided.table, len(f.header.fields), len(f.table.grid.rows)))
    tables = {f.block for f in found}
    first = around(source, main.block, main.header.row, tables, candidates)
    year = _year(first.block, main) or year_of(read_text(first.text, fresh).document.title)
    fitting = [form for form in candidates if form.columns and form.is_outline == main.header.outline]
    best, issues = _best_reading(main, fitting or [f for f in candidates if f.columns], year, way)
    basis = _basis(joined, found, main, best, issues)
    more = _further(source, found, main, best, year, way)
    for other in more:
        source = without_title(source, other.found.block, other.block)
    kept = {other.found.block for other in more}
    around_it = around(source, main.block, main.header.row, tables, candidates, kept)
    block, text = around_it.block, read_text(around_it.text, fresh)
    document = replace(text.document, unplaced=(*text.document.unplaced, *around_it.loose, *around_it.others))
    whole = _Appendix(main, best, block)
    appendices = sorted([whole, *more], key=lambda one: one.found.block)
    plan = with_text(_plan(appendices, whole, document, year, fresh), text)
    issues += [unplaced(line) for line in around_it.loose]
    issues += [issue for other in more for issue in _labelled(other)]
    left = [one for one in found if one.block not in kept]
    issues += [*source.issues, *text.issues, *_left_out(source, left, main, tables)]
    issues.sort(key=lambda issue: (issue.where.row or -1, issue.where.column or -1))
    return Recognised(plan, tuple(issues), basis)


def _tables(source: Source, way: _Way, starts: Mapping[int, tuple[int, ...]]) -> list[_Found]:
    found: list[_Found] = []
    for i, block in enumerate(source.blocks):
        way.tick(0, 0)
        if isinstance(block, Table) and (header := _header(i, block.grid, way)) is not None:
            pages, decided = starts.get(i, ()), way.decided if i == way.decided.table else AS_READ
            table = without_gaps(mended(block.grid, header, pages, decided))
            found.append(_Found(i, block, header, table, len(pages) + 1))
    return found


def _header(block: int, grid: Grid, way: _Way) -> Header | None:
    """The header of a table: where the user says, else where one is found."""
    row = way.decided.header_row
    if block == way.decided.table and row is not None and row < len(grid.rows):
        return header_at(grid, row, outline=way.sought.kinds == (True,))
    return header_of(grid, way.sought)


def _basis(source: Source, found: Sequence[_Found], main: _Found, best: _Reading, issues: Sequence[Issue]) -> Basis:
    fields: list[str | None] = [None] * main.table.grid.width
    for column, source_column in zip(best.form.columns, best.kept, strict=True):
        fields[source_column] = column.key
    rows: dict[str, int] = {}
    drafts = list(best.builder.areas)
    while drafts:
        draft = drafts.pop()
        rows[draft.id] = main.mended.origin[draft.row]
        drafts += draft.children
    doubts = {doubt: issue for issue in issues if (doubt := doubt_of(issue, fields)) is not None}
    tables = tuple(one.block for one in found)
    return Basis(source, main.block, tables, main.header, tuple(fields), rows, doubts)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the table: in which form, made from which, what came out, how many numbers did not fit."""

    form: Form
    base: Form
    builder: TreeBuilder | OutlineBuilder
    issues: tuple[Issue, ...]
    misfit: float
    kept: tuple[int, ...]  # for each column of the form its column in the source


def _best_reading(main: _Found, forms: Sequence[Form], year: int | None, way: _Way) -> tuple[_Reading, list[Issue]]:
    long = len(main.mended.grid.rows) > _SAMPLE  # which form it is, its first rows tell
    first = replace(main, mended=_beginning(main.mended)) if long and len(forms) > 1 else main
    readings = sorted((_read(first, form, year, way) for form in forms), key=lambda reading: reading.misfit)
    best = _read(main, readings[0].base, year, way) if first is not main else readings[0]
    issues = list(best.issues)
    if len(readings) > 1 and not is_like(best.form, best.base):
        form, issues = made_new(best.form, best.base, issues, main.header.row)
        best = replace(best, form=form)
    elif len(readings) > 1 and readings[1].misfit - readings[0].misfit < 1:
        params = {"form": best.form.name, "other": readings[1].form.name}
        issues.append(Issue(IssueCode.FORM_GUESSED, Severity.WARNING, Place(main.header.row), params))
    return best, issues


def _beginning(whole: Mended) -> Mended:
    return replace(whole, grid=Grid(whole.grid.width, whole.grid.rows[:_SAMPLE]), origin=whole.origin[:_SAMPLE])


@dataclass(frozen=True, slots=True)
class _Appendix:
    """A table that becomes an appendix: where it was found, how it was read, what stands above it."""

    found: _Found
    reading: _Reading
    block: TitleBlock


def _further(  # noqa: PLR0917
    source: Source, found: Sequence[_Found], main: _Found, best: _Reading, year: int | None, way: _Way
) -> list[_Appendix]:
    """The other tables of the same form that are appendices: those below a heading "Phụ lục …"."""
    more: list[_Appendix] = []
    for other in found:
        if other is main or other.header.outline != main.header.outline:
            continue
        block = around(source, other.block, other.header.row, {f.block for f in found}, way.forms).block
        if not block.heading:
            continue
        reading = _read(other, best.base, year, replace(way, decided=replace(way.decided, others=frozenset())))
        if reading.form.columns == best.form.columns and reading.builder.areas:
            more.append(_Appendix(other, reading, block))
    return more


def _labelled(other: _Appendix) -> list[Issue]:
    """The issues of a further appendix, with its name, since their rows are those of its own table."""
    label = other.block.heading or other.found.table.name
    return [replace(issue, where=replace(issue.where, label=label)) for issue in other.reading.issues]


_NUMBER_ISSUES = (IssueCode.NUMBER_DIFFERS, IssueCode.NUMBER_MISSING)


def _read(main: _Found, base: Form, year: int | None, way: _Way) -> _Reading:
    origin, decided = main.mended.origin, way.decided
    whole = in_words_of(base, main.header)
    grid, header, kept = decided.shaped(main.mended.grid, whole)

    def other(code: IssueCode, row: int, column: int | None) -> bool:
        return decided.other(code, origin[row], None if column is None else kept[column])

    form, issues, changed = derive_form(base, grid, header, year)
    headers = [column.header for column in header.columns]
    builder = (
        OutlineBuilder(form, way.fresh, headers, other) if form.is_outline else TreeBuilder(form, way.fresh, other)
    )
    cover = slots(grid)
    for index in range(body_start(grid, header), len(grid.rows)):
        if index % _ROWS_A_TICK == 0:
            way.tick(index, len(grid.rows))
        builder.add(Line(index, cover[index]))
    builder.finish()
    numbers = sum(1 for issue in builder.issues if issue.code in _NUMBER_ISSUES)
    issues += [_in_source(issue, origin) for issue in builder.issues]
    issues = [*decided.settled(issues, kept), *decided.told(main.mended.grid, whole), *_about_pages(main)]
    return _Reading(form, base, builder, tuple(issues), numbers + changed, kept)


def _in_source(issue: Issue, origin: Sequence[int]) -> Issue:
    """The issue at the row of the table as the source has it."""
    row = issue.where.row
    return issue if row is None else replace(issue, where=replace(issue.where, row=origin[row]))


def _about_pages(main: _Found) -> list[Issue]:
    """What was done to a table that was cut at the pages."""
    issues = list(main.mended.issues)
    if main.parts > 1:
        issues.append(Issue(IssueCode.TABLES_JOINED, Severity.INFO, Place(), {"count": main.parts}))
    if main.mended.repeated:
        issues.append(Issue(IssueCode.HEADER_REPEATED, Severity.INFO, Place(), {"count": main.mended.repeated}))
    return issues


def _left_out(source: Source, found: Sequence[_Found], main: _Found, taken: Collection[int]) -> list[Issue]:
    """What the plan does not hold is said, never dropped in silence."""
    others = [other.table for other in found if other is not main]
    issues = [
        Issue(IssueCode.SECOND_TABLE, Severity.WARNING, Place(label=table.name), {"rows": len(table.grid.rows)})
        for table in others
    ]
    if source.is_document:
        return issues
    sheets = [b for i, b in enumerate(source.blocks) if isinstance(b, Table) and i not in taken]
    texts = sum(1 for table in sheets for row in table.grid.rows for cell in row.cells if cell.text.strip())
    if texts:
        place = Place(label=", ".join(table.name for table in sheets))
        issues.append(Issue(IssueCode.TEXT_OUTSIDE_TABLE, Severity.WARNING, place, {"count": texts}))
    return issues


def _plan(
    appendices: Sequence[_Appendix], main: _Appendix, text: DocumentInfo, year: int | None, fresh: Callable[[], str]
) -> Plan:
    """The plan of these appendices, in order; form and document are those of the ``main`` one."""
    items: dict[str, Item] = {}
    ids: list[str] = []
    for one in appendices:
        appendix = Item(fresh(), Level.APPENDIX, ROOT, text=None)
        items |= build_items(appendix, one.reading.builder.areas)
        ids.append(appendix.id)
    items[ROOT] = Item(ROOT, Level.PLAN, None, children=tuple(ids))
    document = merged(text, read_document(main.block.caption, main.reading.form))
    lost = (line for one in appendices for line in one.reading.builder.unplaced)
    document = replace(document, unplaced=(*document.unplaced, *lost))
    plan = Plan(main.reading.form, items, year, None if year else period_of(document.title), document)
    for appendix, one in zip(ids, appendices, strict=True):
        plan = _with_title_block(plan, appendix, one.block)
    return plan


def _with_title_block(plan: Plan, appendix: str, block: TitleBlock) -> Plan:
    """Keep of the printed title block what the form and the document would not say by themselves."""
    fields: dict[str, str] = {}
    if block.heading != appendix_heading(plan, appendix):
        fields[HEADING] = block.heading
    pattern = caption_pattern(plan.document, block.caption)
    if pattern != caption_pattern(plan.document, appendix_caption(plan, appendix)):
        fields[CAPTION] = pattern
    title = None if block.title == appendix_title(plan, appendix) else block.title
    return plan.with_items(replace(plan[appendix], text=title, fields=fields))


def _year(block: TitleBlock, main: _Found) -> int | None:
    """The plan year: from the title, else from a header, else the year that the time columns name most often.

    In an outline the year for which points are the target, else the one after that in which they were achieved.
    """
    if main.header.outline:
        for field, later in (("target_points", 0), ("achieved_points", 1)):
            for column in main.header.columns:
                named = _YEAR.findall(column.header) if column.field == field else []
                if len(named) == 1:
                    return int(named[0]) + later
    for text in (block.title, *(column.header for column in main.header.columns)):
        match = _YEAR_IN_TITLE.search(text)
        if match:
            return int(match[1])
    times = [i for i, column in enumerate(main.header.columns) if column.field in ("time", "due")]
    cells = [cell for row in main.table.grid.rows for cell in row.cells if cell.col in times]
    named = Tally(year for cell in cells for year in set(_YEAR.findall(cell.text)))
    return int(named.most_common(1)[0][0]) if named else None
