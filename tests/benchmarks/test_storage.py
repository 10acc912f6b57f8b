"""The plan file against bare sqlite3, both in the same run (promises.md §4: S1 loading, S2 one edit, S3 writing whole).

``pytest tests/benchmarks/test_storage.py -s`` shows the figures. CPU seconds of the whole process; the raw side works
on the same rows, with the same tables and settings.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.core import edits
from cchc_desktop.core.changes import diff
from cchc_desktop.core.document import Act, Event
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.storage import content, migrations
from cchc_desktop.storage.database import Database, connect
from cchc_desktop.storage.mapping import plan_rows
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.benchmarks.data import AREAS, text
from tests.benchmarks.measure import best_cpu, show
from tests.core.plans import form, plan_of

SIZES = (100, 1_000, 10_000)
LOAD_GOAL = 1.6
EDIT_GOAL = 12.0
SYNC_GOAL = 5
INSERT_GOAL = 2.0
ONCE = 1.15  # at 1,000 activities what is paid once a file (the form, SQLAlchemy's engine) is a tenth of the time
SETTINGS = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "locking_mode=EXCLUSIVE", "foreign_keys=ON")


def big_plan(activities: int) -> Plan:
    """A plan of the size and texts of promises.md §4: 3 activities a task, 2 tasks an objective, 9 columns."""
    rng = random.Random(1)

    def activity() -> object:
        return text(rng), {name: text(rng) for name in ("deliverable", "lead", "coordinating", "time", "budget")}

    def task() -> object:
        return text(rng), [activity() for _ in range(3)]

    objectives = [(text(rng), [task(), task()]) for _ in range(activities // 6 + 1)]
    share = len(objectives) // AREAS + 1
    areas = [(text(rng, 20, 60).upper(), objectives[i * share : (i + 1) * share]) for i in range(AREAS)]
    return plan_of(form(), areas)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A plan file of each size."""
    folder = tmp_path_factory.mktemp("plans")
    made = {size: folder / f"{size}.cchc" for size in SIZES}
    for size, path in made.items():
        create(path, big_plan(size))
    return made


def test_s1_loading_a_plan_against_its_rows_as_raw_tuples(files):
    ratios = {}
    for size, path in files.items():
        with closing(sqlite3.connect(path)) as raw, closing(Database(connect(path))) as database:
            ratios[size] = compare_loading(size, path, raw, database)
    assert ratios[10_000] <= LOAD_GOAL
    assert ratios[1_000] <= LOAD_GOAL * ONCE


def compare_loading(size: int, path: Path, raw: sqlite3.Connection, database: Database) -> float:
    def tuples() -> object:
        return [raw.execute(f"SELECT * FROM {table}").fetchall() for table in ("items", "meta")]

    def load() -> object:
        with database.transaction():
            meta, _ = content.read_meta(database.connection)
            return content.load(database.connection, meta)

    def load_and_verify() -> object:
        with database.transaction():
            return content.read(database.connection)

    sides: dict[str, Callable[[], object]] = {
        "raw tuples": tuples,
        "load": load,
        "load and compare the digest": load_and_verify,
        "read_plan (copy, all checks)": lambda: read_plan(path),
    }
    took = best_cpu(sides, 15)
    show(f"S1 N={size}", took)
    show(f"S1 N={size}", {name: value / took["raw tuples"] for name, value in took.items()}, " ×")
    return took["load"] / took["raw tuples"]


def edits_of(plan: Plan, count: int) -> Iterator[Event]:
    """Edits of one cell each, spread over the plan."""
    rows = [item.id for item in plan.walk() if item.level is Level.ACTIVITY]
    rng = random.Random(2)
    for number in range(count):
        row = rng.choice(rows)
        after = plan.with_items(replace(plan[row], text=f"{text(rng)} {number}"))
        yield Event(Act.EDIT, "Sửa ô", diff(plan, after), plan, after)
        plan = after


@contextmanager
def raw_for_editing(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for setting in SETTINGS:
            raw.execute(f"PRAGMA {setting}")
        yield raw


def edit_cpu(path: Path, count: int = 150) -> tuple[float, float]:
    """CPU seconds of one edit: ours, from the event to the commit, and a bare UPDATE and COMMIT; medians."""
    ours: list[float] = []
    with open_plan(path) as opened:
        events = list(edits_of(opened.plan, count))
        for event in events:
            begin = time.process_time()
            opened.record(event)
            assert opened.flush()
            ours.append(time.process_time() - begin)
    bare: list[float] = []
    with raw_for_editing(path) as raw:
        for event in events:
            item = event.changes[0].after
            begin = time.process_time()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE items SET text=? WHERE id=?", (f"{item.text} ", item.id))
            raw.execute("COMMIT")
            bare.append(time.process_time() - begin)
    return sorted(ours)[count // 2], sorted(bare)[count // 2]


def test_s2_one_edit_against_a_bare_update_and_commit(files, tmp_path):
    took = {}
    for size, path in files.items():
        copy = tmp_path / path.name
        shutil.copy(path, copy)
        took[size] = edit_cpu(copy)
        ours, bare = took[size]
        show(f"S2 N={size}", {"record to commit": ours * 1e6, "UPDATE and COMMIT": bare * 1e6}, " µs")
        show(f"S2 N={size}", {"ratio": ours / bare}, " ×")
    assert all(ours <= EDIT_GOAL * bare for ours, bare in took.values())
    growth = took[10_000][0] / took[100][0]
    show("S2", {"t(10,000) / t(100)": growth}, " ×")
    assert growth < 1.5


SYNCING = """
import sys, random
from pathlib import Path
from cchc_desktop.storage.plan_file import open_plan
from tests.benchmarks.test_storage import edits_of
with open_plan(Path(sys.argv[1])) as opened:
    for event in edits_of(opened.plan, int(sys.argv[2])):
        opened.record(event)
        assert opened.flush()
"""


def test_s2_one_edit_syncs_the_disk_a_few_times(files, tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: what is synced cannot be counted")
    counts = []
    for number in (10, 30):
        copy, log = tmp_path / "plan.cchc", tmp_path / "log"
        shutil.copy(files[1_000], copy)
        trace = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", log]
        command = [*trace, sys.executable, "-c", SYNCING, copy, str(number)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if "ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr
        counts.append(sum("sync(" in line for line in log.read_text().splitlines()))
    each = (counts[1] - counts[0]) / 20
    show("S2", {"fsync and fdatasync per edit": each}, "")
    assert 1 <= each <= SYNC_GOAL


def test_s3_writing_a_whole_plan_against_raw_executemany(tmp_path):
    ratios = {}
    for size in SIZES:
        plan = big_plan(size)
        rows = list(plan_rows(plan))
        marks = ",".join("?" * len(rows[0]))

        def raw(rows: list[object] = rows, marks: str = marks) -> None:
            with empty_file(tmp_path) as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(f"INSERT INTO items VALUES ({marks})", rows)
                connection.execute("COMMIT")

        def ours(plan: Plan = plan) -> None:
            with empty_file(tmp_path) as connection, closing(Database(connection)) as database, database.transaction():
                content.write_all(database.connection, plan, "")

        def anew(plan: Plan = plan) -> None:
            create(tmp_path / "whole.cchc", plan, replace=True)

        took = best_cpu({"executemany": raw, "write_all": ours, "create": anew}, 7)
        ratios[size] = took["write_all"] / took["executemany"]
        show(f"S3 N={size}", took)
        show(f"S3 N={size}", {name: value / took["executemany"] for name, value in took.items()}, " ×")
    assert ratios[10_000] <= INSERT_GOAL
    assert ratios[1_000] <= INSERT_GOAL * ONCE


@contextmanager
def empty_file(folder: Path) -> Iterator[sqlite3.Connection]:
    """A file with our tables and nothing in them, and none of the disk's time."""
    path = folder / "empty.cchc"
    path.write_bytes(b"")
    with closing(connect(path)) as connection:
        for setting in ("journal_mode=OFF", "synchronous=OFF"):
            connection.execute(f"PRAGMA {setting}")
        migrations.build(connection)
        yield connection


def test_the_edits_measured_are_real_ones(files):
    plan = read_plan(files[100])
    assert all(len(event.changes) == 1 and event.after != event.before for event in edits_of(plan, 5))
    assert edits.set_year(plan, 2030) != plan
