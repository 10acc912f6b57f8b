"""What the rules look at: the texts of a plan with their places, its rows, its dates – each worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import PrintedRow, editable_item
from cchc_desktop.core.citations import Citation, find_citations
from cchc_desktop.core.directory import Directory
from cchc_desktop.core.forms import LEVEL_COLUMNS
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.row_filter import content_rows, row_text
from cchc_desktop.core.texts import DOCUMENT, TextPlace, is_words, plan_texts
from cchc_desktop.planning.agency_changes import plan_day

PlacedText = tuple[TextPlace, str]


class Facts:
    """One plan with a directory; lazily derived."""

    def __init__(self, plan: Plan, directory: Directory) -> None:
        self.plan = plan
        self.directory = directory
        self.day: date = plan_day(plan)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of the plan."""
        if self.plan.period is not None:
            return self.plan.period
        return (self.plan.year, self.plan.year) if self.plan.year is not None else None

    @cached_property
    def year_text(self) -> str:
        """The plan's year or years in words."""
        if self.years is None:
            return ""
        first, last = self.years
        return str(first) if first == last else f"{first}-{last}"

    @cached_property
    def texts(self) -> tuple[PlacedText, ...]:
        """All texts of the plan that somebody reads, in printed order."""
        return tuple((place, text) for place, text in plan_texts(self.plan) if is_words(self.plan, place))

    @cached_property
    def rows(self) -> tuple[PrintedRow, ...]:
        """The rows that say something of their own."""
        return tuple(content_rows(self.plan))

    def cell(self, row: PrintedRow, key: str) -> PlacedText:
        """The place and the text of a row's cell."""
        target = editable_item(self.plan, row, key)
        place = TextPlace(*target) if target else TextPlace(row.item, key)
        return place, row_text(self.plan, row, key)

    @cached_property
    def level_columns(self) -> tuple[str, ...]:
        """The columns of the levels that the form prints."""
        return tuple(key for key in self.plan.form.column_keys if key in LEVEL_COLUMNS)

    @cached_property
    def numbers(self) -> Numbers:
        """The printed numbers."""
        return number(self.plan)

    @cached_property
    def body_texts(self) -> tuple[PlacedText, ...]:
        """The texts of the main document."""
        return tuple(
            entry for entry in self.texts if entry[0].item != DOCUMENT and self.plan[entry[0].item].level in TEXT_LEVELS
        )

    @property
    def citations(self) -> Iterator[tuple[TextPlace, str, tuple[Citation, ...]]]:
        """The texts that may cite documents, with their citations: none for some of them."""
        return ((place, text, citations_of(text)) for place, text in self.texts if may_cite(text))

    def is_table(self, place: TextPlace) -> bool:
        """True for a text of an appendix' rows."""
        return place.item != DOCUMENT and self.plan[place.item].level in (
            Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY, Level.CRITERION, Level.TOTAL,
        )  # fmt: skip

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The printed order of the items; the document comes before all."""
        places = {DOCUMENT: -1}
        places.update((item.id, at) for at, item in enumerate(self.plan.walk()))
        return places


_CITED = (
    "/",
    "số ",
    "Số ",
    "Luật",
    "luật",
    "Đề án",
    "Chương trình",
    "Phụ lục",
    "Điều",
    "giai đoạn",
    "Nghị quyết",
    "-NQ",
    "-KL",
)


@lru_cache(maxsize=16384)
def citations_of(text: str) -> tuple[Citation, ...]:
    """The citations of a text, kept for more texts than a large plan has."""
    return find_citations(text)


def may_cite(text: str) -> bool:
    """False for the many texts in which no citation can stand."""
    return any(sign in text for sign in _CITED)
