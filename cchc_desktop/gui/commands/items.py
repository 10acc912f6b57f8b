"""Commands on items: insert, delete, move, indent, join – each one named step of the document.

They raise KnownError(EDIT_REFUSED) for what the plan cannot take, and return the item to look at afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cchc_desktop.core import body_edits, edits, edits_cells, edits_outline
from cchc_desktop.core.cells import branch_of
from cchc_desktop.core.criteria import level_below
from cchc_desktop.core.document import Document, Edit
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.forms import ROW_NUMBER
from cchc_desktop.core.plan import NUMBER, Item, Level, Plan, new_id
from cchc_desktop.gui.commands import appendices
from cchc_desktop.gui.messages import LEVELS


def row_below(document: Document, item_id: str) -> str:
    """An empty row below: a sibling of the item; below an area or an appendix, its first child.

    The areas of an outline are the criteria at its top.
    """
    new = new_id()
    item = document.plan[item_id]
    is_top = item.level is Level.CRITERION and branch_of(document.plan, item_id) == item_id
    if item.level in (Level.AREA, Level.APPENDIX) or is_top:
        return add_child(document, item_id, 0)
    _apply(document, f"Thêm {LEVELS[item.level]}", lambda p: edits.insert_after(p, item_id, new))
    return new


def add_child(document: Document, item_id: str, index: int | None = None) -> str:
    """An empty item right under an item, at ``index`` (None: at the end)."""
    new = new_id()
    item = document.plan[item_id]
    if item.level in (Level.BODY, Level.SECTION):
        end = len(item.children) if index is None else index
        _apply(document, "Thêm mục", lambda p: body_edits.insert_section(p, item_id, end, new))
        return new
    level = level_below(document.plan, item)
    if level is None:
        raise refused(Refusal.ALREADY_DEEPEST)
    place = len(item.children) if index is None else index
    _apply(document, f"Thêm {LEVELS[level]}", lambda p: edits.insert_child(p, item_id, place, new))
    return new


def row_above(document: Document, item_id: str) -> str:
    """An empty sibling above the item."""
    new = new_id()
    level = document.plan[item_id].level
    _apply(document, f"Thêm {LEVELS[level]}", lambda p: edits.insert_before(p, item_id, new))
    return new


def add_total(document: Document, appendix: str) -> str:
    """The closing row of an appendix of criteria."""
    new = new_id()
    _apply(document, f"Thêm {LEVELS[Level.TOTAL]}", lambda p: edits.insert_total(p, appendix, new))
    return new


def add(document: Document, item_id: str, level: Level) -> str:
    """An empty item of ``level`` behind the one that the item stands in, else at the end of what the item holds."""
    new = new_id()

    def edit(plan: Plan) -> Plan:
        if level is Level.AREA and plan.form.is_outline:  # there the criteria at the top are the areas
            return _add_top(plan, item_id, new)
        same = plan.ancestor(item_id, level)
        if same is not None:
            return edits.insert_after(plan, same.id, new)
        return _append(plan, plan[item_id], level, new)

    _apply(document, f"Thêm {LEVELS[level]}", edit)
    return new


def _add_top(plan: Plan, item_id: str, new: str) -> Plan:
    """A criterion at the top of the appendix, behind the branch that the item stands in; before the total."""
    branch = branch_of(plan, item_id)
    appendix = plan.ancestor(item_id, Level.APPENDIX)
    if appendix is None:
        raise refused(Refusal.WRONG_LEVEL)
    index = len(appendix.children) if branch is None else plan.index(branch) + 1
    return edits.insert_child(plan, appendix.id, index, new)


def _append(plan: Plan, host: Item, level: Level, new: str) -> Plan:
    """At the end of ``host``'s last branch; levels in between that are missing come into being, empty."""
    between = level_below(plan, host)
    if between is None:
        raise refused(Refusal.WRONG_LEVEL)
    end = len(host.children)
    if between is level:
        return edits.insert_child(plan, host.id, end, new)
    if end:
        return _append(plan, plan[host.children[-1]], level, new)
    made = new_id()
    plan = edits.insert_child(plan, host.id, 0, made)
    return _append(plan, plan[made], level, new)


def delete(document: Document, ids: Sequence[str]) -> str | None:
    """Take whole branches away; returns the item next to them."""
    plan = document.plan
    chosen = edits.topmost(plan, ids)
    beside = _beside(plan, chosen)
    _apply(document, f"Xóa {_counted(plan, chosen)}", lambda p: edits.delete(p, chosen))
    return beside


def _beside(plan: Plan, chosen: Sequence[str]) -> str | None:
    """The sibling after the last of them, else the one before the first, else the parent."""
    if not chosen:
        return None
    siblings = plan.children(plan[chosen[-1]].parent or "") if plan[chosen[-1]].parent else ()
    ids = [item.id for item in siblings]
    gone = set(chosen)
    after = [i for i in ids[ids.index(chosen[-1]) + 1 :] if i not in gone] if chosen[-1] in ids else []
    before = [i for i in ids[: ids.index(chosen[-1])] if i not in gone] if chosen[-1] in ids else []
    if after:
        return after[0]
    return before[-1] if before else plan[chosen[-1]].parent


def move(document: Document, ids: Sequence[str], step: int) -> None:
    """One place up (-1) or down (+1)."""
    plan = document.plan
    if ids and all(plan[item_id].level is Level.APPENDIX for item_id in ids if item_id in plan):
        appendices.move(document, ids[0], step)
        return
    edit = edits.move_up if step < 0 else edits.move_down
    label = f"Chuyển {_counted(document.plan, ids)} {'lên' if step < 0 else 'xuống'}"
    _apply(document, label, lambda p: edit(p, edits.topmost(p, ids)))


def indent(document: Document, ids: Sequence[str]) -> None:
    """One level deeper."""
    _apply(document, f"Hạ cấp {_counted(document.plan, ids)}", lambda p: edits_outline.indent(p, ids))


def outdent(document: Document, ids: Sequence[str]) -> None:
    """One level higher."""
    _apply(document, f"Nâng cấp {_counted(document.plan, ids)}", lambda p: edits_outline.outdent(p, ids))


def duplicate(document: Document, item_id: str) -> str:
    """A copy of the branch right behind it."""
    if document.plan[item_id].level is Level.APPENDIX:
        return appendices.copy(document, item_id)
    made: list[str] = []

    def fresh() -> str:
        made.append(new_id())
        return made[-1]

    level = document.plan[item_id].level
    _apply(document, f"Nhân đôi {LEVELS[level]}", lambda p: edits.duplicate(p, item_id, fresh))
    return made[0]


def join_cells(document: Document, row_items: Sequence[str], columns: Sequence[str]) -> None:
    """Make one cell of a block of cells."""
    _apply(document, "Gộp ô", lambda p: edits_cells.join_cells(p, row_items, columns))


def split_cell(document: Document, row_item: str, column: str) -> None:
    """Make cells of a joined one."""
    _apply(document, "Tách ô", lambda p: edits_cells.split_cell(p, row_item, column))


def number_column(plan: Plan, item_id: str) -> str | None:
    """Which number of an item can be set: its own code or Roman numeral, else its TT; None where the form has none."""
    level = plan[item_id].level.value
    if plan[item_id].level is Level.SECTION or any(
        key != ROW_NUMBER and counter.level == level for key, counter in plan.form.counters.items()
    ):
        return NUMBER
    return ROW_NUMBER if plan.form.row_level == level else None


def set_number(document: Document, item_id: str, printed: str | None) -> None:
    """Give an item a number of its own ("4a"), none (""), or the automatic one (None)."""
    column = number_column(document.plan, item_id)
    if column is None:
        raise refused(Refusal.NOT_EDITABLE)
    level = LEVELS[document.plan[item_id].level]
    _apply(document, f"Đặt số của {level}", lambda p: edits.set_number(p, item_id, column, printed))


def _counted(plan: Plan, ids: Sequence[str]) -> str:
    """ "nhiệm vụ", "3 nhiệm vụ", or "3 mục" where the levels differ."""
    chosen = edits.topmost(plan, ids)
    levels = {plan[item_id].level for item_id in chosen}
    name = LEVELS[levels.pop()] if len(levels) == 1 else "mục"
    return name if len(chosen) == 1 else f"{len(chosen)} {name}"


def _apply(document: Document, label: str, edit: Edit | Callable[[Plan], Plan]) -> None:
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    document.apply(label, edit)
