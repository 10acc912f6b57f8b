"""The two commands of the README: what they install, when they leave things alone, what they say where they cannot."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop import bootstrap, bootstrap_system, font_files
from tests.checkout import ROOT

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


@pytest.mark.parametrize(
    ("given", "run"),
    [
        ([], ["-n", "2"]),
        (["-rs"], ["-n", "2", "-rs"]),
        (["tests/core", "-k", "marks"], ["-n", "2", "tests/core", "-k", "marks"]),
        (["-n", "0"], ["-n", "0"]),
        (["tests/benchmarks"], ["tests/benchmarks"]),
    ],
)
def test_tests_run_two_at_a_time_but_benchmarks_alone(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, given: list[str], run: list[str]
) -> None:
    monkeypatch.setattr(bootstrap_system, "require", lambda *, for_tests: None)
    machine.exit_code = 0
    assert bootstrap.main(["test", *given]) == 0
    assert machine.calls[-1][1:] == ["-m", "pytest", *run]


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
