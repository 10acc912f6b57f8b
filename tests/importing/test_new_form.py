"""Tables whose columns stand elsewhere, are called otherwise, are more or fewer; and ones like no known form."""

from __future__ import annotations

from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.exchange_read import read_exchange
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level
from cchc_desktop.importing.new_form import NEW_FORM
from cchc_desktop.importing.recognise import Recognised, recognise
from cchc_desktop.importing.source import Source
from cchc_desktop.publishing.layout import lay_out
from tests.importing.documents import FORMS, read, table

COMMUNE = table(
    ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn hoàn thành", "Ghi chú"),
    ("I", "CẢI CÁCH THỂ CHẾ", "", "", ""),
    ("1", "Rà soát văn bản", "Văn phòng HĐND và UBND", "Quý I", ""),
    ("2", "Tuyên truyền", "Công an xã", "Quý II", "Phối hợp với Mặt trận"),
)


def codes(found: Recognised) -> set[IssueCode]:
    return {issue.code for issue in found.issues}


def test_a_table_that_no_form_is_like_makes_its_own() -> None:
    found = read(COMMUNE)
    form = found.plan.form
    assert form.id == NEW_FORM
    assert "Nội dung công việc" in form.name
    assert [column.header for column in form.columns] == [cell.text for cell in COMMUNE.grid.rows[0].cells]
    assert IssueCode.FORM_NEW in codes(found)
    assert IssueCode.COLUMN_MISSING not in codes(found)
    activities = [item for item in found.plan.walk() if item.level is Level.ACTIVITY]
    assert [item.text for item in activities] == ["Rà soát văn bản", "Tuyên truyền"]
    assert activities[1].fields["note"] == "Phối hợp với Mặt trận"


def test_such_a_plan_goes_through_the_exchange_file_and_is_laid_out() -> None:
    plan = read(COMMUNE).plan
    again = read_exchange(to_bytes(plan_to_json(plan)), {form.id: form for form in FORMS}).plan
    assert again == plan
    rows = lay_out(again, again.appendices[0]).rows
    assert [cell.text for cell in rows[-1].cells] == [cell.text for cell in COMMUNE.grid.rows[-1].cells]


def test_a_form_that_was_asked_for_stays() -> None:
    found = recognise(Source("a.docx", "docx", (COMMUNE,)), FORMS, "annual-two-dates")
    assert found.plan.form.id == "annual-two-dates"
    assert IssueCode.COLUMN_MISSING in codes(found)


def test_columns_in_another_order() -> None:
    found = read(table(
        ("TT", "Cơ quan chủ trì", "Nhiệm vụ", "Sản phẩm", "Thời gian", "Cơ quan phối hợp"),
        ("1", "Sở Nội vụ", "Ban hành Kế hoạch", "Kế hoạch", "Quý I", "Các sở"),
    ))  # fmt: skip
    assert found.plan.form.id != NEW_FORM
    (task,) = [item for item in found.plan.walk() if item.level is Level.TASK]
    (activity,) = [item for item in found.plan.walk() if item.level is Level.ACTIVITY]
    assert task.text == "Ban hành Kế hoạch"
    assert activity.fields == {
        "lead": "Sở Nội vụ", "deliverable": "Kế hoạch", "time": "Quý I", "coordinating": "Các sở",
    }  # fmt: skip


def test_other_words_are_guessed_and_told_with_their_place() -> None:
    found = read(table(
        ("Số TT", "Mục tiêu/Chỉ tiêu năm 2026", "Nhiêm vụ", "Hoạt động triển khai", "Sản phẩm đầu ra",
         "Đơn vị chủ trì thực hiện", "Đơn vị phối hợp thực hiện", "Thời gian hoàn thành", "Nguồn kinh phí"),
        ("1", "M", "N", "H", "P", "S", "S2", "T", "K"),
    ))  # fmt: skip
    assert [column.key for column in found.plan.form.columns] == [
        "tt", "objective", "task", "activity", "deliverable", "lead", "coordinating", "due", "budget",
    ]  # fmt: skip
    guessed = {issue.params["header"]: issue.where.column for issue in found.issues
               if issue.code is IssueCode.COLUMN_GUESSED}  # fmt: skip
    assert guessed["Hoạt động triển khai"] == 3


def test_unknown_columns_are_kept_and_told() -> None:
    found = read(table(
        ("TT", "Nhiệm vụ", "Lãnh đạo chỉ đạo", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian thực hiện"),
        ("1", "N", "Phó Chủ tịch", "P", "S", "S2", "T"),
    ))  # fmt: skip
    (activity,) = [item for item in found.plan.walk() if item.level is Level.ACTIVITY]
    assert "Phó Chủ tịch" in activity.fields.values()
    assert [issue.params["header"] for issue in found.issues if issue.code is IssueCode.COLUMN_UNKNOWN] == [
        "Lãnh đạo chỉ đạo"
    ]
