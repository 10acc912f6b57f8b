"""Import assistant, step 3: what wants a look, one after the other; one key says "so" or "otherwise"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.core.issues import Issue, IssueCode, Severity
from cchc_desktop.gui.commands.imports import Basis, Doubt, Imported
from cchc_desktop.gui.messages import issue_text, place_text, sentence_case

# What the two answers are called: the meaning that was taken, and the other one.
_ANSWERS: dict[IssueCode, tuple[str, str]] = {
    IssueCode.BLANK_CONTINUES: ("Nối tiếp ô phía trên", "Mục mới, ô để trống"),
    IssueCode.REPEAT_CONTINUES: ("Cùng một mục", "Hai mục khác nhau"),
    IssueCode.ROW_CONTINUES: ("Nối vào dòng trên", "Là dòng riêng"),
    IssueCode.NUMBER_DIFFERS: ("Giữ số in “{printed}”", "Đánh số “{expected}”"),
    IssueCode.NUMBER_DOUBLED: ("Giữ số in “{printed}”", "Đánh số “{expected}”"),
    IssueCode.NUMBER_MISSING: ("Không đánh số", "Đánh số “{expected}”"),
    IssueCode.TOTAL_GUESSED: ("Là dòng tổng điểm", "Là tiêu chí"),
}
_SEEN = ("Đã xem", "")


@dataclass(slots=True)
class Point:
    """Something to look at: ``doubt`` is None where there is nothing to decide. ``answer``: None, "so" or "other"."""

    issue: Issue
    doubt: Doubt | None
    answer: str | None = None

    @property
    def wanted(self) -> bool:
        """Whether the user is asked about it."""
        return self.doubt is not None or self.issue.severity is not Severity.INFO

    @property
    def sentence(self) -> str:
        """What it is about."""
        return issue_text(self.issue)

    @property
    def place(self) -> str:
        """Where it is."""
        return sentence_case(place_text(self.issue.where)) or "Toàn tệp"

    @property
    def answers(self) -> tuple[str, str]:
        """What the two keys say; the second is "" where there is no other meaning."""
        first, second = _ANSWERS.get(self.issue.code, _SEEN) if self.doubt is not None else _SEEN
        params = {key: str(value) for key, value in self.issue.params.items()}
        return first.format_map(params), second.format_map(params)

    @property
    def state(self) -> str:
        """What was said."""
        if self.answer is None:
            return "Cần xem" if self.wanted else "Lưu ý"
        if self.doubt is None:
            return "Đã xem"
        return "Đã nhận" if self.answer == "so" else "Đã đổi"


class Points:
    """The points of a table, kept while it is read again: what was decided otherwise is no issue any more."""

    def __init__(self) -> None:
        self.all: list[Point] = []

    @property
    def others(self) -> frozenset[Doubt]:
        """The doubts in which the other meaning holds."""
        return frozenset(point.doubt for point in self.all if point.doubt is not None and point.answer == "other")

    @property
    def open(self) -> list[Point]:
        """Those that want an answer."""
        return [point for point in self.all if point.wanted and point.answer is None]

    def take(self, imported: Imported) -> None:
        """The points of a new reading; answers that were given stay with their places."""
        basis: Basis | None = imported.basis
        doubts = {id(issue): doubt for doubt, issue in (basis.doubts if basis else {}).items()}
        given = {_key(point): point for point in self.all if point.answer is not None}
        found = [Point(issue, doubts.get(id(issue))) for issue in imported.issues]
        for point in found:
            before = given.get(_key(point))
            if before is not None:
                point.answer = before.answer
        here = {point.doubt for point in found}
        found += [p for p in given.values() if p.answer == "other" and p.doubt not in here]
        self.all = sorted(found, key=_order)


def _key(point: Point) -> tuple[object, ...]:
    where = point.issue.where
    return point.issue.code, where.row, where.column, "" if point.doubt else issue_text(point.issue)


def _order(point: Point) -> tuple[bool, int, int]:
    """What wants an answer comes first, from the top of the table down."""
    where = point.issue.where
    at = -1 if where.row is None else where.row
    return not point.wanted, at, -1 if where.column is None else where.column


def marked(points: Sequence[Point]) -> set[tuple[int, int]]:
    """The cells that are in doubt."""
    wheres = (point.issue.where for point in points if point.wanted)
    return {(where.row, where.column or 0) for where in wheres if where.row is not None}
