"""Sheets for the tests of the writers: the real plans with sensible column widths, and a small table of every shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind, from_rows
from cchc_desktop.publishing.spec import AppendixSheet

# Nine columns over the 252 mm between the margins, by what usually stands in them.
_L, _C = Align.LEFT, Align.CENTER
NINE = tuple(
    ColumnStyle(width, align)
    for width, align in zip((10, 39, 37, 45, 33, 25, 26, 20, 17), (_C, _L, _L, _L, _L, _C, _C, _C, _C), strict=True)
)
SEVEN = tuple(
    ColumnStyle(width, align)
    for width, align in zip((14, 74, 18, 18, 18, 74, 36), (_C, _L, _C, _C, _C, _L, _C), strict=True)
)
CORPUS = ("bac_kan_2025", "quang_tri_2025", "dak_nong_2022")


def corpus_json(shared: Path, name: str) -> dict[str, Any]:
    """The truth of a real plan's table."""
    return json.loads((shared / "corpus" / f"{name}.grid.json").read_text(encoding="utf-8"))


def corpus_sheet(shared: Path, name: str) -> AppendixSheet:
    """A real plan's table with a header row, widths and a title block."""
    truth = corpus_json(shared, name)
    headers = truth["columns"]
    header = Row(tuple(Cell(col, text) for col, text in enumerate(headers)), RowKind.HEADER)
    body = from_rows(len(headers), truth["rows"])
    grid = Grid(len(headers), (header, *body.rows), NINE if len(headers) == 9 else SEVEN)
    caption = "(Kèm theo Kế hoạch số ……/KH-UBND ngày …… tháng …… năm …… của Ủy ban nhân dân tỉnh)"
    return AppendixSheet(grid, "Phụ lục", truth["title"], truth.get("caption") or caption)


def small_grid() -> Grid:
    """Two header rows, an area, spans in both directions, lines, a tab, blanks, signs of markup, an empty cell."""
    header, area, total = RowKind.HEADER, RowKind.AREA, RowKind.TOTAL
    rows = (
        Row((Cell(0, "TT", 2), Cell(1, "Nội dung", 2), Cell(2, "Thời gian", 1, 2)), header),
        Row((Cell(2, "Bắt đầu"), Cell(3, "Kết thúc")), header),
        Row((Cell(0, "I"), Cell(1, "CẢI CÁCH THỂ CHẾ", 1, 3)), area),
        Row((Cell(0, "1", 2), Cell(1, "- Rà soát\n- Sửa đổi <b>&amp;</b>"), Cell(2, "Quý I\tQuý II"), Cell(3, "", 2))),
        Row((Cell(1, "  hai dấu cách  đầu dòng"), Cell(2, "=1+1"))),
        Row((Cell(0, "2"), Cell(1, "Gộp\nhai cột", 2, 2), Cell(3, "05"))),
        Row((Cell(0, "3"), Cell(3, "Thường xuyên"))),
        Row((Cell(0, "II CẢI CÁCH TTHC", 1, 4),), area),
        Row((Cell(0, "4"), Cell(1, "Ưu tiên: đẩy mạnh"), Cell(2, "-"), Cell(3, "@"))),
        Row((Cell(0, "TỔNG", 1, 2), Cell(2, "8,5"), Cell(3, "10,10")), total),
    )
    styles = (ColumnStyle(12, _C), ColumnStyle(90, Align.JUSTIFY), ColumnStyle(30, _C), ColumnStyle(30, Align.RIGHT))
    return Grid(4, rows, styles)


def small_sheet() -> AppendixSheet:
    """The small table with everything around it."""
    return AppendixSheet(
        small_grid(), "Phụ lục I", "Nhiệm vụ năm 2027", "(Kèm theo Kế hoạch số 05/KH-UBND\nngày 05/01/2027)", "./."
    )
