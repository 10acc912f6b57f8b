"""PointBook: the sums of an outline's points, kept in step with a plan, and what is said beside them. Free of Qt.

Counted when first asked for after a change of points, in time linear to the criteria; other edits cost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cchc_desktop.core.amounts import format_amount, parse_amount, places
from cchc_desktop.core.changes import Inserted, Moved, PlanUpdated, Removed, Updated
from cchc_desktop.core.document import Event
from cchc_desktop.core.forms import POINT_FIELDS
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.point_findings import PointFinding, as_decimal, point_findings, retyped
from cchc_desktop.core.points import Cell, PointSum, Verdict, point_sums, points_of

_NODES = (Level.CRITERION, Level.TOTAL)
_SIGNS = {Verdict.WRONG: "≠", Verdict.DOUBTFUL: "≈"}
UNREAD = "? không phải số"


class PointBook:
    """Sums and findings of every appendix of one plan; empty for a form without points."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._sums: dict[Cell, PointSum] | None = None
        self._findings: tuple[PointFinding, ...] | None = None

    def follow(self, event: Event) -> frozenset[Cell]:
        """Take an event in; the cells beside which something else is to be said now (none where nobody asked)."""
        before = self._sums
        self._plan = event.after
        if not _touches_points(event):
            return frozenset()
        self._sums = self._findings = None
        if before is None or not event.after.form.is_outline:
            return frozenset()
        after = self.sums
        cells = before.keys() | after.keys()
        return frozenset(cell for cell in cells if _sign(before.get(cell)) != _sign(after.get(cell)))

    @property
    def sums(self) -> Mapping[Cell, PointSum]:
        """Every cell of points that has parts."""
        if self._sums is None:
            plan = self._plan
            self._sums = {}
            for appendix in plan.appendices if plan.form.is_outline else ():
                self._sums.update(point_sums(plan, appendix))
        return self._sums

    @property
    def findings(self) -> tuple[PointFinding, ...]:
        """What is to be said, appendix by appendix."""
        if self._findings is None:
            plan = self._plan
            found = [point_findings(plan, a, self._sums_of(a)) for a in plan.appendices if plan.form.is_outline]
            self._findings = tuple(finding for part in found for finding in part)
        return self._findings

    def _sums_of(self, appendix: str) -> dict[Cell, PointSum]:
        if len(self._plan.appendices) == 1:
            return dict(self.sums)
        inside = {item.id for item in self._plan.walk(appendix)}
        return {cell: total for cell, total in self.sums.items() if cell[0] in inside}

    def sign(self, item: str, column: str) -> str:
        """The few words below a number in the table ("≠ tổng 1,50"); "" where nothing needs a look."""
        if column not in POINT_FIELDS or item not in self._plan:
            return ""
        total = self.sums.get((item, column))
        if total is not None and total.verdict in _SIGNS:
            return _sign(total)
        node = self._plan[item]
        said = node.fields.get(column, "").strip()
        return UNREAD if said and node.level in _NODES and points_of(node, column) is None else ""

    def is_serious(self, item: str, column: str) -> bool:
        """True where the sum is wrong beyond what rounding can explain."""
        total = self.sums.get((item, column))
        return total is not None and total.verdict is Verdict.WRONG

    def sentence(self, item: str, column: str) -> str:
        """What the details and a screen reader say: the sum of the parts beside what was entered; "" for a leaf."""
        total = self.sums.get((item, column))
        if total is None or total.computed is None:
            return ""
        computed = same_places(total.computed, total.stated)
        parts = f"tổng {total.parts} thành phần: {computed}"
        if total.missing:
            return f"{parts} (còn {len(total.missing)} thành phần chưa có điểm)"
        if total.stated is None:
            return parts
        stated = f"ghi {format_amount(total.stated)}"
        if total.verdict is Verdict.EXACT:
            return f"✓ khớp, {stated}, {parts}"
        if total.verdict is Verdict.ROUNDED:
            return f"✓ khớp sau làm tròn, {stated}, {parts}"
        word = "sai lệch" if total.verdict is Verdict.WRONG else "có thể do làm tròn, lệch"
        return f"{_SIGNS[total.verdict]} {word} {signed(-(total.difference or Decimal(0)))}: {stated}, {parts}"


def _sign(total: PointSum | None) -> str:
    if total is None or total.verdict not in _SIGNS or total.computed is None:
        return ""
    return f"{_SIGNS[total.verdict]} tổng {same_places(total.computed, total.stated)}"


def _touches_points(event: Event) -> bool:
    for change in event.changes:
        match change:
            case Updated(before, after):
                nodes = before.level in _NODES or after.level in _NODES
                if nodes and any(before.fields.get(key) != after.fields.get(key) for key in POINT_FIELDS):
                    return True
            case Inserted(item, _) | Removed(item, _) if item.level in (*_NODES, Level.APPENDIX):
                return True
            case Moved():
                return True
            case PlanUpdated(part) if part == "form":
                return True
            case _:
                continue
    return False


def same_places(value: Decimal, beside: Decimal | None) -> str:
    """A number without needless zeros, with as many decimals as the one that it stands beside ("1,50" by "1,21")."""
    bare = value.normalize()
    bare = bare.quantize(Decimal(1)) if places(bare) == 0 else bare
    return format_amount(bare, places(beside) if beside is not None else 0)


def signed(value: Decimal) -> str:
    """ "+0,29", "−0,29", "0"."""
    written = same_places(abs(value), None)
    return f"+{written}" if value > 0 else f"−{written}" if value < 0 else written


def reading(text: str) -> str:
    """How a text of points is understood, where that needs saying; "" where it is plain."""
    written = retyped(text)
    if written is not None:
        return f"được hiểu là {written}"
    decimal = as_decimal(text)
    if decimal is not None:
        return f"được hiểu là {text.strip().replace('.', '')} (dấu chấm tách hàng nghìn); số thập phân viết {decimal}"
    if text.strip() and parse_amount(text) is None:
        return UNREAD
    return ""


def money_note(text: str) -> str:
    """How money is understood, where the cell is a plain number: "1250" is "= 1.250"."""
    value = parse_amount(text)
    return f"= {same_places(value, None)}" if value is not None else ""
