"""A second start gives its files to the first program; a dead or silent first one is no obstacle. Real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from cchc_desktop.gui import windows as windows_module
from cchc_desktop.gui.first_program import FirstProgram
from cchc_desktop.gui.recent import RecentPlans
from cchc_desktop.gui.settings import Settings
from cchc_desktop.gui.windows import Windows
from tests.conftest import ROOT

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cchc_desktop.gui.first_program import FirstProgram
app = QCoreApplication([])
program = FirstProgram(Path(sys.argv[1]))
if program.is_first:
    program.listen()
    print("first", flush=True)
    sys.stdin.read()
else:
    print("given" if program.hand_over([Path(path) for path in sys.argv[2:]]) else "alone", flush=True)
"""


def second(folder: Path, *paths: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), *paths],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def answer(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=30)[0].strip()


def test_the_first_is_given_the_files_of_the_second_with_their_whole_paths(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstProgram(tmp_path)
    assert first.is_first
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        process = second(tmp_path, "kế hoạch.cchc", "/tmp/b.cchc")
    assert asked.args == [[Path("kế hoạch.cchc").absolute(), Path("/tmp/b.cchc").absolute()]]
    assert answer(process) == "given"
    first.close()


def test_a_first_program_that_does_not_answer_leaves_the_second_on_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstProgram(tmp_path)  # never listens, as one that hangs
    assert answer(second(tmp_path)) == "alone"
    first.close()


def test_a_first_program_that_was_killed_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    process = second(tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "first"
    assert not FirstProgram(tmp_path).is_first
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    first = FirstProgram(tmp_path)
    assert first.is_first
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=20_000):
        assert answer_later(qtbot, second(tmp_path)) == "given"
    first.close()


def answer_later(qtbot: QtBot, process: subprocess.Popen[str]) -> str:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return answer(process)


def test_programs_with_other_settings_do_not_know_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = FirstProgram(tmp_path / "a"), FirstProgram(tmp_path / "b")
    assert one.is_first
    assert other.is_first
    one.close()
    other.close()


def test_what_is_no_message_of_ours_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstProgram(tmp_path)
    first.listen()
    heard: list[object] = []
    first.asked.connect(heard.append)
    for message in (b'{"a": 1}\n', b"\xff\xfe\n", b"[1, 2]\n", b"x" * 300_000):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(2000)
        socket.write(message)
        gone: Callable[[], bool] = lambda socket=socket: (  # noqa: E731
            socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        )
        qtbot.waitUntil(gone, timeout=5000)
    assert heard == []
    first.close()


def test_a_second_start_without_files_brings_the_window_to_the_front(qtbot: QtBot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    settings = Settings()
    windows = Windows(settings, RecentPlans(settings))
    came: list[object] = []
    monkeypatch.setattr(windows_module.MainWindow, "come_forward", lambda window: came.append(window))  # noqa: PLW0108 – a method is given its window
    windows.open_asked([])
    assert came == []
    window = windows.new()
    qtbot.addWidget(window)
    windows.open_asked([])
    assert came == [window]
    windows.close_all()


def test_the_real_program_started_twice_ends_the_second_at_once(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "cchc_desktop"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as first:
        try:
            deadline = time.monotonic() + 30
            while not list(tmp_path.rglob("program.lock")):
                assert time.monotonic() < deadline
                time.sleep(0.05)
            time.sleep(1.5)  # it listens right after it is painted
            done = subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, timeout=30, check=False)
            assert done.returncode == 0
            assert first.poll() is None
        finally:
            first.kill()
