"""Random changes to a form, as a user of the designer makes them, for property tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from cchc_desktop.core import form_edits
from cchc_desktop.core.forms import ITEM_COLUMNS, ROW_NUMBER, Counter, Form
from cchc_desktop.core.grid import Align
from cchc_desktop.core.margins import Margins
from cchc_desktop.core.plan import Plan

Change = Callable[[Form], Form]
HEADERS = (
    "Ai làm",
    "Mốc",
    "Sản phẩm chính",
    "Nguồn vốn {year}",
    "Nội dung\ncông việc",
    "(9) Địa bàn",
    "KẾT QUẢ ĐẦU RA",
)
SIGNS = (". ", ") ", " - ", " ")
PATTERNS = ("{n}", "1.{n}", "NV{n}", "4-{n}a")


@st.composite
def changed(draw: st.DrawFn, form: Form, plan: Plan | None = None, most: int = 8) -> Form:
    """The form after some changes."""
    for _ in range(draw(st.integers(0, most))):
        form = draw(changes(form, plan))(form)
    return form


def changes(form: Form, plan: Plan | None = None) -> st.SearchStrategy[Change]:
    """One change that fits the form as it is."""
    keys = st.sampled_from(form.column_keys)
    headers = st.sampled_from(HEADERS)
    hidden = form_edits.hidden_columns(form, plan)
    mm = st.integers(0, 400).map(lambda tenths: tenths / 10)
    return st.one_of(
        st.builds(lambda key, text: lambda f: form_edits.set_header(f, key, text), keys, headers),
        st.builds(lambda key, mm: lambda f: form_edits.set_width(f, key, mm), keys, st.floats(1, 400)),
        st.builds(lambda key, align: lambda f: form_edits.set_align(f, key, align), keys, st.sampled_from(Align)),
        st.builds(lambda key, step: lambda f: form_edits.move(f, key, step), keys, st.sampled_from((-1, 1))),
        st.builds(lambda key: lambda f: form_edits.hide(f, key), keys),
        st.builds(lambda col: lambda f: form_edits.show(f, col), st.sampled_from(hidden)) if hidden else st.just(same),
        st.builds(lambda text: lambda f: form_edits.add_free(f, text, plan), headers),
        st.builds(lambda key: lambda f: form_edits.remove_free(f, key), keys),
        st.builds(lambda at, mm: lambda f: form_edits.draw_border(f, at, mm), st.integers(-1, 12), st.floats(-99, 99)),
        st.just(form_edits.fit_widths),
        st.builds(lambda o: lambda f: form_edits.set_orientation(f, o), st.sampled_from(("landscape", "portrait"))),
        st.builds(lambda m: lambda f: form_edits.set_margins(f, m), st.none() | st.builds(Margins, *[mm] * 4)),
        st.builds(
            lambda heading, caption: lambda f: form_edits.set_words(f, heading=heading, caption=caption),
            st.sampled_from(("", "PHỤ LỤC", "Biểu")),
            st.sampled_from(("", "(Kèm theo Kế hoạch số {number} {date})", "(Đính kèm)")),
        ),
        numbering(form),
    )


def numbering(form: Form) -> st.SearchStrategy[Change]:
    """Another rule of counting: rows by another level, or codes in front of a level's words."""
    rows = st.builds(
        lambda level, at, style: lambda f: form_edits.set_counter(f, ROW_NUMBER, Counter(level, at, style)),
        st.sampled_from(form_edits.counter_levels(form)),
        st.sampled_from(("appendix", "area")),
        st.sampled_from(("arabic", "roman")),
    )
    if form.is_outline:
        return rows

    def code(key: str, pattern: str, sign: str, on: bool) -> Change:
        def change(f: Form) -> Form:
            f = form_edits.set_counter(f, key, Counter(key, pattern=pattern) if on else None)
            return form_edits.set_sign(f, key, sign if on else "")

        return change

    levels = st.sampled_from([key for key in form.column_keys if key in ITEM_COLUMNS])
    return st.one_of(rows, st.builds(code, levels, st.sampled_from(PATTERNS), st.sampled_from(SIGNS), st.booleans()))


def same(form: Form) -> Form:
    """No change."""
    return replace(form)
