"""Import → export → import gives the same document: real plans, decisions, and texts made at random."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.body import BodyLine, Kind, body_lines
from cchc_desktop.core.headings import appendix_caption
from cchc_desktop.core.plan import ROOT, Decision, DocumentInfo, Plan, Signature
from cchc_desktop.importing.recognise import Recognised, recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.export import Wish, writer_for
from tests.core.bodies import random_text, with_text
from tests.core.plans import random_plan, same

FORMS = shipped_forms()
DOCUMENT = DocumentInfo(
    number="12/KH-UBND",
    place="Lạc Hồng",
    date="ngày 05 tháng 01 năm 2027",
    issuer="ỦY BAN NHÂN DÂN TỈNH LẠC HỒNG",
    type="KẾ HOẠCH",
    title="Cải cách hành chính tỉnh Lạc Hồng năm 2027",
    bases=("Căn cứ Luật A;", "Theo đề nghị của Giám đốc Sở Nội vụ."),
    recipients=("Bộ Nội vụ;", "+ LĐVP;", "Lưu: VT, NC."),
    signature=Signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Trần Quang Vinh"),
)
TEXT = (
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch, như sau:",
    ("I", "MỤC ĐÍCH", ["Lời dẫn.", ("1", "Một", [("-", "Ý."), ("-", "Đến năm 2030:", [("+", "nhỏ")])]), ("1", "Câu.")]),
    ("I", "TỔ CHỨC", [("1", "Sở Nội vụ", [("a", "Việc một."), ("a", "Việc hai.")]), "(Chi tiết tại Phụ lục)."]),
    ("I", "KINH PHÍ", ["Ngân sách tỉnh."]),
    "Trên đây là Kế hoạch./.",
)


def round_trip(plan: Plan, folder: Path, wish: Wish | None = None) -> Recognised:
    target = folder / "ra.docx"
    with target.open("wb") as file:
        writer_for(plan, ".docx", wish)(file)
    return recognise(read_source(target), FORMS)


@pytest.mark.parametrize("name", ["quang_tri_2025", "bac_giang_2021_2030"])
def test_a_real_document_comes_back_whole(shared: Path, tmp_path: Path, name: str):
    plan = recognise(read_source(shared / f"corpus/{name}.docx"), FORMS).plan
    again = round_trip(plan, tmp_path)
    assert same(plan, again.plan)
    assert again.plan.document == plan.document
    assert (again.plan.year, again.plan.period) == (plan.year, plan.period)
    assert not again.plan.document.unplaced


def test_number_and_date_entered_once_come_back_in_every_place(shared: Path, tmp_path: Path):
    plan = recognise(read_source(shared / "corpus/quang_tri_2025.docx"), FORMS).plan
    numbered = replace(plan.document, number="3647/KH-UBND", date="ngày 17 tháng 11 năm 2024")
    again = round_trip(replace(plan, document=numbered), tmp_path).plan
    assert again.document == numbered
    assert same(again, plan), "the caption of the appendix still follows"


def test_a_plan_that_a_decision_issues_later_comes_back_whole(shared: Path, tmp_path: Path):
    """The caption of the appendix names the decision then, and the plan again when it is taken back."""
    plan = recognise(read_source(shared / "corpus/quang_tri_2025.docx"), FORMS).plan
    issued = replace(plan.document, number="54/QĐ-UBND", date="ngày 05 tháng 01 năm 2025", decision=Decision())
    again = round_trip(replace(plan, document=issued), tmp_path).plan
    assert again.document == issued
    assert same(again, plan)
    assert "Quyết định số: 54/QĐ-UBND" in appendix_caption(again, again.appendices[0])


@pytest.mark.parametrize(
    "document",
    [
        DOCUMENT,
        replace(DOCUMENT, draft="DỰ THẢO LẦN 2", number="/KH-UBND", date="ngày tháng năm 2026"),
        replace(DOCUMENT, issuer="SỞ NỘI VỤ", parent_issuer="UBND TỈNH LẠC HỒNG",
                signature=Signature("", "GIÁM ĐỐC", "LÊ A")),
        replace(DOCUMENT, issuer="ỦY BAN NHÂN DÂN XÃ SƠN LỘ", place="Sơn Lộ"),
        replace(DOCUMENT, number="54/QĐ-UBND", decision=Decision()),
        replace(
            DOCUMENT,
            number="54/QĐ-UBND",
            decision=Decision("Phê duyệt Kế hoạch", "CHỦ TỊCH UBND TỈNH", ("Điều 1. A:\n1. x.", "Điều 2. B./.")),
        ),
    ],
    ids=["province", "draft", "department", "commune", "decision", "own decision"],
)  # fmt: skip
@pytest.mark.parametrize("seed", [3, 4])
def test_documents_of_every_kind_come_back_whole(tmp_path: Path, document: DocumentInfo, seed: int):
    plan = replace(with_text(random_plan(seed, "annual-coded"), TEXT), document=document)
    again = round_trip(plan, tmp_path)
    assert again.plan.document == document
    assert lines(again.plan) == lines(plan)
    assert same(with_only_text(plan), with_only_text(again.plan))


def with_only_text(plan: Plan) -> Plan:
    root = plan[ROOT]
    bare = replace(root, children=tuple(child for child in root.children if child == plan.body))
    return replace(plan.with_items(bare), form=FORMS[0])


def lines(plan: Plan) -> list[tuple[Kind | None, str, str]]:
    def told(line: BodyLine) -> tuple[Kind | None, str, str]:
        words = line.words.upper() if line.kind is Kind.ROMAN else line.words  # the decree wants it so
        return line.kind, line.marker, words.removesuffix("./.")

    return [told(line) for line in body_lines(plan)]


@given(st.integers(0, 10**6))
@settings(max_examples=60)
def test_any_text_comes_back_line_by_line(seed: int):
    plan = replace(with_text(random_plan(seed, "annual-coded", 2), random_text(seed)), document=DOCUMENT)
    assume(sum(1 for line in body_lines(plan) if line.kind) > 1)  # less is no plan
    with TemporaryDirectory() as folder:
        again = round_trip(plan, Path(folder), Wish("body"))
    assert lines(again.plan) == lines(plan)
    assert again.plan.document == DOCUMENT
