"""The two commands of the README: what they install, when they leave things alone, what they say where they cannot."""

from __future__ import annotations

import ast
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
from tests.checkout import ROOT

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="system packages are a matter of Linux")


# ---- a bare Python


def test_it_starts_without_any_installed_package() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from cchc_desktop import bootstrap; bootstrap.main(['-h'])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "bootstrap run" in done.stdout


def test_an_older_python_can_read_it_and_is_told_what_it_lacks() -> None:
    for module in (bootstrap, bootstrap_system, font_files):
        ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"), feature_version=(3, 8))
    with pytest.raises(bootstrap.SetupError, match=r"3\.11 trở lên.*3\.9"):
        bootstrap.check_python((3, 9))
    bootstrap.check_python((3, 11))


@pytest.mark.parametrize("arguments", [[], ["runs"], ["--version"]])
def test_a_wrong_verb_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(arguments) == 2
    assert "bootstrap test" in capsys.readouterr().err


# ---- the Python environment


class Machine:
    """A checkout in a temporary folder whose commands are written down instead of run."""

    def __init__(self, root: Path) -> None:
        self.calls: list[list[str]] = []
        self.exit_code = 0
        self.root = root
        for lock in (bootstrap.RUNTIME_LOCK, bootstrap.DEV_LOCK):
            (root / lock).write_text(f"# {lock}\n", encoding="utf-8")

    def call(self, command: list[str], env: object = None) -> int:
        self.calls.append(command)
        if "venv" in command and not self.exit_code:
            python = self.root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
            python.parent.mkdir(parents=True)
            python.touch()
        return self.exit_code

    def installed(self) -> list[str]:
        """The lock files handed to pip so far."""
        return [Path(call[-1]).name for call in self.calls if "install" in call]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "_call", made.call)
    monkeypatch.setattr(bootstrap, "_quiet", lambda command: True)
    return made


def test_the_environment_is_made_once_and_used_again(machine: Machine) -> None:
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    assert [call[1:3] for call in machine.calls] == [["-m", "venv"], ["-m", "pip"]]
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(machine.calls[1])
    machine.calls.clear()
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    assert machine.calls == []


def test_a_changed_lock_is_installed_into_the_same_environment(machine: Machine) -> None:
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    (machine.root / bootstrap.RUNTIME_LOCK).write_text("# newer\n", encoding="utf-8")
    machine.calls.clear()
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    assert [call[1:3] for call in machine.calls] == [["-m", "pip"]]


def test_the_tests_environment_serves_the_program_but_not_the_other_way_round(machine: Machine) -> None:
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    bootstrap.environment(bootstrap.DEV_LOCK)
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    assert machine.installed() == [bootstrap.RUNTIME_LOCK, bootstrap.DEV_LOCK]


def test_an_installation_that_broke_off_is_done_again(machine: Machine) -> None:
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    (machine.root / bootstrap.RUNTIME_LOCK).write_text("# newer\n", encoding="utf-8")
    machine.exit_code = 1
    with pytest.raises(bootstrap.SetupError, match="Không cài được các thư viện Python"):
        bootstrap.environment(bootstrap.RUNTIME_LOCK)
    (machine.root / bootstrap.RUNTIME_LOCK).write_text(f"# {bootstrap.RUNTIME_LOCK}\n", encoding="utf-8")
    machine.exit_code = 0
    bootstrap.environment(bootstrap.RUNTIME_LOCK)  # the lock of the first time, but who knows what is installed now
    assert len(machine.installed()) == 3


def test_a_damaged_environment_is_made_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    shutil.rmtree(machine.root / ".venv" / ("Scripts" if os.name == "nt" else "bin"))
    machine.calls.clear()
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    assert [call[1:3] for call in machine.calls] == [["-m", "venv"], ["-m", "pip"]]
    monkeypatch.setattr(bootstrap, "_quiet", lambda command: False)  # its base Python was removed
    machine.calls.clear()
    shutil.rmtree(machine.root / ".venv")
    bootstrap.environment(bootstrap.RUNTIME_LOCK)
    assert "--clear" in machine.calls[0]


# ---- the main job


@pytest.fixture
def samples(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the samples, with one Word and one Excel file."""
    folder = machine.root / "samples"
    folder.mkdir()
    for name in ("a.xlsx", "b.docx"):
        (folder / name).touch()
    monkeypatch.setattr(bootstrap, "SAMPLES", folder)
    monkeypatch.setattr(bootstrap, "OUT", machine.root / "out")
    return folder


def _verbs(machine: Machine) -> list[str]:
    return [" ".join(call[3:]).replace("\\", "/") for call in machine.calls]


def test_the_window_opens_on_the_imported_sample_and_keeps_it_next_time(
    machine: Machine, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap_system, "display_answers", lambda environ: True)
    assert bootstrap.start("python", []) == 0
    assert _verbs(machine) == ["import samples/b.docx -o out/sample.cchc", "out/sample.cchc"]
    (machine.root / "out" / "sample.cchc").touch()
    machine.calls.clear()
    assert bootstrap.start("python", []) == 0
    assert _verbs(machine) == ["out/sample.cchc"]


def test_without_a_display_the_sample_is_imported_and_exported_and_the_files_are_named(
    machine: Machine, samples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap_system, "display_answers", lambda environ: False)
    assert bootstrap.start("python", []) == 0
    assert _verbs(machine) == [
        "import samples/b.docx -o out/imported.cchc --force",
        "export out/imported.cchc out/imported.docx --force",
        "export out/imported.cchc out/imported.xlsx --force",
    ]
    told = capsys.readouterr().out.replace("\\", "/")
    assert "Không có màn hình" in told
    assert told.rpartition("Đã ghi:")[2].split() == ["out/imported.cchc", "out/imported.docx", "out/imported.xlsx"]


def test_a_step_that_fails_ends_the_job_with_its_exit_code(
    machine: Machine, samples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.exit_code = 1
    for display in (False, True):
        monkeypatch.setattr(bootstrap_system, "display_answers", lambda environ, answer=display: answer)
        machine.calls.clear()
        assert bootstrap.start("python", []) == 1
        assert len(machine.calls) == 1
    assert "Đã ghi" not in capsys.readouterr().out


def test_a_named_file_is_opened_instead_of_the_sample(machine: Machine) -> None:
    assert bootstrap.start("python", ["mine.cchc"]) == 0
    assert _verbs(machine) == ["mine.cchc"]


# ---- the lock files


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, flags=re.MULTILINE))


def test_the_tests_lock_holds_every_pin_of_the_programs_lock() -> None:
    runtime = _pins(bootstrap.RUNTIME_LOCK)
    assert {"pyside6-essentials", "sqlalchemy", "lxml"} <= runtime.keys()
    assert runtime.items() <= _pins(bootstrap.DEV_LOCK).items()


def test_every_pin_has_hashes_and_no_registry_is_named() -> None:
    for lock in (bootstrap.RUNTIME_LOCK, bootstrap.DEV_LOCK):
        text = (ROOT / lock).read_text(encoding="utf-8")
        blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in block for block in blocks)
        assert not re.search(r"://|^--(index|extra-index|find-links|trusted)", text, flags=re.MULTILINE)
        assert "uv pip compile pyproject.toml" in text.splitlines()[1]


def test_pyside_stays_below_the_version_that_loses_references() -> None:
    major, minor = map(int, _pins(bootstrap.RUNTIME_LOCK)["pyside6-essentials"].split(".")[:2])
    assert (6, 8) <= (major, minor) < (6, 12)


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
