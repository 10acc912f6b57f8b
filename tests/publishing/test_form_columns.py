"""The columns of the shipped forms are wide enough for their headers and for what usually stands in them."""

from __future__ import annotations

import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.forms import Form
from cchc_desktop.publishing.spec import PageSetup, TypeSetup
from cchc_desktop.publishing.text_fit import face

FORMS = [form for form in catalogue.shipped_forms() if form.columns]
_PADDING_MM = 2.1  # that a cell loses at its sides, in Word and on our pages
_USUAL = ("Thường xuyên", "Quý III/2027", "15/01/2027")


def ems(form: Form, width: float) -> float:
    """How many ems of the table's type a column holds on paper."""
    scale = PageSetup().text_width_mm / sum(column.width for column in form.columns)
    return (width * scale - _PADDING_MM) * 72 / 25.4 / TypeSetup().table_pt


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_headers_take_few_lines(form: Form) -> None:
    for column in form.columns:
        text = column.header.format(year=2027, last_year=2026)
        assert face(True).lines(text, ems(form, column.width)) <= (3 if form.id == "par-index" else 2), text


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_usual_times_stand_on_one_line(form: Form) -> None:
    for column in form.columns:
        if column.key in ("time", "due"):
            for text in _USUAL:
                assert face(False).lines(text, ems(form, column.width)) == 1, (column.key, text)
