"""Rows to items: reads the body of an appendix table from the top down, exactly as publishing.layout draws it."""

from __future__ import annotations

import re
from collections.abc import Callable

from cchc_desktop.core.forms import ROW_NUMBER, Form
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.numbering import Count, Counts
from cchc_desktop.core.numerals import roman_value
from cchc_desktop.core.plan import ABOVE, AGAIN, BLANK, NONE, NUMBER, OWN, TITLE, Level
from cchc_desktop.importing.drafts import Draft, Line, Other, item_of, label_of, never, next_of, only_empty
from cchc_desktop.importing.prefixes import prefix_pattern

_AREA_NUMBER = re.compile(r"([IVXLC]+)([.):]?)\s+(\S.*)", re.DOTALL)


class TreeBuilder:
    """Feed it the rows of a table (columns in the order of ``form``); it makes areas with all that hangs under them."""

    def __init__(self, form: Form, fresh: Callable[[], str], other: Other = never) -> None:
        self.form = form
        self.fresh = fresh
        self._other = other
        self.areas: list[Draft] = []
        self.issues: list[Issue] = []
        self.unplaced: list[str] = []
        self._counts = Counts(form)
        self._counts.enter("plan")
        self._counts.enter("appendix")
        self._objective: Draft | None = None
        self._task: Draft | None = None
        self._activity: Draft | None = None
        self._pending: list[tuple[str, str]] = []  # breaks of the row being read, for its activity
        self._keys = form.column_keys
        self._levels = form.level_columns
        self._prefixes = {c.key: prefix_pattern(c.prefix, form.counters.get(c.key)) for c in form.columns if c.prefix}
        self._row_level = form.row_level

    # -- what a row is ------------------------------------------------------------------------------------------

    def add(self, line: Line) -> None:
        """Read the next row."""
        title = self._area_title(line)
        if title is not None:
            self._add_area(line, *title)
        else:
            self._add_entry(line)

    def _area_title(self, line: Line) -> tuple[str | None, str, bool] | None:
        """(number, title, all in one cell) of an area row; None for an entry row."""
        width = len(self._keys)
        if not line.begins(0) or any(line.slots[c] is not None and not line.begins(c) for c in range(width)):
            return None
        if line.stop(0) >= width:
            return self._one_cell_title(line.text(0))
        if self._keys[0] != ROW_NUMBER or line.stop(0) != 1:
            return None
        number, title = line.text(0).strip(), line.text(1)
        if line.stop(1) >= width:
            return (number, title, False) if title or number else None
        others = [line.text(c) for c in range(2, width) if line.start(c) == c]
        if title and roman_value(number.rstrip(".:)")) and not any(others):
            if line.stop(1) < width:
                self._tell(IssueCode.CELL_SHAPE_LOST, line, 1, Severity.INFO, column=self._header(1), text=title)
            return number, title, False
        return None

    @staticmethod
    def _one_cell_title(text: str) -> tuple[str | None, str, bool] | None:
        if not text:
            return None
        match = _AREA_NUMBER.fullmatch(text)
        if match and roman_value(match[1]):
            return match[1] + match[2], match[3], True
        return "", text, True

    def _add_area(self, line: Line, number: str | None, title: str, one_cell: bool) -> None:
        area = self._new_area(title, line.index)
        if one_cell and self._keys[0] == ROW_NUMBER:
            area.marks[TITLE] = NUMBER
        for count in self._counts.at("area"):
            self._take_code(count, area, number or "", line, 0)

    def _new_area(self, title: str | None, row: int) -> Draft:
        self._counts.enter("area")
        area = Draft(self.fresh(), Level.AREA, title, row=row)
        self.areas.append(area)
        self._objective = self._task = self._activity = None
        return area

    # -- entry rows -----------------------------------------------------------------------------------------------

    def _add_entry(self, line: Line) -> None:
        if not self.areas:
            self._new_area(None, line.index)
            self._tell(IssueCode.AREA_MISSING, line, 0, Severity.INFO)
        new_objective = self._read_objective(line)
        if self._is_childless(line, "objective", new_objective):
            self._task = self._activity = None
            return
        new_task = self._read_task(line, new_objective)
        self._read_activity(line)
        if self._row_level:
            self._read_row_number(line, new_objective, new_task)

    def _column(self, key: str) -> int | None:
        return self._keys.index(key) if key in self._keys else None

    def _is_null(self, line: Line, col: int) -> bool:
        """True where the cell over a level's column belongs to the next level."""
        stop = line.stop(col)
        return stop < len(self._keys) + 1 and stop - 1 > col and self._keys[col + 1] in self._levels

    def _is_childless(self, line: Line, key: str, new: bool) -> bool:
        """True where nothing but a new objective stands in the row (the row of an objective without tasks)."""
        col = self._column(key)
        objective = self._objective
        if not new or col is None or objective is None or objective.text is None or objective.marks:
            return False
        slot = line.slots[col]
        if slot is None or slot.cell.rowspan > 1 or not (objective.text or objective.code):
            return False
        later = range(line.stop(col), len(self._keys))
        if any(line.text(c) or not line.begins(c) for c in later):
            return False
        if self._row_level and self._row_level != key and line.text(self._column(ROW_NUMBER) or 0):
            return False
        slots = [line.slots[c] for c in later]
        if any(slot is not None and (slot.cell.rowspan > 1 or slot.cell.colspan > 1) for slot in slots):
            return False
        if self._row_level == key:
            self._read_row_number(line, True, False)
        return True

    def _read_objective(self, line: Line) -> bool:
        col = self._column("objective")
        now = self._objective
        if col is None or self._is_null(line, col):
            if now is None or now.text is not None:
                self._new_objective(None, None, line, col)
                return True
            return False
        return self._read_level(line, col, "objective", now, False)

    def _read_task(self, line: Line, fresh_parent: bool) -> bool:
        col = self._column("task")
        now = self._task
        if col is None or self._is_null(line, col):
            if fresh_parent or now is None or now.text is not None:
                self._new_task(None, None, line, col)
                return True
            return False
        if fresh_parent and not line.begins(col) and now is not None:
            self._continue_task(now, line, col)
            return True
        return self._read_level(line, col, "task", None if fresh_parent else now, fresh_parent)

    def _read_level(self, line: Line, col: int, key: str, now: Draft | None, fresh_parent: bool) -> bool:
        """Read the cell of an objective or task; True where it is a new one."""
        make = self._new_objective if key == "objective" else self._new_task
        text, code = self._split_code(key, line.text(col), line, col)
        if not line.begins(col):
            if now is not None:
                return False
            self._tell(IssueCode.CELL_CROSSES_AREA, line, col, Severity.WARNING, column=self._header(col), text=text)
            make(text, code, line, col)
            return True
        renumbered = self._is_renumbered(line, key, now)
        if now is not None and not renumbered:
            blank = not text and code is None and (now.text or now.code)
            if blank and not self._other(IssueCode.BLANK_CONTINUES, line.index, col):
                self._break(line, col, key, BLANK, now)
                return False
            again = text and text == now.text and code == now.code
            if again and not self._other(IssueCode.REPEAT_CONTINUES, line.index, col):
                self._break(line, col, key, AGAIN, now)
                return False
        make(text, code, line, col)
        return True

    def _is_renumbered(self, line: Line, key: str, now: Draft | None) -> bool:
        """True where the TT column, counting this level, prints another number here."""
        col = self._column(ROW_NUMBER)
        if self._row_level != key or col is None or not line.begins(col):
            return False
        return bool(line.text(col)) and (now is None or line.text(col) != now.row_number)

    def _break(self, line: Line, col: int, key: str, mark: str, now: Draft) -> None:
        self._pending.append((key, mark))
        code = IssueCode.BLANK_CONTINUES if mark == BLANK else IssueCode.REPEAT_CONTINUES
        self._tell(code, line, col, Severity.INFO, column=self._header(col), text=label_of(now), item=now.id)

    def _new_objective(self, text: str | None, code: str | None, line: Line, col: int | None) -> None:
        self._counts.enter("objective")
        self._objective = Draft(self.fresh(), Level.OBJECTIVE, text, code, row=line.index)
        self.areas[-1].children.append(self._objective)
        self._number(self._objective, line, col)

    def _new_task(self, text: str | None, code: str | None, line: Line, col: int | None) -> None:
        assert self._objective is not None
        self._counts.enter("task")
        self._task = Draft(self.fresh(), Level.TASK, text, code, row=line.index)
        self._objective.children.append(self._task)
        self._number(self._task, line, col)

    def _continue_task(self, now: Draft, line: Line, col: int) -> None:
        assert self._objective is not None
        part = Draft(self.fresh(), Level.TASK, now.text, now.code, now.number, row=line.index)
        part.marks[Level.TASK.value] = ABOVE
        self._objective.children.append(part)
        self._task = part
        for count in self._counts.at("task"):
            if not count.is_row_number:
                part.number = count.take(item_of(part))
        label = {"number": now.number or now.row_number, "text": now.text or ""}
        self._tell(IssueCode.CONTINUED_TASK, line, col, Severity.INFO, item=part.id, **label)

    # -- activities ---------------------------------------------------------------------------------------------

    def _read_activity(self, line: Line) -> None:
        assert self._task is not None
        self._counts.enter("activity")
        col = self._column("activity")
        before = self._activity
        activity = Draft(self.fresh(), Level.ACTIVITY, None, row=line.index)
        if col is not None:
            activity.text, activity.code = self._split_code("activity", line.text(col), line, col)
            if not line.begins(col) and before is not None and before.text == activity.text:
                activity.marks["activity"] = ABOVE
        self._task.children.append(activity)
        self._activity = activity
        for key in self.form.leaf_columns:
            self._read_field(line, activity, key, before)
        for key, mark in self._pending:
            activity.marks[key] = mark
        self._pending.clear()
        if activity.code is None and activity.marks.get("activity") == ABOVE:
            activity.code = ""
        self._number(activity, line, col)

    def _read_field(self, line: Line, activity: Draft, key: str, before: Draft | None) -> None:
        col = self._keys.index(key)
        text = line.text(col)
        left = self._keys[col - 1] if col else ""
        if line.start(col) < col:
            text = (activity.text or "") if left == "activity" else activity.fields.get(left, "")
            if left in ("objective", "task", ROW_NUMBER):
                self._tell(IssueCode.CELL_SHAPE_LOST, line, col, Severity.WARNING, column=self._header(col), text=text)
            else:
                activity.marks[key] = left
                self._tell_merged(line, col, left, text, activity)
        elif not line.begins(col):
            if before is not None and before.fields.get(key, "") == text:
                activity.marks[key] = ABOVE
            else:
                self._tell(
                    IssueCode.CELL_CROSSES_AREA, line, col, Severity.WARNING, column=self._header(col), text=text
                )
        if text:
            activity.fields[key] = text

    def _tell_merged(self, line: Line, col: int, left: str, text: str, activity: Draft) -> None:
        headers = f"{self._header(self._keys.index(left))}, {self._header(col)}"
        self._tell(IssueCode.CELLS_MERGED, line, col, Severity.INFO, columns=headers, text=text, item=activity.id)

    # -- numbers --------------------------------------------------------------------------------------------------

    def _split_code(self, key: str, text: str, line: Line, col: int) -> tuple[str, str | None]:
        """The words and the code in front of them; (text, None) where there is none."""
        pattern = self._prefixes.get(key)
        match = pattern.fullmatch(text) if pattern else None
        if match is None:
            return text, None
        words = match[3]
        column = self.form.column(key)
        printed = ((column.prefix if column else "").replace("{number}", match[1]) + words).rstrip(" ")
        if printed != text and line.begins(col):
            self._tell(IssueCode.NUMBER_DIFFERS, line, col, Severity.INFO, printed=text[: len(text) - len(words)],
                       expected=printed[: len(printed) - len(words)], column=self._header(col))  # fmt: skip
        return words, match[1]

    def _number(self, draft: Draft, line: Line, col: int | None) -> None:
        """Give an item its own number; what the table printed otherwise becomes a mark and an issue."""
        if draft.text is None:
            return
        for count in self._counts.at(draft.level.value):
            if count.is_row_number:
                continue
            if draft.code is None and draft.level.value not in self._prefixes:
                draft.number = count.take(item_of(draft))
            else:
                self._take_code(count, draft, draft.code or "", line, col or 0)

    def _take_code(self, count: Count, draft: Draft, printed: str, line: Line, col: int) -> None:
        expected = count.expected()
        if printed != expected and not self._is_recounted(printed, line, col):
            draft.marks[NUMBER] = OWN + printed if printed else NONE
            empty = not printed and not draft.text and not draft.fields
            if not empty:
                self._tell_number(line, col, printed, expected, draft.id)
        draft.counted = bool(printed)
        draft.number = count.take(item_of(draft))

    def _is_recounted(self, printed: str, line: Line, col: int) -> bool:
        """True where the user wants the counted number instead of what is printed or missing."""
        code = IssueCode.NUMBER_DIFFERS if printed else IssueCode.NUMBER_MISSING
        return self._other(code, line.index, col)

    def _tell_number(self, line: Line, col: int, printed: str, expected: str, item: str) -> None:
        severity = Severity.WARNING if printed else Severity.INFO
        code = IssueCode.NUMBER_DIFFERS if printed else IssueCode.NUMBER_MISSING
        params = {"expected": expected, "column": self._header(col)} | ({"printed": printed} if printed else {})
        self._tell(code, line, col, severity, item=item, **params)

    def _read_row_number(self, line: Line, new_objective: bool, new_task: bool) -> None:
        col = self._column(ROW_NUMBER)
        assert col is not None
        draft, new = {
            "objective": (self._objective, new_objective),
            "task": (self._task, new_task),
        }.get(self._row_level or "", (self._activity, True))
        if draft is None:
            return
        if line.stop(col) > col + 1:
            text = line.text(col)
            self._tell(IssueCode.CELL_SHAPE_LOST, line, col, Severity.WARNING, column=self._header(col), text=text)
        if not line.begins(col):
            self._spanned_number(line, col, draft, new)
        elif new:
            self._printed_number(line, col, draft)
        else:
            self._number_break(line, col, draft)

    def _row_count(self) -> Count:
        return self._counts.all[ROW_NUMBER]

    def _spanned_number(self, line: Line, col: int, draft: Draft, new: bool) -> None:
        if not new:
            return
        count = self._row_count()
        if draft.marks.get(draft.level.value) != ABOVE or draft.level is Level.ACTIVITY:
            draft.marks[ROW_NUMBER] = ABOVE
            self._tell(IssueCode.CELLS_MERGED, line, col, Severity.INFO, columns=self._header(col), text=line.text(col),
                       item=draft.id)  # fmt: skip
        draft.row_number = count.take(item_of(draft))

    def _printed_number(self, line: Line, col: int, draft: Draft) -> None:
        count = self._row_count()
        printed = line.text(col)
        continued = draft.level is Level.TASK and draft.marks.get(Level.TASK.value) == ABOVE
        expected = "" if continued else count.expected()
        if (printed != expected or continued) and not self._is_recounted(printed, line, col):
            draft.marks[ROW_NUMBER] = OWN + printed if printed else NONE
            if printed or draft.text or draft.fields:
                self._tell_number(line, col, printed, expected or count.last, draft.id)
        draft.counted = draft.counted or bool(printed)
        draft.row_number = count.take(item_of(draft))

    def _number_break(self, line: Line, col: int, draft: Draft) -> None:
        printed = line.text(col)
        lowest = self._activity or self._task
        if lowest is None or lowest is draft:
            return
        if not printed:
            lowest.marks[ROW_NUMBER] = BLANK
        elif printed == draft.row_number or self._is_recounted(printed, line, col):
            lowest.marks[ROW_NUMBER] = AGAIN
            if printed != draft.row_number:
                return
        else:
            lowest.marks[ROW_NUMBER] = OWN + printed
            self._tell_number(line, col, printed, draft.row_number, lowest.id)
            return
        code = IssueCode.REPEAT_CONTINUES if printed else IssueCode.BLANK_CONTINUES
        self._tell(code, line, col, Severity.INFO, column=self._header(col), text=draft.row_number, item=lowest.id)

    # -- the end --------------------------------------------------------------------------------------------------

    def finish(self) -> list[Draft]:
        """The areas; rows in which nothing stood below an item are taken as an item without children."""
        for area in self.areas:
            for objective in area.children:
                for at, task in enumerate(objective.children):
                    following = objective.children[at + 1 :] or next_of(area.children, objective)
                    if only_empty(task.children, following):
                        task.children.clear()
                if only_empty(objective.children, next_of(area.children, objective)):
                    objective.children.clear()
            if only_empty(area.children, []):
                area.children.clear()
        for activity in self._activities():
            if "lead" in self.form.leaf_columns and not activity.fields.get("lead"):
                place = Place(activity.row, self._keys.index("lead"), activity.id, activity.number)
                self.issues.append(
                    Issue(IssueCode.LEAD_MISSING, Severity.WARNING, place, {"text": activity.text or ""})
                )
        return self.areas

    def _activities(self) -> list[Draft]:
        return [a for area in self.areas for o in area.children for t in o.children for a in t.children]

    def _header(self, col: int) -> str:
        return self.form.columns[col].header

    def _tell(
        self, code: IssueCode, line: Line, col: int, severity: Severity, item: str | None = None, **params: str | int
    ) -> None:
        label = ""
        if self._task is not None:
            label = self._task.number or self._task.row_number
        self.issues.append(Issue(code, severity, Place(line.index, col, item, label), params))
