"""ColumnChoice: which columns of a form the table on screen shows, in which order, and which stay in sight. No Qt.

Only the view: what is printed is the form's. The columns of the levels stay side by side in their order, because the
cells of an item reach over its rows and over the next level's column; the block they make is moved as one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from cchc_desktop.core.forms import ITEM_COLUMNS, ROW_NUMBER, Column, Form

NO_COLUMN = ""  # as ``fixed``: no column stays in sight


def _no_widths() -> Mapping[str, float]:
    return {}


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What the user chose for the tables of one form.

    ``order``: keys of the form's columns in the order wanted; columns that it does not name follow where the form has
    them. ``fixed``: all columns up to this one stay in sight; "" = none; None = the number and the deepest name.
    ``widths`` in millimetres, empty = fitted to the window.
    """

    hidden: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    fixed: str | None = None
    widths: Mapping[str, float] = field(default_factory=_no_widths)

    def shown(self, form: Form) -> Form:
        """The form as the table shows it; the very same object where nothing is hidden or moved."""
        columns = tuple(column for column in self._ordered(form) if not self._is_hidden(form, column.key))
        return form if columns == form.columns else replace(form, columns=columns)

    def columns(self, form: Form) -> tuple[Column, ...]:
        """All columns in the order of the screen, hidden ones among them."""
        return tuple(self._ordered(form))

    def is_hidden(self, form: Form, key: str) -> bool:
        """True where a column is not shown."""
        return self._is_hidden(form, key)

    def can_hide(self, form: Form, key: str) -> bool:
        """False for the last column in which items say their words: the table would show nothing to stand on."""
        left = [k for k in form.level_columns if not self._is_hidden(form, k) and k != key]
        return bool(left) or key not in form.level_columns

    def hide(self, form: Form, key: str, *, hidden: bool = True) -> ColumnChoice:
        """A column hidden, or shown again; unchanged where it must stay."""
        if hidden and not self.can_hide(form, key):
            return self
        return replace(self, hidden=self.hidden | {key} if hidden else self.hidden - {key})

    def show_all(self) -> ColumnChoice:
        """Nothing hidden."""
        return replace(self, hidden=frozenset())

    def move(self, form: Form, key: str, step: int) -> ColumnChoice:
        """A column one place to the left (-1) or right (1) among those shown; unchanged at the border."""
        blocks = _blocks(self._ordered(form))
        seen = [i for i, block in enumerate(blocks) if any(not self._is_hidden(form, c.key) for c in block)]
        here = next(i for i, block in enumerate(blocks) if any(c.key == key for c in block))
        place = seen.index(here) + step if here in seen else -1
        if not 0 <= place < len(seen):
            return self
        moved = blocks.pop(here)
        blocks.insert(seen[place], moved)
        return replace(self, order=tuple(column.key for block in blocks for column in block))

    def can_move(self, form: Form, key: str, step: int) -> bool:
        """True where :meth:`move` would change something."""
        return self.move(form, key, step) is not self

    def block(self, form: Form, key: str) -> tuple[str, ...]:
        """The keys of the columns that move together with a column, hidden ones among them."""
        return next(tuple(c.key for c in b) for b in _blocks(self._ordered(form)) if any(c.key == key for c in b))

    def starts_block(self, form: Form, key: str) -> bool:
        """True where a column may be set in front of this one: not between the columns of the levels that are shown."""
        return next((k for k in self.block(form, key) if not self._is_hidden(form, k)), "") == key

    def move_before(self, form: Form, key: str, before: str | None) -> ColumnChoice:
        """A column, and what moves with it, in front of another that starts a block; None: behind all others.

        The very same choice where nothing changes or the place is none.
        """
        moved, ordered = self.block(form, key), [column.key for column in self._ordered(form)]
        if before in moved or (before is not None and not self.starts_block(form, before)):
            return self
        left = [k for k in ordered if k not in moved]
        at = len(left) if before is None else left.index(self.block(form, before)[0])
        order = (*left[:at], *moved, *left[at:])
        changed = replace(self, order=order)
        return self if changed.shown(form) == self.shown(form) else changed

    def fixed_keys(self, form: Form) -> tuple[str, ...]:
        """The columns of the shown form that stay in sight when it is scrolled sideways."""
        keys = self.shown(form).column_keys
        if self.fixed is None:
            names = [key for key in keys if key in ITEM_COLUMNS]
            return tuple(key for key in keys if key == ROW_NUMBER or key in names[-1:])
        return keys[: keys.index(self.fixed) + 1] if self.fixed in keys else ()

    @property
    def is_default(self) -> bool:
        """True where nothing was chosen."""
        return self == ColumnChoice()

    def _is_hidden(self, form: Form, key: str) -> bool:
        levels = form.level_columns
        if key in levels and all(level in self.hidden for level in levels):
            return key != levels[-1]  # kept from an older form: one must be there
        return key in self.hidden

    def _ordered(self, form: Form) -> Sequence[Column]:
        if not self.order:
            return form.columns
        place = {key: number for number, key in enumerate(self.order)}
        columns = list(form.columns)
        known = sorted((c for c in columns if c.key in place), key=lambda c: place[c.key])
        result: list[Column] = []
        for column in columns:  # a column that is new in the form keeps its place in it
            result.append(known.pop(0) if column.key in place else column)
        return _together(result)

    # ---- kept between two starts

    def to_text(self) -> str:
        """As one line for the settings."""
        data = {"hidden": sorted(self.hidden), "order": self.order, "fixed": self.fixed, "widths": dict(self.widths)}
        return json.dumps(data, ensure_ascii=False)


def choice_from_text(text: str) -> ColumnChoice:
    """What :meth:`ColumnChoice.to_text` made; a text that is none gives the default."""
    try:
        data: Any = json.loads(text)
        widths = cast("dict[object, object]", data["widths"])
        fixed = data["fixed"]
        return ColumnChoice(
            frozenset(map(str, data["hidden"])),
            tuple(map(str, data["order"])),
            fixed if fixed is None else str(fixed),
            {str(key): float(cast(float, mm)) for key, mm in widths.items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ColumnChoice()


Changed = Callable[[ColumnChoice], object]


def _blocks(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns one by one; those of the levels, side by side, together."""
    blocks: list[list[Column]] = []
    for column in columns:
        if column.key in ITEM_COLUMNS and blocks and blocks[-1][-1].key in ITEM_COLUMNS:
            blocks[-1].append(column)
        else:
            blocks.append([column])
    return blocks


def _together(columns: Sequence[Column]) -> list[Column]:
    """The columns of the levels in their order, at the place of the first of them."""
    levels = sorted((c for c in columns if c.key in ITEM_COLUMNS), key=lambda c: ITEM_COLUMNS.index(c.key))
    result: list[Column] = []
    for column in columns:
        if column.key not in ITEM_COLUMNS:
            result.append(column)
        elif levels:
            result += levels
            levels = []
    return result
