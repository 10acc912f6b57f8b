"""Cells of agencies: the 205 real cells with their right split, spans that lose nothing, lists, roles, kinds, noise."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.agencies import (
    MentionKind,
    Role,
    agency_key,
    classify,
    is_commune,
    is_district,
    split_agencies,
)

_NOTE = re.compile(r" \[(?:phạm vi|ghi chú): .*\]$")


def _table(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_real_cells_are_split_right(shared: Path) -> None:
    rows = _table(shared, "agency_cells_raw.csv")
    assert len(rows) == 205
    wrong = {
        row["cell"]: names
        for row in rows
        if (names := list(split_agencies(row["cell"]).names))
        != [_NOTE.sub("", atom) for atom in row["atoms"].split(" | ") if atom]
    }
    assert wrong == {}


def test_what_is_said_behind_a_name_in_real_cells_is_its_scope(shared: Path) -> None:
    """The table was split by hand there: "đổi với" is left out, "đơn đốc" mended, "như trên" said of a shared scope."""
    scopes = {
        mention.scope
        for row in _table(shared, "agency_cells_raw.csv")
        if "[" in row["atoms"]
        for mention in split_agencies(row["cell"]).mentions
        if mention.scope
    }
    assert {
        "đăng tải trên Công báo",
        "đăng tải trên Cơ sở dữ liệu",
        "đăng tải tài liệu tuyên truyền pháp luật",
        "nhiệm vụ trọng tâm liên ngành",
        "nhiệm vụ quản lý của ngành, đơn vị",
        "(đơn đốc, tổng hợp kết quả thực hiện)",
        "đổi với Báo cáo kết quả TDTHPL của UBND tỉnh",
    } <= scopes


def test_the_names_of_the_real_plans_are_of_the_right_kind(shared: Path) -> None:
    """ "OTHER" of the table are bodies, persons and groups with a condition alike; none is a level or an open group."""
    kinds = {
        "AGENCY": {MentionKind.AGENCY},
        "LEVEL": {MentionKind.LEVEL},
        "GROUP": {MentionKind.GROUP},
        "GROUP_REL": {MentionKind.RELATED},
        "GROUP_COND": {MentionKind.SOME},
        "OTHER": {MentionKind.AGENCY, MentionKind.PERSON, MentionKind.SOME, MentionKind.OTHER},
    }
    wrong = {
        row["canonical"]: kind
        for row in _table(shared, "agency_atoms.csv")
        if (kind := classify(row["canonical"])) not in kinds[row["class"]]
    }
    assert wrong == {}


def test_variants_of_one_name_share_a_key(shared: Path) -> None:
    assert agency_key("Uỷ ban nhân dân tỉnh") == agency_key("UBND  tỉnh") == agency_key("ubnd cấp tỉnh")
    assert agency_key("Các Sở, ban, ngành") == agency_key("Các sở ban ngành") == agency_key("Sở, ban, ngành cấp tỉnh")
    assert agency_key("Sở Văn hoá, Thể thao và Du lịch") == agency_key("Sở Văn hóa, Thể thao và Du lịch")
    assert agency_key("UBND các huyện, TP") == agency_key("UBND các huyện, thành phố")
    assert agency_key("Sở Nội vụ") != agency_key("Bộ Nội vụ")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("các Sở: Tư pháp, Nội vụ và Tài chính", ["Sở Tư pháp", "Sở Nội vụ", "Sở Tài chính"]),
        ("Các Sở Nội vụ, Tư pháp, Tài chính", ["Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính"]),
        ("Các Sở: Nội vụ, Y tế; Công an tỉnh; UBND cấp xã", ["Sở Nội vụ", "Sở Y tế", "Công an tỉnh", "UBND cấp xã"]),
        ("Sở Nội vụ, Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Dân tộc và Tôn giáo và các đơn vị liên quan", ["Sở Dân tộc và Tôn giáo", "các đơn vị liên quan"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Văn phòng HĐND và UBND xã; Phòng Kinh tế, Hạ tầng và Đô thị",
         ["Văn phòng HĐND và UBND xã", "Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Sở Nội vụ\n- Sở Tài chính\n+ UBND cấp xã", ["Sở Nội vụ", "Sở Tài chính", "UBND cấp xã"]),
        ("1. Sở Nội vụ 2. Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("UBND các xã, phường, đặc khu", ["UBND các xã, phường, đặc khu"]),
        ("SỞ NỘI VỤ; CÁC SỞ, BAN, NGÀNH", ["SỞ NỘI VỤ", "CÁC SỞ, BAN, NGÀNH"]),
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("Sở NN&PTNT, Sở TN&MT", ["Sở NN&PTNT", "Sở TN&MT"]),
        ("Trường Đại học Quảng Trị", ["Trường Đại học Quảng Trị"]),
        ("", []),
        (" ;- . ", []),
    ],
)  # fmt: skip
def test_other_cells(cell: str, names: list[str]) -> None:
    assert list(split_agencies(cell).names) == names


def test_a_cell_may_say_who_leads_and_who_helps() -> None:
    cell = split_agencies("Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính, các cơ quan liên quan")
    assert [(m.name, m.role) for m in cell.mentions] == [
        ("Sở Nội vụ", Role.LEAD),
        ("Sở Tài chính", Role.COORDINATING),
        ("các cơ quan liên quan", Role.COORDINATING),
    ]
    cell = split_agencies("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và UBND cấp xã")
    assert [(m.name, m.role) for m in cell.mentions] == [
        ("Sở Nội vụ", Role.LEAD),
        ("Sở Tài chính", Role.COORDINATING),
        ("UBND cấp xã", Role.COORDINATING),
    ]


def test_the_levels_are_told_apart() -> None:
    districts = ["UBND cấp huyện", "UBND các huyện, thị xã, thành phố", "UBND huyện/thành phố", "UBND các huyện, TP"]
    communes = ["UBND cấp xã", "UBND các xã, phường", "UBND các xã, phường, đặc khu", "UBND xã, phường"]
    assert all(is_district(name) and not is_commune(name) for name in districts)
    assert all(is_commune(name) and not is_district(name) for name in communes)
    assert not any(is_district(name) or is_commune(name) for name in ("UBND tỉnh", "UBND các cấp", "Sở Nội vụ"))


_NAMES = st.sampled_from(
    ["Sở Nội vụ", "Sở Kế hoạch và Đầu tư", "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng UBND tỉnh", "UBND cấp xã",
     "các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "các cơ quan, đơn vị có liên quan", "Công an tỉnh",
     "Thanh tra tỉnh", "Ban Chỉ đạo CCHC tỉnh", "các cơ quan chuyên môn, cơ quan thuộc UBND tỉnh"]
)  # fmt: skip


@given(st.lists(_NAMES, min_size=1, max_size=6), st.data())
def test_names_joined_by_any_separator_come_back(names: list[str], data: st.DataObject) -> None:
    text = names[0]
    for name in names[1:]:
        text += data.draw(st.sampled_from(["; ", ";", ", ", " ; ", "\n- ", ";\n", " và " if name[0] in "Uc" else "; "]))
        text += name
    noise = data.draw(st.sampled_from(["{}", "- {}", "{}.", " {} ;", "{},"]))
    cell = split_agencies(noise.format(text))
    assert list(cell.names) == names
    assert cell.joined() == cell.text
    nfd = split_agencies(unicodedata.normalize("NFD", noise.format(text)))
    assert nfd.names == cell.names


_PIECES = st.one_of(
    st.sampled_from(
        "Sở Nội vụ UBND cấp huyện xã các Các : ; , và - ( ) phối hợp với chủ trì liên quan . / \n 1.".split(" ")
    ),
    st.text(max_size=5),
)


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    cell = split_agencies(text)
    assert cell.joined() == cell.text == unicodedata.normalize("NFC", text)
    places = [edge for mention in cell.mentions for edge in (mention.start, mention.stop)]
    assert places == sorted(places)
    assert all(cell.text[m.start : m.stop] == m.text and m.text.strip() == m.text != "" for m in cell.mentions)


@pytest.mark.parametrize("name", ["các cơ quan, đơn vị có liên quan", "Các cơ quan, đơn vị", "cơ quan, tổ chức"])
def test_an_agency_is_no_urban_district(name: str) -> None:
    assert not is_district(name)  # "quan" of "cơ quan" is not "quận"
    assert is_district("UBND các quận, huyện")
