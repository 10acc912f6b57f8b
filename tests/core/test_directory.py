"""The dated directory and its file: who was right when, what became of whom, groups, names in texts, bad tables."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.directory import Apply, Directory, Entry, Province
from cchc_desktop.core.directory_csv import entries_text, merged, read_entries, read_provinces
from cchc_desktop.core.errors import ErrorCode, KnownError

OLD, NEW = date(2025, 2, 28), date(2025, 3, 1)
PLANNING = Entry("Sở Kế hoạch và Đầu tư", ("Sở KHĐT",), "tỉnh", "sở", None, OLD, ("Sở Tài chính",), law="NĐ 45")
FINANCE = Entry("Sở Tài chính", (), "tỉnh", "sở", apply=Apply.KEEP)
MERGED = Entry("Sở Nông nghiệp và Môi trường", (), "tỉnh", "sở", since=NEW)
HEALTH_MOVE = Entry("Sở Tài chính", (), "tỉnh", "sở", None, OLD, ("Sở Y tế",), ("lý lịch",), Apply.ASK)
CULTURE = Entry("Sở Văn hóa, Thể thao và Du lịch", (), "tỉnh", "sở")
PARK = Entry("Ban Quản lý Khu kinh tế tỉnh", (), "tỉnh", "cơ quan khác")
COURT = Entry("Tòa án nhân dân tỉnh", (), "tỉnh", "cơ quan khác")
PROVINCES = (
    Province("Bắc Giang", "tỉnh", until=date(2025, 6, 30), became="tỉnh Bắc Ninh"),
    Province("Bắc Ninh", "tỉnh", until=date(2026, 9, 19), became="thành phố Bắc Ninh"),
    Province("Bắc Ninh", "thành phố", since=date(2026, 9, 20)),
    Province("Cao Bằng", "tỉnh"),
)
DIRECTORY = Directory((PLANNING, FINANCE, MERGED, HEALTH_MOVE, CULTURE, PARK, COURT), PROVINCES)


def test_a_name_is_right_from_its_first_to_its_last_day() -> None:
    assert PLANNING.valid(OLD)
    assert not PLANNING.valid(NEW)
    assert PLANNING.changed == NEW
    assert not MERGED.valid(OLD)
    assert MERGED.valid(NEW)


def test_a_name_is_found_in_any_spelling() -> None:
    for name in ("Sở Kế hoạch và Đầu tư", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "so ke hoach va dau tu", "Sở KHĐT"):
        assert DIRECTORY.find(name, NEW) is PLANNING
    assert DIRECTORY.find("Sở Kế hoạch", NEW) is None
    assert DIRECTORY.canonical("sở khđt", NEW) == "Sở Kế hoạch và Đầu tư"
    assert DIRECTORY.canonical("Tổ thẩm định", NEW) == "Tổ thẩm định"
    assert DIRECTORY.rows("Sở Tài chính") == (FINANCE, HEALTH_MOVE)


def test_names_to_choose_from_are_those_of_the_day() -> None:
    assert "Sở Kế hoạch và Đầu tư" in DIRECTORY.names(OLD)
    assert "Sở Nông nghiệp và Môi trường" not in DIRECTORY.names(OLD)
    assert DIRECTORY.names(NEW, types=("sở",)) == (
        "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch",
    )  # fmt: skip


def test_a_province_goes_through_mergers_and_changes_of_status() -> None:
    def name(old: str, day: date) -> str:
        province = DIRECTORY.today(old, day)
        return province.full_name if province else ""

    assert name("Bắc Giang", date(2024, 12, 31)) == "tỉnh Bắc Giang"
    assert name("tỉnh Bắc Giang", date(2025, 7, 1)) == "tỉnh Bắc Ninh"
    assert name("tỉnh Bắc Giang", date(2026, 12, 31)) == "thành phố Bắc Ninh"
    assert name("Bắc Ninh", date(2026, 9, 19)) == "tỉnh Bắc Ninh"
    assert name("Cao Bằng", date(2030, 1, 1)) == "tỉnh Cao Bằng"
    assert name("Atlantis", date(2030, 1, 1)) == ""


def test_a_group_holds_its_members_of_the_day() -> None:
    assert DIRECTORY.members("Các sở, ban, ngành", NEW) == (
        "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch",
        "Ban Quản lý Khu kinh tế tỉnh",
    )  # fmt: skip
    assert "Ban Quản lý Khu kinh tế tỉnh" not in DIRECTORY.members("Các cơ quan chuyên môn thuộc UBND tỉnh", NEW)
    assert DIRECTORY.members("UBND cấp xã", NEW, communes=("xã A", "phường B")) == ("UBND xã A", "UBND phường B")
    assert DIRECTORY.members("UBND cấp xã", NEW) == ("UBND cấp xã",)
    assert DIRECTORY.members("Sở Tài chính", NEW) == ()


def test_names_are_seen_in_texts_whole_and_longest_first() -> None:
    def seen(text: str) -> list[str]:
        return [sighting.text for sighting in DIRECTORY.sightings(text)]

    assert seen("Giao Sở Tài chính, Sở Kế hoạch và Đầu tư báo cáo") == ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]
    assert seen("Phó Giám đốc SỞ  TÀI CHÍNH") == ["SỞ  TÀI CHÍNH"]
    assert seen("Sở Văn hóa, Thể thao và Du lịch; sở văn hoá thể thao và du lịch") == [
        "Sở Văn hóa, Thể thao và Du lịch", "sở văn hoá thể thao và du lịch",
    ]  # fmt: skip
    assert seen("Sở Tài chính-Vật giá; trụ sở tài chính; Sở Tài, chính") == ["Sở Tài chính", "sở tài chính"]


# ---- the file

_WORDS = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyÁẾộ &-,\"'"), min_size=1, max_size=20).map(str.strip)
_NAMES = _WORDS.filter(lambda word: word and word == " ".join(word.split()))
_DAYS = st.none() | st.dates(date(2000, 1, 1), date(2040, 12, 31))


@st.composite
def _entries(draw: st.DrawFn) -> Entry:
    until = draw(_DAYS)
    since = draw(_DAYS)
    if since and until and since > until:
        since, until = until, since
    functions = st.lists(_NAMES.filter(lambda n: ";" not in n), max_size=2).map(tuple)
    return Entry(
        draw(_NAMES), draw(st.lists(_NAMES, max_size=2).map(tuple)), draw(st.sampled_from(["tỉnh", "xã", ""])), "sở",
        since, until, draw(st.lists(_NAMES, max_size=2).map(tuple)) if until else (), draw(functions),
        draw(st.sampled_from(list(Apply))), draw(st.just("") | _NAMES), "", True,
    )  # fmt: skip


@given(st.lists(_entries(), max_size=5), st.sampled_from([",", ";"]))
def test_a_written_table_is_read_back(entries: list[Entry], sign: str) -> None:
    text = entries_text(entries)
    assert text.startswith("\ufeffTên,")
    assert read_entries(text, "x", own=True) == tuple(entries)


def test_tables_of_excel_are_read() -> None:
    table = (
        "Ghi chú;Tên;Áp dụng;Đến hết ngày;Thành\r\n;Sở A;HỎI;28/02/2025;Sở B | Sở C\r\n;;;;\r\n;Sở D;;2025-06-30;\r\n"
    )
    entries = read_entries(table, "x")
    assert [(e.name, e.apply, e.until, e.became) for e in entries] == [
        ("Sở A", Apply.ASK, OLD, ("Sở B", "Sở C")),
        ("Sở D", Apply.AUTO, date(2025, 6, 30), ()),
    ]


@pytest.mark.parametrize(
    ("table", "code", "params"),
    [
        ("", ErrorCode.DIRECTORY_UNREADABLE, {}),
        ("a\0b", ErrorCode.DIRECTORY_UNREADABLE, {}),
        ('Tên\n"x', ErrorCode.DIRECTORY_UNREADABLE, {}),
        ("Cấp,Loại\ntỉnh,sở\n", ErrorCode.DIRECTORY_COLUMN, {"column": "Tên"}),
        ("Tên,Từ ngày\nSở A,31/02/2025\n", ErrorCode.DIRECTORY_LINE, {"line": 2, "value": "31/02/2025"}),
        ("Tên,Từ ngày\nSở A,mai\n", ErrorCode.DIRECTORY_LINE, {"line": 2, "value": "mai"}),
        ("Tên,Áp dụng\n\nSở A,có\n", ErrorCode.DIRECTORY_LINE, {"line": 3, "value": "có"}),
        ("Tên,Thành\nSở A,Sở B\n", ErrorCode.DIRECTORY_LINE, {"line": 2, "value": "Sở B"}),
        ("Tên,Thành\n,Sở B\n", ErrorCode.DIRECTORY_LINE, {"line": 2, "value": "Sở B"}),
        ("Tên,Từ ngày,Đến hết ngày\nSở A,02/3/2025,01/3/2025\n", ErrorCode.DIRECTORY_LINE,
         {"line": 2, "value": "01/3/2025"}),
    ],
)  # fmt: skip
def test_a_bad_table_is_refused_with_its_place(table: str, code: ErrorCode, params: dict[str, str | int]) -> None:
    with pytest.raises(KnownError) as error:
        read_entries(table, "danh-muc.csv")
    assert error.value.code is code
    assert {"path": "danh-muc.csv", **params} == error.value.params


@given(st.text(max_size=200))
def test_any_other_text_is_refused_or_read(text: str) -> None:
    for read in (read_entries, read_provinces):
        with contextlib.suppress(KnownError):
            assert all(row.name.strip() for row in read(text, "x"))


def test_a_row_added_takes_the_place_of_the_row_for_the_same_name() -> None:
    mine = Entry("sở  kế hoạch và đầu tư", until=OLD, became=("Sở Tài chính tỉnh",), own=True)
    both = merged((PLANNING, FINANCE, HEALTH_MOVE), (mine, PARK))
    assert both == (mine, FINANCE, HEALTH_MOVE, PARK)
