"""The installed PySide6 gives back every reference to None.

6.12.0 on Python 3.11 does not, and aborts after about 5,000 void calls (promises.md §5). On Python 3.12 and later
None is immortal: nothing can be lost there.
"""

from __future__ import annotations

import subprocess
import sys

# In a process of its own, because losing the last reference ends the process.
SCRIPT = """
import sys
from PySide6.QtCore import QObject

target = QObject()
target.setObjectName("x")  # whatever the first call caches
before = sys.getrefcount(None)
for _ in range(20_000):
    target.setObjectName("x")
print(before - sys.getrefcount(None))
"""


def test_void_calls_lose_no_reference_to_none() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 200  # a lost reference per call would be 20,000
