"""What the bootstrap finds and installs outside Python: libraries of Qt, a font, tools; whether a display answers."""

from __future__ import annotations

import os
import platform
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from cchc_desktop import bootstrap, bootstrap_system, font_files

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="system packages are a matter of Linux")


# ---- system packages


@pytest.fixture
def fake_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with apt-get and sudo that write down how they were called; the machine lacks one library."""
    folder = tmp_path / "fake"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(bootstrap_system, "missing", lambda *, for_tests: {"libEGL.so.1": "libegl1"})
    _script(folder / "apt-get", f'echo "apt-get $*" >> "{folder}/log"')
    _script(folder / "sudo", f'echo "sudo $1" >> "{folder}/log"; exit 1')
    return folder


def _script(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@linux_only
def test_root_installs_the_missing_packages_itself(fake_apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    answers = iter([{"libEGL.so.1": "libegl1"}, {}])
    monkeypatch.setattr(bootstrap_system, "missing", lambda *, for_tests: next(answers))
    bootstrap_system.require(for_tests=False)
    log = (fake_apt / "log").read_text(encoding="utf-8")
    assert "apt-get --quiet update\n" in log
    assert "apt-get --quiet install --yes --no-install-recommends libegl1\n" in log
    assert "sudo" not in log


@linux_only
@pytest.mark.parametrize("has_sudo", [True, False])
def test_where_sudo_is_refused_the_one_command_is_printed(
    fake_apt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], has_sudo: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    if not has_sudo:
        which = shutil.which
        monkeypatch.setattr(shutil, "which", lambda name: None if name == "sudo" else which(name))
    monkeypatch.setattr(bootstrap, "environment", lambda lock: pytest.fail("went on without the libraries"))
    assert bootstrap.main(["run"]) == 1
    told = capsys.readouterr().err
    assert told.endswith(
        "\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1\n",
    )
    assert (fake_apt / "log").exists() is has_sudo  # nobody was asked where nobody can be


@linux_only
def test_a_package_that_did_not_help_is_named(fake_apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(bootstrap_system.SystemLacksError, match=r"vẫn không thấy: libEGL\.so\.1\."):
        bootstrap_system.require(for_tests=False)


@linux_only
def test_without_apt_the_libraries_are_named(fake_apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(bootstrap_system.SystemLacksError, match=r"Máy còn thiếu: libEGL\.so\.1\..*trình quản lý gói"):
        bootstrap_system.require(for_tests=False)


POLICY = """\
{0}:
  Installed: (none)
  Candidate: {1}
  Version table:
     {1} 500
"""
OLD_AND_NEW = POLICY.format("fonts-liberation", "1:1.07.4-11") + POLICY.format("fonts-liberation2", "2.1.5-1")
NEW_ONLY = POLICY.format("fonts-liberation", "1:2.1.5-3") + POLICY.format("fonts-liberation2", "(none)")
NEW_AND_EMPTY = POLICY.format("fonts-liberation", "1:2.1.5-3") + POLICY.format("fonts-liberation2", "1:2.1.5-3")
OLD_ONLY = POLICY.format("fonts-liberation", "1:1.07.4-11")  # installed, and no lists fetched


@linux_only
@pytest.mark.parametrize(
    ("told", "release", "package"),
    [
        (OLD_AND_NEW, {"VERSION_CODENAME": "bookworm"}, "fonts-liberation2"),
        (NEW_ONLY, {"VERSION_CODENAME": "trixie"}, "fonts-liberation"),
        (NEW_AND_EMPTY, {"VERSION_CODENAME": "noble"}, "fonts-liberation"),
        (OLD_ONLY, {"VERSION_CODENAME": "bookworm"}, "fonts-liberation2"),
        ("", {"VERSION_CODENAME": "bookworm"}, "fonts-liberation2"),
        ("", {"VERSION_CODENAME": "virginia", "UBUNTU_CODENAME": "jammy"}, "fonts-liberation2"),
        ("", {"VERSION_CODENAME": "trixie"}, "fonts-liberation"),
        ("", {}, "fonts-liberation"),
    ],
)
def test_the_font_package_is_the_one_with_the_letters_of_vietnamese(
    fake_apt: Path, monkeypatch: pytest.MonkeyPatch, told: str, release: dict[str, str], package: str
) -> None:
    (fake_apt / "policy").write_text(told, encoding="utf-8")
    _script(fake_apt / "apt-cache", f'cat "{fake_apt}/policy"')
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert bootstrap_system.font_package() == package


@linux_only
def test_a_font_without_the_letters_of_vietnamese_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_files, "vietnamese_times", lambda: iter([]))
    monkeypatch.setattr(bootstrap_system, "font_package", lambda: "fonts-of-this-release")
    assert "fonts-of-this-release" in bootstrap_system.missing(for_tests=False).values()


@linux_only
def test_this_machine_has_what_the_tests_need() -> None:
    assert bootstrap_system.missing(for_tests=True) == {}


@linux_only
def test_the_list_names_every_library_that_qt_links_to() -> None:
    """A newer PySide6 may want another library: then this fails, not the user's first start."""
    qt = Path(str(PySide6.__file__)).parent / "Qt"
    used = [qt / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "XcbQpa")]
    used += [qt / "lib" / f"libQt6{name}.so.6" for name in ("DBus", "WaylandClient")]
    used += [qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("xcb", "wayland", "offscreen")]
    used += (qt / "plugins" / "xcbglintegrations").glob("*.so")
    listing = subprocess.run(["readelf", "-d", *used], capture_output=True, text=True, check=True, timeout=60).stdout
    wanted = set(re.findall(r"\(NEEDED\).*\[(.+?)\]", listing))
    of_the_c_library = re.compile(r"(libc|libm|libdl|libpthread|librt|libresolv|ld-linux.*|libgcc_s|libstdc\+\+)\.so")
    brought_along = {path.name for path in (qt / "lib").iterdir()}
    outside = {name for name in wanted if not of_the_c_library.match(name) and name not in brought_along}
    assert outside
    assert outside <= bootstrap_system.QT_LIBRARIES.keys()


# ---- the display


@pytest.fixture
def xvfb() -> Iterator[str]:
    """A real X server of its own; gives its DISPLAY."""
    if shutil.which("Xvfb") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Xvfb is not installed")
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        server.terminate()


@linux_only
def test_a_display_is_one_that_answers(xvfb: str, tmp_path: Path) -> None:
    answers = bootstrap_system.display_answers
    assert answers({"DISPLAY": xvfb})
    assert answers({"DISPLAY": f"{xvfb}.0"})
    assert not answers({})
    assert not answers({"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert not answers({"DISPLAY": ":4711"})
    assert not answers({"DISPLAY": "nonsense"})
    wayland = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not answers(wayland)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert answers(wayland)


@linux_only
def test_qt_opens_a_window_on_a_real_x_server(xvfb: str) -> None:
    """The other tests run offscreen; this one shows that the libraries of the list carry the X11 plugin."""
    script = (
        "from PySide6.QtWidgets import QApplication, QWidget; app = QApplication([]); w = QWidget(); w.show();"
        "app.processEvents(); print(app.platformName(), w.isVisible())"
    )
    env = os.environ | {"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split() == ["xcb", "True"], done.stderr
