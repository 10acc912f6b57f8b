"""Pasting into a plan on the desk: read the clipboard, ask where it does not fit, make it one step, say what was left.

What is large is read and worked out beside the window, with a progress dialog and a way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog

from cchc_desktop.core.errors import KnownError, Refusal, refused
from cchc_desktop.core.pasting import Pasted
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui import clip_mime, range_acts
from cchc_desktop.gui.commands import branch_items, clipboard
from cchc_desktop.gui.commands.clipboard import Clip, Incoming, Wish
from cchc_desktop.gui.dialogs.paste_preview import PastePreviewDialog, left_behind, outcome_text, pasted_rect
from cchc_desktop.gui.messages import whole
from cchc_desktop.gui.notices import PROGRAM

if TYPE_CHECKING:
    from cchc_desktop.gui.jobs import Progress
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.workspace import Workspace

AT_ONCE = 3_000  # letters of texts that are read and placed within the time of a key stroke
MUCH = 1_000  # cells whose writing takes long enough to say so
_READING, _WORKING, _WRITING = "Đang đọc nội dung cần dán…", "Đang dán…", "Đang ghi vào kế hoạch…"


class Prepared(NamedTuple):
    """What was read, and what it would make of ``plan``; None for branches, one value, and what has no place."""

    plan: Plan
    incoming: Incoming
    wish: Wish
    pasted: Pasted | None


class Pasting:
    """Serves one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def paste(self, desk: Workspace, *, ask: bool = False) -> None:
        """Paste what the clipboard holds; ``ask``: show the choices whether or not it fits. Raises KnownError."""
        range_acts.require_editable(desk.session.document)
        clip = clip_mime.from_clipboard()
        wish = self._wish(desk)
        plan, selected = desk.plan, self._selected(desk)
        if clip.weight <= AT_ONCE:
            self._go_on(desk, prepare(clip, plan, wish, selected), ask)
            return

        def work(progress: Progress) -> Prepared:
            return prepare(clip, plan, wish, selected, progress)

        def done(prepared: Prepared) -> None:
            if self._window.workspace is desk:
                try:
                    self._go_on(desk, prepared, ask)
                except KnownError as error:
                    self._window.tell_refusal(error)

        self._window.files.waiting.run(_READING, work, done, self._window.tell_refusal)

    def _wish(self, desk: Workspace) -> Wish:
        """From the first selected cell on; in the tree, as new items behind the current one."""
        table = desk.table
        if desk.in_tree:
            item, level = desk.tree.current_item()
            place = table.table_model.find(item)
            return Wish(table.appendix, place[0] if place else 0, level, as_new=True)
        rect = table.selection.rect() or (table.selection.rects() or [None])[0]
        keys = table.table_model.plan.form.column_keys  # as the screen shows them: hidden ones are not pasted into
        if rect is None or not keys:
            return Wish(table.appendix, 0, keys[0] if keys else "", columns=keys)
        return Wish(table.appendix, rect.top, keys[rect.left], columns=keys)

    def _selected(self, desk: Workspace) -> tuple[int, int]:
        rect = None if desk.in_tree else desk.table.selection.rect()
        return (0, 0) if rect is None else (rect.bottom - rect.top + 1, rect.right - rect.left + 1)

    def _go_on(self, desk: Workspace, prepared: Prepared, ask: bool) -> None:
        incoming = prepared.incoming
        if incoming.branches:
            item = desk.current()[0] or desk.current_row() or desk.table.appendix
            desk.go_to(branch_items.paste(desk.session.document, incoming.branches, item)[0])
            return
        if not desk.plan.form.columns:
            raise refused(Refusal.NOT_EDITABLE)
        if incoming.is_one and not ask and not desk.in_tree:
            locked = range_acts.write_all(desk.table, _only_text(prepared))
            if locked:
                self._window.message_bar.tell(f"Đã bỏ qua {whole(locked)} ô do chương trình tự tính.", "warning")
            return
        if ask or desk.in_tree or needs_asking(prepared):
            self._ask(desk, prepared)
        elif prepared.pasted is not None:
            self._apply(desk, prepared.wish, prepared.pasted, prepared)

    def _ask(self, desk: Workspace, prepared: Prepared) -> None:
        dialog = PastePreviewDialog(self._window, desk.plan, prepared.incoming, prepared.wish)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wish, pasted = dialog.wish(), dialog.pasted
        dialog.deleteLater()
        if accepted and pasted is not None:
            self._apply(desk, wish, pasted, prepared)

    def _apply(self, desk: Workspace, wish: Wish, pasted: Pasted, prepared: Prepared) -> None:
        base, incoming = prepared.plan, prepared.incoming

        def edit(plan: Plan) -> Plan:
            # the plan may have gone on while the clipboard was read
            return pasted.plan if plan is base else clipboard.attempt(plan, incoming, wish, _quiet).plan

        with self._progress(pasted):
            desk.session.document.apply(f"Dán {whole(pasted.written)} ô", edit)
        self._show(desk, wish, pasted, incoming)
        if pasted.left_out or incoming.outside or incoming.others:
            self._window.message_bar.tell(
                f"Đã dán. {outcome_text(pasted)}{left_behind(incoming)}", "warning" if pasted.left_out else "info"
            )

    @contextmanager
    def _progress(self, pasted: Pasted) -> Iterator[None]:
        """A sign that the window is busy; from here on nothing can be given up, only undone."""
        if pasted.written < MUCH:
            yield
            return
        dialog = QProgressDialog(_WRITING, "", 0, 0, self._window)
        dialog.setCancelButton(None)
        dialog.setWindowTitle(PROGRAM)
        dialog.setMinimumDuration(0)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        try:
            yield
        finally:
            dialog.close()
            dialog.deleteLater()

    def _show(self, desk: Workspace, wish: Wish, pasted: Pasted, incoming: Incoming) -> None:
        """Select what was pasted."""
        rect = pasted_rect(desk.table, pasted, clipboard.block_of(desk.plan, incoming, wish).columns)
        if rect is not None and not desk.in_tree:
            desk.table.go_to_place((rect.top, rect.left))
            desk.table.ranges.select(rect)


def prepare(
    clip: Clip, plan: Plan, wish: Wish, selected: tuple[int, int], progress: Progress | None = None
) -> Prepared:
    """Read a clipboard and work out what it makes of the plan; raises KnownError(CLIPBOARD_…)."""

    def tick(text: str) -> clipboard.Tick:
        def tell(done: int, total: int) -> None:
            if progress is not None:
                progress.report(done, total, text)

        return tell

    incoming = clipboard.read(clip, plan, tick(_READING))
    if incoming.branches or incoming.is_one:
        return Prepared(plan, incoming, wish, None)
    incoming = clipboard.tiled(incoming, *selected) if all(selected) else incoming
    wish = replace(wish, by_heads=bool(incoming.fields))
    try:
        pasted = clipboard.attempt(plan, incoming, wish, tick(_WORKING))
    except KnownError:
        pasted = None  # the choices are shown
    return Prepared(plan, incoming, wish, pasted)


def needs_asking(prepared: Prepared) -> bool:
    """True where a block does not simply fit: text without a place, heads of a table, whole areas."""
    pasted = prepared.pasted
    return (
        pasted is None
        or bool(pasted.left_out)
        or bool(prepared.incoming.header)
        or Level.AREA in pasted.added
        or not pasted.rows
    )


def _only_text(prepared: Prepared) -> str:
    text = prepared.incoming.grid.rows[0].cells[0].text
    column = prepared.plan.form.column(prepared.wish.first)
    if prepared.incoming.exact or column is None or not column.prefix:
        return text
    return clipboard.bare(text, column.prefix)


def _quiet(_done: int, _total: int) -> None:
    """Nobody waits."""
