"""Changing a form: pure functions Form → Form for the designer, and the one that gives a plan its changed form.

Nothing here touches the items of a plan but what :func:`set_form` says: the texts of a column that is not printed
stay where they are. What a form cannot take gives the form itself back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.forms import (
    CRITERION,
    CRITERION_FIELDS,
    ITEM_COLUMNS,
    LEAF_FIELDS,
    LEVEL_COLUMNS,
    MOST_COLUMNS,
    ROW_NUMBER,
    Column,
    Counter,
    Form,
    form_from_data,
    form_to_data,
)
from cchc_desktop.core.grid import Align
from cchc_desktop.core.headings import CAPTION, HEADING
from cchc_desktop.core.margins import USUAL, Margins
from cchc_desktop.core.plan import TITLE, Item, Level, Plan

WORDS = (HEADING, TITLE, CAPTION)  # what stands above the table
LEAST_WIDTH, MOST_WIDTH = 4.0, 300.0  # millimetres that the designer offers
PAPER_WIDTHS = {"landscape": 297.0, "portrait": 210.0}  # mm of A4
_FREE_WIDTH = 25.0
_STANDARD: Mapping[str, Column] = {  # columns that a form may take in though it never had them
    column.key: column
    for column in (
        Column(ROW_NUMBER, "TT", 10.0, Align.CENTER),
        Column("objective", "Mục tiêu", 40.0),
        Column("task", "Nhiệm vụ", 40.0),
        Column("activity", "Hoạt động", 45.0),
        Column("standard_points", "Điểm chuẩn", 16.0, Align.CENTER),
        Column("achieved_points", "Điểm {last_year} đạt được", 18.0, Align.CENTER),
        Column("target_points", "Mục tiêu năm {year}", 18.0, Align.CENTER),
        Column("solution", "Nhiệm vụ/giải pháp", 70.0),
        Column("deliverable", "Kết quả/Sản phẩm", 33.0),
        Column("lead", "Cơ quan chủ trì", 25.0, Align.CENTER),
        Column("coordinating", "Cơ quan phối hợp", 26.0, Align.CENTER),
        Column("time", "Thời gian thực hiện", 20.0, Align.CENTER),
        Column("due", "Thời gian hoàn thành", 20.0, Align.CENTER),
        Column("budget", "Dự kiến kinh phí", 18.0, Align.CENTER),
        Column("note", "Ghi chú", 20.0),
    )
}
_ROW_LEVELS = (Level.ACTIVITY, Level.CRITERION, Level.TOTAL)


# ---- which columns there are


def standard_keys(form: Form) -> tuple[str, ...]:
    """The columns that every form of this kind knows, in their usual order."""
    if form.is_outline:
        return (ROW_NUMBER, CRITERION, *CRITERION_FIELDS)
    return (ROW_NUMBER, *LEVEL_COLUMNS, *LEAF_FIELDS)


def is_free(form: Form, key: str) -> bool:
    """True for a column that is none of the standard ones: it can be taken away."""
    return key not in standard_keys(form)


def hidden_columns(form: Form, plan: Plan | None = None) -> tuple[Column, ...]:
    """What can be shown: columns hidden before, standard ones, and free fields in which the plan holds texts."""
    known = {column.key: column for column in form.hidden}
    keys = [key for key in standard_keys(form) if key not in form.column_keys]
    keys += [column.key for column in form.hidden if column.key not in keys]
    keys += [key for key in _written_fields(plan) if key not in (*keys, *form.column_keys)] if plan else []
    return tuple(known.get(key) or _STANDARD.get(key) or Column(key, key, _FREE_WIDTH) for key in keys)


def _written_fields(plan: Plan) -> list[str]:
    """The names of all fields in which a row of the plan says something."""
    found: dict[str, None] = {}
    for item in plan.items.values():
        if item.level in _ROW_LEVELS:
            found |= dict.fromkeys(item.fields)
    return sorted(found)


def can_hide(form: Form, key: str) -> bool:
    """True where the form is still one without this column: the last column of a level stays, and criteria stay."""
    return key in form.column_keys and key != CRITERION and not (key in ITEM_COLUMNS and len(form.level_columns) < 2)


def hide(form: Form, key: str) -> Form:
    """The form without printing a column; it is remembered."""
    if not can_hide(form, key):
        return form
    gone = tuple(column for column in form.columns if column.key == key)
    kept = tuple(column for column in form.columns if column.key != key)
    return replace(form, columns=kept, hidden=(*(c for c in form.hidden if c.key != key), *gone))


def show(form: Form, column: Column) -> Form:
    """The form with a column more: a level beside the others, any other where it usually stands."""
    if column.key in form.column_keys or len(form.columns) >= MOST_COLUMNS:
        return form
    order = [*standard_keys(form)]
    rank = order.index(column.key) if column.key in order else len(order)
    before = [i for i, key in enumerate(form.column_keys) if key in order and order.index(key) < rank]
    at = len(form.columns) if rank == len(order) else max(before, default=-1) + 1
    if column.key in LEVEL_COLUMNS:
        at = _level_place(form, column.key)
    columns = (*form.columns[:at], column, *form.columns[at:])
    return replace(form, columns=columns, hidden=tuple(c for c in form.hidden if c.key != column.key))


def _level_place(form: Form, key: str) -> int:
    """The levels stand side by side in their order, wherever the user has put them."""
    first = form.column_keys.index(form.level_columns[0])
    return first + sum(1 for level in form.level_columns if LEVEL_COLUMNS.index(level) < LEVEL_COLUMNS.index(key))


def add_free(form: Form, header: str, plan: Plan | None = None) -> Form:
    """The form with one more free column, the last; its key is new to the form and to the plan."""
    if len(form.columns) >= MOST_COLUMNS:
        return form
    taken = {*form.column_keys, *(c.key for c in form.hidden), *standard_keys(form), *_STANDARD}
    for item in plan.items.values() if plan else ():
        taken.update(item.fields, item.marks)
    number = 1
    while f"x{number}" in taken:
        number += 1
    return replace(form, columns=(*form.columns, Column(f"x{number}", header, _FREE_WIDTH)))


def remove_free(form: Form, key: str) -> Form:
    """The form that knows nothing of a free column any more."""
    if not is_free(form, key):
        return form
    columns = tuple(column for column in form.columns if column.key != key)
    return replace(form, columns=columns, hidden=tuple(column for column in form.hidden if column.key != key))


def move(form: Form, key: str, step: int) -> Form:
    """The form with a column one place to the left (-1) or right (1); the columns of levels go together."""
    blocks: list[tuple[Column, ...]] = []
    for column in form.columns:
        if column.key in LEVEL_COLUMNS and blocks and blocks[-1][-1].key in LEVEL_COLUMNS:
            blocks[-1] += (column,)
        else:
            blocks.append((column,))
    at = next((i for i, block in enumerate(blocks) if any(column.key == key for column in block)), None)
    if at is None or not 0 <= at + step < len(blocks):
        return form
    blocks.insert(at + step, blocks.pop(at))
    return replace(form, columns=tuple(column for block in blocks for column in block))


# ---- how a column looks


def _change(form: Form, key: str, edit: Callable[[Column], Column]) -> Form:
    columns = tuple(edit(column) if column.key == key else column for column in form.columns)
    return form if columns == form.columns else replace(form, columns=columns)


def set_header(form: Form, key: str, header: str) -> Form:
    """The form with other words over a column."""
    return _change(form, key, lambda column: replace(column, header=header))


def set_align(form: Form, key: str, align: Align) -> Form:
    """The form with a column set otherwise."""
    return _change(form, key, lambda column: replace(column, align=align))


def set_width(form: Form, key: str, width: float) -> Form:
    """The form with a column of another width (mm, kept between LEAST_WIDTH and MOST_WIDTH)."""
    fitting = round(min(max(width, LEAST_WIDTH), MOST_WIDTH), 1)
    return _change(form, key, lambda column: replace(column, width=fitting))


def draw_border(form: Form, index: int, shift: float) -> Form:
    """The form with the border behind column ``index`` moved by ``shift`` mm; the next column gives what it takes."""
    if not 0 <= index < len(form.columns) - 1:
        return form
    left, right = form.columns[index], form.columns[index + 1]
    shift = min(max(shift, LEAST_WIDTH - left.width), right.width - LEAST_WIDTH)
    return set_width(set_width(form, left.key, left.width + shift), right.key, right.width - shift)


def total_width(form: Form) -> float:
    """The sum of the widths in mm."""
    return round(sum(column.width for column in form.columns), 1)


def text_width(form: Form) -> float:
    """The width between the margins of the form's page in mm."""
    margins = form.margins or USUAL
    return PAPER_WIDTHS[form.orientation] - margins.left_mm - margins.right_mm


def fit_widths(form: Form) -> Form:
    """The form with its widths in the same proportions, together as wide as the page; tenths of a millimetre."""
    total = sum(column.width for column in form.columns)
    if not form.columns or not total:
        return form
    scale, edge, done = text_width(form) / total, 0.0, 0.0
    columns: list[Column] = []
    for column in form.columns:  # borders are rounded, not widths: the errors do not add up
        edge += column.width * scale
        width = max(round(edge - done, 1), 0.1)
        done = round(done + width, 1)
        columns.append(replace(column, width=width))
    return replace(form, columns=tuple(columns))


# ---- numbers


def counter_levels(form: Form) -> tuple[str, ...]:
    """What the TT column can count."""
    return (CRITERION,) if form.is_outline else LEVEL_COLUMNS


def restarts(level: str) -> tuple[str, ...]:
    """Where the numbers of a level may begin again."""
    ladder = ("appendix", "area", "objective", "task")
    known = ("area", "objective", "task", "activity")
    return ladder[: known.index(level) + 1] if level in known else ("appendix",)


def set_counter(form: Form, key: str, counter: Counter | None) -> Form:
    """The form with another rule of counting in a column (or for "area"); None = no numbers."""
    counters = {name: rule for name, rule in form.counters.items() if name != key}
    if counter is not None:
        if counter.restart not in restarts(counter.level):
            counter = replace(counter, restart="appendix")
        counters = {name: counter if name == key else rule for name, rule in form.counters.items()}
        counters.setdefault(key, counter)
    return form if counters == dict(form.counters) else replace(form, counters=counters)


def set_sign(form: Form, key: str, sign: str) -> Form:
    """The form with ``sign`` between number and words in a column ("1.1" ". " "Mục tiêu"); "" = no number printed."""
    return _change(form, key, lambda column: replace(column, prefix=f"{{number}}{sign}" if sign else ""))


def sign_of(column: Column) -> str:
    """What stands between the number and the words of a column; "" where it prints no numbers."""
    return column.prefix.partition("{number}")[2]


# ---- words and page


def set_words(form: Form, **texts: str) -> Form:
    """The form with other words: ``heading``, ``title``, ``caption``, ``end_mark``, ``total``, ``name``, …"""
    return replace(form, **texts)


def set_orientation(form: Form, orientation: str) -> Form:
    """The form on a page that lies ("landscape") or stands ("portrait"); widths go along in proportion."""
    if orientation == form.orientation:
        return form
    filled = total_width(form) == text_width(form)
    turned = replace(form, orientation=orientation)
    return fit_widths(turned) if filled else turned


def set_margins(form: Form, margins: Margins | None) -> Form:
    """The form with other margins, kept within the ranges of the decree; None = the usual ones.

    The widths are not touched: every writer stretches them to the page.
    """
    wanted = None if margins is None else margins.within_the_decree()
    wanted = None if wanted == USUAL else wanted
    return form if wanted == form.margins else replace(form, margins=wanted)


def same_but_margins(one: Form, other: Form) -> bool:
    """True where two forms differ in nothing but their margins."""
    return replace(one, margins=other.margins) == other


# ---- the plan


def fits(plan: Plan, form: Form) -> bool:
    """True where the plan can be laid out in the form: both are outlines, or both tables of levels."""
    mine = plan.form
    return bool(form.columns) and bool(mine.columns) and form.is_outline == mine.is_outline and form.kind == mine.kind


def own_words(plan: Plan) -> tuple[str, ...]:
    """What the first appendix says itself instead of the form: of "heading", "title" and "caption"."""
    item = plan[plan.appendices[0]] if plan.appendices else None
    return tuple(part for part in WORDS if item is not None and _own(item, part) is not None)


def _own(item: Item, part: str) -> str | None:
    return item.text if part == TITLE else item.fields.get(part)


def set_form(plan: Plan, form: Form, words: Collection[str] = ()) -> Plan:
    """The plan in another form; no text and no mark of a row is touched, so that the way back is the same.

    ``words``: of WORDS those in which the first appendix, and every other that says the same, gives way to the form.
    The margins of the plan stay where the form has none of its own.
    Raises KnownError(EDIT_REFUSED) for a form of another kind, FORM_INVALID for one that is not sound.
    """
    if not fits(plan, form):
        raise refused(Refusal.OTHER_FORM)
    if form.margins is None:
        form = replace(form, margins=plan.form.margins)
    form = plan.form if form == plan.form else form_from_data(form_to_data(form))
    return with_form_words(plan if form is plan.form else replace(plan, form=form), words)


def set_plan_margins(plan: Plan, margins: Margins | None) -> Plan:
    """The plan with other margins on all its pages, see :func:`set_margins`; its form may be one without a table."""
    form = set_margins(plan.form, margins)
    return plan if form is plan.form else replace(plan, form=form)


def with_form_words(plan: Plan, words: Collection[str]) -> Plan:
    """The plan whose appendices say less themselves, see :func:`set_form`."""
    for part in words:
        first = _own(plan[plan.appendices[0]], part)
        for appendix in plan.appendices if first is not None else ():
            item = plan[appendix]
            if _own(item, part) == first:
                fields = {name: text for name, text in item.fields.items() if name != part}
                plan = plan.with_items(replace(item, text=None if part == TITLE else item.text, fields=fields))
    return plan


def is_sound(form: Form) -> bool:
    """True where the form could be read again from a file."""
    try:
        return form_from_data(form_to_data(form)) == form
    except KnownError:
        return False
