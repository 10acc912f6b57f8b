"""A plan file with its Document, as the window puts them together; and plans and edits for the tests of storage."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import insert_child, set_text
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.records import with_record
from cchc_desktop.storage import content
from cchc_desktop.storage.database import Database, connect
from cchc_desktop.storage.plan_file import OpenPlan, create, open_plan
from tests.core.plans import ids, random_edit, random_plan


class Desk:
    """An open plan file and the Document that records into it."""

    def __init__(self, path: Path) -> None:
        self.file: OpenPlan = open_plan(path)
        self.document = Document(self.file.plan, self.file.history)
        self.saved: list[int] = []
        self.failed: list[Exception] = []
        self.file.on_saved = lambda number, when: self.saved.append(number)
        self.file.on_failed = self.failed.append
        self.document.listen(self.file.record)

    @property
    def plan(self) -> Plan:
        return self.document.plan

    def write(self, text: str) -> None:
        """An edit: the words of the first area."""
        area = self.plan[self.plan.appendices[0]].children[0]
        self.document.apply("Sửa tên lĩnh vực", lambda plan: set_text(plan, area, "text", text))

    def add_rows(self, count: int, text: str) -> None:
        """An edit: objectives under the first area."""
        area = self.plan[self.plan.appendices[0]].children[0]
        fresh = ids(f"new{len(self.plan.items)}-")

        def edit(plan: Plan) -> Plan:
            for _ in range(count):
                plan = insert_child(plan, area, 0, fresh(), text)
            return plan

        self.document.apply("Thêm mục tiêu", edit)


@contextmanager
def desk(path: Path) -> Iterator[Desk]:
    """A desk that is closed at the end, whatever happened."""
    opened = Desk(path)
    try:
        yield opened
    finally:
        opened.file.close(discard=True)


def new_file(folder: Path, seed: int = 1, size: int = 3) -> tuple[Path, Plan]:
    """A plan file with a random plan in it, and the plan."""
    path = folder / "kế hoạch.cchc"
    plan = random_plan(seed, "annual-coded", size)
    create(path, plan)
    return path, plan


class Session:
    """A user at random: edits, undo and redo that are the same for the same seed."""

    def __init__(self, document: Document, seed: int) -> None:
        self.document = document
        self.rng = random.Random(seed)
        self.fresh: Callable[[], str] = ids(f"s{seed}-")

    def act(self) -> None:
        """One act; now and then nothing comes of it."""
        chance = self.rng.random()
        if chance < 0.15:
            self.document.undo()
        elif chance < 0.25:
            self.document.redo()
        elif chance < 0.32:
            name = self.rng.choice(["origin", "silenced"])
            data = self.rng.choice([None, {"seed": chance}])
            self.document.apply("Ghi chú kèm", lambda plan: with_record(plan, name, data))
        else:
            self.document.apply(f"Việc {chance:.3f}", lambda plan: random_edit(plan, self.rng, self.fresh))


def states(start: Plan, seed: int, acts: int) -> list[Plan]:
    """The plan at the start and after each event of a session on a fresh document."""
    document = Document(start)
    seen = [start]
    document.listen(lambda event: seen.append(event.after))
    session = Session(document, seed)
    for _ in range(acts):
        session.act()
    return seen


@contextmanager
def tampering(path: Path, *, digest: bool = True) -> Iterator[sqlite3.Connection]:
    """A bare connection to change a closed plan file behind our back; ``digest``: make its digest agree again."""
    with closing(sqlite3.connect(path)) as connection:
        yield connection
        connection.commit()
    if digest:
        with closing(Database(connect(path))) as database, database.transaction():
            meta, _ = content.read_meta(database.connection)
            rows = database.raw.execute("SELECT * FROM items").fetchall()
            total = content.total_of({row[0]: (row[2], content.item_digest(row)) for row in rows}, meta)
            database.raw.execute("UPDATE meta SET value=? WHERE key='digest'", [content.digest.as_text(total)])
