"""The commands of the paper: the preview of the pages, "In…" and "Xuất ra PDF…"; all three mean the same pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.check_acts import errors_left

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.gui.commands.paper import PaperWish, Part
    from cchc_desktop.gui.main_window import MainWindow
    from cchc_desktop.gui.print_desk import PrintRequest
    from cchc_desktop.gui.views.list_page import ListPage
    from cchc_desktop.gui.views.page_view import PageView
    from cchc_desktop.gui.workspace import Workspace

Act = Callable[[], object]
_FACE_SEEN = "print/face-seen"


def acts(window: MainWindow) -> dict[ActionId, Act]:
    """Printing and PDF; the tab itself is brought by side_views."""
    return {ActionId.PRINT: lambda: print_plan(window), ActionId.EXPORT_PDF: lambda: export_pdf(window)}


# ---- the tab


def make_page(desk: Workspace, parent: QWidget) -> PageView:
    """The pages of the plan on the desk."""
    from cchc_desktop.gui import preferences
    from cchc_desktop.gui.commands.paper import PaperWish
    from cchc_desktop.gui.face_note import stand_in
    from cchc_desktop.gui.settings import Settings
    from cchc_desktop.gui.views.page_view import PageView

    settings = Settings()
    wish = PaperWish(electronic=preferences.read(settings).electronic)
    view = PageView(desk.session.document, lambda part: items_of(desk, part), wish, parent)
    family = stand_in()
    if family and settings.text(_FACE_SEEN) != family:
        view.set_face(family)
    view.told_substitute.connect(lambda seen: settings.put(_FACE_SEEN, seen))
    view.info_wanted.connect(desk.info_wanted)
    view.print_wanted.connect(lambda: _of_window(view, print_plan))
    view.pdf_wanted.connect(lambda: _of_window(view, export_pdf))
    return view


def _of_window(view: QWidget, act: Callable[[MainWindow], object]) -> None:
    act(cast("MainWindow", view.window()))


def items_of(desk: Workspace, part: Part) -> tuple[str, ...]:
    """The items that a part of the paper means: the rows of the list as filtered, or what is selected."""
    from cchc_desktop.gui.commands.paper import Part

    if part is Part.LISTED:
        return tuple(cast("ListPage", desk.sides.view(ActionId.SHOW_LIST)).shown_items())
    return tuple(desk.acting_items()) if part is Part.SELECTED else ()


def shown_pages(window: MainWindow) -> PageView | None:
    """The preview, where it is in front."""

    desk = window.workspace
    view = desk.sides.made(ActionId.SHOW_PAGES) if desk is not None else None
    return cast("PageView", view) if view is not None and cast("QWidget", view).isVisible() else None


def step_zoom(window: MainWindow, steps: int) -> None:
    """The pages larger or smaller where they are in front, else the table; 0 = 100 %."""
    view = shown_pages(window)
    if view is None and steps:
        window.status.step_zoom(steps)
    elif view is None:
        window.status.set_zoom(100)
    elif steps:
        view.step_zoom(steps)
    else:
        view.set_zoom(100)


def wish_of(window: MainWindow) -> PaperWish:
    """What is shown where the preview is in front; else everything."""
    from cchc_desktop.gui import preferences
    from cchc_desktop.gui.commands.paper import PaperWish

    view = shown_pages(window)
    if view is not None:
        return view.wish()
    return PaperWish(electronic=preferences.read(window.services.settings).electronic)


# ---- commands


def print_plan(window: MainWindow) -> None:
    """Ask for printer, part, pages and copies; print what the preview shows, or would show."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from cchc_desktop.gui.dialogs.print_pages import PrintDialog, Printers
    from cchc_desktop.gui.print_desk import PrintRequest, find_printer

    desk = window.workspace
    if desk is None:
        return
    desk.commit_pending()
    first = find_printer(window)
    if first is None:
        return
    view = shown_pages(window)
    page = view.canvas.current_page + 1 if view is not None and view.canvas.pages else 0
    names = QPrinterInfo.availablePrinterNames() or [first.printerName()]
    printers = Printers(names, first.printerName(), lambda name: find_printer(window, name))
    dialog = PrintDialog(
        desk.plan, wish_of(window), lambda part: items_of(desk, part), printers, page=page, parent=window
    )
    accepted, printer = dialog.exec(), dialog.printer()
    wish, ranges = dialog.wish(), dialog.ranges()
    dialog.deleteLater()
    if not accepted or printer is None:
        return
    pages = view.pages_for(desk.plan, wish) if view is not None else None
    title = window.session.path.stem if window.session else ""
    _send(window, PrintRequest(desk.plan, wish, title, pages, ranges), printer)


def _send(window: MainWindow, request: PrintRequest, printer: object) -> None:
    from cchc_desktop.gui import notices
    from cchc_desktop.gui.print_desk import print_request

    def done(result: object) -> None:
        count, whole = cast("tuple[int, int]", result)
        if count:
            errors, see = errors_left(window)
            window.message_bar.tell(f"Đã gửi {count} trang đến máy in.{errors}", offers=see)
        else:
            window.message_bar.tell(f"Phần được in chỉ có {whole} trang nên không có trang nào đã chọn.", "warning")

    window.files.waiting.run(
        "Đang in…",
        lambda progress: print_request(request, printer, progress),  # type: ignore[arg-type]
        done,
        lambda error: notices.tell_error(window, error),
    )


def export_pdf(window: MainWindow) -> None:
    """The pages shown in a PDF; where the preview is not in front, the whole plan."""
    from cchc_desktop.gui.commands.exports import BY_SUFFIX, WHOLE

    desk = window.workspace
    if desk is not None:
        desk.commit_pending()
        window.files.export(BY_SUFFIX[".pdf"], replace(WHOLE, paper=wish_of(window)))
