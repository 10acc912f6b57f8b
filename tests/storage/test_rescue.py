"""What is left of a damaged plan is brought into a new one; what is lost is listed; the damaged file stays as it is."""

from __future__ import annotations

import random
import shutil

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import ROOT, Plan
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from cchc_desktop.storage.rescue import Loss, rescue
from tests.core.plans import form, random_plan
from tests.storage.desk import tampering


@pytest.fixture
def big(tmp_path):
    """A plan over many pages, and its file."""
    plan = random_plan(4, "annual-coded", 12)
    path = tmp_path / "hỏng.cchc"
    create(path, plan)
    return path, plan


def is_tree(plan: Plan) -> bool:
    seen = [item.id for item in plan.walk()]
    return len(seen) == len(set(seen)) == len(plan.items)


def test_a_plan_whose_digest_differs_is_read_whole_and_told_unproved(big):
    path, plan = big
    with tampering(path, digest=False) as raw:
        raw.execute("UPDATE meta SET value='0' WHERE key='digest'")
    with pytest.raises(KnownError):
        open_plan(path)
    found = rescue(path, form())
    assert found.plan == plan
    assert dict(found.losses) == {Loss.HISTORY: 1, Loss.UNPROVED: 1}


def test_lost_rows_parts_and_parents_are_listed_and_their_children_kept(big, tmp_path):
    path, plan = big
    parent = next(item for item in plan.walk() if item.level.value == "task" and item.children)
    with tampering(path, digest=False) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM items WHERE id=?", [parent.id])
        raw.execute("UPDATE meta SET value='{' WHERE key IN ('form', 'document', 'year')")
    found = rescue(path, form())
    assert dict(found.losses)[Loss.PARENTS] == 1
    assert {Loss.FORM, Loss.DOCUMENT, Loss.YEAR} <= {loss for loss, _ in found.losses}
    assert found.plan[parent.id].children == parent.children
    assert {item.text for item in found.plan.walk()} >= {plan[child].text for child in parent.children}
    assert is_tree(found.plan)
    create(tmp_path / "cứu.cchc", found.plan)
    assert read_plan(tmp_path / "cứu.cchc") == found.plan


def test_pages_that_are_gone_cost_the_rows_on_them_and_no_more(big, tmp_path):
    path, plan = big
    rng = random.Random(1)
    whole = path.read_bytes()
    pages = len(whole) // 4096
    assert pages > 8
    rescued = refused = 0
    for number in range(1, pages, 2):
        damaged = bytearray(whole)
        damaged[number * 4096 : (number + 1) * 4096] = rng.randbytes(4096)
        path.write_bytes(damaged)
        try:
            read_plan(path)
            continue  # a page that holds nothing
        except KnownError:
            pass
        try:
            found = rescue(path, form())
        except KnownError:  # nothing at all could be read
            refused += 1
            continue
        assert path.read_bytes() == damaged
        assert is_tree(found.plan)
        known = {item.id for item in plan.walk()}
        share = len(known & found.plan.items.keys()) / len(known)
        rescued += share > 0.4
        create(tmp_path / f"{number}.cchc", found.plan)
    assert rescued >= refused
    assert rescued > pages // 6
    assert [entry.name for entry in tmp_path.iterdir() if "journal" in entry.name] == []


def test_rings_and_strange_values_are_no_trap(big):
    path, plan = big
    first, second = [item.id for item in plan.walk() if item.level.value == "area"][:2]
    with tampering(path, digest=False) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("UPDATE items SET parent=? WHERE id=?", [second, first])
        raw.execute("UPDATE items SET parent=? WHERE id=?", [first, second])
        raw.execute("UPDATE items SET level='chưa biết' WHERE id=(SELECT max(id) FROM items WHERE level='activity')")
        raw.execute("DELETE FROM items WHERE id=?", [ROOT])
    found = rescue(path, form())
    assert is_tree(found.plan)
    assert dict(found.losses)[Loss.ROWS] == 1
    assert {first, second} <= found.plan.items.keys()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", bytes(8192)])
def test_a_file_with_nothing_in_it(tmp_path, content):
    path = tmp_path / "rỗng.cchc"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        rescue(path, form())
    assert caught.value.code is ErrorCode.NOTHING_RESCUED
    shutil.copy(path, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == content
