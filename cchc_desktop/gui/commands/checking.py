"""Checking in the window: findings step by step, as lines to show; curing, putting aside, the report on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import cast

from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import Refusal, refused
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.messages_check import counts_line, finding_text, rule_name
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.models.check_lines import DEGREE_NAMES, SILENCED, CheckLine, counts
from cchc_desktop.planning import directory
from cchc_desktop.planning.checks.facts import Facts
from cchc_desktop.planning.checks.findings import Finding, Severity
from cchc_desktop.planning.checks.fixes import mend
from cchc_desktop.planning.checks.products import product_counts
from cchc_desktop.planning.checks.registry import in_order, steps
from cchc_desktop.planning.checks.silencing import heard, put_aside, silence_of, tell_again


def run(plan: Plan) -> Iterator[list[CheckLine] | None]:
    """The check of a plan in small steps: None, and at the end the lines. Whoever runs it may pause or leave it."""
    facts = Facts(plan, directory.load(own_directory_file()).directory)
    found: list[Finding] = []
    for one in steps(facts):
        if one is not None:
            found.append(one)
        yield None
    result = heard(plan, in_order(facts, found))
    yield None
    lines: list[CheckLine] = []
    places = Places(plan)
    for one, reason in (*((one, None) for one in result.open), *result.silenced):
        lines.append(_line(places.of(one.place), one, reason))
        yield None
    yield lines


def _line(where: str, one: Finding, reason: str | None) -> CheckLine:
    degree = one.severity.value if reason is None else SILENCED
    key = "/".join(silence_of(one).key)
    return CheckLine(
        degree, one.rule.value, rule_name(one.rule), where, finding_text(one), one.place, one.start, one.stop,
        one.fix is not None, key, one, reason or "",
    )  # fmt: skip


def _findings(lines: Iterable[CheckLine]) -> list[Finding]:
    return [cast(Finding, line.origin) for line in lines]


def _writable(document: Document) -> None:
    if document.read_only:
        raise refused(Refusal.NOT_EDITABLE)


def fix(document: Document, lines: Sequence[CheckLine]) -> bool:
    """Cure findings as one step; False where nothing changed. Raises KnownError(EDIT_REFUSED)."""
    _writable(document)
    lines = [line for line in lines if line.can_fix]
    if not lines:
        return False
    places = f" ({len(lines)} chỗ)" if len(lines) > 1 else ""
    label = f"Sửa theo kiểm tra: {lines[0].title[:1].lower()}{lines[0].title[1:]}{places}"
    return bool(document.apply(label, lambda plan: mend(plan, _findings(lines))))


def silence(document: Document, lines: Sequence[CheckLine], reason: str) -> None:
    """Put findings aside with a reason. Raises KnownError(EDIT_REFUSED)."""
    _writable(document)
    label = f"Bỏ qua {len(lines)} kết quả kiểm tra" if len(lines) > 1 else "Bỏ qua một kết quả kiểm tra"
    document.apply(label, lambda plan: put_aside(plan, _findings(lines), reason))


def unsilence(document: Document, lines: Sequence[CheckLine]) -> None:
    """Tell findings again. Raises KnownError(EDIT_REFUSED)."""
    _writable(document)
    document.apply("Báo lại kết quả kiểm tra đã bỏ qua", lambda plan: tell_again(plan, _findings(lines)))


def summary(lines: Iterable[CheckLine]) -> str:
    """ "2 lỗi · 5 cảnh báo · 1 đã bỏ qua"."""
    found = counts(lines)
    return counts_line({severity: found.get(severity.value, 0) for severity in Severity}, found.get(SILENCED, 0))


def report(plan: Plan, name: str, lines: Sequence[CheckLine]) -> str:
    """The report to print, as HTML: what was found by degree, what was put aside and why, the kinds of products."""
    head = f"<h2>KẾT QUẢ KIỂM TRA KẾ HOẠCH</h2><p>{escape(plan.document.title or name)}</p>"
    parts = [head, f"<p><b>{escape(summary(lines))}</b></p>"]
    for degree, title in DEGREE_NAMES.items():
        rows = [line for line in lines if line.degree == degree]
        if not rows:
            continue
        columns = ("TT", "Vị trí", "Nội dung", "Lý do bỏ qua" if degree == SILENCED else "Đã xử lý")
        cells = "".join(f"<th>{column}</th>" for column in columns)
        body = "".join(
            f"<tr><td>{at}</td><td>{escape(line.where)}</td><td>{escape(line.sentence)}</td>"
            f"<td>{escape(line.reason)}</td></tr>"
            for at, line in enumerate(rows, 1)
        )
        table = '<table border="1" cellspacing="0" cellpadding="3" width="100%">'
        parts.append(f"<h3>{title} ({len(rows)})</h3>{table}<thead><tr>{cells}</tr></thead>{body}</table>")
    products = product_counts(Facts(plan, directory.shipped())).most_common()
    if products:
        listed = "; ".join(f"{escape(kind)}: {count}" for kind, count in products)
        parts.append(f"<h3>Sản phẩm phải hoàn thành</h3><p>{listed}.</p>")
    return "".join(parts)
