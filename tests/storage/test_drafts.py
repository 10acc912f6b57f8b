"""Drafts: on disk within a second, offered after a crash, gone after a good end, no step of the plan."""

from __future__ import annotations

import os
import time

import pytest

from cchc_desktop.storage import drafts
from cchc_desktop.storage.drafts import DraftKeeper, draft_path, left_behind


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", lambda: tmp_path / "data")
    return tmp_path / "kế hoạch.cchc"


def texts_of(found) -> list[tuple[str, str, str]]:
    return [(draft.item, draft.column, draft.text) for draft in found]


def test_what_is_typed_is_on_disk_within_a_second_at_every_letter(plan):
    keeper = DraftKeeper(plan)
    text = ""
    begin = time.monotonic()
    oldest = 0.0
    for letter in "Rà soát văn bản quy phạm pháp luật " * 2:
        text += letter
        keeper.keep([("a1", "lead", text)])
        time.sleep(0.02)
        found = texts_of(left_behind(plan))
        on_disk = len(found[0][2]) if found else 0
        oldest = max(oldest, (len(text) - on_disk) * 0.02)
    assert time.monotonic() - begin > 1.2
    assert oldest < 1.0
    assert keeper.flush()
    assert texts_of(left_behind(plan)) == [("a1", "lead", text)]
    assert left_behind(plan)[0].at.endswith("+00:00")
    keeper.keep([])
    assert keeper.flush()
    assert not draft_path(plan).exists()
    keeper.keep([("a1", "lead", "lại")])
    keeper.close()
    keeper.close()
    assert os.listdir(plan.parent) == []


def test_after_a_crash_the_next_one_offers_it_until_it_is_decided(plan):
    crashed = DraftKeeper(plan)
    crashed.keep([("a1", "text", "dở dang"), ("s2", "text", "câu thứ hai")])
    assert crashed.flush()  # and no close
    after = DraftKeeper(plan)
    assert texts_of(after.left) == [("a1", "text", "dở dang"), ("s2", "text", "câu thứ hai")]
    after.keep([("a3", "text", "mới")])
    assert after.flush()
    assert len(left_behind(plan)) == 3
    after.close()  # without a decision
    assert not draft_path(plan).exists()
    again = DraftKeeper(plan)
    assert texts_of(again.left) == [("a1", "text", "dở dang"), ("s2", "text", "câu thứ hai")]
    again.decided()
    assert again.flush()
    again.close()
    assert left_behind(plan) == ()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"digest":"","drafts":[]}', b"\xff" * 100])
def test_a_file_that_is_not_whole_is_none(plan, content):
    draft_path(plan).write_bytes(content)
    assert left_behind(plan) == ()


def test_a_torn_file_is_none(plan):
    keeper = DraftKeeper(plan)
    keeper.keep([("a1", "text", "chữ " * 50)])
    assert keeper.flush()
    whole = draft_path(plan).read_bytes()
    for cut in range(0, len(whole), 7):
        draft_path(plan).write_bytes(whole[:cut])
        assert left_behind(plan) == ()
    draft_path(plan).write_bytes(whole.replace("chữ".encode(), b"chu" + b" ", 1))
    assert left_behind(plan) == ()


def test_a_disk_that_refuses_costs_nothing_but_the_draft(plan, monkeypatch):
    keeper = DraftKeeper(plan)

    def refuse(*_args: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(drafts, "_write", refuse)
    keeper.keep([("a1", "text", "một")])
    assert keeper.flush()
    assert isinstance(keeper.failure, OSError)
    monkeypatch.undo()
    keeper.keep([("a1", "text", "một hai")])
    assert keeper.flush()
    assert keeper.failure is None
    assert texts_of(left_behind(plan)) == [("a1", "text", "một hai")]
    keeper._path.unlink()
