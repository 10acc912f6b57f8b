"""The shipped directory against the tables it was made from, and the user's own file: read, merged, written, broken."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.core.agencies import agency_key, is_district
from cchc_desktop.core.directory import ABOLISHED, Apply, Entry
from cchc_desktop.core.directory_csv import entries_text
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.loose import loose
from cchc_desktop.planning.directory import load, merge, read_own, shipped, with_own, write_own

TODAY = date(2026, 11, 22)
APPLY = {"auto": Apply.AUTO, "auto+review": Apply.AUTO, "review": Apply.ASK, "keep": Apply.KEEP}


def _table(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _old_names(cell: str) -> list[str]:
    cell = re.sub(r"^\[.*?\] ", "", cell)
    for written, plain in (("(và) ", "và "), (" (trung ương → xã)", ""), (" (BCSĐ)", ""), (" (2019)", "")):
        cell = cell.replace(written, plain)
    cell = re.sub(r" X\b", " {tỉnh}", cell)
    for written, plain in (("(và) ", "và "), (" (trung ương → xã)", ""), (" (BCSĐ)", ""), (" (2019)", "")):
        cell = cell.replace(written, plain)
    cell = re.sub(r" X\b", " {tỉnh}", cell)
    if cell == "UBND cấp huyện; UBND cấp xã":
        return [cell]
    names = cell.split("; ")
    return [f"Nghị định số {name}" if re.match(r"\d+/", name) else name for name in names]


def test_every_change_of_the_table_is_in_the_directory_with_its_day_and_how_it_applies(shared: Path) -> None:
    """Texts of the new name may be longer there; what changed, when, and whether to ask must agree."""
    rows = _table(shared, "org_changes.csv")
    assert len(rows) == 78
    wrong = []
    for row in rows:
        functions = bool(re.match(r"\[", row["old"]))
        for old in _old_names(row["old"]):
            found = [e for e in shipped().rows(old) if bool(e.functions) == functions]
            kept = row["apply"] == "keep"
            fits = [
                e for e in found
                if (kept and e.apply is Apply.KEEP and e.until is None)
                or (e.changed == date.fromisoformat(row["from_date"]) and e.apply is APPLY[row["apply"]])
            ]  # fmt: skip
            if not kept:
                fits = [e for e in fits if any(_same(new, row["new"]) for new in e.became)]
            if not fits:
                wrong.append((old, row["new"], found))
    assert wrong == []


def _same(name: str, said: str) -> bool:
    """The table writes alternatives, "N" for a number and "(thành phố)" for the other status into one cell."""
    for written, plain in (("{đơn vị}", "tỉnh"), ("{tỉnh}", "X"), ("…", "N")):
        name = name.replace(written, plain)
    said = said.replace(" (thành phố)", "").replace("xã (phường)", "cấp xã").replace("tỉnh …", "tỉnh X")
    said = re.sub(r" \((?:xã|phường), [^)]*\)", "", said)
    return agency_key(name) in {agency_key(part) for part in [said, *said.split(" / ")]}


def test_the_functions_that_went_elsewhere_are_told_by_their_words(shared: Path) -> None:
    for row in _table(shared, "org_changes.csv"):
        match = re.match(r"\[(.*?)\] (.*)", row["old"])
        if match is None:
            continue
        entries = [e for e in shipped().rows(match[2]) if e.functions and row["new"] in e.became]
        said = loose(" ".join(word for e in entries for word in e.functions))
        assert any(loose(word.strip()) in said for word in re.split(r"[,:]", match[1])), row["old"]


def test_the_provinces_are_those_of_the_tables(shared: Path) -> None:
    directory = shipped()
    for row in _table(shared, "province_map_63_to_34.csv"):
        now = directory.today(row["old_name"], TODAY)
        assert now is not None, row["old_name"]
        assert now.full_name.casefold() == row["new_full_name"].casefold(), row["old_name"]
        if row["city_status_from"]:
            since = date.fromisoformat(row["city_status_from"])
            assert now.since == since
    current = {p.full_name.casefold(): p.code for p in directory.provinces if p.valid(TODAY)}
    assert current == {
        row["current_full_name"].casefold(): row["nso_code"] for row in _table(shared, "provinces_34.csv")
    }
    assert sum(len(p.special_zones) for p in directory.provinces if p.valid(TODAY)) == 13


def test_what_a_name_became_is_right_on_the_day_it_became() -> None:
    """No row leads to a name that had already gone, and every row that ends says by which law."""
    directory = shipped()
    for entry in directory.entries:
        if entry.became and entry.changed:
            assert entry.law, entry.name
        for name in entry.became:
            if name == ABOLISHED or "{" in name or "…" in name or entry.changed is None:
                continue
            after = directory.find(name, entry.changed)
            assert after is None or after.valid(entry.changed), (entry.name, name)
            assert not is_district(name)


def test_every_agency_of_the_real_plans_that_is_one_body_is_known(shared: Path) -> None:
    rows = [row for row in _table(shared, "agency_atoms.csv") if row["class"] in ("AGENCY", "LEVEL")]
    known = shipped()
    assert [row["canonical"] for row in rows if known.find(row["canonical"], TODAY) is None] == ["UBND các cấp"]
    assert known.canonical("Sở TTTT", TODAY) == "Sở Thông tin và Truyền thông"
    assert known.canonical("Sở Nông nghiệp và PTNT", TODAY) == "Sở Nông nghiệp và Phát triển nông thôn"


def test_a_group_of_the_province_has_its_twelve_uniform_departments_and_more() -> None:
    members = shipped().members("Các sở, ban, ngành", TODAY)
    assert {
        "Sở Nội vụ",
        "Sở Tài chính",
        "Sở Nông nghiệp và Môi trường",
        "Thanh tra tỉnh",
        "Văn phòng UBND tỉnh",
    } <= set(members)
    assert "Sở Kế hoạch và Đầu tư" not in members
    assert "Sở Kế hoạch và Đầu tư" in shipped().members("Các sở, ban, ngành", date(2024, 12, 23))


# ---- the user's own file

OWN = Entry("Sở Ngoại vụ", since=date(2025, 3, 1), until=date(2026, 12, 31), became=("Văn phòng UBND tỉnh",), own=True)


def test_an_own_file_is_written_read_and_takes_the_place_of_shipped_rows(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.csv"
    mine = Entry("Ban Dân tộc", until=date(2025, 2, 28), became=("Sở Nội vụ",), apply=Apply.AUTO, own=True)
    write_own(path, (OWN, mine))
    assert read_own(path) == (OWN, mine)
    directory = load(path).directory
    assert directory.rows("Ban Dân tộc") == (mine,)
    assert directory.entries[:2] == (OWN, mine)
    assert len(directory.entries) == len(shipped().entries) + 1
    assert [p.name for p in tmp_path.iterdir()] == ["danh-muc.csv"], "nothing is left beside it"


def test_without_an_own_file_the_shipped_directory_is_used(tmp_path: Path) -> None:
    assert load().directory is shipped()
    assert load(tmp_path / "none.csv").directory is shipped()


def test_a_broken_own_file_is_told_and_hinders_nothing(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.csv"
    path.write_bytes("Tên,Từ ngày\nSở A,hôm qua\n".encode())
    loaded = load(path)
    assert loaded.directory is shipped()
    assert loaded.fault is not None
    assert (loaded.fault.code, loaded.fault.params["line"]) == (ErrorCode.DIRECTORY_LINE, 2)
    path.write_bytes("Tên\nSở A".encode("utf-16"))
    assert (fault := load(path).fault) is not None
    assert fault.code is ErrorCode.DIRECTORY_UNREADABLE


def test_errors_of_files_are_known_errors(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as missing:
        read_own(tmp_path / "none.csv")
    assert missing.value.code is ErrorCode.SOURCE_MISSING
    with pytest.raises(KnownError) as folder:
        read_own(tmp_path)
    assert folder.value.code is ErrorCode.SOURCE_UNREADABLE
    with pytest.raises(KnownError) as nowhere:
        write_own(tmp_path / "no" / "x.csv", (OWN,))
    assert nowhere.value.code is ErrorCode.TARGET_FOLDER_MISSING
    (tmp_path / "taken").mkdir()
    with pytest.raises(KnownError) as taken:
        write_own(tmp_path / "taken", (OWN,))
    assert taken.value.code is ErrorCode.TARGET_NOT_WRITABLE


def test_a_colleagues_file_is_merged_row_by_row() -> None:
    theirs = Entry("Sở Ngoại vụ", since=date(2025, 3, 1), note="giữ", own=True)
    other = Entry("Hội Nông dân tỉnh", level="tỉnh", own=True)
    done = merge((OWN,), (theirs, other))
    assert done.entries == (theirs, other)
    assert (done.new, done.replaced) == ((other,), (theirs,))
    assert merge((OWN,), (OWN,)).replaced == ()


def test_the_shipped_directory_can_be_passed_on_as_a_file() -> None:
    entries = shipped().entries
    assert with_own(()).entries == entries
    assert entries_text(entries).count("\n") == len(entries) + 1
