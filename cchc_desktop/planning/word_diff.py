"""Two versions of a text, word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\s+|\w+(?:[./-]\w+)*|[^\w\s]")
_MOST = 4_000  # words of one text; a longer one counts as replaced


class Op(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A run of text with one fate; all but the new ones make the old text, all but those gone the new one."""

    op: Op
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order, what went before what came; whole words, never single letters. Spaces alone do not count."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST:
        return tuple(p for p in (Piece(Op.GONE, old), Piece(Op.NEW, new)) if p.text)
    return tuple(_joined(list(_pieces(before, after))))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    keys = [_key(token) for token in before], [_key(token) for token in after]
    for code in Indel.opcodes(*keys):
        gone, new = before[code.src_start : code.src_end], after[code.dest_start : code.dest_end]
        if code.tag == "equal":
            yield Piece(Op.SAME, "".join(new))
            continue
        if gone:
            yield Piece(Op.GONE, "".join(gone))
        if new:
            yield Piece(Op.NEW, "".join(new))


def _key(token: str) -> str:
    return " " if token.isspace() else token


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Runs of changes with nothing but spaces or one sign between them become one change, gone before new."""
    gone = new = ""
    for place, (op, text) in enumerate(pieces):
        if op is Op.SAME and not (0 < place < len(pieces) - 1 and (gone or new) and _is_glue(text)):
            yield from _change(gone, new)
            yield Piece(op, text)
            gone = new = ""
        else:
            gone += text if op is not Op.NEW else ""
            new += text if op is not Op.GONE else ""
    yield from _change(gone, new)


def _is_glue(text: str) -> bool:
    return not text.strip()


def _change(gone: str, new: str) -> Iterator[Piece]:
    """A change without what both sides have at their ends, and no change at all where only spaces differ."""
    if gone.split() == new.split():
        if new or gone:
            yield Piece(Op.SAME, new)
        return
    head = _common(gone, new)
    tail = _common(gone[head:][::-1], new[head:][::-1])
    if head:
        yield Piece(Op.SAME, new[:head])
    if gone[head : len(gone) - tail]:
        yield Piece(Op.GONE, gone[head : len(gone) - tail])
    if new[head : len(new) - tail]:
        yield Piece(Op.NEW, new[head : len(new) - tail])
    if tail:
        yield Piece(Op.SAME, new[len(new) - tail :])


def _common(one: str, other: str) -> int:
    """How many spaces both begin with."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count] and one[count].isspace():
        count += 1
    return count
