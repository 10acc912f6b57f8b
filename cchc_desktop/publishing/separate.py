"""A plan in several files: the text in one, every appendix in one of its own beside it, named after its heading.

Each file is signed for itself (Decree 30/2020, Phụ lục I, mục II.8.b).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing.export import Render, Report, Wish, Write, suffix_of, writer_for
from cchc_desktop.publishing.file_names import appendix_name

WITH_TEXT = (".docx", ".pdf")  # kinds that hold the text too


def paths_of(plan: Plan, target: Path) -> list[tuple[Path, Wish]]:
    """The files that ``target`` stands for, and what goes into each; raises KnownError(TARGET_UNSUPPORTED).

    Where the plan has a text and the kind can hold it, that is ``target`` itself.
    """
    suffix = suffix_of(target)
    files = [(target, Wish("body"))] if suffix in WITH_TEXT and plan.body is not None else []
    stem = target.name[: len(target.name) - len(suffix)]
    for position, appendix in enumerate(plan.appendices if plan.form.columns else ()):
        name = f"{stem} - {appendix_name(plan, appendix)}{target.name[len(stem) :]}"
        files.append((target.with_name(name), Wish("appendix", position)))
    return files


def writers_of(
    plan: Plan, target: Path, wish: Wish, render: Render | None = None, report: Report | None = None
) -> Iterator[tuple[Path, Write]]:
    """One file after the other, laid out when asked for; ``wish`` says how, its part and appendix mean nothing."""
    suffix = suffix_of(target)
    for path, what in paths_of(plan, target):
        alone = replace(wish, part=what.part, appendix=what.appendix)
        yield path, writer_for(plan, suffix, alone, render, report)


def existing(files: Sequence[tuple[Path, Wish]], but: Path) -> list[Path]:
    """Those of the files that are there already, the one named left out."""
    return [path for path, _ in files if path != but and path.exists()]
