"""A form of its own for a table that none of the known forms is like: its columns and headers as the table has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.core.forms import Form
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity

NEW_FORM = "imported"  # the id of a form made at an import
_LIKE = 0.5  # share of columns that two forms have in common, from which they are of one kind
_NAME = "Biểu mẫu theo tệp đã nhập: {}"
_LONGEST = 120


def is_like(form: Form, base: Form) -> bool:
    """Whether the form of a table is the base with a few columns more, less or moved."""
    mine = {column.key for column in form.columns}
    theirs = {column.key for column in base.columns}
    return len(mine & theirs) >= _LIKE * len(mine | theirs)


def made_new(form: Form, base: Form, issues: Sequence[Issue], row: int) -> tuple[Form, list[Issue]]:
    """The form under a name of its own, and the issues without the columns that the base has and the table lacks."""
    headers = ", ".join(" ".join(column.header.split()) for column in form.columns)
    name = _NAME.format(headers if len(headers) <= _LONGEST else f"{headers[: _LONGEST - 1]}…")
    params = {"form": name, "other": base.name}
    told = Issue(IssueCode.FORM_NEW, Severity.WARNING, Place(row), params)
    kept = [issue for issue in issues if issue.code is not IssueCode.COLUMN_MISSING]
    return replace(form, id=NEW_FORM, name=name, description=""), [told, *kept]
