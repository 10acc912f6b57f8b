"""Agencies by date: what is proposed for a plan and what is not, and what becomes of the plan when it is accepted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.cli_import import read_plan_of
from cchc_desktop.core.plan import Decision, DocumentInfo, Level, Plan
from cchc_desktop.core.texts import DOCUMENT, plan_texts
from cchc_desktop.planning.agency_apply import apply_changes, changed_text
from cchc_desktop.planning.agency_changes import (
    agency_proposals,
    issuing_province,
    plan_day,
)
from cchc_desktop.planning.agency_proposals import Proposal, Rule, Sureness
from cchc_desktop.planning.directory import shipped
from tests.core.plans import form, plan_of

TODAY = date(2026, 11, 22)


def _plan(*rows: tuple[str, dict[str, str]] | tuple[str, dict[str, str], dict[str, str]], **document: str) -> Plan:
    plan = plan_of(form(), [("CẢI CÁCH", [("Mục tiêu", [("Nhiệm vụ", list(rows))])])])
    info = DocumentInfo(**{"issuer": "UBND tỉnh Cao Bằng", "date": "ngày 23 tháng 12 năm 2024", **document})
    return replace(plan, year=2025, document=info)


def _proposed(plan: Plan, day: date = TODAY) -> list[Proposal]:
    return list(agency_proposals(plan, shipped(), day))


def _one(text: str, field: str = "lead", about: str = "Việc", **document: str) -> list[tuple[str, str, Rule, Sureness]]:
    row = (about, {field: text}) if field != "text" else (text, {})
    found = _proposed(_plan(row, **document))
    return [(p.old, p.new, p.rule, p.sureness) for p in found if p.place.item != DOCUMENT]


def _after(text: str, field: str = "lead", **document: str) -> str:
    plan = _plan(("Việc", {field: text}) if field != "text" else (text, {}), **document)
    done = apply_changes(plan, _proposed(plan)).plan
    item = next(i for i in done.walk() if i.level is Level.ACTIVITY)
    return (item.text or "") if field == "text" else item.value(field)


# ---- names


def test_a_merged_department_is_renamed_whole_and_in_any_spelling() -> None:
    for name in ("Sở Kế hoạch và Đầu tư", "Sở KHĐT", "Sở Kế hoạch và đầu tư"):
        assert _one(name) == [(name, "Sở Tài chính", Rule.RENAMED, Sureness.SURE)]
    assert _one("Sở Tài chính") == []
    assert _one("Tổ giúp việc") == []


def test_names_are_judged_on_the_day() -> None:
    plan = _plan(("Việc", {"lead": "Sở Kế hoạch và Đầu tư; UBND cấp huyện"}))
    assert _proposed(plan, date(2025, 2, 28)) == []
    assert [p.new for p in _proposed(plan, date(2025, 3, 1))] == ["Sở Tài chính"]
    assert [p.new for p in _proposed(plan, date(2025, 7, 1))] == ["Sở Tài chính", "UBND cấp xã"]


def test_every_proposal_says_by_which_law() -> None:
    plan = _plan(("Việc", {"lead": "Sở Kế hoạch và Đầu tư; UBND cấp huyện; Cục Thuế tỉnh"}))
    assert all(p.law for p in _proposed(plan))


def test_lists_of_departments_keep_their_form_and_doubles_fall_out() -> None:
    assert _after("Văn phòng UBND tỉnh; các Sở: Tài chính, Kế hoạch và Đầu tư, Giao thông vận tải, Y tế") == (
        "Văn phòng UBND tỉnh; các Sở: Tài chính, Xây dựng, Y tế"
    )


def test_names_in_citations_and_quoted_titles_stay() -> None:
    text = (
        "Sở Kế hoạch và Đầu tư triển khai Quyết định số 12/QĐ-UBND ngày 01/3/2024 của UBND tỉnh về việc phê duyệt Đề án"
        " của Sở Kế hoạch và Đầu tư; Đề án “Sở Kế hoạch và Đầu tư điện tử”"
    )
    plan = _plan((text, {}))
    assert [(p.start, p.new) for p in _proposed(plan)] == [(0, "Sở Tài chính")]


def test_the_plan_is_not_touched_by_asking() -> None:
    plan = _plan(("Việc", {"lead": "Sở Kế hoạch và Đầu tư"}))
    before = dict(plan.items)
    _proposed(plan)
    assert plan.items == before


# ---- tasks that went elsewhere


def test_a_function_that_went_elsewhere_is_a_question_for_its_task_only() -> None:
    plan = _plan(
        ("Ứng cứu sự cố an toàn thông tin mạng", {"lead": "Sở Thông tin và Truyền thông"}),
        ("Xây dựng kiến trúc chính quyền số", {"lead": "Sở Thông tin và Truyền thông"}),
    )
    asked, plain = _proposed(plan)
    assert (asked.rule, asked.sureness, asked.new) == (Rule.FUNCTION, Sureness.ASK, "Công an tỉnh")
    assert asked.options == ("Công an tỉnh", "Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông")
    assert asked.about == "an toàn thông tin"
    assert (plain.rule, plain.new) == (Rule.RENAMED, "Sở Khoa học và Công nghệ")
    done = apply_changes(plan, [asked.decided("Sở Khoa học và Công nghệ"), plain]).plan
    assert {i.value("lead") for i in done.walk() if i.level is Level.ACTIVITY} == {"Sở Khoa học và Công nghệ"}


def test_an_agency_that_kept_its_name_is_asked_about_once_only() -> None:
    about = "Cấp phiếu lý lịch tư pháp"
    assert _one("Sở Tư pháp", about=about) == [("Sở Tư pháp", "Công an tỉnh", Rule.FUNCTION, Sureness.ASK)]
    assert _one("Sở Tư pháp", about=about, date="ngày 20 tháng 12 năm 2025") == []
    assert _one("Sở Tư pháp", about="Thẩm định văn bản") == []


# ---- the district level


def test_beside_the_communes_the_districts_fall_out() -> None:
    assert _one("Các sở, ban, ngành; UBND cấp huyện; UBND cấp xã") == [
        ("UBND cấp huyện", "", Rule.DISTRICT_DOUBLE, Sureness.SURE)
    ]
    assert _after("Các sở, ban, ngành; UBND cấp huyện, cấp xã") == "Các sở, ban, ngành; UBND cấp xã"


def test_alone_they_are_a_question_that_one_answer_settles_per_column() -> None:
    plan = _plan(
        ("A", {"lead": "UBND cấp huyện", "coordinating": "UBND cấp huyện; Sở Nội vụ"}),
        ("B", {"lead": "UBND cấp huyện"}),
    )
    found = _proposed(plan)
    assert [(p.rule, p.sureness, p.new, p.free) for p in found] == [
        (Rule.DISTRICT, Sureness.ASK, "UBND cấp xã", True)
    ] * 3
    assert Counter(p.group for p in found) == {"district:lead": 2, "district:coordinating": 1}
    to_department = [p.decided("Sở Nội vụ") for p in found]
    done = apply_changes(plan, to_department).plan
    leads = [(i.value("lead"), i.value("coordinating")) for i in done.walk() if i.level is Level.ACTIVITY]
    assert leads == [("Sở Nội vụ", ""), ("Sở Nội vụ", "")]


def test_lists_of_districts_become_communes_with_special_zones_where_there_are() -> None:
    text = "UBND các huyện, thị xã, thành phố"
    assert _one(text)[0][1] == "UBND các xã, phường"
    assert _one(text, issuer="UBND tỉnh Quảng Trị")[0][1] == "UBND các xã, phường, đặc khu"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kiểm tra UBND cấp huyện, cấp xã", "Kiểm tra UBND cấp xã"),
        ("TTHC cấp tỉnh, cấp huyện, cấp xã", "TTHC cấp tỉnh, cấp xã"),
        ("Chủ tịch UBND các huyện, thành phố, thị xã và Chủ tịch UBND các xã, phường, thị trấn",
         "Chủ tịch UBND các xã, phường"),
        ("Bộ phận Một cửa cấp huyện, cấp xã", "Trung tâm Phục vụ hành chính công cấp xã"),
        ("Phòng Nội vụ", "Phòng Văn hóa - Xã hội"),
        ("Công chức cấp huyện", "Công chức cấp xã"),
        ("Dịch vụ công trực tuyến mức độ 3, mức độ 4", "Dịch vụ công trực tuyến một phần, toàn trình"),
        ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "SỞ TÀI CHÍNH"),
        ("Lãnh đạo Sở Kế hoạch và Đầu tư, Sở Tài chính và Sở Y tế", "Lãnh đạo Sở Tài chính và Sở Y tế"),
        ("Người huyện đảo", "Người huyện đảo"),
    ],
)  # fmt: skip
def test_running_texts(old: str, new: str) -> None:
    assert _after(old, "text") == new


@pytest.mark.parametrize(
    ("old", "new", "sure"),
    [
        ("công khai tại cấp tỉnh, cấp huyện và cấp xã", "công khai tại cấp tỉnh và cấp xã", True),
        ("công chức cấp tỉnh, huyện, xã", "công chức cấp tỉnh, cấp xã", True),
        ("cơ quan hành chính của tỉnh, huyện, xã", "cơ quan hành chính của tỉnh, xã", True),
        ("liên thông cấp huyện, xã", "liên thông cấp xã", True),
        ("đến các huyện, xã và cơ sở", "đến các xã và cơ sở", True),
        ("Công bố của cả 3 cấp (cấp tỉnh, cấp huyện và cấp xã)", "Công bố của cả 02 cấp (cấp tỉnh và cấp xã)", False),
        ("tại 03 cấp chính quyền (tỉnh, huyện, xã)", "tại 02 cấp chính quyền (tỉnh, xã)", False),
        ("(ở 3 cấp: tỉnh, huyện, xã)", "(ở 02 cấp: tỉnh, xã)", False),
        ("thuộc thẩm quyền của 3 cấp chính quyền", "thuộc thẩm quyền của 02 cấp chính quyền", False),
        ("Ba cấp chính quyền", "Hai cấp chính quyền", False),
        ("thông suốt 3 cấp hành chính từ tỉnh đến xã", "thông suốt 02 cấp hành chính từ tỉnh đến xã", False),
        ("bốn cấp: trung ương, tỉnh, huyện, xã", "ba cấp: trung ương, tỉnh, xã", False),
        ("(ở 2 cấp: huyện, xã)", "(ở cấp xã)", False),
        ("liên thông 2 cấp (huyện, xã) kịp thời", "liên thông cấp xã kịp thời", False),
        ("cơ quan chuyên môn cấp tỉnh, cấp huyện; chi cục", "cơ quan chuyên môn cấp tỉnh; chi cục", False),
        ("cấp tỉnh 95%; cấp huyện 90%; cấp xã 80%", "cấp tỉnh 95%; cấp xã 80%", False),
        ("100% sở, 85% hồ sơ tại cấp huyện và 65% hồ sơ tại cấp xã", "100% sở và 65% hồ sơ tại cấp xã", False),
        ("cấp tỉnh, huyện, xã tương ứng là 30%, 20%, 15%", "cấp tỉnh, cấp xã tương ứng là 30%, 20%, 15%", False),
    ],
)  # fmt: skip
def test_lists_and_counts_of_levels(old: str, new: str, sure: bool) -> None:
    """Domain rules: beside the communes the districts fall out; a count, a share or the level above is asked about."""
    assert _after(old, "text") == new
    assert [s is Sureness.SURE for _, _, _, s in _one(old, "text")] == [sure]


@pytest.mark.parametrize(
    "text",
    ["phát triển kinh tế tỉnh, huyện đảo", "giáo dục 3 cấp học", "điểm 1.3 cấp phép", "cấp tỉnh; cấp xã", "xã hội số"],
)
def test_words_that_only_look_like_levels(text: str) -> None:
    assert _one(text, "text") == []


def test_a_count_of_levels_in_a_plan_of_two_levels_is_right_but_a_list_with_districts_is_not() -> None:
    today = "ngày 20 tháng 12 năm 2025"
    assert _one("của 3 cấp chính quyền", "text", date=today) == []
    assert [new for _, new, _, _ in _one("3 cấp: tỉnh, huyện, xã", "text", date=today)] == ["02 cấp: tỉnh, xã"]


# ---- provinces


def test_a_merged_province_is_renamed_but_not_in_citations() -> None:
    issuer = "UBND tỉnh Bắc Kạn"
    text = "Báo cáo của tỉnh Bắc Kạn; Quyết định số 5/QĐ-UBND ngày 01/3/2024 của UBND tỉnh Bắc Kạn"
    assert _after(text, "text", issuer=issuer) == text.replace(
        "Báo cáo của tỉnh Bắc Kạn", "Báo cáo của tỉnh Thái Nguyên"
    )
    plan = _plan(("Việc", {}), issuer="ỦY BAN NHÂN DÂN TỈNH BẮC KẠN")
    done = apply_changes(plan, _proposed(plan)).plan
    assert done.document.issuer == "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN"
    assert _after("Báo Bắc Kạn; Đài Phát thanh và Truyền hình tỉnh", issuer=issuer) == (
        "Báo và phát thanh, truyền hình Thái Nguyên"
    )


def test_a_bare_name_may_be_another_place_and_is_a_question() -> None:
    assert _one("Bến xe Bắc Kạn", "text", issuer="UBND tỉnh Bắc Kạn") == [
        ("Bắc Kạn", "Thái Nguyên", Rule.PROVINCE, Sureness.ASK)
    ]


def test_the_bodies_of_a_province_that_became_a_city() -> None:
    issuer = "UBND tỉnh Đồng Nai"
    assert _after("Văn phòng UBND tỉnh; Thanh tra tỉnh; các sở, ban, ngành", issuer=issuer) == (
        "Văn phòng UBND thành phố; Thanh tra thành phố; các sở, ban, ngành"
    )
    assert (
        _after("Trình Tỉnh ủy, HĐND tỉnh; cấp tỉnh", "text", issuer=issuer)
        == "Trình Thành ủy, HĐND thành phố; cấp tỉnh"
    )
    assert _after("Văn phòng UBND tỉnh") == "Văn phòng UBND tỉnh"
    plan = _plan(("Việc", {"lead": "Văn phòng UBND tỉnh"}), issuer=issuer)
    assert [p.rule for p in _proposed(plan, date(2026, 4, 29)) if p.place.name == "lead"] == []


# ---- plans


def test_a_merged_cell_is_one_proposal_and_changes_in_all_its_rows() -> None:
    above = {"lead": "above"}
    lead = {"lead": "Sở Kế hoạch và Đầu tư"}
    plan = _plan(("A", lead), ("B", lead, above), ("C", lead))
    found = _proposed(plan)
    assert len(found) == 2
    done = apply_changes(plan, found[:1]).plan
    rows = [i for i in done.walk() if i.level is Level.ACTIVITY]
    assert [(i.value("lead"), i.marks.get("lead")) for i in rows] == [
        ("Sở Tài chính", None), ("Sở Tài chính", "above"), ("Sở Kế hoạch và Đầu tư", None),
    ]  # fmt: skip


def test_who_leads_by_a_change_no_longer_coordinates() -> None:
    plan = _plan(("A", {"lead": "Sở Kế hoạch và Đầu tư", "coordinating": "Sở Tài chính; Sở Nội vụ"}))
    applied = apply_changes(plan, _proposed(plan))
    row = next(i for i in applied.plan.walk() if i.level is Level.ACTIVITY)
    assert (row.value("lead"), row.value("coordinating")) == ("Sở Tài chính", "Sở Nội vụ")
    assert [name for _, name in applied.doubled] == ["Sở Tài chính"]
    untouched = _plan(("A", {"lead": "Sở Nội vụ", "coordinating": "Sở Nội vụ; Sở KHĐT"}))
    row = next(i for i in apply_changes(untouched, _proposed(untouched)).plan.walk() if i.level is Level.ACTIVITY)
    assert row.value("coordinating") == "Sở Nội vụ; Sở Tài chính", "what was so before is not ours to mend"


def test_the_articles_of_the_decision_are_read_and_the_bases_are_not() -> None:
    plan = _plan(("A", {}))
    decision = Decision(articles=("Điều 2. Giám đốc Sở Kế hoạch và Đầu tư chịu trách nhiệm thi hành.",))
    bases = ("Theo đề nghị của Giám đốc Sở Kế hoạch và Đầu tư;",)
    plan = replace(plan, document=replace(plan.document, decision=decision, bases=bases))
    done = apply_changes(plan, _proposed(plan)).plan.document
    assert done.decision is not None
    assert done.decision.articles == ("Điều 2. Giám đốc Sở Tài chính chịu trách nhiệm thi hành.",)
    assert done.bases == bases


def test_recipients_that_become_the_same_are_one() -> None:
    plan = _plan(("A", {}))
    lines = ("Bộ Nội vụ;", "UBND các huyện, thành phố;", "UBND các xã, phường, thị trấn;", "Lưu: VT.")
    plan = replace(plan, document=replace(plan.document, recipients=lines))
    assert apply_changes(plan, _proposed(plan)).plan.document.recipients == (
        "Bộ Nội vụ;", "UBND các xã, phường;", "Lưu: VT.",
    )  # fmt: skip


def test_the_day_and_the_province_of_a_plan() -> None:
    assert plan_day(_plan(("A", {}))) == date(2024, 12, 23)
    assert plan_day(_plan(("A", {}), date="ngày   tháng   năm 2024")) == date(2024, 12, 31)
    assert (
        issuing_province(DocumentInfo(issuer="SỞ NỘI VỤ", parent_issuer="UBND TỈNH BẮC GIANG"), shipped())
        == "Bắc Giang"
    )
    assert issuing_province(DocumentInfo(issuer="UBND xã A", place="Hướng Hiệp"), shipped()) == ""


@pytest.mark.parametrize(
    "name", ["bac_kan_2025.docx", "quang_tri_2025.docx", "dak_nong_2022.docx", "bac_giang_2021_2030.docx"]
)
def test_real_plans_are_clean_after_all_proposals(shared: Path, name: str) -> None:
    """Every proposal stands where it says, few decisions settle all, and a second round has nothing left to say."""
    plan, _ = read_plan_of(shared / "corpus" / name)
    found = _proposed(plan)
    assert len(found) >= 40
    assert len({p.group for p in found}) <= 25
    for proposal in found:
        assert proposal.law
        assert proposal.new in proposal.options
        assert proposal.old.endswith(proposal.text[proposal.start : proposal.stop]) or proposal.rule is Rule.RENAMED
    applied = apply_changes(plan, found)
    left = [p for p in _proposed(applied.plan) if "3 cấp" not in p.old]  # "4 cấp" has become "3 cấp": asked again
    assert left == []
    names = "\n".join(text for place, text in plan_texts(applied.plan) if place.name in ("lead", "coordinating"))
    assert "UBND cấp huyện" not in names
    assert "Kế hoạch và Đầu tư" not in names
    assert len(applied.plan.items) == len(plan.items)


def test_proposals_of_one_text_do_not_overlap(shared: Path) -> None:
    plan, _ = read_plan_of(shared / "corpus" / "quang_tri_2025.docx")
    by_place: dict[object, list[Proposal]] = {}
    for proposal in _proposed(plan):
        by_place.setdefault(proposal.place, []).append(proposal)
    for place, found in by_place.items():
        edges = [edge for p in found for edge in (p.start, p.stop)]
        assert edges == sorted(edges), place
        assert changed_text(found[0].place, found[0].text, [])[0] == found[0].text
