"""Why a row was picked and what is to be adapted, in words for people."""

from __future__ import annotations

from cchc_desktop.planning.lower import LEAD, Pick, Reason

_REASONS = {
    Reason.NAMED: "nêu đích danh",
    Reason.FORMER: "nêu theo tên cũ",
    Reason.GROUP: "thuộc nhóm cơ quan được giao",
    Reason.LEVEL: "thuộc cấp được giao",
    Reason.DISTRICT: "giao cấp huyện (đã kết thúc hoạt động từ 01/7/2025)",
    Reason.CONDITION: "nhóm có điều kiện",
    Reason.OPEN: "nhóm mở",
    Reason.WORDS: "chỉ nêu trong nội dung",
}


def reason_text(reason: Reason) -> str:
    """Why a row was picked ("nêu đích danh")."""
    return _REASONS[reason]


def role_text(pick: Pick) -> str:
    """The role above ("chủ trì"); "" where none is given."""
    return "chủ trì" if pick.role == LEAD else "phối hợp" if pick.role else "không có vai trò"
