"""Row heights and page breaks as rules of their own, apart from any file."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.publishing.page_breaks import begins_at_top, page_breaks
from cchc_desktop.publishing.row_heights import HIGHEST_ROW, TallText, line_pitch, row_heights


@pytest.mark.parametrize(("size", "pitch"), [(9, 12), (11, 15), (12, 16.5), (14, 18.75)])
def test_a_line_is_as_high_as_excels_own_rows_or_higher(size: float, pitch: float) -> None:
    """Excel's heights of one line of Times New Roman: 9 → 12, 11 → 15, 12 → 15.75, 14 → 18.75."""
    assert line_pitch(size) == pitch


def test_bold_rows_are_measured_bold() -> None:
    text = "m" * 10  # 7.8 em regular, 8.3 em bold
    width = (8.05 * 11) / 0.96 + 4
    plain = row_heights(Grid(1, (Row((Cell(0, text),)),)), [width], 11)
    bold = row_heights(Grid(1, (Row((Cell(0, text),), RowKind.AREA),)), [width], 11)
    assert (plain.rows, bold.rows) == ([15], [30])


def test_small_merges_go_before_large_ones() -> None:
    """The large merge first would count on rows that the small one makes higher anyway, and waste paper."""
    five, six = "\n" * 4, "\n" * 5
    rows = (
        Row((Cell(0, six, 3), Cell(1, five, 2), Cell(2))),
        Row((Cell(2),)),
        Row((Cell(1), Cell(2))),
    )
    heights = row_heights(Grid(3, rows), [100, 100, 100], 11)
    assert heights.rows == [37.5, 37.5, 15]
    assert [(text.first, text.rows, text.needed) for text in heights.texts] == [(0, 3, 90), (0, 2, 75)]


def test_a_text_too_high_for_excel_is_squeezed_then_left_high() -> None:
    def heights(lines: int) -> tuple[float, dict[tuple[int, int], float]]:
        made = row_heights(Grid(1, (Row((Cell(0, "\n" * (lines - 1)),)),)), [100], 11)
        return made.rows[0], made.sizes

    assert heights(27) == (405, {})
    assert heights(28) == (HIGHEST_ROW, {})  # 28 lines as drawn: 379 points
    height, sizes = heights(33)
    assert height == HIGHEST_ROW
    assert sizes == {(0, 0): 10.0}
    height, sizes = heights(60)
    assert height > HIGHEST_ROW
    assert not sizes


def test_where_pages_end() -> None:
    assert page_breaks([10] * 10, [], [], 100, 0) == []
    assert page_breaks([10] * 12, [], [], 100, 0) == [10]
    assert page_breaks([10] * 11, [], [], 100, 0) == [9]  # the last row does not stand alone
    assert page_breaks([10] * 25, [], [], 100, 20) == [10, 18]  # the header takes its part from page 2 on
    assert page_breaks([10] * 12, [TallText(8, 3, 30)], [], 100, 0) == [8]  # its text would be cut
    assert page_breaks([10] * 12, [TallText(8, 3, 10)], [], 100, 0) == [8]  # its rows stay together
    assert page_breaks([10] * 13, [TallText(6, 6, 10)], [], 100, 0) == [10]  # the page would be too empty for that
    assert page_breaks([10] * 12, [TallText(2, 9, 10), TallText(9, 2, 10)], [], 100, 0) == [9]  # one cell, not two
    assert page_breaks([10] * 28, [TallText(9, 2, 10)], [], 100, 0) == [9, 19]  # looks further than the next page
    assert page_breaks([10] * 30, [TallText(9, 2, 10)], [], 100, 0) == [10, 20]  # no page more for that
    assert page_breaks([10] * 12, [], [9], 100, 0) == [9]  # an area stays with its first task
    assert page_breaks([10] * 22, [TallText(1, 21, 150)], [], 100, 0) == [10, 20]  # nothing to be done: cut
    assert page_breaks([10, 500, 10], [], [], 100, 0) == [1, 2]  # a row above a page: alone
    assert page_breaks([], [], [], 100, 0) == []


def test_texts_begin_at_the_top_where_a_page_ends_inside_their_cell() -> None:
    tops = [0.0, 25, 50, 51]
    assert not begins_at_top(0, 2, tops, [], 100)
    assert begins_at_top(0, 3, tops, [], 100)  # more than half a page
    assert begins_at_top(0, 2, tops, [1], 100)
    assert not begins_at_top(1, 2, tops, [1, 2], 100)
    # In the middle of its cell, the text would be cut in row 9; at the top it stands before the break.
    assert page_breaks([10] * 12, [TallText(7, 5, 25)], [], 100, 0) == [10]
    # At the top of a cell of six rows: the page may end after its text, not in it.
    assert page_breaks([10] * 14, [TallText(6, 6, 35)], [], 100, 0) == [10]
    assert page_breaks([10] * 14, [TallText(6, 6, 45)], [], 100, 0) == [6]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[float], list[TallText]]:
    heights = draw(st.lists(st.floats(5, 60), max_size=40))
    texts: list[TallText] = []
    row = 0
    while row < len(heights):
        rows = min(draw(st.integers(1, 5)), len(heights) - row)
        room = sum(heights[row : row + rows])
        if rows > 1:
            texts.append(TallText(row, rows, draw(st.floats(0, 1)) * room))
        row += rows
    return heights, texts


@given(tables(), st.floats(0, 30))
def test_no_page_is_too_full_and_none_cuts_a_text_without_need(
    table: tuple[list[float], list[TallText]], header: float
) -> None:
    heights, texts = table
    paper = 400.0  # five rows of at most 60 points: a merge never needs to be cut
    breaks = page_breaks(heights, texts, [], paper, header)
    tops = [0.0, *accumulate(heights)]
    for number, (begin, end) in enumerate(pairwise([0, *breaks, len(heights)])):
        assert end > begin or not heights
        assert tops[end] - tops[begin] <= paper - (header if number else 0) + 1e-6
    for text in texts:
        end = text.first + text.rows
        for row in breaks:
            if text.first < row < end:
                assert begins_at_top(text.first, end, tops, breaks, paper)
                assert tops[text.first] + text.needed <= tops[row] + 1e-5
