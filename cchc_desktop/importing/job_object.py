"""Windows job objects: limits of memory for a process from outside, and its end with everything that it started.

Not tried yet on a Windows machine. A job that is closed kills what is in it, so a reader cannot outlive the program.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from types import TracebackType

_EXTENDED = 9  # JobObjectExtendedLimitInformation
_KILL_ON_CLOSE = 0x2000
_PROCESS_MEMORY = 0x100
_DIE_ON_ERROR = 0x400  # no window of Windows asks what to do with a crashed reader
_SET_QUOTA_AND_TERMINATE = 0x0101


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Job:
    """A job with one process in it and ``memory`` bytes for each; ends with the block.

    On other systems it does nothing. Raises OSError where Windows refuses.
    """

    def __init__(self, pid: int, memory: int) -> None:
        self._job = 0
        if sys.platform == "win32":
            self._make(pid, memory)

    def __enter__(self) -> Job:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Kill everything in the job."""
        if sys.platform == "win32" and self._job:
            kernel = _kernel()
            kernel.TerminateJobObject(self._job, 1)
            kernel.CloseHandle(self._job)
            self._job = 0

    def _make(self, pid: int, memory: int) -> None:
        if sys.platform != "win32":
            return
        kernel = _kernel()
        self._job = kernel.CreateJobObjectW(None, None) or 0
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _KILL_ON_CLOSE | _PROCESS_MEMORY | _DIE_ON_ERROR
        limits.ProcessMemoryLimit = memory
        process = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, pid)
        try:
            done = (
                self._job
                and process
                and kernel.SetInformationJobObject(self._job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
                and kernel.AssignProcessToJobObject(self._job, process)
            )
            if not done:
                error = ctypes.WinError(ctypes.get_last_error())
                self.end()
                raise error
        finally:
            if process:
                kernel.CloseHandle(process)


def _kernel() -> ctypes.CDLL:
    if sys.platform != "win32":
        raise OSError("Windows only")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.TerminateJobObject.argtypes = (wintypes.HANDLE, wintypes.UINT)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    return kernel
