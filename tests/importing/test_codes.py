"""Codes of criteria as tables print them, and the names of totals."""

from __future__ import annotations

import pytest

from cchc_desktop.importing.codes import is_relative, leading_code, read_code, split_code, total_likeness


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("1", ("1",)),
        ("1.10", ("1", "10")),
        (" 1. 2.3. ", ("1", "2", "3")),
        ("1,1", ("1", "1")),
        ("01.02", ("1", "2")),
        ("2.4a", ("2", "4a")),
        ("IV", ("R4",)),
        ("I.", ("R1",)),
        ("a)", ("a",)),
        ("-", ("-",)),
        ("A", ("A",)),
        ("TC1", None),
        ("", None),
        ("1..2", None),
        ("IIII", None),
    ],
)
def test_a_code_says_a_place(printed: str, path):
    assert read_code(printed) == path


def test_codes_are_split_from_names():
    assert split_code("1.1. Thực hiện") == ("1.1.", "Thực hiện")
    assert split_code("1.1. Thực hiện", "{number}. ") == ("1.1", "Thực hiện")
    assert split_code("Thực hiện 1") == ("", "Thực hiện 1")
    assert leading_code("1.1.Thực hiện") is None


@pytest.mark.parametrize(("printed", "relative"), [("a)", True), ("-", True), ("A", False), ("1", False), ("I", False)])
def test_a_small_letter_counts_only_among_its_sisters(printed: str, relative: bool):
    path = read_code(printed)
    assert path is not None
    assert is_relative(path) is relative


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("Tổng điểm", 1, 1),
        ("TỔNG CỘNG:", 1, 1),
        ("TNG ĐIM", 0.8, 0.99),
        ("Tổng điểm (I + II)", 0.8, 0.99),
        ("Tổng số thủ tục hành chính được công bố", 0, 0),
        ("Công tác kiểm tra", 0, 0),
        ("", 0, 0),
    ],
)
def test_a_total_is_known_by_its_name(name: str, low: float, high: float):
    assert low <= total_likeness(name) <= high
