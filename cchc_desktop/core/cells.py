"""How an appendix is drawn: its printed rows, and which positions of two rows are one cell.

These are the rules of the house's "almost a tree", stated locally: every question is answered from one row and
the row above it, so that the window can ask for the visible rows only and the lay-out for all of them. An outline
(PAR INDEX) has it easier: every criterion is one row, and no two cells are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cchc_desktop.core.forms import CRITERION, ITEM_COLUMNS, LEVEL_COLUMNS, ROW_NUMBER, Form
from cchc_desktop.core.grid import RowKind
from cchc_desktop.core.numbering import Numbers, continues
from cchc_desktop.core.plan import ABOVE, AGAIN, BLANK, NUMBER, OWN, TITLE, Item, Level, Plan


class PrintedRow(NamedTuple):
    """One printed row: an area row (only ``area`` set), or the path to the deepest item that it shows.

    In an outline ``node`` is the criterion or the total that is the row, and ``area`` the branch it belongs to: the
    item right below the appendix. A named tuple, because thousands are made at once.
    """

    area: str
    is_area: bool = False
    objective: str | None = None
    task: str | None = None
    activity: str | None = None
    node: str | None = None

    @property
    def item(self) -> str:
        """The deepest item of the row."""
        return self.activity or self.task or self.objective or self.node or self.area

    def at(self, level: str) -> str | None:
        """The id of the item on a level ("objective", "task", "activity", "criterion"); None where there is none."""
        if level == "activity":
            return self.activity
        if level == "task":
            return self.task
        if level == "objective":
            return self.objective
        return self.node if level == CRITERION else None


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns of one row that are one cell; ``key`` is the column whose text it shows."""

    start: int
    stop: int
    key: str


def appendix_rows(plan: Plan, appendix: str) -> list[PrintedRow]:
    """The printed rows of an appendix, header left out.

    An area, objective or task without children prints one empty row; an area without a title prints no area row.
    """
    rows: list[PrintedRow] = []
    for area in plan.items[appendix].children:
        rows += area_rows(plan, area)
    return rows


def area_rows(plan: Plan, area_id: str) -> list[PrintedRow]:
    """The printed rows of one item right below the appendix: an area, its area row first; a criterion; the total."""
    items = plan.items
    area = items[area_id]
    if area.level is not Level.AREA:
        return [PrintedRow(area_id, node=item.id) for item in plan.walk(area_id)]
    rows: list[PrintedRow] = []
    if area.text is not None:
        rows.append(PrintedRow(area_id, is_area=True))
    if not area.children:
        rows.append(PrintedRow(area_id))
    for objective in area.children:
        tasks = items[objective].children
        if not tasks:
            rows.append(PrintedRow(area_id, objective=objective))
        for task in tasks:
            activities = items[task].children or (None,)
            rows.extend(PrintedRow(area_id, False, objective, task, activity) for activity in activities)
    return rows


def row_kind(plan: Plan, row: PrintedRow) -> RowKind:
    """What a row is on paper; the top criteria of an outline look like areas, but have all their cells."""
    if row.node is None:
        return RowKind.AREA if row.is_area else RowKind.ENTRY
    if plan.items[row.node].level is Level.TOTAL:
        return RowKind.TOTAL
    return RowKind.AREA if row.node == row.area else RowKind.ENTRY


def branch_of(plan: Plan, item_id: str) -> str | None:
    """The item right below the appendix that an item belongs to (an area, a top criterion, the total), else None."""
    item = plan.items[item_id]
    while item.parent is not None:
        parent = plan.items[item.parent]
        if parent.level is Level.APPENDIX:
            return item.id
        item = parent
    return None


def plain_groups(form: Form) -> tuple[Group, ...]:
    """The groups of a row without any horizontal merge."""
    return tuple(Group(i, i + 1, key) for i, key in enumerate(form.column_keys))


def row_groups(plan: Plan, row: PrintedRow) -> tuple[Group, ...]:
    """The cells of an entry row, from left to right."""
    keys = plan.form.column_keys
    activity = plan.items[row.activity] if row.activity else None
    groups: list[Group] = []
    start = 0
    while start < len(keys):
        last = start
        while _spanned_by_next(plan, row, keys, last):
            last += 1
        stop = last + 1
        while stop < len(keys) and activity is not None and _one_with_left(activity, keys[stop], keys[stop - 1]):
            stop += 1
        groups.append(Group(start, stop, keys[last]))
        start = stop
    return tuple(groups)


def _spanned_by_next(plan: Plan, row: PrintedRow, keys: tuple[str, ...], index: int) -> bool:
    """True where the item has no cell of its own and the next level's cell covers its column."""
    key = keys[index]
    if key not in LEVEL_COLUMNS or index + 1 >= len(keys) or keys[index + 1] not in LEVEL_COLUMNS:
        return False
    item_id = row.at(key)
    return item_id is not None and plan.items[item_id].text is None


def _one_with_left(activity: Item, key: str, left: str) -> bool:
    return (
        key not in LEVEL_COLUMNS
        and activity.marks.get(key) == left
        and left != ROW_NUMBER
        and activity.value(key) == activity.value(left)
    )


def joined_above(plan: Plan, above: PrintedRow | None, row: PrintedRow, key: str) -> bool:
    """True where the cell of column ``key`` is one with the cell above it (both rows having that very cell)."""
    if above is None or above.is_area or row.is_area or above.area != row.area or row.node is not None:
        return False
    level = plan.form.row_level if key == ROW_NUMBER else key
    if level not in LEVEL_COLUMNS:
        return _leaf_joined(plan, above, row, key)
    mine, its = row.at(level), above.at(level)
    if mine is None or its is None:
        return False
    if mine == its:
        return row_break(plan, above, row, level, key) is None
    item = plan.items[mine]
    same_text = item.text == plan.items[its].text
    if key == ROW_NUMBER:
        return item.marks.get(key) == ABOVE or (key not in item.marks and continues(item) and same_text)
    return item.marks.get(key) == ABOVE and same_text


def _leaf_joined(plan: Plan, above: PrintedRow, row: PrintedRow, key: str) -> bool:
    if above.activity is None or row.activity is None:
        return False
    item, upper = plan.items[row.activity], plan.items[above.activity]
    if item.marks.get(key) != ABOVE or item.value(key) != upper.value(key):
        return False
    return _group_of(plan, row, item, key) == _group_of(plan, above, upper, key)


def _group_of(plan: Plan, row: PrintedRow, activity: Item, key: str) -> Group | None:
    """The cell of a row over a column; None for one without any horizontal merge in the row (the ordinary case)."""
    keys = plan.form.column_keys
    if not any(mark in keys for mark in activity.marks.values()):
        return None
    group = next((g for g in row_groups(plan, row) if key in keys[g.start : g.stop]), None)
    return group if group is not None and group.stop - group.start > 1 else None


def row_break(plan: Plan, above: PrintedRow, row: PrintedRow, level: str, key: str) -> str | None:
    """The mark that makes a cell of column ``key`` begin anew inside its item on ``level``; None = it goes on."""
    for below in LEVEL_COLUMNS[LEVEL_COLUMNS.index(level) + 1 :]:
        item_id = row.at(below)
        if item_id is None or item_id == above.at(below):
            continue
        mark = plan.items[item_id].marks.get(key, "")
        if below == key:  # the item's own column: its marks mean something else there
            continue
        if mark in (BLANK, AGAIN) or (mark.startswith(OWN) and key == ROW_NUMBER):
            return mark
    return None


def cell_text(plan: Plan, numbers: Numbers, above: PrintedRow | None, row: PrintedRow, key: str) -> str:
    """What a cell that begins in this row prints in column ``key``."""
    if row.node is not None or key == CRITERION:
        return _outline_text(plan, numbers, plan.items[row.item], key)
    level = plan.form.row_level if key == ROW_NUMBER else key
    if level not in LEVEL_COLUMNS:
        return plan.items[row.activity].value(key) if row.activity else ""
    item_id = row.at(level)
    if item_id is None:
        return ""
    if above is not None and above.at(level) == item_id:
        mark = row_break(plan, above, row, level, key)
        if mark == BLANK:
            return ""
        if mark is not None and mark.startswith(OWN):
            return mark[len(OWN) :]
    return numbers.row.get(item_id, "") if key == ROW_NUMBER else item_text(plan.form, numbers, plan.items[item_id])


def _outline_text(plan: Plan, numbers: Numbers, item: Item, key: str) -> str:
    if key == ROW_NUMBER:
        return numbers.row.get(item.id, "")
    if key in ITEM_COLUMNS:
        return item_text(plan.form, numbers, item) if key == words_column(plan.form) else ""
    return item.fields.get(key, "")


def words_column(form: Form) -> str:
    """The column in which a criterion says its name: in a form that is no outline, that of the first level."""
    return form.level_columns[0] if form.level_columns else CRITERION


def item_text(form: Form, numbers: Numbers, item: Item) -> str:
    """An item's own words as printed, its code in front where the form prints it."""
    text = item.text or ""
    column = form.column(item.level.value)
    own = numbers.own.get(item.id, "")
    if column is None or not column.prefix or not own:
        return text
    return (column.prefix.replace("{number}", own) + text).rstrip(" ")


def area_in_one_cell(form: Form, area: Item) -> bool:
    """True where number and title of an area row stand in one cell over the whole width."""
    return area.marks.get(TITLE) == NUMBER or not form.column_keys or form.column_keys[0] != ROW_NUMBER


def area_cell_text(numbers: Numbers, area: Item) -> str:
    """The text of an area row that is one cell."""
    return f"{numbers.own.get(area.id, '')} {area.text or ''}".strip(" ")


def is_level_column(key: str) -> bool:
    """True for the columns whose cells span the rows of an objective or a task, and for the activity's column."""
    return key in LEVEL_COLUMNS


def editable_item(plan: Plan, row: PrintedRow, key: str) -> tuple[str, str] | None:
    """Which item and which text of it a cell edits: (id, "text" or field name); None for derived cells."""
    if row.is_area:
        return (row.area, TEXT) if key != ROW_NUMBER else None
    if key == ROW_NUMBER:
        return None
    if row.node is not None:
        if key in ITEM_COLUMNS:
            return (row.node, TEXT) if key == words_column(plan.form) else None
        return (row.node, key)
    if key in ITEM_COLUMNS:
        item_id = row.item if key == CRITERION else row.at(key)
        return (item_id, TEXT) if item_id else None
    return (row.activity, key) if row.activity else None


def item_of_cell(plan: Plan, row: PrintedRow, key: str) -> str:
    """The item whose number or text a cell of this row shows."""
    level = (plan.form.row_level if key == ROW_NUMBER else key) or key
    return row.at(level) or row.item


TEXT = "text"  # the name under which an item's own words are edited


def level_of_column(key: str) -> Level:
    """The level whose items a column shows."""
    return Level(key) if key in ITEM_COLUMNS else Level.ACTIVITY
