"""Comparing in one run: CPU time of several functions, taken in turns, the best of each; and how to show the ratios."""

from __future__ import annotations

import gc
import io
import time
import zipfile
from collections.abc import Callable, Mapping


def best_cpu(functions: Mapping[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Seconds of CPU of each function: the best of ``turns``; they run in turns, so that all meet the same noise."""
    best = dict.fromkeys(functions, float("inf"))
    for _ in range(turns):
        for name, function in functions.items():
            gc.collect()
            begin = time.process_time()
            function()
            best[name] = min(best[name], time.process_time() - begin)
    return best


def zip_floor(package: bytes) -> Callable[[], object]:
    """What no writer of this package can beat: the same bytes through zip level 6."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}

    def floor() -> None:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
            for name, data in parts.items():
                target.writestr(name, data)

    return floor


def show(title: str, values: Mapping[str, float], unit: str = "s") -> None:
    """One line of figures, seen with ``pytest -s`` and in the output of a failure."""
    print(f"\n{title}: " + ", ".join(f"{name} {value:.4g}{unit}" for name, value in values.items()))
