"""R17, R20, S2 and undo: what the program asks of network, memory and disk, and a marathon of edits."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cchc_desktop.core.document import Document
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.benchmarks.test_storage import EDIT_GOAL, SYNC_GOAL, big_plan
from tests.checkout import ROOT
from tests.core.plans import random_plan
from tests.reliability.report import Line
from tests.reliability.scenes import FORM
from tests.reliability.stage import Stage
from tests.storage.desk import Session

MEMORY = 1_500 << 20  # bytes of RLIMIT_AS
_INET = re.compile(r"\b(AF_INET6?|sin_port|htons\(53\))")


def r17(_stage: Stage, folder: Path, _quick: bool) -> Line:
    """The whole program under strace, its C++ parts and children included."""
    if shutil.which("strace") is None:
        return Line("R17", "Nothing leaves the PC", "not measured: strace is not installed", True)
    log = folder / "log"
    trace = ["strace", "-f", "-e", "trace=%network", "-o", str(log)]
    done = subprocess.run([*trace, sys.executable, "-m", "cchc_desktop", "self-test"], check=False, **_running(folder))
    lines = log.read_text().splitlines() if log.exists() else []
    found = [line for line in lines if _INET.search(line)]
    control = folder / "control"
    code = "import socket; s=socket.socket(); s.settimeout(0.1)\ntry: s.connect(('127.0.0.1', 9))\nexcept OSError: pass"
    subprocess.run([*trace[:-1], str(control), sys.executable, "-c", code], check=False, **_running(folder))
    seen = _INET.search(control.read_text()) is not None
    figures = f"self-test under strace: {len(found)} internet sockets or look-ups among {len(lines)} calls on sockets"
    held = done.returncode == 0 and not found
    return Line("R17", "Nothing leaves the PC", figures, held, "a program that connects is seen", seen)


def r20(_stage: Stage, folder: Path, _quick: bool) -> Line:
    """The self-test with little memory on one core."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    done = subprocess.run(
        [sys.executable, "-m", "cchc_desktop", "self-test"], check=False, preexec_fn=limit, **_running(folder)
    )
    figures = "self-test (window, import, export) on 1 core with RLIMIT_AS 1.5 GB: " + (
        "well" if done.returncode == 0 else f"exit {done.returncode}"
    )
    return Line("R20", "Weak PCs", figures, done.returncode == 0)


def _running(folder: Path) -> dict[str, Any]:
    homes = {name: str(folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return {
        "cwd": ROOT,
        "env": os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"},
        "stdin": subprocess.DEVNULL,
        "capture_output": True,
    }


def s2(stage: Stage, folder: Path, quick: bool) -> Line:
    """What one edit costs, at two sizes."""
    found = {}
    place = Path(tempfile.mkdtemp(prefix="reliability-"))  # on a disk: a sync in memory costs nothing, and so a commit
    for size in (100, 1_000 if quick else 10_000):
        path = place / f"{size}.cchc"
        create(path, big_plan(size))
        found[size] = stage.play("costs", path=str(path), edits=60)[1]
    shutil.rmtree(place, ignore_errors=True)
    syncs = max(each["syncs"] for each in found.values())
    ratios = ", ".join(f"{each['ours'] / each['bare']:.1f} × (N = {size:,})" for size, each in found.items())
    figures = f"{syncs:.1f} flushes an edit; CPU against a bare UPDATE and COMMIT {ratios}"
    held = syncs <= SYNC_GOAL and all(each["ours"] <= EDIT_GOAL * each["bare"] for each in found.values())
    return Line("S2", "An edit is cheap, however long the plan", figures, held)


def undo(_stage: Stage, folder: Path, quick: bool) -> Line:
    """Random operations, all undone, all done again, each saved."""
    count = 1_000 if quick else 10_000
    path = folder / "plan.cchc"
    start = random_plan(7, FORM, 4)
    create(path, start)
    with open_plan(path) as opened:
        document = Document(opened.plan, opened.history)
        document.listen(opened.record)
        user = Session(document, 7)
        for _ in range(count):
            user.act()
        end, steps = document.plan, len(document.history.done)
        assert opened.flush()
        while document.undo():
            pass
        back = document.plan == start and opened.flush() and opened.past.plan_after(0) == start
        while document.redo():
            pass
        again = document.plan == end
    whole = read_plan(path) == end
    figures = (
        f"{count:,} random operations, {steps:,} steps: all undone {'=' if back else '≠'} the start, all done again "
        f"{'=' if again else '≠'} the end, reopened {'=' if whole else '≠'} the end"
    )
    return Line("U", "Everything can be undone", figures, back and again and whole)
