"""Forms to choose from, and sample plans that an official would accept."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cchc_desktop import catalogue, resources
from cchc_desktop.core.body import Kind, body_lines, milestone
from cchc_desktop.core.cells import appendix_rows, joined_above
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import check
from cchc_desktop.core.letterhead import IssuerLevel, issuer_level
from cchc_desktop.core.plan import ABOVE, Item, Level, Plan
from cchc_desktop.core.vietnamese import clean, words
from cchc_desktop.publishing.layout import lay_out

CODED = (catalogue.SAMPLE_PLAN, catalogue.SAMPLE_LAST_YEAR, catalogue.SAMPLE_COMMUNE)
SAMPLES = (*CODED, catalogue.SAMPLE_BY_OBJECTIVE, catalogue.SAMPLE_TWO_DATES)
ALL_SAMPLES = catalogue.SAMPLES
WITH_TEXT = (*SAMPLES, catalogue.SAMPLE_PROGRAMME)
LEAST_ROWS = {catalogue.SAMPLE_COMMUNE: 25, catalogue.SAMPLE_BY_OBJECTIVE: 40, catalogue.SAMPLE_TWO_DATES: 40}

# ---- forms


def test_the_shipped_forms_are_there(tmp_path: Path) -> None:
    choice = catalogue.load(tmp_path)
    assert {"annual-coded", "annual-by-objective", "annual-two-dates", "par-index", "programme"} <= set(choice.forms)
    assert choice.own == frozenset()
    assert choice.form("annual-coded").row_level == "task"


def test_an_unknown_form_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        catalogue.load(tmp_path).form("nowhere")
    assert caught.value.code is ErrorCode.FORM_UNKNOWN


def test_a_form_of_ones_own_needs_no_code(tmp_path: Path) -> None:
    text = resources.read_text("forms/annual-coded.toml").replace('id = "annual-coded"', 'id = "xã-tôi"')
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    choice = catalogue.load(tmp_path)
    assert choice.own == {"xã-tôi"}
    assert choice.form("xã-tôi").columns == choice.form("annual-coded").columns
    assert choice.faults == ()


def test_a_file_that_is_no_form_hinders_nothing(tmp_path: Path) -> None:
    shipped = resources.read_text("forms/annual-coded.toml")
    (tmp_path / "a.toml").write_text("columns = 1", encoding="utf-8")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "c.toml").write_text(shipped, encoding="utf-8")  # takes the id of a shipped form
    (tmp_path / "d.toml").write_bytes(b" " * 2_000_000)
    (tmp_path / "e.toml").mkdir()
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    choice = catalogue.load(tmp_path)
    assert [str(fault.params["form"]) for fault in choice.faults] == ["a.toml", "b.toml", "c.toml", "d.toml"]
    assert {fault.code for fault in choice.faults} == {ErrorCode.FORM_INVALID}
    assert choice.own == frozenset()
    assert choice.forms == catalogue.load(tmp_path / "none").forms


# ---- sample plans

TIMES = re.compile(
    r"Thường xuyên|Hằng (tháng|quý|năm)|Năm Y|Theo Kế hoạch (được phê duyệt|của Bộ Nội vụ)|Sau khi .+"
    r"|Quý (I|II|III|IV)( (-|và Quý) (II|III|IV))?/Y"
    r"|(Tháng|Trước ngày [0-3]\d/) ?(0[12]|[3-9]|1[0-2])/Y|Tháng 12/X"
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_whole_plan(name: str) -> None:
    plan = catalogue.sample_plan(name)
    counts = plan.counts()
    assert counts[Level.AREA] == 7
    assert counts[Level.OBJECTIVE] >= 11
    assert counts[Level.TASK] >= 14
    assert counts[Level.ACTIVITY] >= LEAST_ROWS.get(name, 30)
    assert check(lay_out(plan, plan.appendices[0])) is None
    assert plan.document.bases
    assert plan.document.signature.name


def test_there_is_a_sample_of_every_form_and_one_of_a_commune() -> None:
    plans = [catalogue.sample_plan(name) for name in ALL_SAMPLES]
    assert {plan.form.id for plan in plans} == {form.id for form in catalogue.shipped_forms()}
    assert {issuer_level(plan.document) for plan in plans} == {IssuerLevel.PROVINCE, IssuerLevel.COMMUNE}
    assert set(ALL_SAMPLES) == {name for name in resources.names("samples") if name.endswith(".json")}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_activity_of_a_sample_says_what_who_and_when_in_the_official_wording(name: str) -> None:
    plan = catalogue.sample_plan(name)
    assert plan.year
    has_activities = plan.form.column("activity") is not None
    for item in activities(plan):
        assert item.text if has_activities else plan[item.parent or ""].text
        assert item.fields["deliverable"]
        assert item.fields["lead"]
        for key in {"time", "due"} & set(plan.form.leaf_columns):
            said = item.fields[key].replace(str(plan.year), "Y").replace(str(plan.year - 1), "X")
            assert TIMES.fullmatch(said), item.fields[key]
        assert item.fields["lead"] != item.fields["coordinating"]


@pytest.mark.parametrize("name", ALL_SAMPLES)
def test_a_sample_knows_no_district_and_no_agency_of_the_past(name: str) -> None:
    text = words(resources.read_text(name))
    for gone in ("cap huyen", "thi xa", "thi tran", "thong tin va truyen thong", "ke hoach va dau tu", "lao dong"):
        assert gone not in text
    assert resources.read_text(name) == clean(resources.read_text(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_merged_cell_of_a_sample_is_really_one(name: str) -> None:
    plan = catalogue.sample_plan(name)
    rows = appendix_rows(plan, plan.appendices[0])
    merged = 0
    for above, row in pairwise(rows):
        for item_id in filter(None, (row.task, row.activity)):
            for column, mark in plan[item_id].marks.items():
                if mark == ABOVE and above.at(plan[item_id].level) != item_id:
                    assert joined_above(plan, above, row, column), (plan[item_id].text, column)
                    merged += 1
    assert merged >= 10


@pytest.mark.parametrize("name", ALL_SAMPLES)
def test_no_sentence_of_a_sample_is_copied_from_a_real_plan(name: str, shared: Path) -> None:
    seeds = " ".join(words(path.read_text(encoding="utf-8")) for path in sorted((shared / "seeds").glob("*.txt")))
    assert "to chuc kiem tra theo quy dinh" in seeds  # the control: the comparison finds what is there
    plan = catalogue.sample_plan(name)
    top = {child for appendix in plan.appendices for child in plan[appendix].children}  # the Ministry's names
    headings = {line.item.id for line in body_lines(plan) if line.heading}
    for item in plan.walk():
        if item.id in headings:
            continue
        for text in (item.text or "", item.fields.get("solution", "")):
            said = words(text)
            if item.id not in top and len(said.split()) >= 10:  # shorter ones are terms of the law
                assert said not in seeds


@pytest.mark.parametrize("name", WITH_TEXT)
def test_the_text_of_a_sample_is_whole(name: str) -> None:
    plan = catalogue.sample_plan(name)
    lines = list(body_lines(plan))
    chapters = [line.words for line in lines if line.kind is Kind.ROMAN]
    assert chapters[0].startswith(("MỤC ĐÍCH", "QUAN ĐIỂM"))
    assert chapters[-1] == "TỔ CHỨC THỰC HIỆN"
    assert any(chapter.startswith("KINH PHÍ") for chapter in chapters)
    assert lines[0].kind is None
    assert lines[-1].text.endswith("./.")
    for line in lines:
        assert line.heading or line.text.rstrip().endswith((".", ";", ":", ".)", ").")) or line.kind is Kind.LETTER
    assert not any(line.words.endswith(" ") or "  " in line.words for line in lines)
    for base in plan.document.bases:
        assert base.endswith("." if base is plan.document.bases[-1] else ";")
    assert plan.document.recipients[-1].startswith("Lưu:")


def test_the_programme_sets_targets_for_two_years() -> None:
    plan = catalogue.sample_plan(catalogue.SAMPLE_PROGRAMME)
    assert plan.period == (2026, 2030)
    assert plan.appendices == ()
    years = [milestone(line.item) for line in body_lines(plan) if line.kind is Kind.DASH and milestone(line.item)]
    assert years == [2028, 2030] * 6


def test_the_body_of_a_sample_sets_the_targets_of_its_table() -> None:
    for name in SAMPLES:
        plan = catalogue.sample_plan(name)
        said = words(" ".join(line.words for line in body_lines(plan)))
        for item in plan.walk():
            if item.level is Level.OBJECTIVE and item.text:
                assert words(item.text.replace("cải cách hành chính (CCHC)", "CCHC")) in said


def activities(plan: Plan) -> list[Item]:
    """The leaf rows."""
    return [item for item in plan.walk() if item.level is Level.ACTIVITY]
