"""The import assistant beside a window: opened with what was read, and what becomes of what the user accepts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import KnownError
from cchc_desktop.gui import notices
from cchc_desktop.gui.commands import imports, plans
from cchc_desktop.gui.dialogs.import_assistant import ImportAssistant
from cchc_desktop.gui.messages import whole
from cchc_desktop.gui.messages_safety import copy_failure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.gui.main_window import MainWindow

Keep = Callable[["QDialog | None", imports.Imported], object]


def assist(
    window: MainWindow, source: Path, start: imports.Imported | imports.UnrecognisedError, keep: Keep
) -> ImportAssistant:
    """Open the assistant; ``keep`` makes a plan file of what is accepted."""
    forms = {form.id: form for form in plans.forms()}
    dialog = ImportAssistant(window, source, start, forms)
    session = window.session
    if session is not None and not session.read_only and session.document.plan.appendices:
        dialog.offer_open_plan(session.document.plan.form)
    dialog.keep_wanted.connect(lambda: keep(dialog, dialog.imported) if dialog.imported else None)
    dialog.add_wanted.connect(lambda instead: _into_open(window, dialog, instead))
    window.hold_dialog(dialog)
    dialog.open()
    return dialog


def _copied_first(session: PlanSession, dialog: QDialog) -> bool:
    """A safety copy of how the plan is now; where none can be made the user says whether to go on."""
    try:
        if session.safety is not None:
            session.safety.copy_before_import()
    except KnownError as error:
        question = f"{copy_failure(error)}\n\nVẫn đưa phụ lục vào kế hoạch? Thao tác này hoàn tác được (Ctrl+Z)."
        return notices.ask_yes(dialog, question, "&Vẫn nhập")
    return True


def _into_open(window: MainWindow, dialog: ImportAssistant, instead: bool) -> None:
    """The appendix goes into the plan of the window: one undo step."""
    session, desk, imported = window.session, window.workspace, dialog.imported
    if session is None or desk is None or imported is None:
        return
    if not _copied_first(session, dialog):
        return
    try:
        new = imports.into_open(session.document, imported.plan, desk.current_appendix() or None, instead=instead)
    except KnownError as error:
        notices.tell_error(dialog, error)
        return
    dialog.close()
    desk.table.show_appendix(new)
    tell_imported(window, dialog, imported)


def tell_imported(window: MainWindow, dialog: QDialog | None, imported: imports.Imported) -> None:
    """After an import: the list of what wants a look; what the assistant has shown is not shown once more.

    What was left undecided there stays one press of a button away.
    """
    source = imported.source
    if not isinstance(dialog, ImportAssistant):
        window.show_import_issues(source, imported.issues)
        return
    left = [point.issue for point in dialog.points.open]
    if not left:
        window.message_bar.tell(f"Đã nhập “{source.name}”.")
        return
    offer = ("Xem danh sách…", lambda: window.show_import_issues(source, left))
    window.message_bar.tell(f"Đã nhập “{source.name}”. Còn {whole(len(left))} chỗ chưa xem.", offers=(offer,))
