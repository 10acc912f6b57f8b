"""Budget and points as true numbers of Excel: what they are worth, and that they are shown letter for letter."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core.amounts import format_amount
from cchc_desktop.importing.number_formats import shown
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.excel_numbers import excel_number
from cchc_desktop.publishing.export import Wish, writer_for
from tests.core.plans import same

FORMS = catalogue.shipped_forms()


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("8,5", 8.5, "0.0"),
        ("10,10", 10.1, "0.00"),
        ("0,8791", 0.8791, "0.0000"),
        ("100", 100, "0"),
        ("1.500", 1500, "#,##0"),
        ("1.234.567,80", 1234567.8, "#,##0.00"),
        ("420 triệu đồng", 420_000_000, '0,," triệu đồng"'),
        ("3.600 triệu đồng", 3_600_000_000, '#,##0,," triệu đồng"'),
        ("1,5 tỷ đồng", 1_500_000_000, '0.0,,," tỷ đồng"'),
        ("350.000.000 đồng", 350_000_000, '#,##0" đồng"'),
    ],
)
def test_a_number_is_worth_what_it_says_and_shown_as_it_is_written(text: str, value: float, code: str):
    assert excel_number(text) == (value, code)
    assert shown(value, code) == text


@pytest.mark.parametrize(
    "text",
    ["", "05", "86.26", "1,234.5", "1.23", "-", "Thường xuyên", "khoảng 3 tỷ đồng", "3 triệu", "2027/1", "1e5",
     "1.5000", "1234567890123456", "420 triệu đồng/năm", "1,", ",5", "٣", "5%"],
)  # fmt: skip
def test_what_excel_would_show_otherwise_stays_a_text(text: str):
    assert excel_number(text) is None


@given(st.decimals(0, 10**9, places=4), st.sampled_from(["", " đồng", " triệu đồng", " tỷ đồng"]), st.booleans())
@example(Decimal("0.0000"), "", False)
def test_every_number_is_shown_letter_for_letter(value: Decimal, unit: str, grouped: bool):
    text = (format_amount(value) if grouped else f"{value:f}".replace(".", ",")) + unit
    found = excel_number(text)
    if found is not None:
        assert shown(*found) == text
    else:
        assert grouped is False or len(value.as_tuple().digits) > 15 or value < 1000


def cells(path: Path) -> dict[str, tuple[object, str, bool]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return {
        cell.coordinate: (cell.value, cell.number_format, bool(cell.alignment.wrap_text))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize("name", [catalogue.SAMPLE_PAR_INDEX, catalogue.SAMPLE_BY_OBJECTIVE])
def test_a_workbook_has_numbers_where_they_are_asked_for_and_comes_back_the_same(tmp_path: Path, name: str):
    plan = catalogue.sample_plan(name)
    texts, numbers = tmp_path / "chữ.xlsx", tmp_path / "số.xlsx"
    for path, wanted in ((texts, False), (numbers, True)):
        with path.open("wb") as target:
            writer_for(plan, ".xlsx", Wish(true_numbers=wanted))(target)
    assert not [value for value, *_ in cells(texts).values() if not isinstance(value, str)]
    found = {place: cell for place, cell in cells(numbers).items() if not isinstance(cell[0], str)}
    assert len(found) >= 8
    assert not any(wrapped for _, _, wrapped in found.values()), "a number in a wrapped cell would become ####"
    again = recognise(read_source(numbers), FORMS).plan
    assert same(again, recognise(read_source(texts), FORMS).plan)


def test_the_sum_of_the_points_is_one_that_excel_can_make(tmp_path: Path):
    plan = catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX)
    path = tmp_path / "a.xlsx"
    with path.open("wb") as target:
        writer_for(plan, ".xlsx", Wish(true_numbers=True))(target)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[2], int | float)]
    top = [row[2] for row in rows if str(row[0] or "").isdigit()]
    total = next(row[2] for row in rows if row[0] is None or not str(row[0])[:1].isdigit())
    assert sum(Decimal(str(value)) for value in top) == Decimal(str(total))


def test_the_command_line_asks_for_numbers(tmp_path: Path):
    sample = Path(catalogue.__file__).parent.parent / "resources" / catalogue.SAMPLE_PAR_INDEX
    target = tmp_path / "a.xlsx"
    assert main(["export", str(sample), str(target), "--option", "numbers=true"]) == 0
    assert any(isinstance(value, float) for value, *_ in cells(target).values())
    assert main(["export", str(sample), str(target), "--force", "--option", "numbers=maybe"]) == 1
