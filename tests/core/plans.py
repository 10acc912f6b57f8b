"""Plans and edits made at random, for property tests; and a short way to write a plan by hand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from cchc_desktop import resources
from cchc_desktop.core import branches, edits, edits_cells, edits_outline, edits_shared, edits_split
from cchc_desktop.core.cells import TEXT, PrintedRow, appendix_rows
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.forms import Form, parse_form
from cchc_desktop.core.plan import ABOVE, ROOT, Item, Level, Plan

WORDS = (
    "Rà soát",
    "Ban hành",
    "văn bản",
    "kế hoạch",
    "Đẩy mạnh",
    "cải cách",
    "thủ tục",
    "Sở Nội vụ",
    "báo cáo",
    "ứng dụng",
)
FORMS = ("annual-coded", "annual-by-objective", "annual-two-dates")
ALL_FORMS = (*FORMS, "par-index")


def form(name: str = "annual-coded") -> Form:
    """A shipped form."""
    return parse_form(resources.read_text(f"forms/{name}.toml"), name)


def ids(prefix: str = "n") -> Callable[[], str]:
    """Ids that can be read in a failing test."""
    counter = itertools.count(1)
    return lambda: f"{prefix}{next(counter)}"


def plan_of(form_: Form, areas: Sequence[Any], fresh: Callable[[], str] | None = None) -> Plan:
    """A plan from nested tuples: area (title, objectives), objective (text, tasks), task (text, activities),
    activity (text, {field: text}[, {column: mark}]); a task may end with its own marks, too."""
    fresh = fresh or ids()
    items: dict[str, Item] = {}
    levels = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY)

    def add(entry: Any, depth: int, parent: str) -> str:
        item_id = fresh()
        if levels[depth] is Level.ACTIVITY:
            entry = entry if isinstance(entry, tuple) else (entry, {})
            marks = entry[2] if len(entry) > 2 else {}
            items[item_id] = Item(item_id, Level.ACTIVITY, parent, entry[0], entry[1], marks)
            return item_id
        marks = entry[2] if len(entry) > 2 else {}
        children = tuple(add(child, depth + 1, item_id) for child in entry[1])
        items[item_id] = Item(item_id, levels[depth], parent, entry[0], {}, marks, children)
        return item_id

    appendix = fresh()
    children = tuple(add(area, 0, appendix) for area in areas)
    items[appendix] = Item(appendix, Level.APPENDIX, ROOT, None, {}, {}, children)
    items[ROOT] = Item(ROOT, Level.PLAN, None, children=(appendix,))
    return Plan(form_, items, 2027)


def same(one: Plan, other: Plan) -> bool:
    """True where two plans are equal but for the ids of their items."""

    def shape(plan: Plan, item_id: str) -> Any:
        item = plan[item_id]
        children = [shape(plan, child) for child in item.children]
        return (item.level, item.text, dict(item.fields), dict(item.marks), children)

    return one.form == other.form and shape(one, ROOT) == shape(other, ROOT)


def random_plan(seed: int, form_name: str, size: int = 3, *, merges: bool = True) -> Plan:
    """A plan as the paper can show it: marks are valid, neighbours that stand apart differ."""
    rng = random.Random(seed)
    fresh = ids()
    serial = itertools.count(1)
    shape = form(form_name)
    if shape.is_outline:
        from tests.core.outlines import random_outline

        return random_outline(seed, size, bent=merges)

    def text() -> str:
        return f"{rng.choice(WORDS)} {rng.choice(WORDS)} {next(serial)}"

    def activity() -> Any:
        fields = {k: rng.choice((*WORDS, "")) for k in shape.leaf_columns}
        own = text() if "activity" in shape.column_keys else None
        return own, {k: v for k, v in fields.items() if v}, {}

    def some(make: Callable[[], Any], at_least: int) -> list[Any]:
        return [make() for _ in range(rng.randint(at_least, size))]

    def task() -> Any:
        return text(), some(activity, 0 if "activity" in shape.column_keys else 1)

    def objective() -> Any:
        return text(), some(task, 0)

    def area() -> Any:
        if rng.random() < 0.2:  # an area without objectives: the task cell spans their column
            return text().upper(), [(None, [(text(), some(activity, 1)) for _ in range(rng.randint(1, size))])]
        return text().upper(), some(objective, 0)

    plan = plan_of(shape, [area() for _ in range(rng.randint(1, size))], fresh)
    if not merges:
        return plan
    plan = with_random_merges(with_random_parts(plan, rng), rng)
    return with_random_numbers(with_random_breaks(plan, rng), rng)


def with_random_parts(plan: Plan, rng: random.Random) -> Plan:
    """The plan with some tasks that continue under the next objective."""
    for area in [item for item in plan.walk() if item.level is Level.AREA]:
        for one, other in itertools.pairwise(plan.children(area.id)):
            if not (one.text and other.text and one.children and other.children) or rng.random() > 0.4:
                continue
            task, part = plan[one.children[-1]], plan[other.children[0]]
            if task.children and part.children:
                plan = plan.with_items(replace(part, text=task.text, marks={"task": ABOVE}))
    return plan


def with_random_numbers(plan: Plan, rng: random.Random) -> Plan:
    """The plan with some numbers lost, foreign or begun anew."""
    level = Level(plan.form.row_level or "activity")
    for item in [item for item in plan.walk() if item.level is level and not item.marks]:
        if rng.random() < 0.1 and item.text != "":
            broken = any("tt" in below.marks for below in plan.walk(item.id))  # "again" of nothing would be "blank"
            plan = edits.set_number(plan, item.id, "tt", rng.choice(("4a", "77", "x") if broken else ("", "4a", "77")))
    return plan


def with_random_breaks(plan: Plan, rng: random.Random) -> Plan:
    """The plan with some cells begun anew inside their item, as page breaks leave them."""
    rows = appendix_rows(plan, plan.appendices[0])
    for above, row in itertools.pairwise(rows):
        if row.activity is None or rng.random() > 0.3:
            continue
        activity = plan[row.activity]
        for key in plan.form.level_columns:
            item = row.at(key)
            if key != "activity" and item == above.at(key) and plan[item].text is not None and rng.random() < 0.5:
                activity = replace(activity, marks={**activity.marks, key: rng.choice(("blank", "again"))})
        level = plan.form.row_level
        if level != "activity" and row.at(level) == above.at(level) and rng.random() < 0.5:
            activity = replace(activity, marks={**activity.marks, "tt": rng.choice(("blank", "again"))})
        plan = plan.with_items(activity)
    return plan


def with_random_merges(plan: Plan, rng: random.Random) -> Plan:
    """The plan with some cells joined, as a user would join them."""
    rows = [row for row in appendix_rows(plan, plan.appendices[0]) if not row.is_area]
    columns = plan.form.column_keys[4:]
    for _ in range(rng.randint(0, 4)):
        if len(rows) < 2:
            break
        at, count = rng.randrange(len(rows)), rng.randint(1, 3)
        start, width = rng.randrange(len(columns)), rng.randint(1, 2)
        try:
            plan = edits_cells.join_cells(
                plan, [row.item for row in rows[at : at + count]], columns[start : start + width]
            )
        except KnownError:
            continue
    return plan


plans = st.builds(random_plan, st.integers(0, 10**6), st.sampled_from(FORMS))
all_plans = st.builds(random_plan, st.integers(0, 10**6), st.sampled_from(ALL_FORMS))


def random_edit(plan: Plan, rng: random.Random, fresh: Callable[[], str]) -> Plan:
    """The plan after one edit picked at random; refused edits leave it as it is."""
    everything = [item for item in plan.walk() if item.level not in (Level.PLAN, Level.APPENDIX)]
    if not everything:
        return edits.insert_child(plan, plan.appendices[0], 0, fresh())
    item = rng.choice(everything)
    some = [rng.choice(everything).id for _ in range(rng.randint(1, 3))]
    rows = [row for row in appendix_rows(plan, plan.appendices[0]) if not row.is_area]
    row = rng.choice(rows) if rows else None
    column = rng.choice(plan.form.column_keys)
    acts: list[Callable[[], Plan]] = [
        lambda: edits.set_text(plan, item.id, TEXT, f"{rng.choice(WORDS)} {rng.random():.3f}"),
        lambda: edits.write_cell(plan, row, column, f"ô {rng.random():.3f}", fresh) if row else plan,
        lambda: edits.insert_after(plan, item.id, fresh()),
        lambda: edits.insert_child(plan, item.id, rng.randint(0, len(item.children)), fresh()),
        lambda: edits.delete(plan, [item.id]) if rng.random() < 0.5 else plan,
        lambda: edits.move_up(plan, some[:1]),
        lambda: edits.move_down(plan, some[:1]),
        lambda: edits.move(plan, some, rng.choice(everything).id, 0),
        lambda: edits_outline.indent(plan, some[:1]),
        lambda: edits_outline.outdent(plan, some[:1], fresh),
        lambda: edits.duplicate(plan, item.id, fresh) if len(plan.items) < 400 else plan,
        lambda: edits_cells.join_cells(plan, [r.item for r in rows[:3]], [column]),
        lambda: edits_cells.split_cell(plan, row.item, column, fresh) if row else plan,
        *_structure_acts(plan, rng, fresh, item=item, some=some, row=row, column=column),
        lambda: edits.set_number(plan, item.id, "number", rng.choice(("4a", "", None))),
        lambda: edits.set_year(plan, rng.randint(2000, 2100)),
        lambda: edits.set_document(plan, replace(plan.document, number=f"{rng.randint(1, 99)}/KH-UBND")),
    ]
    try:
        return rng.choice(acts)()
    except KnownError:
        return plan


def _structure_acts(
    plan: Plan,
    rng: random.Random,
    fresh: Callable[[], str],
    *,
    item: Item,
    some: list[str],
    row: PrintedRow | None,
    column: str,
) -> list[Callable[[], Plan]]:
    """Splitting, joining, sharing, copying; what a text is cut at is written in first."""
    name = rng.choice((TEXT, *sorted(item.fields))) if item.level is Level.ACTIVITY else TEXT
    words = [f"{rng.choice(WORDS)} {rng.random():.3f}" for _ in range(rng.randint(2, 3))]
    siblings = plan[item.parent or ROOT].children
    at = siblings.index(item.id) if item.id in siblings else 0
    keys = plan.form.column_keys
    pair = keys[keys.index(column) :][:2]
    return [
        lambda: edits_split.split_text(
            plan, item.id, name, [(item.text or "x") if name == TEXT else words[0], *words], fresh
        ),
        lambda: edits_split.split_below(plan, item.id, [item.text or "x", *words], fresh),
        lambda: edits_split.join_rows(plan, siblings[at : at + rng.randint(2, 3)]),
        lambda: edits_shared.share_task(plan, item.id, fresh)[0],
        lambda: edits_shared.unshare_task(plan, item.id),
        lambda: (
            branches.put_at(plan, branches.take(plan, some), rng.choice(sorted(plan.items)), 0, fresh)[0]
            if len(plan.items) < 400
            else plan
        ),
        lambda: edits_cells.join_cells(plan, [row.item], pair) if row else plan,
    ]


def marks_of(plan: Plan, column: str, mark: str = ABOVE) -> list[str]:
    """Ids of the items that carry a mark in a column, in printed order."""
    return [item.id for item in plan.walk() if item.marks.get(column) == mark]
