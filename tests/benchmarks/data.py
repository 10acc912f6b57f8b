"""Tables as promises.md §4 describes them: N activities in 7 areas, 3 a task and 2 tasks an objective, 9 columns."""

from __future__ import annotations

import random

from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind
from cchc_desktop.publishing.spec import AppendixSheet

AREAS = 7
HEADERS = (
    "TT",
    "1-Mục tiêu",
    "2-Nhiệm vụ",
    "3-Hoạt động",
    "4-Kết quả/ Sản phẩm",
    "5-Cơ quan chủ trì",
    "6-Cơ quan phối hợp",
    "7-Thời gian thực hiện",
    "8-Dự kiến kinh phí",
)
STYLES = tuple(
    ColumnStyle(width, align)
    for width, align in zip(
        (10, 39, 37, 45, 33, 25, 26, 20, 17), (Align.CENTER,) + (Align.LEFT,) * 4 + (Align.CENTER,) * 4, strict=True
    )
)
_SYLLABLES = """
ban hành kế hoạch cải cách hành chính của tỉnh năm rà soát thủ tục đơn giản hóa nâng cao chất lượng đội ngũ cán
bộ công chức viên chức sắp xếp tổ chức bộ máy tinh gọn hiệu lực hiệu quả xây dựng chính quyền điện tử số hóa hồ
sơ kết quả giải quyết tuyên truyền phổ biến giáo dục pháp luật kiểm tra giám sát đánh giá mức độ hài lòng người
dân doanh nghiệp dịch vụ trực tuyến toàn trình một cửa liên thông ứng dụng nền tảng dữ liệu chia sẻ tài chính
công phân cấp ngân sách tự chủ đơn vị sự nghiệp quyền hạn trách nhiệm báo cáo định kỳ quý tháng thẩm định văn
bản quy phạm
""".split()


def text(rng: random.Random, least: int = 60, most: int = 200) -> str:
    """Varied Vietnamese of ``least``–``most`` letters, no two alike."""
    length = rng.randint(least, most)
    words: list[str] = []
    size = 0
    while size < length:
        words.append(str(rng.randint(1, 99_999)) if rng.random() < 0.04 else rng.choice(_SYLLABLES))
        size += len(words[-1]) + 1
    line = " ".join(words)[:length].rstrip()
    return line[0].upper() + line[1:]


def plan_grid(activities: int, seed: int = 1) -> Grid:
    """A laid-out table with ``activities`` leaf rows, an area row before each seventh of them."""
    rng = random.Random(seed)
    rows = [Row(tuple(Cell(i, header) for i, header in enumerate(HEADERS)), RowKind.HEADER)]
    task = 0
    for area in range(AREAS):
        rows.append(Row((Cell(0, str(area + 1)), Cell(1, text(rng, 20, 60).upper(), 1, 8)), RowKind.AREA))
        left = activities * (area + 1) // AREAS - activities * area // AREAS
        while left > 0:
            sizes = [size for size in (rng.randint(1, 5), rng.randint(1, 5)) if size]
            sizes = _cut(sizes, left)
            left -= sum(sizes)
            for number, size in enumerate(sizes):
                task += 1
                rows.extend(_task(rng, task, size, sum(sizes) if number == 0 else 0))
    return Grid(len(HEADERS), tuple(rows), STYLES)


def _cut(sizes: list[int], most: int) -> list[int]:
    result: list[int] = []
    for size in sizes:
        if fits := min(size, most - sum(result)):
            result.append(fits)
    return result


def _task(rng: random.Random, number: int, size: int, objective_rows: int) -> list[Row]:
    """The rows of a task; ``objective_rows`` > 0 begins an objective. Now and then a leaf column is merged, too."""
    merged = rng.random() < 0.2 and size > 1
    rows: list[Row] = []
    for index in range(size):
        cells: list[Cell] = []
        if index == 0:
            cells.append(Cell(0, str(number), size))
            if objective_rows:
                cells.append(Cell(1, f"1.{number}. {text(rng)}", objective_rows))
            cells.append(Cell(2, f"2.{number}. {text(rng)}", size))
        cells.append(Cell(3, text(rng)))
        cells.append(Cell(4, text(rng)))
        if index == 0 or not merged:
            cells.append(Cell(5, text(rng), size if merged else 1))
        cells.extend(Cell(col, text(rng)) for col in (6, 7, 8))
        rows.append(Row(tuple(cells)))
    return rows


def plan_sheet(activities: int) -> AppendixSheet:
    """The table with a title block."""
    return AppendixSheet(
        plan_grid(activities),
        heading="Phụ lục",
        title="KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2027",
        caption="(Kèm theo Kế hoạch số ……/KH-UBND ngày …… tháng …… năm …… của Ủy ban nhân dân tỉnh)",
    )
