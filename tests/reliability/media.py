"""R3 and R7: slow disks and full ones, every write refused in its turn."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode
from cchc_desktop.storage.plan_file import create
from tests.core.plans import random_plan
from tests.reliability.report import Line
from tests.reliability.scenes import FORM, order
from tests.reliability.stage import Stage

DELAY = 300_000  # microseconds a flush
FULL = [ErrorCode.DISK_FULL.value]
# SQLite does not say why a journal cannot be made; on a disk that is really full, and here is not, it is "full" too
SENTENCES = {ErrorCode.DISK_FULL.value, ErrorCode.TARGET_NOT_WRITABLE.value}


def r3(stage: Stage, folder: Path, quick: bool) -> Line:
    """The event loop on a slow disk."""
    path = folder / "plan.cchc"
    create(path, random_plan(1, FORM, 3))
    _, slow = stage.play("event_loop", path=str(path), delay_us=DELAY, edits=5 if quick else 20)
    figures = (
        f"300 ms a flush, {slow['syncs']} flushes in {slow['took']:.0f} s of editing: the event loop is blocked "
        f"at most {slow['longest'] * 1000:.0f} ms"
    )
    held = slow["longest"] <= 0.05 and slow["syncs"] >= 8 and slow["saved"] > 0
    return Line("R3", "The window is free", figures, held)


def r7(stage: Stage, folder: Path, quick: bool) -> Line:
    """Every write refused, one after the other: while saving, making and copying a plan."""
    step = 5 if quick else 1
    saves = _saves(stage, folder, step)
    makes = _makes(stage, folder, step)
    copies = _copies(stage, folder, step)
    total = [sum(each) for each in zip(saves, makes, copies, strict=True)]
    figures = (
        f"each write refused in its turn, {total[0]} runs (save, new file, copy): {total[1]} without the one sentence, "
        f"{total[2]} with an old file changed, a temporary file left or an edit not saved once there was room"
    )
    return Line("R7", "A full disk changes nothing", figures, not total[1] and not total[2])


def _saves(stage: Stage, folder: Path, step: int) -> tuple[int, int, int]:
    path = folder / "plan.cchc"
    runs = untold = bad = 0
    at, most = 1, 2
    while at < most:
        create(path, random_plan(3, FORM, 3), replace=True)
        told = order(folder=str(folder), fail_at=at, fails=6)
        _, result = stage.play("full_disk", order=told, path=str(path), seed=3, acts=8)
        most = max(most, result["writes"])
        runs += 1
        # nothing where SQLite could do without what was refused
        untold += not set(result["told"]) <= SENTENCES
        bad += not result["saved_at_last"] or os.listdir(folder) != ["plan.cchc"]
        at += step
    path.unlink()
    return runs, untold, bad


def _makes(stage: Stage, folder: Path, step: int) -> tuple[int, int, int]:
    path = folder / "plan.cchc"
    create(path, random_plan(3, FORM, 3))
    before = path.read_bytes()
    runs = untold = bad = 0
    at, code = 1, "?"
    while code is not None:
        told = order(folder=str(folder), fail_at=at, fails=1_000_000)
        _, result = stage.play("whole_file", order=told, path=str(path), seed=4, size=4, replace=True)
        code = result[2]
        if code is not None:
            runs += 1
            untold += code not in SENTENCES
            bad += path.read_bytes() != before or os.listdir(folder) != ["plan.cchc"]
        at += step
    path.unlink()
    return runs, untold, bad


def _copies(stage: Stage, folder: Path, step: int) -> tuple[int, int, int]:
    path, target = folder / "plan.cchc", folder / "copies" / "copy.cchc"
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir()
    create(path, random_plan(3, FORM, 3))
    create(target, random_plan(5, FORM, 3))
    before = target.read_bytes()
    runs = untold = bad = 0
    at, code = 1, "?"
    while code is not None:
        told = order(folder=str(target.parent), fail_at=at, fails=1_000_000)
        _, result = stage.play("copy_on_full_disk", order=told, path=str(path), target=str(target))
        code = result[1]
        if code is not None:
            runs += 1
            untold += code not in SENTENCES
            bad += target.read_bytes() != before or os.listdir(target.parent) != ["copy.cchc"]
        at += step
    return runs, untold, bad
