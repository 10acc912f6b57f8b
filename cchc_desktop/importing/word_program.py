"""Microsoft Word as a converter, on Windows only, by PowerShell. Not tried yet on a Windows machine.

Word is started by the system, not by us, so ending our process does not end it: the script notes which Word it started
and that one alone is ended at the time limit. Macros are off, alerts too, and the file is opened read-only.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from cchc_desktop.importing.processes import run_limited
from cchc_desktop.importing.ticks import Tick

_CLASS = r"Word.Application\CLSID"
_NOTE = "word.pid"
# AutomationSecurity 3: no macros; DisplayAlerts 0: no questions; a password that no file has, so that a protected one
# fails instead of asking; 12: .docx with all its features.
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$before = @(Get-Process -Name WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
try {
    $own = @(Get-Process -Name WINWORD | Where-Object { $before -notcontains $_.Id } | ForEach-Object { $_.Id })
    Set-Content -LiteralPath $env:CCHC_NOTE -Value ($own -join ' ') -Encoding ASCII
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $word.Options.UpdateLinksAtOpen = $false
    $document = $word.Documents.Open($env:CCHC_SOURCE, $false, $true, $false, 'cchc-no-password')
    $document.SaveAs2($env:CCHC_TARGET, 12)
    $document.Close(0)
} finally {
    $word.Quit(0)
}
"""


def word_is_installed() -> bool:
    """Whether Word is registered on this machine."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, _CLASS):
            return True
    except OSError:
        return False


def save_by_word(source: Path, target: Path, seconds: float, tick: Tick) -> str:
    """Let Word save a file as .docx; "" where it did, else the reason: "time" or "failed"."""
    note = source.parent / _NOTE
    script = source.parent / "save.ps1"
    script.write_text(_SCRIPT, encoding="utf-8-sig")  # without the mark PowerShell 5 takes the system's code page
    environ = os.environ | {"CCHC_SOURCE": str(source), "CCHC_TARGET": str(target), "CCHC_NOTE": str(note)}
    command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", str(script)]
    try:
        in_time = run_limited(command, source.parent, seconds, environ, tick)
    except OSError:
        return "failed"
    finally:
        _end_noted(note)
    return "" if in_time else "time"


def _end_noted(note: Path) -> None:
    """End the Word that the script started, and no other."""
    with contextlib.suppress(OSError):
        for pid in note.read_text(encoding="ascii").split():
            if pid.isdecimal():
                subprocess.run(["taskkill", "/F", "/T", "/PID", pid], capture_output=True, check=False)
