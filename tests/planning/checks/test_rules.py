"""Each rule: what it must find and what it must leave in peace, on plans made for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.core.plan import ROOT, Decision, Item, Level, Signature
from cchc_desktop.planning.checks.findings import RuleId, Severity
from cchc_desktop.planning.checks.fixes import mend
from tests.planning.checks.making import found, plan, said, with_text

R = RuleId


def test_a_plan_in_order_has_no_findings() -> None:
    lines = [("roman", "TỔ CHỨC THỰC HIỆN", [("arabic", "Sở Nội vụ theo dõi các nhiệm vụ tại Phụ lục kèm theo.")])]
    assert found(with_text(plan(), lines)) == []


@pytest.mark.parametrize(
    ("field", "rule", "severity"),
    [
        ("lead", R.LEAD_MISSING, Severity.ERROR),
        ("time", R.TIME_MISSING, Severity.WARNING),
        ("deliverable", R.DELIVERABLE_MISSING, Severity.WARNING),
    ],
)
def test_a_missing_part(field: str, rule: RuleId, severity: Severity) -> None:
    (one,) = found(plan(("Việc thứ nhất", {field: ""})))
    assert (one.rule, one.severity, one.place.name) == (rule, severity, field)


def test_an_empty_cell_of_several_rows_is_told_once() -> None:
    rows = [("Việc thứ nhất", {"lead": ""}), ("Việc thứ hai", {"lead": ""}, {"lead": "above"})]
    assert len(found(plan(*rows), R.LEAD_MISSING)) == 1
    assert len(found(plan(rows[0], rows[1][:2]), R.LEAD_MISSING)) == 2


def test_words_that_a_finished_row_has() -> None:
    assert [one.rule for one in found(plan(("", {})))] == [R.WORDS_MISSING]


@pytest.mark.parametrize(
    ("lead", "coordinating", "rule"),
    [
        ("Sở Nội vụ; Sở Tài chính", "Sở Tài chính; Sở Y tế", R.LEAD_COORDINATING),
        ("Các sở, ban, ngành", "Các Sở ban, ngành; UBND cấp xã", R.LEAD_COORDINATING),
        ("UBND các xã, phường", "UBND cấp xã", R.LEAD_IN_GROUP),
        ("Sở Nội vụ", "Các sở, ban, ngành; UBND cấp xã", None),
        ("UBND cấp xã", "Sở Nội vụ", None),
        ("Sở Nội vụ", "Các cơ quan, đơn vị liên quan", None),
    ],
)
def test_who_leads_and_coordinates(lead: str, coordinating: str, rule: RuleId | None) -> None:
    cells = {"lead": lead, "coordinating": coordinating}
    one = found(plan(("Việc", cells)), R.LEAD_COORDINATING, R.LEAD_IN_GROUP)
    assert [finding.rule for finding in one] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("deliverable", "rule"),
    [
        ("Sở Nông nghiệp và Môi trường", R.DELIVERABLE_AGENCY),
        ("Văn phòng UBND tỉnh; Sở Nội vụ", R.DELIVERABLE_AGENCY),
        ("Số liệu tiến độ của tháng", None),
        ("Văn bản của Sở Nội vụ", None),
        ("Ban hành kế hoạch tuyên truyền cải cách", R.DELIVERABLE_COPY),
        ("Kế hoạch tuyên truyền cải cách", None),
        ("Đã thực hiện", R.DELIVERABLE_VAGUE),
        ("Báo cáo", None),
    ],
)
def test_deliverables(deliverable: str, rule: RuleId | None) -> None:
    row = ("Ban hành kế hoạch tuyên truyền cải cách", {"deliverable": deliverable})
    assert [one.rule for one in found(plan(row))] == ([rule] if rule else [])


def test_the_same_activity_twice() -> None:
    twice = [("Rà soát thủ tục hành chính", {}), ("Rà soát thủ tục hành chính.", {"lead": "Sở Tư pháp"})]
    (one,) = found(plan(*twice), R.ROW_DOUBLE)
    assert one.params["other"] == "3.1"
    assert found(plan("Rà soát thủ tục hành chính", "Rà soát văn bản hành chính"), R.ROW_DOUBLE) == []


# ---- time


@pytest.mark.parametrize(
    ("time", "rules"),
    [
        ("Quý IV/2026", []),
        ("Quý III/2026", [R.TIME_YEAR_OUTSIDE]),
        ("Trước ngày 31/01/2028", []),
        ("Tháng 5/2028", [R.TIME_YEAR_OUTSIDE]),
        ("Tháng 02/2025", [R.TIME_YEAR_OUTSIDE]),
        ("Giai đoạn 2026 - 2030", []),
        ("Thường xuyên", []),
        ("Ngày 31/02/2027", [R.TIME_IMPOSSIBLE]),
        ("Quý IV", [R.TIME_YEAR_MISSING]),
        ("Tháng 1/2027", [R.DATE_ZEROS]),
        ("Tháng 04/2027", [R.DATE_ZEROS]),
    ],
)
def test_time(time: str, rules: list[RuleId]) -> None:
    assert [one.rule for one in found(plan(("Việc của năm", {"time": time})))] == rules


def test_a_missing_year_is_written() -> None:
    before = plan(("Việc của năm", {"time": "Quý IV"}))
    after = mend(before, found(before))
    assert [item.fields["time"] for item in after.walk() if item.level is Level.ACTIVITY] == ["Quý IV/2027"]
    assert found(after) == []


@pytest.mark.parametrize(
    ("start", "due", "wrong"),
    [
        ("Quý III/2027", "Tháng 3/2027", True),
        ("Quý I/2027", "Quý IV/2027", False),
        ("15/01/2027", "Thường xuyên", False),
        ("Năm 2027", "Quý I/2027", False),
    ],
)
def test_due_before_start(start: str, due: str, wrong: bool) -> None:
    made = plan(("Việc", {"time": start, "due": due}), form_name="annual-two-dates")
    assert bool(found(made, R.DUE_BEFORE_START)) is wrong


@pytest.mark.parametrize(
    ("activity", "wrong"),
    [
        ("Nâng cao chỉ số năm 2026", True),
        ("Nâng cao chỉ số năm 2027", False),
        ("Nâng cao chỉ số so với năm 2026", False),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND tỉnh về chỉ số năm 2026", False),
        ("Nâng cao chỉ số đến năm 2030", False),
    ],
)
def test_year_of_the_task(activity: str, wrong: bool) -> None:
    assert bool(found(plan(activity, task="Kế hoạch nâng cao chỉ số năm 2027"), R.YEAR_DIFFERS)) is wrong


def test_the_year_of_the_title() -> None:
    old = plan(title="Cải cách hành chính tỉnh Cao Bằng năm 2026")
    (one,) = found(old, R.TITLE_YEAR)
    assert mend(old, [one]).document.title.endswith("năm 2027")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Triển khai chương trình phát triển giai đoạn 2021-2025", True),
        ("Triển khai chương trình phát triển giai đoạn 2026-2030", False),
        ("Tổng kết chương trình giai đoạn 2021-2025", False),
        ("Thực hiện Quyết định số 1/QĐ-TTg ngày 05/3/2021 phê duyệt Đề án giai đoạn 2021-2025", False),
        ("Thực hiện “Đề án phát triển giai đoạn 2021-2025”", False),
    ],
)
def test_expired_programmes(text: str, wrong: bool) -> None:
    assert bool(found(plan(text), R.PROGRAMME_EXPIRED)) is wrong


# ---- document


def _captioned(caption: str, **document: str):
    made = plan(**document)
    appendix = made[made.appendices[0]]
    return made.with_items(replace(appendix, fields={"caption": caption}))


@pytest.mark.parametrize(
    ("caption", "rules"),
    [
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/12/2026 của UBND tỉnh Cao Bằng)", []),
        ("(Kèm theo Kế hoạch số 13/KH-UBND ngày 20/12/2026 của UBND tỉnh Cao Bằng)", [R.CAPTION_NUMBER]),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 21 tháng 12 năm 2026 của UBND tỉnh Cao Bằng)", [R.CAPTION_DATE]),
        ("(Kèm theo Kế hoạch số {number} {date} của Chủ tịch UBND tỉnh Cao Bằng)", [R.CAPTION_ISSUER]),
        ("(Kèm theo Kế hoạch số      /KH-UBND ngày    tháng    năm 2026 của UBND tỉnh Cao Bằng)", []),
        ("(Kèm theo Kế hoạch số {number} {date} của {issuer})", []),
    ],
)
def test_captions(caption: str, rules: list[RuleId]) -> None:
    made = _captioned(caption)
    wrong = found(made)
    assert [one.rule for one in wrong] == rules
    assert found(mend(made, wrong)) == [], "the cure mends it"


def test_a_committee_signs_as_such() -> None:
    made = plan(signature=Signature("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn B"))
    (one,) = found(made)
    assert one.rule is R.SIGNED_WITHOUT_TM
    after = mend(made, [one]).document.signature
    assert (after.authority, after.position) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    agency = plan(issuer="SỞ NỘI VỤ", number="3/KH-SNV", signature=Signature("", "GIÁM ĐỐC", "Lê Văn B"))
    assert found(agency, R.SIGNED_WITHOUT_TM) == []
    decision = Decision("Ban hành Kế hoạch", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CAO BẰNG")
    chairman = plan(decision=decision, signature=Signature("", "CHỦ TỊCH", "Lê Văn B"))
    assert found(chairman, R.SIGNED_WITHOUT_TM) == [], "a chairman decides in his own name"


def test_a_draft_has_no_number() -> None:
    assert [one.rule for one in found(plan(draft="DỰ THẢO LẦN 2"))] == [R.DRAFT_NUMBERED]
    assert found(plan(draft="DỰ THẢO", number="/KH-UBND")) == []


def test_several_appendices_have_roman_numbers() -> None:
    made = plan()
    second = Item("second", Level.APPENDIX, ROOT, None, {"heading": "Phụ lục"})
    root = made[ROOT]
    made = made.with_items(second, replace(root, children=(*root.children, "second")))
    (one,) = found(made, R.APPENDIX_NUMBERS)
    assert one.place.item == "second"
    assert mend(made, [one])["second"].fields["heading"] == "Phụ lục II"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Các nhiệm vụ tại Phụ lục II kèm theo.", [R.APPENDIX_UNKNOWN]),
        ("Các nhiệm vụ tại Phụ lục kèm theo.", []),
        ("Theo Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP. Nhiệm vụ tại Phụ lục.", []),
        ("Các nhiệm vụ được giao cho cơ quan.", [R.APPENDIX_UNMENTIONED]),
    ],
)
def test_references_to_appendices(text: str, rules: list[RuleId]) -> None:
    assert [one.rule for one in found(with_text(plan(), [("roman", text)]))] == rules


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("CẢI CÁCH TÀI CHÍNH SÁCH CÔNG", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        ("XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH PHỦ ĐIỆN TỬ, CHÍNH PHỦ SỐ",
         "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ"),
        ("CẢI CÁCH TTHC", None),
        ("CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH", None),
        ("NHIỆM VỤ KHÁC", None),
    ],
)  # fmt: skip
def test_titles_of_areas(title: str, right: str | None) -> None:
    made = plan()
    area = next(item for item in made.walk() if item.level is Level.AREA)
    told = found(made.with_items(replace(area, text=title)), R.AREA_TITLE)
    assert [one.params["right"] for one in told] == ([right] if right else [])


def test_stored_numbers() -> None:
    rows = [("Việc một", {}), ("Việc hai", {}, {"number": "=3.1"}), ("Việc ba", {}, {"number": "=3.7"}),
            ("Việc tư", {}, {"number": "=3.7a"}), ("Việc năm", {}, {"number": "=3.8"})]  # fmt: skip
    made = plan(*rows)
    told = found(made, R.NUMBER_DOUBLE, R.NUMBER_GAP, R.NUMBER_OWN)
    assert sorted((one.rule.value, one.params["number"]) for one in told) == [
        ("number-double", "3.1"), ("number-gap", "3.7"), ("number-own", "3.7a"),
    ]  # fmt: skip
    assert found(mend(made, told), R.NUMBER_DOUBLE, R.NUMBER_GAP, R.NUMBER_OWN)[0:1] != told[0:1]


def test_letters_of_points() -> None:
    lines = [("roman", "Tổ chức", [("letter", "Một"), ("letter", "Hai")])]
    made = with_text(plan(), lines)
    point = next(item for item in made.walk() if item.text == "Hai")
    made = made.with_items(replace(point, marks={"number": "=f"}))
    (one,) = found(made, R.POINT_LETTER)
    assert not mend(made, [one])[point.id].marks
    assert said(plan("Gồm:\nf) thứ sáu\ng) thứ bảy"), R.POINT_LETTER) == ["f"]
