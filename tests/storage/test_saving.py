"""While a plan is open: its settings, the order of saving, a full disk, an open file's copies, clean folders."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import lock, plan_file
from cchc_desktop.storage.plan_file import open_plan, read_plan
from cchc_desktop.storage.writer import Writer
from tests.storage.desk import Desk, desk, new_file


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that this process may have open: read by another, as reading here would drop our lock."""
    script = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())"
    return subprocess.run([sys.executable, "-c", script, path], check=True, capture_output=True).stdout


def test_an_open_plan_has_the_settings_that_the_promises_need(tmp_path):
    path, _ = new_file(tmp_path)
    expected = {
        "journal_mode": "truncate",
        "synchronous": 3,  # EXTRA
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "application_id": 0x43434843,
        "user_version": 1000,
        "encoding": "UTF-8",
    }
    with desk(path) as opened:
        opened.write("một")
        assert opened.file.flush(10)
        raw = opened.file._database.raw
        assert {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
        assert raw.isolation_level is None
        seen: list[str] = []
        raw.set_trace_callback(seen.append)
        opened.write("hai")
        assert opened.file.flush(10)
        raw.set_trace_callback(None)
    assert (seen[0], seen[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert sum(line.startswith(("BEGIN", "COMMIT")) for line in seen) == 2


def test_while_open_and_after_closing_the_folder_holds_what_it_should(tmp_path):
    path, _ = new_file(tmp_path)
    assert os.listdir(tmp_path) == [path.name]
    with desk(path) as opened:
        opened.write("một")
        assert opened.file.flush(10)
        assert set(os.listdir(tmp_path)) == {path.name, f"{path.name}-journal", f"~${path.name}"}
    assert os.listdir(tmp_path) == [path.name]
    open_plan(path).close()
    assert os.listdir(tmp_path) == [path.name]


def test_opening_and_closing_alone_change_no_byte_of_the_file(tmp_path):
    path, _ = new_file(tmp_path)
    before = path.read_bytes()
    open_plan(path).close()
    read_plan(path)
    assert path.read_bytes() == before


def test_saved_is_said_after_the_commit_with_number_and_time(tmp_path):
    path, _ = new_file(tmp_path)
    told: list[tuple[int, datetime, int]] = []
    with desk(path) as opened:
        database = opened.file._database

        def saved(number: int, when: datetime) -> None:
            in_file = database.raw.execute("SELECT max(seq) FROM journal").fetchone()[0]
            told.append((number, when, in_file if not database.raw.in_transaction else -1))

        opened.file.on_saved = saved
        numbers = []
        opened.document.listen(lambda _event: numbers.append(opened.file._trail.seq))
        opened.write("một")
        opened.write("hai")
        assert opened.file.flush(10)
        assert opened.file.unsaved == 0
    assert [(number, in_file) for number, _, in_file in told] == [(1, 1), (2, 2)]
    assert numbers == [1, 2]
    assert all(abs(datetime.now(UTC) - when) < timedelta(minutes=1) for _, when, _ in told)


def test_recording_does_not_wait_for_a_slow_disk(tmp_path, monkeypatch):
    path, _ = new_file(tmp_path)
    save = plan_file._save

    def slowly(*args: object) -> None:
        time.sleep(0.3)
        save(*args)

    with desk(path) as opened:
        monkeypatch.setattr(plan_file, "_save", slowly)
        begin = time.monotonic()
        opened.write("một")
        opened.write("hai")
        assert time.monotonic() - begin < 0.25
        assert not opened.file.flush(0.01)
        assert opened.file.unsaved
        assert opened.file.flush(10)
    assert read_plan(path) == opened.plan


def fill_up(opened: Desk) -> None:
    """Let the file not grow by one page more."""
    assert opened.file.flush(10)
    raw = opened.file._database.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count={pages}").close()


def make_room(opened: Desk) -> None:
    opened.file._database.raw.execute("PRAGMA max_page_count=1000000").close()


@pytest.mark.parametrize("how", ["retry", "next edit", "flush", "close"])
def test_what_a_full_disk_refuses_stays_and_is_saved_in_order_once_there_is_room(tmp_path, how):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.write("trước")
        fill_up(opened)
        before = bytes_of(path)
        opened.add_rows(200, "Không còn chỗ")
        assert not opened.file.flush(10)
        opened.write("sau")
        assert not opened.file.flush(10)
        opened.document.undo()
        assert not opened.file.flush(10)
        assert [error.code for error in opened.failed] == [ErrorCode.DISK_FULL] * len(opened.failed)
        assert len(opened.failed) >= 3
        assert isinstance(opened.file.failure, KnownError)
        assert opened.file.failure.params == {"path": str(path)}
        assert (opened.saved, opened.file.unsaved) == ([1], 3)
        assert bytes_of(path) == before
        make_room(opened)
        if how == "retry":
            opened.file.retry()
        elif how == "next edit":
            opened.write("thêm")
        elif how == "close":
            opened.file.close()
        if how != "close":
            assert opened.file.flush(10)
            assert opened.file.failure is None
        last = 5 if how == "next edit" else 4
        assert opened.saved == list(range(1, last + 1))
    assert read_plan(path) == opened.plan
    assert os.listdir(tmp_path) == [path.name]


def test_closing_on_a_full_disk_says_so_and_stays_open_until_the_user_gives_the_edits_up(tmp_path):
    path, _ = new_file(tmp_path)
    opened = Desk(path)
    opened.write("giữ")
    kept = opened.plan
    fill_up(opened)
    opened.add_rows(200, "mất")
    with pytest.raises(KnownError) as caught:
        opened.file.close()
    assert caught.value.code is ErrorCode.DISK_FULL
    opened.write("vẫn mở")
    opened.file.close(discard=True)
    opened.file.close()
    with pytest.raises(RuntimeError):
        opened.write("đã đóng")
    with pytest.raises(RuntimeError):
        opened.file.save_copy(tmp_path / "copy.cchc")
    assert read_plan(path) == kept
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("with_history", [True, False])
def test_a_copy_of_a_plan_that_cannot_be_saved_holds_the_unsaved_edits_too(tmp_path, with_history):
    path, _ = new_file(tmp_path)
    copy = tmp_path / "chỗ khác" / "bản sao.cchc"
    copy.parent.mkdir()
    with desk(path) as opened:
        fill_up(opened)
        opened.add_rows(200, "chưa lưu")
        assert not opened.file.flush(10)
        opened.file.save_copy(copy, with_history=with_history)
        assert opened.file.unsaved == 1
    with open_plan(copy) as again:
        assert again.plan == opened.plan
        assert again.history.undo_label == ("Thêm mục tiêu" if with_history else None)
    assert os.listdir(copy.parent) == [copy.name]


def test_a_copy_without_history_holds_no_word_that_was_deleted(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.write("Bí mật không gửi đi")
        opened.write("Công khai")
        opened.file.save_copy(tmp_path / "full.cchc")
        opened.file.save_copy(tmp_path / "sent.cchc", with_history=False)
        with pytest.raises(KnownError) as caught:
            opened.file.save_copy(tmp_path / "sent.cchc")
        assert caught.value.code is ErrorCode.TARGET_EXISTS
        with pytest.raises(KnownError) as caught:
            opened.file.save_copy(path, replace=True)
        assert caught.value.code is ErrorCode.PLAN_IN_USE
        opened.write("Vẫn sửa tiếp")
        opened.file.save_copy(tmp_path / "full.cchc", replace=True)
    assert "Bí mật".encode() not in (tmp_path / "sent.cchc").read_bytes()
    assert read_plan(tmp_path / "full.cchc") == opened.plan
    with desk(tmp_path / "full.cchc") as copy:
        while copy.document.undo():
            pass
        assert copy.plan == read_plan_without_edits(path)
    with closing(sqlite3.connect(tmp_path / "sent.cchc")) as raw:
        assert raw.execute("SELECT count(*) FROM journal").fetchone() == (0,)


def read_plan_without_edits(path: Path):
    with desk(path) as opened:
        while opened.document.undo():
            pass
        start = opened.plan
        while opened.document.redo():
            pass
    return start


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB; only root may mount one."""
    folder = tmp_path / "thẻ nhớ"
    folder.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk cannot be mounted here (not root)")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_really_full(small_disk, tmp_path):
    path, _ = new_file(small_disk)
    ballast = small_disk / "ballast"
    with desk(path) as opened:
        opened.write("trước")
        assert opened.file.flush(10)
        room = shutil.disk_usage(small_disk).free
        ballast.write_bytes(bytes(room - 30_000))
        opened.add_rows(300, "Không còn chỗ " * 10)
        assert not opened.file.flush(10)
        assert opened.failed[0].code is ErrorCode.DISK_FULL
        opened.write("sau")
        with pytest.raises(KnownError) as caught:
            opened.file.save_copy(small_disk / "copy.cchc")
        assert caught.value.code is ErrorCode.DISK_FULL
        for replace in (False, True):
            with pytest.raises(KnownError) as caught:
                plan_file.create(small_disk / "new.cchc", opened.plan, replace=replace)
            assert caught.value.code is ErrorCode.DISK_FULL
        opened.file.save_copy(tmp_path / "copy.cchc")
        ballast.unlink()
        assert opened.file.flush(10)
    assert read_plan(path) == opened.plan == read_plan(tmp_path / "copy.cchc")
    assert os.listdir(small_disk) == [path.name]


def test_an_owner_file_that_finds_no_room_leaves_the_folder_as_it_was(small_disk):
    path, _ = new_file(small_disk)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    with pytest.raises(KnownError) as caught:
        open_plan(path)
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.PLAN_READ_ONLY)
    assert not lock.owner_path(path).exists()
    ballast.unlink()
    open_plan(path).close()


def test_entries_are_saved_in_order_each_until_it_is_saved():
    tries: list[int] = []
    broken = {2: 3}  # entry 2 fails three times
    failed = threading.Semaphore(0)

    class Numbered:
        def __init__(self, seq: int) -> None:
            self.seq = seq

    def save(entry: Numbered) -> None:
        tries.append(entry.seq)
        if broken.get(entry.seq, 0):
            broken[entry.seq] -= 1
            raise KnownError(ErrorCode.DISK_FULL, path="x")

    saved: list[int] = []
    writer = Writer(save, lambda number, when: saved.append(number), lambda error: failed.release())
    for seq in (1, 2, 3):
        writer.put(Numbered(seq))
    while not writer.flush(5):
        assert failed.acquire(timeout=5)
    assert saved == [1, 2, 3]
    assert tries == [1, 2, 2, 2, 2, 3]
    writer.stop()


def test_a_listener_that_fails_is_reported_and_costs_no_edit(tmp_path, monkeypatch):
    path, _ = new_file(tmp_path)
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    with desk(path) as opened:

        def broken(number: int, when: datetime) -> None:
            raise ValueError(number)

        opened.file.on_saved = broken
        opened.write("một")
        opened.write("hai")
        assert opened.file.flush(10)
    assert [str(report.exc_value) for report in reported] == ["1", "2"]
    assert read_plan(path) == opened.plan


def test_a_bug_while_saving_is_told_too_and_the_edit_waits(tmp_path, monkeypatch):
    path, _ = new_file(tmp_path)
    save = plan_file._save

    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    with desk(path) as opened:
        with monkeypatch.context() as patch:
            patch.setattr(plan_file, "_save", broken)
            opened.write("một")
            assert not opened.file.flush(10)
        assert isinstance(opened.failed[0], ZeroDivisionError)
        assert plan_file._save is save
        assert opened.file.flush(10)
    assert read_plan(path) == opened.plan


def test_an_exception_in_the_with_block_closes_the_file_with_what_could_be_saved(tmp_path):
    path, _ = new_file(tmp_path)

    def fail() -> None:
        with open_plan(path) as opened:
            assert opened.failure is None
            raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        fail()
    assert os.listdir(tmp_path) == [path.name]
