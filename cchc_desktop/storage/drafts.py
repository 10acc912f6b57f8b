"""Drafts: what is being typed in an open editor, kept beside the plan until it is an edit of the plan (promises.md R3).

A draft is no step and changes nothing: after a crash the next opening offers it. The file ("~$", the plan's name,
".draft") is there only while something is being typed, and holds everything that is; it is replaced whole, at most
twice a second, by a thread of its own.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from cchc_desktop.storage.data_folder import folder_of
from cchc_desktop.storage.stamps import now

PAUSE = 0.5  # seconds between two writings
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The text typed for a field of an item, not yet in the plan. ``at``: ISO 8601, UTC."""

    item: str
    column: str
    text: str
    at: str


def draft_path(plan: Path) -> Path:
    """The file of drafts of a plan file."""
    return plan.with_name(f"~${plan.name}.draft")


def _aside(plan: Path) -> Path:
    """Where drafts wait that were offered and not decided on before the plan was closed."""
    return folder_of("drafts", plan).with_suffix(".json")


def left_behind(plan: Path) -> tuple[Draft, ...]:
    """What a session that did not end left behind; () where there is none, or it is not whole."""
    found = {(draft.item, draft.column): draft for path in (_aside(plan), draft_path(plan)) for draft in _read(path)}
    return tuple(found.values())


def _read(path: Path) -> list[Draft]:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return []
        data = json.loads(path.read_bytes())
        if data["digest"] != _digest(data["drafts"]):
            return []
        return [Draft(str(d["item"]), str(d["column"]), str(d["text"]), str(d["at"])) for d in data["drafts"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _write(path: Path, drafts: Sequence[Draft]) -> None:
    data = [asdict(draft) for draft in drafts]
    packed = json.dumps({"digest": _digest(data), "drafts": data}, ensure_ascii=False).encode("utf-8", "replace")
    temporary = path.with_name(f"{path.name}.new")
    try:
        with temporary.open("wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _digest(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


class DraftKeeper:
    """The drafts of one open plan. ``left``: what an earlier session left behind, to be offered to the user.

    :meth:`keep` returns at once. What cannot be written is kept in ``failure`` and tried again with the next draft:
    the plan itself says aloud that its disk is full or gone.
    """

    def __init__(self, plan: Path) -> None:
        self._plan = plan
        self._path = draft_path(plan)
        self.left = left_behind(plan)
        self.failure: OSError | None = None
        self._change = threading.Condition()
        self._now: tuple[Draft, ...] = ()
        self._dirty = False
        self._busy = False
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="plan-drafts", daemon=True)
        self._thread.start()

    def keep(self, texts: Iterable[tuple[str, str, str]]) -> None:
        """All that is being typed now: (item, column, text) each; empty: nothing is."""
        found = tuple(texts)
        with self._change:
            if [(d.item, d.column, d.text) for d in self._now] == list(found):
                return
            at = now()
            self._now = tuple(Draft(*typed, at) for typed in found)
            self._dirty = True
            self._change.notify_all()

    def decided(self) -> None:
        """The user has taken over or dropped what was left behind."""
        with self._change:
            self.left = ()
            self._dirty = True
            self._change.notify_all()
        with suppress(OSError):
            _aside(self._plan).unlink()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until the file says what is being typed."""
        with self._change:
            return self._change.wait_for(lambda: not self._dirty and not self._busy, timeout)

    def close(self) -> None:
        """Take the file away; what is left undecided waits on the PC's own disk for the next opening."""
        with self._change:
            if self._closed:
                return
            self._closed = True
            self._change.notify_all()
        self._thread.join()
        with suppress(OSError):
            if self.left:
                _aside(self._plan).parent.mkdir(parents=True, exist_ok=True)
                _write(_aside(self._plan), self.left)
            self._path.unlink()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._dirty or self._closed)
                if self._closed:
                    return
                drafts, self._dirty, self._busy = (*self.left, *self._now), False, True
            self._put(drafts)
            with self._change:
                self._busy = False
                self._change.notify_all()
                self._change.wait_for(lambda: self._closed, PAUSE)

    def _put(self, drafts: Sequence[Draft]) -> None:
        try:
            if drafts:
                _write(self._path, drafts)
            else:
                self._path.unlink(missing_ok=True)
            self.failure = None
        except OSError as error:
            self.failure = error
