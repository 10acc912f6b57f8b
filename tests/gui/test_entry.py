"""The one entry: which arguments open the window, which go to the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop import __main__

VERBS = ("forms", "new", "import", "export", "show", "self-test")


@pytest.mark.parametrize("arguments", [[], ["kế hoạch.cchc"], ["a.CCHC", "b.cchc"]])
def test_plans_open_in_the_window(arguments: list[str]) -> None:
    assert __main__.wants_window(arguments)


def test_a_file_that_is_there_opens_in_the_window_whatever_it_is_called(tmp_path: Path) -> None:
    word = tmp_path / "năm trước.docx"
    word.touch()
    assert __main__.wants_window([str(word)])


@pytest.mark.parametrize("verb", [*VERBS, "--help", "-h", "--version", "--nothing", "exprot"])
def test_verbs_options_and_slips_go_to_the_command_line(verb: str) -> None:
    assert not __main__.wants_window([verb])
    assert not __main__.wants_window([verb, "kế hoạch.cchc"])
