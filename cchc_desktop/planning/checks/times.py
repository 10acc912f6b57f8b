"""Rules about time: years that do not belong to the plan, deadlines before their start, days that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_desktop.core.cells import PrintedRow, joined_above
from cchc_desktop.core.citations import CitationKind, find_citations, is_protected, protected_spans, quoted_spans
from cchc_desktop.core.loose import loose, rx
from cchc_desktop.core.row_filter import context_of
from cchc_desktop.core.schedule import Doubt, TimePhrase, Understood, canonical, read_time
from cchc_desktop.core.texts import DOCUMENT, TextPlace
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Fix, Replacement, RuleId, Severity

_CELLS = ("time", "due")


def time_cells(facts: Facts) -> Iterator[Finding | None]:
    """What the cells of time say by themselves, and the two of one row together."""
    plan = facts.plan
    keys = [key for key in _CELLS if key in plan.form.column_keys]
    context = context_of(plan)
    above: PrintedRow | None = None
    for row in facts.rows:
        yield None
        phrases: dict[str, tuple[TextPlace, TimePhrase]] = {}
        for key in keys:
            place, text = facts.cell(row, key)
            phrases[key] = place, read_time(text, context)
            if text.strip() and not (above is not None and joined_above(plan, above, row, key)):
                yield from _one_cell(facts, place, text, phrases[key][1])
        if len(keys) == 2:
            yield from _order(*phrases["time"], *phrases["due"])
        above = row


def _one_cell(facts: Facts, place: TextPlace, text: str, phrase: TimePhrase) -> Iterator[Finding]:
    if Doubt.IMPOSSIBLE in phrase.doubts:
        yield Finding(RuleId.TIME_IMPOSSIBLE, Severity.ERROR, place, 0, len(text), text=text)
    if Doubt.BACKWARDS in phrase.doubts:
        yield Finding(RuleId.TIME_BACKWARDS, Severity.ERROR, place, 0, len(text), text=text)
    if Doubt.YEAR_MISSING in phrase.doubts and facts.years:
        new = canonical(phrase) if phrase.understood is Understood.WHOLLY else text
        fix = Fix((Replacement(place, 0, len(text), text, new),)) if new != text and re.search(r"20\d\d", new) else None
        yield Finding(
            RuleId.TIME_YEAR_MISSING, Severity.INFO, place, 0, len(text), {"year": facts.year_text}, fix, text
        )
    yield from _strange_years(facts, place, text, phrase)


def _strange_years(facts: Facts, place: TextPlace, text: str, phrase: TimePhrase) -> Iterator[Finding]:
    """Years but the plan's own, the last quarter before it and the first one after it."""
    if facts.years is None:
        return
    first, last = facts.years
    for span in phrase.years:
        if span.fixed or first <= span.year <= last:
            continue
        if span.year == first - 1 and _only(phrase, date(first - 1, 10, 1), date(first - 1, 12, 31)):
            continue
        if span.year == last + 1 and _only(phrase, date(last + 1, 1, 1), date(last + 1, 3, 31)):
            continue
        params = {"year": str(span.year), "plan": facts.year_text}
        yield Finding(RuleId.TIME_YEAR_OUTSIDE, Severity.WARNING, place, span.start, span.stop, params, text=text)


def _only(phrase: TimePhrase, first: date, last: date) -> bool:
    """True where everything that the phrase says of this year lies between two days."""
    for part in phrase.parts:
        for window in (*part.windows, *([part.deadline] if part.deadline else [])):
            for day in (window.start, window.end):
                if day is not None and day.year == first.year and not first <= day <= last:
                    # a deadline "trước ngày 01/4" ends the day before; what begins with the year is open to the left
                    return False
    return True


def _order(place: TextPlace, start: TimePhrase, due_place: TextPlace, due: TimePhrase) -> Iterator[Finding]:
    begins, ends = start.start, due.end
    if begins is not None and ends is not None and ends < begins:
        params = {"start": start.text.strip(), "due": due.text.strip()}
        yield Finding(
            RuleId.DUE_BEFORE_START,
            Severity.ERROR,
            due_place,
            0,
            len(due.text),
            params,
            text=due.text,
            beside=start.text,
        )


# ---- years in words

# What stands before a year that is meant to be another one.
_ELSEWHERE = rx(
    r"(?:so voi|so sanh voi|tu|den|den het|het|giai doan|nhiem ky|tam nhin|dinh huong|cuoi|dau|truoc|sau|ke tu|thang"
    r"|quy|khoa|luat|ban hanh|niem|dip)(?: cuoi| nam| thang| quy)*~(?:[ivx\d]+~[-/]?~)?$"
)
_YEAR = rx(r"(?<![\d/.-])nam (20\d\d)(?![\d/]|~-~\d)")


def _years_said(text: str) -> list[tuple[int, int, int]]:
    """Years of the work itself ("năm 2025") with their spans, outside citations, periods and comparisons."""
    if "20" not in text:
        return []
    f = loose(text)
    found: list[tuple[int, int, int]] = []
    shut: tuple[tuple[int, int], ...] | None = None
    for match in _YEAR.finditer(f):
        if _ELSEWHERE.search(f[max(0, match.start() - 24) : match.start()]):
            continue
        shut = protected_spans(text) if shut is None else shut
        if not is_protected(shut, *match.span()):
            found.append((int(match[1]), match.start(1), match.end(1)))
    return found


def year_of_task(facts: Facts) -> Iterator[Finding | None]:
    """An activity that speaks of one year while its task speaks of another: the year of last year's file stayed."""
    columns = facts.level_columns
    if "task" not in columns or "activity" not in columns:
        return
    for row in facts.rows:
        yield None
        if row.activity is None:
            continue
        place, text = facts.cell(row, "activity")
        own = _years_said(text)
        if not own:
            continue
        tasks = {year for year, _, _ in _years_said(facts.cell(row, "task")[1])}
        if len(tasks) != 1 or tasks & {year for year, _, _ in own}:
            continue
        year, start, stop = own[0]
        params = {"year": str(year), "task": str(next(iter(tasks)))}
        beside = facts.cell(row, "task")[1]
        yield Finding(RuleId.YEAR_DIFFERS, Severity.WARNING, place, start, stop, params, text=text, beside=beside)


def title_year(facts: Facts) -> Iterator[Finding]:
    """Titles of the document and of its appendices that name another year than the plan's."""
    if facts.plan.year is None or facts.plan.form.is_outline:
        return  # an index is of the year before, too
    for place, text in facts.texts:
        title = (place.item == DOCUMENT and place.name in ("title", "decision/title")) or (
            place.item in facts.plan.appendices and place.name == "text"
        )
        said = _years_said(text) or _year_of_capitals(text) if title else []
        if said and all(year != facts.plan.year for year, _, _ in said):
            year, start, stop = said[0]
            right = str(facts.plan.year)
            fix = Fix((Replacement(place, start, stop, text[start:stop], right),)) if len(said) == 1 else None
            params = {"year": str(year), "plan": right}
            yield Finding(RuleId.TITLE_YEAR, Severity.WARNING, place, start, stop, params, fix, text, right)


def _year_of_capitals(text: str) -> list[tuple[int, int, int]]:
    return [(int(m[1]), m.start(1), m.end(1)) for m in re.finditer(r"NĂM\s+(20\d\d)(?!\s*[-–])", text)]


# ---- programmes

_PERIOD = rx(r"giai doan~(?:tu )?(?:nam )?((?:19|20)\d\d)~(?:-|den)~(?:nam )?((?:19|20)\d\d)(?!\d)")
_LOOKING_BACK = rx(
    r"(?:tong ket|so ket|danh gia|ket qua|quyet toan|bao cao|ket thuc|hoan thanh|thanh tuu|so voi|ke thua|nhin lai|da"
    r"|thay the|het hieu luc|doi du|do sap xep|sau sap xep)(?![a-z])"
)


def expired_programmes(facts: Facts) -> Iterator[Finding]:
    """Programmes whose period was over before the plan began, unless the words look back at them or cite them."""
    if facts.years is None:
        return
    first = facts.years[0]
    for place, text in facts.texts:
        if "giai đoạn" not in text and "Giai đoạn" not in text and "GIAI ĐOẠN" not in text:
            continue
        f = loose(text)
        for match in _PERIOD.finditer(f):
            if int(match[2]) >= first or _LOOKING_BACK.search(f[: match.start()]) or _is_cited(text, match.span()):
                continue
            params = {"programme": text[slice(*match.span())], "plan": facts.year_text}
            yield Finding(RuleId.PROGRAMME_EXPIRED, Severity.WARNING, place, *match.span(), params, text=text)


def _is_cited(text: str, span: tuple[int, int]) -> bool:
    """True inside the subject of a numbered document or in quotation marks: a title is history."""
    spans = [
        (c.start, c.subject[1] if c.subject else c.stop)
        for c in find_citations(text)
        if c.kind is CitationKind.NUMBERED
    ]
    return is_protected((*spans, *quoted_spans(text)), *span)
