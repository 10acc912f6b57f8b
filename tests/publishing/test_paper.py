"""The margins of a plan are the same in pages, Word, Excel, HTML and assignment sheets."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import openpyxl
import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.assignment import assignment
from cchc_desktop.core.form_edits import set_orientation, set_plan_margins
from cchc_desktop.core.margins import Margins
from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing.assignment import in_one
from cchc_desktop.publishing.export import Write, writer_for
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_spec import POINTS_PER_MM
from cchc_desktop.publishing.paper import table_page, text_page
from cchc_desktop.publishing.text_layout import text_sheets
from tests.publishing.measuring import PlainMeasurer

WIDE = Margins(24, 23, 34, 18)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return set_plan_margins(catalogue.sample_plan(), WIDE)


def written(write: Write) -> BytesIO:
    file = BytesIO()
    write(file)
    file.seek(0)
    return file


def sides(section: object) -> list[float]:
    names = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    return [round(getattr(section, name).mm, 1) for name in names]


def test_the_paper_is_a4_as_the_form_lies() -> None:
    form = catalogue.sample_plan().form
    assert (table_page(form).width_mm, table_page(form).height_mm) == (297, 210)
    upright = set_orientation(form, "portrait")
    assert table_page(upright) == text_page(upright) == text_page(form)


def test_every_section_of_a_word_file(plan: Plan) -> None:
    sections = docx.Document(written(writer_for(plan, ".docx"))).sections
    assert len(sections) == 1 + len(plan.appendices)
    assert [sides(section) for section in sections] == [[24, 23, 34, 18]] * len(sections)
    table = docx.Document(written(writer_for(plan, ".docx"))).tables[-1]
    assert sum(column.width or 0 for column in table.columns) / 36000 == pytest.approx(297 - 34 - 18, abs=0.5)


def test_every_sheet_of_a_workbook_for_signing(plan: Plan) -> None:
    found = openpyxl.load_workbook(written(writer_for(plan, ".xlsx"))).worksheets[0].page_margins
    assert [round(side * 25.4, 2) for side in (found.top, found.bottom, found.left, found.right)] == [24, 23, 34, 18]


def test_a_web_page(plan: Plan) -> None:
    text = written(writer_for(plan, ".html")).read().decode()
    assert re.search(r"margin: 24mm 18mm 23mm 34mm", text)


def test_assignment_sheets(plan: Plan) -> None:
    agencies = assignment(plan).agencies[:2]
    sections = docx.Document(written(in_one(plan, agencies, ".docx"))).sections
    assert [sides(section) for section in sections] == [[24, 23, 34, 18]] * len(sections)


def test_every_page(plan: Plan) -> None:
    pages = Paginator(PlainMeasurer()).pages(text_sheets(plan), appendix_sheets(plan)).pages
    assert {page.section for page in pages} == set(range(1 + len(plan.appendices)))
    for page in pages:
        boxes = [box for box in page.boxes if box.source is not None]
        assert min(box.x for box in boxes) >= 34 * POINTS_PER_MM - 0.01
        assert max(box.x + box.width for box in boxes) <= page.width - 18 * POINTS_PER_MM + 0.1
        assert min(box.y for box in boxes) >= 24 * POINTS_PER_MM - 0.01
        assert max(box.y + box.height for box in boxes) <= page.height - 23 * POINTS_PER_MM + 0.01
