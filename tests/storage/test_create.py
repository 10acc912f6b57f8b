"""A new plan file gets its name when it is whole; what stood there stays until then, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import content, place
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.core.plans import random_plan
from tests.storage.desk import desk, new_file


def refused(path: Path, *, replace: bool = False) -> KnownError:
    """What creating answers; and the folder stays as it was."""
    before = {file.name: file.read_bytes() for file in path.parent.glob("*")} if path.parent.is_dir() else {}
    with pytest.raises(KnownError) as caught:
        create(path, random_plan(2, "annual-coded"), replace=replace)
    if path.parent.is_dir():
        assert {file.name: file.read_bytes() for file in path.parent.glob("*")} == before
        assert len(os.listdir(path.parent)) == len(before)  # hidden ones too
    return caught.value


def test_an_existing_target_is_replaced_only_on_request(tmp_path):
    path, _ = new_file(tmp_path)
    error = refused(path)
    assert (error.code, error.params) == (ErrorCode.TARGET_EXISTS, {"path": str(path)})
    other = random_plan(2, "annual-coded")
    create(path, other, replace=True)
    assert read_plan(path) == other
    path.write_bytes(b"something else")
    create(path, other, replace=True)
    assert read_plan(path) == other
    assert os.listdir(tmp_path) == [path.name]


def test_a_missing_folder_a_file_as_folder_and_a_folder_as_target(tmp_path):
    assert refused(tmp_path / "none" / "plan.cchc").code is ErrorCode.TARGET_FOLDER_MISSING
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(KnownError) as caught:
        create(tmp_path / "file" / "plan.cchc", random_plan(1, "annual-coded"))
    assert caught.value.code is ErrorCode.TARGET_FOLDER_MISSING
    (tmp_path / "file").unlink()
    (tmp_path / "plan.cchc").mkdir()
    for replace in (False, True):
        with pytest.raises(KnownError) as caught:
            create(tmp_path / "plan.cchc", random_plan(1, "annual-coded"), replace=replace)
        assert caught.value.code is (ErrorCode.TARGET_NOT_WRITABLE if replace else ErrorCode.TARGET_EXISTS)
    assert os.listdir(tmp_path) == ["plan.cchc"]


def test_a_name_that_is_too_long(tmp_path):
    assert refused(tmp_path / ("ế" * 200 + ".cchc")).code is ErrorCode.TARGET_NOT_WRITABLE


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, ErrorCode.DISK_FULL), (errno.EACCES, ErrorCode.TARGET_NOT_WRITABLE)]
)
@pytest.mark.parametrize("step", ["_sync_file", "_put"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step, number, code):
    path, plan = new_file(tmp_path)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(place, step, fail)
    assert refused(path, replace=True).code is code
    assert refused(tmp_path / "new.cchc").code is code
    assert read_plan(path) == plan


def test_a_bug_while_writing_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(content, "write_all", fail)
    with pytest.raises(ZeroDivisionError):
        create(tmp_path / "plan.cchc", random_plan(1, "annual-coded"))
    assert os.listdir(tmp_path) == []


def test_two_at_once_make_one_file_and_the_other_is_told(tmp_path):
    path = tmp_path / "plan.cchc"
    start = threading.Barrier(6)
    made: list[int] = []
    told: list[ErrorCode] = []

    def run(seed: int) -> None:
        plan = random_plan(seed, "annual-coded")
        start.wait()
        try:
            create(path, plan)
            made.append(seed)
        except KnownError as error:
            told.append(error.code)

    threads = [threading.Thread(target=run, args=[seed]) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), told) == (1, [ErrorCode.TARGET_EXISTS] * 5)
    assert read_plan(path) == random_plan(made[0], "annual-coded")
    assert os.listdir(tmp_path) == [path.name]


def test_on_a_disk_that_knows_no_links_the_name_is_given_all_the_same(tmp_path, monkeypatch):
    def refuse(*_args: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path, plan = new_file(tmp_path)
    assert read_plan(path) == plan
    assert refused(path).code is ErrorCode.TARGET_EXISTS
    assert os.listdir(tmp_path) == [path.name]


def test_a_journal_that_an_earlier_file_left_is_never_played_into_a_new_one(tmp_path):
    """SQLite would do that; and we neither move nor delete it."""
    journal = tmp_path / "plan.cchc-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    for replace in (False, True):
        error = refused(tmp_path / "plan.cchc", replace=replace)
        assert (error.code, error.params) == (ErrorCode.TARGET_EXISTS, {"path": str(journal)})
    (tmp_path / "plan.cchc").write_bytes(b"no database")
    assert refused(tmp_path / "plan.cchc", replace=True).code is ErrorCode.TARGET_EXISTS


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    path, _ = new_file(tmp_path)
    link = tmp_path / "link.cchc"
    link.symlink_to(path)
    plan = random_plan(4, "annual-coded")
    create(link, plan, replace=True)
    assert link.is_symlink()
    assert read_plan(path) == plan
    with desk(link) as opened:
        opened.write("qua liên kết")
    assert read_plan(path) == opened.plan


@pytest.mark.parametrize("name", ["Kế hoạch 100% #1?.cchc", "a b&c=d.cchc", "'quote\".cchc", "không đuôi"])
def test_any_name_a_file_can_have(tmp_path, name):
    plan = random_plan(1, "annual-coded")
    create(tmp_path / name, plan)
    with desk(tmp_path / name) as opened:
        opened.write("sửa")
    assert read_plan(tmp_path / name) == opened.plan
    assert os.listdir(tmp_path) == [name]


def test_the_first_released_version_of_the_file_opens_for_ever(tmp_path):
    sample = Path(__file__).parent / "samples" / "v1_0.cchc"
    path = tmp_path / "plan.cchc"
    path.write_bytes(sample.read_bytes())
    with open_plan(path) as opened:
        assert opened.plan.year == 2027
        assert opened.plan.document.number == "12/KH-UBND"
        assert opened.history.labels() == ["Sửa số hiệu", "Thêm hoạt động"]
        assert opened.history.redo_label == "Xóa hoạt động"
        texts = [item.text for item in opened.plan.walk()]
    assert texts == [
        "", None, "CẢI CÁCH THỂ CHẾ", "Hoàn thiện thể chế", "Rà soát văn bản", "Ban hành kế hoạch", "Tổ chức rà soát",
    ]  # fmt: skip
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1000,)
