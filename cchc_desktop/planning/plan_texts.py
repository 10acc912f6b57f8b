"""Every text of a plan with its place; cells that are one cell on paper come once, with all the rows they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.edits import set_document, set_texts
from cchc_desktop.core.plan import ABOVE, AGAIN, BLANK, ROOT, Item, Level, Plan

AGENCY_FIELDS = ("lead", "coordinating")
DOCUMENT = "document."  # fields of the document at the root: "document.title", "document.recipients.3"
_DOCUMENT_TEXTS = ("issuer", "parent_issuer", "place", "title")


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One text of ``item``: its own words (``cells.TEXT``), a field, or a field of the document.

    ``also``: the other rows that one merged cell stands for; they hold the same text.
    """

    item: str
    field: str
    text: str
    also: tuple[str, ...] = ()

    @property
    def of_agencies(self) -> bool:
        """True for the cells that list agencies."""
        return self.field in AGENCY_FIELDS


def plan_texts(plan: Plan) -> Iterator[TextPlace]:
    """All texts that are not empty, in printed order; the bases of the document, which are history, left out."""
    yield from _document_texts(plan)
    open_cells: dict[str, TextPlace] = {}
    for item in plan.walk():
        if item.level is Level.AREA:
            yield from open_cells.values()
            open_cells = {}
        if item.level is Level.ACTIVITY:
            yield from _activity_texts(item, open_cells)
        elif item.level is not Level.PLAN:
            yield from _own_texts(item)
    yield from open_cells.values()


def _document_texts(plan: Plan) -> Iterator[TextPlace]:
    for name in _DOCUMENT_TEXTS:
        if text := getattr(plan.document, name):
            yield TextPlace(ROOT, f"{DOCUMENT}{name}", text)
    for index, line in enumerate(plan.document.recipients):
        if line:
            yield TextPlace(ROOT, f"{DOCUMENT}recipients.{index}", line)


def _own_texts(item: Item) -> Iterator[TextPlace]:
    if item.text:
        yield TextPlace(item.id, TEXT, item.text)
    for name, text in item.fields.items():
        if text and name not in ("heading", "marker", "milestone", "kind"):
            yield TextPlace(item.id, name, text)


def _activity_texts(item: Item, open_cells: dict[str, TextPlace]) -> Iterator[TextPlace]:
    """The texts of an activity; a merged cell is held open until a row ends it."""
    if item.text:
        yield TextPlace(item.id, TEXT, item.text)
    for name in {*item.fields, *open_cells}:
        text = item.fields.get(name, "")
        before = open_cells.pop(name, None)
        if before is not None and item.marks.get(name) == ABOVE and before.text == text:
            open_cells[name] = replace(before, also=(*before.also, item.id))
            continue
        if before is not None:
            yield before
        if text and item.marks.get(name, ABOVE) in (ABOVE, BLANK, AGAIN):  # else one cell with the column to its left
            open_cells[name] = TextPlace(item.id, name, text)


def with_texts(plan: Plan, changed: dict[TextPlace, str]) -> Plan:
    """The plan with new texts in these places; merged cells change in all their rows."""
    cells = [
        (item, place.field, text)
        for place, text in changed.items()
        if not place.field.startswith(DOCUMENT)
        for item in (place.item, *place.also)
    ]
    plan = set_texts(plan, cells) if cells else plan
    document = plan.document
    recipients: set[str] = set()
    for place, text in changed.items():
        if not place.field.startswith(DOCUMENT):
            continue
        name, _, index = place.field.removeprefix(DOCUMENT).partition(".")
        if index:
            lines = list(document.recipients)
            lines[int(index)] = text
            document = replace(document, recipients=tuple(lines))
            recipients.add(text)
        elif name == "title":
            document = replace(document, title=text)
        elif name == "place":
            document = replace(document, place=text)
        elif name == "issuer":
            document = replace(document, issuer=text)
        else:
            document = replace(document, parent_issuer=text)
    if recipients:
        document = replace(document, recipients=_once(document.recipients, recipients))
    return set_document(plan, document) if document is not plan.document else plan


def _once(lines: tuple[str, ...], changed: set[str]) -> tuple[str, ...]:
    """The lines without those that by a change say what a line before or behind them says."""
    kept: list[str] = []
    for index, line in enumerate(lines):
        said = [
            other.strip(" -;.") for other in (*kept, *(later for later in lines[index + 1 :] if later not in changed))
        ]
        if line not in changed or line.strip(" -;.") not in said:
            kept.append(line)
    return tuple(kept)
