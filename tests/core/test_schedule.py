"""Time phrases: the 70 expressions of real plans, wording there and back, noise, and texts that are none."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.schedule import (
    Doubt,
    Kind,
    Recurrence,
    TimePhrase,
    Understood,
    Window,
    canonical,
    dates_text,
    months,
    quarters,
    read_time,
    window,
)

YEAR = 2025


def _rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "data" / "time_expressions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _found(phrase: TimePhrase) -> tuple[str, list[str], list[str], str]:
    if len(phrase.parts) == 1:
        spans = [(w.start, w.end) for w in phrase.parts[0].spans()]
    else:
        spans = [(part.start, part.end) for part in phrase.parts]
    starts, ends = [_iso(a) for a, _ in spans], [_iso(b) for _, b in spans]
    return phrase.kind, starts if any(starts) else [], ends if any(ends) else [], str(phrase.recurring or "")


def _listed(cell: str) -> list[str]:
    return [re.sub(r"^\[.*?\]", "", one) for one in cell.split("|")] if cell else []


def test_all_expressions_of_the_real_plans_have_their_kind_dates_and_recurrence(shared: Path) -> None:
    rows = _rows(shared)
    assert len(rows) == 70
    wrong = {
        row["expression"]: (found, expected)
        for row in rows
        if (found := _found(read_time(row["expression"], YEAR)))
        != (expected := (row["kind"], _listed(row["start"]), _listed(row["end"]), row["recurring"]))
    }
    assert wrong == {}


def test_all_expressions_have_their_canonical_wording(shared: Path) -> None:
    """The table leaves out with "…" what it has said before; a remark in brackets is no wording."""
    wrong = {
        row["expression"]: said
        for row in _rows(shared)
        if not row["canonical"].startswith("(")
        and not re.fullmatch(
            re.escape(row["canonical"]).replace("…", ".*"), said := canonical(read_time(row["expression"], YEAR))
        )
    }
    assert wrong == {}


def test_what_is_to_be_kept_word_for_word_is_kept(shared: Path) -> None:
    kept = [row["expression"] for row in _rows(shared) if row["canonical"].startswith("(giữ nguyên")]
    assert len(kept) >= 6
    assert [canonical(read_time(text, YEAR)) for text in kept] == kept


def test_the_expressions_mean_the_same_in_another_wording_of_blanks_case_and_marks(shared: Path) -> None:
    for row in _rows(shared):
        text = row["expression"]
        plain = _found(read_time(text, YEAR))
        for noisy in (
            unicodedata.normalize("NFD", text),
            text.upper(),
            text.replace(" ", "\u00a0"),
            text.replace("-", "–"),
            text.replace("-", "‑"),
            text.replace(" ", "  "),
            _without_marks(text),
            text.replace("/", " / "),
        ):
            assert _found(read_time(noisy, YEAR)) == plain, noisy


def _without_marks(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


# ---- wording there and back

_YEARS = st.integers(2020, 2035)
_DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
_ROMAN = ["I", "II", "III", "IV"]
_LABELS = st.sampled_from(["Ban hành Kế hoạch", "Báo cáo", "Tổng kết", "UBND cấp xã", "Các sở, ban, ngành"])
_EVENTS = st.sampled_from(
    ["có văn bản hướng dẫn của Bộ Nội vụ", "Quốc hội thông qua Luật", "được cấp có thẩm quyền phê duyệt"]
)


def _month(year: int, month: int) -> str:
    return f"tháng {month:02d}/{year}" if month < 3 else f"tháng {month}/{year}"


def _day(day: date) -> str:
    return f"{day.day:02d}/{_month(day.year, day.month).removeprefix('tháng ')}"


_MONTHS = st.builds(_month, _YEARS, st.integers(1, 12))
_QUARTERS = st.builds(lambda q, y: f"Quý {_ROMAN[q]}/{y}", st.integers(0, 3), _YEARS)
_RANGES = st.builds(lambda q, y: f"Quý {_ROMAN[q]} - {_ROMAN[q + 1]}/{y}", st.integers(0, 2), _YEARS)
_DEADLINES = st.builds(lambda d: f"Trước ngày {_day(d)}", _DAYS)
_SIMPLE = st.one_of(
    _MONTHS,
    _QUARTERS,
    _RANGES,
    st.builds(lambda y: f"Quý I và Quý III/{y}", _YEARS),
    st.builds(lambda y: f"Năm {y}", _YEARS),
    st.builds(lambda y, n: f"Giai đoạn {y} - {y + n}", _YEARS, st.integers(1, 9)),
    st.builds(lambda d: f"Ngày {_day(d)}", _DAYS),
    _DEADLINES,
    st.builds(lambda d: f"Chậm nhất ngày {_day(d)}", _DAYS),
    st.builds(lambda m: f"Từ {m}", _MONTHS),
    st.builds(lambda h, y: f"6 tháng {h} năm {y}", st.sampled_from(["đầu", "cuối"]), _YEARS),
    st.builds(lambda y, m: f"{_month(y, m)} và {_month(y, m + 2)}", _YEARS, st.integers(1, 10)),
    st.sampled_from(["Thường xuyên", "Hằng tháng", "Hằng quý", "Hằng năm", "Hằng tháng hoặc đột xuất"]),
    st.sampled_from(["Thường xuyên, khi nhận được yêu cầu", "Theo Kế hoạch được phê duyệt"]),
    st.sampled_from(["Trước ngày 25 hằng tháng", "Chậm nhất ngày 15 của tháng cuối quý", "Ngày 05 hằng tháng"]),
    st.builds(lambda e: f"Sau khi {e}", _EVENTS),
    st.builds(lambda n, e: f"Sau {n} ngày kể từ ngày {e}", st.integers(1, 90), _EVENTS),
)
_PHRASES = st.one_of(
    _SIMPLE,
    st.builds(lambda a, b, x, y: f"{a}: {x}; {b}: {y}", _LABELS, _LABELS, _MONTHS, _DEADLINES),
    st.builds(lambda q, d: f"{q}, hoàn thành trước ngày {_day(d)}", _QUARTERS, _DAYS),
)


def _meaning(phrase: TimePhrase) -> list[object]:
    return [(p.kinds, p.spans(), p.recurring, p.offset_days, p.event.casefold()) for p in phrase.parts]


@given(_PHRASES)
def test_a_phrase_in_official_wording_is_understood_and_its_own_canonical_form(text: str) -> None:
    text = text[0].upper() + text[1:]
    phrase = read_time(text, YEAR)
    assert phrase.understood is Understood.WHOLLY
    assert canonical(phrase).casefold().replace("tháng", "") == text.casefold().replace("tháng", "")


@given(_PHRASES, st.sampled_from([2024, 2027, (2021, 2030), None]))
def test_the_canonical_wording_means_the_same(text: str, context: int | tuple[int, int] | None) -> None:
    phrase = read_time(text, context)
    assert _meaning(read_time(canonical(phrase), context)) == _meaning(phrase)


@given(_PHRASES, st.data())
def test_noise_changes_nothing(text: str, data: st.DataObject) -> None:
    noise = data.draw(
        st.sampled_from(
            [str.upper, str.lower, _without_marks, "- {}.".format, " {} ;".format, lambda t: t.replace(" ", "  ")]
        )
    )
    noisy = noise(text)
    before, after = read_time(text, YEAR), read_time(noisy, YEAR)
    assert [(p.kinds, p.spans(), p.recurring) for p in after.parts] == [
        (p.kinds, p.spans(), p.recurring) for p in before.parts
    ]


_CHOPPED = st.lists(
    st.one_of(
        st.sampled_from(
            "Quý I / 2025 - tháng ngày trước từ đến 31/02 13/2025 ( ) : ; \n và hằng năm thường xuyên sau khi theo 9999"
            " đối với chậm nhất 0/0/2025 giai đoạn 2030 - 2021 1900 ٣ ² İ ß ﬁ".split(" ")
        ),
        st.text(max_size=6),
    ),
    max_size=25,
).map(" ".join)


@given(_CHOPPED, st.sampled_from([2025, (2021, 2030), None]))
def test_nonsense_never_raises_and_spans_lie_in_the_text(text: str, context: int | tuple[int, int] | None) -> None:
    phrase = read_time(text, context)
    canonical(phrase)
    dates_text(window(phrase))
    for span in phrase.years:
        assert phrase.text[span.start : span.stop] == str(span.year)
    for part in phrase.parts:
        for one in part.windows:
            assert one.start is None or one.end is None or one.start <= one.end


@pytest.mark.parametrize(
    "text",
    ["abc", "Đang thực hiện", "Kế hoạch số 12/KH-UBND ngày 05/01/2025", "Quý V/2025", "Theo", "Việt Nam", "Năm học mới",
     "31/02/2025", "Tháng 13/2025", "x" * 5000],
)  # fmt: skip
def test_what_is_no_time_stays_free_text(text: str) -> None:
    phrase = read_time(text, YEAR)
    assert (phrase.kind, phrase.understood, canonical(phrase)) == ("FREE", Understood.NOT, text)


def test_an_empty_cell_is_no_free_text() -> None:
    assert [read_time(text, YEAR).kind for text in ("", "  ", "\n", "-")] == ["EMPTY"] * 4


@pytest.mark.parametrize(
    ("text", "kind", "dates"),
    [
        ("Tháng 3, 6, 9/2025", "MONTH_SET", "01/03–30/09/2025"),
        ("Tháng 4-6/2025", "MONTH_RANGE", "01/04–30/06/2025"),
        ("Quý I,III/2025", "QUARTER_SET", "01/01–30/09/2025"),
        ("Quý 3 năm 2025", "QUARTER", "01/07–30/09/2025"),
        ("03/2025", "MONTH", "01/03–31/03/2025"),
        ("2025", "YEAR", "01/01–31/12/2025"),
        ("Tháng 12 và Quý I/2026", "MIXED_SET", "01/12/2025–31/03/2026"),
        ("Quý IV/2024 - Quý I/2025", "QUARTER_RANGE", "01/10/2024–31/03/2025"),
        ("Từ 01/3 đến 15/4/2025", "DATE_RANGE", "01/03–15/04/2025"),
        ("Ngày 05 tháng 3 năm 2025", "DATE", "05/03/2025"),
        ("Đến hết quý II/2025", "NOT_LATER", "≤ 30/06/2025"),
        ("Trước tháng 6/2025", "BEFORE_DATE", "≤ 31/05/2025"),
        ("Từ tháng 3/2025", "FROM_MONTH", "≥ 01/03/2025"),
        ("Hoàn thành trong Quý II/2025", "QUARTER", "01/04–30/06/2025"),
        ("Chậm nhất ngày 15 (18) của tháng cuối quý", "PERIODIC+NOT_LATER", "≤ 15/12/2025"),
        ("Trong vòng 05 ngày làm việc kể từ khi nhận hồ sơ", "OFFSET_EVENT(+5d)", ""),
        ("Mỗi năm 02 lần", "PERIODIC", "01/01–31/12/2025"),
        ("Tháng 6/2025; tháng 12/2025", "MONTH_SET", "01/06–31/12/2025"),
    ],
)
def test_other_wordings_of_real_plans(text: str, kind: str, dates: str) -> None:
    phrase = read_time(text, YEAR)
    assert (phrase.kind, dates_text(window(phrase))) == (kind, dates)


def test_a_label_and_an_actor_are_told_apart() -> None:
    phrase = read_time("UBND cấp xã: trước ngày 01/3/2025; Báo cáo: quý IV/2025", YEAR)
    assert [(part.label, part.actor) for part in phrase.parts] == [("", "UBND cấp xã"), ("Báo cáo", "")]
    assert phrase.kind == "MULTI(label+actor)"


def test_a_missing_year_is_the_year_of_the_plan_and_said_so() -> None:
    assert Doubt.YEAR_MISSING in read_time("Quý IV", YEAR).doubts
    assert Doubt.YEAR_MISSING not in read_time("Quý IV/2025", YEAR).doubts
    assert read_time("Quý IV", None).start is None
    assert read_time("Quý IV", None).kind == "QUARTER"


def test_days_that_do_not_exist_are_doubted() -> None:
    assert read_time("Trước ngày 31/4/2025", YEAR).doubts == (Doubt.IMPOSSIBLE,)
    assert read_time("Từ ngày 15/6/2025 đến ngày 01/3/2025", YEAR).doubts == (Doubt.BACKWARDS,)


def test_what_the_grammar_cannot_place_exactly_is_understood_partly() -> None:
    phrase = read_time("Cuối tháng 6/2025", YEAR)
    assert (phrase.kind, phrase.understood, phrase.rest) == ("MONTH", Understood.PARTLY, "Cuối")
    assert canonical(phrase) == "Cuối tháng 6/2025"


def test_years_of_the_text_know_whether_they_may_move() -> None:
    def years(text: str) -> list[tuple[int, bool]]:
        return [(span.year, span.fixed) for span in read_time(text, YEAR).years]

    assert years("Ban hành tháng 12/2024; triển khai trong năm 2025") == [(2024, False), (2025, False)]
    assert years("Giai đoạn 2022- 2025") == [(2022, True), (2025, True)]
    assert years("Theo Kế hoạch số 12/KH-UBND ngày 05/01/2024") == [(2024, True)]


def test_quarters_and_months_of_a_year() -> None:
    def held(text: str, year: int = YEAR) -> tuple[list[int], list[int]]:
        phrase = read_time(text, YEAR)
        return sorted(quarters(phrase, year)), sorted(months(phrase, year))

    assert held("Quý II và Quý IV/2025") == ([2, 4], [4, 5, 6, 10, 11, 12])
    assert held("Trước ngày 01/4/2025") == ([1], [3])
    assert held("Từ tháng 11/2025") == ([4], [11, 12])
    assert held("Tháng 12/2024") == ([], [])
    assert held("Tháng 12/2024", 2024) == ([4], [12])
    assert held("Theo quy định") == ([], [])
    assert held("Giai đoạn 2022 - 2025")[0] == [1, 2, 3, 4]


def test_two_cells_of_time_make_one_window() -> None:
    start, due = read_time("Từ tháng 01/2025", YEAR), read_time("Trước ngày 30/6/2025", YEAR)
    assert window(start, due) == Window(date(2025, 1, 1), date(2025, 6, 29))
    assert dates_text(window(start, due)) == "01/01–29/06/2025"
    assert window(read_time("15/01/2025", YEAR), read_time("Thường xuyên", YEAR)) == Window(
        date(2025, 1, 15), date(2025, 12, 31)
    )
    assert window(read_time("Theo quy định", YEAR), read_time("", YEAR)) is None


def test_a_programme_lasts_all_its_years() -> None:
    phrase = read_time("Thường xuyên", (2021, 2030))
    assert (phrase.start, phrase.end, phrase.recurring) == (date(2021, 1, 1), date(2030, 12, 31), Recurrence.CONTINUOUS)
    assert phrase.continuous
    assert Kind.CONTINUOUS in phrase.parts[0].kinds
