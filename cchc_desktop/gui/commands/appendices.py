"""Commands on whole appendices: each one named step. They raise KnownError(EDIT_REFUSED) for what cannot be."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.core import appendices, edits
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.plan import Plan, new_id


def name_of(plan: Plan, appendix: str) -> str:
    """How an appendix is called on one line: "Phụ lục II"."""
    return " ".join(appendix_heading(plan, appendix).split()) or "Phụ lục"


def add(document: Document, after: str | None) -> str:
    """A new appendix behind another one; returns it."""
    new = new_id()
    _apply(document, "Thêm phụ lục", lambda plan: appendices.add(plan, after, new))
    return new


def copy(document: Document, appendix: str) -> str:
    """A copy behind the appendix; returns it."""
    made: list[str] = []

    def fresh() -> str:
        made.append(new_id())
        return made[-1]

    _apply(document, f"Nhân đôi {name_of(document.plan, appendix)}", lambda p: appendices.copy(p, appendix, fresh))
    return made[0]


def delete(document: Document, appendix: str) -> str:
    """Take an appendix away; returns the one to look at then."""
    plan = document.plan
    at = plan.appendices.index(appendix)
    _apply(document, f"Xóa {name_of(plan, appendix)}", lambda p: edits.delete(p, [appendix]))
    left = document.plan.appendices
    return left[min(at, len(left) - 1)]


def move(document: Document, appendix: str, step: int) -> None:
    """One place to the front (-1) or to the back (+1)."""
    where = "về trước" if step < 0 else "về sau"
    label = f"Chuyển {name_of(document.plan, appendix)} {where}"
    _apply(document, label, lambda p: appendices.move(p, appendix, step))


def place(document: Document, appendix: str, position: int) -> None:
    """Among the appendices at ``position``."""
    label = f"Chuyển {name_of(document.plan, appendix)}"
    _apply(document, label, lambda p: appendices.place(p, appendix, position))


def _apply(document: Document, label: str, edit: Callable[[Plan], Plan]) -> None:
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    document.apply(label, edit)
