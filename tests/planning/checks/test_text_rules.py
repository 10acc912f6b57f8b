"""Rules about agencies, citations, sums and the writing: what they must find and what looks wrong and is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.core.plan import Level
from cchc_desktop.planning.checks.findings import RuleId, Severity
from cchc_desktop.planning.checks.fixes import mend
from cchc_desktop.planning.checks.products import product_kinds
from tests.core.outlines import outline_of
from tests.planning.checks.making import found, plan, said, with_text

R = RuleId


@pytest.mark.parametrize(
    ("lead", "date", "wrong"),
    [
        ("Sở Kế hoạch và Đầu tư", "ngày 20 tháng 12 năm 2026", True),
        ("Sở Kế hoạch và Đầu tư", "ngày 20 tháng 12 năm 2024", False),
        ("UBND cấp huyện", "ngày 20 tháng 12 năm 2026", True),
        ("UBND cấp xã", "ngày 20 tháng 12 năm 2026", False),
        ("Sở Tài chính", "ngày 20 tháng 12 năm 2026", False),
    ],
)
def test_agencies_of_the_day(lead: str, date: str, wrong: bool) -> None:
    assert bool(found(plan(("Việc", {"lead": lead}), date=date), R.AGENCY_ABOLISHED)) is wrong


def test_an_agency_whose_successor_is_sure_is_renamed() -> None:
    made = plan(("Việc", {"lead": "Sở Giao thông vận tải"}))
    after = mend(made, found(made, R.AGENCY_ABOLISHED))
    assert [item.fields["lead"] for item in after.walk() if item.level is Level.ACTIVITY] == ["Sở Xây dựng"]


@pytest.mark.parametrize(
    ("lead", "right"),
    [
        ("Sở Khoa học và công nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở Văn hoá, Thể thao và Du lịch", None),
        ("Sở Y tế", None),
    ],
)
def test_names_of_agencies(lead: str, right: str | None) -> None:
    told = found(plan(("Việc", {"lead": lead})), R.AGENCY_SPELLING)
    assert [one.params["right"] for one in told] == ([right] if right else [])
    assert found(plan("Nâng cấp các cơ sở y tế và cơ sở xây dựng"), R.AGENCY_SPELLING) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Thủ tướng Chính phủ", [R.CITATION_ISSUER]),
        ("Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ", []),
        ("Kế hoạch số 3647/QĐ-UBND ngày 17/11/2021 của UBND tỉnh", [R.CITATION_TYPE]),
        ("Nghị định số 5/2022/QĐ-UBND ngày 17/11/2022 của UBND tỉnh", [R.CITATION_TYPE]),
        ("Quyết định số 5/QĐ-UBND ngày 31/11/2021 của UBND tỉnh", [R.CITATION_DATE]),
        ("Nghị định 42/NĐ-CP ngày 24/6/2022 của Chính phủ", [R.CITATION_INCOMPLETE]),
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", []),
        ("Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị", []),
        ("Luật Ban hành văn bản quy phạm pháp luật năm 2015", [R.CITATION_SUPERSEDED]),
        ("Nghị định số 61/2018/NĐ-CP của Chính phủ", [R.CITATION_SUPERSEDED]),
        ("Nghị định số 118/2025/NĐ-CP thay thế Nghị định số 61/2018/NĐ-CP", []),
    ],
)
def test_citations(text: str, rules: list[RuleId]) -> None:
    assert [one.rule for one in found(plan(f"Thực hiện {text}"))] == rules


def test_a_document_was_not_superseded_before_its_day() -> None:
    text = "Thực hiện Nghị định số 61/2018/NĐ-CP của Chính phủ"
    assert found(plan(text, date="ngày 20 tháng 12 năm 2024"), R.CITATION_SUPERSEDED) == []


def test_one_document_in_two_ways() -> None:
    first = "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"
    (one,) = found(plan(first, "Triển khai Nghị quyết số 76/NQ-CP ngày 16/7/2021"), R.CITATION_TWO_WAYS)
    assert "15/7/2021" in one.params["other"]
    assert found(plan(first, "Triển khai Nghị quyết số 76/NQ-CP"), R.CITATION_TWO_WAYS) == []
    other = "Triển khai Quyết định số 76/QĐ-UBND ngày 16/7/2021"
    assert found(plan(first, other), R.CITATION_TWO_WAYS) == []


def test_points_that_do_not_add_up() -> None:
    children = [("1.1", {"standard_points": "1,5"}), ("1.2", {"standard_points": "2"})]
    made = outline_of([("Lĩnh vực một", {"standard_points": "4"}, children)])
    told = found(made, R.POINTS_SUM, R.POINTS_CELL)
    assert [(one.severity, one.place.name) for one in told] == [(Severity.ERROR, "standard_points")]


def _with_total(words: str):
    rows = [("Việc một", {"budget": "1.200 triệu đồng"}), ("Việc hai", {"budget": "300 triệu đồng"})]
    lines = [("roman", "KINH PHÍ", [("arabic", words)]), ("roman", "Nhiệm vụ tại Phụ lục kèm theo.")]
    return with_text(plan(*rows), lines)


def test_money_of_the_text_and_of_the_rows() -> None:
    assert found(_with_total("Tổng kinh phí thực hiện: 1.500 triệu đồng.")) == []
    assert found(_with_total("Tổng kinh phí thực hiện: 1,5 tỷ đồng.")) == []
    (one,) = found(_with_total("Tổng kinh phí thực hiện: 1.600 triệu đồng."))
    assert (one.rule, one.params["computed"]) == (R.MONEY_TOTAL, "1.500.000.000 đồng")


# ---- the writing


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Xây dựng dựng dự thảo", ["dựng dựng"]),
        ("Nghị định ngày ngày 26/12/2017", ["ngày ngày"]),
        ("Phát triển giao thông thông minh", []),
        ("Các cơ quan quan trọng luôn luôn sẵn sàng", []),
        ("Tính toán song song", []),
        ("Quy trình trình UBND tỉnh", []),
    ],
)
def test_doubled_words(text: str, wrong: list[str]) -> None:
    assert said(plan(text), R.WORD_DOUBLE) == wrong


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Báo cáo (gửi Sở Nội vụ) ; tham mưu , đề xuất", "Báo cáo (gửi Sở Nội vụ); tham mưu, đề xuất"),
        ("Nghị quyết số 76/NQ- CP ngày 15/7/2021", "Nghị quyết số 76/NQ-CP ngày 15/7/2021"),
        ("Nghị quyết số 76/NQ -CP ngày 15/7/2021", "Nghị quyết số 76/NQ-CP ngày 15/7/2021"),
        ("kinh tế - xã hội; chuẩn ISO 9001 : 2015", "kinh tế - xã hội; chuẩn ISO 9001: 2015"),
    ],
)
def test_blanks(text: str, mended: str) -> None:
    made = plan(text)
    after = mend(made, found(made, R.BLANK_BEFORE_MARK))
    assert [item.text for item in after.walk() if item.level is Level.ACTIVITY] == [mended]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Trước ngày 5/03/2027 báo cáo", "Trước ngày 05/3/2027 báo cáo"),
        ("Ngày 15/7/2027 và 20/02/2027", None),
        ("ngày 9 tháng 1 năm 2027", "ngày 09 tháng 01 năm 2027"),
        ("Tỷ lệ 1/3 số đơn vị; 8,5 điểm", None),
    ],
)
def test_zeros_of_dates(text: str, mended: str | None) -> None:
    made = plan(text)
    told = found(made, R.DATE_ZEROS)
    assert bool(told) is (mended is not None)
    after = mend(made, told)
    assert [item.text for item in after.walk() if item.level is Level.ACTIVITY] == [mended or text]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Đơn đốc các cơ quan đổi với việc chậm", "Đôn đốc các cơ quan đối với việc chậm"),
        ("Bổ xung, sát nhập các đơn vị", "Bổ sung, sáp nhập các đơn vị"),
        ("Trao đổi với người dân; thay đổi với từng vụ", None),
        ("Công chức đổi mới phương pháp", None),
        ("Báo Cao Bằng đưa tin; năm bắt đầu thực hiện; chức danh nghiệp vụ", None),
    ],
)
def test_confused_words(text: str, mended: str | None) -> None:
    made = plan(text)
    after = mend(made, found(made, R.CONFUSED_WORD))
    assert [item.text for item in after.walk() if item.level is Level.ACTIVITY] == [mended or text]


def test_abbreviations() -> None:
    text = "Thực hiện TTHC tại KLMN và QPPL; hệ thống thông tin báo cáo (HTBC), rồi HTBC"
    assert said(plan(text), R.ABBREVIATION) == ["KLMN"]


def test_one_way_of_writing() -> None:
    rows = ["Cổng Dịch vụ công quốc gia thứ nhất", "Cổng Dịch vụ công quốc gia thứ hai", "Cổng dịch vụ công Quốc gia"]
    made = plan(*rows)
    (one,) = found(made, R.VARIANTS)
    assert (one.params["minor_count"], one.params["major_count"]) == ("1", "2")
    texts = [item.text for item in mend(made, [one]).walk() if item.level is Level.ACTIVITY]
    assert texts == [*rows[:2], "Cổng Dịch vụ công quốc gia"]


def test_one_place_of_the_tone_and_one_dash() -> None:
    made = plan("Văn hóa, hòa giải và Uỷ ban", "Giai đoạn 2026-2030, giai đoạn 2026 - 2030, tầm nhìn 2026-2035")
    told = found(made, R.TONE_MARKS, R.DASHES)
    assert {one.rule for one in told} == {R.TONE_MARKS, R.DASHES}
    texts = [item.text for item in mend(made, told).walk() if item.level is Level.ACTIVITY]
    assert texts == [
        "Văn hóa, hòa giải và Ủy ban", "Giai đoạn 2026-2030, giai đoạn 2026-2030, tầm nhìn 2026-2035",
    ]  # fmt: skip
    assert found(plan("Quý khách, quyết định"), R.TONE_MARKS) == []


# ---- text and table

_TARGET = "Phấn đấu {share} hồ sơ thủ tục hành chính của tỉnh được giải quyết đúng hạn trong năm"


def _targets(body: str, row: str):
    lines = [("roman", "MỤC TIÊU", [("arabic", body)]), ("roman", "Chi tiết tại Phụ lục kèm theo.")]
    return with_text(plan(row), lines)


def test_targets_of_text_and_table() -> None:
    ninety, eighty = _TARGET.format(share="90%"), _TARGET.format(share="80%")
    assert found(_targets(ninety, ninety)) == []
    (one,) = found(_targets(ninety, eighty))
    assert (one.rule, one.params["body"], one.params["row"]) == (R.TARGET_DIFFERS, "90%", "80%")
    (one,) = found(_targets(ninety, "Xây dựng trụ sở làm việc của trung tâm"))
    assert one.rule is R.TARGET_WITHOUT_ROW


def _duties(*agencies: str):
    lines = [("arabic", name, [("dash", "Triển khai nhiệm vụ tại Phụ lục kèm theo.")]) for name in agencies]
    return with_text(plan(), [("roman", "TỔ CHỨC THỰC HIỆN", lines)])


def test_duties_without_a_row() -> None:
    told = found(_duties("Sở Nội vụ", "Sở Y tế", "Báo Cao Bằng"), R.DUTY_WITHOUT_ROW, R.DUTY_ONLY_IN_GROUP)
    assert [(one.rule, one.params["agency"]) for one in told] == [
        (R.DUTY_WITHOUT_ROW, "Báo Cao Bằng"), (R.DUTY_ONLY_IN_GROUP, "Sở Y tế"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện các Nghị quyết 01, 02, 03 của BCS đảng UBND tỉnh về cải cách hành chính",
        "Kết nối Cổng Dịch vụ công tỉnh với Cổng Dịch vụ công quốc gia",
    ],
)
def test_names_that_are_history_or_stand_beside_the_new_one_are_right(words: str) -> None:
    assert found(plan((words, {})), R.AGENCY_ABOLISHED) == []


def test_a_title_lists_bodies_with_commas() -> None:
    title = "Báo Cao Bằng, Cổng Thông tin điện tử tỉnh"
    assert said(_duties(title), R.DUTY_WITHOUT_ROW) == title.split(", ")


def test_units_of_the_agency_itself_are_a_group_of_the_recipients() -> None:
    row = ("Việc", {"lead": "Phòng Văn hóa - Xã hội; Văn phòng HĐND và UBND xã; Công an xã"})
    own = {"issuer": "ỦY BAN NHÂN DÂN XÃ A"}
    (one,) = found(plan(row, recipients=("Các phòng, đơn vị thuộc UBND xã;", "Lưu: VT."), **own), R.LEAD_NOT_RECIPIENT)
    assert one.params["agency"] == "Công an xã"
    (one,) = found(plan(row, recipients=("Công an xã;", "Lưu: VT."), **own), R.LEAD_NOT_RECIPIENT)
    assert one.params["count"] == "2"


def test_leads_are_among_the_recipients() -> None:
    row = ("Việc", {"lead": "Sở Nội vụ; Công an tỉnh; Tổ công tác của Chủ tịch UBND tỉnh"})
    (one,) = found(plan(row, recipients=("Bộ Nội vụ;", "Công an tỉnh;", "Lưu: VT.")))
    assert (one.rule, one.params["agency"], one.params["count"]) == (R.LEAD_NOT_RECIPIENT, "Sở Nội vụ", "1")
    assert found(plan(row)) == [], "departments are a group of the recipients"
    assert found(plan(row, recipients=("Các Sở: Nội vụ, Tài chính;", "Công an tỉnh;"))) == []


def test_kinds_of_products() -> None:
    assert product_kinds("Quyết định của UBND tỉnh; Báo cáo kết quả") == ("Quyết định", "Báo cáo")
    assert product_kinds("Hội nghị đối thoại") == ("Hội nghị, cuộc họp",)
    assert product_kinds("Trên 90% hồ sơ đúng hạn") == ("Tỷ lệ, mức đạt",)
    assert product_kinds("") == ()


def test_findings_name_what_stands_there() -> None:
    made = replace(plan("Xây dựng dựng  , bổ xung"), year=2027)
    for one in found(made):
        assert one.text[one.start : one.stop] or one.start == one.stop
        for part in one.fix.replacements if one.fix else ():
            item = made[part.place.item]
            assert (item.text or "")[part.start : part.stop] == part.old
