"""Pages of real and sample plans for tests, and a few questions to other programs about PDF files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.plan import Plan
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_options import PageOptions
from cchc_desktop.publishing.pages_spec import Pages
from cchc_desktop.publishing.spec import AppendixSheet
from cchc_desktop.publishing.text_layout import text_sheets
from cchc_desktop.publishing.text_sheet import TextSheet
from cchc_desktop.rendering.page_fonts import QtMeasurer

SAMPLES = catalogue.SAMPLES
REAL = ("bac_giang_2021_2030", "bac_kan_2025", "dak_nong_2022", "quang_tri_2025")


def real_plan(shared: Path, name: str) -> Plan:
    """A plan of a real province, as it is imported."""
    return recognise(read_source(shared / "corpus" / f"{name}.docx"), list(catalogue.shipped_forms())).plan


def sheets_of(plan: Plan) -> tuple[list[TextSheet], list[AppendixSheet]]:
    """What goes on paper of a plan."""
    return (text_sheets(plan) if plan.body else []), appendix_sheets(plan)


def pages_of(plan: Plan, *, repeat: bool = True) -> Pages:
    """All its pages, set with the real letters."""
    return Paginator(QtMeasurer()).pages(*sheets_of(plan), PageOptions(repeat))


def program(name: str) -> str:
    """Where a program lies; the test is skipped without it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def words_by_page(path: Path) -> list[list[str]]:
    """What a reader finds on each page when it searches, as poppler sees it."""
    done = subprocess.run(
        [program("pdftotext"), "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return [page.split() for page in done.stdout.decode().split("\f")[:-1]]


def page_count(path: Path) -> int:
    """How many pages a PDF of another program has."""
    done = subprocess.run([program("pdfinfo"), str(path)], capture_output=True, check=True, text=True, timeout=60)
    match = re.search(r"^Pages:\s+(\d+)$", done.stdout, re.MULTILINE)
    assert match
    return int(match[1])


def by_libreoffice(word_file: Path, folder: Path) -> Path:
    """LibreOffice's PDF of a Word file."""
    command = [program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(word_file)]
    subprocess.run(command, capture_output=True, check=True, timeout=240)
    return folder / f"{word_file.stem}.pdf"
