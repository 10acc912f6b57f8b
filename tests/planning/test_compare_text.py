"""The main documents of two plans side by side: every text once, lists line by line, the text by likeness."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from cchc_desktop import catalogue
from cchc_desktop.cli_import import read_plan_of
from cchc_desktop.comparing import compared
from cchc_desktop.core import edits
from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.grid import check
from cchc_desktop.core.plan import Decision, Item, Plan
from cchc_desktop.planning.compare import Fate
from cchc_desktop.planning.compare_rows import Row, counts
from cchc_desktop.planning.compare_table import caption, changes_text, comparison_data, comparison_grid, title
from cchc_desktop.planning.compare_text import Part, text_rows
from tests.core.plans import plans
from tests.planning.test_compare import next_year, renewed
from tests.test_schemas import validator


def told(old: Plan, new: Plan, part: Part) -> list[Row]:
    """The rows of a part that are no heading of it."""
    return [row for row in text_rows(old, new) if row.part == part and row.told]


def lines(plan: Plan) -> list[Item]:
    """The sections and paragraphs that say something."""
    return [item for item in plan.walk() if item.level in TEXT_LEVELS and (item.text or "").strip()]


def with_document(plan: Plan, **texts: object) -> Plan:
    """The plan with other texts of its document."""
    return replace(plan, document=replace(plan.document, **texts))


@given(plans, plans)
def test_any_two_documents_are_told_whole(old: Plan, new: Plan) -> None:
    rows = told(old, new, Part.BODY)
    assert sorted(row.old for row in rows if row.old) == sorted(item.id for item in lines(old)), (
        "every line of the old text once"
    )
    assert [row.new for row in rows if row.new] == [item.id for item in lines(new)], "in the order of the new one"
    assert check(comparison_grid(compared(old, new).all_rows, old, new)) is None


@given(plans)
def test_a_document_is_the_same_as_itself_whatever_its_ids(plan: Plan) -> None:
    for other in (plan, renewed(plan)):
        assert {row.fate for row in text_rows(plan, other)} <= {Fate.SAME}
        assert not any(row.moved for row in text_rows(plan, plan))


def test_next_years_document_differs_by_nothing_but_its_years() -> None:
    plan = catalogue.sample_plan()
    found = counts(text_rows(plan, renewed(next_year(plan))))
    assert found[Fate.SHIFTED] > 3
    assert found[Fate.SAME] > 10
    assert sum(found[fate] for fate in (Fate.NEW, Fate.DROPPED, Fate.RENAMED)) == found["moved"] == 0


def test_bases_and_recipients_are_told_line_by_line() -> None:
    old = with_document(
        catalogue.sample_plan(),
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Nghị quyết số 76/NQ-CP của Chính phủ."),
        recipients=("- Bộ Nội vụ;", "- Thường trực Tỉnh ủy;", "- Lưu: VT."),
    )
    new = with_document(
        old,
        bases=("Căn cứ Nghị quyết số 76/NQ-CP của Chính phủ;", "Theo đề nghị của Giám đốc Sở Nội vụ."),
        recipients=("- Thường trực Tỉnh ủy;", "- Bộ Nội vụ;", "- Lưu: VT, NC."),
    )
    bases = [(row.fate, row.old, row.new) for row in told(old, new, Part.BASES)]
    assert bases == [
        (Fate.DROPPED, "bases/0", ""),
        (Fate.SAME, "bases/1", "bases/0"),  # the sign at its end is no change
        (Fate.NEW, "", "bases/1"),
    ]
    recipients = told(old, new, Part.RECIPIENTS)
    assert sum(row.moved for row in recipients) == 1
    assert [row.words.new for row in recipients if row.fate is Fate.RENAMED] == ["Lưu: VT, NC"]


def test_title_signature_and_decision() -> None:
    old = catalogue.sample_plan()
    new = with_document(
        old,
        title=f"{old.document.title} và nhiệm vụ trọng tâm",
        signature=replace(old.document.signature, position="PHÓ CHỦ TỊCH"),
        decision=Decision("Ban hành Kế hoạch", "", ("Điều 1. Ban hành.",)),
    )
    (information,) = told(old, new, Part.INFORMATION)
    assert information.fate is Fate.RENAMED
    assert "Trích yếu: thêm “và nhiệm vụ trọng tâm”" in changes_text(information)
    (signature,) = told(old, new, Part.SIGNATURE)
    assert signature.fate is Fate.CHANGED
    assert changes_text(signature).startswith("Sửa thông tin khác\n- Chức vụ:")
    assert [row.fate for row in told(old, new, Part.DECISION)] == [Fate.NEW, Fate.NEW]


def test_paragraphs_are_matched_by_likeness_and_their_words_are_told() -> None:
    old = catalogue.sample_plan()
    new = renewed(old)
    changed, gone = lines(new)[3], next(item for item in reversed(lines(new)) if not item.children)
    new = edits.set_text(new, changed.id, TEXT, f"{changed.text or ''} trên địa bàn tỉnh")
    new = edits.delete(new, [gone.id])
    rows = [row for row in told(old, new, Part.BODY) if row.differs]
    assert [(row.fate, row.new) for row in rows] == [(Fate.RENAMED, changed.id), (Fate.DROPPED, "")]
    assert "thêm “trên địa bàn tỉnh”" in changes_text(rows[0])
    assert rows[1].words.old == gone.text


def test_what_stayed_is_one_row_of_the_table_and_whole_in_the_data() -> None:
    old = catalogue.sample_plan()
    new = edits.set_text(old, lines(old)[3].id, TEXT, f"{lines(old)[3].text} và nhân rộng")
    found = compared(old, new)
    printed = [cell.text for row in comparison_grid(found.all_rows, old, new).rows for cell in row.cells]
    assert any(text.startswith("(Giữ nguyên ") for text in printed)
    assert "Văn bản: nội dung" in printed
    data = comparison_data(found.rows, old, new, found.text)
    validator("comparison").validate(data)
    assert data["text_counts"]["renamed"] == 1
    assert len(data["text"]) == sum(row.told for row in found.text)
    assert "văn bản: " in caption(found.all_rows, old, new)


def test_two_real_documents(shared: Path) -> None:
    plan, _ = read_plan_of(shared / "corpus" / "quang_tri_2025.docx")
    again, _ = read_plan_of(shared / "corpus" / "quang_tri_2025.docx")
    assert counts(text_rows(plan, again))["same"] > 100
    assert not any(row.differs for row in text_rows(plan, again))


def test_two_plans_of_one_year_are_told_apart() -> None:
    old = catalogue.sample_plan()
    header = comparison_grid((), old, old).rows[0]
    assert len({cell.text for cell in header.cells}) == 4
    assert "NĂM TRƯỚC" not in title(old, old)
    other = replace(old, document=replace(old.document, issuer="ỦY BAN NHÂN DÂN TỈNH KHÁC"))
    assert "ỦY BAN NHÂN DÂN TỈNH KHÁC" in comparison_grid((), other, old).rows[0].cells[1].text
    assert title(old, replace(old, year=(old.year or 2026) + 1)) == "SO SÁNH VỚI KẾ HOẠCH NĂM TRƯỚC"
