"""Saved is saved: whatever was told to be saved is there after kill -9, and the file opens within two seconds."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage.plan_file import open_plan, read_plan
from tests.storage import workers
from tests.storage.desk import new_file, states

ACTS = 60
KILLS = 40  # of each kind


def run_until_killed(path: Path, seed: int, *, in_transaction: bool) -> int:
    """Let another process edit and kill it; the number of the last edit it was told is saved.

    Either it kills itself at some statement inside a transaction, or we do, a moment after some edit was saved.
    """
    rng = random.Random(seed)
    statement = rng.randint(1, 120) if in_transaction else None
    enough = ACTS if in_transaction else rng.randint(0, ACTS // 2)
    process, connection = workers.start(workers.edit, path, seed, ACTS, statement)
    saved = 0
    try:
        assert connection.recv() == "open"
        while saved < enough and (message := connection.recv()) != "done":
            saved = message
        time.sleep(rng.uniform(0, 0.005))
        process.kill()
        while (message := connection.recv()) != "done":  # what it had said before it died
            saved = message
    except (EOFError, OSError):
        pass
    workers.end(process, connection)
    return saved


def reopened(path: Path) -> tuple[Plan, int]:
    """The plan as it is read and opened after a kill, and the number of its last edit; in the promised time."""
    assert read_plan(path)
    begin = time.monotonic()
    with open_plan(path) as opened:
        assert time.monotonic() - begin < 2
        plan, last = opened.plan, opened._trail.seq
    assert os.listdir(path.parent) == [path.name]
    return plan, last


@pytest.mark.parametrize("in_transaction", [False, True], ids=["at any time", "inside a transaction"])
def test_no_saved_edit_is_lost_by_kill_9(tmp_path, in_transaction):
    killed_midway = 0
    for seed in range(KILLS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        path, start = new_file(folder, seed)
        expected = states(start, seed, ACTS)
        saved = run_until_killed(path, seed, in_transaction=in_transaction)
        plan, last = reopened(path)
        assert last >= saved
        assert plan == expected[last]
        killed_midway += 0 < last < len(expected) - 1
    assert killed_midway > KILLS // 3


def die_in_the_middle_of_a_large_edit(path: Path, mode: str) -> None:
    process, connection = workers.start(workers.edit_much_and_die_before_commit, path, mode)
    assert connection.recv() == mode
    process.join(30)
    assert process.exitcode not in (None, 0)
    workers.end(process, connection)


def test_a_large_edit_that_was_cut_short_is_taken_back_and_without_a_journal_on_disk_it_is_not(tmp_path):
    (tmp_path / "ours").mkdir()
    path, plan = new_file(tmp_path / "ours")
    die_in_the_middle_of_a_large_edit(path, "truncate")
    assert path.with_name(f"{path.name}-journal").stat().st_size  # the edit had reached the file
    assert read_plan(path) == plan
    assert reopened(path) == (plan, 0)

    (tmp_path / "control").mkdir()
    path, plan = new_file(tmp_path / "control")
    die_in_the_middle_of_a_large_edit(path, "memory")
    with pytest.raises(KnownError) as caught:
        open_plan(path)
    assert caught.value.code is ErrorCode.PLAN_DAMAGED
