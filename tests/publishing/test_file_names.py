"""Names of files say number and date as the document does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.core.plan import ROOT, DocumentInfo, Item, Level, Plan
from cchc_desktop.publishing.file_names import appendix_name, document_name
from tests.core.bodies import text_plan

DOCUMENT = DocumentInfo(type="KẾ HOẠCH", title="Cải cách hành chính tỉnh X năm 2027")


@pytest.mark.parametrize(
    ("number", "date", "name"),
    [
        ("5/KH-UBND", "ngày 5 tháng 1 năm 2027",
         "05-KH-UBND ngày 05-01-2027 - Kế hoạch cải cách hành chính tỉnh X năm 2027"),
        ("/KH-UBND", "ngày tháng năm 2027", "Kế hoạch cải cách hành chính tỉnh X năm 2027"),
        ("12/KH-UBND", "", "12-KH-UBND - Kế hoạch cải cách hành chính tỉnh X năm 2027"),
    ],
)  # fmt: skip
def test_number_and_date_entered_once_stand_in_the_name(number: str, date: str, name: str):
    plan = replace(text_plan(), document=replace(DOCUMENT, number=number, date=date))
    assert document_name(plan) == name


def test_a_draft_says_so_and_no_name_hurts_a_file_system():
    document = replace(DOCUMENT, draft="DỰ THẢO LẦN 2", title='CCHC: "năm" 2027 <a/b>\n')
    name = document_name(replace(text_plan(), document=document))
    assert name == "Kế hoạch CCHC năm 2027 a b (dự thảo lần 2)"
    long = replace(text_plan(), document=replace(DOCUMENT, title="dài " * 100))
    assert len(document_name(long)) <= 120


def test_appendices_are_told_apart():
    def plan(*headings: str) -> Plan:
        ids = [f"a{i}" for i, _ in enumerate(headings)]
        items = {
            i: Item(i, Level.APPENDIX, ROOT, None, {"heading": heading} if heading != "-" else {})
            for i, heading in zip(ids, headings, strict=True)
        }
        root = Item(ROOT, Level.PLAN, None, children=tuple(ids))
        return replace(text_plan(), items={**items, ROOT: root})

    def names(found: Plan) -> list[str]:
        return [appendix_name(found, appendix) for appendix in found.appendices]

    assert names(plan("-")) == ["Phụ lục"]
    assert names(plan("-", "-")) == ["Phụ lục I", "Phụ lục II"]
    assert names(plan("Biểu", "Biểu")) == ["Biểu 1", "Biểu 2"]
    assert names(plan("", "")) == ["Phụ lục 1", "Phụ lục 2"]
