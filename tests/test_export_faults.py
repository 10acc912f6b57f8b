"""Faults of an export: whatever the world does, one Vietnamese sentence, the old file whole, nothing left behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.cli import main
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui import jobs
from cchc_desktop.gui.commands import assignments, exports, templates
from cchc_desktop.gui.messages import error_text
from cchc_desktop.publishing import atomic
from tests.checkout import ROOT

PLAN = catalogue.sample_plan()
SAMPLE = ROOT / "resources/templates/mau-ke-hoach.docx"


def to_word(target: Path) -> None:
    exports.export(exports.ExportRequest(PLAN, target, exports.BY_SUFFIX[".docx"], True), jobs.Progress())


def to_excel(target: Path) -> None:
    exports.export(exports.ExportRequest(PLAN, target, exports.BY_SUFFIX[".xlsx"], True), jobs.Progress())


def to_template(target: Path) -> None:
    templates.fill(templates.Filling(PLAN, SAMPLE, target, over=True), jobs.Progress())


def to_sheets(target: Path) -> None:
    agencies = assignments.assigned(PLAN).agencies[:2]
    wanted = assignments.SheetsRequest(PLAN, agencies, (".docx",), assignments.ONE, target.with_suffix(".docx"), True)
    assignments.write(wanted, jobs.Progress())


def to_zip(target: Path) -> None:
    agencies = assignments.assigned(PLAN).agencies[:2]
    wanted = assignments.SheetsRequest(PLAN, agencies, (".docx",), assignments.ARCHIVE, target, True)
    assignments.write(wanted, jobs.Progress())


WAYS = pytest.mark.parametrize("export", [to_word, to_excel, to_template, to_sheets, to_zip])
Export = Callable[[Path], None]


def sentence(error: KnownError) -> str:
    text = error_text(error)
    assert text[-1] == "."
    assert "{" not in text
    return text


def fails(export: Export, folder: Path, code: ErrorCode) -> str:
    target = folder / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(KnownError) as error:
        export(target)
    assert error.value.code is code
    assert target.read_bytes() == b"old"
    assert [path.name for path in folder.iterdir()] == ["a.docx"]
    return sentence(error.value)


@WAYS
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export: Export) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    assert "đầy" in fails(export, tmp_path, ErrorCode.DISK_FULL)


@WAYS
def test_the_folder_is_gone(tmp_path: Path, export: Export) -> None:
    with pytest.raises(KnownError) as error:
        export(tmp_path / "gone" / "a.docx")
    assert error.value.code is ErrorCode.TARGET_FOLDER_MISSING
    assert "gone" in sentence(error.value)


@WAYS
def test_open_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export: Export) -> None:
    """Windows refuses to replace a file that is open; it is tried for 2.5 s (here: not so long), then it is said."""

    def locked(*_: object) -> None:
        error = PermissionError(errno.EACCES, "locked")
        error.winerror = 32
        raise error

    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr(atomic, "_PATIENCE", 0.2)
    assert "Word" in fails(export, tmp_path, ErrorCode.TARGET_NOT_WRITABLE)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".html"])
def test_a_cancel_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"a{suffix}"
    target.write_bytes(b"old")
    progress = jobs.Progress()
    progress.cancel()
    with pytest.raises(jobs.CancelledError):
        exports.export(exports.ExportRequest(PLAN, target, exports.BY_SUFFIX[suffix], True), progress)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_command_line_says_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = str(ROOT / "resources/samples/ke-hoach-2027.json")
    for options in ([], ["--part", "sheets"], ["--option", f"template={SAMPLE}"], ["--option", "merges=borders"]):
        assert main(["export", plan, str(tmp_path / "gone" / "a.docx"), *options]) == 1
        assert "gone" in capsys.readouterr().err
        assert main(["export", plan, str(tmp_path / "a.docx"), "--force", *options]) == 0
