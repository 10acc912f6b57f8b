"""R1: saved is saved, whatever disk operation the program is killed at. R13: so is every migration."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Plan
from cchc_desktop.storage.drafts import left_behind
from cchc_desktop.storage.place import journal_path
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.core.plans import random_plan
from tests.reliability import ladder, shim
from tests.reliability.report import Line
from tests.reliability.scenes import FORM, order
from tests.reliability.stage import Stage
from tests.storage.desk import states

ACTS = 12
SAMPLE = Path(__file__).parents[1] / "storage" / "samples" / "v1_0.cchc"


@dataclass(slots=True)
class Tally:
    """What became of the kills."""

    kills: int = 0
    inside: int = 0  # with a journal that has to be played back
    lost: int = 0
    damaged: int = 0
    half: int = 0
    slowest: float = 0.0

    def bad(self) -> int:
        return self.lost + self.damaged + self.half


class Case:
    """One session that can be repeated: its file and the plan after each of its events."""

    def __init__(self, folder: Path, seed: int, acts: int = ACTS) -> None:
        self.seed = seed
        self.acts = acts
        self.source = folder / f"{seed}.cchc"
        create(self.source, random_plan(seed, FORM, 3), replace=True)
        self.expected: list[Plan] = states(read_plan(self.source), seed, acts)


def kill(stage: Stage, folder: Path, case: Case, *, at: int, torn: bool, pragmas: list[str]) -> tuple[Path, Path]:
    """Play the session until disk operation ``at``; the plan's path and the shim's log."""
    place = folder / "plan"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    path, log = place / "plan.cchc", folder / "log"
    shutil.copy(case.source, path)
    told = order(folder=str(place), log=str(log), kill_at=at, torn=torn)
    status, _ = stage.play("session", order=told, path=str(path), seed=case.seed, acts=case.acts, pragmas=pragmas)
    assert status in (0, -signal.SIGKILL), status
    return path, log


def judge(tally: Tally, case: Case, path: Path, log: Path) -> None:
    """Open what the kill left behind."""
    acked = [int(mark.split()[1]) for mark in shim.marks(log) if mark.startswith("ack")]
    journal = journal_path(path)
    tally.kills += 1
    tally.inside += journal.exists() and journal.stat().st_size > 0
    begin = time.monotonic()
    try:
        with open_plan(path) as opened:
            tally.slowest = max(tally.slowest, time.monotonic() - begin)
            last, plan = opened._trail.seq, opened.plan
    except KnownError:
        tally.damaged += 1
        return
    tally.lost += last < max(acked, default=0)
    tally.half += last >= len(case.expected) or plan != case.expected[last]
    assert os.listdir(path.parent) == [path.name]


def run_kills(stage: Stage, folder: Path, count: int, pragmas: list[str]) -> Tally:
    tally = Tally()
    rng = random.Random(1)
    cases = [Case(folder, seed) for seed in range(1, 6)]
    lengths = [length(stage, folder, case) for case in cases]
    for number in range(count):
        which = number % len(cases)
        at = rng.randint(3, lengths[which])
        path, log = kill(stage, folder, cases[which], at=at, torn=rng.random() < 0.5, pragmas=pragmas)
        judge(tally, cases[which], path, log)
    return tally


def length(stage: Stage, folder: Path, case: Case) -> int:
    """How many disk operations the whole session has."""
    place = folder / "whole"
    place.mkdir(exist_ok=True)
    path = place / "plan.cchc"
    shutil.copy(case.source, path)
    told = order(folder=str(place))
    _, result = stage.play("session", order=told, path=str(path), seed=case.seed, acts=case.acts, pragmas=[])
    return result[0]


def r1(stage: Stage, folder: Path, quick: bool) -> Line:
    """kill -9 at random disk operations."""
    ours = run_kills(stage, folder, 60 if quick else 1_000, [])
    control = run_kills(stage, folder, 60 if quick else 200, ["journal_mode=MEMORY"])
    figures = (
        f"{ours.kills} kills at random disk operations, {ours.inside} inside an open transaction: {ours.lost} saved "
        f"edits lost, {ours.damaged} files damaged, {ours.half} half transactions; reopened in ≤ {ours.slowest:.2f} s"
    )
    words = f"journal_mode=MEMORY: {control.bad()} of {control.kills} lost or damaged"
    enough = ours.inside * 2 >= ours.kills
    held = not ours.bad() and ours.slowest <= 2 and enough
    return Line("R1", "Saved is saved: kill -9", figures, held, words, control.bad() > 0)


def r13(stage: Stage, folder: Path, quick: bool) -> Line:
    """Migrations, killed at every disk operation."""
    before = read_plan(SAMPLE)
    place = folder / "migration"
    total, old, new, bad = 1, 0, 0, 0
    at = 0
    while at <= total:
        for each in (place, folder.parent / "data"):  # also the safety copies of the run before
            shutil.rmtree(each, ignore_errors=True)
        place.mkdir()
        path = place / "plan.cchc"
        shutil.copy(SAMPLE, path)
        status, result = stage.play(
            "migration", order=order(folder=str(folder.parent), kill_at=at, torn=at % 2), path=str(path)
        )
        if at == 0:
            assert status == 0, status
            assert result[1] is None, result
            total = result[0]
        else:
            assert status == -signal.SIGKILL, status
            version, whole = _state(path, before)
            old += whole and version == 1000
            new += whole and version == 2000
            bad += not whole
        at += 1 if not quick else 3
    figures = (
        f"killed at {old + new + bad} of {total} disk operations, the copy included: {old} old and whole, "
        f"{new} new and whole, {bad} neither"
    )
    return Line("R13", "Older files are migrated in one transaction", figures, not bad and old > 0 and new > 0)


def _state(path: Path, before: Plan) -> tuple[int, bool]:
    """The version of the file after its journal was played back, and whether it is whole and opens."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()[0]
    ladder.climb()
    try:
        with open_plan(path) as opened:  # by the program of tomorrow, whichever version was left
            return version, opened.plan == before
    except KnownError:
        return version, False
    finally:
        ladder.descend()


def r18(stage: Stage, folder: Path, quick: bool) -> Line:
    """The program is killed while somebody types: what was typed a second before is offered."""
    count = 10 if quick else 100
    offered, plans = 0, 0
    for number in range(count):
        place = folder / "typing"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        path = place / "plan.cchc"
        create(path, random_plan(number, FORM, 3))
        status, _ = stage.play("typing", path=str(path), seconds=0.6 + number % 7 / 10, text=f"câu đang gõ dở {number}")
        assert status == -signal.SIGKILL, status
        left = left_behind(path)
        offered += any(draft.text.startswith("câu đang gõ") for draft in left)
        with open_plan(path) as opened:
            plans += opened.plan.year == 2031
    figures = (
        f"killed {count} times while typing: {offered} drafts offered again, {plans} plans whole with their last edit"
    )
    return Line("R18", "A crash of ours loses nothing", figures, offered == plans == count)
