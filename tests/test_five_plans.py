"""Each of the five real plans as a whole: import, Word file, import again is the identity on text and appendix.

Where no office file has a plan whole, its text is taken from the seed and put before a table of its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.body import body_lines
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.importing.blocks import Block, Paragraph, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.export import writer_for
from cchc_desktop.publishing.layout import lay_out
from tests.core.plans import same
from tests.importing.documents import table
from tests.importing.test_two_dates import source as two_dates_table

FORMS = catalogue.shipped_forms()


def seed_lines(shared: Path, number: str) -> list[str]:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return [" ".join(line.split()) for line in path.read_text(encoding="utf-8").split("\n")]


def paragraphs(lines: Iterable[str]) -> tuple[Block, ...]:
    return tuple(Paragraph(line) for line in lines if line)


def corpus(shared: Path, name: str) -> Source:
    return read_source(shared / f"corpus/{name}.docx")


def letterhead(name: str, number: str, date: str) -> Table:
    country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    return table((f"ỦY BAN NHÂN DÂN\n{name}", country), (number, date))


def bac_kan(shared: Path) -> tuple[Block, ...]:
    """The seed lost the letterhead and broke its lines: they are put together, a letterhead is put before them."""
    text: list[str] = []
    for line in seed_lines(shared, "000")[:70]:
        opens = re.match(r"\d\. ", line) or not text or text[-1].endswith((".", ":", "./."))
        text[len(text) - (not opens) :] = [line] if opens else [f"{text[-1]} {line}"]
    head = letterhead("TỈNH BẮC KẠN", "Số: 812/KH-UBND", "Bắc Kạn, ngày 16 tháng 12 năm 2024")
    signed = table(("Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT, NC.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn A"))
    title = (
        Paragraph("KẾ HOẠCH", bold=True, centred=True),
        Paragraph("Thực hiện công tác cải cách hành chính năm 2025", bold=True, centred=True),
    )
    return (head, *title, *paragraphs(text), signed, *corpus(shared, "bac_kan_2025").blocks)


def tuyen_quang(shared: Path) -> tuple[Block, ...]:
    """The seed has the text, title and caption of the appendix; the table is ours, with all exceptions of its form."""
    lines = seed_lines(shared, "001")
    end = lines.index("TT")
    (grid,) = (block for block in two_dates_table().blocks if isinstance(block, Table))
    first = next(i for i, line in enumerate(lines) if line == "KẾ HOẠCH")
    head = letterhead("TỈNH TUYÊN QUANG", "Số: 223/KH-UBND", "Tuyên Quang, ngày 23 tháng 12 năm 2024")
    return (head, *paragraphs(lines[first:end]), grid)


def dak_nong(shared: Path) -> tuple[Block, ...]:
    lines = seed_lines(shared, "002")[24:]
    end = next(i for i, line in enumerate(lines) if "Lê Văn Chiến" in line)
    return (*paragraphs(lines[: end + 1]), *corpus(shared, "dak_nong_2022").blocks)


def quang_tri(shared: Path) -> tuple[Block, ...]:
    return corpus(shared, "quang_tri_2025").blocks


def quang_tri_paged(shared: Path) -> tuple[Block, ...]:
    return corpus(shared, "quang_tri_2025.paged").blocks


def bac_giang(shared: Path) -> tuple[Block, ...]:
    return corpus(shared, "bac_giang_2021_2030").blocks


PLANS = {  # form, rows of the table, sections and paragraphs of the text (None where another test has the truth)
    bac_kan: ("annual-coded", 93, 12),
    tuyen_quang: ("annual-two-dates", 8, 80),
    dak_nong: ("par-index", 0, 20),
    quang_tri: ("annual-by-objective", 73, 104),
    quang_tri_paged: ("annual-by-objective", 73, 104),
    bac_giang: ("programme", 0, 200),
}


def round_trip(plan: Plan, path: Path) -> Plan:
    with path.open("wb") as target:
        writer_for(plan, path.suffix)(target)
    return recognise(read_source(path), FORMS).plan


@pytest.mark.parametrize("build", PLANS, ids=lambda build: build.__name__)
def test_a_real_plan_goes_out_as_a_word_file_and_comes_back_whole(shared: Path, tmp_path: Path, build):
    form, rows, least = PLANS[build]
    plan = recognise(Source("kế hoạch.docx", "docx", build(shared)), FORMS).plan
    counts = plan.counts()
    assert (plan.form.id, counts[Level.ACTIVITY]) == (form, rows)
    assert counts[Level.SECTION] + counts[Level.PARAGRAPH] >= least
    assert plan.document.issuer
    assert plan.document.signature.name
    again = round_trip(plan, tmp_path / "ra.docx")
    assert [(line.marker, line.text) for line in body_lines(again)] == [
        (line.marker, line.text) for line in body_lines(plan)
    ]
    for one, other in zip(plan.appendices, again.appendices, strict=True):
        assert lay_out(plan, one) == lay_out(again, other)
    assert same(plan, again)
    assert again.form == plan.form
    assert again.document == replace(plan.document, unplaced=())
    assert (again.year, again.period) == (plan.year, plan.period)


@pytest.mark.parametrize("name", catalogue.SAMPLES)
def test_a_sample_goes_out_as_a_word_file_and_comes_back_whole(tmp_path: Path, name: str):
    plan = catalogue.sample_plan(name)
    again = round_trip(plan, tmp_path / "ra.docx")
    assert same(plan, again)
    assert again.form == plan.form
    assert (again.year, again.period) == (plan.year, plan.period)
    # The letterhead is in capitals, and a number not yet given is printed with its symbol.
    assert again.document.issuer == plan.document.issuer.upper()
    number = plan.document.number or "/KH-UBND"
    assert again.document == replace(plan.document, issuer=again.document.issuer, number=number)
