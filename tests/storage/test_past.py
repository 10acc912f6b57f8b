"""The past of a plan: every state can be shown again; named versions outlive the journal, which is thinned by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.core.changes import apply
from cchc_desktop.core.document import Act
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import past
from cchc_desktop.storage.plan_file import read_plan
from tests.storage.desk import Session, desk, new_file, tampering


def code_of(act) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


def test_every_state_of_a_random_session_can_be_shown_again_also_after_reopening(tmp_path):
    path, plan = new_file(tmp_path, 5)
    seen = [plan]
    with desk(path) as opened:
        opened.document.listen(lambda event: seen.append(event.after))
        user = Session(opened.document, 5)
        for _ in range(60):
            user.act()
        assert [opened.file.past.plan_after(step) == seen[step] for step in range(len(seen))] == [True] * len(seen)
    with desk(path) as opened:
        steps = opened.file.past.steps()
        assert [step.seq for step in steps] == list(range(len(seen) - 1, 0, -1))
        assert {Act.EDIT, Act.UNDO, Act.REDO} <= {step.act for step in steps}
        for step in steps:
            assert opened.file.past.plan_after(step.seq) == seen[step.seq]
            assert apply(seen[step.seq - 1], opened.file.past.changes(step.seq)) == seen[step.seq]
        assert opened.file.past.plan_after(0) == plan
        assert len(opened.file.past.steps(3)) == 3


def test_going_back_is_one_step_that_can_be_undone(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        for text in ("một", "hai", "ba"):
            opened.write(text)
        now = opened.plan
        there = opened.file.past.plan_after(1)
        opened.document.apply("Trở về bước 1", lambda _plan: there)
        assert opened.plan == there
        assert opened.file.flush(10)
        opened.document.undo()
        assert opened.plan == now
        assert [step.label for step in opened.file.past.steps(2)] == ["Trở về bước 1", "Trở về bước 1"]
    assert read_plan(path) == now


def test_named_versions_are_kept_in_the_file_listed_and_dropped(tmp_path):
    path, plan = new_file(tmp_path)
    with desk(path) as opened:
        opened.file.past.name_version("Lúc đầu")
        opened.write("một")
        opened.file.past.name_version("  Bản trình\nlần 1 ")
        first = opened.plan
        opened.write("hai")
        assert code_of(lambda: opened.file.past.name_version("Bản trình lần 1")) is ErrorCode.VERSION_EXISTS
        assert code_of(lambda: opened.file.past.name_version(" \n")) is ErrorCode.VERSION_UNNAMED
    with desk(path) as opened:
        assert [(v.name, v.seq) for v in opened.file.past.versions()] == [("Lúc đầu", 0), ("Bản trình lần 1", 1)]
        assert all(v.user and v.at.endswith("+00:00") for v in opened.file.past.versions())
        assert opened.file.past.version_plan("Bản trình lần 1") == first
        assert opened.file.past.version_plan("Lúc đầu") == plan
        opened.file.save_copy(tmp_path / "with.cchc")
        opened.file.save_copy(tmp_path / "without.cchc", with_history=False)
        opened.file.past.drop_version("Lúc đầu")
        assert [v.name for v in opened.file.past.versions()] == ["Bản trình lần 1"]
        assert code_of(lambda: opened.file.past.version_plan("Lúc đầu")) is ErrorCode.PLAN_DAMAGED
    for name, count in (("with.cchc", 2), ("without.cchc", 0)):
        with desk(tmp_path / name) as opened:
            assert len(opened.file.past.versions()) == count


def test_a_damaged_version_or_step_is_told_and_the_plan_stays_open(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        for text in ("một", "hai"):
            opened.write(text)
        opened.file.past.name_version("bản")
    with tampering(path, digest=False) as raw:
        raw.execute("UPDATE versions SET name='bản khác'")
    with desk(path) as opened:
        assert code_of(lambda: opened.file.past.version_plan("bản khác")) is ErrorCode.PLAN_DAMAGED
        assert code_of(lambda: opened.file.past.changes(9)) is ErrorCode.PLAN_DAMAGED
        opened.write("ba")
        assert opened.file.flush(10)


def many_steps(path: Path, count: int) -> None:
    with desk(path) as opened:
        for number in range(count):
            opened.write(f"lần {number}")


@pytest.mark.parametrize("limit", ["rows", "bytes"])
def test_a_long_journal_is_thinned_and_loses_no_version_nor_what_undo_reaches(tmp_path, monkeypatch, limit):
    monkeypatch.setattr("cchc_desktop.storage.journal.HISTORY_LIMIT", 10)
    path, _ = new_file(tmp_path)
    many_steps(path, 100)
    with desk(path) as opened:
        for _ in range(7):
            opened.document.undo()
        opened.file.past.name_version("Bản trình lần 1")
        at_version = opened.plan
    if limit == "rows":
        monkeypatch.setattr(past, "MOST_ROWS", 60)
    else:
        monkeypatch.setattr(past, "MOST_BYTES", 4_000)
    with desk(path) as opened:
        first = opened.file.past.first_step
        assert 1 < first <= 78
        assert opened.file.past.steps()[-1].seq == first
        assert len(opened.document.history.done) == 10
        assert len(opened.document.history.undone) == 7
        assert opened.file.past.version_plan("Bản trình lần 1") == at_version
        assert opened.plan == at_version
        opened.file.past.plan_after(first - 1)
        assert code_of(lambda: opened.file.past.plan_after(first - 2)) is ErrorCode.PLAN_DAMAGED
    monkeypatch.setattr("cchc_desktop.storage.journal.HISTORY_LIMIT", 1000)
    with desk(path) as opened:
        undone = 0
        while opened.document.undo():
            undone += 1
        assert undone >= 10
        opened.write("nhánh mới")
        end = opened.plan
    assert read_plan(path) == end
    with desk(path) as opened:  # also from below the oldest step kept
        assert opened.document.undo()
        assert opened.document.redo()
        assert opened.plan == end


def test_a_journal_within_its_limits_is_left_alone(tmp_path):
    path, _ = new_file(tmp_path)
    many_steps(path, 30)
    before = path.read_bytes()
    with desk(path) as opened:
        assert opened.file.past.first_step == 1
    assert path.read_bytes() == before
