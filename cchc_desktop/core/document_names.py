"""What the parts of a document are called in words, by the names of DocumentInfo's fields."""

from __future__ import annotations

from collections.abc import Mapping

# Decree 30/2020/NĐ-CP, article 8 and Phụ lục I, names the parts.
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
