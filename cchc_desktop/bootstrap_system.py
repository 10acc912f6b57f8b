"""What the machine itself must have – libraries of Qt, a font, tools –, and its installation on Debian and Ubuntu."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import re
import shlex
import shutil
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cchc_desktop import font_files

# What PySide6-Essentials links to and does not bring along: shared library → Debian package.
# tests/test_bootstrap_system.py compares this with the files of the installed PySide6.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Tools of the tests and of the frozen program: command → Debian package.
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "objcopy": "binutils",
    "readelf": "binutils",
    # LibreOffice opens .doc, .rtf and .odt for the program, and makes the old files of the tests
    "lowriter": "libreoffice-writer",
    "localc": "libreoffice-calc",
}
# Liberation Serif 2.x, which has the letters of Vietnamese (cchc_desktop/font_files.py). Newer releases ship it as the
# first package; in these the first is 1.x, and the second brings 2.x.
FONT_PACKAGE, FONT_PACKAGE_BESIDE_THE_OLD = "fonts-liberation", "fonts-liberation2"
RELEASES_WITH_THE_OLD_FONT = ("buster", "bullseye", "bookworm", "focal", "jammy")


class SystemLacksError(Exception):
    """Something the machine needs is missing and could not be installed; the text says what to do."""


def require(*, for_tests: bool) -> None:
    """Sees to it that the system libraries are there; raises SystemLacksError where they are not to be had."""
    if sys.platform != "linux":
        return
    lacking = missing(for_tests=for_tests)
    if not lacking:
        return
    packages = sorted(set(lacking.values()))
    if shutil.which("apt-get") is None:
        raise SystemLacksError(
            "Máy còn thiếu: " + ", ".join(lacking) + ". Hãy cài bằng trình quản lý gói của máy rồi chạy lại lệnh này."
        )
    if not _install(packages):
        told = "Chưa cài được các gói hệ thống (cần quyền quản trị). Hãy chạy lệnh sau rồi thử lại:"
        raise SystemLacksError(f"{told}\n  {command(packages)}")
    importlib.invalidate_caches()
    still = missing(for_tests=for_tests)
    if still:
        raise SystemLacksError("Đã cài các gói hệ thống nhưng vẫn không thấy: " + ", ".join(still) + ".")


def missing(*, for_tests: bool) -> dict[str, str]:
    """What is not there: its own name → the Debian package that brings it."""
    lacking = {name: package for name, package in QT_LIBRARIES.items() if not _loads(name)}
    if not any(font_files.vietnamese_times()):
        lacking["Times New Roman / Liberation Serif 2"] = font_package()
    if importlib.util.find_spec("ensurepip") is None:
        lacking["ensurepip"] = f"python3.{sys.version_info[1]}-venv"
    if for_tests:
        lacking |= {name: package for name, package in TEST_TOOLS.items() if shutil.which(name) is None}
        shared = sysconfig.get_config_var("INSTSONAME") or ""
        # PyInstaller puts it into the bundle; Debian's python3 is linked without it.
        beside = Path(sysconfig.get_config_var("LIBDIR") or "", shared)
        if ".so" in shared and not beside.is_file() and not _loads(shared):
            lacking[shared] = f"libpython3.{sys.version_info[1]}"
    return lacking


def command(packages: Sequence[str]) -> str:
    """The one line that an administrator types."""
    install = shlex.join(["apt-get", "install", "--yes", "--no-install-recommends", *packages])
    return f"sudo apt-get update && sudo {install}"


def font_package() -> str:
    """The Debian package of Liberation 2.x here: what apt offers, or, before its first update, what the release has."""
    offered = _candidates(FONT_PACKAGE, FONT_PACKAGE_BESIDE_THE_OLD)
    if not offered:
        return FONT_PACKAGE_BESIDE_THE_OLD if _is_older_release() else FONT_PACKAGE
    major = re.match(r"(?:\d+:)?(\d+)", offered.get(FONT_PACKAGE, ""))
    return FONT_PACKAGE if major and int(major[1]) >= 2 else FONT_PACKAGE_BESIDE_THE_OLD


def _candidates(*packages: str) -> dict[str, str]:
    """What apt would install: package → version; nothing where apt has not fetched its lists."""
    try:
        command = ["apt-cache", "policy", *packages]
        done = subprocess.run(
            command, env=os.environ | {"LC_ALL": "C"}, capture_output=True, encoding="utf-8", check=False
        )
    except OSError:
        return {}
    found = re.findall(r"^(\S+):\n\s*Installed:.*\n\s*Candidate: (\S+)$", done.stdout, flags=re.MULTILINE)
    return {package: version for package, version in found if version != "(none)"}


def _is_older_release() -> bool:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    names = (release.get("UBUNTU_CODENAME"), release.get("VERSION_CODENAME"))  # Mint has both, the first counts
    return any(name in RELEASES_WITH_THE_OLD_FONT for name in names)


def display_answers(environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown: on Linux a display is named and something listens there."""
    if sys.platform != "linux":
        return True
    wayland, x11 = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY")
    if wayland and _listens(socket.AF_UNIX, str(Path(environ.get("XDG_RUNTIME_DIR", ""), wayland))):
        return True
    return bool(x11) and any(_listens(family, address) for family, address in _x11_addresses(x11 or ""))


def _x11_addresses(display: str) -> Iterable[tuple[int, str | tuple[str, int]]]:
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        yield from ((socket.AF_UNIX, path), (socket.AF_UNIX, f"\0{path}"))
    else:
        yield socket.AF_INET, (host, 6000 + int(number))  # ssh -X: localhost:10.0


def _listens(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: Sequence[str]) -> bool:
    privilege = _privilege()
    if privilege is None:
        return False
    print("Đang cài các gói hệ thống: " + " ".join(packages), flush=True)
    apt = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]
    # A third-party source that is down must not stop us: only the installation counts.
    subprocess.run([*apt, "update"], check=False)
    return subprocess.run([*apt, "install", "--yes", "--no-install-recommends", *packages], check=False).returncode == 0


def _privilege() -> list[str] | None:
    """What to put before apt-get; None where there is no way. Without a terminal sudo could ask nobody."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo"] if sys.stdin is not None and sys.stdin.isatty() else ["sudo", "--non-interactive"]
