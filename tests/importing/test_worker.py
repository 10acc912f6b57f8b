"""The reading process: what it gives, what it stops, what it leaves behind, and that it may do nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop import __main__ as program
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Cell, Grid, Row, RowKind
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing import worker, worker_child
from cchc_desktop.importing.blocks import Paragraph, Source, Table
from cchc_desktop.importing.source import read_source
from cchc_desktop.importing.source_data import DataError, from_data, to_data
from cchc_desktop.importing.worker import Patience, read_apart, source_of
from tests.checkout import ROOT

FILES = ["bac_kan_2025.docx", "bac_kan_2025.xlsx", "bac_kan_2025.xls", "bac_kan_2025.ods", "bac_kan_2025.html",
         "bac_kan_2025.pdf"]  # fmt: skip


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files that must be empty again afterwards."""
    folder = tmp_path / "tạm"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert not list(folder.iterdir())


@pytest.mark.parametrize("name", FILES)
def test_the_same_comes_out_as_in_process(shared: Path, own_temp: Path, name: str) -> None:
    path = shared / "corpus" / name
    assert read_apart(path) == read_source(path)


def test_an_error_of_the_world_comes_back_with_its_code(own_temp: Path, tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(KnownError) as caught:
        read_apart(path)
    assert caught.value.code is ErrorCode.SOURCE_NOT_ZIP
    assert caught.value.params["path"] == str(path)


def test_odd_names_reach_the_process(own_temp: Path, tmp_path: Path) -> None:
    for name in ("-o.csv", "--help.csv", "e\u0301 \u202e 'q'.csv", "a" * 251 + ".csv"):
        (tmp_path / name).write_text("TT,Nhiệm vụ\n1,a\n", "utf-8")
        assert read_apart(tmp_path / name).tables
    with pytest.raises(KnownError) as caught:
        read_apart(tmp_path / "a\0b.csv")
    assert caught.value.code is ErrorCode.SOURCE_MISSING


def test_a_relative_name_is_meant_from_here(own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("TT,Nhiệm vụ\n1,a\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_apart(Path("a.csv")).path_name == "a.csv"


# ---- processes that misbehave: a stand-in for the reader, run in the same way


def _instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the reading process run this code, with ``folder`` and ``path``, under the same limits and guard."""
    start = (
        "import os, sys, time, subprocess, socket\nfrom pathlib import Path\n"
        "from cchc_desktop.importing import worker_child, worker_limits\nfrom cchc_desktop.importing.blocks import *\n"
        "folder, path = Path(sys.argv[1]), Path(sys.argv[2])\n"
        f"def read_source(path, tick):\n{''.join(f'    {line}' + chr(10) for line in code.splitlines())}\n"
        "worker_child.read_source = read_source\nworker_child.main(sys.argv[1:])\n"
    )
    monkeypatch.setattr(worker, "command", lambda folder, path: [sys.executable, "-c", start, str(folder), str(path)])


def _fails(path: Path, patience: Patience = worker.PATIENCE) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read_apart(path, patience=patience)
    return caught.value


def test_a_reader_that_hangs_is_ended_at_its_time(
    own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _instead(monkeypatch, "while True: pass")
    began = time.monotonic()
    error = _fails(tmp_path / "a.csv", Patience(file=0.5))
    assert error.code is ErrorCode.SOURCE_TOO_SLOW
    assert time.monotonic() - began < 8


def test_a_slow_kind_has_more_time_and_no_end_of_it(
    own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _instead(monkeypatch, "tick(0, 0)\ntime.sleep(1)\nreturn Source('a', 'pdf', ())")
    assert read_apart(tmp_path / "a.pdf", patience=Patience(file=0.3, slow=20)).kind == "pdf"
    _instead(monkeypatch, "while True: tick(1, 2); time.sleep(0.05)")
    assert _fails(tmp_path / "a.pdf", Patience(file=0.3, slow=0.5)).code is ErrorCode.SOURCE_TOO_SLOW


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Windows are those of a job object")
def test_memory_is_limited(own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, "return len(bytes(600 * 2**20))")
    error = _fails(tmp_path / "a.csv")
    assert (error.code, error.params["reason"]) == (ErrorCode.SOURCE_READER_BROKE, "memory")


@pytest.mark.parametrize("code", ["os.abort()", "os._exit(3)", "raise KeyError('bí mật')", "raise RecursionError",
                                  "raise SystemExit", "import ctypes; ctypes.string_at(1)"])  # fmt: skip
def test_a_reader_that_dies_is_one_sentence(
    own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    _instead(monkeypatch, code)
    error = _fails(tmp_path / "a.csv")
    assert error.code is ErrorCode.SOURCE_READER_BROKE
    assert "bí mật" not in str(error.params["detail"])


@pytest.mark.parametrize("code", [
    "socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('x.invalid', 80)",
    "subprocess.run(['true'])", "os.system('true')", "(path.parent / 'new.txt').write_text('x')",
    "os.remove(path)", "path.write_bytes(b'')", "os.rename(path, str(path) + '2')", "os.execv('/bin/true', ['true'])",
])  # fmt: skip
def test_nothing_is_done_but_reading(
    own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x", "utf-8")
    _instead(monkeypatch, f"{code}\nreturn Source('a', 'csv', ())")
    error = _fails(path)
    assert (error.code, str(error.params["detail"]).split()[0]) == (ErrorCode.SOURCE_READER_BROKE, "PermissionError")
    assert path.read_text("utf-8") == "x"
    assert not (tmp_path / "new.txt").exists()


def test_cancelling_ends_the_process_at_once(own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class StopError(Exception):
        pass

    code = "(folder / 'pid').write_text(str(os.getpid()))\nwhile True: pass"
    _instead(monkeypatch, code)
    stopped = 0.0
    pid = 0

    def tick(_done: int, _total: int) -> None:
        nonlocal stopped, pid
        for file in own_temp.glob("*/pid"):
            if text := file.read_text("ascii"):
                pid, stopped = int(text), time.monotonic()
                raise StopError

    with pytest.raises(StopError):
        read_apart(tmp_path / "a.csv", tick)
    assert time.monotonic() - stopped < 0.5
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the job ends what the reader started")
def test_the_program_that_a_reader_started_ends_with_it(
    own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program_ = tmp_path / "soffice"
    program_.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/started\nsleep 1000 &\nwait\n", "utf-8")
    program_.chmod(0o755)
    code = (
        "from cchc_desktop.importing.processes import run_limited\n(folder / 'in').mkdir()\ntick(0, 0)\n"
        f"run_limited([{str(program_)!r}], folder / 'in', 60, os.environ, lambda a, b: time.sleep(30))"
    )
    _instead(monkeypatch, code)
    assert _fails(tmp_path / "a.doc", Patience(slow=1.5)).code is ErrorCode.SOURCE_TOO_SLOW
    pid = int((tmp_path / "started").read_text("ascii"))
    until = time.monotonic() + 2
    while _alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _alive(pid)


def _alive(group: int) -> bool:
    """Whether a process of the group still runs; one that is dead and not yet collected by the system does not."""
    left = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    states = [line.split() for line in left.splitlines()]
    return any(pgid == str(group) and not state.startswith("Z") for pgid, state in states)


# ---- what comes back


def _source() -> Source:
    grid = Grid(2, (Row((Cell(0, "a", 2), Cell(1, "đ\u2028")), RowKind.HEADER), Row((Cell(1, ""),))))
    issue = Issue(IssueCode.LEGACY_CONVERTED, Severity.INFO, Place(1, 2, None, "x"), {"font": ".VnTime", "count": 3})
    return Source("a.docx", "docx", (Paragraph("1. a", True, number="1."), Table(grid, "1", True)), (issue,),
                  (Paragraph("z"),))  # fmt: skip


def test_a_source_comes_through_json_whole() -> None:
    assert from_data(json.loads(json.dumps(to_data(_source())))) == _source()


@pytest.mark.parametrize("change", [
    {"kind": "exe"}, {"kind": None}, {"blocks": {}}, {"blocks": [["x"]]}, {"name": 3}, {"name": "\ud800"},
    {"blocks": [["t", "1", False, 1, [["row", [0, 1, 2, "a"]]]]]}, {"blocks": [["t", "1", False, 10**9, []]]},
    {"blocks": [["t", "1", False, 1, [["row", [0, 10**9, 1, "a"]]]]]},
    {"blocks": [["t", "1", False, 1, [["row", [0, True, 1, "a"]]]]]},
    {"blocks": [["t", "1", False, 1, [["row", []]]]]}, {"blocks": [["t", "1", False, 1, [["row", [0, 1]]]]]},
    {"issues": [["no-such", "info", None, None, "", {}]]}, {"issues": [["nested-table", "info", -1, None, "", {}]]},
    {"issues": [["nested-table", "info", None, None, "", {"a": [1]}]]}, {"margins": None},
])  # fmt: skip
def test_anything_else_than_a_source_is_refused(change: dict[str, object]) -> None:
    data = to_data(_source()) | change
    with pytest.raises(DataError):
        from_data(data)
    with pytest.raises(KnownError) as caught:
        source_of({"source": data}, Path("a"))
    assert caught.value.code is ErrorCode.SOURCE_READER_BROKE


@pytest.mark.parametrize("data", [None, [], {}, {"error": None}, {"error": {"code": "x", "params": {}}}, {"broke": 1}])
def test_a_result_that_is_none_is_one_sentence(data: object) -> None:
    with pytest.raises(KnownError) as caught:
        source_of(data, Path("a"))
    assert caught.value.code is ErrorCode.SOURCE_READER_BROKE


def test_a_result_that_is_too_large_is_not_read(
    own_temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _instead(monkeypatch, "return Source('x' * (worker_child.MOST + 1), 'csv', ())")
    assert _fails(tmp_path / "a.csv").params["reason"] == "memory"


def test_the_program_knows_the_hidden_argument(shared: Path, tmp_path: Path) -> None:
    assert program.READER == worker_child.FLAG
    arguments = worker.command(tmp_path, shared / "corpus/bac_kan_2025.xlsx")
    subprocess.run(arguments, cwd=ROOT, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    data = json.loads((tmp_path / worker_child.RESULT).read_bytes())
    assert from_data(data["source"]).kind == "xlsx"


def test_the_frozen_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/cchc-desktop")
    assert worker.command(tmp_path, tmp_path / "a.doc")[:2] == ["/opt/cchc-desktop", worker_child.FLAG]
