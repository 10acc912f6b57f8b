"""The stage: one Python process under the shim, everything imported, that forks a child for each scene.

``python -m tests.reliability.stage`` reads a line of JSON {scene, args} and answers with one {status, result}; the
status is that of the child (negative: the signal that ended it).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from tests.checkout import ROOT
from tests.reliability import shim

PATIENCE = 120  # seconds for one scene


class Stage:
    """Our end: plays scenes one after another."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.stage"],
            env=shim.environment(library),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def play(self, scene: str, **args: Any) -> tuple[int, Any]:
        """Status and result of a scene (tests.reliability.scenes); a scene with an error of its own raises."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"scene": scene, "args": args}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if answer["status"] == 1:
            raise RuntimeError(f"{scene}: {answer['result']}")
        return answer["status"], answer["result"]

    def close(self) -> None:
        """End the stage."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def _child(line: str, out: int) -> None:
    from tests.reliability import scenes

    threading.Timer(PATIENCE, lambda: os._exit(3)).start()
    status, result = 0, None
    try:
        order = json.loads(line)
        result = getattr(scenes, order["scene"])(**order["args"])
    except BaseException:
        status, result = 1, traceback.format_exc()
    os.write(out, json.dumps(result).encode())
    os._exit(status)


def _main() -> None:
    from tests.reliability import scenes

    assert scenes
    for line in sys.stdin:
        back, out = os.pipe()
        child = os.fork()
        if not child:
            os.close(back)
            _child(line, out)
        os.close(out)
        with os.fdopen(back, "rb") as pipe:
            said = pipe.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"status": code, "result": json.loads(said) if said else None}), flush=True)


if __name__ == "__main__":
    _main()
