"""Which years of a text move to a new year, which stay, and which are asked about."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.planning.agency_proposals import Sureness
from cchc_desktop.planning.year_rules import Reason, Shift, programme_changes, shut_spans, year_changes

NEXT = Shift(2025, 2026)


def moved(text: str, shift: Shift = NEXT, *, of_time: bool = False) -> str:
    """The text with everything that was proposed."""
    for change in reversed(year_changes(text, shift, of_time=of_time)):
        text = text[: change.start] + change.new + text[change.stop :]
    return text


def asked(text: str, shift: Shift = NEXT, *, of_time: bool = False) -> list[tuple[Reason, tuple[str, ...]]]:
    changes = year_changes(text, shift, of_time=of_time)
    return [(one.reason, one.options) for one in changes if one.sureness is Sureness.ASK]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tháng 12/2024", "Tháng 12/2025"),
        ("Trước ngày 31/01/2026", "Trước ngày 31/01/2027"),
        ("Quý II và Quý IV/2025", "Quý II và Quý IV/2026"),
        ("Quý IV năm 2025", "Quý IV năm 2026"),
        ("Ban hành tháng 12/2024; triển khai trong năm 2025", "Ban hành tháng 12/2025; triển khai trong năm 2026"),
        ("Cả năm 2025 (đối với tuyển dụng …)", "Cả năm 2026 (đối với tuyển dụng …)"),
        ("Sau khi Bộ Nội vụ công bố chỉ số cấp tỉnh năm 2024", "Sau khi Bộ Nội vụ công bố chỉ số cấp tỉnh năm 2025"),
        ("- UBND tỉnh: trước 25/12/2024\n- Sở: trước ngày 31/01/2025",
         "- UBND tỉnh: trước 25/12/2025\n- Sở: trước ngày 31/01/2026"),
        ("Đến hết năm 2025", "Đến hết năm 2026"),
        ("Năm học 2024 - 2025", "Năm học 2025 - 2026"),
        ("6 tháng đầu năm 2025", "6 tháng đầu năm 2026"),
        ("Thường xuyên", "Thường xuyên"),
        ("Giai đoạn 2026-2030", "Giai đoạn 2026-2030"),
    ],
)  # fmt: skip
def test_times_move(old: str, new: str) -> None:
    assert moved(old, of_time=True) == new
    assert not asked(old, of_time=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kế hoạch CCHC năm 2025", "Kế hoạch CCHC năm 2026"),
        ("KẾ HOẠCH NĂM 2025", "KẾ HOẠCH NĂM 2026"),
        ("Bàn giải pháp khắc phục tồn tại, hạn chế chỉ số cấp tỉnh năm 2024, nâng cao kết quả chỉ số năm 2025",
         "Bàn giải pháp khắc phục tồn tại, hạn chế chỉ số cấp tỉnh năm 2025, nâng cao kết quả chỉ số năm 2026"),
        ("phê duyệt tổng số lượng người làm việc năm 2026", "phê duyệt tổng số lượng người làm việc năm 2027"),
        ("doanh nghiệp thành lập mới trong năm 2025 tăng từ 10%",
         "doanh nghiệp thành lập mới trong năm 2026 tăng từ 10%"),
        ("Sở Kế hoạch và Đầu tư năm 2025 rà soát", "Sở Kế hoạch và Đầu tư năm 2026 rà soát"),
        ("báo cáo trước ngày 10/12/2025", "báo cáo trước ngày 10/12/2026"),
        ("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình giai đoạn 2021-2030, "
         "UBND tỉnh xây dựng Kế hoạch năm 2025, như sau:",
         "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình giai đoạn 2021-2030, "
         "UBND tỉnh xây dựng Kế hoạch năm 2026, như sau:"),
    ],
)  # fmt: skip
def test_plan_years_of_texts_move(old: str, new: str) -> None:
    assert moved(old) == new
    assert not asked(old)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 2025/QĐ-UBND ngày 20/12/2024 của UBND tỉnh",
        "Nghị định số 118/2025/NĐ-CP",
        "Luật Tổ chức chính quyền địa phương năm 2025",
        "giảm 10% so với năm 2021",
        "Tỷ lệ giảm số lượng đơn vị so với năm 2015",
        "Chương trình tổng thể giai đoạn 2021-2030",
        "tầm nhìn đến năm 2045",
        "định hướng đến năm 2030",
        "theo Đề án “Chuyển đổi số năm 2025” đã duyệt",
        "sắp xếp đơn vị hành chính cấp xã giai đoạn 2019-2021",
        "Luật Đất đai (sửa đổi, bổ sung năm 2020)",
        "Thông báo ngày 12/3/2025 của Văn phòng Chính phủ",
    ],
)
def test_history_stays_and_is_not_asked(text: str) -> None:
    assert year_changes(text, NEXT) == ()


@pytest.mark.parametrize(
    ("text", "reason", "options"),
    [
        ("chỉ số năm 2025 tăng so với năm 2024", Reason.BASE, ("năm 2025", "năm 2024")),
        ("Xây dựng dự thảo kế hoạch nâng cao năng lực cạnh tranh năm 2024", Reason.STALE,
         ("năm 2026", "năm 2025", "năm 2024")),
        ("công tác giai đoạn 2021-2025", Reason.EXPIRED_PERIOD, ("giai đoạn 2021-2025", "giai đoạn 2026-2030")),
        ("đến năm 2025 giảm 10%", Reason.EXPIRED_TARGET, ("năm 2025", "năm 2026")),
        ("Từ năm 2025, thực hiện trên toàn tỉnh", Reason.SINCE, ("năm 2025", "năm 2026")),
        ("Hội nghị ngày 12/3/2025 tại thành phố", Reason.DATE, ("ngày 12/3/2025", "ngày 12/3/2026")),
    ],
)  # fmt: skip
def test_what_only_a_person_knows_is_asked(text: str, reason: Reason, options: tuple[str, ...]) -> None:
    assert (reason, options) in asked(text)


def test_a_stale_year_of_a_time_is_asked() -> None:
    assert asked("Tháng 02/2024", of_time=True) == [(Reason.STALE, ("Tháng 02/2026", "Tháng 02/2025", "Tháng 02/2024"))]
    assert asked("Năm 2021", of_time=True) == [(Reason.FAR, ("Năm 2021", "Năm 2026", "Năm 2022"))]


def test_a_programme_moves_its_own_period_only() -> None:
    text = (
        "Giai đoạn 2021-2030; giai đoạn 2021-2025; đến năm 2025; nhiệm kỳ 2020-2025; "
        "phát triển giáo dục giai đoạn 2021-2025, định hướng đến năm 2030"
    )
    changes = programme_changes(text, (2021, 2030), Shift(2021, 2031))
    assert [(one.old, one.options[0], one.sureness) for one in changes] == [
        ("Giai đoạn 2021-2030", "Giai đoạn 2031-2040", Sureness.SURE),
        ("giai đoạn 2021-2025", "giai đoạn 2031-2035", Sureness.ASK),
        ("năm 2025", "năm 2035", Sureness.ASK),
    ]


def test_figures_of_a_year_that_is_over_stay_where_nobody_decides() -> None:
    text = "Tổng điểm Chỉ số năm 2024 của tỉnh đạt 86,26/100 điểm, tăng 4,21 điểm so với năm 2023"
    assert moved(text) == text
    assert asked(text) == [(Reason.RESULT, ("năm 2024", "năm 2025"))]
    assert moved("Phấn đấu Chỉ số năm 2025 tăng 01 bậc; kết quả năm 2024 đạt từ 80% trở lên") == (
        "Phấn đấu Chỉ số năm 2026 tăng 01 bậc; kết quả năm 2025 đạt từ 80% trở lên"
    )


def test_what_a_document_told_of_a_year_stays() -> None:
    text = "công bố Chỉ số cấp sở năm 2024 tại Thông báo số 734/TB-VPUBND ngày 30/6/2025"
    assert (moved(text), asked(text)) == (text, [])


_TIMES = st.one_of(
    st.builds("Quý {}/{}".format, st.sampled_from(["I", "II", "III- IV", "I và Quý III"]), st.just(2025)),
    st.builds("Tháng {}/{}".format, st.integers(9, 12), st.integers(2024, 2026)),
    st.builds("Trước ngày {}/{}/{}".format, st.integers(1, 28), st.integers(9, 12), st.integers(2024, 2026)),
    st.builds("{} năm {}".format, st.sampled_from(["Trong", "Cả", "Quý IV"]), st.integers(2025, 2026)),
    st.sampled_from(["Thường xuyên", "Hằng quý", "Theo Kế hoạch được phê duyệt"]),
)


@given(st.lists(_TIMES, min_size=1, max_size=4).map("; ".join), st.integers(-40, 40).filter(bool))
def test_times_shifted_there_and_back_are_the_same(text: str, by: int) -> None:
    there = moved(text, Shift(2025, 2025 + by), of_time=True)
    assert (there == text) == (not re.search(r"\d{4}", text))
    assert moved(there, Shift(2025 + by, 2025), of_time=True) == text


_WORDS = st.sampled_from(
    ["năm 2025", "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "Quyết định số 12/QĐ-UBND ngày 05/01/2025",
     "“Năm dữ liệu 2025”", "Luật Thanh tra năm 2024", "giai đoạn 2021-2025", ", ", "; ", " về ", "\n",
     "so với năm 2024", "ban hành Kế hoạch", "UBND tỉnh xây dựng", "12/2024", "đến năm 2025"]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=9).map(", ".join), st.integers(2020, 2032).filter(lambda year: year != 2025))
def test_citations_and_quotations_are_never_touched(text: str, to: int) -> None:
    changes = year_changes(text, Shift(2025, to))
    for change in changes:
        assert text[change.start : change.stop] == change.old
    for cited in re.finditer(r"số \d+/[A-ZĐ-]+ ngày [\d/]+|“[^”]*”|Luật [^;]*?năm \d{4}", text):
        assert not any(one.start < cited.end() and cited.start() < one.stop for one in changes)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(changes))
    assert shut_spans(text) is not None
