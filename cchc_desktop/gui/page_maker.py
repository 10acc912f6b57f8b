"""Pages of a plan, made a slice at a time between the events of the window: the first at once, the rest when idle.

What was measured is kept from one making to the next, so that after an edit only what is new is broken into lines.
The pages are made in the window's own thread, since the fonts belong to it; a long plan's table is put together in
another one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.pause import no_collection
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui import jobs
from cchc_desktop.gui.commands.paper import Page, Pages, PaperWish, Sheets, sheets_of

if TYPE_CHECKING:
    from cchc_desktop.publishing.pages import Paginator

_SLICE = 0.012  # seconds of work between two looks at the events
_SHORT = 1500  # items: a plan of fewer is put together at once


class PageMaker(QObject):
    """One making at a time; the next one ends the one before."""

    pages_made = Signal(int, list)  # index of the first, the pages
    finished = Signal(object)  # Pages
    failed = Signal(object)  # KnownError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paginator: Paginator | None = None
        self._job: jobs.Job | None = None
        self._pages: Iterator[Page] | None = None
        self._made: list[Page] = []
        self._sheets: Sheets | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._slice)

    @property
    def busy(self) -> bool:
        """True until all pages are made."""
        return self._job is not None or self._pages is not None

    @property
    def sheets(self) -> Sheets | None:
        """What the pages were made of."""
        return self._sheets

    @property
    def broken(self) -> int:
        """How many texts were broken into lines so far."""
        return self._paginator.broken if self._paginator else 0

    def start(self, plan: Plan, wish: PaperWish) -> None:
        """Make the pages; a making under way is given up."""
        self.cancel()
        if len(plan.items) < _SHORT:
            try:
                sheets = sheets_of(plan, wish)
            except KnownError as error:
                self.failed.emit(error)
            else:
                self._begin(sheets)
            return
        self._job = jobs.run(lambda _progress: sheets_of(plan, wish), self._begin, self._refused)

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._turn.stop()
        self._pages = None

    def _refused(self, error: KnownError) -> None:
        self._job = None
        self.failed.emit(error)

    def _begin(self, sheets: Sheets) -> None:
        from cchc_desktop.publishing.pages import Paginator
        from cchc_desktop.rendering.page_fonts import QtMeasurer, substitute

        self._job = None
        try:
            substitute()
        except KnownError as error:
            self.failed.emit(error)
            return
        if self._paginator is None:
            self._paginator = Paginator(QtMeasurer())
        self._sheets, self._made = sheets, []
        self._pages = self._paginator.iter_pages(sheets.texts, sheets.appendices, sheets.options)
        self._slice()

    def _slice(self) -> None:
        """Pages until the time is up, at least one."""
        pages, sheets = self._pages, self._sheets
        if pages is None or sheets is None:
            return
        first = len(self._made)
        with no_collection():
            ended = self._make_some(pages, once=not first)  # the very first one is shown at once
        if ended:
            self._pages = None
        else:
            self._turn.start()
        self.pages_made.emit(first, self._made[first:])
        if ended:
            self.finished.emit(Pages(tuple(self._made), _names(sheets)))

    def _make_some(self, pages: Iterator[Page], *, once: bool) -> bool:
        """Pages until the time is up, at least one; True after the last."""
        until = time.perf_counter() + _SLICE
        for page in pages:
            self._made.append(page)
            if once or time.perf_counter() >= until:
                return False
        return True


def _names(sheets: Sheets) -> tuple[str, ...]:
    from cchc_desktop.publishing.pages import section_names

    return tuple(section_names(sheets.texts, sheets.appendices))
