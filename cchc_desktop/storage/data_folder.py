"""Where this user's safety copies and working copies lie: on the PC's own disk, one folder a plan."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_data_path

OTHER_FOLDER = "CCHC_DATA_FOLDER"
_STEM_LETTERS = 40


def data_folder() -> Path:
    """The program's folder of this user, not made yet (XDG_DATA_HOME, %LOCALAPPDATA%).

    The variable ``CCHC_DATA_FOLDER`` names another: for a program that is carried about, and for the self-test.
    """
    named = os.environ.get(OTHER_FOLDER)
    return Path(named) if named else user_data_path("cchc-desktop", appauthor=False)


def folder_of(kind: str, plan: Path) -> Path:
    """The folder of one plan among the ``kind`` ("copies", "shared"); not made yet.

    The name begins with the plan's, for people, and ends with a digest of its whole path, which tells plans apart.
    """
    where = os.path.normcase(os.path.abspath(plan))
    stem = "".join(c if c.isalnum() or c in " -_." else "-" for c in plan.stem)[:_STEM_LETTERS].strip(" .")
    key = blake2b(where.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return data_folder() / kind / f"{stem}-{key}"
