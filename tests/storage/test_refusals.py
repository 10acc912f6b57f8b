"""Files that are not whole, not ours or not to be written: one known error, the file as it was, nothing beside it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Level
from cchc_desktop.storage import lock
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.storage.desk import desk, new_file, tampering


def refusals(path: Path) -> set[ErrorCode]:
    """What opening and reading answer; and both leave file and folder as they were."""
    before = path.read_bytes() if path.is_file() else b""
    beside = sorted(os.listdir(path.parent))
    codes: set[ErrorCode] = set()
    for use in (open_plan, read_plan):
        with pytest.raises(KnownError) as caught:
            use(path)
        codes.add(caught.value.code)
        assert caught.value.params["path"] == str(path)
    if path.is_file():
        assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == beside
    return codes


def test_a_missing_file(tmp_path):
    assert refusals(tmp_path / "plan.cchc") == {ErrorCode.PLAN_MISSING}
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(KnownError) as caught:
        open_plan(tmp_path / "file" / "plan.cchc")
    assert caught.value.code is ErrorCode.PLAN_MISSING


@pytest.mark.parametrize("content", [b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", b"PK\x03\x04" + bytes(200), bytes(8192)])
def test_a_file_of_another_kind(tmp_path, content):
    path = tmp_path / "plan.cchc"
    path.write_bytes(content)
    assert refusals(path) == {ErrorCode.PLAN_FOREIGN}


def test_a_folder_and_a_pipe(tmp_path):
    (tmp_path / "plan.cchc").mkdir()
    assert refusals(tmp_path / "plan.cchc") == {ErrorCode.PLAN_FOREIGN}
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.cchc")
        assert refusals(tmp_path / "pipe.cchc") == {ErrorCode.PLAN_FOREIGN}


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "plan.cchc"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE items (id TEXT)")
    assert refusals(path) == {ErrorCode.PLAN_FOREIGN}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON items BEGIN DELETE FROM items; END",
        "CREATE VIEW v AS SELECT * FROM items",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON items (lower(text))",
        "ALTER TABLE items ADD COLUMN more TEXT",
        "DROP TABLE journal",
        "DROP INDEX items_in_order",
        "PRAGMA application_id=1",
        "PRAGMA user_version=0",
        "PRAGMA journal_mode=WAL",
    ],
)
def test_a_schema_or_header_that_is_not_ours(tmp_path, statement):
    path, _ = new_file(tmp_path)
    with tampering(path, digest=False) as raw:
        raw.execute(statement)
    assert refusals(path) == {ErrorCode.PLAN_FOREIGN}


def test_a_newer_major_version_and_a_newer_schema(tmp_path):
    path, plan = new_file(tmp_path)
    with tampering(path, digest=False) as raw:
        raw.execute("PRAGMA user_version=1001")
    assert read_plan(path) == plan  # a newer minor version keeps the schema
    with tampering(path, digest=False) as raw:
        raw.execute("CREATE TABLE more (x)")
    assert refusals(path) == {ErrorCode.PLAN_NEWER}
    with tampering(path, digest=False) as raw:
        raw.execute("DROP TABLE more")
        raw.execute("PRAGMA user_version=2000")
    assert refusals(path) == {ErrorCode.PLAN_NEWER}


@pytest.mark.parametrize("share", [0.0, 0.0005, 0.004, 0.3, 0.6, 0.99])
def test_a_truncated_file(tmp_path, share):
    path, _ = new_file(tmp_path, size=4)
    os.truncate(path, int(path.stat().st_size * share))
    assert refusals(path) == {ErrorCode.PLAN_DAMAGED}


DAMAGE = {
    "orphan": "PRAGMA foreign_keys=OFF; UPDATE items SET parent='nowhere' WHERE level='task'",
    "cycle": "UPDATE items SET parent=(SELECT id FROM items AS a WHERE a.level='activity' AND a.parent=items.id)"
    " WHERE level='task'",
    "wrong level": "UPDATE items SET level='activity' WHERE level='area'",
    "unknown level": "UPDATE items SET level='chapter' WHERE level='area'",
    "two roots": "UPDATE items SET parent=NULL WHERE level='appendix'",
    "no root": "UPDATE items SET id='other' WHERE level='plan'; UPDATE items SET parent='other' WHERE parent='plan'",
    "no items": "DELETE FROM items",
    "marks no JSON": "UPDATE items SET marks='{' WHERE level='activity'",
    "marks no object": "UPDATE items SET marks='[1]' WHERE level='activity'",
    "fields no texts": "UPDATE items SET extra='{\"a\":1}' WHERE level='activity'",
    "deep JSON": "UPDATE items SET extra='" + "[" * 100_000 + "' WHERE level='area'",
    "form no form": "UPDATE meta SET value='{\"id\":\"x\"}' WHERE key='form'",
    "year no year": "UPDATE meta SET value='\"soon\"' WHERE key='year'",
    "document a list": "UPDATE meta SET value='[]' WHERE key='document'",
    "part missing": "DELETE FROM meta WHERE key='period'",
    "no last step": "DELETE FROM meta WHERE key='seq'",
    "no UTF-8": "UPDATE items SET text=CAST(x'41ff42' AS TEXT) WHERE level='area'",
}


@pytest.mark.parametrize("name", DAMAGE)
def test_content_that_contradicts_itself(tmp_path, name):
    """The digest is made to agree, so that each check has to notice by itself."""
    path, _ = new_file(tmp_path, seed=3)
    agreeing = name not in ("no last step", "no UTF-8")  # those leave nothing to make a digest of
    with tampering(path, digest=agreeing) as raw:
        raw.executescript(DAMAGE[name])
        assert raw.total_changes
    assert refusals(path) == {ErrorCode.PLAN_DAMAGED}


def test_a_value_of_another_type_behind_a_true_schema(tmp_path):
    path, _ = new_file(tmp_path)
    with tampering(path, digest=False) as raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name='items'").fetchone()
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_schema SET sql=? WHERE name='items'", [sql.removesuffix(" STRICT")])
    with tampering(path, digest=False) as raw:
        raw.execute("UPDATE items SET text=x'00ff' WHERE level='area'")
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_schema SET sql=? WHERE name='items'", [sql])
    assert refusals(path) == {ErrorCode.PLAN_DAMAGED}


def test_every_flipped_letter_is_noticed_though_sqlite_finds_nothing(tmp_path):
    path, plan = new_file(tmp_path, seed=3, size=4)
    whole = path.read_bytes()
    rng = random.Random(7)
    texts = [item.text for item in plan.walk() if item.level in (Level.OBJECTIVE, Level.TASK, Level.ACTIVITY)]
    unnoticed = 0
    for text in rng.sample(texts, 25):
        flipped = bytearray(whole)
        flipped[whole.index(text.encode()) + text.index(" ")] ^= 1  # a blank becomes "!"
        path.write_bytes(flipped)
        with closing(sqlite3.connect(path)) as raw:
            unnoticed += raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with pytest.raises(KnownError) as caught:
            open_plan(path)
        assert caught.value.code is ErrorCode.PLAN_DAMAGED
    assert unnoticed == 25  # the control: this is why there is a digest


def test_a_bit_flipped_anywhere_is_refused_or_changes_nothing(tmp_path):
    path, _ = new_file(tmp_path, seed=3)
    with desk(path) as opened:
        for number in range(5):
            opened.write(f"lần {number}")
    with open_plan(path) as opened:
        plan, done = opened.plan, opened.history.done
    whole = path.read_bytes()
    rng = random.Random(11)
    refused = 0
    for _ in range(120):
        flipped = bytearray(whole)
        flipped[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        path.write_bytes(flipped)
        try:
            with open_plan(path) as opened:
                assert (opened.plan, opened.history.done) == (plan, done)
        except KnownError:
            refused += 1
    assert refused > 15


def test_a_journal_that_is_not_whole_is_refused_for_editing_and_the_plan_can_still_be_read(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.write("một")
        opened.write("hai")
    shutil.copy(path, tmp_path / "good.cchc")
    for statement in (
        "UPDATE journal SET label='khác' WHERE seq=1",
        "UPDATE journal SET changes=x'00' WHERE seq=2",
        "DELETE FROM journal WHERE seq=1",
        "DELETE FROM journal WHERE seq=2",
        "UPDATE journal SET below=2 WHERE seq=2",
        "UPDATE journal SET act='undo', target=1 WHERE seq=2",
    ):
        shutil.copy(tmp_path / "good.cchc", path)
        with tampering(path, digest=False) as raw:
            raw.execute(statement)
        with pytest.raises(KnownError) as caught:
            open_plan(path)
        assert caught.value.code is ErrorCode.PLAN_DAMAGED, statement
        assert read_plan(path) == opened.plan


@pytest.fixture
def read_only(tmp_path: Path):
    """Makes a folder read-only; for root by a mount, where that is possible."""
    mounted: list[Path] = []

    def protect(folder: Path) -> None:
        if hasattr(os, "geteuid") and os.geteuid() != 0:
            folder.chmod(0o555)
            return
        bind = [["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder]]
        try:
            for command in bind:
                subprocess.run(command, check=True, capture_output=True)
                mounted.append(folder)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("running as root, and mounting is not allowed: no folder can be read-only")

    yield protect
    for folder in set(mounted):
        subprocess.run(["umount", folder], check=True)
    for folder in tmp_path.iterdir():
        if folder.is_dir():
            folder.chmod(0o755)


def test_a_read_only_folder_can_be_read_and_not_be_edited_or_written_to(tmp_path, read_only):
    folder = tmp_path / "thẻ nhớ"
    folder.mkdir()
    path, plan = new_file(folder)
    read_only(folder)
    with pytest.raises(KnownError) as caught:
        open_plan(path)
    assert caught.value.code is ErrorCode.PLAN_READ_ONLY
    assert read_plan(path) == plan
    for replace in (True, False):
        with pytest.raises(KnownError) as caught:
            create(folder / "new.cchc", plan, replace=replace)
        assert caught.value.code is ErrorCode.TARGET_NOT_WRITABLE
    with pytest.raises(KnownError) as caught:
        create(path, plan, replace=True)
    assert caught.value.code is ErrorCode.TARGET_NOT_WRITABLE
    assert os.listdir(folder) == [path.name]


def test_a_folder_that_takes_no_owner_file_is_read_only_and_the_lock_is_let_go(tmp_path, monkeypatch):
    path, plan = new_file(tmp_path)

    def refuse(*_args: object, **_kwargs: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(lock.os, "open", refuse)
        with pytest.raises(KnownError) as caught:
            open_plan(path)
        assert caught.value.code is ErrorCode.PLAN_READ_ONLY
    with open_plan(path) as opened:
        assert opened.plan == plan


def test_an_unreadable_file_is_told_apart_from_a_damaged_one(tmp_path, monkeypatch):
    path, _ = new_file(tmp_path)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(KnownError) as caught:
        read_plan(path)
    assert caught.value.code is ErrorCode.SOURCE_UNREADABLE
    assert caught.value.params["reason"] == "Input/output error"
