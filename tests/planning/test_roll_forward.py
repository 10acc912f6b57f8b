"""Rolling a plan forward: proposals, decisions, what is carried out, the record; and whole plans of provinces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import ABOVE, ROOT, DocumentInfo, Level, Plan, Signature
from cchc_desktop.core.texts import DOCUMENT, TextPlace, text_at
from cchc_desktop.planning.directory import shipped
from cchc_desktop.planning.roll_apply import (
    Source,
    can_take_back,
    carried_note,
    carry_out,
    report_of,
    taken_back,
)
from cchc_desktop.planning.roll_forward import RollForward, propose
from cchc_desktop.planning.roll_proposals import KEEP, Choices, Decision
from tests.core.plans import form, ids, plan_of

AREAS = [
    (
        "CHỈ ĐẠO",
        [
            (
                "Chỉ số năm 2025 tăng so với năm 2024",
                [
                    (
                        "Kế hoạch CCHC năm 2025",
                        [
                            ("Xây dựng Kế hoạch năm 2025", {"lead": "Sở Kế hoạch và Đầu tư", "time": "Tháng 12/2024"}),
                            ("Tổng kết", {"lead": "Sở Kế hoạch và Đầu tư", "time": "Trước ngày 31/01/2026"}),
                        ],
                    )
                ],
            )
        ],
    )
]


def sample() -> Plan:
    plan = plan_of(form(), AREAS, ids())
    first, second = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    plan = plan.with_items(
        replace(first, fields={"lead": "Sở Kế hoạch và Đầu tư; Sở Tài chính", "time": "Tháng 12/2024"}),
        replace(
            second,
            fields={"lead": "Sở Kế hoạch và Đầu tư; Sở Tài chính", "time": "Trước ngày 31/01/2026"},
            marks={"lead": ABOVE},
        ),
    )
    document = DocumentInfo(
        number="223/KH-UBND",
        date="ngày 23 tháng 12 năm 2024",
        issuer="ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ",
        title="Cải cách hành chính năm 2025",
        bases=("Căn cứ Quyết định số 100/QĐ-UBND ngày 05/01/2025 của UBND tỉnh;",),
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    )
    return replace(plan, year=2025, document=document)


def rolled(plan: Plan, to: int = 2026, choices: Choices | None = None) -> RollForward:
    return propose(plan, to, shipped(), choices or Choices())


def texts(plan: Plan) -> dict[str, str]:
    """The words of the small plan, by what they are."""
    activities = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    objective = next(item for item in plan.walk() if item.level is Level.OBJECTIVE)
    return {
        "objective": objective.text or "",
        "first": activities[0].text or "",
        "time": activities[0].fields["time"],
        "due": activities[1].fields["time"],
        "lead": activities[0].fields["lead"],
        "lead2": activities[1].fields["lead"],
    }


def test_what_is_sure_is_done_and_history_stays() -> None:
    old = sample()
    outcome = carry_out(rolled(old), Source("ke-hoach-2025.cchc", "00ff", "2026-11-22T07:00:00Z"))
    new = outcome.plan
    assert new.year == 2026
    assert old == sample()
    assert new.items.keys() == old.items.keys()
    assert texts(new) == {
        "objective": "Chỉ số năm 2026 tăng so với năm 2025",
        "first": "Xây dựng Kế hoạch năm 2026",
        "time": "Tháng 12/2025",
        "due": "Trước ngày 31/01/2027",
        "lead": "Sở Tài chính",
        "lead2": "Sở Tài chính",
    }
    assert (new.document.number, new.document.date) == ("/KH-UBND", "")
    assert new.document.signature == old.document.signature
    assert new.document.bases == old.document.bases
    assert new.document.title == "Cải cách hành chính năm 2026"
    assert [item.marks for item in new.walk()] == [item.marks for item in old.walk()]


def test_one_decision_settles_a_group_and_a_single_one_goes_before_it() -> None:
    first = rolled(sample())
    base = next(group for group in first.questions if group.key == "year:base:2024")
    time = next(one for one in first.proposals if one.old == "Tháng 12/2024")
    choices = Choices({base.key: KEEP, "year:time": KEEP}, {time.key: Decision(text="Tháng 11/2025")})
    for again in (first.decided(choices), rolled(sample(), choices=choices)):
        said = texts(carry_out(again, Source()).plan)
        assert said["objective"] == "Chỉ số năm 2026 tăng so với năm 2024"
        assert said["time"] == "Tháng 11/2025"
        assert said["due"] == "Trước ngày 31/01/2026"


def test_other_words_and_a_new_name_in_one_text() -> None:
    plan = sample()
    objective = next(item for item in plan.walk() if item.level is Level.OBJECTIVE)
    plan = plan.with_items(replace(objective, text="Năm 2025 giao Sở Kế hoạch và Đầu tư trong năm 2025"))
    first = rolled(plan)
    one = next(one for one in first.proposals if one.old == "Năm 2025")
    again = first.decided(Choices(single={one.key: Decision(text="Hằng năm tiếp theo,")}))
    assert texts(carry_out(again, Source()).plan)["objective"] == (
        "Hằng năm tiếp theo, giao Sở Tài chính trong năm 2026"
    )


def test_unfinished_activities_are_marked() -> None:
    plan = sample()
    activity = [item for item in plan.walk() if item.level is Level.ACTIVITY][1]
    outcome = carry_out(rolled(plan, choices=Choices(carried=frozenset({activity.id}))), Source())
    assert outcome.plan[activity.id].fields["note"] == carried_note(2025) == "Chuyển từ năm 2025"
    assert carry_out(rolled(outcome.plan, 2027), Source()).plan[activity.id].fields["note"] == carried_note(2025)


def test_the_record_says_all_and_a_text_can_be_taken_back() -> None:
    plan = carry_out(rolled(sample()), Source("a.cchc", "00ff", "2026-11-22T07:00:00Z")).plan
    data = report_of(plan)
    assert data is not None
    assert data["source"] == {"file": "a.cchc", "digest": "00ff", "year": 2025, "period": None}
    assert data["counts"]["proposals"] == len(data["proposals"])
    change = next(one for one in data["texts"] if one["before"] == "Tháng 12/2024")
    assert can_take_back(plan, change)
    back = taken_back(plan, change)
    assert text_at(back, TextPlace(change["item"], change["name"])) == "Tháng 12/2024"
    again = report_of(back)
    assert again is not None
    assert len(again["texts"]) == len(data["texts"]) - 1
    assert again["counts"]["changed"] == data["counts"]["changed"] - 1
    assert not can_take_back(back, change)


def test_headers_of_a_form_that_write_a_year_out_move() -> None:
    plan = sample()
    column = replace(plan.form.columns[1], header="Mục tiêu năm 2025")
    plan = replace(plan, form=replace(plan.form, columns=(plan.form.columns[0], column, *plan.form.columns[2:])))
    assert column_headers(carry_out(rolled(plan), Source()).plan)[1] == "Mục tiêu năm 2026"


def test_there_and_back_is_the_same_plan_but_for_what_was_emptied_and_renamed() -> None:
    plan = sample()
    there = carry_out(rolled(plan, 2031), Source()).plan
    keep = Choices({group.key: KEEP for group in rolled(there, 2025).groups if not group.key.startswith("year:")})
    assert texts(carry_out(rolled(there, 2025, keep), Source()).plan) == texts(plan) | {
        "lead": "Sở Tài chính",
        "lead2": "Sở Tài chính",
    }


@pytest.mark.parametrize(
    ("year", "to", "code"),
    [(None, 2026, ErrorCode.YEAR_UNKNOWN), (2025, 2025, ErrorCode.YEAR_SAME), (2025, 99, ErrorCode.YEAR_INVALID)],
)
def test_years_that_cannot_be(year: int | None, to: int, code: ErrorCode) -> None:
    with pytest.raises(KnownError) as caught:
        rolled(replace(sample(), year=year), to)
    assert caught.value.code is code
    if year is None:
        assert propose(replace(sample(), year=None), to, shipped(), from_year=2025).shift.by == 1


# ---- whole plans


def imported(shared: Path, name: str) -> Plan:
    from cchc_desktop import catalogue
    from cchc_desktop.importing.recognise import recognise
    from cchc_desktop.importing.source import read_source

    return recognise(read_source(shared / "corpus" / name), list(catalogue.load().forms.values()), None).plan


@pytest.mark.parametrize(
    ("name", "most_questions", "least"),
    [("bac_kan_2025.docx", 13, 200), ("quang_tri_2025.docx", 12, 200), ("dak_nong_2022.docx", 9, 60)],
)
def test_plans_of_provinces_ask_little_and_keep_their_citations(
    shared: Path, name: str, most_questions: int, least: int
) -> None:
    plan = imported(shared, name)
    first = rolled(plan, 2027)
    assert len(first.proposals) >= least
    assert len(first.questions) <= most_questions
    new = carry_out(first, Source()).plan
    assert new.year == 2027
    cited = [("76/NQ-CP", "15/7/2021"), ("61/2018/NĐ-CP", "23/4/2018"), ("108/NĐ-CP", "20/11/2014")]
    before, after = (" ".join(item.text or "" for item in one.walk(ROOT)) for one in (plan, new))
    for number, day in cited:
        assert before.count(number) == after.count(number)
        assert before.count(day) == after.count(day)
    left = rolled(new, 2028).proposals
    assert not [one for one in left if one.group == "document" and one.place.item == DOCUMENT]


def test_quang_tri_says_2027_where_it_said_2025(shared: Path) -> None:
    new = carry_out(rolled(imported(shared, "quang_tri_2025.docx"), 2027), Source()).plan
    assert new.document.title == "Cải cách hành chính nhà nước tỉnh Quảng Trị năm 2027"
    times = [item.fields["time"] for item in new.walk() if item.level is Level.ACTIVITY and item.fields.get("time")]
    assert not [time for time in times if "2025" in time]
    assert any("trước ngày 25/12/2026" in time for time in times)
