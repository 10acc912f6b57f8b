"""Whole or not at all: the target after every error is the old file byte by byte, with nothing beside it."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.publishing import atomic
from cchc_desktop.publishing.atomic import DamagedFileError, WriteFault, write_atomically
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.verify import VERIFIERS
from cchc_desktop.publishing.xlsx_writer import write_xlsx
from tests.publishing.sheets import small_sheet

OLD, NEW = b"old file\n" * 100, b"new file, longer\n" * 100
posix = pytest.mark.skipif(os.name == "nt", reason="names and rights of POSIX")


def write_new(file: BinaryIO) -> None:
    file.write(NEW)


def code_of(caught: pytest.ExceptionInfo[KnownError]) -> tuple[ErrorCode, object]:
    return caught.value.code, caught.value.params.get("reason")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An existing file, alone in its folder."""
    folder = tmp_path / "thư mục"
    folder.mkdir()
    path = folder / "kế hoạch.docx"
    path.write_bytes(OLD)
    return path


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == [target.name]


# ---- it works


def test_a_new_file(tmp_path: Path) -> None:
    target = tmp_path / "mới.xlsx"
    write_atomically(target, write_new, replace=False)
    assert target.read_bytes() == NEW
    assert os.listdir(tmp_path) == [target.name]


def test_an_existing_file_is_replaced(target: Path) -> None:
    write_atomically(target, write_new, replace=True)
    assert target.read_bytes() == NEW
    assert os.listdir(target.parent) == [target.name]


@posix
def test_rights_are_usual_ones_or_the_old_ones(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        write_atomically(tmp_path / "a", write_new, replace=False)
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644
        (tmp_path / "a").chmod(0o600)
        write_atomically(tmp_path / "a", write_new, replace=True)
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(umask)


@posix
def test_a_link_stays_a_link(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.docx"
    link.symlink_to(target)
    write_atomically(link, write_new, replace=True)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_the_whole_file_is_on_the_disk_before_it_is_checked_and_named(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (order.append("fsync"), fsync(handle)))
    monkeypatch.setattr(os, "replace", lambda a, b: (order.append("replace"), replace(a, b)))

    def verify(path: Path) -> None:
        order.append("verify")
        assert path.read_bytes() == NEW
        assert path.parent == target.parent
        assert target.read_bytes() == OLD

    write_atomically(target, write_new, replace=True, verify=verify)
    assert order[:3] == ["fsync", "verify", "replace"]
    assert order[3:] == ([] if os.name == "nt" else ["fsync"])  # the folder


@posix
def test_a_name_of_255_bytes(tmp_path: Path) -> None:
    target = tmp_path / ("ế" * 83 + ".docx" + "x")
    assert len(target.name.encode()) == 255
    write_atomically(target, write_new, replace=False)
    assert target.read_bytes() == NEW


# ---- what may be in the way


def test_an_existing_target_is_kept_without_replace(target: Path) -> None:
    def write(_file: BinaryIO) -> None:
        pytest.fail("the target exists: nothing to write")

    with pytest.raises(KnownError) as caught:
        write_atomically(target, write, replace=False)
    assert code_of(caught) == (ErrorCode.TARGET_EXISTS, None)
    assert caught.value.params["path"] == str(target)
    assert_untouched(target)


@pytest.mark.parametrize("links", [True, False])
def test_a_target_that_appears_meanwhile_is_kept(target: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))  # as on a FAT stick
    target.unlink()

    def write(file: BinaryIO) -> None:
        file.write(NEW)
        target.write_bytes(OLD)

    with pytest.raises(KnownError) as caught:
        write_atomically(target, write, replace=False)
    assert code_of(caught)[0] is ErrorCode.TARGET_EXISTS
    assert_untouched(target)


def test_without_hard_links_a_new_file_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.ENOTSUP))
    write_atomically(tmp_path / "a", write_new, replace=False)
    assert (tmp_path / "a").read_bytes() == NEW
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("links", [True, False])
def test_of_many_writers_of_a_new_file_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    writers = 8
    together = threading.Barrier(writers)
    results: list[object] = []

    def run(number: int) -> None:
        def write(file: BinaryIO) -> None:
            file.write(str(number).encode() * 1000)
            together.wait()

        try:
            write_atomically(tmp_path / "a", write, replace=False)
            results.append(number)
        except KnownError as error:
            results.append(error.code)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count(ErrorCode.TARGET_EXISTS) == writers - 1
    winner = next(result for result in results if isinstance(result, int))
    assert (tmp_path / "a").read_bytes() == str(winner).encode() * 1000
    assert os.listdir(tmp_path) == ["a"]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        write_atomically(tmp_path / "không có" / "a.docx", write_new, replace=False)
    assert code_of(caught) == (ErrorCode.TARGET_FOLDER_MISSING, None)
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize("replace", [True, False])
def test_a_folder_that_is_a_file(target: Path, replace: bool) -> None:
    with pytest.raises(KnownError) as caught:
        write_atomically(target / "a.docx", write_new, replace=replace)
    assert code_of(caught) == (ErrorCode.TARGET_NOT_WRITABLE, WriteFault.NOT_A_FOLDER)
    assert_untouched(target)


@pytest.mark.parametrize("replace", [True, False])
def test_a_target_that_is_a_folder(tmp_path: Path, replace: bool) -> None:
    with pytest.raises(KnownError) as caught:
        write_atomically(tmp_path, write_new, replace=replace)
    assert code_of(caught) == (ErrorCode.TARGET_NOT_WRITABLE, WriteFault.IS_A_FOLDER)


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        write_atomically(tmp_path / ("a" * 300), write_new, replace=False)
    assert code_of(caught) == (ErrorCode.TARGET_NOT_WRITABLE, WriteFault.NAME)
    assert not os.listdir(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(target: Path) -> None:
    target.parent.chmod(0o500)
    try:
        with pytest.raises(KnownError) as caught:
            write_atomically(target, write_new, replace=True)
    finally:
        target.parent.chmod(0o700)
    assert code_of(caught) == (ErrorCode.TARGET_NOT_WRITABLE, WriteFault.PERMISSION)
    assert_untouched(target)


def refuse(code: int) -> Callable[..., object]:
    def refused(*_args: object, **_more: object) -> object:
        raise OSError(code, os.strerror(code))

    return refused


FAULTS = [
    (errno.ENOSPC, ErrorCode.DISK_FULL, None),
    (errno.EDQUOT, ErrorCode.DISK_FULL, None),
    (errno.EACCES, ErrorCode.TARGET_NOT_WRITABLE, WriteFault.PERMISSION),
    (errno.EROFS, ErrorCode.TARGET_NOT_WRITABLE, WriteFault.READ_ONLY),
    (errno.EFBIG, ErrorCode.TARGET_NOT_WRITABLE, WriteFault.TOO_LARGE),
    (errno.EIO, ErrorCode.TARGET_NOT_WRITABLE, WriteFault.DEVICE),
    (errno.ENODEV, ErrorCode.TARGET_NOT_WRITABLE, WriteFault.DEVICE),
    (errno.ENOENT, ErrorCode.TARGET_FOLDER_MISSING, None),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: errno.errorcode[fault[0]])
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_every_step_may_fail(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: tuple[int, ErrorCode, str | None]
) -> None:
    number, *expected = fault
    write: Callable[[BinaryIO], None] = write_new
    if step == "open":
        monkeypatch.setattr(Path, "open", refuse(number))
    elif step == "write":
        write = refuse(number)  # type: ignore[assignment]
    else:
        monkeypatch.setattr(os, step, refuse(number))
    with pytest.raises(KnownError) as caught:
        write_atomically(target, write, replace=True)
    monkeypatch.undo()
    assert code_of(caught) == tuple(expected)
    assert caught.value.params["path"] == str(target)
    assert_untouched(target)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk to try")
@pytest.mark.parametrize("write", [write_docx, write_xlsx])
def test_a_real_full_disk_stops_the_writers(write: Callable[..., None]) -> None:
    with pytest.raises(OSError, match="No space left") as caught, Path("/dev/full").open("wb", buffering=0) as full:
        write([small_sheet()], DocumentProperties(), full)
    assert caught.value.errno == errno.ENOSPC


def test_a_full_disk_in_the_middle_of_an_export(target: Path) -> None:
    class Filling(io.BytesIO):
        def write(self, data: object) -> int:
            if self.tell() > 1_000:
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(data)  # type: ignore[arg-type]

    def write(_file: BinaryIO) -> None:
        write_docx([small_sheet()] * 3, DocumentProperties(), Filling())

    with pytest.raises(KnownError) as caught:
        write_atomically(target, write, replace=True)
    assert code_of(caught) == (ErrorCode.DISK_FULL, None)
    assert_untouched(target)


def test_a_bug_in_the_writer_is_no_known_error(target: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_atomically(target, write, replace=True)
    assert_untouched(target)


def test_what_cannot_be_read_back_is_not_published(target: Path) -> None:
    def verify(_path: Path) -> None:
        raise DamagedFileError("torn")

    with pytest.raises(KnownError) as caught:
        write_atomically(target, write_new, replace=True, verify=verify)
    assert code_of(caught) == (ErrorCode.TARGET_NOT_WRITABLE, WriteFault.NOT_READ_BACK)
    assert_untouched(target)


class InUseError(PermissionError):
    """The error of a file that Word holds open, as Windows gives it."""

    winerror = 32


def test_a_target_open_in_word_is_tried_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, calls = os.replace, []

    def held(source: Path, place: Path) -> None:
        calls.append(source)
        if len(calls) < 3:
            raise InUseError(errno.EACCES, "in use")
        replace(source, place)

    monkeypatch.setattr(os, "replace", held)
    write_atomically(target, write_new, replace=True)
    assert len(calls) == 3
    assert target.read_bytes() == NEW


def test_a_target_open_in_word_for_long_is_an_error(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_args: object) -> None:
        raise InUseError(errno.EACCES, "in use")

    monkeypatch.setattr(atomic, "_PATIENCE", 0.2)
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(KnownError) as caught:
        write_atomically(target, write_new, replace=True)
    monkeypatch.undo()
    assert code_of(caught) == (ErrorCode.TARGET_NOT_WRITABLE, WriteFault.IN_USE)
    assert_untouched(target)


# ---- killed in the middle

CHILD = """
import os, sys
from pathlib import Path
from cchc_desktop.publishing.atomic import write_atomically

target, deadly = Path(sys.argv[1]), int(sys.argv[2])
steps = 0

def dies(function):
    def step(*args):
        global steps
        steps += 1
        if steps == deadly:
            os.kill(os.getpid(), 9)
        return function(*args)
    return step

os.fsync, os.replace, os.open, os.close = map(dies, (os.fsync, os.replace, os.open, os.close))

def write(file):
    for _ in range(20):
        dies(file.write)(b"new file, longer\\n" * 5)
        file.flush()

write_atomically(target, write, replace=True)
print(steps)
"""


@posix
def test_kill_minus_nine_at_every_step_leaves_the_old_or_the_new_file(target: Path) -> None:
    outcomes: list[bytes] = []
    for deadly in range(1, 100):
        target.write_bytes(OLD)
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(target), str(deadly)], capture_output=True, check=False
        )
        outcomes.append(target.read_bytes())
        for left in target.parent.glob(".cchc-*.tmp"):
            left.unlink()
        if child.returncode == 0:
            break
        assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    assert set(outcomes) == {OLD, NEW}
    assert len(outcomes) > 22  # 20 writes, two flushes, the folder
    assert outcomes == sorted(outcomes, key=lambda data: data == NEW), "once new, new for good"


# ---- reading back


@pytest.mark.parametrize(("suffix", "write"), [(".docx", write_docx), (".xlsx", write_xlsx)])
def test_sound_files_pass(tmp_path: Path, suffix: str, write: Callable[..., None]) -> None:
    target = tmp_path / f"a{suffix}"
    write_atomically(
        target, lambda file: write([small_sheet()], DocumentProperties(), file), replace=False, verify=VERIFIERS[suffix]
    )
    VERIFIERS[suffix](target)


def damages(data: bytes) -> dict[str, bytes]:
    middle = len(data) // 2
    return {
        "empty": b"",
        "cut": data[:middle],
        "end lost": data[:-30],
        "zeroed": data[:middle] + b"\0" * 64 + data[middle + 64 :],
        "a bit": data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :],
        "no zip": b"PK nothing",
    }


@pytest.mark.parametrize("damage", list(damages(b"x" * 100)))
@pytest.mark.parametrize(("suffix", "write"), [(".docx", write_docx), (".xlsx", write_xlsx)])
def test_damage_is_noticed(tmp_path: Path, suffix: str, write: Callable[..., None], damage: str) -> None:
    buffer = io.BytesIO()
    write([small_sheet()], DocumentProperties(), buffer)
    path = tmp_path / "a"
    path.write_bytes(damages(buffer.getvalue())[damage])
    with pytest.raises(DamagedFileError):
        VERIFIERS[suffix](path)


def test_a_package_of_the_other_kind_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        write_docx([small_sheet()], DocumentProperties(), file)
    with pytest.raises(DamagedFileError, match=r"parts missing: .*xl/workbook\.xml"):
        VERIFIERS[".xlsx"](path)
