"""What rolling forward says in Vietnamese: decisions, reasons. Free of Qt: the command line uses it too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.planning.roll_proposals import Group, Proposal

_TITLES = {
    "plan-year": "Năm kế hoạch trong nội dung",
    "year-before": "Năm trước năm kế hoạch (kết quả, chỉ số, báo cáo)",
    "year-after": "Năm sau năm kế hoạch (biên chế, dự toán, chuẩn bị)",
    "time": "Thời gian thực hiện, thời hạn",
    "stale": "Năm có thể còn sót của kế hoạch cũ: “{old}”",
    "base": "Mốc so sánh “{old}”",
    "result": "Số liệu đã đạt của “{old}”",
    "unclear": "“{old}” chưa rõ là năm nào",
    "expired-period": "“{old}” kết thúc trước năm {to}",
    "expired-target": "Mục tiêu “đến {old}” đã qua",
    "since": "“{old}” sau chữ “từ”, “trước”, “sau”",
    "date": "Ngày trong nội dung: “{old}”",
    "far": "Thời gian “{old}” cách xa năm kế hoạch",
    "document": "Số, ngày của văn bản để trống",
    "form": "Năm ghi trong biểu mẫu",
    "renamed": "{old} → {new}",
    "abolished": "{old} không còn",
    "function": "{old}: nhiệm vụ về {about}",
    "district-double": "Bỏ cấp huyện ở nơi đã có cấp xã",
    "district": "Cấp huyện ở {where}",
    "district-named": "“{old}” không còn là đơn vị hành chính",
    "own-unit": "Đơn vị ban hành kế hoạch: “{old}”",
    "province": "{old} → {new}",
    "city": "Tỉnh thành thành phố trực thuộc trung ương",
}
_REASONS = {
    "plan-year": "Năm của kế hoạch, chuyển sang năm mới.",
    "year-before": "Kết quả, chỉ số của năm liền trước, chuyển theo năm kế hoạch.",
    "year-after": "Việc chuẩn bị cho năm liền sau, chuyển theo năm kế hoạch.",
    "time": "Thời gian, thời hạn chuyển theo năm kế hoạch.",
    "stale": "Kế hoạch cũ ghi năm trước đó ở chỗ lẽ ra là năm kế hoạch; hãy chọn năm đúng.",
    "base": "Năm so sánh có thể chuyển theo hoặc giữ làm gốc.",
    "result": "Số liệu này là của năm đã qua; hãy giữ và viết lại theo kết quả mới, hoặc chuyển năm.",
    "unclear": "Không có từ nào cho biết năm này có chuyển theo hay không.",
    "expired-period": "Chương trình, giai đoạn này đã kết thúc; hãy giữ nếu là tổng kết, hoặc ghi giai đoạn mới.",
    "expired-target": "Mốc này đã qua; hãy giữ hoặc ghi mốc mới.",
    "since": "Có thể là thời điểm bắt đầu cố định.",
    "date": "Có thể là ngày của một văn bản (giữ) hoặc thời hạn (chuyển).",
    "far": "Năm này không liền kề năm kế hoạch.",
    "document": "Số và ngày được ghi khi ban hành kế hoạch mới.",
    "form": "Tiêu đề biểu mẫu ghi năm cụ thể.",
    "renamed": "Tên cơ quan đã thay đổi.",
    "abolished": "Cơ quan này không còn.",
    "function": "Chức năng này đã chuyển sang cơ quan khác; hãy chọn theo từng nhiệm vụ.",
    "district-double": "Không còn cấp huyện; cấp xã đã có tên bên cạnh.",
    "district": "Không còn cấp huyện; việc chuyển về xã hay lên sở do bạn chọn.",
    "district-named": "Không còn đơn vị hành chính cấp huyện; hãy ghi tên xã, phường mới hoặc giữ nguyên.",
    "own-unit": "Từ ngày 01/7/2025 không còn cấp huyện, nhiều xã, phường đã sắp xếp lại; hãy ghi tên mới hoặc giữ.",
    "province": "Tỉnh đã sáp nhập hoặc đổi tên.",
    "city": "Tỉnh đã trở thành thành phố trực thuộc trung ương.",
}
_DISTRICTS = {"lead": "cột chủ trì", "coordinating": "cột phối hợp", "text": "nội dung"}
_NOTHING = "(bỏ)"


def group_title(group: Group, to_year: int) -> str:
    """What a decision is about, in one line."""
    first = group.proposals[0]
    where = _DISTRICTS.get(group.key.rpartition(":")[2], "các cột khác")
    new = next((option for option in first.options if option != first.old), first.old) or _NOTHING
    return _TITLES[first.reason].format(old=first.old, new=new, to=to_year, about=first.about, where=where)


def reason_text(proposal: Proposal) -> str:
    """Why, in one sentence; with the law or note that a name's change goes back to."""
    sentence = _REASONS[proposal.reason]
    return f"{sentence} {proposal.note}" if proposal.note else sentence


def option_texts(group: Group) -> list[str]:
    """The choices of a group as they are offered; where they differ from place to place, what they do to each."""
    first = group.proposals[0]
    said: list[str] = []
    for index, option in enumerate(first.options):
        alike = all(one.options[index : index + 1] == (option,) for one in group.proposals)
        if alike or len(group.proposals) == 1:
            said.append(option_text(option, first))
        elif option == first.old:
            said.append("Giữ nguyên ở mọi chỗ")
        else:
            example = f"“{first.old}” → {f'“{option}”' if option else nothing_text(first)}"
            said.append(f"Theo từng chỗ, như {example}")
    return said


def option_text(option: str, proposal: Proposal) -> str:
    """A choice as it is offered."""
    if option == proposal.old:
        return f"Giữ “{option}”"
    if option:
        return f"“{option}”"
    return "Để trống" if proposal.reason == "document" else f"Bỏ “{proposal.old}”"


def nothing_text(proposal: Proposal) -> str:
    """What stands for words that fall out."""
    return "(để trống)" if proposal.reason == "document" else _NOTHING


def words_before(text: str, at: int, most: int) -> str:
    """The words in front of a place, whole ones, with "…" where there are more."""
    if at <= most:
        return text[:at]
    begin = at - most
    blank = text.find(" ", begin, at)
    return "…" + (text[blank:at] if blank >= 0 else text[begin:at])


def words_after(text: str, at: int, most: int) -> str:
    """The words behind a place, whole ones, with "…" where there are more."""
    if len(text) - at <= most:
        return text[at:]
    blank = text.rfind(" ", at, at + most)
    return (text[at : blank + 1] if blank >= 0 else text[at : at + most]) + "…"


def difference(before: str, after: str, lead: int = 24) -> tuple[str, str]:
    """Two texts from shortly before the words where they begin to differ, for narrow columns."""
    same = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    begin = max(before.rfind(" ", 0, same) + 1, 0)
    return tuple(words_before(text, begin, lead) + text[begin:] for text in (before, after))  # type: ignore[return-value]


def change_text(proposal: Proposal) -> str:
    """ "“Quý I/2025” → “Quý I/2026”", "giữ “năm 2024”" """
    if not proposal.ticked:
        return f"giữ “{proposal.old}”"
    return f"“{proposal.old}” → {f'“{proposal.new}”' if proposal.new else nothing_text(proposal)}"


def with_words(data: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
    """A report with the place of each entry in words, for readers without the plan."""
    places = Places(plan)

    def named(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**entry, "where": places.of(TextPlace(entry["item"], entry["name"]))} for entry in entries]

    return {**data, **{key: named(data[key]) for key in ("proposals", "texts", "doubled")}}


def reason_words(reason: str) -> str:
    """The reason of an entry of a report."""
    return _REASONS.get(reason, "")
