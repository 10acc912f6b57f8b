"""What can be chosen from: the shipped forms, the user's own forms, the sample plan. For window and command line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cchc_desktop import resources
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange_read import plan_from_json
from cchc_desktop.core.forms import Form, parse_form
from cchc_desktop.core.plan import Plan

APP_NAME = "cchc-desktop"
SAMPLE_PLAN = "samples/ke-hoach-2027.json"
SAMPLE_LAST_YEAR = "samples/ke-hoach-2026.json"
SAMPLE_PAR_INDEX = "samples/par-index-2027.json"
SAMPLE_PROGRAMME = "samples/chuong-trinh-2026-2030.json"
SAMPLE_BY_OBJECTIVE = "samples/ke-hoach-theo-muc-tieu-2027.json"
SAMPLE_TWO_DATES = "samples/ke-hoach-hai-moc-thoi-gian-2027.json"
SAMPLE_COMMUNE = "samples/ke-hoach-xa-2027.json"
SAMPLES = (  # in the order in which they are offered: one of every form, one of a commune, one of last year
    SAMPLE_PLAN, SAMPLE_BY_OBJECTIVE, SAMPLE_TWO_DATES, SAMPLE_COMMUNE, SAMPLE_PAR_INDEX, SAMPLE_PROGRAMME,
    SAMPLE_LAST_YEAR,
)  # fmt: skip
SAMPLE_WORD_FILE = "samples/ke-hoach-nam-truoc.docx"  # SAMPLE_LAST_YEAR as a Word file, to try an import with
_LARGEST_FORM = 1_000_000  # bytes; a form has some 3,000


def _no_files() -> Mapping[str, Path]:
    return {}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The forms by id, shipped ones first; ``own`` are the user's, ``files`` where they lie; ``faults`` tell of files
    that are no form."""

    forms: dict[str, Form]
    own: frozenset[str] = frozenset()
    faults: tuple[KnownError, ...] = ()
    files: Mapping[str, Path] = field(default_factory=_no_files)

    def form(self, form_id: str) -> Form:
        """The form with this id; raises KnownError(FORM_UNKNOWN)."""
        try:
            return self.forms[form_id]
        except KeyError:
            raise KnownError(ErrorCode.FORM_UNKNOWN, form=form_id) from None


@cache
def shipped_forms() -> tuple[Form, ...]:
    """The forms that come with the program."""
    names = [name for name in resources.names("forms") if name.endswith(".toml")]
    return tuple(parse_form(resources.read_text(name), name) for name in names)


def own_forms_folder() -> Path:
    """Where the user's own form files (*.toml) are looked for; the folder need not exist."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "forms"


def own_directory_file() -> Path:
    """The user's own rows of the directory of agencies (:mod:`cchc_desktop.planning.directory`); it need not exist."""
    return own_forms_folder().parent / "danh-muc-co-quan.csv"


def load(folder: Path | None = None) -> Catalogue:
    """All forms: the shipped ones, and those in ``folder`` (else the user's own).

    A file that is no form, or that takes the id of another form, becomes a fault and hinders nothing.
    """
    forms = {form.id: form for form in shipped_forms()}
    files: dict[str, Path] = {}
    faults: list[KnownError] = []
    for path in _form_files(own_forms_folder() if folder is None else folder):
        try:
            form = read_form(path)
            if form.id in forms:
                raise KnownError(ErrorCode.FORM_INVALID, form=path.name, detail=f"the id {form.id} is taken")
            forms[form.id] = form
            files[form.id] = path
        except KnownError as fault:
            faults.append(fault)
    return Catalogue(forms, frozenset(files), tuple(faults), files)


def _form_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.toml") if path.is_file())
    except OSError:
        return []


def read_form(path: Path) -> Form:
    """The form in a file; raises KnownError(FORM_INVALID), also where the file cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FORM + 1)
        if len(raw) > _LARGEST_FORM:
            raise ValueError("too large")
        return parse_form(raw.decode("utf-8-sig"), path.name)
    except (OSError, ValueError) as error:
        raise KnownError(ErrorCode.FORM_INVALID, form=path.name, detail=str(error)) from None


def sample_plan(name: str = SAMPLE_PLAN) -> Plan:
    """A shipped sample plan, read the way any exchange file is read."""
    forms = {form.id: form for form in shipped_forms()}
    return plan_from_json(json.loads(resources.read_text(name)), forms, name)
