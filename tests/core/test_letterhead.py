"""Who issues and who signs, number and date, as the decree wants them printed."""

from __future__ import annotations

import pytest

from cchc_desktop.core.letterhead import (
    GAP,
    Capacity,
    IssuerLevel,
    in_sentence,
    issuer_level,
    issuing_lines,
    place_and_date,
    printed_date,
    printed_number,
    read_signature,
    signature,
    signature_lines,
)
from cchc_desktop.core.plan import Decision, DocumentInfo, Signature


@pytest.mark.parametrize(
    ("issuer", "parent", "level", "above", "lines"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ", "", "province", (), ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ")),
        ("UBND tỉnh Lạc Hồng", "", "province", (), ("ỦY BAN NHÂN DÂN", "TỈNH LẠC HỒNG")),
        ("Uỷ ban nhân dân thành phố Huế", "", "province", (), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ")),
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh Lạc Hồng", "department", ("UBND TỈNH LẠC HỒNG",), ("SỞ NỘI VỤ",)),
        ("ỦY BAN NHÂN DÂN PHƯỜNG ĐIỆN BIÊN PHỦ", "", "commune", (), ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐIỆN BIÊN PHỦ")),
        ("Ủy ban nhân dân đặc khu Phú Quý", "", "commune", (), ("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUÝ")),
        ("ỦY BAN NHÂN DÂN HUYỆN CHỢ ĐỒN", "", "district", (), ("ỦY BAN NHÂN DÂN", "HUYỆN CHỢ ĐỒN")),
        ("Ủy ban nhân dân thành phố Gia Nghĩa", "", "district", (), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ GIA NGHĨA")),
        ("Phòng Văn hóa - Xã hội", "UBND xã Sơn Lộ", "department", ("UBND XÃ SƠN LỘ",), ("PHÒNG VĂN HÓA - XÃ HỘI",)),
    ],
)
def test_the_issuing_body(issuer: str, parent: str, level: str, above: tuple[str, ...], lines: tuple[str, ...]):
    document = DocumentInfo(issuer=issuer, parent_issuer=parent)
    assert issuer_level(document) == IssuerLevel(level)
    printed = issuing_lines(document)
    assert (printed.parent, printed.issuer) == (above, lines)


def test_a_stated_level_holds_over_the_name():
    assert (
        issuer_level(DocumentInfo(issuer="UBND thành phố Quảng Trị", issuer_level="province")) is IssuerLevel.PROVINCE
    )
    assert issuer_level(DocumentInfo()) is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ", "Ủy ban nhân dân tỉnh Quảng Trị"),
        ("UBND TỈNH BÀ RỊA - VŨNG TÀU", "UBND tỉnh Bà Rịa - Vũng Tàu"),
        ("Ủy ban nhân dân tỉnh Lạc Hồng", "Ủy ban nhân dân tỉnh Lạc Hồng"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("SỞ CÔNG THƯƠNG", "Sở Công Thương"),
        ("SỞ NỘI VỤ TỈNH QUẢNG TRỊ", "Sở Nội vụ tỉnh Quảng Trị"),
        ("VĂN PHÒNG UBND TỈNH LẠC HỒNG", "Văn phòng UBND tỉnh Lạc Hồng"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_capitals_of_a_letterhead_are_undone_in_a_sentence(written: str, said: str):
    assert in_sentence(written) == said


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("223/KH-UBND", "223/KH-UBND"),
        ("5/KH-UBND", "05/KH-UBND"),
        ("05/KH-UBND", "05/KH-UBND"),
        ("/KH-UBND", f"{GAP}/KH-UBND"),
        ("", f"{GAP}/KH-UBND"),
    ],
)
def test_the_number_has_its_zero_or_room_for_one(number: str, printed: str):
    document = DocumentInfo(number=number, type="KẾ HOẠCH", issuer="UBND tỉnh X")
    assert printed_number(document) == printed


def test_the_symbol_of_a_decision():
    document = DocumentInfo(type="KẾ HOẠCH", issuer="UBND xã X", decision=Decision())
    assert printed_number(document) == f"{GAP}/QĐ-UBND"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("ngày 5 tháng 1 năm 2026", "ngày 05 tháng 01 năm 2026"),
        ("ngày 29 tháng 6 năm 2019", "ngày 29 tháng 6 năm 2019"),
        ("ngày 05 tháng 06 năm 2026", "ngày 05 tháng 6 năm 2026"),
        ("ngày tháng năm 2024", f"ngày{GAP}tháng{GAP}năm 2024"),
        ("ngày tháng 8 năm 2021", f"ngày{GAP}tháng 8 năm 2021"),
        ("ngày 27/7/2022", "ngày 27 tháng 7 năm 2022"),
        ("", f"ngày{GAP}tháng{GAP}năm{GAP}"),
        ("Ngày lành tháng tốt", "Ngày lành tháng tốt"),
    ],
)
def test_the_date_has_its_zeros_or_room_for_them(written: str, printed: str):
    assert printed_date(DocumentInfo(date=written)) == printed
    assert place_and_date(DocumentInfo(date=written, place="Huế")) == f"Huế, {printed}"


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (signature(Capacity.TM, "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            signature(Capacity.KT, "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (signature(Capacity.KT, "", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (signature(Capacity.HEAD, "", "GIÁM ĐỐC"), ["GIÁM ĐỐC"]),
        (signature(Capacity.Q, "", "GIÁM ĐỐC"), ["Q. GIÁM ĐỐC"]),
        (signature(Capacity.TL, "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (signature(Capacity.TUQ, "", "CHỦ TỊCH", "GIÁM ĐỐC"), ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC"]),
    ],
)
def test_who_signs(block: Signature, lines: list[str]):
    assert signature_lines(block) == lines
    assert read_signature(lines, block.name) == block
