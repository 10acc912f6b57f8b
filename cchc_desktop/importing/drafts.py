"""Drafts: items under construction and source rows as the tree builder sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cchc_desktop.core.grid import Slot
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import ABOVE, NONE, Item, Level

Other: TypeAlias = Callable[[IssueCode, int, int | None], bool]  # whether the other meaning of a doubt holds somewhere


def never(_code: IssueCode, _row: int, _column: int | None) -> bool:
    """Everything is read as it is understood."""
    return False


@dataclass(slots=True)
class Draft:
    """An item under construction."""

    id: str
    level: Level
    text: str | None
    code: str | None = None  # the code printed in front of its text
    number: str = ""  # what it is called: own number
    row_number: str = ""  # what the TT column calls it
    fields: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    children: list[Draft] = field(default_factory=list)
    row: int = 0
    counted: bool = False  # the table printed a number for it


@dataclass(slots=True)
class Line:
    """One source row as the builder sees it: for each form column the slot that covers it."""

    index: int
    slots: Sequence[Slot | None]

    def text(self, col: int) -> str:
        """The text of the cell over a column."""
        slot = self.slots[col]
        return slot.cell.text if slot else ""

    def begins(self, col: int) -> bool:
        """True where the cell over a column starts in this row."""
        slot = self.slots[col]
        return slot is None or slot.row == self.index

    def stop(self, col: int) -> int:
        """The column behind the cell over a column."""
        slot = self.slots[col]
        return slot.cell.col + slot.cell.colspan if slot else col + 1

    def start(self, col: int) -> int:
        """The first column of the cell over a column."""
        slot = self.slots[col]
        return slot.cell.col if slot else col


def next_of(siblings: Sequence[Draft], one: Draft) -> list[Draft]:
    """The sibling right behind one, as a list of one or none."""
    at = next(i for i, sibling in enumerate(siblings) if sibling is one)
    return list(siblings[at + 1 : at + 2])


def _first_leaf(drafts: Sequence[Draft]) -> Draft | None:
    leaf = drafts[0] if drafts else None
    while leaf is not None and leaf.children:
        leaf = leaf.children[0]
    return leaf


def only_empty(children: Sequence[Draft], following: Sequence[Draft]) -> bool:
    """True for a single child that says nothing, prints no number and is not merged with the row that follows."""
    if len(children) != 1:
        return False
    child = children[0]
    leaf = _first_leaf(following)
    merged_below = leaf is not None and ABOVE in leaf.marks.values()
    marks = {k: v for k, v in child.marks.items() if v != NONE}
    return not (child.text or child.fields or marks or child.children or child.counted or merged_below)


def item_of(draft: Draft) -> Item:
    """The draft as a counter sees it."""
    return Item(draft.id, draft.level, "", draft.text, draft.fields, draft.marks)


def label_of(draft: Draft) -> str:
    """Number and words, for the sentence of an issue."""
    return " ".join(part for part in (draft.number, draft.text or "") if part)


def build_items(appendix: Item, areas: Sequence[Draft]) -> dict[str, Item]:
    """The frozen items of an appendix from the drafts of its areas, the appendix itself among them."""
    items: dict[str, Item] = {}

    def freeze(draft: Draft, parent: str) -> str:
        children = tuple(freeze(child, draft.id) for child in draft.children)
        items[draft.id] = Item(draft.id, draft.level, parent, draft.text, draft.fields, draft.marks, children)
        return draft.id

    children = tuple(freeze(area, appendix.id) for area in areas)
    items[appendix.id] = Item(
        appendix.id, appendix.level, appendix.parent, appendix.text, appendix.fields, appendix.marks, children
    )
    return items
