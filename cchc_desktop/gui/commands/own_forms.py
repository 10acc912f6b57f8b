"""The user's own forms: keeping, sending on and taking in form files; and the page that a form is shown with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import BinaryIO

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.excerpt import in_form
from cchc_desktop.core.form_edits import set_words
from cchc_desktop.core.form_file import SUFFIX, form_id, form_to_text
from cchc_desktop.core.forms import Form, parse_form
from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing.atomic import WriteFault, write_atomically
from cchc_desktop.publishing.layout import appendix_sheet
from cchc_desktop.publishing.spec import AppendixSheet


def choices() -> catalogue.Catalogue:
    """All forms with a table, shipped ones first."""
    found = catalogue.load()
    return replace(found, forms={key: form for key, form in found.forms.items() if form.columns})


def write(form: Form, path: Path, *, over: bool) -> None:
    """A form as a file; raises KnownError FORM_INVALID or as any writing does."""
    text = form_to_text(form)
    parse_form(text, path.name)  # a form that could not be read again is not written
    raw = text.encode("utf-8")

    def fill(file: BinaryIO) -> None:
        file.write(raw)

    write_atomically(path, fill, replace=over)


def keep(form: Form) -> tuple[Form, Path]:
    """Put a form among the user's own and give it back with its id: a new one unless it is one of them already.

    Raises KnownError where it cannot be written.
    """
    known = catalogue.load()
    if form.id in known.own:
        path = known.files[form.id]
        write(form, path, over=True)
        return form, path
    folder = _folder()
    form = set_words(form, id=_new_id(form, known, folder))
    path = folder / f"{form.id}{SUFFIX}"
    write(form, path, over=False)
    return form, path


def _new_id(form: Form, known: catalogue.Catalogue, folder: Path) -> str:
    return form_id(form.name, {*known.forms, *(file.stem for file in folder.glob(f"*{SUFFIX}"))})


def _folder() -> Path:
    folder = catalogue.own_forms_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise KnownError(ErrorCode.TARGET_FOLDER_MISSING, path=str(folder)) from None
    return folder


def to_send(form: Form) -> Form:
    """The form as others get it: not under the id of one that they have from the program."""
    known = catalogue.load()
    return form if form.id in known.own else set_words(form, id=form_id(form.name, known.forms))


def take_in(path: Path) -> Form:
    """Read a form file and put the form among the user's own; one that says the same as one that is there stays out.

    Raises KnownError.
    """
    form = catalogue.read_form(path)
    known = catalogue.load()
    for other in known.forms.values():
        if set_words(form, id=other.id) == other:
            return other
    return keep(form if form.id not in known.forms else set_words(form, id=""))[0]


def forget(own_id: str) -> None:
    """Take one of the user's own forms away; plans that use it have it with them. Raises KnownError."""
    path = catalogue.load().files.get(own_id)
    try:
        if path is not None:
            path.unlink(missing_ok=True)
    except OSError:
        raise KnownError(ErrorCode.TARGET_NOT_WRITABLE, path=str(path), reason=WriteFault.PERMISSION.value) from None


@cache
def _sample(outline: bool) -> Plan:
    return catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX if outline else catalogue.SAMPLE_PLAN)


def page_of(form: Form, plan: Plan | None, words: Collection[str] = ()) -> AppendixSheet:
    """The beginning of the appendix in a form: with the plan's own rows, else with those of a sample."""
    shown = in_form(plan, _sample(form.is_outline), form, words)
    return appendix_sheet(shown, shown.appendices[0])
