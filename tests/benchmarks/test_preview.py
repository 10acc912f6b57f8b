"""P2 of promises.md on the real view: first page, a slice, a scroll frame, an edit; the window never stands still.

``pytest tests/benchmarks/test_preview.py -s``. Ratios are of things measured in the same run; milliseconds are printed.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.commands.paper import PaperWish, sheets_of
from cchc_desktop.gui.views.page_view import PageView
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.rendering.page_fonts import QtMeasurer
from cchc_desktop.rendering.page_painter import paint_page
from tests.benchmarks.measure import show
from tests.benchmarks.test_views import plan_of

pytestmark = pytest.mark.usefixtures("qapp")

_GLANCE = 0.1  # seconds: what is felt as at once
_IDLE = 0.0005  # seconds: a turn of the events in which nothing was to be done


def _preview(plan: Plan) -> PageView:
    return PageView(Document(plan), lambda _part: ())


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _first(plan: Plan) -> Callable[[], object]:
    """The tab opened until its first page is on the screen."""

    def run() -> None:
        view = _preview(plan)
        view.resize(1200, 800)
        view.show()
        while not view.canvas.pages:
            QApplication.processEvents()
        image = QImage(1200, 800, QImage.Format.Format_RGB32)
        view.canvas.viewport().render(image)
        view.close_document()
        view.close()
        view.deleteLater()

    return run


def _qt(plan: Plan) -> Callable[[], object]:
    """Qt's own preview of the same drawing."""

    def run() -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setFullPage(True)
        widget = QPrintPreviewWidget(printer)

        def paint(target: QPrinter) -> None:
            pages = sheets_of(plan, PaperWish()).pages(Paginator(QtMeasurer()))
            painter = QPainter(target)
            for index, page in enumerate(pages.pages):
                if index:
                    target.newPage()
                paint_page(painter, page, target.resolution() / 72)
            painter.end()

        widget.paintRequested.connect(paint)
        widget.updatePreview()
        widget.resize(1200, 800)
        widget.render(QImage(1200, 800, QImage.Format.Format_RGB32))
        widget.deleteLater()

    return run


@pytest.mark.parametrize("activities", [100, 1_000])
def test_p2_the_first_page_is_there_long_before_qts_preview(activities: int) -> None:
    plan = plan_of(activities)
    _first(plan)()
    turns = [(_seconds(_first(plan)), _seconds(_qt(plan))) for _ in range(5)]  # by turns: both meet the same noise
    ours, theirs = map(min, zip(*turns, strict=True))
    show(f"P2 tab opened, N = {activities}, {ours / theirs:.3f} × Qt's preview", {"ours": ours, "Qt": theirs})
    assert ours <= 0.3 * theirs


def _whole(view: PageView) -> list[float]:
    """Lets the view finish; what each turn of the events cost the window's thread, in order of cost."""
    turns: list[float] = []
    until = time.perf_counter() + 120
    while not view.up_to_date and time.perf_counter() < until:
        start = time.thread_time()
        QApplication.processEvents()
        turns.append(time.thread_time() - start)
    assert view.up_to_date
    return sorted(turn for turn in turns if turn > _IDLE)


@pytest.mark.parametrize("activities", [1_000, 10_000])
def test_a_long_plan_does_not_hold_the_window_up(activities: int) -> None:
    gc.collect()
    view = _preview(plan_of(activities))
    view.resize(1200, 800)
    opening = _seconds(view.show)
    turns = _whole(view)
    p95, worst = turns[int((len(turns) - 1) * 0.95)], turns[-1]
    figures = {"opening": opening * 1e3, "p95": p95 * 1e3, "worst": worst * 1e3, "all": sum(turns) * 1e3}
    show(f"laying out N = {activities}, {len(view.canvas.pages)} pages: a turn of the events", figures, " ms")
    view.close_document()
    view.deleteLater()
    assert p95 <= 0.05
    assert worst <= 10 * activities / 10_000 * _GLANCE + _GLANCE  # the collector of rubbish looks through all of it


def test_an_edit_costs_a_part_of_the_first_making_and_a_turned_page_little() -> None:
    document = Document(plan_of(1_000))
    view = PageView(document, lambda _part: ())
    view.resize(1200, 800)
    start = time.thread_time()
    view.show()
    _whole(view)
    first, broken = time.thread_time() - start, view.maker.broken
    row = next(i for i in document.plan.items.values() if i.level is Level.ACTIVITY)
    document.apply("Sửa", lambda plan: set_text(plan, row.id, "text", "Chữ mới trong một ô"))
    start = time.thread_time()
    view.refresh()
    _whole(view)
    again = time.thread_time() - start
    assert view.maker.broken - broken <= 3
    view.set_zoom(100)
    frames: list[float] = []
    for page in range(1, 41):
        start = time.thread_time()
        view.canvas.go_to_page(page)
        view.canvas.viewport().repaint()
        frames.append(time.thread_time() - start)
    show(f"preview, N = 1000, {again / first:.2f} x", {"first": first * 1e3, "after an edit": again * 1e3}, " ms")
    show("P2 a page turned, at 100 %", {"median": statistics.median(frames) * 1e3, "worst": max(frames) * 1e3}, " ms")
    view.close_document()
    assert again <= 0.7 * first
    assert statistics.median(frames) <= 0.0075  # the goal is 5 ms; a machine with other work is up to half as fast
