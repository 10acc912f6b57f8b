"""Documents written by hand, for tests of what is read from them."""

from __future__ import annotations

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.recognise import Recognised, recognise

FORMS = shipped_forms()


def read(*blocks: Block | str) -> Recognised:
    """A document of these blocks; a text is a paragraph, "*…" a bold one, "_…" an italic, "^…" a bold centred one."""
    return recognise(Source("văn bản.docx", "docx", tuple(map(block, blocks))), FORMS)


def block(entry: Block | str) -> Block:
    if not isinstance(entry, str):
        return entry
    mark, text = (entry[0], entry[1:]) if entry[0] in "*_^" else ("", entry)
    return Paragraph(text, bold=mark in ("*", "^") and bool(mark), italic=mark == "_", centred=mark == "^")


def table(*rows: tuple[str, ...]) -> Table:
    grid = Grid(len(rows[0]), tuple(Row(tuple(Cell(i, text) for i, text in enumerate(row))) for row in rows))
    return Table(grid, "Bảng")


LETTERHEAD = table(
    ("ỦY BAN NHÂN DÂN\nTỈNH LẠC HỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 12/KH-UBND", "Lạc Hồng, ngày 05 tháng 01 năm 2027"),
)
SIGNED = table(("Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT, NC.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Quang Vinh"))
HEAD = (LETTERHEAD, "^KẾ HOẠCH", "^Cải cách hành chính tỉnh Lạc Hồng năm 2027")
APPENDIX = table(
    ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả/Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí"),
    ("1", "m", "n", "h", "kq", "Sở Nội vụ", "", "Quý I", ""),
)


def text_of(*lines: Block | str) -> Recognised:
    """A plan of the province with these lines between its subject and its signature."""
    return read(*HEAD, *lines, SIGNED)
