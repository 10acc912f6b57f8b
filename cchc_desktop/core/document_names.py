"""What the parts of a document, the levels and the columns of a plan are called in words."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_desktop.core.plan import Level

# By the names of DocumentInfo's fields. Decree 30/2020/NĐ-CP, article 8 and Phụ lục I, names the parts.
PARTS: Mapping[str, str] = {
    "parent_issuer": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "number": "Số, ký hiệu",
    "place": "Địa danh",
    "date": "Ngày ban hành",
    "type": "Tên loại",
    "title": "Trích yếu",
    "draft": "Dấu dự thảo",
    "decision": "Quyết định ban hành",
    "articles": "Điều của quyết định",
    "bases": "Căn cứ",
    "recipients": "Nơi nhận",
    "signature": "Chữ ký",
}

LEVELS: Mapping[Level, str] = {
    Level.PLAN: "kế hoạch",
    Level.APPENDIX: "phụ lục",
    Level.AREA: "lĩnh vực",
    Level.OBJECTIVE: "mục tiêu",
    Level.TASK: "nhiệm vụ",
    Level.ACTIVITY: "hoạt động",
    Level.CRITERION: "tiêu chí",
    Level.TOTAL: "tổng điểm",
    Level.BODY: "văn bản",
    Level.SECTION: "mục",
    Level.PARAGRAPH: "đoạn văn",
}

COLUMNS: Mapping[str, str] = {
    "tt": "TT",
    "area": "lĩnh vực",
    "objective": "mục tiêu",
    "task": "nhiệm vụ",
    "activity": "hoạt động",
    "criterion": "tiêu chí",
    "standard_points": "điểm chuẩn",
    "achieved_points": "điểm đạt được",
    "target_points": "điểm mục tiêu",
    "solution": "nhiệm vụ, giải pháp",
    "deliverable": "kết quả, sản phẩm",
    "lead": "cơ quan chủ trì",
    "coordinating": "cơ quan phối hợp",
    "time": "thời gian thực hiện",
    "due": "thời gian hoàn thành",
    "budget": "kinh phí",
    "note": "ghi chú",
    "number": "số thứ tự",
    "title": "tên lĩnh vực",
    "heading": "tiêu đề phụ lục",
    "caption": "thông tin kèm theo",
}
