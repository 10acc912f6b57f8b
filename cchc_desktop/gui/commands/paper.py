"""What of a plan goes on paper, and how: one wish for preview, printer and PDF; free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.form_edits import set_plan_margins
from cchc_desktop.core.forms import CRITERION
from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.margins import RANGES, SIDES, USUAL, Margins
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.publishing.export import Wish, writer_for
from cchc_desktop.publishing.pages_options import PageOptions, Report
from cchc_desktop.publishing.pages_spec import DOCUMENT, POINTS_PER_MM, Bookmark, Box, Page, Pages
from cchc_desktop.publishing.selection import Keep, of_agency, of_items, of_quarter

if TYPE_CHECKING:
    from cchc_desktop.publishing.pages import Paginator
    from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
    from cchc_desktop.publishing.text_sheet import TextSheet

__all__ = [
    "DOCUMENT", "POINTS_PER_MM", "RANGES", "SIDES", "Bookmark", "Box", "Margins", "Page", "Pages", "PaperWish", "Part",
    "Sheets",
]  # fmt: skip

MARGINS_LABEL = "Đổi lề trang"
_ROMAN = ("I", "II", "III", "IV")


class Part(StrEnum):
    """Which part of the plan; those after ONE_APPENDIX are rows of the appendices."""

    ALL = "all"
    BODY = "body"
    APPENDICES = "appendices"
    ONE_APPENDIX = "one-appendix"  # value: its id
    AREA = "area"  # value: the id of an area, in an outline of a top criterion
    AGENCY = "agency"  # value: its name
    QUARTER = "quarter"  # value: 1 … 4
    LISTED = "listed"  # items: those of the list, as filtered there
    SELECTED = "selected"  # items: those selected in table or tree


WITH_VALUE = (Part.ONE_APPENDIX, Part.AREA, Part.AGENCY, Part.QUARTER)
OF_ITEMS = (Part.LISTED, Part.SELECTED)


@dataclass(frozen=True, slots=True)
class PaperWish:
    """``value`` and ``items`` as the part asks; ``repeat``: merged texts again on the next page.

    ``electronic``: for digital signing.
    """

    part: Part = Part.ALL
    value: str = ""
    items: tuple[str, ...] = ()
    electronic: bool = False
    repeat: bool = True

    def options(self) -> PageOptions:
        """How the pages are laid out."""
        return PageOptions(self.repeat)


@dataclass(frozen=True, slots=True)
class Sheets:
    """Everything that goes on paper, not yet in pages."""

    texts: tuple[TextSheet, ...]
    appendices: tuple[AppendixSheet, ...]
    properties: DocumentProperties
    options: PageOptions

    def pages(self, paginator: Paginator, report: Report | None = None) -> Pages:
        """Laid out; ``report`` may raise to stop."""
        return paginator.pages(self.texts, self.appendices, self.options, report)


def keep_of(plan: Plan, wish: PaperWish) -> Keep | None:
    """The rows that a wish means; None = all. An agency that nobody names, a lost area: no row."""
    match wish.part:
        case Part.AREA:
            return of_items({wish.value})
        case Part.AGENCY:
            return of_agency(plan, wish.value)
        case Part.QUARTER:
            return of_quarter(plan, int(wish.value or 1))
        case Part.LISTED | Part.SELECTED:
            return of_items(wish.items)
    return None


def outlet_wish(plan: Plan, wish: PaperWish) -> Wish:
    """The same in the words of the writers."""
    appendix: int | None = None
    if wish.part is Part.ONE_APPENDIX and wish.value in plan.appendices:
        appendix = plan.appendices.index(wish.value)
    names = {Part.ALL: "all", Part.BODY: "body"}
    return Wish(
        names.get(wish.part, "appendix"),
        appendix,
        electronic=wish.electronic,
        keep=keep_of(plan, wish),
        pages=wish.options(),
    )


def sheets_of(plan: Plan, wish: PaperWish) -> Sheets:
    """What goes on paper, made as for a PDF; raises KnownError (PART_MISSING, NOTHING_CHOSEN)."""
    found: list[Sheets] = []

    def catch(
        texts: Sequence[TextSheet],
        sheets: Sequence[AppendixSheet],
        properties: DocumentProperties,
        options: PageOptions,
        report: Report | None = None,
    ) -> object:
        found.append(Sheets(tuple(texts), tuple(sheets), properties, options))
        return lambda _file: None

    writer_for(plan, ".pdf", outlet_wish(plan, wish), catch)  # type: ignore[arg-type]
    return found[0]


# ---- margins: a setting of the plan, for all that is printed or exported


def margins_of(plan: Plan) -> Margins:
    """The margins of the plan's pages."""
    return plan.form.margins or USUAL


def set_margins(document: Document, margins: Margins | None) -> None:
    """Give all pages of the plan these margins, within the decree; None = the usual ones. One step of undo.

    Raises KnownError(EDIT_REFUSED) where the plan cannot be written.
    """
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    document.apply(MARGINS_LABEL, lambda plan: set_plan_margins(plan, margins))


# ---- what can be chosen


def parts_of(plan: Plan) -> list[tuple[Part, str]]:
    """The parts that this plan has, with their names."""
    has_table = bool(plan.appendices and plan.form.columns)
    has_body = plan.body is not None
    keys = plan.form.column_keys
    offered = (
        (Part.ALL, "Văn bản và phụ lục" if has_body and has_table else "Toàn bộ", True),
        (Part.BODY, "Chỉ văn bản", has_body and has_table),
        (Part.APPENDICES, "Chỉ phụ lục", has_body and has_table),
        (Part.ONE_APPENDIX, "Một phụ lục", has_table and len(plan.appendices) > 1),
        (Part.AREA, "Một tiêu chí" if CRITERION in keys else "Một lĩnh vực", has_table),
        (Part.AGENCY, "Một cơ quan", has_table and ("lead" in keys or "coordinating" in keys)),
        (Part.QUARTER, "Một quý", has_table and ("time" in keys or "due" in keys)),
        (Part.LISTED, "Các dòng đang lọc trong Danh sách", has_table),
        (Part.SELECTED, "Các mục đang chọn", has_table),
    )
    return [(part, name) for part, name, there in offered if there]


def values_of(plan: Plan, part: Part) -> list[tuple[str, str]]:
    """What a part offers to choose from: value and name."""
    if part is Part.ONE_APPENDIX:
        return [(key, _heading(plan, key, place)) for place, key in enumerate(plan.appendices)]
    if part is Part.AREA:
        return [
            (item, _title(plan, item))
            for appendix in plan.appendices
            for item in plan[appendix].children
            if plan[item].level is not Level.TOTAL
        ]
    if part is Part.AGENCY:
        from cchc_desktop.core.involvement import Involvement

        return [(name, name) for name in Involvement(plan).names.values()]
    if part is Part.QUARTER:
        return [(str(number), f"Quý {roman}") for number, roman in enumerate(_ROMAN, 1)]
    return []


def _heading(plan: Plan, appendix: str, place: int) -> str:
    return " ".join(appendix_heading(plan, appendix).split()) or f"Phụ lục {place + 1}"


def _title(plan: Plan, item: str) -> str:
    return " ".join((plan[item].text or "").split()) or "(chưa có tên)"
