"""A plan on a share or in a cloud folder: edited in a working copy on this PC, published whole (promises.md R5).

Publishing compares the remote bytes with those that the working copy came from, then puts the new file in place in one
step. Where somebody else has changed the remote file, ours goes beside it under another name: no version is ever lost.
Where the share is gone, work goes on, and what was not published is published later, also after a restart.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import lock
from cchc_desktop.storage.data_folder import folder_of
from cchc_desktop.storage.place import new_file
from cchc_desktop.storage.plan_file import OpenPlan, open_plan
from cchc_desktop.storage.private_copy import copy_bytes, verify
from cchc_desktop.storage.stamps import user_name

_BASE = "base.json"
_STALE = 120.0  # seconds after which a publisher that left its sign behind is taken to be dead
_PATIENCE = 10.0  # seconds for another publisher to end


@dataclass(slots=True)
class Base:
    """``remote``: digest of the remote bytes that the working copy came from or was last published as.

    ``content``: digest of the working copy's content then. ``path``: where it is published.
    """

    remote: str
    content: str
    path: str


def working_copy(remote: Path) -> Path:
    """The file on this PC that a shared plan is edited in; it may not be there yet."""
    return folder_of("shared", remote) / remote.name


class SharedPlan:
    """A shared plan open for editing. ``file``: the working copy's OpenPlan; its "saved" is "saved on this PC".

    ``conflict``: set where, at opening, unpublished edits of an earlier session met a remote file that somebody had
    changed; they then lie in ``conflict.params["other"]``.
    """

    def __init__(self, remote: Path, *, take_over: bool = False) -> None:
        """Open; raises KnownError as opening a plan does, and SHARE_UNREACHABLE where there is no working copy yet."""
        self.remote = Path(os.path.abspath(remote))
        self.conflict: KnownError | None = None
        self.is_reachable = True
        self._local = working_copy(self.remote)
        self._folder = self._local.parent
        self._turn = threading.Lock()
        self._folder.mkdir(parents=True, exist_ok=True)
        if not take_over:
            _refuse_claimed(self.remote)
        self._base = self._fetch()
        self.file: OpenPlan = open_plan(self._local, take_over=True)
        self._owner = self._claim(take_over=take_over)
        self._keep_base()

    # ---- opening

    def _fetch(self) -> Base:
        """Bring the working copy up to date, and keep what it holds that was never published."""
        base = _read_base(self._folder / _BASE)
        ours = _content_of(self._local) if base is not None else None
        try:
            theirs = _digest(self.remote)
        except KnownError:
            if base is None or ours is None:
                raise
            self.is_reachable = False
            return base
        if base is not None and ours is not None and ours != base.content:
            if theirs == base.remote:
                return base  # ours goes on where it ended
            other = _put_beside(self.remote, self._local)
            self.conflict = _conflict(self.remote, other)
        elif base is not None and ours is not None and theirs == base.remote:
            return base
        with new_file(self._local, replace=True) as temporary:
            copy_bytes(self.remote, temporary)
            verify(temporary, self.remote)
            theirs = _digest(temporary)
        return Base(theirs, _content_of(self._local) or "", str(self.remote))

    def _claim(self, *, take_over: bool) -> lock.Owner | None:
        try:
            return lock.claim(self.remote, take_over=take_over)
        except OSError:  # the share is gone or takes no file: publishing will say so
            return None

    # ---- publishing

    @property
    def unpublished(self) -> bool:
        """True while the share does not hold what is saved here."""
        return self.file.content_digest() != self._base.content

    def publish(self) -> bool:
        """Put what is saved here on the share; False where it is there already.

        Raises KnownError: SHARE_CONFLICT (ours now lies in ``other``, and is published there from now on),
        SHARE_UNREACHABLE, DISK_FULL, TARGET_NOT_WRITABLE. To be called off the window's thread.
        """
        with self._turn:
            content = self.file.content_digest()
            if content == self._base.content:
                return False
            snapshot = self._folder / "snapshot.cchc"
            self.file.save_copy(snapshot, replace=True)
            try:
                self._send(snapshot, content)
            finally:
                with suppress(OSError):
                    snapshot.unlink()
            self.is_reachable = True
            return True

    def _send(self, snapshot: Path, content: str) -> None:
        target = Path(self._base.path)
        try:
            with _publishing(target):
                if _digest(target) == self._base.remote:
                    sent = _put_in_place(target, snapshot, self._base.remote)
                    self._base = Base(sent, content, str(target))
                    self._keep_base()
                    return
        except KnownError as error:
            if error.code is ErrorCode.PLAN_MISSING and target.parent.is_dir():
                pass  # somebody took it away: ours is put beside where it was, nothing is lost
            elif error.code in (ErrorCode.PLAN_MISSING, ErrorCode.TARGET_FOLDER_MISSING, ErrorCode.SOURCE_UNREADABLE):
                raise self._unreachable(error) from error
            elif error.code is not ErrorCode.SHARE_CONFLICT:
                raise
        except OSError as error:
            raise self._unreachable(error) from error
        other = _put_beside(target, snapshot)
        self._base = Base(_digest(other), content, str(other))
        self._keep_base()
        raise _conflict(self.remote, other)

    def _unreachable(self, error: Exception) -> KnownError:
        self.is_reachable = False
        return KnownError(ErrorCode.SHARE_UNREACHABLE, path=str(self.remote), reason=str(error))

    def _keep_base(self) -> None:
        path = self._folder / _BASE
        data = {"remote": self._base.remote, "content": self._base.content, "path": self._base.path}
        with new_file(path, replace=True) as temporary:
            temporary.write_text(json.dumps(data), encoding="utf-8")

    def close(self, *, discard: bool = False) -> None:
        """Close the working copy and let go of the share. What is not published is, at the next opening."""
        self.file.close(discard=discard)
        found = lock.read_owner(self.remote)
        if self._owner is not None and found == self._owner:
            lock.release(self.remote)


class Publisher:
    """Publishes a shared plan in the background: a moment after changes, and again and again where that fails.

    ``published(when)`` and ``failed(error)`` are called on its thread; a SHARE_CONFLICT is told once and is no reason
    to try again: ours lies beside the other.
    """

    def __init__(
        self,
        plan: SharedPlan,
        published: Callable[[datetime], None],
        failed: Callable[[KnownError], None],
        *,
        pause: float = 5.0,
        longest: float = 60.0,
    ) -> None:
        self._plan = plan
        self._published = published
        self._failed = failed
        self._pause = pause
        self._longest = longest
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="plan-publisher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Try once more, then end; before the plan is closed."""
        self._stopping.set()
        self._thread.join()
        self._try()

    def _run(self) -> None:
        wait = self._pause
        while not self._stopping.wait(wait):
            wait = self._pause if self._try() else min(wait * 2, self._longest)

    def _try(self) -> bool:
        try:
            if self._plan.publish():
                self._published(datetime.now().astimezone())
        except KnownError as error:
            self._failed(error)
            return error.code is ErrorCode.SHARE_CONFLICT
        return True


def _refuse_claimed(remote: Path) -> None:
    """Somebody else has it open: an owner file of another machine, or of a process here that lives."""
    owner = lock.read_owner(remote)
    if owner is not None and owner.may_live():
        raise lock.in_use(remote, owner)


def _digest(path: Path) -> str:
    """The digest of a file's bytes; raises KnownError: PLAN_MISSING, SOURCE_UNREADABLE."""
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    except (FileNotFoundError, NotADirectoryError):
        raise KnownError(ErrorCode.PLAN_MISSING, path=str(path)) from None
    except OSError as error:
        raise KnownError(ErrorCode.SOURCE_UNREADABLE, path=str(path), reason=str(error.strerror)) from error
    return digest.hexdigest()


def _content_of(local: Path) -> str | None:
    """The content digest of a working copy that nobody has open; None where there is none that is whole."""
    try:
        with open_plan(local, take_over=True) as opened:
            return opened.content_digest()
    except KnownError as error:
        if error.code is ErrorCode.PLAN_IN_USE:
            raise
        return None


def _read_base(path: Path) -> Base | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Base(str(data["remote"]), str(data["content"]), str(data["path"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _publishing(target: Path) -> Iterator[None]:
    """One publisher at a time: a sign beside the plan, made by one and seen by all."""
    sign = target.with_name(f"~${target.name}.publish")
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            os.close(os.open(sign, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            break
        except FileExistsError:
            with suppress(OSError):
                if time.time() - sign.stat().st_mtime > _STALE:
                    sign.unlink()
                    continue
            if time.monotonic() > deadline:
                raise KnownError(ErrorCode.SHARE_UNREACHABLE, path=str(target), reason="busy") from None
            time.sleep(0.05)
    try:
        yield
    finally:
        with suppress(OSError):
            sign.unlink()


def _put_in_place(target: Path, snapshot: Path, base: str) -> str:
    """Replace the remote file, if it still is what we came from; the digest of what is there now."""
    with new_file(target, replace=True) as temporary:
        copy_bytes(snapshot, temporary)
        sent = _digest(temporary)
        if sent != _digest(snapshot):
            raise KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(target), reason="read back differently")
        if _digest(target) != base:
            raise _conflict(target, target)
    return sent


def _put_beside(target: Path, source: Path) -> Path:
    """Write our version beside the remote file under a name that says whose it is, and since when."""
    stem = f"{target.stem} (bản của {user_name() or 'tôi'}, {datetime.now():%d-%m-%Y %H.%M})"
    for number in range(1, 1000):
        other = target.with_name(f"{stem}{f' ({number})' if number > 1 else ''}{target.suffix}")
        try:
            with new_file(other, replace=False) as temporary:
                copy_bytes(source, temporary)
                verify(temporary, other)
        except KnownError as error:
            if error.code is not ErrorCode.TARGET_EXISTS:
                raise
        else:
            return other
    raise KnownError(ErrorCode.TARGET_EXISTS, path=str(target))


def _conflict(remote: Path, other: Path) -> KnownError:
    return KnownError(ErrorCode.SHARE_CONFLICT, path=str(remote), other=str(other))
