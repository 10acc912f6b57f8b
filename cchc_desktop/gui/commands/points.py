"""Commands on the points of an outline: mend a sum, write targets that were tried, write numbers the Vietnamese way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_texts
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.point_findings import PointFinding, mend_point, retyped
from cchc_desktop.core.points import TARGET, Cell, Outcome, points_of, what_if
from cchc_desktop.gui.models.point_book import same_places


def mend(document: Document, finding: PointFinding, name: str) -> None:
    """Write what one cell would have to say; ``name``: how its criterion is spoken of."""
    _apply(document, f"Sửa điểm của {name}", lambda plan: mend_point(plan, finding))


def outcomes(plan: Plan, targets: Mapping[str, Decimal]) -> list[Outcome]:
    """What targets of leaves, in whatever appendix, make of all above them."""
    found: list[Outcome] = []
    for appendix in plan.appendices:
        inside = {item.id for item in plan.walk(appendix)}
        chosen = {leaf: value for leaf, value in targets.items() if leaf in inside}
        if chosen:
            found += what_if(plan, appendix, chosen)
    return found


def apply_targets(document: Document, targets: Mapping[str, Decimal]) -> None:
    """Write targets of leaves, and what they make of the criteria above them and of the total."""

    def edit(plan: Plan) -> Plan:
        numbers = dict(targets) | {outcome.item: outcome.computed for outcome in outcomes(plan, targets)}
        return set_texts(
            plan,
            [(item, TARGET, same_places(value, points_of(plan[item], TARGET))) for item, value in numbers.items()],
        )

    _apply(document, f"Áp dụng {len(targets)} điểm mục tiêu đã thử", edit)


def write_vietnamese(document: Document, cells: Sequence[Cell]) -> tuple[str, str] | None:
    """Numbers typed the English way become Vietnamese; one of them as (typed, written), None where there is none."""
    plan = document.plan
    texts: list[tuple[str, str, str]] = []
    first: tuple[str, str] | None = None
    for item, column in cells:
        typed = plan[item].fields.get(column, "") if item in plan else ""
        written = retyped(typed)
        if written is not None:
            texts.append((item, column, written))
            first = first or (typed, written)
    if first is None:
        return None
    label = f"Viết số {first[0]} thành {first[1]}" if len(texts) == 1 else f"Viết {len(texts)} số theo kiểu Việt Nam"
    _apply(document, label, lambda p: set_texts(p, texts))
    return first


def write_point(document: Document, item: str, column: str, text: str) -> None:
    """Write one number."""
    _apply(document, f"Viết số thành {text}", lambda plan: set_texts(plan, [(item, column, text)]))


def _apply(document: Document, label: str, edit: Callable[[Plan], Plan]) -> None:
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)
    document.apply(label, edit)
