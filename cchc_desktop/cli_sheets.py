"""``export PLAN OUT --part sheets``: the assignment sheets of the agencies, as one file, one by one, or zipped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.core.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from cchc_desktop.core.assignment import Assignment, Duties
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.publishing.export import Render

SHEETS = "sheets"
KINDS = (".docx", ".xlsx", ".pdf", ".zip")
OPTIONS = (
    ("agency", "CHỮ", "chỉ phiếu của các cơ quan có tên này; không nêu: mọi cơ quan kế hoạch nêu tên"),
    ("members", "named|all", "all: cả những cơ quan chỉ được giao qua nhóm, ví dụ “các sở, ban, ngành”"),
    ("files", "one|separate", "separate: mỗi cơ quan một tệp, đặt trong thư mục của TỆP_RA"),
    ("kinds", "docx,xlsx,pdf", "các loại tệp trong gói .zip; không nêu: docx"),
)


def option_help() -> str:
    """The options of the sheets, one a line."""
    return "\n".join(f"  {f'{name}={value}':<18} {what}" for name, value, what in OPTIONS)


def suffix_of(target: Path) -> str:
    """Which kind of file; raises KnownError(TARGET_UNSUPPORTED)."""
    suffix = target.suffix.lower()
    if suffix not in KINDS:
        raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=str(target), suffix=target.suffix or target.name)
    return suffix


def read_options(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The options by name; raises KnownError OPTION_UNKNOWN or OPTION_INVALID."""
    chosen = dict(pairs)
    for name, value in pairs:
        if name not in {known for known, *_ in OPTIONS}:
            raise KnownError(ErrorCode.OPTION_UNKNOWN, name=name)
        if name in ("members", "files") and value not in ("named", "all", "one", "separate"):
            raise KnownError(ErrorCode.OPTION_INVALID, name=name, value=value)
    return chosen


def write(plan: Plan, target: Path, chosen: Mapping[str, str], render: Render | None, *, force: bool) -> list[Path]:
    """Write the sheets; returns the files. Raises KnownError, then no file was replaced."""
    from cchc_desktop.cli_files import check_target
    from cchc_desktop.publishing import assignment as outlet
    from cchc_desktop.publishing.atomic import write_atomically
    from cchc_desktop.publishing.export import export

    suffix = suffix_of(target)
    agencies = _agencies(_assigned(plan), chosen)
    if suffix == outlet.ARCHIVE:
        make = outlet.zipped(plan, agencies, _kinds(chosen.get("kinds", "docx")), render)
        write_atomically(target, make, replace=force)
        return [target]
    if chosen.get("files") != "separate":
        export(target, outlet.in_one(plan, agencies, suffix, render), suffix, replace=force)
        return [target]
    paths = outlet.paths_of(agencies, target.parent, (suffix,))
    for path in paths:
        check_target(path, force)
    for name, make in outlet.one_by_one(plan, agencies, suffix, render):
        export(target.parent / name, make, suffix, replace=force)
    return paths


def needs_pages(target: Path, chosen: Mapping[str, str]) -> bool:
    """True where a PDF is among the files."""
    return suffix_of(target) == ".pdf" or "pdf" in chosen.get("kinds", "")


def _assigned(plan: Plan) -> Assignment:
    from cchc_desktop.catalogue import own_directory_file
    from cchc_desktop.core.assignment import assignment
    from cchc_desktop.planning.agency_members import members_for

    return assignment(plan, members_for(plan, own_directory_file()))


def _agencies(found: Assignment, chosen: Mapping[str, str]) -> list[Duties]:
    from cchc_desktop.core.vietnamese import words

    everyone = chosen.get("members") == "all" or "agency" in chosen
    wanted = words(chosen.get("agency", ""))
    return [one for one in found.agencies if (one.named or everyone) and wanted in words(one.name)]


def _kinds(written: str) -> list[str]:
    kinds = [f".{kind.strip().removeprefix('.').lower()}" for kind in written.split(",")]
    if any(kind not in KINDS[:-1] for kind in kinds):
        raise KnownError(ErrorCode.OPTION_INVALID, name="kinds", value=written)
    return list(dict.fromkeys(kinds))
