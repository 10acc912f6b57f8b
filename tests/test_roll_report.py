"""The list of changes on paper: alike changes once, questions first, every kind of file, what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from cchc_desktop import catalogue, roll_report
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.planning.directory import shipped
from cchc_desktop.planning.roll_apply import Source, carry_out, report_of
from cchc_desktop.planning.roll_forward import propose
from cchc_desktop.planning.roll_proposals import Choices
from tests.test_schemas import ROLL_FORWARD


@pytest.fixture
def new() -> Plan:
    old = catalogue.sample_plan()
    assert old.year
    activity = next(item for item in old.walk() if item.level is Level.ACTIVITY)
    choices = Choices(carried=frozenset({activity.id}))
    old = old.with_items(replace(activity, text=f"{activity.text} so với năm {old.year - 1}"))
    source = Source("kế hoạch cũ.docx", "00ff", "2026-11-22T07:00:00+00:00")
    return carry_out(propose(old, old.year + 1, shipped(), choices), source).plan


def report(plan: Plan) -> dict[str, object]:
    data = report_of(plan)
    assert data is not None
    return dict(data)


def test_questions_come_first_and_alike_changes_once(new: Plan) -> None:
    data = report(new)
    ROLL_FORWARD.validate(data)
    lines = list(roll_report.report_lines(data, new))
    heads = [line[0] for line in lines if len(line) == 1]
    assert heads[0] == "QUYẾT ĐỊNH THEO TỪNG CÂU HỎI"
    assert heads[1].startswith("1. Mốc so sánh “năm ")
    assert heads.index("THAY ĐỔI THEO QUY TẮC") > 1
    assert heads[-1] == "HOẠT ĐỘNG CHƯA HOÀN THÀNH, CHUYỂN SANG NĂM MỚI"
    last = lines[-1]
    assert last[2].startswith("Chuyển từ năm ")
    changes = [line[1:3] for line in lines[: lines.index((heads[-1],))] if len(line) > 1]
    assert len(changes) < len(data["proposals"])  # type: ignore[arg-type]


def test_the_caption_says_from_which_plan_and_when(new: Plan) -> None:
    said = roll_report.caption(report(new))
    assert "lập từ “kế hoạch cũ.docx”" in said
    assert "ngày 22/11/2026" in said
    assert "1 hoạt động chuyển tiếp" in said


def test_every_kind_of_file(new: Plan, tmp_path: Path, qapp: object) -> None:
    data = report(new)
    for suffix in roll_report.SUFFIXES:
        target = roll_report.write(data, new, tmp_path / f"thay đổi{suffix}", over=False)
        assert target.stat().st_size > 1000
    table = docx.Document(str(tmp_path / "thay đổi.docx")).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung cũ", "Nội dung mới", "Vị trí"]
    sheet = openpyxl.load_workbook(tmp_path / "thay đổi.xlsx").active
    assert sheet is not None
    assert any("Mốc so sánh" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    ROLL_FORWARD.validate(json.loads((tmp_path / "thay đổi.json").read_text(encoding="utf-8")))
    with pytest.raises(KnownError) as caught:
        roll_report.write(data, new, tmp_path / "thay đổi.odt", over=False)
    assert caught.value.code is ErrorCode.TARGET_UNSUPPORTED


def test_signs_of_html_in_a_text_are_words_on_paper(new: Plan) -> None:
    data = report(new)
    data["source"] = {**data["source"], "file": "a<b>&c.docx"}  # type: ignore[dict-item]
    said = roll_report.report_html(data, new)
    assert "a&lt;b&gt;&amp;c.docx" in said
    assert said.count("<table") == said.count("</table>") == 1
