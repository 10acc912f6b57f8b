"""R2: the power is cut. Recorded sessions replayed into every kind of disk that a cut may leave."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.core.errors import KnownError
from cchc_desktop.storage.plan_file import open_plan, read_plan
from tests.core.plans import random_plan
from tests.reliability import disk, shim
from tests.reliability.disk import MODELS, Disk
from tests.reliability.kills import Case
from tests.reliability.report import Line
from tests.reliability.scenes import FORM, order
from tests.reliability.shim import Op
from tests.reliability.stage import Stage

ROWS = 40  # a large edit at the end of each session: more than one page of everything


@dataclass(slots=True)
class Tally:
    """What became of the cuts."""

    cuts: int = 0
    lost: int = 0
    damaged: int = 0

    def bad(self) -> int:
        return self.lost + self.damaged


def record(stage: Stage, folder: Path, case: Case, pragmas: list[str]) -> tuple[Path, list[Op]]:
    """The folder as it was before the session, and all it did."""
    before, place, log = folder / "before", folder / "plan", folder / "log"
    for each in (before, place):
        shutil.rmtree(each, ignore_errors=True)
        each.mkdir()
    shutil.copy(case.source, before / "plan.cchc")
    shutil.copy(case.source, place / "plan.cchc")
    told = order(folder=str(place), log=str(log), data=True)
    path = str(place / "plan.cchc")
    status, _ = stage.play("session", order=told, path=path, seed=case.seed, acts=case.acts, pragmas=pragmas)
    assert status == 0, status
    return before, list(shim.read_log(log))


def cuts(tally: Tally, folder: Path, case: Case, recorded: tuple[Path, list[Op]], *, model: str, count: int) -> None:
    """Cut the power ``count`` times during one recorded session."""
    before, ops = recorded
    rng = random.Random(f"{model}{case.seed}")
    real = [number for number, op in enumerate(ops) if op.kind != "A"]
    chosen = sorted(rng.choices(real, k=count))
    simulated = Disk(model, before)
    place = str(folder / "plan")
    simulated.names = {path.replace(str(before), place): file for path, file in simulated.names.items()}
    simulated.durable = dict(simulated.names)
    acked, at = 0, 0
    for stop in chosen:
        while at <= stop:
            op = ops[at]
            if op.kind == "A" and op.one.startswith("ack"):
                acked = int(op.one.split()[1])
            simulated.play(op)
            at += 1
        _judge(tally, folder / "after", case, simulated.cut(rng), acked)


def _judge(tally: Tally, after: Path, case: Case, left: dict[str, bytes], acked: int) -> None:
    shutil.rmtree(after, ignore_errors=True)
    after.mkdir()
    disk.put(left, after)
    tally.cuts += 1
    try:
        with open_plan(after / "plan.cchc") as opened:
            last, plan = opened._trail.seq, opened.plan
    except KnownError:
        tally.damaged += 1
        return
    if last >= len(case.expected) or plan != case.expected[last]:
        tally.damaged += 1
    elif last < acked:
        tally.lost += 1


def run_cuts(stage: Stage, folder: Path, each: int, pragmas: list[str]) -> dict[str, Tally]:
    """``each`` cuts for every model, over four sessions."""
    tallies = {model: Tally() for model in MODELS}
    for seed in range(11, 15):
        case = Case(folder, seed, 20)
        recorded = record(stage, folder, case, pragmas)
        for model in MODELS:
            cuts(tallies[model], folder, case, recorded, model=model, count=each // 4)
    return tallies


def _bad(tallies: dict[str, Tally]) -> int:
    return sum(tally.bad() for tally in tallies.values())


def _cuts(tallies: dict[str, Tally]) -> int:
    return sum(tally.cuts for tally in tallies.values())


def r2(stage: Stage, folder: Path, quick: bool) -> Line:
    """Power cuts while editing."""
    each = 80 if quick else 720
    ours = run_cuts(stage, folder, each, [])
    full = run_cuts(stage, folder, each // 2, ["locking_mode=NORMAL", "journal_mode=DELETE", "synchronous=FULL"])
    memory = run_cuts(stage, folder, 40 if quick else 120, ["journal_mode=MEMORY"])
    figures = f"{_cuts(ours)} cuts ({', '.join(f'{m} {t.cuts}' for m, t in ours.items())}): " + (
        f"{sum(t.lost for t in ours.values())} saved edits lost, {sum(t.damaged for t in ours.values())} files damaged"
    )
    words = (
        f"SQLite's default (DELETE, FULL): {_bad(full)} of {_cuts(full)} lose the last edit; "
        f"MEMORY: {_bad(memory)} of {_cuts(memory)}"
    )
    held = not _bad(ours)
    failed = _bad(full) > 0 and _bad(memory) > 0
    return Line("R2", "… and a power cut", figures, held, words, failed)


def r8(stage: Stage, folder: Path, quick: bool) -> Line:
    """A whole file written over another: the old or the new one, also after a cut."""
    before, place, log = folder / "before", folder / "plan", folder / "log"
    for each in (before, place):
        shutil.rmtree(each, ignore_errors=True)
        each.mkdir()
    path = place / "plan.cchc"
    stage.play("whole_file", order=order(folder="/nowhere"), path=str(path), seed=1, size=3, replace=False)
    (before / "plan.cchc").write_bytes(path.read_bytes())
    told = order(folder=str(place), log=str(log), data=True)
    stage.play("whole_file", order=told, path=str(path), seed=2, size=6, replace=True)
    ops = list(shim.read_log(log))
    old, new = random_plan(1, FORM, 3), random_plan(2, FORM, 6)
    results = {"old": 0, "new": 0, "neither": 0}
    for model in MODELS:
        rng = random.Random(model)
        for _ in range(34 if quick else 334):
            simulated = Disk(model, before)
            simulated.names = {str(path): file for file in simulated.names.values()}
            simulated.durable = dict(simulated.names)
            for op in ops[: rng.randint(1, len(ops))]:
                simulated.play(op)
            results[_which(folder / "after", simulated.cut(rng), old, new)] += 1
    counts = f"{results['old']} the old file, {results['new']} the new one, {results['neither']} neither"
    figures = f"{sum(results.values())} cuts: {counts}"
    return Line("R8", "A file is replaced whole or not at all (plan files)", figures, not results["neither"])


def _which(after: Path, left: dict[str, bytes], old: object, new: object) -> str:
    shutil.rmtree(after, ignore_errors=True)
    after.mkdir()
    disk.put(left, after)
    try:
        found = read_plan(after / "plan.cchc")
    except KnownError:
        return "neither"
    return "old" if found == old else "new" if found == new else "neither"
