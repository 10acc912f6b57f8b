"""What kinds of products a plan promises: documents by type, meetings, shares, systems; counted for the report."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from cchc_desktop.core.cells import joined_above
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.folding import words

# In this order: the first kind that a part of a deliverable begins with, or that it names.
_KINDS: tuple[tuple[str, str], ...] = (
    ("Quyết định", r"(?:du thao )?quyet dinh"),
    ("Nghị quyết", r"(?:du thao )?nghi quyet"),
    ("Kế hoạch", r"ke hoach"),
    ("Báo cáo", r"(?:cac )?bao cao"),
    ("Chỉ thị", r"chi thi"),
    ("Tờ trình", r"to trinh"),
    ("Đề án, chương trình", r"(?:de an|chuong trinh|phuong an)"),
    ("Thông báo, kết luận", r"(?:thong bao|ket luan|bien ban)"),
    ("Hướng dẫn, công văn", r"(?:huong dan|cong van|van ban huong dan|van ban chi dao|van ban don doc)"),
    ("Văn bản khác", r"(?:cac )?(?:van ban|vb|quy che|quy dinh|danh muc|quy trinh)"),
    ("Hội nghị, cuộc họp", r"(?:cac )?(?:hoi nghi|cuoc hop|hop|hoi thao|toa dam|buoi|ky hop|doi thoai)"),
    ("Lớp tập huấn", r"(?:cac )?(?:lop|khoa|tap huan|boi duong|dao tao)"),
    ("Tin, bài, chuyên mục", r"(?:cac )?(?:tin|bai|chuyen muc|chuyen trang|phong su|clip|pano|to roi|cuoc thi)"),
    ("Hệ thống, cơ sở dữ liệu", r"(?:he thong|phan mem|co so du lieu|csdl|nen tang|cong|trang|ung dung)"),
)
_PATTERNS = tuple((name, re.compile(pattern + r"(?![a-z])")) for name, pattern in _KINDS)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s*%|tỷ lệ", re.IGNORECASE)
SHARE, OTHER = "Tỷ lệ, mức đạt", "Sản phẩm khác"
_PARTS = re.compile(r"[;\n/]|(?<=\w), (?=[A-ZĐÂÊÔƠƯĂ])")


@lru_cache(maxsize=8192)
def product_kinds(text: str) -> tuple[str, ...]:
    """The kinds of the products that a deliverable names, in order, each part for itself."""
    return tuple(_kind(part) for part in _PARTS.split(text) if words(part))


def _kind(part: str) -> str:
    said = words(part)
    begun = next((name for name, pattern in _PATTERNS if pattern.match(said)), None)
    if begun is not None:
        return begun
    if _SHARE.search(part):
        return SHARE
    return next((name for name, pattern in _PATTERNS if re.search(rf"(?<![a-z]){pattern.pattern}", said)), OTHER)


def product_counts(facts: Facts) -> Counter[str]:
    """How many products of each kind the rows promise; a merged cell counts once."""
    counts: Counter[str] = Counter()
    above = None
    if "deliverable" not in facts.plan.form.column_keys:
        return counts
    for row in facts.rows:
        text = facts.cell(row, "deliverable")[1]
        if text and not joined_above(facts.plan, above, row, "deliverable"):
            counts.update(product_kinds(text))
        above = row
    return counts
