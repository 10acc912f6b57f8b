"""Opening, creating and copying plan files. Runs off the window's thread; nothing here touches a widget."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import DocumentInfo, Plan, empty_plan
from cchc_desktop.gui.commands.session import PlanSession

SUFFIX = ".cchc"
FOREIGN_SUFFIXES = (
    ".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".pdf",
    ".html", ".htm", ".json",
)  # fmt: skip  # files that are imported


def forms() -> tuple[Form, ...]:
    """The forms to choose from, shipped ones first."""
    from cchc_desktop import catalogue

    return tuple(catalogue.load().forms.values())


def samples() -> tuple[Plan, ...]:
    """The sample plans to choose from: one of every form, one of a commune, one of last year."""
    from cchc_desktop import catalogue

    return tuple(map(catalogue.sample_plan, catalogue.SAMPLES))


def new_plan(form: Form, year: int, document: DocumentInfo) -> Plan:
    """An empty plan."""
    return replace(empty_plan(form, year), document=document)


def create(path: Path, plan: Plan, *, over: bool = False) -> None:
    """Write a new plan file; raises KnownError and leaves what was there."""
    from cchc_desktop.storage.plan_file import create as write

    write(path, plan, replace=over)


class OpenedFile:
    """What opening gave; made in another thread, so no QObject. :meth:`session` is called in the window's."""

    def __init__(self, path: Path, *, take_over: bool = False, read_only: bool = False) -> None:
        from cchc_desktop.storage.plan_file import open_plan, read_plan
        from cchc_desktop.storage.shared_plan import SharedPlan
        from cchc_desktop.storage.shares import Place, place_of

        self.path = path
        self._shared: SharedPlan | None = None
        if not read_only and place_of(path) is not Place.LOCAL:
            self._shared = SharedPlan(path, take_over=take_over)
            self._file = self._shared.file
        else:
            self._file = None if read_only else open_plan(path, take_over=take_over)
        self._plan = self._file.plan if self._file else read_plan(path)

    def session(self) -> PlanSession:
        """The plan for a window."""
        return PlanSession(self.path, self._plan, self._file, self._shared)

    def drop(self) -> None:
        """Nobody wants it any more."""
        if self._shared is not None:
            self._shared.close(discard=True)
        elif self._file is not None:
            self._file.close(discard=True)


def copy_of(source: Path, target: Path, *, over: bool = False) -> None:
    """A copy, without history, of a plan that may be open elsewhere; raises KnownError."""
    from cchc_desktop.storage.plan_file import read_plan

    create(target, read_plan(source), over=over)


def plan_title(plan: Plan) -> str:
    """How a plan is called in titles and lists ("Kế hoạch 2027 – UBND tỉnh …"); "" where it says nothing of itself."""
    years = (
        f"Kế hoạch {plan.period[0]}–{plan.period[1]}" if plan.period else f"Kế hoạch {plan.year}" if plan.year else ""
    )
    issuer = " ".join(plan.document.issuer.split())
    return " – ".join(part for part in (years, issuer) if part)


def free_path(folder: Path, stem: str, suffix: str = SUFFIX) -> Path:
    """A path in ``folder`` that no file has yet ("Kế hoạch 2027.cchc", "Kế hoạch 2027 (2).cchc")."""
    name = "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in stem).strip(" .")[:100] or "Kế hoạch"
    path, number = folder / f"{name}{suffix}", 2
    while path.exists():
        path, number = folder / f"{name} ({number}){suffix}", number + 1
    return path
