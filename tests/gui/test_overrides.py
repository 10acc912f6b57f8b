"""A bug inside an overridden Qt method is an exception of the program, whatever raised it."""

from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: without the module a Python before 3.12 ends in a segmentation fault.
SCRIPT = """
import sys
from cchc_desktop import app
from PySide6.QtWidgets import QApplication, QWidget

told = []
sys.excepthook = lambda kind, error, trace: told.append(kind.__name__)


class Faulty(QWidget):
    def resizeEvent(self, event):
        {fault}


application = QApplication(sys.argv[:1])
view = Faulty()
try:  # called from Python, it is raised there; called by Qt alone, it is told to the hook
    view.show()
    application.processEvents()
except Exception as error:
    told.append(type(error).__name__)
print(*sorted(set(told)))
"""


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ("[][1]", "IndexError"),
        ("list(zip([1], [1, 2], strict=True))", "ValueError"),
        ("raise KeyError('x')", "KeyError"),
        ("None.x", "AttributeError"),
    ],
)
def test_a_fault_of_an_override_is_told_and_not_the_end(fault: str, name: str) -> None:
    run = [sys.executable, "-c", SCRIPT.format(fault=fault)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, [name]), done.stderr
