"""Who signs: what the lines over a name usually are for a capacity and an issuing body, and the capacity of lines.

Rules: Decree 30/2020/NĐ-CP, Phụ lục I, mục II.7. What is proposed is a beginning; the lines themselves are what counts.
"""

from __future__ import annotations

from cchc_desktop.core.letterhead import Capacity, IssuerLevel, issuer_level, signature, signature_lines
from cchc_desktop.core.plan import DocumentInfo, Signature

_COMMITTEE = "ỦY BAN NHÂN DÂN"
_BY_COMMITTEE = ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
_BY_AGENCY = ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
_ORDER = (Capacity.KT, Capacity.TL, Capacity.TUQ, Capacity.Q, Capacity.TM)


def capacity_of(block: Signature) -> Capacity | None:
    """In what capacity the lines are signed, as they say; None where there are no lines."""
    lines = signature_lines(block)
    if not lines:
        return None
    return next((c for c in _ORDER if any(line.startswith(c.value) for line in lines)), Capacity.HEAD)


def usual_signature(document: DocumentInfo, capacity: Capacity) -> Signature:
    """The usual lines for a capacity, the name as it is: of a people's committee, else of a head of agency."""
    committee = issuer_level(document) not in (IssuerLevel.DEPARTMENT, None)
    head, deputy, by_order = _BY_COMMITTEE if committee else _BY_AGENCY
    own = {Capacity.KT: deputy, Capacity.TL: by_order, Capacity.TUQ: by_order}.get(capacity, "")
    body = _COMMITTEE if committee and capacity is not Capacity.HEAD else ""
    return signature(capacity, body, head, own, document.signature.name)
