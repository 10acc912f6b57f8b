"""Cells of agencies rewritten: lists keep their form, doubles fall out, everything else stays letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.agencies import split_agencies
from cchc_desktop.planning.agency_cells import rewritten

NEW = {
    "Sở Kế hoạch và Đầu tư": "Sở Tài chính",
    "Sở KHĐT": "Sở Tài chính",
    "Sở Thông tin và Truyền thông": "Sở Khoa học và Công nghệ",
    "Sở TTTT": "Công an tỉnh",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
    "UBND cấp huyện": "",
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sở Kế hoạch và Đầu tư; Sở Tài chính", "Sở Tài chính"),
        ("Các Sở: Tài chính, Kế hoạch và Đầu tư", "Sở Tài chính"),
        ("Văn phòng UBND tỉnh; các Sở: Tư pháp, Tài chính, Thông tin và Truyền thông, Kế hoạch và Đầu tư",
         "Văn phòng UBND tỉnh; các Sở: Tư pháp, Tài chính, Khoa học và Công nghệ"),
        ("Văn phòng UBND tỉnh, các Sở: Tư pháp, Tài chính, Sở TTTT, Sở KHĐT; UBND cấp xã",
         "Văn phòng UBND tỉnh, các Sở: Tư pháp, Tài chính; Công an tỉnh; UBND cấp xã"),
        ("Các Sở: Nội vụ; Tài chính; Tài nguyên và Môi trường; Y tế",
         "Các Sở: Nội vụ; Tài chính; Nông nghiệp và Môi trường; Y tế"),
        ("Các sở, ban, ngành, UBND cấp huyện; UBND cấp xã", "Các sở, ban, ngành; UBND cấp xã"),
        ("UBND cấp huyện; UBND cấp xã", "UBND cấp xã"),
        ("UBND cấp huyện, cấp xã", "UBND cấp xã"),
        ("Sở Nội vụ; UBND cấp huyện và cấp xã", "Sở Nội vụ; UBND cấp xã"),
        ("- Sở Thông tin và Truyền thông.", "- Sở Khoa học và Công nghệ."),
        ("Sở Kế hoạch và Đầu tư (đôn đốc); Sở Tài chính", "Sở Tài chính (đôn đốc); Sở Tài chính"),
        ("UBND cấp huyện (rà soát); UBND cấp xã", "UBND cấp xã"),
        ("Sở Nội vụ, các sở, ban, ngành và UBND cấp huyện.", "Sở Nội vụ, các sở, ban, ngành."),
        ("UBND cấp huyện; các sở, ban, ngành", "Các sở, ban, ngành"),
        ("UBND cấp huyện", ""),
        ("Sở Nội vụ; Sở Nội vụ; Sở KHĐT", "Sở Nội vụ; Sở Nội vụ; Sở Tài chính"),
        ("Sở KHĐT; Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
    ],
)  # fmt: skip
def test_cells(old: str, new: str) -> None:
    cell = split_agencies(old)
    done = rewritten(cell, {i: NEW[m.name] for i, m in enumerate(cell.mentions) if m.name in NEW})
    assert done.text == new


def test_who_fell_out_as_a_double_is_told() -> None:
    cell = split_agencies("Sở Tài chính; Sở Kế hoạch và Đầu tư")
    assert rewritten(cell, {1: "Sở Tài chính"}).doubled == ("Sở Tài chính",)
    assert rewritten(cell, {1: "Sở Y tế"}).doubled == ()


_CELLS = st.lists(
    st.sampled_from(
        [
            "Sở Nội vụ",
            "các Sở: Tư pháp, Y tế, Xây dựng",
            "UBND cấp xã",
            "các sở, ban, ngành",
            "Công an tỉnh (ATTT)",
            "Sở Y tế",
        ]
    ),
    min_size=1,
    max_size=4,
).map("; ".join)


@given(_CELLS)
def test_without_changes_nothing_changes(text: str) -> None:
    cell = split_agencies(text)
    assert rewritten(cell, {}).text == text
    assert rewritten(cell, {i: m.name for i, m in enumerate(cell.mentions)}).text == text


@given(_CELLS, st.data())
def test_the_new_cell_names_what_was_decided(text: str, data: st.DataObject) -> None:
    cell = split_agencies(text)
    choice = st.sampled_from(["", "Sở Tài chính", "Thanh tra tỉnh"])
    names = data.draw(st.dictionaries(st.integers(0, len(cell.mentions) - 1), choice, max_size=3))
    done = rewritten(cell, names)
    wanted = [names.get(i, m.name) for i, m in enumerate(cell.mentions)]
    said = {name.casefold() for name in split_agencies(done.text).names}
    assert said == {name.casefold() for name in wanted if name}
    for name in ("Sở Tài chính", "Thanh tra tỉnh"):
        scoped = any(m.scope for i, m in enumerate(cell.mentions) if names.get(i) == name)
        assert scoped or list(split_agencies(done.text).names).count(name) <= 1
