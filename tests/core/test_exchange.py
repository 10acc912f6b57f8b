"""The exit door loses nothing: a plan written as exchange data and read again is the same plan."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import ROW_LEVELS, iso_date, plan_to_json, to_bytes
from cchc_desktop.core.exchange_read import plan_from_json, read_exchange
from cchc_desktop.core.forms import CRITERION_FIELDS, LEAF_FIELDS, Column, Form, parse_form
from cchc_desktop.core.plan import (
    ABOVE,
    AGAIN,
    BLANK,
    NONE,
    NUMBER,
    TITLE,
    Decision,
    DocumentInfo,
    Item,
    Level,
    Plan,
    Signature,
    child_level,
    empty_plan,
    new_id,
)
from cchc_desktop.core.silences import Silence
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.resources import read_text

CODED = parse_form(read_text("forms/annual-coded.toml"))
BY_OBJECTIVE = parse_form(read_text("forms/annual-by-objective.toml"))
PAR_INDEX = parse_form(read_text("forms/par-index.toml"))
FORMS = {form.id: form for form in (CODED, BY_OBJECTIVE, PAR_INDEX)}

texts = st.text(max_size=12).map(clean)
filled = texts.filter(bool)  # an activity keeps no empty text (edits.with_text)
years = st.integers(1, 9999)
COLUMNS = ("tt", "number", "objective", "task", "activity", "lead", "time", "ghi chú")
marks = st.dictionaries(
    st.sampled_from(COLUMNS), st.sampled_from((ABOVE, AGAIN, BLANK, NONE, "=4a", "=7", "lead")), max_size=3
)
forms = st.one_of(
    st.just(CODED),
    st.just(BY_OBJECTIVE),
    st.just(PAR_INDEX),
    st.builds(lambda title, areas: replace(CODED, id="own", title=title, areas=tuple(areas)), texts, st.lists(texts)),
)
DOCUMENT_PARTS = dict(
    **dict.fromkeys(("number", "place", "date", "issuer", "parent_issuer", "type", "title"), texts),
    bases=st.lists(texts, max_size=2).map(tuple),
    recipients=st.lists(texts, max_size=2).map(tuple),
    signature=st.builds(Signature, texts, texts, texts),
    issuer_level=texts,
    draft=texts,
    decision=st.none() | st.builds(Decision, texts, texts, st.lists(texts, max_size=2).map(tuple)),
    unplaced=st.lists(texts, max_size=2).map(tuple),
    silenced=st.lists(st.builds(Silence, texts, texts, texts, texts, texts), max_size=2).map(tuple),
)
documents = st.builds(DocumentInfo, **DOCUMENT_PARTS)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan: missing cells, marks of every kind, texts in fields that no column shows; levels as they may stand."""
    form: Form = draw(forms)
    items: dict[str, Item] = {}
    numbers = iter(range(10_000))

    def grow(level: Level, parent: str | None, depth: int = 0) -> str:
        item_id = "plan" if level is Level.PLAN else f"id-{next(numbers)}"
        below = [(below, 2) for below in (child_level(level),) if below]
        if level is Level.APPENDIX:
            below += [(Level.CRITERION, 2), (Level.TOTAL, 1)]
        if level is Level.CRITERION and depth < 5:
            below = [(Level.CRITERION, 2)]
        children = [grow(one, item_id, depth + 1) for one, most in below for _ in range(draw(st.integers(0, most)))]
        if level is Level.PLAN:
            items[item_id] = Item(item_id, level, None, children=tuple(children))
            return item_id
        names = st.sampled_from((*LEAF_FIELDS, *CRITERION_FIELDS, "heading", "caption", "ghi chú riêng"))
        items[item_id] = Item(
            item_id,
            level,
            parent,
            draw(st.none() | texts),
            draw(st.dictionaries(names, filled if level in ROW_LEVELS else texts, max_size=3)),
            draw(marks),
            tuple(children),
        )
        return item_id

    grow(Level.PLAN, None)
    period = draw(st.none() | st.tuples(years, years).map(lambda pair: (min(pair), max(pair))))
    return Plan(form, items, draw(st.none() | years), period, draw(documents))


@given(plans())
def test_a_plan_comes_back_from_its_exchange_data_as_it_was(plan: Plan) -> None:
    assert plan_from_json(plan_to_json(plan)) == plan


@given(plans())
def test_a_plan_comes_back_from_the_bytes_of_its_file_as_it_was(plan: Plan) -> None:
    exchange = read_exchange(to_bytes(plan_to_json(plan)))
    assert exchange.plan == plan
    assert exchange.issues == ()


@given(plans())
def test_one_changed_text_makes_another_plan(plan: Plan) -> None:
    """The control of the two tests above: the comparison sees a single letter."""
    changed = next((item for item in plan.items.values() if item.level is not Level.PLAN), None)
    if changed is not None:
        other = plan.with_items(replace(changed, text=(changed.text or "") + "x"))
        assert plan_from_json(plan_to_json(other)) != plan


def test_every_part_of_the_document_is_among_the_random_ones() -> None:
    """A new field of DocumentInfo must not be forgotten here, nor in the exchange file."""
    assert {part.name for part in fields(DocumentInfo)} == set(DOCUMENT_PARTS)


def small_plan() -> Plan:
    """One area, objective, task; two activities with a merged lead."""
    plan = empty_plan(CODED, 2027)
    area = plan.children(plan.appendices[0])[0]
    objective = Item("o", Level.OBJECTIVE, area.id, "Mục tiêu", children=("t",))
    task = Item("t", Level.TASK, "o", "Nhiệm vụ", children=("a", "b"))
    first = Item("a", Level.ACTIVITY, "t", "Một", {"lead": "Sở Nội vụ", "đơn vị": "báo cáo"})
    second = Item("b", Level.ACTIVITY, "t", None, {"lead": "Sở Nội vụ"}, {"lead": ABOVE})
    return plan.with_items(replace(area, children=("o",)), objective, task, first, second)


def test_numbers_are_printed_for_other_readers() -> None:
    area = plan_to_json(small_plan())["appendices"][0]["areas"][0]
    task = area["objectives"][0]["tasks"][0]
    first, second = task["activities"]
    assert (area["number"], area["objectives"][0]["number"], task["number"]) == ("I", "1.1", "2.1")
    assert (first["tt"], first["number"], first["extra"]) == ("1", "3.1", {"đơn vị": "báo cáo"})
    assert (second["tt"], second["text"], second["marks"]) == ("1", None, {"lead": ABOVE})
    assert second["lead"] == "Sở Nội vụ"
    assert (second["time"], second["due"]) == ("", None)  # an empty cell; no such column
    assert "marks" not in first


def outline() -> Plan:
    """1 with 1.1, and the total."""
    plan = empty_plan(replace(PAR_INDEX, areas=("CHỈ ĐẠO",)), 2027)
    top, total = plan.children(plan.appendices[0])
    part = Item("p", Level.CRITERION, top.id, "Kế hoạch", {"target_points": "10,10", "lead": "Sở Nội vụ", "x": "y"})
    return plan.with_items(replace(top, children=("p",)), part, replace(total, fields={"standard_points": "100"}))


def test_an_outline_goes_out_under_the_keys_of_the_contract() -> None:
    plan = outline()
    appendix = plan_to_json(plan)["appendices"][0]
    assert "areas" not in appendix
    (top,) = appendix["criteria"]
    (part,) = top["children"]
    assert part == {
        "id": "p",
        "number": "1.1",
        "text": "Kế hoạch",
        "standard_points": "",
        "achieved_points": "",
        "target_points": "10,10",
        "solution": "",
        "lead": "Sở Nội vụ",
        "extra": {"x": "y"},
        "children": [],
    }
    assert (appendix["total"]["text"], appendix["total"]["standard_points"]) == ("TỔNG ĐIỂM", "100")
    assert plan_from_json(plan_to_json(plan)) == plan


@pytest.mark.parametrize("total", [None, {}])
def test_an_outline_without_a_total(total: object) -> None:
    data = plan_to_json(outline())
    data["appendices"][0]["total"] = total
    plan = plan_from_json(data)
    assert [item.level for item in plan.children(plan.appendices[0])] == [Level.CRITERION]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"total": []}, ""),
        ({"total": [1]}, "appendices[0].total"),
        ({"total": {"id": "t"}}, "appendices[0].total.text"),
        ({"total": {"text": "", "children": []}}, "appendices[0].total.children"),
        ({"criteria": {}}, "appendices[0].criteria"),
        ({"criteria": [{"text": "", "areas": []}]}, "criteria[0].areas"),
        ({"criteria": [{"text": "", "children": [{"text": 1}]}]}, "criteria[0].children[0].text"),
        ({"criteria": [{"text": "", "lead": 1}]}, "criteria[0].lead"),
        ({"criteria": [{"text": "", "total": {}}]}, "criteria[0].total"),
    ],
)
def test_an_outline_that_is_none_is_refused_with_its_place(change: dict[str, object], place: str) -> None:
    data = plan_to_json(outline())
    data["appendices"][0] |= change
    if not place:
        assert plan_from_json(data)
        return
    with pytest.raises(KnownError) as caught:
        plan_from_json(data)
    assert place in str(caught.value.params["detail"])


def test_an_empty_cell_of_a_file_is_no_text_of_the_plan() -> None:
    plan = small_plan()
    assert (
        plan_from_json(plan_to_json(plan))["a"].fields == plan["a"].fields == {"lead": "Sở Nội vụ", "đơn vị": "báo cáo"}
    )


def test_a_free_column_of_the_form_has_a_cell_in_every_row() -> None:
    form = replace(CODED, columns=(*CODED.columns, Column("evidence", "Tài liệu kiểm chứng", 20)))
    plan = replace(small_plan(), form=form)
    task = plan_to_json(plan)["appendices"][0]["areas"][0]["objectives"][0]["tasks"][0]
    assert task["activities"][0]["extra"] == {"evidence": "", "đơn vị": "báo cáo"}
    assert plan_from_json(plan_to_json(plan)) == plan


def test_the_objectives_number_is_the_row_number_where_the_form_counts_objectives() -> None:
    plan = replace(small_plan(), form=BY_OBJECTIVE)
    objective = plan_to_json(plan)["appendices"][0]["areas"][0]["objectives"][0]
    assert objective["number"] == "1"
    assert objective["tasks"][0]["activities"][1]["tt"] == "1"


def test_a_changed_printed_number_is_not_read_back() -> None:
    plan = small_plan()
    data = plan_to_json(plan)
    data["appendices"][0]["areas"][0]["number"] = "XIX"
    data["appendices"][0]["areas"][0]["objectives"][0]["tasks"][0]["activities"][0]["tt"] = "99"
    assert plan_from_json(data) == plan


def test_a_derived_title_block_is_printed_and_stays_derived() -> None:
    plan = small_plan()
    appendix = plan_to_json(plan)["appendices"][0]
    assert appendix["derived"] == ["heading", "title", "caption"]
    assert appendix["title"].endswith("NĂM 2027")
    read = plan_from_json(plan_to_json(plan))
    assert read[read.appendices[0]].text is None


def test_a_title_block_of_its_own_stays_its_own_even_where_it_is_empty() -> None:
    plan = small_plan()
    appendix = replace(plan[plan.appendices[0]], text="TÊN RIÊNG", fields={"heading": "", "caption": "(Kèm theo)"})
    plan = plan.with_items(appendix)
    data = plan_to_json(plan)
    assert "derived" not in data["appendices"][0]
    read = plan_from_json(data)
    assert read[appendix.id].text == "TÊN RIÊNG"
    assert read[appendix.id].fields == {"heading": "", "caption": "(Kèm theo)"}


def test_a_known_form_can_be_named_by_id_alone_and_changed_in_part() -> None:
    data = plan_to_json(small_plan())
    data["form"] = {"id": "annual-coded"}
    assert plan_from_json(data, FORMS).form == CODED
    data["form"] = {"id": "annual-coded", "title": "KẾ HOẠCH {year}"}
    assert plan_from_json(data, FORMS).form == replace(CODED, title="KẾ HOẠCH {year}")


def test_what_the_format_has_no_keys_for_is_never_dropped_in_silence() -> None:
    plan = small_plan()
    appendix = plan[plan.appendices[0]]
    totals = [Item(name, Level.TOTAL, appendix.id) for name in ("one", "two")]
    with pytest.raises(ValueError, match="second total"):
        plan_to_json(plan.with_items(replace(appendix, children=(*appendix.children, "one", "two")), *totals))


def test_unknown_keys_are_tolerated_and_missing_ids_made() -> None:
    data = plan_to_json(small_plan())
    data["something"] = {"new": 1}
    area = data["appendices"][0]["areas"][0]
    area["colour"] = "red"
    del area["id"]
    plan = plan_from_json(data)
    assert len({item.id for item in plan.items.values()}) == len(small_plan().items)


def test_texts_are_cleaned_at_the_door() -> None:
    data = plan_to_json(small_plan())
    data["appendices"][0]["areas"][0]["title"] = "CA\u0309I CA\u0301CH\r\nTHE\u0302\u0309 CHE\u0302\u0301\x00"
    area = plan_from_json(data).children(plan_from_json(data).appendices[0])[0]
    assert area.text == "CẢI CÁCH\nTHỂ CHẾ"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("ngày 05 tháng 01 năm 2026", "2026-01-05"),
        ("ngày  5  tháng 1 năm 2026", "2026-01-05"),
        ("ngày   tháng   năm 2024", None),
        ("ngày 31 tháng 02 năm 2026", None),
        ("", None),
    ],
)
def test_a_complete_date_has_an_iso_form(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


def broken(**changes: object) -> bytes:
    """The small plan's file with top-level keys replaced."""
    return to_bytes({**plan_to_json(small_plan()), **changes})


def with_area(**changes: object) -> bytes:
    """The small plan's file with keys of its first area replaced."""
    data = plan_to_json(small_plan())
    data["appendices"][0]["areas"][0] |= changes
    return to_bytes(data)


def test_the_small_plan_is_accepted() -> None:
    """The control of the refusals below."""
    assert read_exchange(broken()).plan
    assert read_exchange(with_area(title="Khác")).plan


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"", ""),
        (b"\xff\xfe{", ""),
        (b"[]", "$"),
        (b'{"format": "cchc-plan", "format": "cchc-plan"}', "format"),
        (b"[" * 100_000, ""),
        (b'{"format": "cchc-plan", "version": NaN}', "NaN"),
        (broken(format="other"), "format"),
        (broken(version="1"), "version"),
        (broken(version=True), "version"),
        (broken(year="2027"), "year"),
        (broken(year=0), "year"),
        (broken(period=[2030, 2021]), "period"),
        (broken(kind="programme"), "kind"),
        (broken(criteria=[]), "criteria"),
        (broken(document=[]), "document"),
        (broken(document={"bases": "one"}), "document"),
        (broken(form="annual-coded"), "form"),
        (broken(appendices={}), "appendices"),
        (broken(appendices=[None]), "appendices[0]"),
        (broken(appendices=[{"id": "x", "derived": ["areas"]}]), "appendices[0].derived"),
        (broken(appendices=[{"id": "x", "extra": {"heading": "y"}}]), "appendices[0].extra.heading"),
        (broken(areas=[]), "areas"),
        (with_area(title=1), "appendices[0].areas[0].title"),
        (with_area(id="plan"), "appendices[0].areas[0].id"),
        (with_area(id="a"), "activities[0].id"),
        (with_area(id=""), "appendices[0].areas[0].id"),
        (with_area(tasks=[]), "appendices[0].areas[0].tasks"),
        (with_area(marks={"number": 4}), "appendices[0].areas[0].marks.number"),
        (with_area(marks=["above"]), "appendices[0].areas[0].marks"),
        (with_area(objectives=[{"id": "z"}]), "objectives[0].text"),
    ],
)
def test_data_that_is_no_plan_is_refused_with_its_place(raw: bytes, place: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_exchange(raw, FORMS, "kế hoạch.json")
    assert caught.value.code is ErrorCode.JSON_INVALID
    assert caught.value.params["path"] == "kế hoạch.json"
    assert place in str(caught.value.params["detail"])


def test_a_file_of_a_later_version_is_refused_as_newer() -> None:
    with pytest.raises(KnownError) as caught:
        read_exchange(broken(version=2, appendices="changed"), FORMS, "x")
    assert (caught.value.code, caught.value.params["version"]) == (ErrorCode.JSON_NEWER, 2)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"id": "nowhere"}, ErrorCode.FORM_UNKNOWN),
        ({"id": "x", "columns": []}, ErrorCode.FORM_INVALID),
        ({"id": "annual-coded", "columns": [{"key": ["tt"], "header": "", "width": 1}]}, ErrorCode.FORM_INVALID),
        ({"id": "annual-coded", "counters": {"tt": {"level": "task", "pattern": 1}}}, ErrorCode.FORM_INVALID),
    ],
)
def test_a_form_that_is_not_known_or_not_sound_is_refused(form: object, code: ErrorCode) -> None:
    with pytest.raises(KnownError) as caught:
        read_exchange(broken(form=form), FORMS)
    assert caught.value.code is code


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.data())
def test_any_single_wrong_value_is_read_or_refused_but_never_a_crash(data: st.DataObject) -> None:
    plan = plan_to_json(small_plan())
    node: object = plan
    while isinstance(node, dict | list) and node:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or data.draw(st.booleans()):
            node[key] = data.draw(values)
            break
        node = node[key]
    assert refusal(json.dumps(plan).encode()) in (None, "json-invalid", "json-newer", "form-invalid", "form-unknown")


def refusal(raw: bytes) -> str | None:
    """The code with which these bytes are refused; None where they are read."""
    try:
        read_exchange(raw, FORMS)
    except KnownError as error:
        return error.code.value
    return None


def test_the_marks_of_this_file_are_the_plans() -> None:
    """NUMBER and TITLE are columns of marks too: an area in one cell comes back so."""
    plan = small_plan()
    area = replace(plan.children(plan.appendices[0])[0], marks={TITLE: NUMBER, NUMBER: "=VII"})
    plan = plan.with_items(area)
    assert plan_from_json(plan_to_json(plan))[area.id].marks == {TITLE: NUMBER, NUMBER: "=VII"}
    assert new_id() not in plan
