"""Does a path lie on this PC's own disk, on a network share, or in a folder that a cloud program keeps in step?

SQLite's locks and syncs can be trusted on the first only (promises.md R5); plans elsewhere are edited in a working copy
(shared_plan.py). A path that tells nothing counts as local.
"""

from __future__ import annotations

import os
import re
import sys
from enum import StrEnum
from pathlib import Path, PurePath

_NETWORK_TYPES = frozenset(
    ["cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.rclone", "vboxsf"]
)
_LOCAL_FUSE = frozenset(["fuseblk", "fuse.ntfs-3g", "fuse.exfat", "fuse.portal", "fuse.snapfuse"])
_CLOUD_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "iclouddrive", "nextcloud", "box")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4  # GetDriveTypeW


class Place(StrEnum):
    """Where a plan file lies."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"


def place_of(path: Path | str) -> Place:
    """Where a file lies, or would lie."""
    whole = Path(os.path.abspath(path))
    if _is_network(whole):
        return Place.NETWORK
    return Place.CLOUD if is_cloud_path(whole) else Place.LOCAL


def is_cloud_path(path: PurePath) -> bool:
    """True below a folder with the name of a cloud program ("OneDrive - UBND tỉnh"), or one that it has announced."""
    announced = [os.path.normcase(value) for name in _CLOUD_VARIABLES if (value := os.environ.get(name))]
    parents = [os.path.normcase(str(parent)) for parent in path.parents]
    if any(folder in parents for folder in announced):
        return True
    return any(_is_cloud_name(part) for part in path.parts[1:-1])


def _is_cloud_name(part: str) -> bool:
    folded = part.casefold()
    return any(folded == name or folded.startswith((f"{name} - ", f"{name} (")) for name in _CLOUD_NAMES)


def is_network_type(kind: str) -> bool:
    """True for a type of file system, as Linux names it, that lies on another machine."""
    return kind in _NETWORK_TYPES or (kind.startswith("fuse") and kind not in _LOCAL_FUSE)


def is_unc(path: str) -> bool:
    r"""True for \\server\share and \\?\UNC\server\share, not for \\?\C:\ and \\.\device."""
    text = path.replace("/", "\\")
    if text.upper().startswith("\\\\?\\UNC\\"):
        return True
    return text.startswith("\\\\") and not text.startswith(("\\\\?\\", "\\\\.\\"))


def _is_network(path: Path) -> bool:
    if sys.platform == "win32":
        return is_unc(str(path)) or _drive_is_remote(path)
    if sys.platform == "linux":
        return is_network_type(file_system_of(path, _mounts()))
    return False


def _drive_is_remote(path: Path) -> bool:
    import ctypes

    if sys.platform != "win32":
        raise NotImplementedError
    return bool(path.drive) and ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def file_system_of(path: Path, mountinfo: str) -> str:
    """The type of the file system that holds ``path``, from the text of /proc/self/mountinfo; "" where none fits."""
    here = os.path.realpath(path)
    best, found = -1, ""
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, kinds = left.split(), right.split()
        if len(fields) < 5 or not kinds:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])  # spaces stand as \040
        inside = here == point or here.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:
            best, found = len(point), kinds[0]
    return found
