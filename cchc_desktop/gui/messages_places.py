"""Where a finding stands, in words: "3.77, Cơ quan chủ trì"; "Nơi nhận, dòng 2". Free of Qt."""

from __future__ import annotations

from cchc_desktop.core.body import line_text, section_numbers
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document_names import PARTS
from cchc_desktop.core.headings import CAPTION, HEADING, appendix_heading
from cchc_desktop.core.numbering import Numbers
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.texts import DOCUMENT, TextPlace

_LEVELS = {
    Level.AREA: "Lĩnh vực", Level.OBJECTIVE: "Mục tiêu", Level.TASK: "Nhiệm vụ", Level.ACTIVITY: "Hoạt động",
    Level.CRITERION: "Tiêu chí", Level.TOTAL: "Dòng tổng điểm", Level.SECTION: "Mục", Level.PARAGRAPH: "Đoạn",
    Level.APPENDIX: "Phụ lục", Level.BODY: "Văn bản", Level.PLAN: "Kế hoạch",
}  # fmt: skip
_FIELDS = {HEADING: "số phụ lục", CAPTION: "dòng dẫn", "deliverable": "Kết quả/Sản phẩm", "lead": "Chủ trì",
           "coordinating": "Phối hợp", "time": "Thời gian", "due": "Thời gian hoàn thành", "budget": "Kinh phí",
           "note": "Ghi chú", "solution": "Nhiệm vụ/Giải pháp", "standard_points": "Điểm chuẩn",
           "achieved_points": "Điểm đạt được", "target_points": "Mục tiêu"}  # fmt: skip
_LONGEST = 40


def place_words(plan: Plan, numbers: Numbers, place: TextPlace) -> str:
    """The place in words; the number on paper first."""
    if place.item == DOCUMENT:
        part, _, index = place.name.partition("/")
        name = PARTS.get(part, "Văn bản")
        return f"{name}, dòng {int(index) + 1}" if index.isdigit() else name
    if place.item not in plan:
        return ""
    item = plan[place.item]
    where = _item_words(plan, numbers, place.item)
    if place.name == TEXT:
        return where
    column = plan.form.column(place.name)
    name = _FIELDS.get(place.name) or (column.header if column else place.name)
    return f"{where}, {name}" if item.level is not Level.APPENDIX else f"{where} – {name}"


def _item_words(plan: Plan, numbers: Numbers, item_id: str) -> str:
    item = plan[item_id]
    if item.level is Level.APPENDIX:
        return " ".join(appendix_heading(plan, item_id).split()) or "Phụ lục"
    if item.level in (Level.SECTION, Level.PARAGRAPH):
        return _line_words(plan, item_id)
    number, at = numbers.of(item), item
    if not number and item.level in (Level.ACTIVITY, Level.TASK):
        parent = plan.parent(item_id)
        while parent is not None and not numbers.of(parent) and parent.level is not Level.AREA:
            parent = plan.parent(parent.id)
        number, at = (numbers.of(parent), parent) if parent is not None else ("", item)
    name = _LEVELS[at.level]
    area = plan.ancestor(item_id, Level.AREA)
    if area is not None and at.level is Level.OBJECTIVE and numbers.own.get(area.id):
        return f"{name} {numbers.own[area.id]}.{number}"
    return f"{name} {number}".strip()


def _line_words(plan: Plan, item_id: str) -> str:
    marker = section_numbers(plan).get(item_id)
    words = " ".join((plan[item_id].text or "").split())
    said = line_text(marker.marker if marker else "", words)
    return "Văn bản: " + (said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…")
