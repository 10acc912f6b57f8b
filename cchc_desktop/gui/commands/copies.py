"""Safety copies in the window: which there are, what is in one, and the ways back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.gui.commands.difference_lines import counted, differences
from cchc_desktop.gui.commands.plans import plan_title

if TYPE_CHECKING:
    from cchc_desktop.gui.commands.session import PlanSession
    from cchc_desktop.storage.backups import Copy

RESTORE_LABEL = "Khôi phục bản sao"
REASONS = {
    "open": "khi mở kế hoạch",
    "timed": "định kỳ khi có thay đổi",
    "import": "trước khi nhập",
    "migration": "trước khi nâng cấp tệp",
    "restore": "trước khi khôi phục",
    "close": "khi đóng kế hoạch",
    "rescue": "khi không lưu được",
}
_COUNTED = (
    (Level.AREA, "lĩnh vực"), (Level.OBJECTIVE, "mục tiêu"), (Level.TASK, "nhiệm vụ"), (Level.ACTIVITY, "hoạt động"),
    (Level.CRITERION, "tiêu chí"), (Level.SECTION, "mục của văn bản"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a copy: the plan, and that in words."""

    plan: Plan
    text: str


def plans_with_copies(open_plan: Path | None) -> list[tuple[Path, list[Copy]]]:
    """The open plan first, then every other that has copies, also moved or deleted ones."""
    from cchc_desktop.storage import backups

    known = dict(backups.known_plans())
    found: list[tuple[Path, list[Copy]]] = []
    if open_plan is not None:
        found.append((open_plan, backups.copies(open_plan)))
    return found + [(path, copies) for path, copies in known.items() if path != open_plan]


def copied_path(path: Path) -> Path:
    """The file that the copies of a plan are of: of a plan on a share its working copy on this PC."""
    from cchc_desktop.storage.shared_plan import working_copy
    from cchc_desktop.storage.shares import Place, place_of

    return path if place_of(path) is Place.LOCAL else working_copy(path)


def content_of(copy: Copy, now: Plan | None) -> Content:
    """Read a copy; ``now``: the open plan, to tell what differs. Raises KnownError."""
    from cchc_desktop.storage import backups

    plan = backups.read(copy)
    counts = plan.counts()
    lines = [plan_title(plan) or "(kế hoạch chưa có tên)"]
    lines.append(", ".join(f"{counts[level]} {name}" for level, name in _COUNTED if counts[level]) or "(trống)")
    if now is not None:
        differing = differences(plan, now)
        lines += ["", counted(differing).replace("Từ thời điểm này", "Từ bản sao này"), *differing]
    return Content(plan, "\n".join(lines))


def restore(session: PlanSession, plan: Plan) -> None:
    """Make the open plan what the copy holds: one step that can be undone, after a copy of how it is now.

    Raises KnownError(COPY_FAILED), with the plan unchanged.
    """
    if session.safety is not None:
        session.safety.copy_before_restoring()
    session.document.apply(RESTORE_LABEL, lambda _now: plan)


def save_as_file(copy: Copy, target: Path, *, over: bool = False) -> None:
    """Write a copy, with its history, as a plan file; ``over`` an existing one. Raises KnownError."""
    from cchc_desktop.storage import backups

    backups.put_back(copy, target, replace=over)


def size_text(size: int) -> str:
    """ "128 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
