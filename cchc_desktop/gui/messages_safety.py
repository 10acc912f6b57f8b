"""Sentences of the safety net: what was typed and not written, copies that failed, shares, damaged plans. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.gui.messages import counts_text, whole
from cchc_desktop.gui.messages_places import Places

if TYPE_CHECKING:
    from cchc_desktop.storage.drafts import Draft

_REASONS: Mapping[str, str] = {
    ErrorCode.DISK_FULL.value: "ổ đĩa của máy này đã đầy; hãy giải phóng dung lượng",
    ErrorCode.TARGET_NOT_WRITABLE.value: "không có quyền ghi vào thư mục chứa bản sao; hãy kiểm tra quyền ghi",
    ErrorCode.TARGET_FOLDER_MISSING.value: "không có thư mục chứa bản sao và không tạo được thư mục này",
}
_OTHER_REASON = "không ghi được vào thư mục chứa bản sao; hãy kiểm tra ổ đĩa và quyền ghi"
# By the value of storage.rescue.Loss.
LOSSES: Mapping[str, str] = {
    "rows": "Có {count} dòng không đọc được, nội dung của các dòng này đã mất.",
    "parents": "Có {count} mục cấp trên bị mất; các mục cấp dưới được giữ dưới một mục thay thế mang chữ “(mất nội "
    "dung)”. Hãy sửa lại tên mục đó.",
    "form": "Mất biểu mẫu; kế hoạch được đặt vào biểu mẫu có sẵn. Hãy kiểm tra lại các cột.",
    "document": "Mất số, ngày, cơ quan ban hành và các thông tin khác của văn bản. Hãy nhập lại ở Tệp → Thông tin kế "
    "hoạch.",
    "year": "Mất năm (hoặc giai đoạn) của kế hoạch. Hãy nhập lại ở Tệp → Thông tin kế hoạch.",
    "history": "Lịch sử sửa đổi và các bản đã đặt tên không cứu được.",
    "unproved": "Đọc được mọi dòng, nhưng không xác nhận được từng chữ còn nguyên vẹn. Hãy đối chiếu với bản in hoặc "
    "bản sao dự phòng.",
}


def copy_failure(error: KnownError) -> str:
    """Why no safety copy could be made, and that the plan itself is safe."""
    reason = _REASONS.get(str(error.params.get("reason")), _OTHER_REASON)
    return (
        f"Không lưu được bản sao dự phòng trên máy này: {reason}. "
        "Kế hoạch vẫn được lưu vào tệp như thường; chương trình sẽ tự thử lại."
    )


def left_summary(count: int, lost: int) -> str:
    """What the dialog of drafts begins with; ``lost``: how many of them have no place any more."""
    text = (
        f"Lần trước chương trình dừng đột ngột khi bạn đang gõ dở {count} đoạn. Nội dung đã ghi vào kế hoạch không "
        "mất; phần đang gõ dở dưới đây chưa có trong kế hoạch."
    )
    if lost:
        text += f" Có {lost} đoạn không còn chỗ trong kế hoạch: chỉ có thể sao chép nội dung để dán vào chỗ khác."
    return text


def draft_place(places: Places, plan: Plan, draft: Draft) -> str:
    """Where a draft was typed ("Hoạt động 3.2, cột Cơ quan chủ trì")."""
    return places.of(TextPlace(draft.item, draft.column)) if draft.item in plan else "(chỗ này không còn)"


def draft_text(now: str, draft: Draft, *, placed: bool) -> str:
    """The whole of a draft, and what stands in its place now."""
    if not placed:
        return draft.text or "(đã xóa hết chữ)"
    return f"Đang gõ dở:\n{draft.text or '(đã xóa hết chữ)'}\n\nHiện có trong kế hoạch:\n{now or '(trống)'}"


def rescued_lines(plan: Plan, losses: Sequence[tuple[str, int]]) -> list[str]:
    """What was rescued and what was not, one sentence a line."""
    lines = [f"Cứu được: {counts_text(plan.counts())}."]
    if plan.body is not None:
        lines.append("Cứu được phần văn bản.")
    lines += ["", *(LOSSES[loss].format(count=whole(count)) for loss, count in losses)]
    if not any(loss == "unproved" for loss, _ in losses):
        lines.append("Hãy đối chiếu phần cứu được với bản in hoặc bản sao dự phòng.")
    return lines


def damaged_offer(copies: int) -> str:
    """What can be done about a plan that does not open."""
    text = "Tệp bị hỏng được giữ nguyên."
    if copies:
        text += f" Trên máy này có {copies} bản sao dự phòng của kế hoạch: nên mở bản sao gần nhất trước."
    else:
        text += " Trên máy này không có bản sao dự phòng của kế hoạch."
    return f"{text} Cũng có thể cứu những gì còn đọc được vào một tệp mới."


def left_unpublished(name: str) -> str:
    """A plan on a share was closed while the share could not be reached."""
    return (
        f"Kế hoạch “{name}” đã được lưu trên máy này nhưng chưa chuyển lên được nơi dùng chung. Khi nơi dùng chung kết "
        "nối lại, hãy mở kế hoạch trên máy này: các thay đổi sẽ tự được chuyển lên."
    )


def conflict_places(error: KnownError) -> str:
    """Where the two versions of a plan lie that two people changed."""
    return f"Bản của người khác:\n{error.params['path']}\n\nBản của bạn:\n{error.params['other']}"
