"""The outline of a plan as text: numbers as on paper, one line per item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc_desktop.core.body import body_lines
from cchc_desktop.core.criteria import depth
from cchc_desktop.core.forms import Form
from cchc_desktop.core.headings import appendix_caption, appendix_heading, appendix_title, column_headers, plan_years
from cchc_desktop.core.numbering import Numbers, continues, number
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.gui.messages import LEVELS, counts_text, whole

_DEPTH = {Level.AREA: 0, Level.OBJECTIVE: 1, Level.TASK: 2, Level.ACTIVITY: 3, Level.CRITERION: 0, Level.TOTAL: 0}
_ROWS = (Level.ACTIVITY, Level.CRITERION, Level.TOTAL)  # the levels whose items say more than their own words
_SAID = ("deliverable", "lead", "coordinating", "time", "due", "budget", "note")


def outline(plan: Plan) -> Iterator[str]:
    """The lines: document, counts, the text, then every appendix with its items."""
    yield from _head(plan)
    yield from _text(plan)
    numbers = number(plan)
    headers = {key: _one_line(header) for key, header in zip(plan.form.column_keys, column_headers(plan), strict=True)}
    for appendix in plan.appendices:
        yield ""
        for line in (
            appendix_heading(plan, appendix),
            appendix_title(plan, appendix),
            appendix_caption(plan, appendix),
        ):
            if line.strip():
                yield _one_line(line)
        for item in plan.walk(appendix):
            if item.level in _DEPTH:
                deep = depth(plan, item.id) - 1 if item.level is Level.CRITERION else _DEPTH[item.level]
                yield from _item(plan.form, headers, numbers, item, "  " * deep)


def _head(plan: Plan) -> Iterator[str]:
    document = plan.document
    title = " – ".join(part for part in (document.type, document.title) if part)
    yield _one_line(title) or "Kế hoạch chưa có trích yếu"
    yield f"Năm: {plan_years(plan)}"
    if document.issuer:
        yield f"Cơ quan ban hành: {_one_line(document.issuer)}"
    signed = ", ".join(part for part in (document.number, document.date) if part)
    if signed:
        yield f"Số, ngày: {_one_line(signed)}"
    yield f"Biểu mẫu: {plan.form.id} – {plan.form.name}"
    yield f"Gồm: {contents_text(plan)}"


def contents_text(plan: Plan) -> str:
    """How much a plan holds: of its text, and of its tables."""
    counts = plan.counts()
    said: list[str] = []
    if plan.body is not None:
        levels = (Level.SECTION, Level.PARAGRAPH)
        said.append(", ".join(f"{whole(counts[level])} {LEVELS[level]}" for level in levels))
    if plan.appendices or plan.body is None:
        said.append(counts_text(counts))
    return "; ".join(said)


def _text(plan: Plan) -> Iterator[str]:
    """The text as printed, indented by depth; then what has found no place in it."""
    lines = list(body_lines(plan))
    if lines:
        yield ""
    for line in lines:
        yield "  " * line.depth + (_one_line(line.text) or f"({LEVELS[line.item.level]} chưa có nội dung)")
    if plan.document.unplaced:
        yield ""
        yield "Chưa xếp chỗ:"
        yield from (f"  {_one_line(text)}" for text in plan.document.unplaced)


def _item(form: Form, headers: Mapping[str, str], numbers: Numbers, item: Item, indent: str) -> Iterator[str]:
    text = _one_line(item.text or "") or f"({LEVELS[item.level]} chưa có nội dung)"
    own, row = numbers.own.get(item.id, ""), numbers.row.get(item.id, "")
    if item.level is Level.CRITERION:
        own = own or row  # the code of a criterion stands in the TT column
    marks = [f"TT {row}"] if row and row != own else []
    marks += ["tiếp theo"] if continues(item) else []
    label = f"{own}. " if own else ""
    bracket = f"[{', '.join(marks)}] " if marks else ""
    yield f"{indent}{label}{bracket}{text}"
    said = [f"{headers.get(key, key)}: {_one_line(item.fields[key])}" for key in _keys(form, item)]
    if said:
        yield f"{indent}    " + " | ".join(said)


def _keys(form: Form, item: Item) -> list[str]:
    order = [*form.leaf_columns, *(key for key in _SAID if key not in form.leaf_columns)]
    order += [key for key in item.fields if key not in order]
    return [key for key in order if item.level in _ROWS and item.fields.get(key, "").strip()]


def _one_line(text: str) -> str:
    return " ".join(text.split())
