"""The self-test passes on a sound program, fails on a broken one, and leaves the user's things alone."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop import catalogue
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.grid import Cell, Grid, Row
from cchc_desktop.core.plan import Level
from cchc_desktop.publishing.layout import lay_out
from cchc_desktop.self_test import MismatchError, same_table
from tests.conftest import ROOT


def self_test(home: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """The self-test in a process with a home of its own; ``before`` breaks the program first."""
    variables = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    variables |= {"HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_CACHE_HOME": os.environ.get("TMPDIR", "/tmp")}
    (home / "tmp").mkdir()
    script = f"import sys\n{before}\nfrom cchc_desktop.__main__ import main\nsys.exit(main(['self-test']))"
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_it_passes_and_touches_nothing_of_the_users(tmp_path: Path) -> None:
    done = self_test(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "9/9" in done.stdout
    assert done.stdout.endswith("Mọi bước đều đạt.\n")
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == []


BROKEN = {
    "undo": (
        "from cchc_desktop.core.document import Document\nDocument.undo = lambda self: None",
        "4/9",
        "hoàn tác hết không trở về",
    ),
    "the Word writer": (
        "import cchc_desktop.publishing.docx_writer as w\nold = w.escape\n"
        "w.escape = lambda text, *more: old(text, *more).replace('Sở Tư pháp', 'Sở Nội vụ')",
        "6/9",
        "khác",
    ),
    "the exchange file": (
        "import cchc_desktop.core.exchange as e\nold = e._rest\n"
        "e._rest = lambda *item: {key: value for key, value in old(*item).items() if key != 'marks'}",
        "8/9",
        "khác lúc xuất",
    ),
    "a slot of the window": (
        "from cchc_desktop.gui.status import StatusBar\n"
        "def broken(self, counts):\n    raise ZeroDivisionError('lỗi thử')\nStatusBar.show_plan = broken",
        "2/9",
        "lỗi thử",
    ),
    "a file left behind": (
        "import cchc_desktop.publishing.export as e\nold = e.export\n"
        "def export(target, *more, **named):\n"
        "    old(target, *more, **named)\n    target.with_suffix('.tmp').touch()\n"
        "e.export = export",
        "9/9",
        "thừa hoặc thiếu",
    ),
}


@pytest.mark.parametrize("part", BROKEN)
def test_it_fails_where_a_part_is_broken(part: str, tmp_path: Path) -> None:
    before, step, words = BROKEN[part]
    done = self_test(tmp_path, before)
    assert done.returncode == 1
    last = done.stdout.splitlines()[-1]
    assert last.startswith(f"HỎNG ở bước {step}"), done.stdout + done.stderr
    assert words in last
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_tables_are_compared_cell_by_cell() -> None:
    plan = catalogue.sample_plan()
    table = lay_out(plan, plan.appendices[0])
    assert same_table(table, lay_out(plan, plan.appendices[0])).endswith("ô giống nhau")
    activity = next(item.id for item in plan.walk() if item.level is Level.ACTIVITY)
    with pytest.raises(MismatchError, match="dòng 3, cột 8"):
        same_table(table, lay_out(set_text(plan, activity, "time", "Khác"), plan.appendices[0]))
    with pytest.raises(MismatchError, match="dòng"):
        same_table(table, replace(table, rows=table.rows[:-1]))
    apart = Grid(2, (Row((Cell(0, "a"), Cell(1, "a"))),))
    with pytest.raises(MismatchError, match="ô ở dòng 1"):
        same_table(Grid(2, (Row((Cell(0, "a", 1, 2),)),)), apart)
