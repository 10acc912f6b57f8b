"""What rolling forward makes of changes of names: history stays, names are whole, named districts are asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.core.plan import DocumentInfo, Level, Plan
from cchc_desktop.planning.agency_proposals import Sureness
from cchc_desktop.planning.directory import shipped
from cchc_desktop.planning.roll_apply import Source, carry_out
from cchc_desktop.planning.roll_forward import propose
from cchc_desktop.planning.roll_names import own_unit
from cchc_desktop.planning.roll_proposals import Choices, Decision, Proposal
from tests.core.plans import form, ids, plan_of


def plan_with(text: str, year: int = 2025, issuer: str = "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN") -> Plan:
    plan = plan_of(form(), [("LĨNH VỰC", [("Mục tiêu", [("Nhiệm vụ", [(text, {})])])])], ids())
    return replace(plan, year=year, document=DocumentInfo(issuer=issuer))


def of_text(text: str, **others: object) -> list[Proposal]:
    """The proposals for one text of a plan."""
    plan = plan_with(text, **others)  # type: ignore[arg-type]
    item = next(item for item in plan.walk() if item.level is Level.ACTIVITY)
    return [one for one in propose(plan, 2027, shipped()).proposals if one.place.item == item.id]


def rolled(text: str, **others: object) -> str:
    """A text as it stands in the new plan when nobody decides anything."""
    plan = carry_out(propose(plan_with(text, **others), 2027, shipped()), Source()).plan  # type: ignore[arg-type]
    return next(item.text or "" for item in plan.walk() if item.level is Level.ACTIVITY)


@pytest.mark.parametrize(
    "text",
    [
        "các Nghị quyết 01, 02, 03 của BCS đảng UBND tỉnh về công tác CCHC",
        "theo Quyết định số 1814/QĐ-UBND ngày 30/9/2021 của Ủy ban nhân dân (UBND) tỉnh Bắc Kạn về ban hành Đề án",
        "Chỉ số năm 2024 của tỉnh Bắc Kạn đạt 86,26/100 điểm, tăng 10 bậc",
    ],
)
def test_what_is_history_keeps_its_names(text: str) -> None:
    assert rolled(text) == text


def test_a_target_is_no_fact() -> None:
    assert rolled("Phấn đấu Chỉ số năm 2025 của tỉnh Bắc Kạn đạt 80 điểm") == (
        "Phấn đấu Chỉ số năm 2027 của tỉnh Thái Nguyên đạt 80 điểm"
    )


def test_names_are_proposed_with_the_capitals_they_will_have() -> None:
    (one,) = of_text("CHUYỂN ĐỔI SỐ TỈNH BẮC KẠN")
    assert (one.old, one.new) == ("TỈNH BẮC KẠN", "TỈNH THÁI NGUYÊN")


def test_years_in_capitals_are_no_province() -> None:
    assert rolled("CẢI CÁCH TỈNH TUYÊN QUANG NĂM 2025", issuer="UBND TỈNH TUYÊN QUANG") == (
        "CẢI CÁCH TỈNH TUYÊN QUANG NĂM 2027"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("UBND các huyện, thành phố Gia Nghĩa thực hiện", "UBND các xã, phường thực hiện"),
        ("Ủy ban nhân dân huyện, thành phố bố trí", "Ủy ban nhân dân các xã, phường bố trí"),
        ("Chủ tịch UBND huyện, thị xã, thành phố chỉ đạo", "Chủ tịch UBND các xã, phường chỉ đạo"),
        ("- Sở, huyện: trước ngày 15/01; - Cấp xã: sau đó", "- Sở: trước ngày 15/01; - Cấp xã: sau đó"),
        ("lãnh đạo cấp Sở, ngành, huyện; lãnh đạo phòng", "lãnh đạo cấp Sở, ngành, xã; lãnh đạo phòng"),
        ("Cấp tỉnh 80%; huyện 80%; xã 70%", "Cấp tỉnh 80%; xã 70%"),
        ("Đài Phát thanh và Truyền hình Bắc Kạn", "Báo và phát thanh, truyền hình Thái Nguyên"),
        ("các cơ quan Trung ương, huyện", "các cơ quan Trung ương, huyện"),
    ],
)
def test_districts_and_what_went_with_them(old: str, new: str) -> None:
    assert rolled(old) == new


def test_the_new_name_beside_the_old_one_is_a_question_that_leaves_it() -> None:
    text = "kết nối giữa Cổng Dịch vụ công tỉnh với Cổng Dịch vụ công quốc gia"
    (one,) = of_text(text)
    assert one.sureness is Sureness.ASK
    assert one.group.endswith(":beside")
    assert rolled(text) == text
    assert "Cổng Dịch vụ công quốc gia" in one.options


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("tại thành phố Bắc Giang và huyện Việt Yên.", ["thành phố Bắc Giang", "huyện Việt Yên"]),
        ("tại thành phố Hồ Chí Minh, thành phố Huế và thành phố Hà Nội", []),
        ("theo Quyết định số 5/QĐ-UBND ngày 05/01/2024 của UBND huyện Việt Yên về việc giao", []),
        ("cơ quan Trung ương; TẠI HUYỆN VIỆT YÊN", []),
    ],
)
def test_districts_called_by_name_are_asked_about(text: str, asked: list[str]) -> None:
    found = of_text(text, issuer="UBND TỈNH QUẢNG TRỊ")
    assert [one.old for one in found] == asked
    assert not any(one.ticked for one in found)


def test_before_the_districts_ended_nothing_is_said_of_them() -> None:
    plan = plan_with("UBND huyện, thành phố; huyện Việt Yên", year=2023)
    assert not [one for one in propose(plan, 2024, shipped()).proposals if "huyện" in one.old]


def test_a_district_that_issued_the_plan_is_asked_about_once_for_all_its_places() -> None:
    plan = plan_with(
        "UBND huyện Hướng Hóa theo Quyết định số 5/QĐ-UBND ngày 05/01/2024 của UBND huyện Hướng Hóa về việc giao",
        issuer="ỦY BAN NHÂN DÂN\nHUYỆN HƯỚNG HÓA",
    )
    first = propose(plan, 2027, shipped())
    (group,) = first.questions
    assert [one.old for one in group.proposals] == ["HUYỆN HƯỚNG HÓA", "huyện Hướng Hóa"]
    assert not any(one.ticked for one in group.proposals)
    new = carry_out(first.decided(Choices({group.key: Decision(text="xã Khe Sanh")})), Source()).plan
    assert new.document.issuer == "ỦY BAN NHÂN DÂN\nXÃ KHE SANH"
    text = next(item.text for item in new.walk() if item.level is Level.ACTIVITY)
    assert text == "UBND xã Khe Sanh theo Quyết định số 5/QĐ-UBND ngày 05/01/2024 của UBND huyện Hướng Hóa về việc giao"


@pytest.mark.parametrize("issuer", ["ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "SỞ NỘI VỤ TỈNH LÀO CAI", "UBND TỈNH SƠN LA"])
def test_provinces_and_departments_are_no_such_units(issuer: str) -> None:
    assert own_unit(DocumentInfo(issuer=issuer), date(2024, 12, 31), shipped()) is None


def test_a_commune_of_today_is_itself() -> None:
    communes = DocumentInfo(issuer="ỦY BAN NHÂN DÂN XÃ LONG PHỤNG")
    assert own_unit(communes, date(2025, 7, 18), shipped()) is None
    before = own_unit(communes, date(2024, 12, 31), shipped())
    assert before is not None
    assert before.fullmatch("xã Long Phụng")
