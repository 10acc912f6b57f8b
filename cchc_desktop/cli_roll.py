"""The verb ``roll-forward``: next year's draft from last year's plan, and the list of every proposed change."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from cchc_desktop import catalogue
from cchc_desktop.cli_files import check_target, load_plan, save_plan, tell_left_out
from cchc_desktop.cli_import import prepared_report, read_plan_of
from cchc_desktop.cli_progress import working
from cchc_desktop.core.directory import Directory
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_roll import change_text, group_title, with_words
from cchc_desktop.planning import directory
from cchc_desktop.planning.roll_apply import Outcome, Source, carry_out, plan_digest, report_of
from cchc_desktop.planning.roll_forward import RollForward, propose

_OWN_FILES = (".cchc", ".json")
_SHOWN = 3  # places told of each question


def run(options: Namespace) -> int:
    """Do the verb; raises KnownError before anything is written, or with everything as it was."""
    source, target = Path(options.plan), Path(options.output)
    report = Path(options.json_report) if options.json_report else None
    year, start = _year(options.to), _year(options.from_year) if options.from_year else None
    for path in (target, report):
        if path is not None:
            check_target(path, options.force)
    plan = _read(source)
    rolled = propose(plan, year, _directory(), from_year=start)
    outcome = carry_out(rolled, Source(source.name, plan_digest(plan), datetime.now(UTC).isoformat(timespec="seconds")))
    data = report_of(outcome.plan) or {}
    with prepared_report(report, with_words(data, plan)), working(f"Đang ghi {target.name}"):
        save_plan(target, outcome.plan, options.force)
    _tell(source, rolled, outcome)
    print(f"Đã ghi: {target}")
    if report is not None:
        print(f"Đã ghi báo cáo: {report}")
    return 0


def _read(source: Path) -> Plan:
    """A plan of ours, or last year's Word or Excel file."""
    if source.suffix.lower() not in _OWN_FILES:
        return read_plan_of(source)[0]
    with working(f"Đang đọc {source.name}"):
        loaded = load_plan(source, catalogue.load())
    tell_left_out(loaded.issues)
    return loaded.plan


def _directory() -> Directory:
    loaded = directory.load(catalogue.own_directory_file())
    if loaded.fault is not None:
        raise loaded.fault
    return loaded.directory


def _year(written: str) -> int:
    if written.isascii() and written.isdigit() and len(written) == 4:
        return int(written)
    raise KnownError(ErrorCode.YEAR_INVALID, year=written)


def _tell(source: Path, rolled: RollForward, outcome: Outcome) -> None:
    changed = sum(one.ticked for one in rolled.proposals)
    print(f"Đã đọc: {source}")
    print(f"Năm: {rolled.shift.old} → {rolled.shift.new}")
    print(f"Đề xuất: {len(rolled.proposals)}, đã áp dụng {changed}; sửa {len(outcome.texts)} ô, đoạn văn.")
    if outcome.doubled:
        print(f"Bỏ {len(outcome.doubled)} tên cơ quan trùng sau khi thay.")
    if not rolled.questions:
        return
    places = Places(rolled.plan)
    print(f"Cần người quyết định {len(rolled.questions)} việc (đã làm tạm như sau):")
    for group in rolled.questions:
        where = "; ".join(dict.fromkeys(places.of(one.place) for one in group.proposals[:_SHOWN]))
        more = f" và {len(group.proposals) - _SHOWN} chỗ khác" if len(group.proposals) > _SHOWN else ""
        title, first = group_title(group, rolled.shift.new), group.proposals[0]
        done = "đã thay" if " → " in title and first.ticked else change_text(first)
        print(f"  {title}: {done} ({where}{more})")
