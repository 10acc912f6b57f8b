"""Every dialog of the program, made as the window makes it, and what a user can do something with in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from cchc_desktop.core.document import Document
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import DocumentInfo, Level
from cchc_desktop.gui.commands import imports, own_forms, plans
from cchc_desktop.gui.commands.assignments import assigned
from cchc_desktop.gui.commands.deriving import Deriving, SourceFollowing, Wish
from cchc_desktop.gui.commands.paper import PaperWish
from cchc_desktop.gui.dialogs.about import AboutDialog
from cchc_desktop.gui.dialogs.assignment_sheets import AssignmentSheetsDialog
from cchc_desktop.gui.dialogs.copies import CopiesDialog
from cchc_desktop.gui.dialogs.crash import CrashDialog
from cchc_desktop.gui.dialogs.deleted_items import DeletedItemsDialog
from cchc_desktop.gui.dialogs.derive_plan import DerivePlanDialog
from cchc_desktop.gui.dialogs.directory import DirectoryDialog
from cchc_desktop.gui.dialogs.drafts_left import DraftsLeftDialog
from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
from cchc_desktop.gui.dialogs.form_designer import FormDesigner
from cchc_desktop.gui.dialogs.history import HistoryDialog
from cchc_desktop.gui.dialogs.import_assistant import ImportAssistant
from cchc_desktop.gui.dialogs.import_result import ImportResultDialog
from cchc_desktop.gui.dialogs.new_plan import NewPlanDialog
from cchc_desktop.gui.dialogs.plan_info import PlanInfoDialog
from cchc_desktop.gui.dialogs.preferences import PreferencesDialog
from cchc_desktop.gui.dialogs.print_pages import PrintDialog, Printers
from cchc_desktop.gui.dialogs.rescued import RescuedDialog
from cchc_desktop.gui.dialogs.roll_forward import RollForwardDialog
from cchc_desktop.gui.dialogs.samples import SamplesDialog
from cchc_desktop.gui.dialogs.shortcuts import ShortcutsDialog
from cchc_desktop.gui.dialogs.source_changes import SourceChangesDialog
from cchc_desktop.gui.dialogs.split_text import SplitTextDialog
from cchc_desktop.gui.help_window import HelpWindow
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.storage.drafts import Draft
from tests.importing.office import tbl, tr, word_file

Make = Callable[[MainWindow], QWidget]
TODAY = date(2026, 11, 22)
_ISSUES = [Issue(IssueCode.LEAD_MISSING, Severity.WARNING, Place(7, 5, "a1", "3.1"), {"text": "Soạn thảo"})]
_DRAFTS = (Draft("a1", "lead", "Sở Tài chính", "2026-11-22T02:15:00+00:00"), Draft("gone", "text", "Câu dở", ""))


def _print(window: MainWindow) -> PrintDialog:
    printers = Printers(["Máy in phòng Hành chính"], "", lambda _name: None)
    return PrintDialog(window.plan(), PaperWish(), lambda _part: (), printers, page=2, parent=window)


def _import(window: MainWindow) -> ImportAssistant:
    """On a table in which a task comes twice, which is asked about."""
    head = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả", "Cơ quan chủ trì", "Thời gian")
    rows = (
        ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", "", ""),
        ("1", "Mục tiêu A", "Nhiệm vụ B", "Việc 1", "Văn bản", "Sở Nội vụ", "Quý I"),
        ("", "", "Nhiệm vụ B", "Việc 2", "Kế hoạch", "Sở Y tế", "Quý IV"),
    )
    source = word_file(_folder(window) / "năm trước.docx", tbl(tr(*head), *(tr(*row) for row in rows)))
    forms = {form.id: form for form in plans.forms()}
    return ImportAssistant(window, source, imports.read(source, Progress()), forms)


def _derive(window: MainWindow) -> DerivePlanDialog:
    return DerivePlanDialog(window, Deriving(window.plan(), "tỉnh.cchc"), ["Sở Nội vụ", "Sở Tư pháp"], plans.forms())


def _source(window: MainWindow) -> SourceChangesDialog:
    deriving, agency = Deriving(window.plan(), "tỉnh.cchc"), "Sở Nội vụ"
    document = Document(deriving.derived(agency, list(deriving.picks(agency)), Wish()))
    return SourceChangesDialog(window, document, SourceFollowing(document, window.plan(), "tỉnh.cchc"), "tỉnh.cchc")


def _folder(window: MainWindow) -> Path:
    assert window.session is not None
    return window.session.path.parent


DIALOGS: dict[str, Make] = {
    "about": AboutDialog,
    "assignment sheets": lambda w: AssignmentSheetsDialog(w, assigned(w.plan())),
    "copies": lambda w: CopiesDialog(w, w.session),
    "crash": lambda _window: CrashDialog(Path("nhật ký.log")),
    "deleted items": lambda w: DeletedItemsDialog(w, w.session.document, None),  # type: ignore[union-attr]
    "derive plan": _derive,
    "directory": lambda w: DirectoryDialog(w, (), (), TODAY),
    "drafts left": lambda w: DraftsLeftDialog(w, w.session.document, _DRAFTS),  # type: ignore[union-attr]
    "export options": lambda w: ExportOptionsDialog(w, w.plan()),
    "form designer": lambda w: FormDesigner(w, own_forms.choices(), w.plan()),
    "history": lambda w: HistoryDialog(w, w.session),  # type: ignore[arg-type]
    "import assistant": _import,
    "import result": lambda w: ImportResultDialog(w, Path("năm trước.docx"), w.plan(), _ISSUES),
    "new plan": lambda w: NewPlanDialog(w, plans.forms(), DocumentInfo(), TODAY),
    "plan info": lambda w: PlanInfoDialog(w, w.plan()),
    "preferences": lambda w: PreferencesDialog(w, w.services),
    "print pages": _print,
    "rescued": lambda w: RescuedDialog(w, Path("hỏng.cchc"), Path("mới.cchc"), ["Cứu được: 3 hoạt động."]),
    "roll forward": lambda w: RollForwardDialog(w, (w.plan(), "cũ.cchc"), 2027, lambda _dialog: None),
    "samples": lambda w: SamplesDialog(w, plans.samples()),
    "shortcuts": ShortcutsDialog,
    "source changes": _source,
    "split text": lambda w: SplitTextDialog(w, Level.ACTIVITY, "Một; hai", own=True),
    "help": HelpWindow,
}
_INTERACTIVE = (
    QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView,
    QAbstractSlider,
)  # fmt: skip


def interactive(root: QWidget) -> Iterator[QWidget]:
    """What a user can act on below a widget; parts of other such widgets (the field of a combo box) left out."""
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, _INTERACTIVE) or isinstance(widget, QScrollBar):
            continue
        if widget.objectName().startswith("qt_") or widget.window() is not root.window():
            continue
        if isinstance(widget.parentWidget(), _INTERACTIVE):  # scroll bars are sliders
            continue
        yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget: its accessible name, else the label that belongs to it, else its text."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def reachable(widget: QWidget) -> bool:
    """True where the keyboard comes to a widget by Tab."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
