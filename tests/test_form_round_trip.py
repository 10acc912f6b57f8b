"""A plan in a form that a user made: laid out, written into files, and read again in that form, cell by cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core import form_edits
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.forms import Counter, Form
from cchc_desktop.core.grid import to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import DocumentInfo, Level, Plan
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.layout import appendix_sheets, lay_out
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.core.plans import FORMS, random_plan
from tests.core.random_forms import changed

WRITERS = {".docx": write_docx, ".xlsx": write_xlsx}


def table(plan: Plan):
    return to_json(lay_out(plan, plan.appendices[0]), column_headers(plan))


def read_again(plan: Plan, forms: list[Form]) -> Plan:
    grid = lay_out(plan, plan.appendices[0])
    bare = replace(grid, styles=(), rows=tuple(replace(row, kind=row.kind) for row in grid.rows))
    title = Paragraph(f"KẾ HOẠCH NĂM {plan.year}")
    return recognise(Source("tệp.docx", "docx", (title, Table(bare, "1"))), forms, plan.form.id).plan


def own(form: Form) -> Form:
    return form_edits.set_words(form, id="mau-rieng", name="Mẫu riêng")


@settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data(), st.integers(0, 10**6), st.sampled_from((*FORMS, "par-index")))
def test_a_table_in_an_own_form_comes_back_cell_by_cell(data: st.DataObject, seed: int, name: str) -> None:
    plan = random_plan(seed, name)
    form = own(data.draw(changed(plan.form, plan)))
    if form.is_outline:  # without codes nothing tells what hangs under what; codes made otherwise: test_par_index
        assume("tt" in form.column_keys and form.counters == plan.form.counters)
    assume(form.is_outline or "tt" not in form.counters or form.counters["tt"].style != "roman")  # an area's number
    plan = form_edits.set_form(plan, form)
    again = table(read_again(plan, [*shipped_forms(), form]))
    for now, before in zip(again["rows"], table(plan)["rows"], strict=True):
        assert now == before
    assert again == table(plan)


def sample() -> tuple[Plan, Form]:
    """A plan in a form in which nothing is as shipped, with a text in every visible column."""
    form = random_plan(7, "annual-coded", merges=False).form
    for key, words in (("lead", "Ai làm"), ("task", "Phải làm gì"), ("time", "Mốc"), ("activity", "Làm thế nào")):
        form = form_edits.set_header(form, key, words)
    form = form_edits.hide(form_edits.move(form_edits.move(form, "time", -1), "time", -1), "coordinating")
    form = form_edits.add_free(form_edits.set_header(form, "deliverable", "Ra cái gì trong năm {year}"), "Địa bàn")
    form = form_edits.set_sign(form_edits.set_counter(form, "task", Counter("task", pattern="NV{n}")), "task", ") ")
    form = form_edits.set_counter(form, "tt", Counter("activity", "area"))
    form = form_edits.set_orientation(form_edits.fit_widths(form), "portrait")
    form = own(form_edits.set_words(form, heading="BIỂU SỐ 1", caption="(Đính kèm Kế hoạch số {number} {date})"))
    plan = form_edits.set_form(random_plan(7, "annual-coded", merges=False), form)
    for item in [item for item in plan.walk() if item.level is Level.ACTIVITY]:
        plan = set_text(plan, item.id, "x1", f"Xã {item.id}")
    plan = replace(plan, document=DocumentInfo(number="12/KH-UBND", date="ngày 05 tháng 01 năm 2027"))
    return plan, form


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("given_id", [True, False])
def test_a_file_in_an_own_form_is_read_in_it(suffix: str, given_id: bool, tmp_path: Path) -> None:
    plan, form = sample()
    path = tmp_path / f"bảng{suffix}"
    with path.open("wb") as target:
        WRITERS[suffix](appendix_sheets(plan), DocumentProperties(title="Phụ lục"), target)
    forms = [*shipped_forms(), form]
    result = recognise(read_source(path), forms, form.id if given_id else None)
    assert result.plan.form == form, "known to the catalogue is enough"
    assert table(result.plan) == table(plan)
    assert [item.fields.get("x1") for item in result.plan.walk() if item.level is Level.ACTIVITY] == [
        item.fields.get("x1") for item in plan.walk() if item.level is Level.ACTIVITY
    ]
    assert not any(item.marks for item in result.plan.walk()), "numbers are derived, none is taken for foreign"
    appendix = result.plan[result.plan.appendices[0]]
    assert (appendix.text, dict(appendix.fields)) == (None, {}), "heading and caption are the form's"


def test_without_the_form_nothing_of_the_file_is_lost(tmp_path: Path) -> None:
    """A colleague who lacks the form: what the usual words do not know comes into free columns."""
    plan, _ = sample()
    form = form_edits.set_header(form_edits.set_header(plan.form, "task", "Nhiệm vụ"), "lead", "Cơ quan chủ trì")
    plan = form_edits.set_form(plan, form)
    path = tmp_path / "bảng.docx"
    with path.open("wb") as target:
        write_docx(appendix_sheets(plan), DocumentProperties(title="Phụ lục"), target)
    result = recognise(read_source(path), list(shipped_forms()))
    assert table(result.plan)["rows"] == table(plan)["rows"]
    assert column_headers(result.plan) == column_headers(plan)


def test_an_unknown_column_never_takes_the_key_of_a_free_one() -> None:
    plan = random_plan(3, "annual-coded", merges=False)
    form = form_edits.add_free(plan.form, "Địa bàn")
    form = own(form_edits.move(form, "x1", -1))
    wide = form_edits.add_free(form_edits.add_free(form, "Lạ"), "Lạ lùng")
    for _ in range(12):
        wide = form_edits.move(wide, "x2", -1)
    again = read_again(form_edits.set_form(plan, replace(wide, id=form.id)), [form])
    assert len(set(again.form.column_keys)) == len(wide.columns)
    assert form_edits.is_sound(again.form)
