"""Plans on shares: told apart from local ones, edited in a working copy, published whole, no version lost."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path, PureWindowsPath

import pytest

from cchc_desktop.core.document import Document
from cchc_desktop.core.edits import set_year
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.storage import lock, shares
from cchc_desktop.storage.plan_file import create, read_plan
from cchc_desktop.storage.shared_plan import Publisher, SharedPlan
from tests.core.plans import random_plan
from tests.storage.desk import new_file

MOUNTS = """\
22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
30 22 0:40 / /mnt/dùng\\040chung rw - cifs //may-chu/ke-hoach rw
31 22 0:41 / /media/usb rw - vfat /dev/sdb1 rw
32 22 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
33 22 0:43 / /media/ntfs rw - fuseblk /dev/sdc1 rw
34 30 0:44 / /mnt/dùng\\040chung/local rw - xfs /dev/sdd1 rw
"""


@pytest.mark.parametrize(
    ("path", "kind", "network"),
    [
        ("/home/an/plan.cchc", "ext4", False),
        ("/mnt/dùng chung/2027/plan.cchc", "cifs", True),
        ("/mnt/dùng chung/local/plan.cchc", "xfs", False),
        ("/mnt/dùng chung 2/plan.cchc", "ext4", False),
        ("/media/usb/plan.cchc", "vfat", False),
        ("/run/user/1000/gvfs/smb/plan.cchc", "fuse.gvfsd-fuse", True),
        ("/media/ntfs/plan.cchc", "fuseblk", False),
    ],
)
def test_the_file_system_of_a_path_on_linux(path, kind, network):
    found = shares.file_system_of(Path(path), MOUNTS)
    assert (found, shares.is_network_type(found)) == (kind, network)


def test_unc_and_cloud_paths(monkeypatch):
    assert shares.is_unc(r"\\may-chu\ke-hoach\a.cchc")
    assert shares.is_unc("//may-chu/ke-hoach/a.cchc")
    assert shares.is_unc(r"\\?\UNC\may-chu\ke-hoach\a.cchc")
    assert not shares.is_unc(r"\\?\C:\a.cchc")
    assert not shares.is_unc(r"C:\a.cchc")
    assert shares.is_cloud_path(PureWindowsPath(r"C:\Users\an\OneDrive - UBND tỉnh\a.cchc"))
    assert shares.is_cloud_path(Path("/home/an/Dropbox/kế hoạch/a.cchc"))
    assert not shares.is_cloud_path(Path("/home/an/Dropboxer/a.cchc"))
    assert not shares.is_cloud_path(Path("/home/an/onedrive"))  # a file of that name
    monkeypatch.setenv("OneDrive", "/srv/mây")
    assert shares.is_cloud_path(Path("/srv/mây/2027/a.cchc"))


def test_here_is_local(tmp_path):
    assert shares.place_of(tmp_path / "plan.cchc") is shares.Place.LOCAL


class Pc:
    """A PC of its own: its data folder, and the shared plan open on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, data: Path, remote: Path) -> None:
        monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", lambda: data)
        self.plan = SharedPlan(remote, take_over=True)
        self.document = Document(self.plan.file.plan, self.plan.file.history)
        self.document.listen(self.plan.file.record)

    def edit(self, year: int) -> None:
        self.document.apply("Sửa năm", lambda plan: set_year(plan, year))
        assert self.plan.file.flush(10)


@pytest.fixture
def remote(tmp_path) -> Path:
    (tmp_path / "share").mkdir()
    return new_file(tmp_path / "share")[0]


def beside(remote: Path) -> list[str]:
    return sorted(name for name in os.listdir(remote.parent) if not name.startswith("~$"))


def test_edits_are_saved_here_and_published_in_one_step(remote, tmp_path, monkeypatch):
    before = remote.read_bytes()
    pc = Pc(monkeypatch, tmp_path / "a", remote)
    assert not pc.plan.publish()
    pc.edit(2031)
    assert pc.plan.unpublished
    assert remote.read_bytes() == before  # never edited in place
    assert pc.plan.publish()
    assert not pc.plan.unpublished
    assert read_plan(remote).year == 2031
    owner = lock.read_owner(remote)
    assert owner is not None
    assert owner.pid == os.getpid()
    pc.plan.close()
    assert os.listdir(remote.parent) == [remote.name]


def test_both_versions_are_kept_where_both_were_changed(remote, tmp_path, monkeypatch):
    one = Pc(monkeypatch, tmp_path / "a", remote)
    two = Pc(monkeypatch, tmp_path / "b", remote)
    one.edit(2031)
    two.edit(2032)
    assert one.plan.publish()
    with pytest.raises(KnownError) as caught:
        two.plan.publish()
    assert caught.value.code is ErrorCode.SHARE_CONFLICT
    other = Path(str(caught.value.params["other"]))
    assert (read_plan(remote).year, read_plan(other).year) == (2031, 2032)
    two.edit(2033)
    assert two.plan.publish()  # from now on to its own file
    assert (read_plan(remote).year, read_plan(other).year) == (2031, 2033)
    assert beside(remote) == sorted([remote.name, other.name])


def test_a_share_that_is_gone_is_published_to_once_it_is_back(remote, tmp_path, monkeypatch):
    pc = Pc(monkeypatch, tmp_path / "a", remote)
    told: list[object] = []
    heard = threading.Event()
    away = tmp_path / "away"
    os.rename(remote.parent, away)
    publisher = Publisher(
        pc.plan, lambda when: (told.append(when), heard.set()), lambda error: (told.append(error.code), heard.set()),
        pause=0.02, longest=0.05,
    )  # fmt: skip
    pc.edit(2031)
    assert heard.wait(10)
    assert told[0] is ErrorCode.SHARE_UNREACHABLE
    assert not pc.plan.is_reachable
    pc.edit(2032)  # work goes on
    os.rename(away, remote.parent)
    heard.clear()
    for _ in range(500):
        if not pc.plan.unpublished:
            break
        threading.Event().wait(0.02)
    publisher.stop()
    assert read_plan(remote).year == 2032
    assert pc.plan.is_reachable


def test_what_was_not_published_is_at_the_next_opening_also_after_a_conflict(remote, tmp_path, monkeypatch):
    pc = Pc(monkeypatch, tmp_path / "a", remote)
    pc.edit(2031)
    pc.plan.close()
    assert read_plan(remote).year != 2031
    again = Pc(monkeypatch, tmp_path / "a", remote)
    assert again.document.plan.year == 2031
    assert again.plan.publish()
    again.edit(2032)
    again.plan.close()
    create(remote, random_plan(9, "annual-coded"), replace=True)  # somebody else meanwhile
    third = Pc(monkeypatch, tmp_path / "a", remote)
    assert third.plan.conflict is not None
    assert read_plan(Path(str(third.plan.conflict.params["other"]))).year == 2032
    assert third.document.plan == random_plan(9, "annual-coded")


def test_a_working_copy_is_opened_while_the_share_is_gone(remote, tmp_path, monkeypatch):
    Pc(monkeypatch, tmp_path / "a", remote).plan.close()
    os.rename(remote.parent, tmp_path / "away")
    pc = Pc(monkeypatch, tmp_path / "a", remote)
    assert not pc.plan.is_reachable
    pc.edit(2031)
    pc.plan.close()
    with pytest.raises(KnownError) as caught:
        Pc(monkeypatch, tmp_path / "new", remote)
    assert caught.value.code is ErrorCode.PLAN_MISSING


def test_a_plan_that_somebody_else_has_open_is_refused_with_a_name(remote, tmp_path, monkeypatch):
    monkeypatch.setattr("cchc_desktop.storage.data_folder.data_folder", lambda: tmp_path / "a")
    lock.owner_path(remote).write_text('{"user":"an","host":"PC-02","pid":7,"since":"2026-11-22T01:00:00+00:00"}')
    with pytest.raises(KnownError) as caught:
        SharedPlan(remote)
    assert caught.value.code is ErrorCode.PLAN_IN_USE
    assert caught.value.params["host"] == "PC-02"


def test_a_remote_file_that_was_taken_away_is_not_missed(remote, tmp_path, monkeypatch):
    pc = Pc(monkeypatch, tmp_path / "a", remote)
    pc.edit(2031)
    shutil.move(remote, tmp_path / "elsewhere.cchc")
    with pytest.raises(KnownError) as caught:
        pc.plan.publish()
    assert caught.value.code is ErrorCode.SHARE_CONFLICT
    assert read_plan(Path(str(caught.value.params["other"]))).year == 2031
