"""Older files are raised after a verified copy, in one transaction; tried with a version that is made up."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import backups, migrations
from cchc_desktop.storage.plan_file import open_plan, read_plan
from tests.reliability import ladder
from tests.storage.desk import desk, new_file, tampering

SAMPLE = Path(__file__).parent / "samples" / "v1_0.cchc"


@pytest.fixture
def old(tmp_path, monkeypatch) -> Path:
    """A file of version 1.0 with a history, before a program of version 2.0."""
    monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", lambda: tmp_path / "data")
    (tmp_path / "plans").mkdir()
    path = tmp_path / "plans" / "cũ.cchc"
    shutil.copy(SAMPLE, path)
    return path


@pytest.fixture
def tomorrow():
    """From here on the program is version 2.0."""
    plan_before = read_plan(SAMPLE)
    ladder.climb()
    yield plan_before
    ladder.descend()


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("PRAGMA user_version").fetchone()[0]


def test_an_older_file_is_raised_after_a_copy_and_keeps_plan_and_history(old, tomorrow):
    before = old.read_bytes()
    assert read_plan(old) == tomorrow  # to look at it raises nothing
    assert old.read_bytes() == before
    with desk(old) as opened:
        assert opened.plan == tomorrow
        assert opened.document.history.labels() == ["Sửa số hiệu", "Thêm hoạt động"]
        assert opened.document.undo()
        plan = opened.plan
    assert version_of(old) == 2000
    assert read_plan(old) == plan
    (copy,) = backups.copies(old)
    assert copy.reason is backups.Reason.MIGRATION
    assert version_of(copy.path) == 1000
    assert backups.read(copy) == tomorrow
    with open_plan(old) as again:
        assert again.plan == plan
    assert len(backups.copies(old)) == 1
    assert [found.name for found in old.parent.iterdir()] == [old.name]


def test_a_file_made_by_the_new_version_has_the_schema_of_a_raised_one(old, tomorrow, tmp_path):
    open_plan(old).close()
    path, _ = new_file(tmp_path)
    schemas = []
    for file in (old, path):
        with closing(sqlite3.connect(file)) as raw:
            schemas.append(migrations.schema_of(raw.execute(migrations.SCHEMA_QUERY)))
    assert schemas[0] == schemas[1] == migrations.expected_schema(2000)


def test_without_a_copy_nothing_is_raised(old, tomorrow, tmp_path):
    (tmp_path / "data").write_bytes(b"a file where the folder should be")
    before = old.read_bytes()
    with pytest.raises(KnownError) as caught:
        open_plan(old)
    assert caught.value.code is ErrorCode.COPY_FAILED
    assert old.read_bytes() == before
    assert [found.name for found in old.parent.iterdir()] == [old.name]


def test_an_older_file_with_other_content_than_it_states_is_not_raised(old, tomorrow):
    with tampering(old, digest=False) as raw:
        raw.execute("UPDATE items SET text='khác' WHERE level='area'")
    before = old.read_bytes()
    with pytest.raises(KnownError) as caught:
        open_plan(old)
    assert caught.value.code in (ErrorCode.PLAN_DAMAGED, ErrorCode.COPY_FAILED)
    assert old.read_bytes() == before
    assert backups.copies(old) == []


def test_a_step_that_fails_leaves_the_old_file(old, tomorrow, monkeypatch):
    monkeypatch.setitem(migrations._STEPS, 2000, (*ladder.STEP, "INSERT INTO nowhere VALUES (1)"))
    before = old.read_bytes()
    with pytest.raises(KnownError):
        open_plan(old)
    assert old.read_bytes() == before


def test_today_refuses_the_file_of_tomorrow(tmp_path):
    ladder.climb()
    try:
        path, _ = new_file(tmp_path)
    finally:
        ladder.descend()
    with pytest.raises(KnownError) as caught:
        open_plan(path)
    assert caught.value.code is ErrorCode.PLAN_NEWER
