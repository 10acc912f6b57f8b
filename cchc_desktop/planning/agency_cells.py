"""A cell of agencies with some of them renamed or dropped: lists keep their form, nobody is named twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.core.agencies import AgencyCell, Mention, agency_key
from cchc_desktop.core.loose import loose


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new text, and the names that fell out because they stood there twice."""

    text: str
    doubled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A mention with what stands between it and the one before, and with the scope behind it."""

    mention: Mention
    name: str  # the new whole name
    between: str  # without the head of a list
    tail: str
    alone: bool = False  # what it leant on fell out: "cấp xã" behind "UBND cấp huyện"

    @property
    def renamed(self) -> bool:
        return self.name != self.mention.name


def rewritten(cell: AgencyCell, names: Mapping[int, str]) -> Rewritten:
    """The cell with new whole names for some mentions (by index); "" drops one, with its scope.

    A mention that by its new name says what another says falls out, unless it has a scope of its own.
    """
    names = {i: name for i, name in names.items() if name != cell.mentions[i].name}
    if not names:
        return Rewritten(cell.text)
    gaps = cell.gaps
    seen = {mention.key for i, mention in enumerate(cell.mentions) if i not in names}
    doubled: list[str] = []
    pieces: list[_Piece] = []
    kept = -1
    strongest = ""
    for i, mention in enumerate(cell.mentions):
        name = names.get(i, mention.name)
        between = _between(cell, gaps, i)
        strongest = between if kept == i - 1 or ";" in between else strongest or between
        if i in names and name and not mention.scope:
            if agency_key(name) in seen:
                doubled.append(name)
                continue
            seen.add(agency_key(name))
        if name:
            pieces.append(_Piece(mention, name, strongest, _tail(cell, gaps, i), kept < i - 1))
            kept = i
    return Rewritten(_joined(cell, gaps, pieces), tuple(doubled))


def _tail(cell: AgencyCell, gaps: Sequence[str], index: int) -> str:
    """The scope behind a mention, with the blank in front of it."""
    scope, gap = cell.mentions[index].scope, gaps[index + 1]
    place = gap.find(scope) if scope else -1
    return gap[: place + len(scope)] if place >= 0 else ""


def _between(cell: AgencyCell, gaps: Sequence[str], index: int) -> str:
    gap = gaps[index]
    if index:
        gap = gap[len(_tail(cell, gaps, index - 1)) :]
    head = cell.mentions[index].list_head.strip()
    return gap[: gap.rfind(head)] if head and head in gap else gap


def _joined(cell: AgencyCell, gaps: Sequence[str], pieces: list[_Piece]) -> str:
    if not pieces:
        return ""
    out = _between(cell, gaps, 0)
    begin = len(out)
    for number, block in enumerate(_blocks(cell, gaps, pieces)):
        out += ("" if not number else block[0].between or "; ") + _block_text(block)
    if cell.text[begin : begin + 1].isupper():
        out = out[:begin] + out[begin : begin + 1].upper() + out[begin + 1 :]
    return out + gaps[-1][len(_tail(cell, gaps, len(cell.mentions) - 1)) :]


def _blocks(cell: AgencyCell, gaps: Sequence[str], pieces: list[_Piece]) -> list[list[_Piece]]:
    """Single mentions, and the mentions of a list; a new name that does not fit into its list stands behind it."""
    blocks: list[list[_Piece]] = []
    waiting: list[list[_Piece]] = []
    last = -1
    for piece in pieces:
        number = _list_number(cell, gaps, piece.mention)
        if number != last or number < 0:
            blocks += waiting
            waiting = []
        fits = number < 0 or not piece.renamed or loose(piece.name).startswith(_kind(piece.mention.list_head))
        if not fits:
            waiting.append([replace(piece, between="; ", mention=replace(piece.mention, list_head=""))])
        elif number >= 0 and number == last and blocks and _list_number(cell, gaps, blocks[-1][0].mention) == number:
            blocks[-1].append(piece)
        else:
            blocks.append([replace(piece, between=_between(cell, gaps, number)) if number >= 0 else piece])
        last = number
    return blocks + waiting


def _list_number(cell: AgencyCell, gaps: Sequence[str], mention: Mention) -> int:
    """Which list of the cell a mention stands in, by the index of its first member; -1 for none."""
    if not mention.list_head:
        return -1
    index = cell.mentions.index(mention)
    while index and mention.list_head.strip() not in gaps[index] and cell.mentions[index - 1].list_head:
        index -= 1
    return index


def _kind(head: str) -> str:
    """ "so " of "các Sở: "."""
    return loose(head).removeprefix("cac ").strip(" :").split(",")[0] + " "


def _block_text(block: list[_Piece]) -> str:
    head = block[0].mention.list_head
    if not head:
        piece = block[0]
        return (piece.name if piece.renamed or piece.alone else piece.mention.text) + piece.tail
    kind = _kind(head)
    if len(block) == 1:
        return block[0].name + block[0].tail
    inner = next((piece.between for piece in block[1:] if piece.between.strip(" ")), ", ")
    out = head if head.endswith(" ") else f"{head} "
    for number, piece in enumerate(block):
        short = piece.name[len(kind) :] if loose(piece.name).startswith(kind) else piece.name
        out += (
            ("" if not number else piece.between or inner)
            + (short if piece.renamed else piece.mention.text)
            + piece.tail
        )
    return out
