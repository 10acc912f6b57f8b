"""Two versions of a text, word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\s+|\w+(?:[./-]\w+)*|[^\w\s]")
_PARTING = frozenset((*",;.:()", "và"))
_FARTHEST = 24  # tokens that a change may be told further to the left
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
    runs = list(_runs(before, after))
    for place in range(1, len(runs)):
        _slide(runs, place)
    return tuple(_joined([Piece(op, "".join(tokens)) for op, tokens in runs if tokens]))


_Run = tuple[Op, list[str]]


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[_Run]:
    keys = [_key(token) for token in before], [_key(token) for token in after]
    for code in Indel.opcodes(*keys):
        gone, new = before[code.src_start : code.src_end], after[code.dest_start : code.dest_end]
        if code.tag == "equal":
            yield Op.SAME, list(new)
            continue
        if gone:
            yield Op.GONE, list(gone)
        if new:
            yield Op.NEW, list(new)


def _slide(runs: list[_Run], place: int) -> None:
    """Moves a run between two that stayed to the left where it then is a whole phrase: "cấp huyện," and not
    "huyện, cấp" of "UBND cấp huyện, cấp xã"."""
    op, tokens = runs[place]
    before = runs[place - 1]
    behind: list[str] = runs[place + 1][1] if place + 1 < len(runs) else []
    if op is Op.SAME or before[0] is not Op.SAME or (place + 1 < len(runs) and runs[place + 1][0] is not Op.SAME):
        return
    head, run, tail = list(before[1]), list(tokens), list(behind)
    best, score = (head, run, tail), _wholeness(head, run, tail)
    for _ in range(min(_FARTHEST, len(head))):
        if head[-1] != run[-1]:
            break
        head, run, tail = head[:-1], [head[-1], *run[:-1]], [run[-1], *tail]
        if (here := _wholeness(head, run, tail)) > score:
            best, score = (head, run, tail), here
    if best[0] != before[1]:
        runs[place - 1], runs[place] = (Op.SAME, best[0]), (op, best[1])
        if place + 1 < len(runs):
            runs[place + 1] = Op.SAME, best[2]
        else:
            runs.append((Op.SAME, best[2]))


def _wholeness(head: Sequence[str], run: Sequence[str], tail: Sequence[str]) -> int:
    """How much a run looks like a phrase of a list: it begins and ends where signs part the words."""
    words = [token for token in run if not token.isspace()]
    if not words:
        return 0
    behind = next((token for token in tail if not token.isspace()), ".")
    ahead = next((token for token in reversed(head) if not token.isspace()), ".")
    begins, ends = ahead in _PARTING, behind in _PARTING
    with_sign, to_sign = words[0] in _PARTING, words[-1] in _PARTING
    return 2 * (begins and to_sign) + 2 * (with_sign and ends) + (begins or with_sign) + (ends or to_sign)


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
