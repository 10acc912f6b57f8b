"""What a time phrase means: windows of dates, recurrence, event, label – frozen values, derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# The year of the plan, or its first and last year; None where the plan has neither.
Context = int | tuple[int, int] | None


class Kind(StrEnum):
    """What a phrase says; a phrase may say several things at once ("Thường xuyên, khi nhận được yêu cầu")."""

    DATE = "DATE"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF = "HALF"  # 6 tháng đầu năm
    YEAR = "YEAR"
    DATE_RANGE = "DATE_RANGE"
    MONTH_RANGE = "MONTH_RANGE"
    QUARTER_RANGE = "QUARTER_RANGE"
    HALF_RANGE = "HALF_RANGE"
    YEAR_RANGE = "YEAR_RANGE"  # giai đoạn; never moved by itself to another year
    DATE_SET = "DATE_SET"
    MONTH_SET = "MONTH_SET"
    QUARTER_SET = "QUARTER_SET"
    HALF_SET = "HALF_SET"
    YEAR_SET = "YEAR_SET"
    MIXED_SET = "MIXED_SET"  # "Quý I và tháng 6/2027"
    BEFORE = "BEFORE_DATE"  # "Trước ngày …": the last day is the day before
    NOT_LATER = "NOT_LATER"  # "Chậm nhất ngày …": the last day is that day
    FROM = "FROM"  # "Từ tháng …": no end of its own
    CONTINUOUS = "CONTINUOUS"
    PERIODIC = "PERIODIC"
    AFTER_EVENT = "AFTER_EVENT"
    BEFORE_EVENT = "BEFORE_EVENT"
    OFFSET_EVENT = "OFFSET_EVENT"  # so many days after (+) or before (-) an event
    EVENT = "EVENT"
    BY_DOC = "BY_DOC"  # "Theo Kế hoạch được phê duyệt"
    DEADLINE = "DEADLINE"  # "…, hoàn thành trước ngày …"
    CONDITION = "CONDITION"  # "… (đối với … thực hiện sau khi …)"


class Recurrence(StrEnum):
    """How often; the finest where a phrase names several."""

    CONTINUOUS = "continuous"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    ON_EVENT = "on_event"
    UNSPECIFIED = "periodic(unspecified)"  # "Định kỳ"


class Scale(StrEnum):
    """The calendar unit that a window was written in."""

    DAY = "DATE"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF = "HALF"
    YEAR = "YEAR"


class Understood(StrEnum):
    """How much of the text the grammar could read."""

    WHOLLY = "wholly"
    PARTLY = "partly"  # what was read is right, ``rest`` was not read
    NOT = "not"  # free text
    EMPTY = "empty"


class Doubt(StrEnum):
    """Why a phrase that was read should be looked at."""

    YEAR_MISSING = "year-missing"  # the year of the plan was taken
    IMPOSSIBLE = "impossible"  # a day or month that does not exist ("31/02/2027")
    BACKWARDS = "backwards"  # a range that ends before it begins


@dataclass(frozen=True, slots=True)
class Window:
    """From ``start`` to ``end``, both included; None = open. ``scale``: the unit it was written in."""

    start: date | None
    end: date | None
    scale: Scale = Scale.DAY


@dataclass(frozen=True, slots=True)
class Part:
    """One milestone of a phrase.

    ``label``: what is done then ("Ban hành"); ``actor``: for whom it holds ("UBND cấp huyện"); ``deadline``: a day
    that cuts the windows; ``event``: what it waits for, with its first word ("sau khi …", "theo Kế hoạch …");
    ``offset_days``: days after (+) or before (-) that event; ``day``: day of the month of a recurring deadline;
    ``often``: the recurrences in words as written ("hằng quý, 6 tháng và năm"); ``remark``: what stood in brackets.
    """

    kinds: tuple[Kind, ...]
    windows: tuple[Window, ...] = ()
    label: str = ""
    actor: str = ""
    recurring: Recurrence | None = None
    deadline: Window | None = None
    event: str = ""
    offset_days: int = 0
    often: str = ""
    remark: str = ""
    colon: bool = False  # the label stood before a colon

    @property
    def code(self) -> str:
        """The kind in one word: "QUARTER_RANGE+DEADLINE", "FROM_MONTH", "OFFSET_EVENT(+15d)"."""
        return "+".join(self._word(kind) for kind in self.kinds)

    def _word(self, kind: Kind) -> str:
        if kind is Kind.FROM and self.windows:
            return f"FROM_{self.windows[0].scale}"
        return f"OFFSET_EVENT({self.offset_days:+d}d)" if kind is Kind.OFFSET_EVENT else kind.value

    @property
    def dated(self) -> bool:
        """True where at least one end of a window is known."""
        return bool(self.windows) or self.deadline is not None

    def spans(self) -> tuple[Window, ...]:
        """The windows, none reaching beyond the deadline."""
        last = self.deadline.end if self.deadline else None
        if last is None:
            return self.windows
        cut = [
            w if w.end is not None and w.end <= last else Window(w.start, last, w.scale)
            for w in self.windows
            if w.start is None or w.start <= last
        ]
        return tuple(cut) or (Window(None, last),)

    @property
    def start(self) -> date | None:
        """The first day; None where the phrase names none."""
        starts = [w.start for w in self.spans()]
        known = [start for start in starts if start is not None]
        return min(known) if known and len(known) == len(starts) else None

    @property
    def end(self) -> date | None:
        """The last day; None where the phrase names none."""
        ends = [w.end for w in self.spans()]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A year written in the text at ``start``:``stop``; ``fixed`` where it belongs to a period or a document."""

    start: int
    stop: int
    year: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A whole cell: its NFC text, what was understood, and its parts in order."""

    text: str
    context: Context
    parts: tuple[Part, ...] = ()
    understood: Understood = Understood.NOT
    doubts: tuple[Doubt, ...] = ()
    rest: str = ""
    years: tuple[YearSpan, ...] = ()

    @property
    def kind(self) -> str:
        """The kind in the words of the domain tables; "FREE" for free text, "EMPTY" for nothing."""
        if not self.parts:
            return "EMPTY" if self.understood is Understood.EMPTY else "FREE"
        if len(self.parts) == 1:
            return self.parts[0].code
        if not any(part.dated for part in self.parts):
            return "CONDITIONAL"
        named = [name for name in ("label", "actor") if any(getattr(part, name) for part in self.parts)]
        return f"MULTI({'+'.join(named)})" if named else "MULTI"

    @property
    def start(self) -> date | None:
        """The first day of all parts that have one."""
        return min((part.start for part in self.parts if part.start is not None), default=None)

    @property
    def end(self) -> date | None:
        """The last day of all parts that have one."""
        return max((part.end for part in self.parts if part.end is not None), default=None)

    @property
    def recurring(self) -> Recurrence | None:
        """The recurrence of the first part that has one."""
        return next((part.recurring for part in self.parts if part.recurring), None)

    @property
    def conditional(self) -> bool:
        """True where a part waits for something and has no date; such a row is never overdue."""
        return any(part.event and part.end is None for part in self.parts)

    @property
    def continuous(self) -> bool:
        """True for a band over the whole time ("Thường xuyên") rather than a piece of work with an end."""
        return bool(self.parts) and all(Kind.CONTINUOUS in part.kinds for part in self.parts)
