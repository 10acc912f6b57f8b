"""The verb ``import``: a foreign file becomes a plan file, with a report of what was read and what is doubtful."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cchc_desktop import catalogue
from cchc_desktop.cli_files import check_target, load_plan, save_plan
from cchc_desktop.cli_outline import contents_text
from cchc_desktop.cli_progress import working
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import to_bytes
from cchc_desktop.core.headings import plan_years
from cchc_desktop.core.issues import Issue
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.messages import issue_line, issue_text
from cchc_desktop.importing.exchange_file import is_exchange

REPORT_FORMAT = "cchc-import-report"
REPORT_VERSION = 1
_COUNTED = {
    "appendices": Level.APPENDIX,
    "areas": Level.AREA,
    "objectives": Level.OBJECTIVE,
    "tasks": Level.TASK,
    "activities": Level.ACTIVITY,
    "criteria": Level.CRITERION,
    "sections": Level.SECTION,
    "paragraphs": Level.PARAGRAPH,
}


def run(options: Namespace) -> int:
    """Do the verb; raises KnownError before anything is written, or with everything as it was."""
    source, target = Path(options.source), Path(options.output)
    report = Path(options.json_report) if options.json_report else None
    for path in (target, report):
        if path is not None:
            check_target(path, options.force)
    plan, issues = read_plan_of(source, options.form)
    with prepared_report(report, import_report(source, target, plan, issues)), working(f"Đang ghi {target.name}"):
        save_plan(target, plan, options.force)
    _tell(source, plan, issues)
    print(f"Đã ghi: {target}")
    if report is not None:
        print(f"Đã ghi báo cáo: {report}")
    return 0


@contextmanager
def prepared_report(report: Path | None, data: Mapping[str, Any]) -> Iterator[None]:
    """Write the report beside its place before the block, put it there after: both files come, or none."""
    if report is None:
        yield
        return
    draft = report.with_name(f".{report.name}.{os.getpid()}.tmp")
    try:
        try:
            draft.write_bytes(to_bytes(data))
        except OSError as error:
            reason = str(error.strerror)
            raise KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(report), reason=reason) from None
        yield
        draft.replace(report)
    finally:
        draft.unlink(missing_ok=True)


def read_plan_of(source: Path, form_id: str | None = None) -> tuple[Plan, tuple[Issue, ...]]:
    """The plan in a Word, Excel or exchange file, and what wants a look. Raises KnownError."""
    choice = catalogue.load()
    if form_id is not None:
        choice.form(form_id)
    with working(f"Đang đọc {source.name}"):
        if not is_exchange(source):
            return _recognised(source, choice, form_id)
        loaded = load_plan(source, choice)
    if form_id not in (None, loaded.plan.form.id):  # an exchange file says itself which form it is in
        raise KnownError(ErrorCode.OPTION_INVALID, name="--form", value=str(form_id))
    return loaded.plan, loaded.issues


def _recognised(source: Path, choice: catalogue.Catalogue, form_id: str | None) -> tuple[Plan, tuple[Issue, ...]]:
    from cchc_desktop.importing.recognise import recognise
    from cchc_desktop.importing.worker import read_apart

    recognised = recognise(read_apart(source), list(choice.forms.values()), form_id)
    return recognised.plan, recognised.issues


def _tell(source: Path, plan: Plan, issues: Sequence[Issue]) -> None:
    print(f"Đã đọc: {source}")
    print(f"Biểu mẫu: {plan.form.id} – {plan.form.name}")
    print(f"Năm: {plan_years(plan)}")
    print(f"Gồm: {contents_text(plan)}")
    if not issues:
        print("Không có chỗ nào cần xem lại.")
        return
    print(f"Cần xem lại {len(issues)} chỗ:")
    for issue in issues:
        print(f"  {issue_line(issue)}")


def import_report(source: Path, target: Path, plan: Plan, issues: Sequence[Issue]) -> dict[str, Any]:
    """The report as plain data; its shape is resources/schemas/import-report.schema.json."""
    counts = plan.counts()
    return {
        "format": REPORT_FORMAT,
        "version": REPORT_VERSION,
        "source": source.name,
        "plan": target.name,
        "form": {"id": plan.form.id, "name": plan.form.name},
        "counts": {name: counts[level] for name, level in _COUNTED.items()},
        "issues": [_issue(issue) for issue in issues],
    }


def _issue(issue: Issue) -> dict[str, Any]:
    where = issue.where
    return {
        "code": issue.code.value,
        "severity": issue.severity.value,
        "where": {"row": where.row, "column": where.column, "item": where.item, "label": where.label},
        "params": dict(issue.params),
        "text": issue_text(issue),
    }
