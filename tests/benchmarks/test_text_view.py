"""The text at 30 and 300 paragraphs: a letter costs the same in both; acts that renumber stay within one glance.

Ratios of things measured in the same run, alternately; the milliseconds are printed (pytest -s).
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cchc_desktop import resources
from cchc_desktop.core.body import Kind
from cchc_desktop.core.body_lines import Written
from cchc_desktop.core.document import Document
from cchc_desktop.core.forms import parse_form
from cchc_desktop.core.plan import DocumentInfo, empty_plan
from cchc_desktop.gui.commands import texts
from cchc_desktop.gui.views.text_view import TextView
from tests.benchmarks.data import text

FEW, MANY = 30, 300
LETTERS = 60
GLANCE = 0.1  # seconds: what is felt as at once


def document_of(lines: int) -> Document:
    rng = random.Random(2)
    kinds = [Kind.ROMAN, Kind.ARABIC, Kind.LETTER, Kind.LETTER, Kind.DASH, Kind.DASH, None, Kind.LETTER, Kind.DASH]
    written = [Written(kinds[i % len(kinds)], text(rng, 80, 400)) for i in range(lines)]
    form = parse_form(resources.read_text("forms/annual-coded.toml"))
    plan = replace(empty_plan(form, 2027), document=DocumentInfo(bases=("Căn cứ;",) * 5, recipients=("A;",) * 10))
    document = Document(plan)
    texts.put_body(document, written, "Soạn")
    return document


def shown(lines: int) -> TextView:
    view = TextView(document_of(lines))
    view.resize(1366, 700)
    view.show()
    view.blocks.document.documentLayout().documentSize()
    QApplication.processEvents()
    return view


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - start


def letter(view: TextView) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(view, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "a"))


def middle(view: TextView, share: float = 0.5) -> str:
    items = [line.key for line in view.blocks.lines if line.key in view.plan_document.plan]
    return items[int(len(items) * share)]


def test_a_letter_costs_the_same_in_a_long_text(qapp: QApplication) -> None:
    views = [shown(FEW), shown(MANY)]
    took: list[list[float]] = [[], []]
    for view in views:
        view.put_caret(middle(view, 0.1), 5)
    for _ in range(LETTERS):
        for place, view in enumerate(views):
            took[place].append(timed(lambda view=view: letter(view)))
    few, many = (statistics.median(times) for times in took)
    print(f"\na letter, painted: {few * 1000:.1f} ms at {FEW}, {many * 1000:.1f} ms at {MANY} paragraphs")
    assert many < 3 * few + 0.005


def test_acts_on_a_long_text_are_done_at_once(qapp: QApplication) -> None:
    views: list[TextView] = []
    opening = timed(lambda: views.append(shown(MANY)))
    view = views[0]
    document, key = view.plan_document, middle(view, 0.1)
    acts: dict[str, Callable[[], object]] = {
        "commit": lambda: (letter(view), view.commit()),
        "enter": lambda: texts.split(document, key, "một", "hai"),
        "new kind": lambda: texts.mark(document, [key], Kind.ROMAN),
        "remove": lambda: texts.remove(document, [middle(view, 0.1)]),
        "undo": document.undo,
        "redo": document.redo,
        "zoom": lambda: view.set_zoom(view.zoom + 10),
    }
    view.put_caret(key, 3)
    for name, act in acts.items():
        took = timed(act)
        print(f"{name}: {took * 1000:.1f} ms")
        assert took < (5 if name == "zoom" else 1) * GLANCE, name
    print(f"opening, painted: {opening * 1000:.0f} ms")
