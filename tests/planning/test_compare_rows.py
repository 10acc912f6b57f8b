"""A comparison as rows and as a table: what a reader sees of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cchc_desktop.core import edits
from cchc_desktop.core.grid import RowKind, check
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.planning.compare import Fate, compare
from cchc_desktop.planning.compare_rows import Row, compare_rows, counts
from cchc_desktop.planning.compare_table import (
    caption,
    changes_text,
    comparison_data,
    comparison_grid,
    side_text,
    words_text,
)
from cchc_desktop.planning.word_diff import Op, word_diff
from tests.core.plans import form, ids, plan_of
from tests.test_schemas import validator


def plan() -> Plan:
    """Two tasks with activities, of 2026."""
    tree = [
        (
            "Cải cách thể chế",
            [
                (
                    "Hoàn thiện thể chế",
                    [
                        (
                            "Xây dựng văn bản quy phạm pháp luật",
                            [
                                ("Ban hành kế hoạch kiểm tra văn bản", {"lead": "Sở Tư pháp", "time": "Quý I/2026"}),
                                ("Rà soát văn bản hết hiệu lực", {"lead": "Sở Tư pháp", "time": "Quý II/2026"}),
                            ],
                        ),
                        (
                            "Theo dõi thi hành pháp luật",
                            [("Báo cáo tình hình thi hành pháp luật", {"lead": "Sở Nội vụ", "time": "Quý IV/2026"})],
                        ),
                    ],
                )
            ],
        )
    ]
    return replace(plan_of(form(), tree, ids("o")), year=2026)


def rows_of(old: Plan, new: Plan) -> tuple[Row, ...]:
    """The rows between two plans."""
    return compare_rows(old, new, compare(old, new))


def activity(plan_: Plan, words: str) -> str:
    """The id of the activity with these words."""
    return next(i.id for i in plan_.items.values() if i.level is Level.ACTIVITY and words in (i.text or ""))


# ---- words


def test_whole_words_are_marked_and_spaces_do_not_count() -> None:
    pieces = word_diff("Quý I/2026  trình UBND tỉnh", "Quý II/2026 trình UBND tỉnh")
    assert [(p.op, p.text) for p in pieces if p.op is not Op.SAME] == [(Op.GONE, "I/2026"), (Op.NEW, "II/2026")]
    assert [p.op for p in word_diff("a  b", "a b")] == [Op.SAME] * len(word_diff("a  b", "a b"))


def test_neighbouring_words_are_one_change() -> None:
    assert words_text("Sở Thông tin và Truyền thông chủ trì", "Sở Khoa học và Công nghệ chủ trì") != ""
    pieces = word_diff("hoàn thành việc A trong năm", "hoàn thành bước B trong năm")
    changed = [(p.op, p.text) for p in pieces if p.op is not Op.SAME]
    assert changed == [(Op.GONE, "việc A"), (Op.NEW, "bước B")]


@given(st.text("ab ,\n", max_size=40), st.text("ab ,\n", max_size=40))
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.op is not Op.GONE) == new
    before = "".join(p.text for p in pieces if p.op is not Op.NEW)
    assert "".join(before.split()) == "".join(old.split())  # where only spaces changed, the new ones stand


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Kiểm tra UBND cấp huyện, cấp xã", "Kiểm tra UBND cấp xã", "bỏ “cấp huyện”"),
        ("Sở Nội vụ; UBND cấp huyện", "Sở Nội vụ", "bỏ “UBND cấp huyện”"),
        ("cấp tỉnh và cấp xã", "cấp tỉnh, cấp huyện và cấp xã", "thêm “cấp huyện”"),
        ("UBND cấp huyện và cấp xã", "UBND cấp xã", "bỏ “cấp huyện và”"),
        ("Sở Tài chính", "Sở Nội vụ, Sở Tài chính", "thêm “Sở Nội vụ”"),
        ("Bộ phận Một cửa cấp huyện, cấp xã", "Bộ phận Một cửa cấp xã", "bỏ “cấp huyện”"),
    ],
)
def test_whole_phrases_are_told(old: str, new: str, told: str) -> None:
    assert words_text(old, new) == told


def test_a_change_is_told_in_words() -> None:
    assert words_text("báo cáo quý", "báo cáo năm và quý gửi Sở") == "thêm “năm và”; thêm “gửi Sở”"
    assert words_text("", "Sở Nội vụ") == "thêm “Sở Nội vụ”"
    assert words_text("Sở Nội vụ", "") == "bỏ “Sở Nội vụ”"


# ---- rows


def test_every_fate_in_its_row() -> None:
    old = plan()
    new = edits.set_text(old, activity(old, "kiểm tra"), "lead", "Sở Nội vụ")
    new = edits.set_text(new, activity(old, "hết hiệu lực"), "text", "Rà soát, hệ thống hóa văn bản hết hiệu lực")
    new = edits.delete(new, [activity(old, "thi hành")])
    task = new[activity(old, "kiểm tra")].parent or ""
    new = edits.insert_child(new, task, 2, "n1", "Tập huấn cho công chức pháp chế")
    rows = rows_of(old, new)
    fates = {row.words.new or row.words.old: row.fate for row in rows if row.level is Level.ACTIVITY}
    assert fates == {
        "Ban hành kế hoạch kiểm tra văn bản": Fate.CHANGED,
        "Rà soát, hệ thống hóa văn bản hết hiệu lực": Fate.RENAMED,
        "Tập huấn cho công chức pháp chế": Fate.NEW,
        "Báo cáo tình hình thi hành pháp luật": Fate.DROPPED,
    }
    changed = next(row for row in rows if row.fate is Fate.CHANGED)
    assert changes_text(changed).endswith("thay “Tư pháp” bằng “Nội vụ”")
    assert "Sở Tư pháp" in side_text(changed, new=False)
    assert "Sở Nội vụ" in side_text(changed, new=True)
    dropped = next(row for row in rows if row.fate is Fate.DROPPED)
    assert "Quý IV/2026" in side_text(dropped, new=False)
    assert side_text(dropped, new=True) == ""
    assert counts(rows)["new"] == 1


def test_an_activity_without_words_stands_in_the_row_of_its_task() -> None:
    old = replace(plan_of(form(), [("A", [("B", [("Nhiệm vụ", [(None, {"lead": "Sở Y tế"})])])])]), year=2026)
    leaf = next(i.id for i in old.items.values() if i.level is Level.ACTIVITY)
    new = edits.set_text(old, leaf, "lead", "Sở Nội vụ")
    row = rows_of(old, new)[-1]
    assert (row.words.new, row.fate, row.new) == ("Nhiệm vụ", Fate.CHANGED, leaf)


# ---- the table


def test_the_table_is_sound_and_counts_in_its_caption() -> None:
    old = plan()
    new = replace(edits.set_text(old, activity(old, "kiểm tra"), "time", "Quý III/2027"), year=2027)
    rows = rows_of(old, new)
    grid = comparison_grid(rows, old, new)
    assert check(grid) is None
    assert [cell.text for cell in grid.rows[0].cells] == [
        "TT", "Kế hoạch năm 2026", "Kế hoạch năm 2027", "Nội dung thay đổi",
    ]  # fmt: skip
    assert len([row for row in grid.rows if row.kind is RowKind.AREA]) == 1
    assert "1 sửa các cột khác" in caption(rows, old, new)


def test_the_data_have_their_shape() -> None:
    old = plan()
    new = edits.set_text(old, activity(old, "kiểm tra"), "lead", "Sở Nội vụ")
    schema: Draft202012Validator = validator("comparison")
    data = comparison_data(rows_of(old, new), old, new)
    schema.validate(data)
    assert data["rows"][3]["changes"][0]["new"] == "Sở Nội vụ"
