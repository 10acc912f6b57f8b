"""The text of the document: derived numbers, edits that keep the order of the lines, changes that lead back."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core import body_edits, edits, edits_outline
from cchc_desktop.core.body import (
    LETTERS,
    MARKER,
    NUMBERED,
    Kind,
    body_lines,
    is_heading,
    kind,
    milestone,
    parts,
    read_number,
    section_numbers,
    write_number,
)
from cchc_desktop.core.changes import apply, change_from_data, change_to_data, diff, invert
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import KnownError, Refusal
from cchc_desktop.core.plan import NUMBER, ROOT, Level, Plan, can_hold
from tests.core.bodies import printed, random_text_edit, random_text_plan, text_plan
from tests.core.plans import ids

seeds = st.integers(0, 10**6)


def by_words(plan: Plan, words: str) -> str:
    return next(line.item.id for line in body_lines(plan) if line.words == words)


def test_numbers_follow_from_the_order():
    plan = text_plan(
        "Mở đầu",
        ("I", "MỤC TIÊU", [("1", "Một", [("1.1", "x"), ("1.1", "y")]), "giữa", ("1", "Hai", [("1.1", "z")])]),
        ("I", "TỔ CHỨC", [*[("a", letter) for letter in "abcdefgh"], ("1.1", "dưới số La Mã"), "Kết"]),
        ("y", "Đến năm 2030:", [("-", "gạch", [("+", "cộng")])]),
    )
    assert printed(plan) == [
        "Mở đầu",
        "I. MỤC TIÊU",
        "  1. Một",
        "    1.1. x",
        "    1.2. y",
        "  giữa",
        "  2. Hai",
        "    2.1. z",
        "II. TỔ CHỨC",
        "  a) a",
        "  b) b",
        "  c) c",
        "  d) d",
        "  đ) e",
        "  e) f",
        "  g) g",
        "  h) h",
        "  2.1. dưới số La Mã",
        "  Kết",
        "Đến năm 2030:",
        "  - gạch",
        "    + cộng",
    ]


def test_a_number_of_its_own_is_kept_and_the_count_goes_on_where_it_fits():
    """Đắk Nông prints a) … e) f) g): "f" is not of the alphabet of điểm, g) after it is."""
    entries = [("a", str(i)) for i in range(6)] + [("a", "f", [], {NUMBER: "=f"}), ("a", "g")]
    assert [line.marker for line in body_lines(text_plan(*entries))] == ["a)", "b)", "c)", "d)", "đ)", "e)", "f)", "g)"]
    doubled = text_plan(
        ("I", "một"), ("I", "hai"), ("I", "lặp", [], {NUMBER: "=II"}), ("I", "ba"), ("I", "không", [], {NUMBER: "none"})
    )
    assert [line.marker for line in body_lines(doubled)] == ["I.", "II.", "II.", "III.", ""]


@given(st.sampled_from(NUMBERED), st.integers(1, 200), st.sampled_from(("", "2", "2.1")))
def test_a_written_number_is_read_back(marked: Kind, value: int, prefix: str):
    prefix = prefix if marked is Kind.DECIMAL else ""
    assert read_number(marked, write_number(marked, value, prefix), prefix) == value


def test_letters_are_those_of_the_decree():
    assert write_number(Kind.LETTER, 5) == "đ"
    assert not set("fjwzăâêôơư") & set(LETTERS)
    assert read_number(Kind.LETTER, "f") is None
    assert read_number(Kind.DECIMAL, "3.1", "2") is None


def test_what_the_words_say_of_headings_and_milestones():
    plan = text_plan(
        ("I", "KINH PHÍ"),
        ("1", "Sở Nội vụ"),
        ("1", "Kinh phí do ngân sách bảo đảm."),
        ("-", "Đến năm 2025: hoàn thành"),
        ("-", "Đến năm 2025 tiến hành sơ kết"),
        ("y", "Đến hết năm 2030:"),
    )
    items = [line.item for line in body_lines(plan)]
    assert [is_heading(item) for item in items] == [True, True, False, False, False, True]
    assert [milestone(item) for item in items] == [None, None, None, 2025, None, 2030]
    assert is_heading(body_edits.set_heading(plan, items[2].id, True)[items[2].id])
    unchanged = body_edits.set_heading(plan, items[1].id, True)
    assert unchanged[items[1].id] == items[1], "what the words say anyway is not stored"


@pytest.mark.parametrize(("letters", "title"), [(150, True), (200, True), (201, False)])
def test_a_very_long_title_is_a_sentence_without_its_sign(letters: int, title: bool):
    """Tuyên Quang 2025, II.2.12: 273 letters, its full stop lost."""
    (line,) = body_lines(text_plan(("1", ("dịch vụ công " * 30)[: letters - 1] + "x")))
    assert is_heading(line.item) is title


def test_parts_of_the_body_and_of_a_section():
    plan = text_plan("trước", ("I", "A", ["lời dẫn", ("1", "x"), "kết"]), "giữa", ("I", "B", ["chỉ đoạn"]), "sau")
    body = parts(plan, plan.body or "")
    assert [[i.text for i in group] for group in (body.before, body.sections, body.after)] == [
        ["trước"],
        ["A", "giữa", "B"],
        ["sau"],
    ]
    only = parts(plan, by_words(plan, "B"))
    assert ([i.text for i in only.before], only.sections, only.after) == (["chỉ đoạn"], (), ())


def test_a_new_section_is_marked_as_its_sisters():
    plan = text_plan(("I", "A", [("1", "x", [("-", "d")])]), ("I", "B"))
    beside = edits.insert_after(plan, by_words(plan, "d"), "neu")
    assert kind(beside["neu"]) is Kind.DASH
    assert beside["neu"].parent == by_words(plan, "x")
    under = body_edits.insert_section(plan, by_words(plan, "B"), 0, "neu", "y")
    assert printed(under)[-1] == "  1. y", "as the cousins under A"
    deeper = body_edits.insert_section(plan, by_words(plan, "d"), 0, "neu")
    assert kind(deeper["neu"]) is Kind.PLUS
    first = body_edits.insert_section(body_edits.add_body(text_plan(), "b"), "t1", 0, "neu")
    assert kind(first["neu"]) is Kind.ROMAN


def test_indent_and_outdent_as_in_an_outline():
    plan = text_plan(("I", "A", [("1", "x")]), "giữa", ("I", "B", [("1", "y", [("-", "z")])]), ("I", "C"))
    deeper = edits_outline.indent(plan, [by_words(plan, "B")])
    assert printed(deeper) == ["I. A", "  1. x", "  giữa", "  2. B", "    a) y", "      - z", "II. C"]
    higher = edits_outline.outdent(plan, [by_words(plan, "y")])
    assert printed(higher) == ["I. A", "  1. x", "giữa", "II. B", "III. y", "  - z", "IV. C"]
    taken = edits_outline.outdent(plan, [by_words(plan, "x")])
    assert printed(taken)[:3] == ["I. A", "II. x", "giữa"]


def test_what_cannot_be_indented_or_outdented_is_refused():
    plan = text_plan("trước", ("I", "A", ["dẫn", ("1", "x")]))

    def reason(act) -> object:
        with pytest.raises(KnownError) as caught:
            act()
        return caught.value.params["reason"]

    assert reason(lambda: body_edits.indent(plan, [by_words(plan, "A")])) == Refusal.NO_PLACE_ABOVE
    assert reason(lambda: body_edits.outdent(plan, [by_words(plan, "A")])) == Refusal.ALREADY_TOP
    assert reason(lambda: body_edits.outdent(plan, [by_words(plan, "dẫn")])) == Refusal.NOT_LAST
    assert reason(lambda: body_edits.to_paragraph(plan, by_words(plan, "A"))) == Refusal.WRONG_LEVEL
    assert reason(lambda: body_edits.set_kind(plan, [by_words(plan, "dẫn")], Kind.DASH)) == Refusal.WRONG_LEVEL
    assert reason(lambda: edits.move(plan, [by_words(plan, "x")], "a", 0)) == Refusal.WRONG_LEVEL


def test_move_up_and_down_stay_among_sisters():
    plan = text_plan(("I", "A", [("1", "x"), ("1", "y")]), ("I", "B", [("1", "z")]))
    assert printed(edits.move_up(plan, [by_words(plan, "z")])) == ["I. A", "  1. x", "  2. y", "  3. z", "II. B"]
    assert printed(edits.move_down(plan, [by_words(plan, "y")])) == ["I. A", "  1. x", "II. B", "  1. y", "  2. z"]
    with pytest.raises(KnownError):
        edits.move_up(plan, [by_words(plan, "A")])


def test_the_text_can_be_deleted_and_the_appendix_not():
    plan = text_plan(("I", "A", [("1", "x")]))
    assert plan.body is not None
    assert edits.delete(plan, [plan.body]).body is None
    with pytest.raises(KnownError):
        edits.delete(plan, ["a"])


@given(seeds, seeds)
def test_indent_and_outdent_keep_the_order_of_the_lines(seed: int, choice: int):
    plan = random_text_plan(seed)
    lines = list(body_lines(plan))
    if not lines:
        return
    line = random.Random(choice).choice(lines)
    for act in (body_edits.indent, body_edits.outdent):
        try:
            after = act(plan, [line.item.id])
        except KnownError:
            continue
        assert [(x.item.id, x.words) for x in body_lines(after)] == [(x.item.id, x.words) for x in lines]


@given(seeds, seeds)
def test_random_edits_leave_a_tree_and_can_be_taken_back(seed: int, edit_seed: int):
    rng = random.Random(edit_seed)
    fresh = ids("neu")
    document = Document(random_text_plan(seed))
    start = document.plan
    steps = 0
    for _ in range(12):
        before = document.plan
        changes = document.apply("sửa", lambda plan: random_text_edit(plan, rng, fresh))
        assert apply(before, changes) == document.plan
        assert apply(document.plan, invert(changes)) == before
        assert tuple(change_from_data(change_to_data(change)) for change in changes) == changes
        steps += bool(changes)
        check_tree(document.plan)
    end = document.plan
    for _ in range(steps):
        assert document.undo()
    assert document.plan == start
    for _ in range(steps):
        assert document.redo()
    assert document.plan == end
    assert apply(start, diff(start, end)) == end


def check_tree(plan: Plan) -> None:
    seen = Counter(item.id for item in plan.walk())
    assert set(seen) == set(plan.items)
    assert max(seen.values()) == 1
    for item in plan.walk():
        if item.id != ROOT:
            parent = plan[item.parent or ""]
            assert item.id in parent.children
            assert can_hold(parent.level, item.level)
    sections = [item for item in plan.walk() if item.level is Level.SECTION]
    assert set(section_numbers(plan)) == {item.id for item in sections}
    assert all(MARKER in item.fields for item in sections)
