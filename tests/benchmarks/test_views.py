"""The table view at 100 and 10,000 activities: promises.md §4, goals Q2 (scrolling) and Q3 (opening, editing).

All goals are ratios of two things measured in the same run, alternately, so that a busy machine slows both.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QTableView

from cchc_desktop import resources
from cchc_desktop.core import edits
from cchc_desktop.core.changes import Inserted, Updated, diff
from cchc_desktop.core.document import Act, Document, Event
from cchc_desktop.core.forms import parse_form
from cchc_desktop.core.plan import ABOVE, ROOT, Item, Level, Plan
from cchc_desktop.gui.views.appendix_view import AppendixView
from tests.benchmarks.data import AREAS, text

FEW, MANY = 100, 10_000
FRAMES = 120
WIDTH, HEIGHT = 1366, 650


def plan_of(activities: int, seed: int = 1) -> Plan:
    """7 areas, about 3 activities a task and 2 tasks an objective, 60–200 letters a cell, leads merged now and then."""
    rng = random.Random(seed)
    form = parse_form(resources.read_text("forms/annual-coded.toml"))
    items: dict[str, Item] = {}
    areas = []
    for area in range(AREAS):
        left = activities * (area + 1) // AREAS - activities * area // AREAS
        objectives = []
        while left > 0:
            tasks = []
            for _ in range(rng.choice((1, 2, 2, 3))):
                count = min(left, rng.choice((1, 2, 3, 3, 4, 5)))
                left -= count
                if count:
                    tasks.append(_task(items, rng, count))
            objectives.append(_parent(items, f"o{len(items)}", Level.OBJECTIVE, text(rng), tasks))
        areas.append(_parent(items, f"r{area}", Level.AREA, text(rng, 20, 60).upper(), objectives))
    _parent(items, "appendix", Level.APPENDIX, None, areas)
    _parent(items, ROOT, Level.PLAN, "", ["appendix"])
    items[ROOT] = replace(items[ROOT], parent=None)
    return Plan(form, items, 2027)


def _task(items: dict[str, Item], rng: random.Random, count: int) -> str:
    children = []
    lead = ""
    for number in range(count):
        item_id = f"a{len(items)}"
        merged = number > 0 and rng.random() < 0.2
        lead = lead if merged else text(rng, 10, 60)
        fields = {"deliverable": text(rng), "lead": lead, "coordinating": text(rng), "time": text(rng, 8, 20)}
        items[item_id] = Item(item_id, Level.ACTIVITY, "", text(rng), fields, {"lead": ABOVE} if merged else {})
        children.append(item_id)
    return _parent(items, f"t{len(items)}", Level.TASK, text(rng), children)


def _parent(items: dict[str, Item], item_id: str, level: Level, words: str | None, children: list[str]) -> str:
    items[item_id] = Item(item_id, level, "", words, {}, {}, tuple(children))
    for child in children:
        items[child] = replace(items[child], parent=item_id)
    return item_id


@pytest.fixture(scope="module")
def plans() -> dict[int, Plan]:
    return {FEW: plan_of(FEW), MANY: plan_of(MANY)}


@pytest.fixture(autouse=True)
def _quiet_memory(qapp: QApplication) -> Iterator[None]:
    """The collector runs between the measurements, not inside them."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def opened(document: Document, kind: type[AppendixView] = AppendixView) -> AppendixView:
    view = kind(document)
    view.resize(WIDTH, HEIGHT)
    view.show()
    QApplication.processEvents()
    view.viewport().repaint()
    return view


def closed(view: AppendixView) -> None:
    view.close_document()
    view.hide()
    view.deleteLater()
    QApplication.processEvents()


def seconds(act: Callable[[], object]) -> float:
    """CPU time (painting offscreen waits for nothing), so that what else runs on the machine counts less."""
    start = time.process_time()
    act()
    return time.process_time() - start


def scroll_frames(*views: AppendixView, step: int = 90) -> list[list[float]]:
    """Milliseconds of each frame of each view, in turns, while scrolling from the top: moving, measuring, painting."""
    for view in views:
        view.verticalScrollBar().setValue(0)
        view.viewport().repaint()
    frames: list[list[float]] = [[] for _ in views]
    highest = min(view.verticalScrollBar().maximum() for view in views)
    for number in range(1, FRAMES + 1):
        way, rest = divmod(number * step, highest)
        value = highest - rest if way % 2 else rest  # to and fro
        for view, times in zip(views, frames, strict=True):

            def frame(view: AppendixView = view, value: int = value) -> None:
                view.verticalScrollBar().setValue(value)
                view.viewport().repaint()

            times.append(seconds(frame) * 1000)
    return frames


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


class DefaultView(AppendixView):
    """The same view, painted by Qt's own delegate."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QTableView.paintEvent(self, event)


def test_q2_a_scroll_frame_against_the_default_delegate(plans: dict[int, Plan]) -> None:
    """Goal: ≤ 0.5 × the default delegate in the same view at 10,000 rows.

    Without scroll bar: its own painting by the style costs more than half of our frame and is the same on both sides.
    """
    document = Document(plans[MANY])
    ours, default = opened(document), opened(document, DefaultView)
    default.setItemDelegate(QStyledItemDelegate(default))
    for bar in (Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff):
        for view in (ours, default):
            view.setVerticalScrollBarPolicy(bar)
            QApplication.processEvents()
        scroll_frames(ours, default)
        own, other = (statistics.median(frames) for frames in scroll_frames(ours, default))
        print(f"\nQ2 frame, {bar.name}: {own:.2f} ms, default delegate {other:.2f} ms, ratio {own / other:.2f}")
    closed(ours)
    closed(default)
    assert own <= 0.5 * other


def test_q2_a_scroll_frame_does_not_depend_on_the_length(plans: dict[int, Plan]) -> None:
    """Goal: frame(10,000) / frame(100) ≤ 1.2, p95 ≤ 16 ms at 10,000 rows that were never looked at before."""
    few, many = opened(Document(plans[FEW])), opened(Document(plans[MANY]))
    first = scroll_frames(many, step=600)[0]
    own, other = scroll_frames(few, many)
    for view in (few, many):
        closed(view)
    ratio = statistics.median(other) / statistics.median(own)
    print(f"\nQ2 frame(10,000)/frame(100): {ratio:.2f} ({statistics.median(other):.2f} ms, p95 {p95(other):.2f} ms)")
    print(f"Q2 first look at 10,000, a page a frame: {statistics.median(first):.2f} ms, p95 {p95(first):.2f} ms")
    assert ratio <= 1.2
    assert p95(other) <= 16
    assert p95(first) <= 16


def test_q3_opening_does_not_depend_on_the_length(plans: dict[int, Plan]) -> None:
    """Goal: opening 10,000 wrapped rows ≤ 1.5 × opening 100: model, view, first frame."""
    documents = {count: Document(plan) for count, plan in plans.items()}
    times: dict[int, list[float]] = {FEW: [], MANY: []}
    for _ in range(7):
        for count, document in documents.items():
            views: list[AppendixView] = []
            times[count].append(seconds(lambda: views.append(opened(document))) * 1000)  # noqa: B023
            closed(views[0])
    few, many = statistics.median(times[FEW][1:]), statistics.median(times[MANY][1:])
    print(f"\nQ3 opening: {few:.1f} ms at 100, {many:.1f} ms at 10,000, ratio {many / few:.2f}")
    assert many <= 1.5 * few


class _Told(Document):
    """A document that tells an event without computing it: what the views do with it is measured alone."""

    def tell(self, event: Event) -> None:
        self._become(event)


def _edits(plan: Plan, kind: str, rng: random.Random) -> tuple[Event, Event]:
    """An edit in the middle of the plan and the way back, as events."""
    activities = [item for item in plan.walk() if item.level is Level.ACTIVITY]
    item = activities[len(activities) // 2 + rng.randrange(3)]
    if kind == "text":
        after = edits.set_text(plan, item.id, "deliverable", text(rng))
    else:
        after = edits.insert_after(plan, item.id, f"new{rng.random()}")
    there, back = diff(plan, after), diff(after, plan)
    assert all(isinstance(change, Updated if kind == "text" else (Inserted, Updated)) for change in there)
    return Event(Act.EDIT, "x", there, plan, after), Event(Act.UNDO, "x", back, after, plan)


@pytest.mark.parametrize("kind", ["text", "insert"])
def test_q3_an_edit_does_not_depend_on_the_length(plans: dict[int, Plan], kind: str) -> None:
    """Goal: editing or inserting a row at 10,000 ≤ 1.5 × at 100: from the event to the frame that shows it."""
    rng = random.Random(7)
    views: dict[int, AppendixView] = {}
    for count, plan in plans.items():
        view = views[count] = opened(_Told(plan))
        middle = view.table_model.rowCount() // 2
        view.scrollTo(view.table_model.index(middle, 3))
        view.viewport().repaint()
    times: dict[int, list[float]] = {FEW: [], MANY: []}
    for _ in range(15):
        for count, view in views.items():
            document = view.table_model.document
            assert isinstance(document, _Told)
            for event in _edits(plans[count], kind, rng):

                def shown(document: _Told = document, event: Event = event, view: AppendixView = view) -> None:
                    document.tell(event)
                    view.viewport().repaint()

                times[count].append(seconds(shown) * 1000)
            QApplication.processEvents()
    for view in views.values():
        closed(view)
    few, many = statistics.median(times[FEW]), statistics.median(times[MANY])
    print(f"\nQ3 {kind}: event to frame {few:.2f} ms at 100, {many:.2f} ms at 10,000, ratio {many / few:.2f}")
    assert many <= 1.5 * few


def test_q3_heights_of_all_rows_would_cost_far_more(plans: dict[int, Plan]) -> None:
    """The control: measuring every row, as ResizeToContents does, breaks the goal by far."""
    few, many = opened(Document(plans[FEW])), opened(Document(plans[MANY]))

    def measure_all(view: AppendixView) -> None:
        view.table_layout.heights.forget()
        view.table_layout.heights.measure(0, view.table_model.rowCount() - 1)

    ratio = seconds(lambda: measure_all(many)) / seconds(lambda: measure_all(few))
    for view in (few, many):
        closed(view)
    print(f"\ncontrol: all heights at 10,000 / at 100 = {ratio:.0f}")
    assert ratio > 20
