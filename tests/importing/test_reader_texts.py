"""What foreign texts become: cleaned as they are seen; numbers and dates in Vietnamese writing."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.vietnamese import clean as plan_clean
from cchc_desktop.importing.number_formats import Value, shown
from cchc_desktop.importing.symbols import UNREADABLE, symbol
from cchc_desktop.importing.texts import Cleaner


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Quý I/2026", "Quý I/2026"),
        ("“Một cửa” – 100%", "“Một cửa” – 100%"),
        ("Qu\u0079\u0301 I", "Quý I"),
        ("a\u00a0b\u2003c\td", "a b c d"),
        ("  a   b ", "a b"),
        ("\n\n a \n\n  b\n \n", "a\n\nb"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("xã\u00adhội\u200b\ufeff", "xãhội"),
        ("2025\u20112026", "2025-2026"),
        ("\uf0b7 a\uf021", f"• a{UNREADABLE}"),
        ("a\x07\ufffeb", "ab"),
        ("a\x00b", "ab"),
        ("", ""),
        (" ", ""),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert Cleaner()(text) == cleaned
    assert Cleaner().many(["x", text, "y z"]) == ["x", cleaned, "y z"]


def test_what_is_lost_is_counted() -> None:
    cleaner = Cleaner()
    cleaner.many(["a\x07b\x08", "\uf021", "\ufffe"])
    assert (cleaner.removed, cleaner.unread) == (3, 1)


LETTERS = st.text(
    st.one_of(
        st.sampled_from(" \n\t\u00a0ạéđĐ“”–…\u0301\u0323eơ\u200b\uf0b7\ud800\ufffe\x07.,-"),
        st.characters(exclude_categories=[]),
    )
)


@given(LETTERS)
def test_a_cleaned_text_is_what_the_plan_keeps(text: str) -> None:
    cleaned = Cleaner()(text)
    assert cleaned == plan_clean(cleaned) == Cleaner()(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    assert all(line == line.strip(" ") for line in cleaned.split("\n"))
    assert cleaned == cleaned.strip("\n")


@given(st.lists(LETTERS, max_size=5))
def test_many_texts_are_cleaned_like_one_after_the_other(texts: list[str]) -> None:
    assert Cleaner().many(texts) == [Cleaner()(text) for text in texts]


@pytest.mark.parametrize(
    ("font", "position", "expected"),
    [
        ("Symbol", 0xF0B7, "•"), ("Symbol", 0xB3, "≥"), ("symbol", 0xF0AE, "→"), ("Symbol", 0xF061, "α"),
        ("Symbol", 0xF0D6, "√"), ("Symbol", 0xF0E5, "∑"), ("Symbol", 0xF0F2, "∫"), ("Wingdings", 0xF0A7, "▪"),
        ("Wingdings 2", 0xF052, "☑"), ("Times New Roman", 0x2265, "≥"), ("Times New Roman", 0xF0B7, "•"),
        ("Wingdings", 0xF021, UNREADABLE), ("Arial", 0, UNREADABLE), ("Arial", 0xD800, UNREADABLE),
    ],
)  # fmt: skip
def test_symbols(font: str, position: int, expected: str) -> None:
    assert symbol(font, position) == expected


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (1.0, "", "1"), (7, "", "7"), (0.5, "", "0,5"), (0.1 + 0.2, "", "0,3"), (-5.5, "", "-5,5"),
        (1e16, "", "10000000000000000"), (1e-7, "", "0,0000001"), (float("inf"), "", "inf"),
        (10.1, "0.00", "10,10"), (99.999, "0.00", "100,00"), (1500, "#,##0", "1.500"),
        (1234567.891, "#,##0.00", "1.234.567,89"), (0.8, "0%", "80%"), (0.855, "0.0%", "85,5%"), (5, "00", "05"),
        (-5, "0;(0)", "(5)"), (-5, "0", "-5"), (0, '0;-0;"-"', "-"), (3, '0" triệu"', "3 triệu"),
        (1_500_000, "#,##0,", "1.500"), (1.5, "#,##0.##", "1,5"), (2, "#,##0.##", "2"), (0.05, "0.0#", "0,05"),
        (5, r'_-* #,##0\ "₫"_-', "5 ₫"), (2.5, "[Red]0.0", "2,5"), (12, "# ?/?", "12"), (0.1, "0.0E+00", "0,1"),
        (True, "", "TRUE"), (False, "0", "FALSE"), ("010", "0", "010"),
        (dt.date(2025, 3, 5), "dd/mm/yyyy", "05/3/2025"), (dt.date(2025, 1, 5), "", "05/01/2025"),
        (dt.date(2025, 12, 31), "", "31/12/2025"), (dt.date(2025, 2, 10), "", "10/02/2025"),
        (dt.date(2025, 1, 15), "mmm-yy", "01/2025"), (dt.date(2025, 3, 5), "yyyy", "2025"),
        (dt.date(2025, 3, 5), "d-mmm", "05/3"), (dt.date(2025, 3, 5), '"ngày" d "tháng" m', "05/3"),
        (dt.datetime(2025, 12, 31, 8, 30), "d/m/yyyy h:mm", "31/12/2025 08:30"),
        (dt.datetime(2025, 12, 31, 8, 30), "dd/mm/yyyy", "31/12/2025"),
        (dt.datetime(2025, 12, 31), "", "31/12/2025"), (dt.datetime(2025, 3, 5, 7, 5), "h:mm", "07:05"),
        (dt.time(8, 30), "h:mm", "08:30"), (dt.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)  # fmt: skip
def test_values_are_printed_as_in_a_plan(value: Value, code: str, printed: str) -> None:
    assert shown(value, code) == printed


@given(st.one_of(st.floats(), st.integers(-(10**18), 10**18)), st.text('0#,.%;[]"\\_*@Ee?/ -()Red$₫', max_size=12))
def test_no_format_code_breaks_the_reader(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)
