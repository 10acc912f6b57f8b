"""Rows to criteria: reads the body of a table of criteria with points (PAR INDEX); the codes make the tree.

The printed order is kept whatever the codes say: a criterion hangs under the nearest row above it whose code begins
its own. Rows are collected first, as a row without a code is placed by the rows around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.core.amounts import parse_amount
from cchc_desktop.core.criteria import DEEPEST
from cchc_desktop.core.forms import CRITERION, POINT_FIELDS, ROW_NUMBER, Form
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.numbering import Counts, OutlineCount
from cchc_desktop.core.plan import NONE, OWN, Item, Level
from cchc_desktop.importing.codes import Path, is_relative, read_code, split_code, total_likeness
from cchc_desktop.importing.drafts import Draft, Line, Other, never


@dataclass(slots=True)
class _Row:
    """A source row: its code as printed and as read (None: no code, or none that says a place), name and texts."""

    index: int
    code: str
    path: Path | None
    name: str
    fields: dict[str, str]

    @property
    def has_points(self) -> bool:
        return any(self.fields.get(key) for key in POINT_FIELDS)


@dataclass(slots=True)
class _Open:
    """A criterion on the way from the top to the last row: what may hang under it follows."""

    draft: Draft
    path: Path | None


class OutlineBuilder:
    """Feed it the rows of a table (columns in the order of ``form``); :meth:`finish` makes the criteria.

    ``areas``: the top criteria, the total last; ``unplaced``: texts below the total. ``headers``: the columns' names
    in issues.
    """

    def __init__(self, form: Form, fresh: Callable[[], str], headers: Sequence[str] = (), other: Other = never) -> None:
        self.form = form
        self.fresh = fresh
        self._other = other
        self.areas: list[Draft] = []
        self.issues: list[Issue] = []
        self.unplaced: list[str] = []
        self._keys = form.column_keys
        self._headers = headers or [column.header for column in form.columns]
        self._rows: list[_Row] = []
        self._told: set[tuple[int, int]] = set()
        self._open: list[_Open] = []
        self._roman = any(c.level == CRITERION and c.style == "roman" for c in form.counters.values())
        self._top: Path = ()  # in an outline whose top is Roman: the number of the last top criterion

    # -- rows -------------------------------------------------------------------------------------------------------

    def add(self, line: Line) -> None:
        """Read the next row."""
        texts = {key: self._text(line, col) for col, key in enumerate(self._keys)}
        code, name = texts.pop(ROW_NUMBER, "").strip(), texts.pop(CRITERION, "")
        if not code and (self._prefix or self._is_one_cell(line)):
            code, name = split_code(name, self._prefix)
        if code and not name and read_code(code) is None and total_likeness(code):
            self._tell_shape(line, self._code_column, code)  # "Tổng" in the column of the codes
            code, name = "", code
        fields = {key: text for key, text in texts.items() if text}
        row = _Row(line.index, code, read_code(code), name, fields)
        if not (code or name or fields):
            return
        goes_on = bool(self._rows) and not (code or name or row.has_points)
        if goes_on and not self._other(IssueCode.ROW_CONTINUES, line.index, None):
            self._join(line, row)
            return
        if not name and not line.begins(self._keys.index(CRITERION)):  # one name over rows with points of their own
            row = replace(row, name=line.text(self._keys.index(CRITERION)))
        self._rows.append(row)

    @property
    def _prefix(self) -> str:
        column = self.form.column(CRITERION)
        return column.prefix if column else ""

    def _is_one_cell(self, line: Line) -> bool:
        return ROW_NUMBER in self._keys and line.start(self._keys.index(CRITERION)) <= self._keys.index(ROW_NUMBER)

    def _text(self, line: Line, col: int) -> str:
        """What a column says in a row. A cell over several columns is read once (with the name, if it holds that)."""
        slot = line.slots[col]
        if slot is None:
            return ""
        key, cell = self._keys[col], slot.cell
        covered = self._keys[cell.col : cell.col + cell.colspan]
        if key != (CRITERION if covered[0] == ROW_NUMBER and CRITERION in covered else covered[0]):
            return ""
        if cell.text and (cell.rowspan > 1 or cell.colspan > 1) and (slot.row, col) not in self._told:
            self._told.add((slot.row, col))
            self._tell_shape(line, col, cell.text, cell.rowspan == 1 and key == CRITERION)
        if not line.begins(col) and key in (ROW_NUMBER, CRITERION, *POINT_FIELDS):
            return ""  # once is enough; the other texts hold for every row
        return cell.text

    def _tell_shape(self, line: Line, col: int, text: str, usual: bool = True) -> None:
        severity = Severity.INFO if usual else Severity.WARNING
        params = {"column": self._headers[col], "text": text}
        self.issues.append(Issue(IssueCode.CELL_SHAPE_LOST, severity, Place(line.index, col), params))

    def _join(self, line: Line, row: _Row) -> None:
        """A row that has only further texts goes on with the criterion above (it was broken over a page)."""
        above = self._rows[-1]
        added: list[str] = []
        for key, text in row.fields.items():
            before = above.fields.get(key, "")
            if text != before and line.begins(self._keys.index(key)):
                above.fields[key] = f"{before}\n{text}" if before else text
                added.append(text)
        if added:
            place, params = Place(line.index, label=above.code), {"text": "\n".join(added)}
            self.issues.append(Issue(IssueCode.ROW_CONTINUES, Severity.WARNING, place, params))

    # -- the tree ---------------------------------------------------------------------------------------------------

    def finish(self) -> list[Draft]:
        """The top criteria and the total; every doubt of the way is among the issues."""
        total = self._find_total()
        rows = self._rows if total is None else self._rows[:total]
        following: list[Path | None] = [None]
        for row in reversed(rows[1:]):
            says = row.path is not None and not is_relative(row.path)
            following.append(row.path if says else following[-1])
        for row, later in zip(rows, reversed(following), strict=False):
            self._place(row, later)
        self._number()
        self._check(rows)
        if total is not None:
            self._add_total(self._rows[total], self._rows[total + 1 :])
        return self.areas

    def _find_total(self) -> int | None:
        """The last row that is called a total, or has points and no name, with nothing to score behind it."""
        last: int | None = None
        scored = max((at for at, row in enumerate(self._rows) if row.code or row.has_points), default=-1)
        for at, row in enumerate(self._rows):
            likeness = total_likeness(row.name) if not row.code else 0.0
            nameless = not row.code and not row.name and row.has_points and at == len(self._rows) - 1
            if likeness and at < scored:
                params = {"text": row.name}
                self.issues.append(Issue(IssueCode.TOTAL_INSIDE, Severity.WARNING, Place(row.index), params))
            elif last is None and (likeness or nameless) and not self._other(IssueCode.TOTAL_GUESSED, row.index, None):
                last = at
                if likeness < 1:
                    params = {"text": row.name}
                    self.issues.append(Issue(IssueCode.TOTAL_GUESSED, Severity.INFO, Place(row.index), params))
        return last

    def _add_total(self, row: _Row, behind: Sequence[_Row]) -> None:
        self.areas.append(Draft(self.fresh(), Level.TOTAL, row.name, fields=row.fields, row=row.index))
        for later in behind:
            text = " | ".join(part for part in (later.code, later.name, *later.fields.values()) if part)
            self.unplaced.append(text)
            self.issues.append(Issue(IssueCode.TEXT_UNPLACED, Severity.WARNING, Place(later.index), {"text": text}))

    def _full(self, path: Path | None) -> Path | None:
        """A path from the top: below a Roman top the codes begin anew."""
        if path is None or (self._roman and path[0].startswith("R")):
            return path
        return (*self._top, *path) if self._roman else tuple(part.removeprefix("R") for part in path)

    def _place(self, row: _Row, following: Path | None) -> None:
        """Hang a criterion where its code says, else where the rows around it say."""
        draft = Draft(self.fresh(), Level.CRITERION, row.name, row.code, fields=row.fields, row=row.index)
        path = self._full(row.path)
        if path is not None and self._roman and path[0].startswith("R") and len(path) == 1:
            self._top = path
        if path is None:
            path = self._implied(row, self._full(following))
        elif is_relative(path):
            path = (*self._numeric(), *path)
        if path is None:
            self._open[-1:] = []
        else:
            while self._open and not _begins(self._open[-1].path, path):
                self._open.pop()
            above = self._open[-1].path if self._open else ()
            if row.path is not None and above != path[:-1] and not is_relative(row.path):
                self._tell_orphan(row, path, draft)
        del self._open[DEEPEST - 1 :]
        (self._open[-1].draft.children if self._open else self.areas).append(draft)
        self._open.append(_Open(draft, path))

    def _numeric(self) -> Path:
        """The path of the last criterion whose code says its place by itself; a) and - hang under that one."""
        paths = [entry.path for entry in self._open if entry.path and not is_relative(entry.path[-1:])]
        return paths[-1] if paths else ()

    def _implied(self, row: _Row, following: Path | None) -> Path | None:
        """The path of a row without a code; None where it is the sister of the row above."""
        if not self._open or following is None or row.code:
            return None
        above, parent = self._open[-1].path, following[:-1]
        known = [entry.path for entry in self._open]
        if parent and parent not in known and following[-1] == "1":
            return parent  # what comes next hangs under it: 1.6, (2), 2.1
        if above is not None and parent == above and following[-1] == "2":
            return (*parent, "1")  # 1, (1.1), 1.2
        return None

    def _tell_orphan(self, row: _Row, path: Path, draft: Draft) -> None:
        missing = ".".join(part.removeprefix("R") for part in path[:-1])
        draft.counted = True  # nothing more is said about its number
        params = {"printed": row.code, "missing": missing}
        place = Place(row.index, self._code_column, draft.id, row.code)
        self.issues.append(Issue(IssueCode.CRITERION_ORPHAN, Severity.WARNING, place, params))

    # -- numbers ----------------------------------------------------------------------------------------------------

    @property
    def _code_column(self) -> int:
        return self._keys.index(ROW_NUMBER if ROW_NUMBER in self._keys else CRITERION)

    def _number(self) -> None:
        """Give the criteria their codes; what the table prints otherwise becomes a mark and an issue."""
        counts = [count for count in Counts(self.form).all.values() if isinstance(count, OutlineCount)]
        seen: set[str] = set()
        stack: list[tuple[Draft, str | None]] = [(draft, None) for draft in reversed(self.areas)]
        while stack:
            draft, parent = stack.pop()
            for count in counts:
                self._take(count, draft, parent, seen)
            if draft.code:
                seen.add(draft.code)
            stack += [(child, draft.id) for child in reversed(draft.children)]

    def _take(self, count: OutlineCount, draft: Draft, parent: str | None, seen: set[str]) -> None:
        printed, expected = draft.code or "", count.expected_for(parent)
        if printed != expected and not self._is_recounted(draft, printed, printed in seen):
            draft.marks[count.mark_column] = OWN + printed if printed else NONE
            if not draft.counted:
                self._tell_number(draft, printed, expected, printed in seen)
        draft.number = count.take(Item(draft.id, Level.CRITERION, parent, draft.text, marks=draft.marks))

    def _is_recounted(self, draft: Draft, printed: str, doubled: bool) -> bool:
        code = IssueCode.NUMBER_DOUBLED if doubled else IssueCode.NUMBER_DIFFERS
        return self._other(code if printed else IssueCode.NUMBER_MISSING, draft.row, self._code_column)

    def _tell_number(self, draft: Draft, printed: str, expected: str, doubled: bool) -> None:
        params = {"expected": expected, "column": self._headers[self._code_column]}
        code, severity = IssueCode.NUMBER_MISSING, Severity.WARNING
        if printed:
            code = IssueCode.NUMBER_DOUBLED if doubled else IssueCode.NUMBER_DIFFERS
            params["printed"] = printed
        place = Place(draft.row, self._code_column, draft.id, printed or expected)
        self.issues.append(Issue(code, severity, place, params))

    # -- what wants a look ------------------------------------------------------------------------------------------

    def _check(self, rows: Sequence[_Row]) -> None:
        for row in rows:
            for key in POINT_FIELDS:
                text = row.fields.get(key, "").strip()
                if text and parse_amount(text) is None:
                    col = self._keys.index(key)
                    params = {"column": self._headers[col], "text": text}
                    place = Place(row.index, col, label=row.code)
                    self.issues.append(Issue(IssueCode.POINTS_UNREAD, Severity.WARNING, place, params))
        if "lead" in self._keys:
            for draft in self.areas:
                self._check_lead(draft)

    def _check_lead(self, draft: Draft) -> None:
        """A scored criterion wants somebody who sees to it, be it the lead of what it stands under."""
        if draft.fields.get("lead"):
            return
        for child in draft.children:
            self._check_lead(child)
        if not draft.children and draft.fields:
            place = Place(draft.row, self._keys.index("lead"), draft.id, draft.code or "")
            self.issues.append(Issue(IssueCode.LEAD_MISSING, Severity.WARNING, place, {"text": draft.text or ""}))


def _begins(above: Path | None, path: Path) -> bool:
    """True where a criterion with the path ``above`` may have one with ``path`` below it."""
    return above is not None and len(above) < len(path) and path[: len(above)] == above
