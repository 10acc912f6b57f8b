"""The scenes: what the program does under the shim. Each runs in a forked child and returns JSON."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_text, set_year
from cchc_desktop.core.errors import KnownError
from cchc_desktop.storage import data_folder, plan_file
from cchc_desktop.storage.drafts import DraftKeeper
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from cchc_desktop.storage.shared_plan import SharedPlan
from tests.benchmarks.test_storage import edit_cpu
from tests.core.plans import random_plan
from tests.reliability import ladder, shim
from tests.reliability.shim import Order
from tests.storage.desk import Desk, Session
from tests.storage.workers import kill_myself

FORM = "annual-coded"


def session(order: dict[str, Any], path: str, seed: int, acts: int, *, pragmas: list[str], rows: int = 0) -> list[int]:
    """A random session on an existing plan; each saved edit is marked "ack N". Returns [operations, syncs, last]."""
    shim.Order(**order).begin()
    desk = Desk(Path(path))
    for pragma in pragmas:  # for the controls
        desk.file._database.raw.execute(f"PRAGMA {pragma}").close()
    desk.file.on_saved = lambda number, when: shim.mark(f"ack {number}")
    shim.mark("open")
    user = Session(desk.document, seed)
    for _ in range(acts):
        user.act()
        desk.file.flush()
    if rows:
        desk.add_rows(rows, "Đẩy mạnh cải cách hành chính " * 10)
        desk.file.flush()
    desk.file.close()
    shim.mark("closed")
    return [shim.count(), shim.syncs(), desk.file._trail.seq]


def whole_file(order: dict[str, Any], path: str, seed: int, size: int, replace: bool) -> list[object]:
    """Make a plan file. Returns [operations, writes, code of the KnownError or None]."""
    plan = random_plan(seed, FORM, size)
    Order(**order).begin()
    code = None
    try:
        create(path, plan, replace=replace)
    except KnownError as error:
        code = error.code.value
    return [shim.count(), shim.writes(), code]


def full_disk(order: dict[str, Any], path: str, seed: int, acts: int) -> dict[str, Any]:
    """A session on a disk that refuses some writes; then there is room again. What the user is told and has at last."""
    begun = Order(**order)
    desk = Desk(Path(path))
    start = desk.plan
    begun.begin()
    user = Session(desk.document, seed)
    for _ in range(acts):
        user.act()
        desk.file.flush()
    told = sorted({error.code.value if isinstance(error, KnownError) else repr(error) for error in desk.failed})
    unsaved, counted = desk.file.unsaved, shim.writes()
    shim.end()
    kept = desk.file.flush(30)
    plan = desk.plan
    desk.file.close(discard=True)
    return {
        "told": told,
        "writes": counted,
        "unsaved": unsaved,
        "saved_at_last": bool(kept) and read_plan(path) == plan,
        "changed": start != plan,
    }


def copy_on_full_disk(order: dict[str, Any], path: str, target: str) -> list[object]:
    """Copy an open plan. Returns [writes, code]."""
    with open_plan(path) as opened:
        Order(**order).begin()
        code = None
        try:
            opened.save_copy(target, replace=True)
        except KnownError as error:
            code = error.code.value
        counted = shim.writes()
        shim.end()
    return [counted, code]


def migration(order: dict[str, Any], path: str) -> list[object]:
    """Open a file of version 1.0 with a program of version 2.0. Returns [operations, code]."""
    ladder.climb()
    Order(**order).begin()
    code = None
    try:
        plan_file.open_plan(path).close()
    except KnownError as error:
        code = error.code.value
    return [shim.count(), code]


def costs(path: str, edits: int) -> dict[str, float]:
    """Flushes of one edit; CPU seconds of one edit and of a bare UPDATE and COMMIT on the same file, medians."""
    bench = Path(f"{path}.bench")
    shutil.copy(path, bench)
    ours, bare = edit_cpu(bench, edits)
    Order(str(Path(path).parent)).begin()
    desk = Desk(Path(path))
    before = shim.syncs()
    for number in range(edits):
        desk.write(f"lần {number}")
        desk.file.flush()
    syncs = shim.syncs() - before
    desk.file.close()
    return {"syncs": syncs / edits, "ours": ours, "bare": bare}


def order(**what: Any) -> dict[str, Any]:
    """An Order as JSON."""
    return asdict(Order(**what))


def typing(path: str, seconds: float, text: str) -> None:
    """Save an edit, type letter by letter for some time, and die."""
    desk = Desk(Path(path))
    drafts = DraftKeeper(Path(path))
    desk.document.apply("Sửa năm", lambda plan: set_year(plan, 2031))
    assert desk.file.flush(30)
    area = desk.plan[desk.plan.appendices[0]].children[0]
    begin = time.monotonic()
    typed = "câu đang gõ"
    drafts.keep([(area, "text", typed)])
    while time.monotonic() - begin < seconds:
        typed = text[: len(typed) + 1]
        drafts.keep([(area, "text", typed)])
        time.sleep(0.03)
    kill_myself()


def publish(remote: str, data: str, year: int, meeting: str, careless: bool) -> str:
    """A PC of its own: open a shared plan, edit, wait for the other, publish. Returns what became of it.

    ``careless``: for the control, put ours in place whatever is there.
    """
    data_folder.data_folder = lambda: Path(data)
    plan = SharedPlan(Path(remote), take_over=True)
    document = Document(plan.file.plan, plan.file.history)
    document.listen(plan.file.record)
    document.apply("Sửa năm", lambda old: set_year(old, year))
    assert plan.file.flush(30)
    (Path(meeting) / str(year)).touch()
    while len(os.listdir(meeting)) < 2:
        time.sleep(0.001)
    if careless:
        plan.file.save_copy(f"{data}.cchc")
        os.replace(f"{data}.cchc", remote)
        return "published"
    try:
        plan.publish()
    except KnownError as error:
        return error.code.value
    return "published"


def event_loop(path: str, delay_us: int, edits: int) -> dict[str, float]:
    """A window's session on a slow disk: the longest time the event loop did not come round, in seconds."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from cchc_desktop.gui.commands.plans import OpenedFile

    app = QCoreApplication([])
    session = OpenedFile(Path(path)).session()
    Order(str(Path(path).parent), delay_us=delay_us).begin()
    longest, last, left = 0.0, time.monotonic(), edits
    area = session.document.plan[session.document.plan.appendices[0]].children[0]
    saved: list[object] = []
    session.saved.connect(saved.append)

    def tick() -> None:
        nonlocal longest, last
        now = time.monotonic()
        longest, last = max(longest, now - last), now

    def edit() -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            session.safety.keep_drafts([(area, "text", f"dở {left}")])
            session.document.apply("Sửa", lambda plan: set_text(plan, area, "text", f"lần {left}"))
        elif not session.unsaved:
            app.quit()

    ticker, editor = QTimer(), QTimer()
    ticker.timeout.connect(tick)
    editor.timeout.connect(edit)
    ticker.start(1)
    editor.start(200)
    begin = time.monotonic()
    app.exec()
    took, syncs = time.monotonic() - begin, shim.syncs()
    shim.end()
    session.close()
    return {"longest": longest, "took": took, "syncs": syncs, "saved": len(saved)}
