"""Reading last year's Word or Excel file into a plan. Runs off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.jobs import Progress

_STEPS = 3
_MOST_MB = 64  # of an exchange file, as of any foreign file


@dataclass(frozen=True, slots=True)
class Imported:
    """What a foreign file held."""

    source: Path
    plan: Plan
    issues: tuple[Issue, ...]


def read(source: Path, progress: Progress, form_id: str | None = None) -> Imported:
    """The plan in a file; raises KnownError, and CancelledError between two steps."""
    progress.report(0, _STEPS, f"Đang mở “{source.name}”…")
    forms = catalogue.load().forms
    if source.suffix.lower() == ".json":
        return _exchange(source, progress)
    from cchc_desktop.importing.recognise import recognise
    from cchc_desktop.importing.source import read_source

    progress.report(1, _STEPS, f"Đang đọc “{source.name}”…")
    blocks = read_source(source)
    progress.report(2, _STEPS, "Đang nhận biết bảng phụ lục…")
    recognised = recognise(blocks, list(forms.values()), form_id)
    progress.report(_STEPS, _STEPS)
    return Imported(source, recognised.plan, recognised.issues)


def _exchange(source: Path, progress: Progress) -> Imported:
    from cchc_desktop.core.exchange_read import read_exchange

    try:
        if source.stat().st_size > _MOST_MB * 2**20:
            raise KnownError(ErrorCode.SOURCE_TOO_LARGE, path=str(source), limit_mb=_MOST_MB)
        raw = source.read_bytes()
    except FileNotFoundError:
        raise KnownError(ErrorCode.SOURCE_MISSING, path=str(source)) from None
    except OSError as error:
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(source), reason=str(error.strerror)) from None
    if not raw.strip():
        raise KnownError(ErrorCode.SOURCE_EMPTY, path=str(source))
    loaded = read_exchange(raw, catalogue.load().forms, str(source))
    progress.report(_STEPS, _STEPS)
    return Imported(source, loaded.plan, loaded.issues)
