"""Safety copies: made at the right moments, verified, listed, thinned by the rule; never from a damaged plan."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import backups
from cchc_desktop.storage.backups import Copy, Reason
from cchc_desktop.storage.copy_keeper import CopyKeeper
from cchc_desktop.storage.plan_file import open_plan, read_plan
from tests.storage.desk import desk, new_file
from tests.storage.test_saving import fill_up, make_room


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setattr(backups, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", lambda: tmp_path / "data")
    return tmp_path / "data"


class Ear:
    """Hears what a keeper tells."""

    def __init__(self) -> None:
        self.made: list[Copy] = []
        self.failed: list[KnownError] = []
        self.told = threading.Condition()

    def on_made(self, copy: Copy) -> None:
        with self.told:
            self.made.append(copy)
            self.told.notify_all()

    def on_failed(self, error: KnownError) -> None:
        with self.told:
            self.failed.append(error)
            self.told.notify_all()

    def wait(self, made: int = 0, failed: int = 0) -> None:
        with self.told:
            assert self.told.wait_for(lambda: len(self.made) >= made and len(self.failed) >= failed, 10)


def test_a_copy_holds_plan_and_history_and_is_made_once_for_one_state(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        first = backups.make(opened.file, Reason.OPEN)
        assert first is not None
        assert backups.make(opened.file, Reason.TIMED) is None
        opened.write("một")
        assert opened.file.flush(10)
        second = backups.make(opened.file, Reason.TIMED)
        assert second is not None
        opened.document.undo()
        assert opened.file.flush(10)
        assert backups.make(opened.file, Reason.TIMED) is not None  # the same texts, but a step more
        plan = opened.plan
    kept = backups.copies(path)
    assert [copy.reason for copy in kept] == [Reason.TIMED, Reason.TIMED, Reason.OPEN]
    assert kept[-1] == first
    assert backups.read(kept[0]) == plan
    assert backups.read(second) != plan
    backups.put_back(second, tmp_path / "trở lại.cchc")
    with open_plan(tmp_path / "trở lại.cchc") as restored:
        assert restored.history.labels() == ["Sửa tên lĩnh vực"]
    assert backups.known_plans() == [(path, kept)]
    assert sorted(os.listdir(tmp_path)) == ["data", "kế hoạch.cchc", "trở lại.cchc"]


def test_the_keeper_copies_at_opening_with_changes_and_at_closing(tmp_path):
    path, _ = new_file(tmp_path)
    ear = Ear()
    with desk(path) as opened:
        keeper = CopyKeeper(opened.file, ear.on_made, ear.on_failed, interval=0.05)
        ear.wait(made=1)
        opened.write("một")
        ear.wait(made=2)
        opened.write("hai")
        assert opened.file.flush(10)
        keeper.stop()
        keeper.stop()
    assert [copy.reason for copy in ear.made[:2]] == [Reason.OPEN, Reason.TIMED]
    assert not ear.failed
    assert backups.read(backups.copies(path)[0]) == opened.plan
    with desk(path) as again:  # nothing has changed since: no other copy
        CopyKeeper(again.file, ear.on_made, ear.on_failed).stop()
    assert backups.copies(path)[0] == ear.made[-1]


def test_an_idle_plan_is_not_copied_again_and_again(tmp_path):
    path, _ = new_file(tmp_path)
    ear = Ear()
    with desk(path) as opened:
        keeper = CopyKeeper(opened.file, ear.on_made, ear.on_failed, interval=0.005)
        ear.wait(made=1)
        threading.Event().wait(0.2)
        keeper.stop()
    assert len(backups.copies(path)) == 1


def test_a_plan_damaged_while_open_never_becomes_a_copy_and_the_good_one_stays(tmp_path):
    path, plan = new_file(tmp_path)
    with desk(path) as opened:
        assert backups.make(opened.file, Reason.OPEN)
        opened.file._database.raw.execute("UPDATE meta SET value='2031' WHERE key='year'")
        opened.write("một")
        assert opened.file.flush(10)
        with pytest.raises(KnownError) as caught:
            backups.make(opened.file, Reason.TIMED)
        assert caught.value.code is ErrorCode.COPY_FAILED
    kept = backups.copies(path)
    assert len(kept) == 1
    assert backups.read(kept[0]) == plan
    assert len(os.listdir(kept[0].path.parent)) == 2  # the copy, and what plan it is of


def test_a_failure_is_told_and_the_next_time_it_goes_well(tmp_path, data):
    path, _ = new_file(tmp_path)
    data.write_bytes(b"a file where the folder should be")
    ear = Ear()
    with desk(path) as opened:
        keeper = CopyKeeper(opened.file, ear.on_made, ear.on_failed, interval=0.05)
        ear.wait(failed=2)
        assert {error.code for error in ear.failed} == {ErrorCode.COPY_FAILED}
        data.unlink()
        ear.wait(made=1)
        keeper.stop()
    assert backups.copies(path)


def test_edits_that_cannot_be_saved_are_in_the_rescue_copy(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        fill_up(opened)
        opened.add_rows(200, "Đẩy mạnh cải cách hành chính " * 10)
        assert not opened.file.flush(10)
        ear = Ear()
        keeper = CopyKeeper(opened.file, ear.on_made, ear.on_failed)
        keeper.want(Reason.RESCUE)
        ear.wait(made=1)
        assert backups.read(ear.made[-1]) == opened.plan
        make_room(opened)
        assert opened.file.flush(10)
        keeper.stop()
    assert read_plan(path) == opened.plan


def made_at(ages: list[timedelta], now: datetime) -> list[Copy]:
    return [Copy(Path(str(age)), now - age, Reason.TIMED, "", 0) for age in ages]


def test_the_rule_keeps_all_of_two_days_then_days_weeks_months(tmp_path):
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    every_hour = made_at([timedelta(hours=hours) for hours in range(24 * 800)], now)
    gone = {copy.path for copy in backups.superfluous(every_hour, now)}
    kept = [copy for copy in every_hour if copy.path not in gone]
    ages = [(now - copy.when) / timedelta(days=1) for copy in kept]
    assert sum(age <= 2 for age in ages) == 49
    assert sum(2 < age <= 14 for age in ages) in (12, 13)
    assert sum(14 < age <= 90 for age in ages) in range(10, 13)
    assert sum(age > 90 for age in ages) in range(20, 23)
    old = made_at([timedelta(days=900), timedelta(days=901)], now)
    assert backups.superfluous(old, now) == old[1:]  # the newest stays, however old


def test_thinning_takes_files_away_and_spares_the_newest(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        for text in ("một", "hai", "ba"):
            opened.write(text)
            assert opened.file.flush(10)
            backups.make(opened.file, Reason.TIMED)
    newest = backups.copies(path)[0]
    assert backups.thin(path) == []
    later = datetime.now(UTC) + timedelta(days=5)
    assert len(backups.thin(path, later)) == 2
    assert backups.copies(path) == [newest]
