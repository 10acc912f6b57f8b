"""Document: one message for every change, labels, undo and redo of everything."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.core import edits
from cchc_desktop.core.changes import apply
from cchc_desktop.core.document import Act, Document
from cchc_desktop.core.errors import KnownError
from tests.core.plans import ALL_FORMS, form, ids, plan_of, random_edit, random_plan


def small():
    return Document(plan_of(form(), [("A", [("o1", [("t1", ["a1"])])])], ids()))


def test_an_edit_tells_its_listeners_what_changed():
    document = small()
    events = []
    document.listen(events.append)
    document.apply("Sửa nội dung", lambda plan: edits.set_text(plan, plan.appendices[0], "heading", "Phụ lục I"))
    (event,) = events
    assert (event.act, event.label) == (Act.EDIT, "Sửa nội dung")
    assert apply(event.before, event.changes) == event.after is document.plan


def test_an_edit_that_changes_nothing_is_no_step():
    document = small()
    assert document.apply("Không đổi", lambda plan: plan) == ()
    assert document.history.undo_label is None


def test_a_refused_edit_leaves_everything_as_it_was():
    document = small()
    before = document.plan
    with pytest.raises(KnownError):
        document.apply("Xóa phụ lục", lambda plan: edits.delete(plan, plan.appendices))
    assert document.plan is before
    assert document.history.labels() == []


def test_undo_and_redo_name_their_step_and_a_new_edit_forgets_the_undone():
    document = small()
    document.apply("Đổi năm", lambda plan: edits.set_year(plan, 2028))
    document.apply("Đổi năm lần nữa", lambda plan: edits.set_year(plan, 2029))
    assert document.undo() == "Đổi năm lần nữa"
    assert document.plan.year == 2028
    assert document.history.redo_label == "Đổi năm lần nữa"
    assert document.redo() == "Đổi năm lần nữa"
    assert document.plan.year == 2029
    document.undo()
    document.apply("Việc khác", lambda plan: edits.set_year(plan, 2030))
    assert document.redo() is None


def test_a_listener_may_not_change_the_document():
    document = small()
    document.listen(lambda event: document.apply("x", lambda plan: edits.set_year(plan, 2031)) and None)
    with pytest.raises(RuntimeError):
        document.apply("Đổi năm", lambda plan: edits.set_year(plan, 2028))


def test_a_listener_that_left_hears_nothing():
    document = small()
    events = []
    document.listen(events.append)()
    document.apply("Đổi năm", lambda plan: edits.set_year(plan, 2028))
    assert events == []


def test_a_read_only_document_refuses_edits_and_undo():
    plan = small().plan
    document = Document(plan, read_only=True)
    with pytest.raises(RuntimeError):
        document.apply("Đổi năm", lambda p: edits.set_year(p, 2028))
    assert document.undo() is None


@given(st.integers(0, 10**6), st.sampled_from(ALL_FORMS))
@settings(max_examples=80)
def test_undo_all_then_redo_all_is_identity(seed, form_name):
    rng = random.Random(seed)
    start = random_plan(seed, form_name)
    document = Document(start)
    fresh = ids("x")
    states = [start]
    for number in range(25):
        if document.apply(f"bước {number}", lambda plan: random_edit(plan, rng, fresh)):
            states.append(document.plan)
    for expected in reversed(states[:-1]):
        document.undo()
        assert document.plan == expected
    assert document.undo() is None
    for expected in states[1:]:
        document.redo()
        assert document.plan == expected
    assert document.redo() is None
