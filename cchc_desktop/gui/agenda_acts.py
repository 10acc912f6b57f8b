"""The calendar on the desk: its page, its way to the list, and its printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cchc_desktop.core.agenda import Entry
from cchc_desktop.core.headings import appendix_title
from cchc_desktop.gui.actions.ids import ActionId
from cchc_desktop.gui.views.agenda_page import AgendaPage
from cchc_desktop.gui.views.list_page import ListPage
from cchc_desktop.rendering.agenda_paper import PaperLine, page_layout, paint_agenda

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.core.plan import Plan
    from cchc_desktop.core.row_filter import RowFilter
    from cchc_desktop.gui.workspace import Workspace


def make_page(desk: Workspace, parent: QWidget) -> AgendaPage:
    """The calendar of the plan on the desk."""
    page = AgendaPage(desk.session.document, parent)
    page.row_shown.connect(desk.stand_on)
    page.rows_wanted.connect(lambda wanted: _list_rows(desk, wanted))
    page.print_wanted.connect(lambda shown: print_agenda(desk, shown))
    return page


def _list_rows(desk: Workspace, wanted: RowFilter) -> None:
    cast(ListPage, desk.sides.show(ActionId.SHOW_LIST)).set_filter(wanted)


def paper_lines(page: AgendaPage) -> list[PaperLine]:
    """The lines of the calendar as they are printed."""
    words, title = page.model.words, page.model.area_title
    return [
        PaperLine(words(line), line.written, line) if isinstance(line, Entry) else PaperLine(title(line))
        for line in page.model.lines
    ]


def print_title(plan: Plan, year: int) -> str:
    """What stands above the printed calendar."""
    subject = plan.document.title or (appendix_title(plan, plan.appendices[0]) if plan.appendices else "")
    return f"LỊCH THỰC HIỆN NĂM {year}\n{subject}".strip()


def print_agenda(desk: Workspace, page: AgendaPage) -> None:
    """Ask for a printer and print; the dialog also writes a PDF file where the system offers it."""
    from cchc_desktop.gui.print_desk import ask_printer

    printer = ask_printer(page, "In lịch thực hiện", f"Lịch thực hiện {page.year.value()}", page_layout())
    if printer is not None:
        paint_agenda(printer, print_title(desk.plan, page.year.value()), paper_lines(page))
