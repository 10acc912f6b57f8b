"""The paper under the text: how wide the page and its margins are; and which line of it an event changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.core.changes import Inserted, Moved, Updated
from cchc_desktop.core.document import Event
from cchc_desktop.core.margins import USUAL
from cchc_desktop.gui.models.text_page import PageLine

if TYPE_CHECKING:
    from cchc_desktop.gui.views.text_blocks import TextBlocks
    from cchc_desktop.gui.views.text_view import TextView

_PAGE_MM = 210.0
_LEAST_MARGIN = 16  # pixels


def fit_page(view: TextView) -> None:
    """The page in the middle; where the window is narrower, the margins give way first, then the lines."""
    room = view.width() - view.verticalScrollBar().sizeHint().width()
    wanted = round(view.blocks.mm(_PAGE_MM))
    page = max(min(wanted, room), 1)
    side = (room - page) // 2
    view.set_sides(side)
    margins = view.plan_document.plan.form.margins or USUAL
    left, right = view.blocks.mm(margins.left_mm), view.blocks.mm(margins.right_mm)
    top, bottom = view.blocks.mm(margins.top_mm), view.blocks.mm(margins.bottom_mm)
    short = max(wanted - page, 0) / 2
    look = view.document().rootFrame().frameFormat()
    wide = (max(left - short, _LEAST_MARGIN), max(right - short, _LEAST_MARGIN))
    if (look.leftMargin(), look.rightMargin(), look.topMargin(), look.bottomMargin()) != (*wide, top, bottom):
        look.setLeftMargin(wide[0])
        look.setRightMargin(wide[1])
        look.setTopMargin(top)
        look.setBottomMargin(bottom)
        following, view.is_following = view.is_following, True
        view.document().rootFrame().setFrameFormat(look)
        view.blocks.set_fit((page - sum(wide)) / (wanted - left - right))
        view.is_following = following


def changed_line(event: Event, before: list[PageLine], blocks: TextBlocks) -> str | None:
    """The line to go to after an undo or a redo; None where the text is as it was."""
    for change in event.changes:
        key = ""
        match change:
            case Moved(item_id):
                key = item_id
            case Inserted(item):
                key = item.id
            case Updated(_, after):
                key = after.id
            case _:
                continue
        if key in blocks.places:
            return key
    for key in _differing(before, blocks.lines):
        return key
    return None


def _differing(before: list[PageLine], after: list[PageLine]) -> Iterator[str]:
    for place, line in enumerate(after):
        old = before[place] if place < len(before) else None
        if old is None or (old.key, old.text) != (line.key, line.text):
            yield line.key
