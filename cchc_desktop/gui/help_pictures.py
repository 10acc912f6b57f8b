"""Takes the pictures of the help and of the README from the real windows.

Run python -m cchc_desktop.gui.help_pictures in a checkout after the looks of the program changed; it writes
resources/help/*.png. Samples are opened from a folder that is thrown away, with settings of their own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QRect, QSettings, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from cchc_desktop.core.edits import set_texts
from cchc_desktop.core.plan import Level
from cchc_desktop.gui import themes, translations
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.commands import plans
from cchc_desktop.gui.main_window import MainWindow
from cchc_desktop.gui.recent import RecentPlan, RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.windows import Windows

TARGET = Path(__file__).resolve().parents[2] / "resources" / "help"
SCREEN = (1366, 768)
WAIT_MS = 20_000
_REST_MS = 400


def wait(until: Callable[[], bool]) -> None:
    """Let the program work until something is so; raises TimeoutError."""
    limit = QDeadlineTimer(WAIT_MS)
    while not until():
        QApplication.processEvents()
        if limit.hasExpired():
            raise TimeoutError
    rest()


def rest() -> None:
    """Let everything happen that was put off."""
    limit = QDeadlineTimer(_REST_MS)
    while not limit.hasExpired():
        QApplication.processEvents()


class Camera:
    """Opens samples and photographs what is shown."""

    def __init__(self, folder: Path, target: Path) -> None:
        self._folder, self._target = folder, target
        self.settings = Settings()
        self.windows = Windows(self.settings, RecentPlans(self.settings))

    def take(self, name: str, widget: QWidget, part: QRect | None = None) -> None:
        """Write what a widget shows, or a part of it, packed as tightly as PNG can."""
        rest()
        image = widget.grab().toImage()
        image = image.copy(part) if part is not None else image
        # 5 bits a colour: nobody sees it, and the soft edges of letters pack into half
        image.convertToFormat(QImage.Format.Format_RGB555).convertToFormat(QImage.Format.Format_RGB888).save(
            str(self._target / f"{name}.png"), quality=0
        )

    def window(self, sample: str = "", name: str = "") -> MainWindow:
        """A window of the size of a small screen, with a sample plan or the start page."""
        window = self.windows.new()
        window.showNormal()
        window.resize(*SCREEN)
        wait(lambda: window.is_furnished)
        if sample:
            plan = next(plan for plan in plans.samples() if plan.document.title and sample in plan.form.id)
            path = self._folder / f"{name}.cchc"
            plans.create(path, plan)
            window.files.open(path)
            wait(lambda: window.session is not None)
            window.furniture.reset()
            window.resize(*SCREEN)
        rest()
        return window


def take_all(target: Path) -> None:
    """All pictures."""
    with tempfile.TemporaryDirectory() as folder:
        camera = Camera(Path(folder), target)
        _start(camera)
        _annual(camera)
        _points(camera)
        _import(camera)
        _next_year(camera)
        _planning(camera)
        camera.windows.close_all()


def _start(camera: Camera) -> None:
    recent = camera.windows.services.recent
    for year in (2026, 2027):
        stamp = f"{year - 1}-11-20T08:15"
        path, title = Path("D:/CCHC") / f"Kế hoạch {year}.cchc", f"Kế hoạch cải cách hành chính năm {year}"
        recent.add(RecentPlan(path, title, stamp, str(year)))
    window = camera.window()
    window.start_page.show_as_found()
    camera.take("bat-dau", window, QRect(0, 0, 1366, 560))
    window.close()
    recent.clear()


def _annual(camera: Camera) -> None:
    window = camera.window("annual-coded", "Kế hoạch CCHC 2027")
    desk = window.workspace
    assert desk is not None
    desk.table.setCurrentIndex(desk.table.table_model.index(2, 4))
    camera.take("cua-so", window)
    camera.take("bang", desk.table, QRect(0, 0, desk.table.width(), min(430, desk.table.height())))
    from cchc_desktop.gui.columns import column_menu

    menu = column_menu(desk.table, "lead", window)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    camera.take("cot", menu)
    menu.deleteLater()
    _side(camera, window, ActionId.SHOW_LIST, "loc")
    _side(camera, window, ActionId.SHOW_AGENDA, "lich")
    desk.show_tab(text=True)
    camera.take("van-ban", window.tabs, QRect(0, 0, window.tabs.width(), 460))
    desk.show_tab(text=False)
    window.run(ActionId.FIND)
    from cchc_desktop.gui.views.find_panel import FindPanel

    panel = window.findChild(FindPanel)
    assert panel is not None
    panel.wanted.setText("thu tuc")
    panel.search()
    camera.take("tim", window.lower_docks[ActionId.SHOW_FIND])
    from cchc_desktop.gui.commands import own_forms
    from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
    from cchc_desktop.gui.dialogs.form_designer import FormDesigner

    for name, dialog in (
        ("xuat", ExportOptionsDialog(window, window.plan())),
        ("bieu-mau", FormDesigner(window, own_forms.choices(), window.plan())),
    ):
        dialog.show()
        camera.take(name, dialog)
        dialog.close()
    window.close()


def _side(camera: Camera, window: MainWindow, action: ActionId, name: str) -> None:
    window.run(action)
    camera.take(name, window.tabs, QRect(0, 0, window.tabs.width(), 430))


def _points(camera: Camera) -> None:
    window = camera.window("par-index", "PAR INDEX 2027")
    assert window.workspace is not None
    window.workspace.sides.show(ActionId.SHOW_POINTS)
    tabs = window.lower_docks[ActionId.SHOW_POINTS].findChild(QTabWidget)
    if tabs is not None:
        tabs.setCurrentIndex(1)  # what is missing, and trying targets
    window.resizeDocks([window.lower_docks[ActionId.SHOW_POINTS]], [330], Qt.Orientation.Vertical)
    camera.take("diem", window.lower_docks[ActionId.SHOW_POINTS])
    window.close()


def _import(camera: Camera) -> None:
    from cchc_desktop import resources
    from cchc_desktop.gui.commands import imports
    from cchc_desktop.gui.dialogs.import_result import ImportResultDialog
    from cchc_desktop.gui.jobs import Progress

    window = camera.window()
    with resources.path("samples/ke-hoach-nam-truoc.docx") as source:
        imported = imports.read(source, Progress())  # the window would ask at once where to keep so sure a plan
    dialog = ImportResultDialog(window, imported.source, imported.plan, imported.issues)
    dialog.show()
    camera.take("nhap", dialog)
    dialog.close()
    window.close()


_OLD_LEADS = (
    "Sở Kế hoạch và Đầu tư; UBND cấp huyện",
    "Sở Thông tin và Truyền thông",
    "Các Sở: Tư pháp, Giao thông vận tải",
    "UBND các huyện, thị xã, thành phố",
)


def _next_year(camera: Camera) -> None:
    """The sample as it would have been three years ago: with agencies and districts that are no more."""
    from cchc_desktop.gui.dialogs.roll_forward import AGENCIES, RollForwardDialog

    window = camera.window()
    plan = replace(next(plan for plan in plans.samples() if plan.form.id == "annual-coded"), year=2025)
    rows = [item.id for item in plan.walk() if item.level is Level.ACTIVITY]
    leads = [(row, "lead", lead) for row, lead in zip(rows[::2], _OLD_LEADS * 2, strict=False)]
    shared = [(row, "coordinating", "Các sở, ban, ngành; UBND cấp huyện") for row in rows[:6:2]]
    old = set_texts(plan, [*leads, *shared])
    dialog = RollForwardDialog(window, (old, "Kế hoạch CCHC 2025.docx"), 2026, lambda _dialog: None)
    dialog.show()
    dialog.resize(980, 420)
    while dialog.ui.steps.currentIndex() != AGENCIES:
        dialog.forward()
    camera.take("nam-sau", dialog)
    dialog.close()
    window.close()


def _planning(camera: Camera) -> None:
    """What is done with a plan that stands: checked, compared with last year's, shared out to agencies."""
    from cchc_desktop.gui.commands import assignments, deriving
    from cchc_desktop.gui.commands.agencies import offered_agencies
    from cchc_desktop.gui.dialogs.assignment_sheets import AssignmentSheetsDialog
    from cchc_desktop.gui.dialogs.derive_plan import DerivePlanDialog
    from cchc_desktop.gui.views.compare_page import ComparePage

    window = camera.window("annual-coded", "Kế hoạch CCHC 2027")
    desk, session = window.workspace, window.session
    assert desk is not None
    assert session is not None
    plan = session.document.plan
    rows = [item.id for item in plan.walk() if item.level is Level.ACTIVITY]
    doubtful = [(rows[1], "lead", ""), (rows[2], "time", "Quý II/2026"), (rows[4], "deliverable", "")]
    session.document.apply("Sửa", lambda now: set_texts(now, doubtful))
    window.run(ActionId.CHECK)
    dock = window.lower_docks[ActionId.SHOW_CHECK]
    window.resizeDocks([dock], [300], Qt.Orientation.Vertical)
    camera.take("kiem-tra", dock)
    dock.hide()
    desk.sides.show(ActionId.COMPARE)
    page = window.findChild(ComparePage)
    assert page is not None
    page.compare_with(session.at_opening, "bản trước")
    wait(lambda: page.found is not None)
    camera.take("so-sanh", window.tabs, QRect(0, 0, window.tabs.width(), 430))
    derive = DerivePlanDialog(window, deriving.Deriving(plan, session.path.name), offered_agencies(plan), plans.forms())
    derive.show()
    derive.ui.agency.setEditText("Sở Nội vụ")
    wait(lambda: derive.ui.rows.topLevelItemCount() > 0)
    derive.resize(980, 430)
    camera.take("cap-duoi", derive)
    derive.close()
    sheets = AssignmentSheetsDialog(window, assignments.assigned(plan))
    sheets.show()
    camera.take("phieu-giao-viec", sheets)
    sheets.close()
    window.close()


def main() -> int:
    """Take all pictures into resources/help."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    translations.install(app)
    QStandardPaths.setTestModeEnabled(True)
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        themes.apply_theme(app, themes.Theme.LIGHT)
        take_all(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
