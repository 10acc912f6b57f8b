"""Grids over pages: every line once, nothing clipped, nothing overlapping, headers and merged texts repeated."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.grid import Align, Cell, CellSource, ColumnStyle, Grid, Row, RowKind
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_options import PageOptions
from cchc_desktop.publishing.pages_spec import POINTS_PER_MM, Box, Page
from cchc_desktop.publishing.pages_table import BORDER
from cchc_desktop.publishing.spec import AppendixSheet, PageSetup
from tests.publishing.measuring import PlainMeasurer
from tests.publishing.strategies import grids

_TOUCH = 0.01  # points: two cells that share a border touch, no more
LINE = 11 * 1.15  # of the fake measurer at the size of tables
FRAME = 2 * 1.4 + 0.5


def with_sources(grid: Grid) -> Grid:
    """Every cell with a name of its own."""
    rows = [
        replace(row, cells=tuple(replace(c, source=CellSource(f"{i}", f"{c.col}")) for c in row.cells))
        for i, row in enumerate(grid.rows)
    ]
    return replace(grid, rows=tuple(rows))


def paper(height: float, width: float = 120.0) -> PageSetup:
    return PageSetup(width, height, 10, 10, 10, 10)


def lay_out(grid: Grid, page: PageSetup, *, repeat: bool = True, **more: str) -> list[Page]:
    sheet = AppendixSheet(with_sources(grid), page=page, **more)
    return list(Paginator(PlainMeasurer()).pages([], [sheet], PageOptions(repeat)).pages)


def table_boxes(page: Page) -> list[Box]:
    return [box for box in page.boxes if box.source is not None]


def by_cell(pages: list[Page]) -> dict[CellSource, list[tuple[int, Box]]]:
    found: dict[CellSource, list[tuple[int, Box]]] = defaultdict(list)
    for index, page in enumerate(pages):
        for box in table_boxes(page):
            assert box.source is not None
            found[box.source].append((index, box))
    return found


def rows_of(page: Page) -> list[int]:
    return sorted({int(box.source.item) for box in table_boxes(page) if box.source and not box.repeated})


def check_page(page: Page, setup: PageSetup) -> None:
    """Nothing overlaps, nothing leaves the page, no text leaves its cell."""
    bottom = (setup.height_mm - setup.bottom_mm) * POINTS_PER_MM
    boxes = table_boxes(page)
    for box in boxes:
        assert box.text_y >= box.y - 1e-6
        assert box.text_bottom <= box.y + box.height + 1e-6
        assert box.y + box.height <= bottom + 1e-6
        if box.block is not None:
            shown = box.block.lines[box.first : box.first + box.lines]
            assert len(shown) == box.lines
            assert all(line.width <= box.block.width + 1e-3 or len(line.text) == 1 for line in shown)
    for a, b in combinations(boxes, 2):
        across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
        down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
        assert across <= _TOUCH or down <= _TOUCH


def check_texts(grid: Grid, pages: list[Page]) -> None:
    """Every cell stands somewhere, each of its lines once; where it is repeated, as a whole."""
    found = by_cell(pages)
    for index, row in enumerate(grid.rows):
        for cell in row.cells:
            boxes = found[CellSource(f"{index}", f"{cell.col}")]
            first = [box for _, box in boxes if not box.repeated]
            assert first
            total = len(first[0].block.lines) if first[0].block else 0
            shown = [line for box in first for line in range(box.first, box.first + box.lines)]
            assert shown == list(range(total))
            for _, box in boxes:
                if box.repeated:
                    assert (box.first, box.lines) == (0, total)


@given(grids(most_columns=5, most_rows=10), st.integers(60, 140), st.booleans())
def test_every_line_stands_once_and_nothing_is_clipped(grid: Grid, height: int, repeat: bool) -> None:
    setup = paper(height)
    pages = lay_out(grid, setup, repeat=repeat)
    for page in pages:
        check_page(page, setup)
    if grid.rows and grid.width:
        check_texts(grid, pages)


LONG = st.integers(0, 30).map(lambda words: " ".join(["chữ"] * words))


@st.composite
def plain_tables(draw: st.DrawFn) -> Grid:
    """A header, area rows, rows of three cells the first of which are merged over up to five rows."""
    rows = [Row((Cell(0, "TT"), Cell(1, "Việc"), Cell(2, "Ai")), RowKind.HEADER)]
    for _ in range(draw(st.integers(1, 5))):
        rows.append(Row((Cell(0, "LĨNH VỰC", 1, 3),), RowKind.AREA))
        for _ in range(draw(st.integers(1, 4))):
            size = draw(st.integers(1, 5))
            for index in range(size):
                cells = [Cell(0, draw(LONG), size)] if index == 0 else []
                rows.append(Row((*cells, Cell(1, draw(LONG)), Cell(2, draw(LONG)))))
    return Grid(3, tuple(rows), tuple(ColumnStyle(30, Align.LEFT) for _ in range(3)))


@given(plain_tables(), st.integers(80, 160), st.booleans())
def test_headers_are_repeated_and_areas_stay_with_their_rows(grid: Grid, height: int, repeat: bool) -> None:
    setup = paper(height)
    pages = lay_out(grid, setup, repeat=repeat)
    for index, page in enumerate(pages):
        check_page(page, setup)
        top = [box for box in table_boxes(page) if box.source and box.source.item == "0"]
        assert [box.block and box.block.lines[0].text for box in top] == ["TT", "Việc", "Ai"]
        assert all(box.repeated is (index > 0) for box in top)
        assert min(box.y for box in table_boxes(page)) == top[0].y
        assert grid.rows[rows_of(page)[-1]].kind is not RowKind.AREA
    check_texts(grid, pages)


@given(plain_tables(), st.integers(80, 160))
def test_rows_stay_whole(grid: Grid, height: int) -> None:
    pages = lay_out(grid, paper(height))
    room = (height - 20) * POINTS_PER_MM - 2 * (LINE + FRAME)  # header and one area row
    for source, boxes in by_cell(pages).items():
        cell = next(c for c in grid.rows[int(source.item)].cells if str(c.col) == source.column)
        if cell.rowspan > 1 or source.item == "0":
            continue
        tallest = max(len(box.block.lines) if box.block else 0 for _, box in boxes) * LINE + FRAME
        if len(boxes) > 1:  # broken only where its row is higher than a page, or a neighbour is
            row = [b for s, parts in by_cell(pages).items() if s.item == source.item for _, b in parts]
            tallest = max(len(box.block.lines) if box.block else 0 for box in row) * LINE + FRAME
            assert tallest > room


def test_a_merged_text_is_repeated_on_the_next_page() -> None:
    rows = [Row((Cell(0, "một hai ba", 12), Cell(1, "x")))] + [Row((Cell(1, "x"),)) for _ in range(11)]
    grid = Grid(2, tuple(rows))
    pages = lay_out(grid, paper(60))
    parts = by_cell(pages)[CellSource("0", "0")]
    assert len(pages) > 1
    assert [(page, box.repeated, box.lines) for page, box in parts] == [
        (index, index > 0, 1) for index in range(len(pages))
    ]
    flowing = by_cell(lay_out(grid, paper(60), repeat=False))[CellSource("0", "0")]
    assert [(box.repeated, box.lines) for _, box in flowing] == [(False, 1)] + [(False, 0)] * (len(flowing) - 1)


def test_a_merged_text_is_rather_told_whole_than_a_page_filled() -> None:
    single = [Row((Cell(0, f"{number}"), Cell(1, "việc"))) for number in range(8)]
    merged = Row((Cell(0, "\n".join(["dòng"] * 8), 3), Cell(1, "việc")))
    grid = Grid(2, (*single, merged, *[Row((Cell(1, "việc"),))] * 2), (ColumnStyle(50), ColumnStyle(50)))
    eight = 8 * (LINE + FRAME)
    # Thirteen rows fit; after eight of them three fifths of the page are full, or a little less.
    full, emptier = (lay_out(grid, paper(20 + (eight / share + BORDER) / POINTS_PER_MM)) for share in (0.61, 0.59))
    assert [rows_of(page) for page in full] == [list(range(8)), [8, 9, 10]]
    assert rows_of(emptier[0])[-1] >= 8


def test_a_row_higher_than_a_page_goes_on_at_a_line() -> None:
    grid = Grid(2, (Row((Cell(0, "a\n" * 59 + "a"), Cell(1, "b"))), Row((Cell(0, "c"), Cell(1, "d")))))
    setup = paper(80)
    pages = lay_out(grid, setup)
    full = int(((80 - 20) * POINTS_PER_MM - FRAME - BORDER) / LINE)
    parts = by_cell(pages)[CellSource("0", "0")]
    assert parts[0][1].lines == full
    assert sum(box.lines for _, box in parts) == 60
    for page in pages:
        check_page(page, setup)


def test_the_end_mark_never_stands_alone() -> None:
    for count in range(1, 40):
        grid = Grid(1, tuple(Row((Cell(0, "x"),)) for _ in range(count)))
        last = lay_out(grid, paper(70), end_mark="./.")[-1]
        assert any(box.block and box.block.lines[0].text == "./." for box in last.boxes)
        assert table_boxes(last)


@pytest.mark.parametrize("end_mark", ["", "./."])
def test_the_last_row_never_stands_alone(end_mark: str) -> None:
    for count in range(2, 40):
        grid = Grid(1, tuple(Row((Cell(0, "x"),)) for _ in range(count)))
        pages = lay_out(grid, paper(70), end_mark=end_mark)
        assert len(rows_of(pages[-1])) >= 2, count


def test_a_last_row_is_not_joined_by_more_than_a_page_holds() -> None:
    tall = "\n".join(["dòng"] * 6)
    rows = [*(Row((Cell(0, "x"),)) for _ in range(5)), Row((Cell(0, tall),)), Row((Cell(0, tall),))]
    eleven = paper(20 + (11 * LINE + 6 * FRAME + BORDER + 1) / POINTS_PER_MM)
    assert [rows_of(page) for page in lay_out(Grid(1, tuple(rows)), eleven)] == [[0, 1, 2, 3, 4, 5], [6]]


@given(st.lists(st.integers(1, 5), min_size=2, max_size=30), st.integers(60, 120))
def test_the_last_row_stands_alone_only_for_a_reason(lines: list[int], height: int) -> None:
    grid = Grid(1, tuple(Row((Cell(0, "\n".join(["x"] * count)),)) for count in lines))
    pages = lay_out(grid, paper(height))
    alone = [rows_of(page) for page in pages[-2:]]
    if len(alone[-1]) == 1 and len(pages) > 1:
        room = (height - 20) * POINTS_PER_MM - BORDER
        heights = [count * LINE + FRAME for count in lines]
        assert heights[-1] + heights[-2] > room or sum(heights[index] for index in alone[0][:-1]) < room / 2


@pytest.mark.parametrize("broken", ["page break", "header"])
def test_the_invariants_can_fail(broken: str) -> None:
    """The controls: pages made wrong on purpose."""
    rows = [Row((Cell(0, "TT"),), RowKind.HEADER)] + [Row((Cell(0, f"x{i}"),)) for i in range(20)]
    grid = Grid(1, tuple(rows))
    setup = paper(70)
    pages = lay_out(grid, setup)
    if broken == "page break":
        pages[0] = replace(pages[0], boxes=pages[0].boxes[:-1])
        with pytest.raises(AssertionError):
            check_texts(grid, pages)
    else:
        box = pages[0].boxes[0]
        with pytest.raises(AssertionError):
            check_page(replace(pages[0], boxes=(*pages[0].boxes, box)), setup)
