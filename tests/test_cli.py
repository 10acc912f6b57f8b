"""The command line as a user types it: what it prints, what it writes, its exit codes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.conftest import ROOT
from tests.test_schemas import GRID, PLAN, REPORT

SAMPLE = str(ROOT / "resources" / catalogue.SAMPLE_PLAN)
WORD_SAMPLE = str(ROOT / "resources" / catalogue.SAMPLE_WORD_FILE)


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """The sample plan as a plan file."""
    path = tmp_path / "kế hoạch 2027.cchc"
    create(path, catalogue.sample_plan())
    return path


def grid_of(path: Path, tmp_path: Path) -> Any:
    """The laid-out table of a plan, through the command line."""
    target = tmp_path / f"{path.stem}.check.grid.json"
    assert main(["export", str(path), str(target), "--force"]) == 0
    return json.loads(target.read_text(encoding="utf-8"))


# ---- help and usage


def test_help_lists_the_verbs_and_needs_no_library() -> None:
    script = (
        "import sys, cchc_desktop.cli as c; r = c.main(['--help']); print(*sys.modules, file=sys.stderr); sys.exit(r)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0
    for verb in ("forms", "new", "import", "export", "show", "roll-forward", "derive", "compare", "self-test"):
        assert f"    {verb}" in done.stdout
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & {"PySide6", "sqlalchemy", "lxml", "xlsxwriter", "python_calamine", "platformdirs"}


def test_the_help_of_export_lists_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    out = capsys.readouterr().out
    for name in ("appendix=N", "title=", "author=", "excel-safe=yes|no", ".grid.json", "Cách dùng"):
        assert name in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "thiếu LỆNH"),
        (["roll", "x"], "không có 'roll'"),
        (["new", "--form", "annual-coded"], "thiếu --year, -o/--output"),
        (["new", "--form", "a", "--year", "2027", "-o", "a.docx"], "phải có đuôi .cchc"),
        (["new", "--form"], "--form: thiếu giá trị"),
        (["export", "a.cchc"], "thiếu TỆP_RA"),
        (["export", "a.cchc", "a.docx", "--part", "bìa"], "--part: không có 'bìa'"),
        (["export", "a.cchc", "a.docx", "--option", "appendix"], "phải viết TÊN=GIÁ_TRỊ"),
        (["export", "a.cchc", "a.docx", "--forc"], "không hiểu: --forc"),
        (["show", "--force=1", "x"], "không hiểu: --force=1"),
        (["self-test", "x"], "không hiểu: x"),
    ],
)
def test_a_slip_of_the_hand_is_usage(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert "Cách dùng" in captured.err


# ---- forms and new


def test_forms_lists_what_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms"]) == 0
    out = capsys.readouterr().out
    assert "annual-coded" in out
    assert "annual-by-objective" in out


def test_new_makes_an_empty_plan_of_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mới.cchc"
    assert main(["new", "--form", "annual-coded", "--year", "2027", "-o", str(target)]) == 0
    plan = read_plan(target)
    assert (plan.form.id, plan.year, plan.counts()[Level.AREA]) == ("annual-coded", 2027, 7)
    assert str(target) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "year", "words"),
    [
        ("annual-coded", "hai nghìn", "Năm “hai nghìn”"),
        ("annual-coded", "20270", "20270"),
        ("x", "2027", "biểu mẫu “x”"),
    ],
)
def test_new_refuses_what_it_does_not_know(
    tmp_path: Path, form: str, year: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--form", form, "--year", year, "-o", str(tmp_path / "a.cchc")]) == 1
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# ---- import


def test_import_says_what_it_read_and_where_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, report = tmp_path / "a.cchc", tmp_path / "báo cáo.json"
    assert main(["import", WORD_SAMPLE, "-o", str(target), "--json-report", str(report)]) == 0
    out = capsys.readouterr().out
    for words in ("annual-coded", "7 lĩnh vực, 16 mục tiêu, 26 nhiệm vụ, 41 hoạt động", "Năm: 2026", str(target)):
        assert words in out
    data = json.loads(report.read_text(encoding="utf-8"))
    REPORT.validate(data)
    assert data["counts"]["activities"] == 41
    assert data["issues"]
    for issue in data["issues"]:
        assert issue["text"] in out
        assert f"dòng {issue['where']['row'] + 1}" in out
    assert {path.name for path in tmp_path.iterdir()} == {"a.cchc", "báo cáo.json"}


def test_the_word_sample_is_last_years_sample_plan(tmp_path: Path) -> None:
    target = tmp_path / "a.cchc"
    assert main(["import", WORD_SAMPLE, "-o", str(target)]) == 0
    last_year = tmp_path / "b.cchc"
    create(last_year, catalogue.sample_plan(catalogue.SAMPLE_LAST_YEAR))
    assert grid_of(target, tmp_path) == grid_of(last_year, tmp_path)


@pytest.mark.parametrize(
    "name", ["bac_kan_2025.docx", "bac_kan_2025.xlsx", "quang_tri_2025.docx", "quang_tri_2025.appendix.xlsx"]
)
def test_a_real_plan_goes_through_the_whole_house(shared: Path, tmp_path: Path, name: str) -> None:
    """import → export → import, and the table is the truth's, cell by cell, after each import."""
    truth = json.loads((shared / "corpus" / f"{name.partition('.')[0]}.grid.json").read_text(encoding="utf-8"))
    source = shared / "corpus" / name
    for step in range(2):
        plan = tmp_path / f"{step}.cchc"
        assert main(["import", str(source), "-o", str(plan)]) == 0
        assert [bare(row) for row in grid_of(plan, tmp_path)["rows"]] == [bare(row) for row in truth["rows"]]
        source = tmp_path / f"{step}{source.suffix}"
        assert main(["export", str(plan), str(source)]) == 0


def bare(row: dict[str, Any]) -> Any:
    """A row without what is the corpus' own."""
    return row["kind"], [(cell["col"], cell["rowspan"], cell["colspan"], cell["text"]) for cell in row["cells"]]


def test_the_form_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", WORD_SAMPLE, "-o", str(tmp_path / "a.cchc"), "--form", "annual-by-objective"]) == 0
    assert read_plan(tmp_path / "a.cchc").form.id == "annual-by-objective"
    capsys.readouterr()
    assert main(["import", WORD_SAMPLE, "-o", str(tmp_path / "b.cchc"), "--form", "khác"]) == 1
    assert "khác" in capsys.readouterr().err
    assert main(["import", SAMPLE, "-o", str(tmp_path / "b.cchc"), "--form", "annual-by-objective"]) == 1
    assert "--form" in capsys.readouterr().err
    assert not (tmp_path / "b.cchc").exists()


def test_an_exchange_file_gives_the_same_plan_back(plan_file: Path, tmp_path: Path) -> None:
    exchange, again = tmp_path / "a.json", tmp_path / "b.cchc"
    assert main(["export", str(plan_file), str(exchange)]) == 0
    PLAN.validate(json.loads(exchange.read_text(encoding="utf-8")))
    assert main(["import", str(exchange), "-o", str(again)]) == 0
    assert read_plan(again) == read_plan(plan_file)


def test_the_text_of_an_exchange_file_is_taken_over_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exchange = tmp_path / "a.json"
    section = {"level": "roman", "title": "MỤC ĐÍCH", "children": [{"level": "dash", "title": "Một ý."}]}
    text = {"sections": [section], "closing": ["Trên đây là Kế hoạch./."]}
    exchange.write_bytes(to_bytes({**plan_to_json(catalogue.sample_plan()), "body": {}, "preamble": [], **text}))
    assert main(["import", str(exchange), "-o", str(tmp_path / "a.cchc")]) == 0
    assert main(["show", str(tmp_path / "a.cchc")]) == 0
    shown = capsys.readouterr().out.split("\n")
    at = shown.index("I. MỤC ĐÍCH")
    assert shown[at + 1 : at + 3] == ["  - Một ý.", "Trên đây là Kế hoạch./."]


# ---- export


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_an_export_read_again_is_the_same_table(plan_file: Path, tmp_path: Path, suffix: str) -> None:
    out, again = tmp_path / f"a{suffix}", tmp_path / "again.cchc"
    assert main(["export", str(plan_file), str(out)]) == 0
    assert main(["import", str(out), "-o", str(again)]) == 0
    assert grid_of(again, tmp_path) == grid_of(plan_file, tmp_path)


def test_the_grid_goes_out_in_its_shape(plan_file: Path, tmp_path: Path) -> None:
    data = grid_of(plan_file, tmp_path)
    GRID.validate(data)
    assert data["columns"][0] == "TT"
    assert sum(row["kind"] == "area" for row in data["rows"]) == 7
    assert sum(row["kind"] == "row" for row in data["rows"]) == 43


def test_html_and_csv_say_every_text(plan_file: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "a.HTML", tmp_path / "a.csv"
    assert main(["export", str(plan_file), str(page)]) == 0
    assert main(["export", str(plan_file), str(table)]) == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    html = page.read_text(encoding="utf-8")
    plan = catalogue.sample_plan()
    for item in plan.walk(plan.appendices[0]):
        if item.text:
            assert item.text in html
            assert any(item.text in cell for row in rows for cell in row)


def test_a_csv_is_made_safe_for_excel_on_request(plan_file: Path, tmp_path: Path) -> None:
    with open_plan(plan_file) as opened:
        document = Document(opened.plan, opened.history)
        document.listen(lambda event: opened.record(event) and None)
        activity = next(item.id for item in opened.plan.walk() if item.level is Level.ACTIVITY)
        document.apply("Sửa", lambda plan: set_text(plan, activity, "budget", "=1+1"))
    for value, cell in (("no", "=1+1"), ("yes", "'=1+1")):
        target = tmp_path / f"{value}.csv"
        assert main(["export", str(plan_file), str(target), "--option", f"excel-safe={value}"]) == 0
        with target.open(encoding="utf-8-sig", newline="") as file:
            assert cell in [text for row in csv.reader(file) for text in row]


def two_appendices() -> Plan:
    """The sample with a second appendix of one area."""
    plan = catalogue.sample_plan()
    root = plan["plan"]
    second = Item("second", Level.APPENDIX, "plan", "PHỤ LỤC THÊM", {}, {}, ("area",))
    area = Item("area", Level.AREA, "second", "LĨNH VỰC THÊM")
    return plan.with_items(replace(root, children=(*root.children, "second")), second, area)


def test_one_of_several_appendices_can_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "a.cchc"
    create(plan, two_appendices())
    assert main(["export", str(plan), str(tmp_path / "a.html"), "--option", "appendix=2"]) == 0
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "LĨNH VỰC THÊM" in html
    assert "CẢI CÁCH THỂ CHẾ" not in html
    assert "Phụ lục II" in html
    assert main(["export", str(plan), str(tmp_path / "a.grid.json")]) == 0
    assert "phụ lục 1/2" in capsys.readouterr().out
    assert main(["export", str(plan), str(tmp_path / "all.html")]) == 0
    both = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert "LĨNH VỰC THÊM" in both
    assert "CẢI CÁCH THỂ CHẾ" in both


def test_the_properties_of_the_file_can_be_given(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    options = ["--option", "title=Bản <gửi> sở", "--option", "author=Phòng CCHC"]
    assert main(["export", str(plan_file), str(target), *options]) == 0
    html = target.read_text(encoding="utf-8")
    assert "<title>Bản &lt;gửi&gt; sở</title>" in html
    assert "Phòng CCHC" in html


@pytest.mark.parametrize(
    "case",
    [
        ("a.docx", "màu=đỏ", "tùy chọn “màu”"),
        ("a.json", "appendix=1", "tùy chọn “appendix”"),
        ("a.docx", "appendix=2", "“2”"),
        ("a.docx", "appendix=0", "“0”"),
        ("a.docx", "appendix=²", "“²”"),
        ("a.csv", "excel-safe=1", "“1”"),
        ("a.odt", "title=x", ".odt"),
        ("a", "title=x", "a"),
        (".json", "title=x", ".json"),
    ],
)
def test_a_wrong_option_or_suffix_is_said_and_writes_nothing(
    plan_file: Path, tmp_path: Path, case: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    target, option, words = case
    assert main(["export", str(plan_file), str(tmp_path / target), "--option", option]) == 1
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == [plan_file]


# ---- show, and plans that are open elsewhere


def test_show_prints_the_outline_with_the_printed_numbers(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(plan_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "VII. XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ" in lines
    assert any(line.startswith("  1.16. ") for line in lines)
    assert any(line.startswith("    2.26. [TT 26] ") for line in lines)
    assert any(line.startswith("    2.12. [TT 12, tiếp theo] ") for line in lines)
    assert any(line.startswith("      3.43. ") for line in lines)


def test_reading_verbs_read_a_plan_that_is_open_elsewhere(plan_file: Path, tmp_path: Path) -> None:
    """Another process reads what is saved so far, while this one holds the file and has an edit in it."""
    with open_plan(plan_file) as opened:
        document = Document(opened.plan, opened.history)
        document.listen(lambda event: opened.record(event) and None)
        area = next(item.id for item in opened.plan.walk() if item.level is Level.AREA)
        document.apply("Sửa", lambda plan: set_text(plan, area, TEXT, "LĨNH VỰC VỪA SỬA"))
        assert opened.flush(10)
        shown = cli("show", str(plan_file))
        exported = cli("export", str(plan_file), str(tmp_path / "a.docx"))
    assert "I. LĨNH VỰC VỪA SỬA" in shown.stdout
    assert (shown.returncode, exported.returncode) == (0, 0)


def cli(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cchc_desktop", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_pipe_that_closes_early_is_no_error() -> None:
    script = f"{sys.executable} -m cchc_desktop show {SAMPLE} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("KẾ HOẠCH")


def test_vietnamese_comes_through_an_old_code_page(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "cchc_desktop",
            "new",
            "--form",
            "x",
            "--year",
            "2027",
            "-o",
            str(tmp_path / "a.cchc"),
        ],
        cwd=ROOT,
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": "", "XDG_CONFIG_HOME": str(tmp_path)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "Không có biểu mẫu “x”" in done.stderr.decode("utf-8")
