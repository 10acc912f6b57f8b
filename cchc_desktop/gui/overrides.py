"""Before Python 3.12: a bug inside an overridden Qt method reaches the crash dialog instead of ending the program.

PySide6 takes the arguments of an exception that leaves an overridden method. Until 3.11 Python keeps an exception that
was raised in C ("list index out of range") as a mere text until somebody catches it, and PySide6 reads an address that
is none: the program is gone, without a word. So whatever overrides a method of Qt catches once and raises again.
Importing this module is enough, and must come before the first class of the window is made.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject


def caught(method: Callable[..., Any]) -> Callable[..., Any]:
    """The same method, its exceptions made whole."""

    @functools.wraps(method)
    def whole(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except BaseException:  # catching is what makes it whole
            raise

    return whole


def _catch_overrides(cls: type, **kwargs: Any) -> None:
    super(QObject, cls).__init_subclass__(**kwargs)  # type: ignore[misc]
    of_qt = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6.")]
    for name, method in list(vars(cls).items()):
        special = name.startswith("__")
        if isinstance(method, FunctionType) and not special and any(name in vars(base) for base in of_qt):
            setattr(cls, name, caught(method))


if sys.version_info < (3, 12):
    QObject.__init_subclass__ = classmethod(_catch_overrides)  # type: ignore[assignment]
