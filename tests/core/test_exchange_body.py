"""The text of the document through the exchange file: every paragraph, marker, deviation and id comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core import body_edits
from cchc_desktop.core.body import HEADING, MARKER, body_lines, section_numbers
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.exchange_read import plan_from_json, read_exchange
from cchc_desktop.core.headings import CAPTION, appendix_caption
from cchc_desktop.core.plan import ROOT, Decision, DocumentInfo, Item, Level, Plan, Signature
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.resources import read_text
from tests.core.bodies import printed, random_text_plan, text_plan
from tests.core.plans import form

SCHEMA = jsonschema.Draft202012Validator(json.loads(read_text("schemas/plan.schema.json")))
texts = st.text(max_size=12).map(clean)


@st.composite
def bodies(draw: st.DrawFn) -> Plan:
    """Any tree of sections and paragraphs, in any order, with any deviation."""
    items: dict[str, Item] = {}
    numbers = iter(range(10_000))
    fields = st.dictionaries(st.sampled_from((HEADING, "shape", "milestone", "của riêng")), texts, max_size=2)
    marks = st.dictionaries(st.just("number"), st.sampled_from(("=4a", "none", "=II")), max_size=1)
    kinds = st.sampled_from(("roman", "arabic", "decimal", "letter", "milestone", "dash", "plus"))

    def grow(level: Level, parent: str, depth: int) -> str:
        item_id = f"t{next(numbers)}"
        own = draw(fields) if draw(st.booleans()) else {}
        if level is Level.SECTION:
            own = {MARKER: draw(kinds), **own}
        below: list[str] = []
        if level is not Level.PARAGRAPH and depth:
            levels = draw(st.lists(st.sampled_from((Level.SECTION, Level.PARAGRAPH)), max_size=4))
            below = [grow(child, item_id, depth - 1) for child in levels]
        text = draw(st.one_of(texts, st.none())) if level is not Level.BODY else None
        items[item_id] = Item(item_id, level, parent, text, own, draw(marks), tuple(below))
        return item_id

    body = grow(Level.BODY, ROOT, 3)
    items["a"] = Item("a", Level.APPENDIX, ROOT, None)
    items[ROOT] = Item(ROOT, Level.PLAN, None, children=(body, "a"))
    return Plan(form(), items, 2027)


@given(bodies())
def test_any_text_comes_back_ids_included(plan: Plan):
    data = plan_to_json(plan)
    assert plan_from_json(json.loads(json.dumps(data))) == plan


@given(st.integers(0, 10**6))
def test_a_text_over_a_table_comes_back_and_fits_the_schema(seed: int):
    plan = random_text_plan(seed)
    data = plan_to_json(plan)
    SCHEMA.validate(data)
    assert read_exchange(to_bytes(data)).plan == plan


def test_the_keys_are_those_of_the_contract():
    plan = text_plan("Mở đầu", ("I", "MỤC", ["dẫn", ("-", "Đến năm 2030: xong"), "kết"]), "hết./.")
    data = plan_to_json(plan)
    section = data["sections"][0]
    assert (data["preamble"], data["closing"]) == (["Mở đầu"], ["hết./."])
    assert {key: section[key] for key in ("number", "marker", "level", "title", "heading")} == {
        "number": "I",
        "marker": "I.",
        "level": "roman",
        "title": "MỤC",
        "heading": True,
    }
    assert (section["paragraphs"], section["closing"]) == (["dẫn"], ["kết"])
    assert section["children"][0] | {"id": ""} == {
        "id": "",
        "number": "-",
        "marker": "-",
        "level": "dash",
        "title": "Đến năm 2030: xong",
        "heading": False,
        "milestone": 2030,
        "paragraphs": [],
        "children": [],
    }


def test_a_text_written_by_others_needs_no_ids_and_no_printed_values():
    data = plan_to_json(text_plan())
    del data["body"]
    child = {"level": "arabic", "title": "Sở Nội vụ:", "heading": True, "children": [{"level": "plus", "title": "a"}]}
    data |= {"preamble": ["Căn cứ"], "sections": [{"level": "roman", "title": "A", "children": [child]}]}
    plan = plan_from_json(data)
    assert printed(plan) == ["Căn cứ", "I. A", "  1. Sở Nội vụ:", "    + a"]
    assert [line.heading for line in body_lines(plan)] == [False, True, True, False]
    assert plan.children(ROOT)[0].level is Level.BODY
    assert plan_from_json(plan_to_json(plan)) == plan


def test_a_plan_without_text_stays_without():
    data = plan_to_json(plan_from_json({**plan_to_json(text_plan()), "body": None}))
    assert "body" not in data
    assert plan_from_json(data).body is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ({"sections": [{"title": "x"}]}, "sections[0].level"),
        ({"sections": [{"title": "x", "level": "hexadecimal"}]}, "sections[0].level: no kind"),
        ({"sections": [{"title": "x", "level": "dash", "extra": {"marker": "plus"}}]}, "sections[0].level: said twice"),
        ({"sections": [{"title": 1, "level": "dash"}]}, "sections[0].title"),
        ({"sections": {"title": "x"}}, "sections: no list"),
        ({"preamble": [None]}, "preamble[0]"),
        ({"preamble": ["a"], "body": {"ids": {"preamble": []}}}, "ids of preamble"),
        ({"preamble": ["a"], "body": {"ids": {"preamble": ["a"]}}}, "ids of preamble: used twice"),
        ({"body": {"id": ""}}, "body.id: empty"),
        ({"body": {"id": "plan"}}, "body.id: used twice"),
        ({"sections": [{"title": "x", "level": "dash", "milestone": "2030"}]}, "sections[0].milestone"),
        ({"sections": [{"title": "x", "level": "dash", "heading": "yes"}]}, "sections[0].heading"),
        (
            {"sections": [{"level": "dash", "children": [{"level": "dash", "marks": 1}]}]},
            "sections[0].children[0].marks",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(text: dict[str, Any], place: str):
    data = {**plan_to_json(text_plan()), **text}
    with pytest.raises(KnownError) as caught:
        plan_from_json(data, path="x.json")
    assert caught.value.code is ErrorCode.JSON_INVALID
    assert place in str(caught.value.params["detail"])


def test_a_text_nested_beyond_reason_is_refused():
    node: dict[str, Any] = {"level": "dash", "title": "x"}
    for _ in range(3000):
        node = {"level": "dash", "title": "x", "children": [node]}
    with pytest.raises(KnownError):
        plan_from_json({**plan_to_json(text_plan()), "sections": [node]})


def test_a_caption_that_names_the_number_goes_on_naming_it():
    plan = text_plan()
    caption = "(Ban hành kèm theo Kế hoạch số: {number} {date} của UBND tỉnh)"
    document = DocumentInfo(number="5/KH-UBND", date="ngày 1 tháng 2 năm 2027")
    plan = replace(plan.with_items(replace(plan["a"], fields={CAPTION: caption})), document=document)
    said = "(Ban hành kèm theo Kế hoạch số: 05/KH-UBND ngày 01 tháng 02 năm 2027 của UBND tỉnh)"
    assert appendix_caption(plan, "a") == said
    data = plan_to_json(plan)
    assert data["appendices"][0]["caption"] == said
    assert plan_from_json(data) == plan


documents = st.builds(
    DocumentInfo,
    issuer_level=st.sampled_from(("", "province", "commune")),
    draft=texts,
    decision=st.one_of(st.none(), st.builds(Decision, texts, texts, st.lists(texts, max_size=3).map(tuple))),
    unplaced=st.lists(texts, max_size=3).map(tuple),
    signature=st.builds(Signature, texts, texts, texts),
)


@given(documents)
def test_the_document_comes_back_whole(document: DocumentInfo):
    plan = replace(text_plan(), document=document)
    data = plan_to_json(plan)
    SCHEMA.validate(data)
    assert plan_from_json(json.loads(json.dumps(data))) == plan


def test_edits_of_the_text_go_through_the_exchange_file():
    plan = text_plan(("I", "A", [("1", "x."), ("1", "y.")]))
    item = next(line.item.id for line in body_lines(plan) if line.words == "y.")
    plan = body_edits.set_heading(plan, item, True)
    again = plan_from_json(plan_to_json(plan))
    assert again == plan
    assert section_numbers(again)[item].marker == "2."
