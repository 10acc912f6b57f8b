"""``python -m tests.reliability [--quick] [NAME …]``: measure the promises, print their table; 1 where one is broken.

Outside the default test run: the whole takes some minutes, the quick form under two. Linux with a C compiler only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.reliability import report, shim
from tests.reliability.report import Line
from tests.reliability.stage import Stage


def _rows() -> dict[str, Callable[[Stage, Path, bool], Line]]:
    from tests.reliability import contention, costs, kills, media, power

    return {
        "R1": kills.r1,
        "R2": power.r2,
        "R3": media.r3,
        "R4": contention.r4,
        "R5": contention.r5,
        "R7": media.r7,
        "R8": power.r8,
        "R13": kills.r13,
        "R17": costs.r17,
        "R18": kills.r18,
        "R20": costs.r20,
        "S2": costs.s2,
        "U": costs.undo,
    }


def main() -> int:
    """Run the rows asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer kills, cuts and races")
    parser.add_argument("names", nargs="*", help="only these rows (R1 …)")
    options = parser.parse_args()
    if reason := shim.available():
        print(f"not measured: {reason}")
        return 0
    lines: list[Line] = []
    # in memory where that is possible: what is killed or cut is decided by the shim, not by how slow a disk is
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="reliability-", dir=memory) as name:
        scratch = Path(name)
        os.environ["XDG_DATA_HOME"] = str(scratch / "data")  # safety copies of the runs go there
        stage = Stage(shim.compiled(scratch))
        for row, measure in _rows().items():
            if options.names and row not in options.names:
                continue
            place = scratch / row
            place.mkdir()
            begun = time.monotonic()
            lines.append(measure(stage, place, options.quick))
            report.show(lines[-1], begun)
        stage.close()
    print()
    print(report.table(lines))
    return 0 if all(line.well for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
