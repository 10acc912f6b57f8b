"""Commands on the text of the document: each one named step. They raise KnownError(EDIT_REFUSED) for what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cchc_desktop.core import body_edits, body_lines, edits
from cchc_desktop.core.body import Kind
from cchc_desktop.core.body_lines import Written
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import DocumentInfo, Item, Plan, new_id
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.messages import LEVELS
from cchc_desktop.gui.models.line_names import line_names
from cchc_desktop.gui.models.text_page import ListKey, PageLine, Zone, list_key

_LIST_FIELDS = {Zone.BASIS: "bases", Zone.RECIPIENT: "recipients"}
_LIST_NAMES = {Zone.BASIS: "căn cứ", Zone.RECIPIENT: "nơi nhận"}


def _apply(document: Document, label: str, edit: Callable[[Plan], Plan]) -> None:
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    document.apply(label, edit)


def line_name(plan: Plan, item: Item) -> str:
    """How a line is spoken of: "mục V.2", "mục V.2, gạch đầu dòng 3"."""
    return line_names(plan).get(item.id, LEVELS[item.level])


# ---- the words of a line


def write(document: Document, line: PageLine, text: str) -> None:
    """Write the text of a line that can be typed in."""
    plan = document.plan
    if line.zone is Zone.ITEM:
        name = line_name(plan, plan[line.key])
        _apply(document, f"Sửa {name}", lambda p: edits.set_text(p, line.key, TEXT, text))
    elif line.zone is Zone.TITLE:
        _apply(document, "Sửa trích yếu", lambda p: _info(p, title=clean(text)))
    else:
        where = list_key(line)
        _change_list(document, "Sửa", where.zone, lambda old: _put(old, where.index, [text]))


def _info(plan: Plan, **changed: object) -> Plan:
    return edits.set_document(plan, replace(plan.document, **changed))  # type: ignore[arg-type]


# ---- căn cứ and nơi nhận


def texts_of(document: DocumentInfo, zone: Zone) -> tuple[str, ...]:
    """The bases or the recipients."""
    return document.bases if zone is Zone.BASIS else document.recipients


def _put(old: Sequence[str], index: int, texts: Sequence[str], count: int = 1) -> list[str]:
    return [*old[:index], *texts, *old[index + count :]]


def _change_list(document: Document, doing: str, zone: Zone, change: Callable[[Sequence[str]], Sequence[str]]) -> None:
    def edit(plan: Plan) -> Plan:
        texts = tuple(clean(text) for text in change(texts_of(plan.document, zone)))
        return _info(plan, **{_LIST_FIELDS[zone]: () if texts == ("",) else texts})

    _apply(document, f"{doing} {_LIST_NAMES[zone]}", edit)


def put_texts(document: Document, doing: str, where: ListKey, texts: Sequence[str], count: int = 1) -> None:
    """``count`` bases or recipients from ``where`` on become ``texts``; ``doing`` begins the step's name."""
    _change_list(document, doing, where.zone, lambda old: _put(old, where.index, texts, count))


def move_text(document: Document, where: ListKey, step: int) -> ListKey:
    """One basis or recipient up or down; returns where it stands then."""
    texts = texts_of(document.plan.document, where.zone)
    target = where.index + step
    if not 0 <= target < len(texts) or where.index >= len(texts):
        raise refused(Refusal.NO_PLACE_ABOVE if step < 0 else Refusal.NO_PLACE_BELOW)
    first = min(where.index, target)
    put_texts(document, "Chuyển", ListKey(where.zone, first), [texts[first + 1], texts[first]], 2)
    return ListKey(where.zone, target)


# ---- lines


def split(document: Document, item_id: str, before: str, after: str) -> str:
    """Break a line in two; returns the new one, the second."""
    new, name = new_id(), LEVELS[document.plan[item_id].level]
    _apply(document, f"Tách {name}", lambda p: body_lines.split(p, item_id, before, after, new))
    return new


def insert_below(document: Document, item_id: str) -> str:
    """An empty line right below; returns it."""
    new, name = new_id(), LEVELS[document.plan[item_id].level]
    _apply(document, f"Thêm {name}", lambda p: body_lines.insert_below(p, item_id, new))
    return new


def insert_above(document: Document, item_id: str) -> str:
    """An empty sister right above; returns it."""
    new, name = new_id(), LEVELS[document.plan[item_id].level]
    _apply(document, f"Thêm {name}", lambda p: edits.insert_before(p, item_id, new))
    return new


def join_range(document: Document, first: str, last: str, text: str) -> None:
    """The lines from ``first`` to ``last`` become one with this text."""
    label = "Nối đoạn" if first != last else "Xóa đoạn đã chọn"
    _apply(document, label, lambda p: body_lines.remove_range(p, first, last, text))


def remove(document: Document, ids: Sequence[str]) -> None:
    """Take lines away; what hangs under them stays."""
    name = LEVELS[document.plan[ids[0]].level] if len(ids) == 1 else f"{len(ids)} đoạn"
    _apply(document, f"Xóa {name}", lambda p: body_lines.remove_lines(p, ids))


def paste(document: Document, item_id: str, before: str, after: str, lines: Sequence[Written]) -> tuple[str, int]:
    """Put lines into a line between two halves of its text; returns the line and the place behind what was pasted."""
    first, rest = lines[0], lines[1:]
    made = [new_id() for _ in rest]

    def edit(plan: Plan) -> Plan:
        plan = edits.set_text(plan, item_id, TEXT, before + first.words + ("" if rest else after))
        if not before and first.marked is not None:
            plan = body_lines.mark_lines(plan, [item_id], first.marked)
        if rest:
            ids = iter(made)
            plan = body_lines.paste_lines(plan, item_id, rest, lambda: next(ids))
            plan = edits.set_text(plan, made[-1], TEXT, rest[-1].words + after)
        return plan

    _apply(document, f"Dán {len(lines)} đoạn", edit)
    return (made[-1], len(rest[-1].words)) if rest else (item_id, len(before + first.words))


KIND_NAMES = {
    Kind.ROMAN: "mục I",
    Kind.ARABIC: "khoản 1",
    Kind.DECIMAL: "mục 1.1",
    Kind.LETTER: "điểm a)",
    Kind.MILESTONE: "mốc thời gian",
    Kind.DASH: "gạch đầu dòng",
    Kind.PLUS: "dấu cộng",
}


def mark(document: Document, ids: Sequence[str], marked: Kind | None) -> None:
    """Mark lines anew; None: as unmarked paragraphs."""
    kind = "đoạn thường" if marked is None else KIND_NAMES[marked]
    _apply(document, f"Đổi thành {kind}", lambda p: body_lines.mark_lines(p, ids, marked))


def set_heading(document: Document, item_id: str, heading: bool) -> None:
    """Print a section bold as a title, or not."""
    label = "In đậm như đề mục" if heading else "Bỏ in đậm đề mục"
    _apply(document, label, lambda p: body_edits.set_heading(p, item_id, heading))


def put_body(document: Document, lines: Sequence[Written], label: str) -> str:
    """Begin the text with these lines, the last one, where it is unmarked, being the closing; returns the first."""
    made = [new_id() for _ in lines]
    body = new_id()

    def edit(plan: Plan) -> Plan:
        plan = body_edits.add_body(plan, body)
        home = plan.body or body
        plan = body_edits.insert_paragraph(plan, home, 0, made[0], lines[0].words)
        plan = body_lines.mark_lines(plan, made[:1], lines[0].marked)
        closing = lines[-1] if len(lines) > 1 and lines[-1].marked is None else None
        ids = iter(made[1:])
        plan = body_lines.paste_lines(plan, made[0], lines[1:-1] if closing else lines[1:], lambda: next(ids))
        if closing:
            plan = body_edits.insert_paragraph(plan, home, len(plan[home].children), made[-1], closing.words)
        return plan

    _apply(document, label, edit)
    return made[0]
