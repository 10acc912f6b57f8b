"""A lower-level plan: which rows are picked and why, what they say there, and what to adapt when the source changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cchc_desktop.core import edits
from cchc_desktop.core.changes import diff
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.letterhead import issuing_lines
from cchc_desktop.core.plan import DocumentInfo, Item, Level, Plan
from cchc_desktop.planning.derive import RECORD, SourceFile, Wish, chosen_of, derive, is_derived, link_of
from cchc_desktop.planning.derive_changes import Adaptation, Following, What, up_to_date
from cchc_desktop.planning.directory import shipped
from cchc_desktop.planning.lower import Lower, Rank, Reason, lower_of, picks
from tests.core.plans import form, plan_of, plans
from tests.planning.test_compare import renewed


def source() -> Plan:
    """A province's plan with every way of naming a department or a commune."""
    rows = [
        ("Ban hành kế hoạch", {"lead": "Sở Nội vụ", "coordinating": "Sở Tư pháp; Sở Tài chính", "time": "Quý I/2027"}),
        ("Kiểm tra văn bản", {"lead": "Sở Tư pháp", "coordinating": "Các sở, ban, ngành; UBND cấp xã",
                              "time": "Trước ngày 30/11/2027"}),
        ("Công khai thủ tục", {"lead": "Các sở, ban, ngành; UBND cấp xã", "coordinating": "Văn phòng UBND tỉnh",
                               "time": "Thường xuyên"}),
        ("Rà soát cơ sở dữ liệu", {"lead": "Sở Tài chính", "coordinating": "Các cơ quan, đơn vị có liên quan",
                                   "time": "Quý II/2027"}),
        ("Xếp hạng tài chính", {"lead": "Sở Tài chính", "coordinating": "Sở Xây dựng", "time": "Quý IV/2027"}),
    ]  # fmt: skip
    tree = [
        ("Thể chế", [("Hoàn thiện", [("Việc một", rows[:2]), ("Việc hai", rows[2:4])]), ("Khác", [("Ba", rows[4:])])])
    ]
    document = DocumentInfo(
        number="12/KH-UBND", date="ngày 20 tháng 12 năm 2026", place="Đông Hà", type="KẾ HOẠCH",
        issuer="ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ", title="Cải cách hành chính tỉnh Quảng Trị năm 2027",
    )  # fmt: skip
    return replace(plan_of(form("annual-coded"), tree), year=2027, document=document)


def lower(plan: Plan, name: str) -> Lower:
    return lower_of(plan, name, shipped())


def derived(plan: Plan, name: str = "Sở Tư pháp", wish: Wish | None = None) -> Plan:
    """The plan of an agency with everything that is ticked."""
    who = lower(plan, name)
    return derive(plan, who, chosen_of(picks(plan, who)), wish or Wish(5), SourceFile("tỉnh.cchc", "abc"))


def row(plan: Plan, words: str) -> Item:
    return next(i for i in plan.items.values() if i.level is Level.ACTIVITY and i.text == words)


# ---- picking


def test_why_a_department_is_concerned() -> None:
    plan = source()
    found = {plan[p.item].text: (p.reason, p.role, p.ticked) for p in picks(plan, lower(plan, "Sở Tư pháp"))}
    assert found == {
        "Ban hành kế hoạch": (Reason.NAMED, "coordinating", True),
        "Kiểm tra văn bản": (Reason.NAMED, "lead", True),
        "Công khai thủ tục": (Reason.GROUP, "lead", True),
        "Rà soát cơ sở dữ liệu": (Reason.OPEN, "coordinating", False),
    }


@pytest.mark.parametrize(
    "name", ["UBND xã Hướng Hiệp", "Xã Hướng Hiệp", "Ủy ban nhân dân xã Hướng Hiệp", "UBND cấp xã"]
)
def test_why_a_commune_is_concerned(name: str) -> None:
    plan = source()
    who = lower(plan, name)
    assert who.rank is Rank.COMMUNE
    ticked = [plan[p.item].text for p in picks(plan, who) if p.ticked]
    assert ticked == ["Kiểm tra văn bản", "Công khai thủ tục"]


def test_an_old_name_is_the_agency_and_the_district_is_a_question() -> None:
    plan = edits.set_text(source(), row(source(), "Xếp hạng tài chính").id, "lead", "Sở Kế hoạch và Đầu tư")
    old = row(plan, "Xếp hạng tài chính").id
    assert {p.item: p.reason for p in picks(plan, lower(plan, "Sở Tài chính"))}[old] is Reason.FORMER
    plan = edits.set_text(plan, old, "coordinating", "UBND cấp huyện")
    pick = next(p for p in picks(plan, lower(plan, "UBND xã Hướng Hiệp")) if p.item == old)
    assert (pick.reason, pick.ticked) == (Reason.DISTRICT, False)


# ---- deriving


def test_roles_change_and_deadlines_come_earlier() -> None:
    plan = derived(source())
    taken = {i.text: i.fields for i in plan.items.values() if i.level is Level.ACTIVITY}
    assert list(taken) == ["Ban hành kế hoạch", "Kiểm tra văn bản", "Công khai thủ tục"]
    first, second, third = taken.values()
    assert [f["lead"] for f in taken.values()] == ["", "", ""]
    assert (first["coordinating"], first["time"]) == ("Sở Nội vụ", "Quý I/2027, hoàn thành trước ngày 27/3/2027")
    assert (second["coordinating"], second["time"]) == ("UBND cấp xã", "Trước ngày 25/11/2027")
    assert (third["coordinating"], third["time"]) == ("Văn phòng UBND tỉnh", "Thường xuyên")
    assert [i.text for i in plan.items.values() if i.level is Level.OBJECTIVE] == ["Hoàn thiện"]


def test_every_row_knows_its_source() -> None:
    plan = derived(source())
    link = link_of(plan, row(plan, "Kiểm tra văn bản").id)
    assert link is not None
    assert source()[link.item].text == "Kiểm tra văn bản"
    assert link.said == "hoạt động 3.2, Kế hoạch số 12/KH-UBND"
    forms = {plan.form.id: plan.form}
    again = plan_from_json(plan_to_json(plan), forms)
    assert link_of(again, row(plan, "Kiểm tra văn bản").id) == link
    noted = derived(source(), wish=Wish(note_source=True))
    assert row(noted, "Kiểm tra văn bản").fields["note"] == "Hoạt động 3.2, Kế hoạch số 12/KH-UBND"


def test_the_letterhead_of_a_department_and_of_a_commune() -> None:
    document = derived(source()).document
    assert (document.number, document.issuer, document.place) == ("/KH-STP", "SỞ TƯ PHÁP", "Đông Hà")
    assert issuing_lines(document).parent == ("UBND TỈNH QUẢNG TRỊ",)
    assert document.title == "Cải cách hành chính năm 2027 của Sở Tư pháp"
    assert document.bases[0].startswith(
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 20 tháng 12 năm 2026 của Ủy ban nhân dân tỉnh"
    )
    assert document.signature.position == "GIÁM ĐỐC"
    document = derived(source(), "xã Hướng Hiệp").document
    assert (document.number, document.place) == ("/KH-UBND", "Hướng Hiệp")
    assert issuing_lines(document).issuer == ("ỦY BAN NHÂN DÂN", "XÃ HƯỚNG HIỆP")
    assert document.signature.authority == "TM. ỦY BAN NHÂN DÂN"


def test_nothing_picked_is_refused_and_another_form_is_taken() -> None:
    plan = source()
    with pytest.raises(KnownError) as refused:
        derive(plan, lower(plan, "Sở Tư pháp"), [], Wish())
    assert refused.value.code is ErrorCode.NOTHING_CHOSEN
    other = derived(plan, wish=Wish(form=form("annual-by-objective")))
    assert other.form.id == "annual-by-objective"
    assert other.counts()[Level.ACTIVITY] == 3


@given(plans)
def test_any_plan_can_be_derived_and_lists_only_rows_of_its_own(plan: Plan) -> None:
    who = lower(plan, "Sở Nội vụ")
    found = picks(plan, who)
    if not found:
        return
    made = derive(plan, who, found, Wish(3))
    assert set(made.items) & set(plan.items) == {"plan"}
    assert is_derived(made)
    assert sum(link_of(made, i) is not None for i in made.items) == len(found)
    assert Following(made, plan, shipped()).adaptations() == ()  # the source is as it was


# ---- when the source changes


def following(made: Plan, plan: Plan) -> dict[What, list[Adaptation]]:
    """What to adapt, by kind."""
    found: dict[What, list[Adaptation]] = {}
    for one in Following(made, plan, shipped(), SourceFile("tỉnh.cchc", "def")).adaptations():
        found.setdefault(one.what, []).append(one)
    return found


def test_changes_of_the_source_are_told_and_adopted() -> None:
    plan = source()
    made = derived(plan)
    later = edits.set_text(plan, row(plan, "Ban hành kế hoạch").id, "time", "Quý II/2027")
    later = edits.set_text(later, row(plan, "Công khai thủ tục").id, "lead", "Văn phòng UBND tỉnh")
    later = edits.set_text(later, row(plan, "Xếp hạng tài chính").id, "coordinating", "Sở Tư pháp")
    later = edits.delete(later, [row(plan, "Kiểm tra văn bản").id])
    found = following(made, later)
    assert {what: [one.words for one in ones] for what, ones in found.items()} == {
        What.CHANGED: ["Ban hành kế hoạch"],
        What.RELEASED: ["Công khai thủ tục"],
        What.NEW: ["Xếp hạng tài chính"],
        What.GONE: ["Kiểm tra văn bản"],
    }
    cell = found[What.CHANGED][0].cells[0]
    assert (cell.name, cell.proposed, cell.edited) == ("time", "Quý II/2027, hoàn thành trước ngày 26/6/2027", False)
    adopted = made
    for one in Following(made, later, shipped()).adaptations():
        adopted = Following(adopted, later, shipped()).adopt(adopted, one)
    assert [i.text for i in adopted.walk(adopted.appendices[0]) if i.level is Level.ACTIVITY] == [
        "Ban hành kế hoạch", "Xếp hạng tài chính",
    ]  # fmt: skip
    assert row(adopted, "Xếp hạng tài chính").fields["coordinating"] == "Sở Tài chính"
    assert link_of(adopted, row(adopted, "Xếp hạng tài chính").id) is not None
    assert Following(adopted, later, shipped()).adaptations() == ()


def test_new_wording_of_objectives_and_tasks_is_told_in_order_and_adopted() -> None:
    plan = source()
    made = derived(plan)
    objective, task = (next(i for i in plan.walk() if i.level is level) for level in (Level.OBJECTIVE, Level.TASK))
    later = edits.set_texts(
        plan, [(objective.id, "text", f"{objective.text} thể chế"), (task.id, "text", "Lời mới hẳn")]
    )
    found = Following(made, later, shipped()).adaptations()
    assert [(one.what, one.words, one.cells[0].proposed) for one in found] == [
        (What.REWORDED, objective.text, f"{objective.text} thể chế"),
        (What.REWORDED, task.text, "Lời mới hẳn"),
    ]
    assert found[1].said.startswith("nhiệm vụ ")
    assert not any(one.cells[0].edited for one in found)
    adopted = made
    for one in found:
        adopted = Following(adopted, later, shipped()).adopt(adopted, one)
    assert next(i.text for i in adopted.walk() if i.level is Level.TASK) == "Lời mới hẳn"
    assert Following(adopted, later, shipped()).adaptations() == ()
    kept = Following(made, later, shipped()).dismiss(made, found[1])
    assert [one.words for one in Following(kept, later, shipped()).adaptations()] == [objective.text]


def test_new_wording_in_a_source_that_was_imported_again() -> None:
    """A wording that is alike is known by likeness, one that is all new by the rows below it."""
    plan = source()
    made = derived(plan)
    objective, task = (next(i for i in plan.walk() if i.level is level) for level in (Level.OBJECTIVE, Level.TASK))
    texts = [(objective.id, "text", f"{objective.text} một bước"), (task.id, "text", "Lời mới hẳn")]
    again = renewed(edits.set_texts(plan, texts))
    found = following(made, again)
    assert list(found) == [What.REWORDED]
    assert [one.cells[0].proposed for one in found[What.REWORDED]] == [f"{objective.text} một bước", "Lời mới hẳn"]


def test_what_was_written_here_is_told_and_can_be_kept() -> None:
    plan = source()
    made = derived(plan)
    mine = row(made, "Ban hành kế hoạch").id
    made = edits.set_text(made, mine, "time", "Tháng 3/2027")
    later = edits.set_text(plan, row(plan, "Ban hành kế hoạch").id, "time", "Quý II/2027")
    one = following(made, later)[What.CHANGED][0]
    assert one.cells[0].edited
    kept = Following(made, later, shipped()).dismiss(made, one)
    assert kept[mine].fields["time"] == "Tháng 3/2027"
    assert following(kept, later) == {}
    assert {change.part for change in diff(made, kept)} == {f"record:{RECORD}"}  # type: ignore[union-attr]


def test_a_source_that_was_imported_again_is_known_by_its_words() -> None:
    plan = source()
    made = derived(plan)
    again = renewed(edits.set_text(plan, row(plan, "Ban hành kế hoạch").id, "time", "Quý III/2027"))
    found = following(made, again)
    assert list(found) == [What.CHANGED]
    assert found[What.CHANGED][0].cells[0].proposed.startswith("Quý III/2027")
    new = edits.set_text(again, row(again, "Xếp hạng tài chính").id, "lead", "Sở Tư pháp")
    one = following(made, new)[What.NEW][0]
    adopted = Following(made, new, shipped()).adopt(made, one)
    assert row(adopted, "Xếp hạng tài chính").fields["time"].startswith("Quý IV/2027, hoàn thành")
    assert up_to_date(adopted, SourceFile("mới.cchc", "def")) != adopted


def test_rows_of_the_same_words_in_a_source_imported_again_are_not_mixed_up() -> None:
    report = [("Báo cáo định kỳ", {"lead": lead, "time": time}) for lead, time in (
        ("Sở Tài chính", "Quý I/2027"), ("Sở Tư pháp; Sở Y tế", "Quý II/2027"), ("Sở Tư pháp", "Quý IV/2027"),
    )]  # fmt: skip
    tree = [("Thể chế", [("Hoàn thiện", [("Việc một", report[:1]), ("Việc hai", report[1:2]), ("Ba", report[2:])])])]
    plan = replace(plan_of(form("annual-coded"), tree), year=2027, document=source().document)
    assert Following(derived(plan), renewed(plan), shipped()).adaptations() == ()
