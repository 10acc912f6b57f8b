"""Assignment sheets out of the window: who has duties, and writing the sheets; free of Qt's widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.assignment import Assignment, Duties, assignment
from cchc_desktop.core.plan import Plan

if TYPE_CHECKING:
    from cchc_desktop.gui.jobs import Progress


@dataclass(frozen=True, slots=True)
class SheetsRequest:
    """Which agencies' sheets, as what kinds of file, where. ``target``: the file of ONE or ARCHIVE, the folder of EACH.

    A target of ONE stands for one file of each kind: its suffix is replaced.
    """

    plan: Plan
    agencies: tuple[Duties, ...]
    suffixes: tuple[str, ...]
    how: str
    target: Path
    over: bool = False


ONE, EACH, ARCHIVE = "one", "each", "archive"


def assigned(plan: Plan) -> Assignment:
    """Everybody's duties; the members of groups by the directory, the user's own rows among them."""
    from cchc_desktop.planning.agency_members import members_for

    return assignment(plan, members_for(plan, own_directory_file()))


def files_of(request: SheetsRequest) -> list[Path]:
    """The files that will be written."""
    from cchc_desktop.publishing.assignment import paths_of

    if request.how == EACH:
        return paths_of(request.agencies, request.target, request.suffixes)
    if request.how == ARCHIVE:
        return [request.target]
    return [request.target.with_name(f"{request.target.stem}{suffix}") for suffix in request.suffixes]


def write(request: SheetsRequest, progress: Progress) -> list[Path]:
    """Write the sheets, one file after the other; a cancel ends between two. Raises KnownError."""
    from cchc_desktop.publishing import assignment as outlet
    from cchc_desktop.publishing.atomic import write_atomically
    from cchc_desktop.publishing.export import export

    render = None
    if ".pdf" in request.suffixes:
        from cchc_desktop.rendering.pdf_writer import pdf_outlet

        render = pdf_outlet

    def step(done: int, total: int, name: str) -> None:
        progress.report(done, total, f"Đang ghi “{name}”…")

    plan, agencies, files = request.plan, request.agencies, files_of(request)
    if request.how == ARCHIVE:
        make = outlet.zipped(plan, agencies, request.suffixes, render, step)
        write_atomically(request.target, make, replace=request.over)
    elif request.how == ONE:
        for done, (suffix, path) in enumerate(zip(request.suffixes, files, strict=True)):
            step(done, len(files), path.name)
            make = outlet.in_one(plan, agencies, suffix, render, lambda _done, _total: _stop_if_wanted(progress))
            export(path, make, suffix, replace=request.over)
    else:
        done = 0
        for suffix in request.suffixes:
            for name, make in outlet.one_by_one(plan, agencies, suffix, render):
                step(done, len(files), name)
                export(request.target / name, make, suffix, replace=request.over)
                done += 1
    return files


def _stop_if_wanted(progress: Progress) -> None:
    if progress.cancelled:
        progress.report(0, 0)  # raises
