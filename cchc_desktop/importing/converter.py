"""Files that only an office program can open (.doc, .rtf, .odt): the installed LibreOffice or Word saves them as .docx.

The program gets a copy in a folder of its own, a private profile without macros, links and add-ons, a time limit, and
is ended with all its children. What comes out is read with the care that any foreign file gets.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.blocks import SourceKind
from cchc_desktop.importing.processes import run_limited
from cchc_desktop.importing.ticks import Tick, silent

SECONDS = 60.0  # promises.md R9: what an office program converts
_WORKED_IN = "in"
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
# No macro, no link that is followed, no first-start dialogs, no question about a crash before.
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
)
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WINDOWS_PLACE = "LibreOffice/program/soffice.exe"


def to_docx(data: bytes, path: str, kind: SourceKind, tick: Tick = silent, seconds: float = SECONDS) -> bytes:
    """The file as Word's own format.

    Raises KnownError: CONVERTER_MISSING where no program is installed, CONVERTER_FAILED where it did not do it in time.
    """
    program = libre_office()
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"{_WORKED_IN}.{kind}"  # the file's own name could be anything
        source.write_bytes(data)
        if program is not None:
            return _by_libre_office(program, source, path, seconds, tick)
        from cchc_desktop.importing.word_program import save_by_word, word_is_installed

        if sys.platform == "win32" and word_is_installed():
            target = folder / f"{_WORKED_IN}.docx"
            reason = save_by_word(source, target, seconds, tick)
            return _result(target, path, "Microsoft Word", reason)
    raise KnownError(ErrorCode.CONVERTER_MISSING, path=path, suffix=f".{kind}")


def _by_libre_office(program: Path, source: Path, path: str, seconds: float, tick: Tick) -> bytes:
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=item, name=name, value=value) for item, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
    command = [
        str(program), "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    try:
        in_time = run_limited(command, source.parent, seconds, _environment(source.parent), tick)
    except OSError:
        reason = "failed"
    else:
        reason = "" if in_time else "time"
    return _result(source.with_suffix(".docx"), path, "LibreOffice", reason)


def _environment(folder: Path) -> dict[str, str]:
    """Without a display to open windows on, all its files in our folder, and no way to the network by a proxy."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    own = {"TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    own |= {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")}
    return kept | nowhere | own


def _result(target: Path, path: str, program: str, reason: str) -> bytes:
    if not reason and target.is_file() and (data := target.read_bytes()):
        return data
    raise KnownError(ErrorCode.CONVERTER_FAILED, path=path, program=program, reason=reason or "failed")


def libre_office() -> Path | None:
    """The program of an installed LibreOffice."""
    for candidate in _candidates():
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return candidate
    return None


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from map(Path, _PLACES)
    opt = Path("/opt")
    if opt.is_dir():
        yield from sorted(opt.glob("libreoffice*/program/soffice"), reverse=True)
    for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield Path(folder, _WINDOWS_PLACE)
