"""The office program that opens .doc, .rtf and .odt: found, limited in time, ended with its children, or asked for."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui.messages import error_text
from cchc_desktop.importing import converter
from cchc_desktop.importing.converter import libre_office, to_docx
from cchc_desktop.importing.legacy_text import encode
from cchc_desktop.importing.source import Paragraph, read_source

needs_office = pytest.mark.skipif(libre_office() is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}\f0 K\u7871? ho\u7841?ch \f1 %b\par}"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")


def test_where_everything_must_be_tested_the_program_is_there() -> None:
    if os.environ.get("CI") == "true":
        assert libre_office() is not None


def test_without_a_program_one_sentence_says_what_to_do(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converter, "libre_office", lambda: None)
    for suffix in ("doc", "rtf", "odt"):
        with pytest.raises(KnownError) as caught:
            read_source(shared / f"corpus/bac_kan_2025.{suffix}")
        assert caught.value.code is ErrorCode.CONVERTER_MISSING
        assert f".{suffix}" in error_text(caught.value)
        assert "LibreOffice" in error_text(caught.value)


def program(tmp_path: Path, script: str) -> Path:
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@posix
def test_the_program_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = program(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert libre_office() == found


@posix
def test_at_the_time_limit_the_program_and_its_children_are_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    path = program(tmp_path, f"sleep 300 &\necho $! $$ > {pids}\nwait")
    monkeypatch.setattr(converter, "libre_office", lambda: path)
    started = time.monotonic()
    with pytest.raises(KnownError) as caught:
        to_docx(b"x", "kế hoạch.doc", "doc", seconds=1)
    assert time.monotonic() - started < 5
    assert (caught.value.code, caught.value.params["reason"]) == (ErrorCode.CONVERTER_FAILED, "time")
    assert "kế hoạch.doc" in error_text(caught.value)
    assert not [pid for pid in pids.read_text().split() if runs(int(pid))]


@posix
def test_stopping_early_ends_the_program_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pids = tmp_path / "pids"
    path = program(tmp_path, f"sleep 300 &\necho $! $$ > {pids}\nwait")
    monkeypatch.setattr(converter, "libre_office", lambda: path)

    class StoppedError(Exception):
        pass

    def tick(_done: int, _total: int) -> None:
        if pids.exists() and pids.read_text().strip():
            raise StoppedError

    with pytest.raises(StoppedError):
        to_docx(b"x", "a.doc", "doc", tick)
    assert not [pid for pid in pids.read_text().split() if runs(int(pid))]


@posix
def test_a_program_that_makes_nothing_and_one_that_cannot_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for script in (program(tmp_path, "exit 0"), tmp_path / "none"):
        monkeypatch.setattr(converter, "libre_office", lambda script=script: script)
        with pytest.raises(KnownError) as caught:
            to_docx(b"x", "a.doc", "doc")
        assert caught.value.params["reason"] == "failed"


def runs(pid: int) -> bool:
    for _ in range(20):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return False
        if state == "Z":  # ended, its parent has not looked yet
            return False
        time.sleep(0.1)
    return True


@needs_office
def test_fonts_from_before_unicode_in_rich_text(tmp_path: Path) -> None:
    old = encode("đẩy mạnh cải cách nước", "tcvn3")
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF % "".join(f"\\u{ord(c)}?" if c > "~" else c for c in old).encode())
    source = read_source(path)
    assert source.kind == "rtf"
    assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == ["Kế hoạch đẩy mạnh cải cách nước"]


@needs_office
def test_nothing_is_left_behind_and_the_source_is_not_touched(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    read_source(shared / "corpus/bac_kan_2025.odt")
    assert list(tmp_path.iterdir()) == []


@needs_office
def test_a_damaged_old_file_is_refused(tmp_path: Path, shared: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes((shared / "corpus/bac_kan_2025.doc").read_bytes()[:3_000])
    with pytest.raises(KnownError):
        read_source(path)
