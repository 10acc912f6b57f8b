"""Column widths that add up, and legal sheet names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.grid import Align, ColumnStyle, Grid
from cchc_desktop.publishing.columns import alignments, scaled_widths
from cchc_desktop.publishing.sheet_names import sheet_names, utf16_cut


def grid(*widths: float) -> Grid:
    return Grid(len(widths), (), tuple(ColumnStyle(width, Align.RIGHT) for width in widths))


def test_widths_keep_the_proportions_of_the_form() -> None:
    assert scaled_widths(grid(10, 20, 30), 603) == [101, 201, 301]
    assert scaled_widths(Grid(3, ()), 100) == [33, 34, 33]
    assert scaled_widths(grid(0, 0), 100) == [50, 50]
    assert scaled_widths(Grid(0, ()), 100) == []
    assert alignments(grid(1, 2)) == [Align.RIGHT] * 2
    assert alignments(Grid(2, ())) == [Align.LEFT] * 2


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30), st.integers(30, 20_000))
def test_widths_add_up_exactly(widths: list[float], total: int) -> None:
    scaled = scaled_widths(grid(*widths), total)
    assert sum(scaled) == total
    assert min(scaled) >= 1


@pytest.mark.parametrize(
    ("wishes", "names"),
    [
        (["Phụ lục I", "Phụ lục II"], ["Phụ lục I", "Phụ lục II"]),
        (["", "  ", "'"], ["Phụ lục", "Phụ lục (2)", "Phụ lục (3)"]),
        (["a/b\\c?d*e[f]g:h"], ["a b c d e f g h"]),
        (["'Kế hoạch'"], ["Kế hoạch"]),
        (["PHỤ LỤC", "phụ lục"], ["PHỤ LỤC", "phụ lục (2)"]),
        (["History", "history"], ["History (2)", "history (3)"]),
        (["x\x01\ud800y\nz"], ["xy z"]),
        (["a" * 40, "a" * 40], ["a" * 31, "a" * 27 + " (2)"]),
        (["🙂" * 20], ["🙂" * 15]),
    ],
)
def test_sheet_names(wishes: list[str], names: list[str]) -> None:
    assert sheet_names(wishes) == names


@given(st.lists(st.text(max_size=50), max_size=12))
def test_sheet_names_are_always_legal_and_different(wishes: list[str]) -> None:
    names = sheet_names(wishes)
    assert len({name.casefold() for name in names}) == len(wishes)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\\n\t")
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_utf16_cut_leaves_no_half_letter() -> None:
    assert utf16_cut("a🙂b", 2) == "a"
    assert utf16_cut("a🙂b", 3) == "a🙂"
    assert utf16_cut("abc", 3) == "abc"
