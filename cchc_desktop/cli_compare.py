"""The verb ``compare``: two plans task by task, on the terminal or as a Word, Excel, PDF or JSON file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from cchc_desktop import catalogue, comparing
from cchc_desktop.cli_files import check_target, load_plan, tell_left_out
from cchc_desktop.cli_progress import working
from cchc_desktop.core.plan import Plan
from cchc_desktop.planning.compare_table import caption, changes_text, fate_text

_keep_alive: list[object] = []  # the application object must outlive its fonts
_WIDTH = 100  # letters of a text that a line of the terminal shows


def run(options: Namespace) -> int:
    """Do the verb; raises KnownError with the target as it was."""
    target = Path(options.output) if options.output else None
    if target is not None:
        comparing.check_suffix(target)
        check_target(target, options.force)
    old, new = _read(Path(options.old)), _read(Path(options.new))
    with working("Đang so sánh"):
        found = comparing.compared(old, new)
    print(caption(found.all_rows, old, new).strip("()"))
    if target is None:
        for line in lines(found):
            print(line)
        return 0
    if target.suffix.lower() == ".pdf":
        from cchc_desktop.rendering.headless import application

        _keep_alive.append(application())
    with working(f"Đang ghi {target.name}"):
        comparing.write(found, target, over=options.force)
    print(f"Đã ghi: {target}")
    return 0


def _read(path: Path) -> Plan:
    with working(f"Đang đọc {path.name}"):
        loaded = load_plan(path, catalogue.load())
    tell_left_out(loaded.issues)
    return loaded.plan


def lines(found: comparing.Compared) -> Iterator[str]:
    """What differs, row by row, for reading on a terminal; rows that stayed are only counted."""
    for row in found.all_rows:
        if not row.differs:
            continue
        number = row.new_number or row.old_number
        words = " ".join((row.words.new or row.words.old).split())
        words = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"
        yield f"{f'{number} ' if number else ''}{words}"
        told = changes_text(row).split("\n") if row.old and row.new else [fate_text(row)]
        yield from (f"    {line}" for line in told)
