"""Numbers in Vietnamese writing: exact, words refused, what is doubtful said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.amounts import Doubt, format_amount, parse_amount, places, read_amount


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("8,5", "8.5", Doubt.NONE),
        ("0,8791", "0.8791", Doubt.NONE),
        ("10,10", "10.10", Doubt.NONE),
        ("100", "100", Doubt.NONE),
        ("0", "0", Doubt.NONE),
        ("1.234,5", "1234.5", Doubt.NONE),
        ("1.234.567", "1234567", Doubt.NONE),
        ("1.234.567,89", "1234567.89", Doubt.NONE),
        ("86.26", "86.26", Doubt.DECIMAL_POINT),
        ("8.5", "8.5", Doubt.DECIMAL_POINT),
        ("0.879", "0.879", Doubt.DECIMAL_POINT),
        ("1234.567", "1234.567", Doubt.DECIMAL_POINT),
        ("0.8791", "0.8791", Doubt.DECIMAL_POINT),
        ("1.234", "1234", Doubt.THOUSANDS),
        ("1,234", "1.234", Doubt.NONE),
        ("1,234.5", "1234.5", Doubt.ENGLISH),
        ("1,234,567", "1234567", Doubt.ENGLISH),
        (" 8,5\u00a0", "8.5", Doubt.NONE),
        ("1\u00a0234,5", "1234.5", Doubt.NONE),
        ("12 345 678", "12345678", Doubt.NONE),
        ("+4,21", "4.21", Doubt.NONE),
        ("-0,5", "-0.5", Doubt.NONE),
        ("\u2212 0,5", "-0.5", Doubt.NONE),
    ],
)
def test_a_number_is_read_exactly(text: str, value: str, doubt: Doubt):
    amount = read_amount(text)
    assert amount is not None
    assert (str(amount.value), amount.doubt) == (value, doubt)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "Thường xuyên", "8,5 điểm", "85%", "8,", ",5", "8.", "1.23,5", "12.34.567", "1,2,3", "1 2", "1,5,",
     "1e5", "Infinity", "NaN", "٣", "½", "9" * 30, "--1", "1.234,567.8", "01.2345.678", "8,5\n9"],
)  # fmt: skip
def test_words_and_half_numbers_are_refused(text: str):
    assert read_amount(text) is None
    assert parse_amount(text) is None


@given(st.decimals(-999_999, 999_999, places=4))
def test_what_is_written_is_read_again(value: Decimal):
    assert parse_amount(format_amount(value)) == value


@given(st.text(alphabet="0123456789.,- ", max_size=12))
def test_no_text_is_ever_a_crash(text: str):
    value = parse_amount(text)
    if value is not None:
        assert parse_amount(format_amount(value)) == value


def test_decimals_are_kept_or_filled_up():
    assert format_amount(Decimal("1.5"), 2) == "1,50"
    assert format_amount(Decimal("0.8791"), 2) == "0,8791"
    assert format_amount(Decimal("1234.5")) == "1.234,5"
    assert format_amount(Decimal("100")) == "100"
    assert format_amount(Decimal("1E+2")) == "100"
    assert (places(Decimal("10.10")), places(Decimal("3")), places(Decimal("1E+2"))) == (2, 0, 0)
