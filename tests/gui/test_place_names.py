"""What places are called: the one namer of the check, the roll-forward, the search, the drafts and the history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.cli_files import load_plan
from cchc_desktop.core.body import body_lines
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.forms import Column
from cchc_desktop.core.plan import ROOT, Decision, Item, Level, Plan
from cchc_desktop.core.texts import DOCUMENT, FORM, TextPlace, is_words, plan_texts
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_safety import draft_place
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers
from cchc_desktop.gui.models.place_names import item_words
from cchc_desktop.storage.drafts import Draft
from tests.core.plans import FORMS, form, plan_of
from tests.gui.text_desk import plan_with_text

BODY = (
    "Phần mở đầu thứ nhất.\nPhần mở đầu thứ hai.\nI. MỤC ĐÍCH\n1. Yêu cầu\na) Điểm thứ nhất.\nb) Điểm thứ hai.\n"
    "- Gạch một;\n+ Cộng một;\n- Gạch hai.\n2. Phạm vi\n2.1. Khoản nhỏ\nII. TỔ CHỨC\n1. Sở Nội vụ\n"
    "Trên đây là Kế hoạch."
)


def names(plan: Plan) -> list[str]:
    places = Places(plan)
    return [places.of(place) for place, _ in plan_texts(plan) if is_words(plan, place)]


def coded() -> Plan:
    rows = [("h1", {"lead": "Sở Y tế", "time": "Quý I"}), ("h2", {"note": "x"}, {"activity": "none"})]
    return plan_of(form(), [("LĨNH VỰC", [("mt", [("nv", rows)])])])


def test_a_place_of_the_table_is_its_number_on_paper_and_the_header_of_its_column() -> None:
    assert [name for name in names(coded()) if name.startswith(("Lĩnh", "Mục", "Nhiệm", "Hoạt"))][:5] == [
        "Lĩnh vực I", "Mục tiêu 1.1", "Nhiệm vụ 2.1", "Hoạt động 3.1", "Hoạt động 3.1, cột Cơ quan chủ trì",
    ]  # fmt: skip


def test_a_number_that_begins_anew_in_each_area_is_told_with_the_areas() -> None:
    plan = plan_of(form("annual-by-objective"), [("A", []), ("B", [("m", [("n", [("h", {"lead": "Sở"})])])])])
    assert names(plan)[-4:] == [
        "Mục tiêu II.1", "Nhiệm vụ thuộc mục tiêu II.1", "Hoạt động thuộc mục tiêu II.1",
        "Hoạt động thuộc mục tiêu II.1, cột Chủ trì",
    ]  # fmt: skip


def test_rows_without_number_are_told_apart_by_their_place_below_what_has_one() -> None:
    plan = plan_of(form("annual-by-objective"), [("A", [("m", [("n", ["h1", "h2"]), ("o", ["h3"])])])])
    assert names(plan)[2:] == [
        "Nhiệm vụ thứ nhất thuộc mục tiêu I.1", "Hoạt động thứ nhất thuộc mục tiêu I.1",
        "Hoạt động thứ hai thuộc mục tiêu I.1", "Nhiệm vụ thứ hai thuộc mục tiêu I.1",
        "Hoạt động thứ ba thuộc mục tiêu I.1",
    ]  # fmt: skip


def test_what_stands_above_counted_rows_is_known_by_its_first_row() -> None:
    plan = plan_of(form("annual-two-dates"), [("A", [("m", [("n", ["h1", "h2"]), ("o", ["h3"])])])])
    assert names(plan)[1:] == [
        "Mục tiêu ở TT 1", "Nhiệm vụ ở TT 1", "Hoạt động 1", "Hoạt động 2", "Nhiệm vụ ở TT 3", "Hoạt động 3",
    ]  # fmt: skip


def test_what_nothing_counts_is_known_by_its_words() -> None:
    plan = plan_of(replace(form(), counters={}), [("CẢI CÁCH THỂ CHẾ", [])])
    assert names(plan) == ["Lĩnh vực “CẢI CÁCH THỂ CHẾ”"]


def test_criteria_on_top_are_areas_and_a_column_has_the_plans_year() -> None:
    plan = plan_of(form("par-index"), [])
    appendix = plan.appendices[0]
    items = {
        "a": Item("a", Level.CRITERION, appendix, "Chỉ đạo", {"achieved_points": "1"}, {}, ("b",)),
        "b": Item("b", Level.CRITERION, "a", "Kế hoạch"),
        "t": Item("t", Level.TOTAL, appendix, "TỔNG ĐIỂM", {"standard_points": "100"}),
    }
    top = replace(plan[appendix], children=("a", "t"))
    plan = replace(plan, items={**plan.items, appendix: top, **items})
    assert names(plan) == [
        "Lĩnh vực 1", "Lĩnh vực 1, cột Điểm 2026 đạt được", "Tiêu chí 1.1", "Tổng điểm", "Tổng điểm, cột Điểm chuẩn",
    ]  # fmt: skip


def test_with_several_appendices_a_place_names_its_own() -> None:
    plan = coded()
    second = Item("b", Level.APPENDIX, ROOT, "Danh mục", {"caption": "(Kèm theo …)"}, {}, ("area",))
    area = Item("area", Level.AREA, "b", "KHÁC")
    root = replace(plan[ROOT], children=(*plan[ROOT].children, "b"))
    plan = replace(plan, items={**plan.items, ROOT: root, "b": second, "area": area})
    found = names(plan)
    assert "Hoạt động 3.1, Phụ lục I, cột Cơ quan chủ trì" in found
    assert found[-3:] == ["Phụ lục II, tên phụ lục", "Phụ lục II, thông tin kèm theo", "Lĩnh vực I, Phụ lục II"]


def test_a_hidden_column_keeps_its_name_and_a_text_without_column_its_own() -> None:
    shown = form()
    hidden = replace(shown, hidden=(Column("extra", "7 - Ghi nhớ\nriêng", 20),))
    places = Places(plan_of(hidden, []))
    assert (places.column("extra"), places.column("note")) == ("cột Ghi nhớ riêng", "ghi chú")


def test_lines_of_the_text_are_known_by_the_numbers_above_them() -> None:
    plan = plan_with_text(BODY)
    places = Places(plan)
    assert [places.of(TextPlace(line.item.id, TEXT)).removeprefix("Văn bản, ") for line in body_lines(plan)] == [
        "đoạn mở đầu 1", "đoạn mở đầu 2", "mục I", "mục I.1", "điểm a mục I.1", "điểm b mục I.1",
        "điểm b mục I.1, gạch đầu dòng 1", "điểm b mục I.1, gạch đầu dòng 1, dấu cộng",
        "điểm b mục I.1, gạch đầu dòng 2", "mục I.2", "mục I.2.1", "mục II", "mục II.1", "đoạn kết thúc",
    ]  # fmt: skip


def test_a_decimal_number_below_a_roman_one_does_not_repeat_it() -> None:
    plan = plan_with_text("I. NHIỆM VỤ\n1.1. Một\n1.2. Hai\n")
    found = [name for name in names(plan) if name.startswith("Văn bản")]
    assert found == ["Văn bản, mục I", "Văn bản, mục 1.1", "Văn bản, mục 1.2"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("title", "Trích yếu"),
        ("recipients/1", "Nơi nhận, dòng 2"),
        ("bases/3", "Căn cứ, dòng 4"),
        ("articles/1", "Quyết định ban hành, Điều 2"),
        ("decision/title", "Quyết định ban hành, trích yếu"),
        ("signature/name", "Chữ ký, họ tên người ký"),
        ("", "Văn bản"),
    ],
)
def test_parts_of_the_document(name: str, words: str) -> None:
    assert Places(coded()).of(TextPlace(DOCUMENT, name)) == words


def test_parts_of_the_form_and_what_is_gone() -> None:
    places = Places(coded())
    said = [places.of(TextPlace(FORM, name)) for name in ("title", "columns/3")]
    assert said == ["Biểu mẫu, tên phụ lục", "Biểu mẫu, tên cột 4"]
    assert places.of(TextPlace("x", TEXT)) == "(đã xóa)"


def test_every_part_of_a_document_has_a_name_of_its_own() -> None:
    plan = plan_with_text()
    document = replace(plan.document, decision=Decision("Ban hành", "ỦY BAN", ("Điều 1. a", "Điều 2. b")))
    found = names(replace(plan, document=document))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", FORMS)
def test_a_number_is_the_same_whether_all_or_only_this_one_is_counted(name: str) -> None:
    rows = [("A", [("m", [("n", ["h1", "h2"]), ("o", ["h3"])])]), ("B", [("p", [("q", ["h4"])])])]
    plan = plan_of(form(name), rows)
    places = Places(plan)
    for item in reversed(list(plan.walk(plan.appendices[0]))):
        if item.level is not Level.APPENDIX:
            assert item_words(plan, LazyNumbers(plan).at, item) == places.item(item)


def test_a_draft_is_called_as_its_place() -> None:
    plan = coded()
    row = next(item.id for item in plan.walk() if item.text == "h1")
    said = [draft_place(Places(plan), plan, Draft(item, "lead", "Sở", "")) for item in (row, "x")]
    assert said == ["Hoạt động 3.1, cột Cơ quan chủ trì", "(chỗ này không còn)"]


@pytest.mark.parametrize("name", ["bac_giang_2021_2030", "bac_kan_2025", "dak_nong_2022", "quang_tri_2025"])
def test_no_two_texts_of_a_real_plan_have_one_name(name: str, shared: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.cchc"
    assert main(["import", str(shared / f"corpus/{name}.docx"), "-o", str(target)]) == 0
    plan = load_plan(target, catalogue.load()).plan
    found = names(plan)
    assert len(found) > 100
    assert len(set(found)) == len(found)
