"""A plan is open for editing once; the second is told who has it, and everybody may read it."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import lock
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.storage import workers
from tests.storage.desk import Desk, desk, new_file


def refused(path: Path, code: ErrorCode = ErrorCode.PLAN_IN_USE) -> dict[str, str | int]:
    with pytest.raises(KnownError) as caught:
        open_plan(path)
    assert caught.value.code is code
    return caught.value.params


def write_owner(path: Path, **changes: object) -> Path:
    owner = {"user": "hoa", "host": platform.node(), "pid": 4_000_000, "since": "2026-01-05T08:00:00.000+00:00"}
    file = lock.owner_path(path)
    file.write_text(json.dumps(owner | changes), encoding="utf-8")
    return file


def test_sixty_races_have_one_winner_each_and_the_loser_learns_who_it_is(tmp_path):
    path, _ = new_file(tmp_path)
    racers = [workers.start(workers.race, path) for _ in range(2)]
    for _ in range(60):
        for _, connection in racers:
            connection.send("go")
        answers = [connection.recv() for _, connection in racers]
        assert sorted(answer for answer, _ in answers) == ["open", "plan-in-use"]
        params = next(params for answer, params in answers if answer == "plan-in-use")
        assert params["user"]
        assert params["host"] == platform.node()
        assert params["since"]
        for _, connection in racers:
            connection.send("close")
    for _, connection in racers:
        connection.send("end")
    for process, connection in racers:
        process.join(10)
        workers.end(process, connection)
    assert os.listdir(tmp_path) == [path.name]


def test_threads_of_one_process_race_as_well(tmp_path):
    path, _ = new_file(tmp_path)
    opened, told = [], []
    start = threading.Barrier(8)

    def run() -> None:
        start.wait()
        try:
            opened.append(open_plan(path))
        except KnownError as error:
            told.append(error.code)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(opened), told) == (1, [ErrorCode.PLAN_IN_USE] * 7)
    opened[0].close()


def test_a_plan_open_here_is_refused_to_others_also_after_it_was_read_here(tmp_path):
    """Reading and closing the bytes of the file in this process would drop SQLite's lock on it."""
    path, _ = new_file(tmp_path)
    (tmp_path / "link.cchc").symlink_to(path)
    with desk(path) as opened:
        opened.write("một")
        for name in (path, tmp_path / "link.cchc"):
            assert read_plan(name) == opened.plan
            assert refused(name)["user"] == opened.file.owner.user
        with pytest.raises(KnownError):
            create(path, opened.plan, replace=True)
        process, connection = workers.start(workers.race, path)
        connection.send("go")
        assert connection.recv()[0] == "plan-in-use"
        workers.end(process, connection)


def test_a_plan_open_elsewhere_can_be_read_and_not_replaced(tmp_path):
    path, _ = new_file(tmp_path)
    process, connection = workers.start(workers.hold, path)
    pid = connection.recv()
    connection.send("chữ mới")
    assert connection.recv() is True
    plan = read_plan(path)
    assert plan[plan[plan.appendices[0]].children[0]].text == "chữ mới"
    assert json.loads(lock.owner_path(path).read_text(encoding="utf-8"))["pid"] == pid
    refused(path)
    with pytest.raises(KnownError) as caught:
        create(path, plan, replace=True)
    assert caught.value.code is ErrorCode.PLAN_IN_USE
    connection.send("close")
    assert connection.recv() == "closed"
    assert os.listdir(tmp_path) == [path.name]
    create(path, plan, replace=True)
    workers.end(process, connection)


@pytest.mark.skipif(os.name == "nt", reason="locks belong to their handles there")
def test_a_plan_whose_bytes_were_read_by_others_in_its_process_is_still_known_to_be_open(tmp_path):
    path, plan = new_file(tmp_path)
    process, connection = workers.start(workers.hold, path)
    connection.recv()
    connection.send(("read", path))  # as a file dialog does that looks what kind of file it lists
    assert connection.recv() == "read"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # SQLite's lock is gone: a rule of POSIX
        other.execute("ROLLBACK")
    assert refused(path)["host"] == platform.node()
    with pytest.raises(KnownError) as caught:
        create(path, plan, replace=True)
    assert caught.value.code is ErrorCode.PLAN_IN_USE
    connection.send("close")
    assert connection.recv() == "closed"
    with desk(path):
        assert lock.owner_path(path).exists()
    workers.end(process, connection)


def test_after_kill_9_the_next_opening_is_not_refused(tmp_path):
    path, _ = new_file(tmp_path)
    process, connection = workers.start(workers.hold, path)
    connection.recv()
    process.kill()
    process.join()
    assert lock.owner_path(path).exists()
    with desk(path) as opened:
        opened.write("tiếp tục")
    assert os.listdir(tmp_path) == [path.name]
    workers.end(process, connection)


def test_a_plan_edited_without_a_pause_is_read_whole_each_time(tmp_path):
    path, _ = new_file(tmp_path)
    process, connection = workers.start(workers.keep_editing, path, 3)
    connection.recv()
    seen, told = [], set()
    until = time.monotonic() + 2
    while time.monotonic() < until:
        try:
            seen.append(read_plan(path))
        except KnownError as error:
            told.add(error.code)
    workers.end(process, connection)
    assert told <= {ErrorCode.PLAN_IN_USE}  # it may never pause; then that is said, and nothing half-read is given
    assert len(seen) > 5
    assert seen[0] != seen[-1]


def test_an_owner_file_left_behind_on_this_machine_is_taken_over(tmp_path):
    """The lock is free: whoever wrote it is gone, even if its process number runs again as something else."""
    path, _ = new_file(tmp_path)
    for pid in (4_000_000, os.getpid(), os.getppid(), 0, -1):
        write_owner(path, pid=pid)
        open_plan(path).close()
        assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("text", ["", "[]", '{"user":1}', '{"pid":"x"}', "\x00", "[" * 5000])
def test_an_owner_file_that_is_not_understood_is_taken_over(tmp_path, text):
    path, _ = new_file(tmp_path)
    lock.owner_path(path).write_text(text, encoding="utf-8")
    open_plan(path).close()
    assert os.listdir(tmp_path) == [path.name]


def test_an_owner_file_of_another_machine_is_believed_until_the_user_says_otherwise(tmp_path):
    path, plan = new_file(tmp_path)
    owner = write_owner(path, host="PHONG-VAN-THU")
    before = owner.read_bytes()
    assert refused(path) == {
        "path": str(path),
        "user": "hoa",
        "host": "PHONG-VAN-THU",
        "since": "2026-01-05T08:00:00.000+00:00",
    }
    assert owner.read_bytes() == before
    assert read_plan(path) == plan
    open_plan(path, take_over=True).close()
    assert not owner.exists()


def test_a_lock_without_an_owner_file_is_respected_and_says_that_nobody_is_known(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE", 0.2)
    path, _ = new_file(tmp_path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(path)["user"] == ""
    open_plan(path).close()


def test_a_short_reader_of_another_program_is_waited_for(tmp_path):
    path, _ = new_file(tmp_path)
    other = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM items").fetchone()
    timer = threading.Timer(0.2, other.close)
    timer.start()
    open_plan(path).close()
    timer.join()


def test_a_process_that_runs_and_one_that_does_not():
    assert lock.process_lives(os.getpid())
    assert lock.process_lives(1)
    assert not lock.process_lives(4_000_000)
    assert not lock.process_lives(2**70)
    assert not lock.process_lives(-1)


def test_a_file_put_in_place_of_the_plan_while_it_is_being_locked_is_the_one_that_is_opened(tmp_path, monkeypatch):
    path, _ = new_file(tmp_path)
    other, plan = new_file(tmp_path.parent, seed=9)
    take = lock.take_lock

    def replace_first(connection: sqlite3.Connection, plan_path: Path) -> None:
        if other.exists():
            other.replace(path)
        take(connection, plan_path)

    monkeypatch.setattr(lock, "take_lock", replace_first)
    opened = Desk(path)
    opened.write("vào đúng tệp")
    opened.file.close()
    assert read_plan(path) == opened.plan
    assert set(opened.plan.items) == set(plan.items)
