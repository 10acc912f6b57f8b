"""R4 and R5: several at once. A plan opened twice at the same moment, and published twice at the same moment."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode
from cchc_desktop.storage.lock import owner_path
from cchc_desktop.storage.plan_file import create, open_plan, read_plan
from tests.core.plans import random_plan
from tests.reliability.report import Line
from tests.reliability.scenes import FORM
from tests.reliability.stage import Stage
from tests.storage import workers

YEARS = {2031, 2032}  # what the two PCs write


def r4(_stage: Stage, folder: Path, quick: bool) -> Line:
    """Simultaneous openings by two processes."""
    rounds = 30 if quick else 300
    path = folder / "plan.cchc"
    create(path, random_plan(1, FORM, 3))
    racers = [workers.start(workers.race, path) for _ in range(2)]
    both = named = neither = 0
    for _ in range(rounds):
        for _, pipe in racers:
            pipe.send("go")
        answers = [pipe.recv() for _, pipe in racers]
        winners = [said for said in answers if said[0] == "open"]
        both += len(winners) == 2
        neither += not winners
        named += any(said[0] == ErrorCode.PLAN_IN_USE.value and said[1].get("user") for said in answers)
        for _, pipe in racers:
            pipe.send("close")
    for racer in racers:
        workers.end(*racer)
    after_kill = _after_a_kill(path)
    figures = (
        f"{rounds} simultaneous double openings: {both} with both writable, {neither} with neither; the second was "
        f"told who in {named}; after kill -9 the next opening is {'not ' if after_kill else ''}refused"
    )
    control = sum(_look_then_create(folder) == 2 for _ in range(rounds))
    words = f"look, then create the owner file: both let in, {control} of {rounds}"
    held = not both and not neither and named == rounds and after_kill
    return Line("R4", "Opened twice is detected", figures, held, words, control > 0)


def _after_a_kill(path: Path) -> bool:
    racer = workers.start(workers.race, path)
    racer[1].send("go")
    assert racer[1].recv()[0] == "open"
    workers.end(*racer)
    was_left = owner_path(path).exists()
    open_plan(path).close()
    return was_left


def _look_then_create(folder: Path) -> int:
    """How many of two are let in by looking first and creating then."""
    owner = folder / "owner"
    owner.unlink(missing_ok=True)

    def enter(_number: int) -> bool:
        if owner.exists():
            return False
        time.sleep(0)
        owner.write_text("me")
        return True

    with ThreadPoolExecutor(2) as two:
        return sum(two.map(enter, range(2)))


def r5(stage: Stage, folder: Path, quick: bool) -> Line:
    """Simultaneous publishing from two PCs."""
    rounds = 10 if quick else 100
    other = Stage(stage.library)
    lost = conflicts = careless = 0
    for number in range(rounds):
        said, years = _publish_race(folder / str(number), (stage, other), number, careless=False)
        conflicts += said.count(ErrorCode.SHARE_CONFLICT.value)
        lost += 2 - len(years & YEARS)
    for number in range(rounds, rounds + max(rounds // 5, 5)):
        careless += 2 - len(_publish_race(folder / str(number), (stage, other), number, careless=True)[1] & YEARS)
    other.close()
    figures = (
        f"{rounds} publish races of two working copies: {lost} of {2 * rounds} versions lost, "
        f"{conflicts} told and put beside"
    )
    words = f"put in place without comparing: {careless} of {2 * max(rounds // 5, 5)} versions lost"
    held = not lost and conflicts == rounds
    return Line("R5", "A share is never edited in place", figures, held, words, careless > 0)


def _publish_race(
    place: Path, stages: tuple[Stage, Stage], number: int, *, careless: bool
) -> tuple[list[str], set[int | None]]:
    """What two PCs were told that publish at once, and the years in the files on the share afterwards."""
    share, meeting = place / "share", place / "meeting"
    share.mkdir(parents=True)
    meeting.mkdir()
    remote = share / "plan.cchc"
    create(remote, random_plan(number, FORM, 3))

    def publish(pc: int) -> str:
        args = {"remote": str(remote), "data": str(place / str(pc)), "meeting": str(meeting), "careless": careless}
        return str(stages[pc].play("publish", year=2031 + pc, **args)[1])

    with ThreadPoolExecutor(2) as two:
        said = list(two.map(publish, range(2)))
    return said, {read_plan(path).year for path in share.glob("*.cchc") if not path.name.startswith("~$")}
