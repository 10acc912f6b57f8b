"""From a bare Python to the running program or its tests: makes .venv, finds system libraries, starts. Checkout only.

``python3 -m cchc_desktop.bootstrap run`` (on Windows ``py -m …``) opens the window on a sample plan; ``… test`` runs
the tests. Standard library only, since nothing else is there yet. Written so that Python 3.8 can still read the file
and say what is wrong.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from cchc_desktop import bootstrap_system

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OUT = ROOT / "out"
SAMPLES = ROOT / "resources" / "samples"
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"  # holds every pin of RUNTIME_LOCK too (tests/test_bootstrap.py)
STAMP = "cchc-desktop.json"
OLDEST = (3, 11)

USAGE = """\
Cách dùng (trong thư mục mã nguồn):
  python3 -m cchc_desktop.bootstrap run [TỆP.cchc]     cài những gì còn thiếu rồi mở chương trình
  python3 -m cchc_desktop.bootstrap test [THAM SỐ…]    cài những gì còn thiếu rồi chạy kiểm thử (pytest)
Trên Windows gõ py thay cho python3."""


class SetupError(Exception):
    """The machine lacks something that this script could not mend; its text is the sentence the user reads."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Does one verb; gives the exit code: 1 = something is missing (said in one sentence), 2 = usage."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if not argv or argv[0] not in ("run", "test"):
        asked = bool(argv) and argv[0] in ("-h", "--help")
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    verb, rest = argv[0], argv[1:]
    try:
        check_python(sys.version_info[:2])
        bootstrap_system.require(for_tests=verb == "test")
        python = environment(DEV_LOCK if verb == "test" else RUNTIME_LOCK)
        if verb == "test":
            return _call(_pytest(python, rest), env=os.environ | {"PYTHONWARNDEFAULTENCODING": "1"})
        return start(python, rest)
    except (SetupError, bootstrap_system.SystemLacksError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def check_python(version: tuple[int, ...]) -> None:
    """Raises SetupError for a Python that is too old, or where this file does not lie in a checkout."""
    if version < OLDEST:
        have = ".".join(map(str, version))
        raise SetupError(f"Cần Python 3.11 trở lên; máy đang dùng Python {have}.")
    if not (ROOT / RUNTIME_LOCK).is_file():
        raise SetupError(f"Lệnh này chỉ dùng trong thư mục mã nguồn (không thấy tệp {RUNTIME_LOCK}).")


# ---- the Python environment


def environment(lock: str) -> str:
    """The path of .venv's Python, with everything that ``lock`` names; does nothing where that is there already."""
    python = _venv_python()
    wanted = _digests(lock)
    works = python.is_file() and _quiet([str(python), "-c", "import pip"])
    if works and wanted.items() <= _stamp().items():
        return str(python)
    (VENV / STAMP).unlink(missing_ok=True)  # from here on the environment is in doubt
    if not works:
        print("Đang tạo môi trường Python (.venv)…", flush=True)
        if importlib.util.find_spec("ensurepip") is None or _call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            raise SetupError("Không tạo được môi trường Python trong thư mục .venv.")
    print(f"Đang cài các thư viện Python theo {lock}…", flush=True)
    if _call([str(python), *_pip_install(lock)]):
        raise SetupError("Không cài được các thư viện Python (lần đầu cần có mạng). Hãy chạy lại lệnh này.")
    (VENV / STAMP).write_text(json.dumps(wanted, indent=1), encoding="utf-8")
    return str(python)


def _pip_install(lock: str) -> list[str]:
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    # The lock names every package with its hashes, so pip has nothing to choose and nothing to build.
    exact = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    return ["-m", "pip", "install", "--disable-pip-version-check", *quiet, *exact, "-r", str(ROOT / lock)]


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digests(lock: str) -> dict[str, str]:
    names = (RUNTIME_LOCK, DEV_LOCK) if lock == DEV_LOCK else (lock,)
    return {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names}


def _stamp() -> dict[str, str]:
    try:
        found = json.loads((VENV / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _pytest(python: str, arguments: Sequence[str]) -> list[str]:
    """Two tests at a time – every PC has two cores –, but benchmarks one by one, or they would measure each other."""
    chosen = any("benchmarks" in argument or argument.startswith("-n") for argument in arguments)
    return [python, "-m", "pytest", *([] if chosen else ["-n", "2"]), *arguments]


# ---- the main job


def start(python: str, arguments: Sequence[str]) -> int:
    """The window – on the given file, else on the sample plan –, or without a display the same job by commands."""
    if arguments:
        return _program(python, *arguments)
    source = _sample()
    OUT.mkdir(exist_ok=True)
    if not bootstrap_system.display_answers(os.environ):
        return _without_window(python, source)
    plan = OUT / "sample.cchc"
    if not plan.exists():  # what the user changed in it last time stays
        code = _program(python, "import", _shown(source), "-o", _shown(plan))
        if code:
            return code
    return _program(python, _shown(plan))


def _without_window(python: str, source: Path) -> int:
    print("Không có màn hình, nên không mở được cửa sổ: chạy thử bằng dòng lệnh.", flush=True)
    plan = OUT / "imported.cchc"
    results = [plan.with_suffix(".docx"), plan.with_suffix(".xlsx")]
    steps = [["import", _shown(source), "-o", _shown(plan), "--force"]]
    steps += [["export", _shown(plan), _shown(result), "--force"] for result in results]
    for step in steps:
        print("$ cchc-desktop", *step, flush=True)
        code = _program(python, *step)
        if code:
            return code
    print("Đã ghi:", *(f"\n  {_shown(path)}" for path in (plan, *results)))
    return 0


def _sample() -> Path:
    """The sample that the main job starts from: a Word file, as officials have it, if there is one."""
    for suffix in ("docx", "xlsx", "json"):
        for path in sorted(SAMPLES.glob(f"*.{suffix}")):
            return path
    raise SetupError("Thiếu tệp mẫu trong resources/samples: bản mã nguồn này không đầy đủ.")


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _program(python: str, *arguments: str) -> int:
    return _call([python, "-m", "cchc_desktop", *arguments])


# ---- processes


def _call(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Runs a command at the top of the checkout, in the foreground; gives its exit code."""
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _quiet(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _speak_utf8() -> None:
    """Vietnamese on a pipe too: Windows would take an old code page that lacks most of its letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
