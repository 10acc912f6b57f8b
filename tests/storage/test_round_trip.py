"""What goes into a plan file comes out of it: whole plans, and plans after any edits, undo and redo across sessions."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan, Signature, empty_plan
from cchc_desktop.storage import content, journal, migrations, rows
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.core.plans import form, plans
from tests.storage.desk import Session, desk, new_file

_numbers = itertools.count()
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plans")


def fresh_path(folder: Path) -> Path:
    return folder / f"{next(_numbers)}.cchc"


@given(plans)
@settings(max_examples=25)
def test_a_plan_written_whole_is_read_back_equal(folder, plan):
    path = fresh_path(folder)
    create(path, plan)
    assert read_plan(path) == plan
    assert [item.id for item in read_plan(path).items.values()] == [item.id for item in plan.walk()]


@given(
    st.none() | anything,
    st.dictionaries(st.sampled_from([*rows.FIELDS, "caption", "marker", "criterion"]), anything),
    st.dictionaries(anything, anything, max_size=3),
)
@settings(max_examples=40)
def test_any_text_field_and_mark_comes_back_absent_or_empty_as_it_was(folder, text, fields, marks):
    plan = empty_plan(form(), 2027)
    item = Item("x", Level.OBJECTIVE, plan[plan.appendices[0]].children[0], text, fields, marks)
    area = plan[item.parent]
    plan = plan.with_items(item, replace(area, children=(item.id,)))
    path = fresh_path(folder)
    create(path, plan)
    assert read_plan(path)["x"] == item


def test_everything_a_plan_says_of_itself_comes_back(tmp_path):
    document = DocumentInfo(
        number="223/KH-UBND",
        place="Bắc Kạn",
        date="ngày 23 tháng 12 năm 2024",
        issuer="ỦY BAN NHÂN DÂN",
        parent_issuer="TỈNH BẮC KẠN",
        type="KẾ HOẠCH",
        title="Cải cách hành chính",
        bases=("Căn cứ một", "Căn cứ hai"),
        recipients=("- Như trên;", "- Lưu: VT."),
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    )
    plan = replace(empty_plan(form("annual-by-objective")), year=None, period=(2026, 2030), document=document)
    create(tmp_path / "plan.cchc", plan)
    assert read_plan(tmp_path / "plan.cchc") == plan


def test_every_level_that_core_knows_can_be_stored(tmp_path):
    """Also the levels of PAR INDEX and of the body, nested."""
    tree = [
        Item(ROOT, Level.PLAN, None, children=("body", "appendix")),
        Item("body", Level.BODY, ROOT, None, children=("section",)),
        Item("section", Level.SECTION, "body", "I", {"marker": "I."}, children=("inner",)),
        Item("inner", Level.SECTION, "section", "1", children=("words",)),
        Item("words", Level.PARAGRAPH, "inner", "Lời"),
        Item("appendix", Level.APPENDIX, ROOT, None, children=("criterion", "total")),
        Item("criterion", Level.CRITERION, "appendix", "1", children=("deeper",)),
        Item("deeper", Level.CRITERION, "criterion", "1.1", {"standard_points": "10,10"}),
        Item("total", Level.TOTAL, "appendix", "Tổng"),
    ]
    plan = Plan(form(), {item.id: item for item in tree}, 2027)
    create(tmp_path / "plan.cchc", plan)
    assert read_plan(tmp_path / "plan.cchc") == plan


@pytest.mark.parametrize("seed", range(6))
def test_random_sessions_come_back_and_undo_leads_to_the_start_across_all_of_them(tmp_path, seed):
    path, start = new_file(tmp_path, seed)
    for session in range(3):
        with desk(path) as opened:
            user = Session(opened.document, 10 * seed + session)
            for _ in range(25):
                user.act()
            assert opened.file.flush(10)
            assert opened.saved == sorted(opened.saved)
            history = opened.document.history
        assert read_plan(path) == opened.plan
        with open_plan(path) as again:
            assert again.plan == opened.plan
            assert (again.history.done, again.history.undone) == (history.done, history.undone)
    with desk(path) as opened:
        while opened.document.redo():
            pass
        newest = opened.plan
        while opened.document.undo():
            pass
        assert opened.plan == start
        while opened.document.redo():
            pass
        assert opened.plan == newest
    assert read_plan(path) == newest


def test_the_journal_says_who_did_what_when_and_undo_names_its_step_only(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.write("một")
        opened.write("hai")
        opened.document.undo()
        opened.document.redo()
        opened.document.undo()
        opened.write("ba")
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute("SELECT seq, act, label, below, target, changes IS NULL FROM journal").fetchall()
        at, user = raw.execute("SELECT at, user FROM journal").fetchone()
    label = "Sửa tên lĩnh vực"
    assert found == [
        (1, "edit", label, None, None, 0),
        (2, "edit", label, 1, None, 0),
        (3, "undo", label, None, 2, 1),
        (4, "redo", label, None, 2, 1),
        (5, "undo", label, None, 2, 1),
        (6, "edit", label, 1, None, 0),
    ]
    assert at.endswith("+00:00")
    assert user


def test_a_long_history_is_loaded_up_to_its_limit_and_goes_on_below_it(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "HISTORY_LIMIT", 5)
    path, _ = new_file(tmp_path)
    texts = [f"lần {i}" for i in range(12)]
    with desk(path) as opened:
        for text in texts:
            opened.write(text)
    with desk(path) as opened:
        assert len(opened.document.history.done) == 5
        while opened.document.undo():
            pass
        opened.write("nhánh mới")
    monkeypatch.setattr(journal, "HISTORY_LIMIT", 100)
    with desk(path) as opened:
        area = opened.plan[opened.plan.appendices[0]].children[0]
        seen = [opened.plan[area].text]
        while opened.document.undo():
            seen.append(opened.plan[area].text)
    assert seen[:-1] == ["nhánh mới", *reversed(texts[:7])]


def test_the_steps_since_opening_lead_back_to_the_plan_as_it_was(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.write("một")
        opened.write("hai")
        assert opened.file.steps_since_opening == 2
    with desk(path) as opened:
        assert opened.file.steps_since_opening == 0
        opened.write("ba")
        opened.write("bốn")
        opened.document.undo()
        assert opened.file.steps_since_opening == 1
        opened.document.undo()
        opened.document.undo()
        assert opened.file.steps_since_opening == -1
        opened.document.redo()
        assert opened.plan == opened.file.plan
        opened.document.undo()
        opened.write("nhánh khác")
        assert opened.file.steps_since_opening is None  # only the plan itself leads back now
        opened.document.apply("Trở về lúc mở", lambda plan: opened.file.plan)
        assert opened.plan == opened.file.plan
    assert read_plan(path) == opened.file.plan


def test_a_new_row_writes_no_row_of_its_siblings(tmp_path):
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.add_rows(200, "Mục tiêu")
        assert opened.file.flush(10)
        seen: list[str] = []
        opened.file._database.raw.set_trace_callback(seen.append)
        opened.add_rows(1, "Thêm một")
        assert opened.file.flush(10)
        opened.file._database.raw.set_trace_callback(None)
    assert sum("INSERT INTO items" in line for line in seen) == 1
    assert not any("UPDATE items" in line for line in seen)


def test_rows_put_at_one_place_again_and_again_keep_their_order(tmp_path):
    """More often than the gap between two positions can be halved."""
    path, _ = new_file(tmp_path)
    with desk(path) as opened:
        opened.add_rows(2, "Đầu và cuối")
        for number in range(60):
            area = opened.plan[opened.plan.appendices[0]].children[0]
            item = Item(f"mid{number}", Level.OBJECTIVE, area, "Giữa")
            siblings = opened.plan[area].children
            opened.document.apply(
                "Thêm",
                lambda plan, area=area, item=item, siblings=siblings: plan.with_items(
                    item, replace(plan[area], children=(siblings[0], item.id, *siblings[1:]))
                ),
            )
    assert read_plan(path) == opened.plan


def test_the_tables_sqlalchemy_knows_are_those_in_the_file():
    with closing(sqlite3.connect(":memory:")) as raw:
        migrations.build(raw)
        for table in rows.METADATA.sorted_tables:
            found = raw.execute(f"PRAGMA table_info({table.name})").fetchall()
            expected = [(c.name, str(c.type), not c.nullable, c.primary_key) for c in table.columns]
            assert [(name, kind, bool(notnull), bool(key)) for _, name, kind, notnull, _, key in found] == expected


def test_an_edit_costs_the_rows_it_changes_in_the_digest_and_equals_the_digest_of_the_whole(tmp_path):
    path, _ = new_file(tmp_path, size=4)
    with desk(path) as opened:
        user = Session(opened.document, 5)
        for _ in range(60):
            user.act()
        assert opened.file.flush(10)
        kept = opened.file._ledger
        with opened.file._database.transaction():
            _, counted = content.read(opened.file._database.connection)
    assert kept == counted


def test_items_made_quickly_are_items_like_all_others(tmp_path):
    path, plan = new_file(tmp_path)
    item = next(iter(read_plan(path).walk(plan.appendices[0])))
    assert item == plan[item.id]
    with pytest.raises(AttributeError):
        item.text = "khác"
    assert replace(item, text="khác") != item
