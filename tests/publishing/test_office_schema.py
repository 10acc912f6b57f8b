"""Word and Excel open what we write without repair: schema and package rules of Office, for every sample and real plan.

openxml-audit holds the schemas and rules of Microsoft's Open XML SDK and works without a network.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from cchc_desktop import catalogue
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.plan import Plan
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.export import Wish, writer_for
from tests.checkout import ROOT

SAMPLES = sorted((ROOT / "resources/samples").glob("*.json"))
CORPUS = ("bac_kan_2025.docx", "bac_giang_2021_2030.docx", "dak_nong_2022.docx", "quang_tri_2025.docx")
OFFICE = pytest.mark.parametrize("suffix", [".docx", ".xlsx"])


def faults(path: Path) -> list[str]:
    """What Office would find wrong; empty for a sound file."""
    checker = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0, security_validation=True)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in checker.validate(path).errors]


def sample(path: Path) -> Plan:
    forms = {form.id: form for form in catalogue.shipped_forms()}
    return plan_from_json(json.loads(path.read_text(encoding="utf-8")), forms)


def real(shared: Path, name: str) -> Plan:
    return recognise(read_source(shared / "corpus" / name), catalogue.shipped_forms()).plan


def written(plan: Plan, target: Path, wish: Wish | None = None) -> Path:
    if not plan.form.columns and target.suffix == ".xlsx":
        pytest.skip("a programme has a text only")
    with target.open("wb") as file:
        writer_for(plan, target.suffix, wish)(file)
    return target


@OFFICE
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(tmp_path: Path, path: Path, suffix: str) -> None:
    assert faults(written(sample(path), tmp_path / f"a{suffix}")) == []


@OFFICE
@pytest.mark.parametrize("name", CORPUS)
def test_real_plans(shared: Path, tmp_path: Path, name: str, suffix: str) -> None:
    assert faults(written(real(shared, name), tmp_path / f"a{suffix}")) == []


@OFFICE
def test_every_option(tmp_path: Path, suffix: str) -> None:
    plan = sample(ROOT / "resources/samples/ke-hoach-2027.json")
    wish = Wish(electronic=True, true_numbers=True)
    assert faults(written(plan, tmp_path / f"a{suffix}", wish)) == []
    hostile = replace(plan.document, title="=1+1 <w:p> \x07 ]]> &amp; \ufffe", issuer="\U0001f600" * 300)
    assert faults(written(replace(plan, document=hostile), tmp_path / f"b{suffix}")) == []


@pytest.mark.parametrize(
    ("suffix", "part", "sound", "broken"),
    [
        (".docx", "word/document.xml", b"<w:cantSplit/>", b"<w:cantSplitt/>"),
        (".docx", "word/document.xml", b"</w:tblGrid>", b"</w:tblGrid><w:tblPr/>"),  # a legal element out of its place
        (".xlsx", "xl/worksheets/sheet1.xml", b"<sheetData>", b"<mergeCells/><sheetData>"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, suffix: str, part: str, sound: bytes, broken: bytes) -> None:
    """The control: without it a checker that sees nothing would pass."""
    good = written(sample(ROOT / "resources/samples/ke-hoach-2027.json"), tmp_path / f"a{suffix}")
    bad = tmp_path / f"b{suffix}"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            assert name != part or sound in data
            new.writestr(name, data.replace(sound, broken, 1) if name == part else data)
    assert faults(bad)
