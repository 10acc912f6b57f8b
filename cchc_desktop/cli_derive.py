"""The verb ``derive``: the plan of a department or commune from the plan above it."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from cchc_desktop import catalogue
from cchc_desktop.cli_files import check_target, save_plan, tell_left_out
from cchc_desktop.cli_import import read_plan_of
from cchc_desktop.cli_outline import contents_text
from cchc_desktop.cli_progress import working
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.planning.derive import SourceFile, Wish, chosen_of, derive
from cchc_desktop.planning.derive_words import reason_text, role_text
from cchc_desktop.planning.directory import load as load_directory
from cchc_desktop.planning.lower import Pick, Reason, lower_of, picks
from cchc_desktop.planning.roll_apply import plan_digest

_WIDTH = 90  # letters of a row that a line shows
_SHOWN = 8  # rows of one reason that are listed


def run(options: Namespace) -> int:
    """Do the verb; raises KnownError before anything is written."""
    source_path, target = Path(options.plan), Path(options.output)
    check_target(target, options.force)
    days = _days(options.days)
    forms = catalogue.load()
    form = forms.form(options.form) if options.form else None
    source = _source(source_path, forms)
    directory = load_directory(catalogue.own_directory_file()).directory
    lower = lower_of(source, options.agency, directory)
    found = picks(source, lower)
    chosen = chosen_of(found)
    if not chosen:
        raise KnownError(ErrorCode.AGENCY_NOT_NAMED, agency=lower.name)
    wish = Wish(days, options.unit, form, options.note_source)
    with working(f"Đang ghi {target.name}"):
        plan = derive(source, lower, chosen, wish, SourceFile(source_path.name, plan_digest(source)))
        save_plan(target, plan, options.force)
    _tell(source, lower.name, found)
    print(f"Kế hoạch mới gồm: {contents_text(plan)}")
    print(f"Đã ghi: {target}")
    return 0


def _source(path: Path, forms: catalogue.Catalogue) -> Plan:
    if path.suffix.lower() != ".cchc":
        plan, issues = read_plan_of(path)
        tell_left_out(issues)
        return plan
    from cchc_desktop.cli_files import load_plan

    with working(f"Đang đọc {path.name}"):
        return load_plan(path, forms).plan


def _days(written: str) -> int:
    if written.isascii() and written.isdigit() and int(written) <= 365:
        return int(written)
    raise KnownError(ErrorCode.OPTION_INVALID, name="--days", value=written)


def _tell(source: Plan, agency: str, found: tuple[Pick, ...]) -> None:
    chosen, left = [p for p in found if p.ticked], [p for p in found if not p.ticked]
    print(f"Cơ quan: {agency}. Đã chọn {len(chosen)} dòng:")
    for (role, reason), count in Counter((role_text(p), reason_text(p.reason)) for p in chosen).most_common():
        print(f"  {count} dòng: {role}, {reason}")
    if not any(pick.reason in (Reason.NAMED, Reason.LEVEL) for pick in chosen):
        print(f"Kế hoạch không nêu đích danh “{agency}”: hãy xem lại tên cơ quan.")
    if left:
        print(f"Không chọn {len(left)} dòng cần người xem xét:")
    for reason in dict.fromkeys(pick.reason for pick in left):
        alike = [pick for pick in left if pick.reason is reason]
        print(f"  {len(alike)} dòng: {reason_text(reason)}")
        for pick in alike[:_SHOWN]:
            words = " ".join((source[pick.item].text or "").split())
            words = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"
            print(f"    {words} (“{pick.name}”)")
        if len(alike) > _SHOWN:
            print(f"    … và {len(alike) - _SHOWN} dòng khác")
