"""The line of progress: on a terminal only, and gone afterwards."""

from __future__ import annotations

import io
import time

from cchc_desktop.cli_progress import working


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def test_long_work_shows_what_it_does_and_clears_the_line() -> None:
    screen = Terminal()
    with working("Đang đọc a.docx", screen, patience=0):
        give_up = time.monotonic() + 30
        while "Đang đọc" not in screen.getvalue() and time.monotonic() < give_up:
            time.sleep(0.01)
    assert "Đang đọc a.docx… 0 giây" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_short_work_shows_nothing() -> None:
    screen = Terminal()
    with working("Đang đọc", screen, patience=60):
        pass
    assert screen.getvalue() == ""


def test_a_pipe_gets_nothing() -> None:
    pipe = io.StringIO()
    with working("Đang đọc", pipe, patience=0):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


def test_the_line_goes_when_the_work_fails() -> None:
    screen = Terminal()
    try:
        with working("Đang đọc", screen, patience=0):
            while not screen.getvalue():
                time.sleep(0.01)
            raise ValueError
    except ValueError:
        assert screen.getvalue().endswith("\r\x1b[K")
    else:
        raise AssertionError
