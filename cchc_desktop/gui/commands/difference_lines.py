"""What differs between two states of one plan, a line for each place, in the words of the user. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_desktop.core.changes import Change, Inserted, Moved, PlanUpdated, Removed, Updated, diff
from cchc_desktop.core.plan import Item, Plan
from cchc_desktop.gui.messages import sentence_case, shorten
from cchc_desktop.gui.messages_places import Places

MOST = 400  # lines; more are counted
_LETTERS = 70  # of a text
_PARTS = {"document": "thể thức, căn cứ, nơi nhận, chữ ký", "form": "biểu mẫu", "year": "năm", "period": "giai đoạn"}


def differences(then: Plan, now: Plan) -> list[str]:
    """One line for each item that was added, deleted, moved or edited from ``then`` to ``now``."""
    changes = diff(then, now)
    gone = {change.item.id for change in changes if isinstance(change, Removed)}
    new = {change.item.id for change in changes if isinstance(change, Inserted)}
    before, after = _Names(then), _Names(now)
    lines: list[str] = []
    for change in changes:
        for line in _lines(change, before, after, gone, new):
            if line not in lines[-3:]:
                lines.append(line)
    if len(lines) > MOST:
        lines = [*lines[:MOST], f"… và {len(lines) - MOST} chỗ khác"]
    return lines


class _Names:
    """How the items of a plan are called."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._places = Places(plan)

    def of(self, item: Item) -> str:
        """An item inside a sentence, with the beginning of its words."""
        words = shorten(item.text or "", _LETTERS)
        return self._places.item(item, quoting=False) + (f" “{words}”" if words else "")

    def column(self, name: str) -> str:
        """A column inside a sentence."""
        return self._places.column(name)


def _lines(change: Change, before: _Names, after: _Names, gone: set[str], new: set[str]) -> Iterator[str]:
    match change:
        case Removed(item, _):
            if item.parent not in gone:
                yield f"− Đã xóa {before.of(before.plan[item.id])}"
        case Inserted(item, _):
            if item.parent not in new:
                yield f"+ Đã thêm {after.of(after.plan[item.id])}"
        case Moved(item_id):
            yield f"↕ Đã chuyển chỗ {after.of(after.plan[item_id])}"
        case Updated(old, item):
            yield from _texts(old, item, after)
        case PlanUpdated(part):
            yield f"• Đã sửa {_PARTS.get(part, 'thông tin của kế hoạch')}"


def _texts(old: Item, item: Item, names: _Names) -> Iterator[str]:
    if (old.text or "") != (item.text or ""):
        yield _edited(names.of(item), "", old.text or "", item.text or "")
    for name in dict.fromkeys((*old.fields, *item.fields)):
        if old.fields.get(name, "") != item.fields.get(name, ""):
            yield _edited(names.of(item), names.column(name), old.fields.get(name, ""), item.fields.get(name, ""))
    if old.marks != item.marks and (old.text, old.fields) == (item.text, item.fields):
        yield f"• {sentence_case(names.of(item))}: gộp ô hoặc đánh số khác đi"


def _edited(name: str, column: str, old: str, new: str) -> str:
    return f"• {sentence_case(name)}{f', {column}' if column else ''}: {_quoted(old)} → {_quoted(new)}"


def _quoted(text: str) -> str:
    return f"“{shorten(text, _LETTERS)}”" if text.strip() else "(trống)"


def counted(lines: Sequence[str]) -> str:
    """How much differs, in one sentence."""
    if not lines:
        return "Không khác gì so với bây giờ."
    return f"Từ thời điểm này đến nay có {len(lines)} chỗ thay đổi:"
