"""The disks that a power cut can leave: a recorded run replayed under three models of a file system.

Every model loses, keeps or tears (at sectors of 512 bytes) each write that was not synced, and never touches what was.

* **journal** (ext4, NTFS, APFS): names and truncations become durable in their order; a sync of anything makes all
  earlier ones durable.
* **posix** (what the standard promises): a name is durable only after a sync of its folder; unsynced names and
  truncations are lost or kept one by one, in any order; a rename is one step.
* **fat** (FAT, exFAT without journal): as posix, and a rename may leave both names; room added to a file may hold
  rubbish where its write was lost. A sync of a file makes its own name durable.

Not modelled: a device that lies about syncs, and sectors that are themselves torn.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.shim import Op

MODELS = ("journal", "posix", "fat")
SECTOR = 512
RUBBISH = b"\xa5"

Change = tuple[str, int, bytes]  # "w" offset bytes | "t" size b""


@dataclass(slots=True, eq=False)
class File:
    """One file, whatever its names: what is durable, and what is not yet."""

    synced: bytes = b""
    pending: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class Name:
    """A change of a folder that is not durable yet: ``path`` now names ``file`` (None: nothing); a rename has two."""

    path: str
    file: File | None
    source: str = ""


def applied(content: bytes, change: Change, keep: Sequence[bool] | None = None, filler: bytes = b"\0") -> bytes:
    """``content`` after a change; ``keep``: which sectors of a write reach the disk."""
    kind, at, data = change
    if kind == "t":
        return content[:at].ljust(at, b"\0")
    end = at + len(data)
    result = bytearray(content.ljust(at, b"\0"))
    for number, start in enumerate(_sector_starts(at, end)):
        stop = min((start // SECTOR + 1) * SECTOR, end)
        if keep is None or keep[number]:
            if len(result) < stop:
                result.extend(filler * (stop - len(result)))
            result[start:stop] = data[start - at : stop - at]
    return bytes(result)


def _sector_starts(at: int, end: int) -> list[int]:
    return [at, *range((at // SECTOR + 1) * SECTOR, end, SECTOR)] if end > at else []


class Disk:
    """The file system while the recorded operations are played into it one by one."""

    def __init__(self, model: str, folder: Path) -> None:
        self.model = model
        self.names: dict[str, File] = {}  # as the running program sees them
        self.durable: dict[str, File] = {}
        self.pending: list[Name] = []
        self._open: dict[int, tuple[str, File | None]] = {}
        for path in folder.iterdir():
            self.names[str(path)] = self.durable[str(path)] = File(path.read_bytes())

    def play(self, op: Op) -> None:
        """One more operation of the program."""
        match op.kind:
            case "c":
                file = File()
                self._name(Name(op.one, file))
                self._open[op.fd] = (op.one, file)
            case "o":
                found = self.names.get(op.one)
                self._open[op.fd] = (op.one, found)
                if op.offset and found is not None:
                    found.pending.append(("t", 0, b""))
            case "x":
                self._open.pop(op.fd, None)
            case "w" | "t":
                _, file = self._open[op.fd]
                if file is not None:
                    file.pending.append((op.kind, op.offset, op.data))
            case "s":
                self._sync(*self._open[op.fd])
            case "u":
                self._name(Name(op.one, None))
            case "r":
                self._name(Name(op.two, self.names[op.one], op.one))
            case "l":
                self._name(Name(op.two, self.names[op.one]))
            case _:
                pass

    def _name(self, change: Name) -> None:
        self.pending.append(change)
        _rename(self.names, change)

    def _sync(self, path: str, file: File | None) -> None:
        if file is not None:
            for change in file.pending:
                file.synced = applied(file.synced, change)
            file.pending.clear()
        if self.model == "journal":
            done, self.pending = self.pending, []
            for other in {id(f): f for f in self.names.values()}.values():
                while other.pending and other.pending[0][0] == "t":
                    other.synced = applied(other.synced, other.pending.pop(0))
        elif file is None:  # a folder
            done = [name for name in self.pending if os.path.dirname(name.path) == path]
            self.pending = [name for name in self.pending if name not in done]
        elif self.model == "fat":
            done = [name for name in self.pending if name.file is file]
            self.pending = [name for name in self.pending if name.file is not file]
        else:
            done = []
        for change in done:
            _rename(self.durable, change)

    # ---- the cut

    def cut(self, rng: random.Random) -> dict[str, bytes]:
        """One disk that a power cut now may leave: path → content. What is not synced is lost with some chance."""
        chance = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        names = dict(self.durable)
        for change in self._kept_names(rng, chance):
            both = self.model == "fat" and change.source and rng.random() < 0.3
            _rename(names, Name(change.path, change.file) if both else change)
        contents: dict[int, bytes] = {}
        for file in names.values():
            if id(file) not in contents:
                contents[id(file)] = self._content(file, rng, chance)
        return {path: contents[id(file)] for path, file in names.items()}

    def _kept_names(self, rng: random.Random, chance: float) -> list[Name]:
        if self.model == "journal":
            return self.pending[: rng.randint(0, len(self.pending))]
        return [name for name in self.pending if rng.random() < chance]

    def _content(self, file: File, rng: random.Random, chance: float) -> bytes:
        content = file.synced
        filler = RUBBISH if self.model == "fat" and rng.random() < 0.5 else b"\0"
        for change in file.pending:
            if change[0] == "t":
                content = applied(content, change) if rng.random() < chance else content
                continue
            sectors = len(_sector_starts(change[1], change[1] + len(change[2])))
            torn = rng.random() < 0.3
            whole = rng.random() < chance
            keep = [rng.random() < chance for _ in range(sectors)] if torn else [whole] * sectors
            content = applied(content, change, keep, filler)
        return content


def _rename(names: dict[str, File], change: Name) -> None:
    if change.source:
        names.pop(change.source, None)
    if change.file is None:
        names.pop(change.path, None)
    else:
        names[change.path] = change.file


def put(disk: dict[str, bytes], folder: Path) -> None:
    """Write a disk into an empty folder, each file under its own name."""
    for path, content in disk.items():
        (folder / os.path.basename(path)).write_bytes(content)
