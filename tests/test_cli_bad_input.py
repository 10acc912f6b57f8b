"""Bad input on the command line: one clear sentence, exit code 1, and nothing has changed."""

from __future__ import annotations

import os
import re
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.conftest import ROOT

WORD_SAMPLE = ROOT / "resources" / catalogue.SAMPLE_WORD_FILE


def content(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, by name: folders as None, files by their bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


class Run:
    """Runs the command line in a folder and looks at what it left."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def refused(self, *arguments: str | Path) -> str:
        """The sentence with which a command was refused; fails where anything changed."""
        before = content(self.folder)
        self.capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = self.capsys.readouterr()
        assert (code, captured.out) == (1, "")
        assert captured.err.startswith("cchc-desktop: ")
        assert captured.err.count("\n") == 1, "one line"
        assert "Traceback" not in captured.err
        assert not re.search(r"\{\w*\}|…", captured.err), "a parameter is missing"
        assert content(self.folder) == before
        return captured.err


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A folder of this test, with the command line in it."""
    return Run(tmp_path, capsys)


# ---- import


def zip_of(path: Path, *names: str) -> None:
    """A zip package with these parts."""
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, "<a/>")


def encrypted_office(path: Path) -> None:
    """A compound file whose directory names the streams that Word writes for a password."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    entries = b"".join(
        entry(name, kind, child)
        for name, kind, child in (
            ("Root Entry", 5, 1),
            ("EncryptionInfo", 2, -1),
            ("EncryptedPackage", 2, -1),
            ("", 0, -1),
        )
    )
    path.write_bytes(bytes(header) + fat + entries)


def entry(name: str, kind: int, child: int) -> bytes:
    """One directory entry of a compound file."""
    raw = name.encode("utf-16-le")
    right = 2 if name == "EncryptionInfo" else -1
    length = len(raw) + 2 if name else 0
    return struct.pack("<64sHBBiii16sIQQIQ", raw, length, kind, 1, -1, right, child, b"", 0, 0, 0, 0xFFFFFFFE, 0)


def word_file(path: Path, body: str) -> None:
    """A Word file with this body."""
    main_part = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, text in (("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", main_part)):
            package.writestr(name, text)


def cut(path: Path) -> None:
    """The Word sample, cut in the middle."""
    raw = WORD_SAMPLE.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])


MAKERS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "missing": ("a.docx", lambda path: None, "Không tìm thấy"),
    "folder": ("a.docx", lambda path: path.mkdir(), "Không đọc được"),
    "empty": ("a.docx", lambda path: path.write_bytes(b""), "rỗng"),
    "not a zip": ("a.docx", lambda path: path.write_text("xin chào", encoding="utf-8"), "không phải là tệp Word"),
    "not a zip, Excel": ("a.xlsx", lambda path: path.write_bytes(b"\x00" * 999), "không phải là tệp Word"),
    "no Word file": ("a.docx", lambda path: zip_of(path, "ghi chú.txt"), "không phải"),
    "password": ("a.docx", encrypted_office, "mật khẩu"),
    "cut": ("a.docx", cut, "hỏng"),
    "no table": (
        "a.docx",
        lambda path: word_file(path, "<w:p><w:r><w:t>Không có bảng</w:t></w:r></w:p>"),
        "tiêu đề cột",
    ),
    "json: no JSON": ("a.json", lambda path: path.write_bytes(b"{"), "tệp trao đổi"),
    "json: other JSON": ("a.json", lambda path: path.write_bytes(b'{"a": 1}'), "tệp trao đổi"),
    "json: empty": ("a.json", lambda path: path.write_bytes(b" \n"), "rỗng"),
    "json: missing": ("a.json", lambda path: None, "Không tìm thấy"),
    "json: folder": ("a.json", lambda path: path.mkdir(), "Không đọc được"),
    "json: newer": ("a.json", lambda path: path.write_bytes(b'{"format": "cchc-plan", "version": 9}'), "mới hơn"),
    "kind": ("a.pptx", lambda path: path.write_bytes(b"\x01\x02\x03"), ".pptx"),
}


@pytest.mark.parametrize("case", MAKERS)
def test_a_bad_source_is_refused(run: Run, case: str) -> None:
    name, make, words = MAKERS[case]
    source = run.folder / name
    make(source)
    said = run.refused("import", source, "-o", run.folder / "a.cchc", "--json-report", run.folder / "r.json")
    assert words in said
    assert (Path(name).suffix if case == "kind" else name) in said


def test_where_no_table_is_found_the_headings_looked_for_are_named(run: Run) -> None:
    source = run.folder / "thư mời.docx"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell.format("Họ tên") + cell.format("Chức vụ") + "</w:tr>"
    word_file(source, f"<w:tbl>{row * 3}</w:tbl><w:p/>")
    said = run.refused("import", source, "-o", run.folder / "a.cchc")
    for heading in ("Mục tiêu", "Nhiệm vụ", "Hoạt động", "chủ trì"):
        assert heading.lower() in said.lower()


# ---- plan files


def foreign_database(path: Path) -> None:
    """A SQLite file of another program."""
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE item (id TEXT)")
    connection.close()


def damaged_plan(path: Path) -> None:
    """A plan of ours with a page that says something else."""
    create(path, catalogue.sample_plan())
    raw = bytearray(path.read_bytes())
    at = raw.index("Sở Nội vụ".encode())
    raw[at : at + 2] = b"XX"
    path.write_bytes(raw)


def cut_plan(path: Path) -> None:
    """A plan of ours, cut in the middle."""
    create(path, catalogue.sample_plan())
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])


PLANS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "Không tìm thấy"),
    "text": (lambda path: path.write_text("không phải kế hoạch", encoding="utf-8"), "không phải là tệp kế hoạch"),
    "empty": (lambda path: path.write_bytes(b""), "a.cchc"),
    "foreign": (foreign_database, "không phải là tệp kế hoạch"),
    "a Word file": (lambda path: path.write_bytes(WORD_SAMPLE.read_bytes()), "không phải là tệp kế hoạch"),
    "damaged": (damaged_plan, "hỏng"),
    "cut": (cut_plan, "hỏng"),
}


@pytest.mark.parametrize("verb", ["show", "export"])
@pytest.mark.parametrize("case", PLANS)
def test_a_plan_file_that_is_foreign_or_damaged_is_refused(run: Run, case: str, verb: str) -> None:
    make, words = PLANS[case]
    plan = run.folder / "a.cchc"
    make(plan)
    said = run.refused(verb, plan, *([run.folder / "out.docx"] if verb == "export" else []))
    assert words in said


# ---- targets

COMMANDS = {
    "new": lambda target: ("new", "--form", "annual-coded", "--year", "2027", "-o", f"{target}.cchc"),
    "import": lambda target: ("import", WORD_SAMPLE, "-o", f"{target}.cchc"),
    "export": lambda target: ("export", ROOT / "resources" / catalogue.SAMPLE_PLAN, f"{target}.docx"),
    "report": lambda target: ("import", WORD_SAMPLE, "-o", f"{target}.new.cchc", "--json-report", f"{target}.cchc"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_an_existing_target_is_kept_without_force(run: Run, command: str) -> None:
    for suffix in ("cchc", "docx"):
        (run.folder / f"cũ.{suffix}").write_text("quý giá", encoding="utf-8")
    said = run.refused(*COMMANDS[command](run.folder / "cũ"))
    assert "--force" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_force_replaces_an_existing_target(run: Run, command: str) -> None:
    for suffix in ("cchc", "docx"):
        (run.folder / f"cũ.{suffix}").write_text("đã cũ", encoding="utf-8")
    assert main([*map(str, COMMANDS[command](run.folder / "cũ")), "--force"]) == 0
    assert sum(path.read_bytes() != "đã cũ".encode() for path in run.folder.iterdir()) == (
        2 if command == "report" else 1
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_not_there_is_said(run: Run, command: str) -> None:
    assert "thư mục" in run.refused(*COMMANDS[command](run.folder / "không có" / "a"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_stands_where_the_folder_should_be_is_said(run: Run, command: str) -> None:
    (run.folder / "tệp").write_text("x", encoding="utf-8")
    run.refused(*COMMANDS[command](run.folder / "tệp" / "a"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_stands_where_the_file_should_be_is_said(run: Run, command: str) -> None:
    for suffix in ("cchc", "docx"):
        (run.folder / f"a.{suffix}").mkdir()
    run.refused(*COMMANDS[command](run.folder / "a"), "--force")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write bit there")
def test_a_read_only_folder_is_said(run: Run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = run.folder / "chỉ đọc"
    folder.mkdir()
    if os.geteuid() == 0:  # root may write everywhere: ask in the place where the system is asked
        real = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folder and real(path, mode))
    else:
        folder.chmod(0o500)
    said = run.refused(*COMMANDS[command](folder / "a"))
    assert "Không ghi được" in said
    folder.chmod(0o700)


def test_a_target_appearing_while_we_work_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look before the work is not the lock: the writing itself refuses too."""
    monkeypatch.setattr("cchc_desktop.cli_files.check_target", lambda path, force: None)
    for name in ("a.cchc", "a.docx"):
        (run.folder / name).write_text("của người khác", encoding="utf-8")
    assert "--force" in run.refused(*COMMANDS["new"](run.folder / "a"))
    assert "--force" in run.refused(*COMMANDS["export"](run.folder / "a"))


def test_a_plan_that_is_open_is_not_replaced(run: Run) -> None:
    plan = run.folder / "a.cchc"
    create(plan, catalogue.sample_plan())
    with open_plan(plan):
        assert main([*map(str, COMMANDS["new"](run.folder / "a")), "--force"]) == 1
    assert read_plan(plan) == catalogue.sample_plan()


def test_a_failing_report_leaves_no_plan(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    command = ("import", WORD_SAMPLE, "-o", run.folder / "a.cchc", "--json-report", run.folder / "r.json")
    assert "r.json" in run.refused(*command)


def test_a_failing_plan_leaves_no_report(run: Run) -> None:
    plan = run.folder / "a.cchc"
    create(plan, catalogue.sample_plan())
    before = content(run.folder)
    with open_plan(plan):
        command = ("import", WORD_SAMPLE, "-o", plan, "--json-report", run.folder / "r.json", "--force")
        assert main([str(part) for part in command]) == 1
    assert content(run.folder).keys() == before.keys()


def test_a_plan_too_new_for_us_is_said(run: Run) -> None:
    import sqlite3

    plan = run.folder / "a.cchc"
    create(plan, catalogue.sample_plan())
    connection = sqlite3.connect(plan)
    connection.execute("PRAGMA user_version = 99999999")
    connection.commit()
    connection.close()
    assert "mới hơn" in run.refused("show", plan)


def test_an_exchange_file_of_absurd_size_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc_desktop.importing.exchange_file.MOST_MB", 0)
    source = run.folder / "a.json"
    source.write_bytes(to_bytes(plan_to_json(catalogue.sample_plan())))
    assert "lớn hơn" in run.refused("import", source, "-o", run.folder / "a.cchc")
