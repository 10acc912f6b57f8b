"""A line of the table of promises, and the table."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """``held``: the promise was kept. ``control``: what must fail did ("" where nothing of the kind makes sense)."""

    code: str
    promise: str
    figures: str
    held: bool
    control: str = ""
    control_failed: bool = True

    @property
    def well(self) -> bool:
        """True where the promise held and its control did not."""
        return self.held and self.control_failed


def show(line: Line, begun: float) -> None:
    """Print a line as soon as it is known."""
    sign = "held" if line.held else "BROKEN"
    print(f"{line.code:4} {sign:7} {line.promise}: {line.figures}", flush=True)
    if line.control:
        word = "failed, as it must" if line.control_failed else "DID NOT FAIL"
        print(f"{'':12} control {word}: {line.control}", flush=True)
    print(f"{'':12} {time.monotonic() - begun:.1f} s", flush=True)


def table(lines: Sequence[Line]) -> str:
    """The table as Markdown."""
    rows = ["| promise | measured | control |", "|---|---|---|"]
    for line in lines:
        sign = "" if line.held else "**broken** "
        control = line.control if line.control_failed else f"**did not fail**: {line.control}"
        rows.append(f"| {line.code} {line.promise} | {sign}{line.figures} | {control} |")
    return "\n".join(rows)
